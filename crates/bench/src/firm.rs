//! The companies that are measured: real files, real keys, the ordinary commands.

use std::path::Path;

use anyhow::{Result, anyhow};
use kontor_app::{Desk, Place};
use kontor_core::id::Id;
use kontor_desk::{KeyPlaces, SystemHost};
use rusqlite::Connection;
use serde_json::{Value, json};

/// The name of the company file in its folder.
pub const FILE: &str = "firm.kontor";
/// The name of its key file.
pub const KEY: &str = "firm.key";

/// A program whose companies and keys lie in that folder.
pub fn desk(folder: &Path) -> Desk {
    let keys = KeyPlaces::new().in_file(folder.join(KEY));
    Desk::new(Box::new(SystemHost), Box::new(keys), Place::in_folder(folder))
}

/// Runs a command that must work.
pub fn call(desk: &Desk, name: &str, request: Value) -> Result<Value> {
    desk.call(name, request).map_err(|error| anyhow!("{name}: {error}"))
}

/// The demo company.
pub fn demo(folder: &Path) -> Result<Desk> {
    let desk = desk(folder);
    call(&desk, "demo_create", json!({ "language": "en", "currency": "EUR", "path": folder.join(FILE) }))?;
    Ok(desk)
}

/// A company with one customer and five items, with goods in stock.
pub fn small(folder: &Path) -> Result<Desk> {
    let desk = desk(folder);
    let founding = json!({
        "name": "Nordwind Handel GmbH", "street": "Speicherstr. 5", "postal_code": "20457", "city": "Hamburg", "country": "DE",
        "language": "de", "currency": "EUR", "vat_id": "DE136695976", "user_name": "Anna", "path": folder.join(FILE),
    });
    call(&desk, "company_create", founding)?;
    let party = json!({ "id": id("customer"), "kind": "organisation", "name": "Seestern Feinkost", "customer": true });
    let address = json!({ "id": id("address"), "party": id("customer"), "usage": "billing", "street": "Hafenstr. 7",
        "postal_code": "12345", "city": "Seestadt", "country": "DE" });
    call(&desk, "party_save", json!({ "party": party, "addresses": [address] }))?;
    let taxes = call(&desk, "choices", json!({}))?["tax_categories"].clone();
    let standard = taxes.as_array().into_iter().flatten().find(|tax| tax["name"] == "standard");
    let standard = standard.ok_or_else(|| anyhow!("no standard tax"))?["id"].clone();
    for at in 0..5 {
        let item = json!({ "id": item(at), "sku": format!("N-{at}"), "name": format!("Item {at}"), "kind": "goods",
            "tax_category": standard, "unit": "C62", "active": true });
        call(&desk, "item_save", json!({ "item": item }))?;
    }
    let lines: Vec<Value> =
        (0..5).map(|at| json!({ "item": item(at), "quantity": "1000000", "price": "30" })).collect();
    let draft = draft(&desk, "receipt", &json!({ "kind": "receipt", "party": id("customer"), "lines": lines }))?;
    call(&desk, "document_issue", draft)?;
    Ok(desk)
}

pub fn id(name: &str) -> Id {
    Id::named(&format!("bench/{name}"))
}
fn item(at: u32) -> Id {
    id(&format!("item {at}"))
}

/// An invoice of five lines as a draft: what is needed to issue it.
pub fn invoice(desk: &Desk, number: usize) -> Result<Value> {
    let lines: Vec<Value> =
        (0..5).map(|at| json!({ "item": item(at), "quantity": (at + 1).to_string(), "price": "49.90" })).collect();
    draft(desk, &format!("invoice {number}"), &json!({ "kind": "invoice", "party": id("customer"), "lines": lines }))
}

fn draft(desk: &Desk, name: &str, body: &Value) -> Result<Value> {
    call(desk, "draft_save", json!({ "id": id(name), "body": body }))?;
    Ok(json!({ "draft": id(name), "version": 1 }))
}

/// The same file without the product: plain SQLite with the settings that the product uses.
pub fn raw(folder: &Path, file: &str) -> Result<Connection> {
    let key = std::fs::read_to_string(folder.join(KEY))?;
    let connection = Connection::open(folder.join(file))?;
    connection.execute_batch(&format!("PRAGMA key = \"x'{}'\";", key.trim()))?;
    set_up(connection)
}

/// A file that is not encrypted, with the same settings.
pub fn plain(folder: &Path, file: &str) -> Result<Connection> {
    set_up(Connection::open(folder.join(file))?)
}

fn set_up(connection: Connection) -> Result<Connection> {
    connection.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;",
    )?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}
