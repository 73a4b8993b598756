//! What is read all day: first pages of lists, the first screen, search, opening the company.

use std::path::Path;

use anyhow::Result;
use kontor_app::Desk;
use serde_json::{Value, json};

use crate::figures::{Table, Times};
use crate::firm;

const TIMES: usize = 60;

/// Commands of screens on the demo company; plain SQLite reads the same number of rows in the same order.
pub fn measure(desk: Desk, folder: &Path, table: &mut Table) -> Result<()> {
    let invoices = json!({ "kinds": ["invoice"], "window": { "limit": 50 } });
    let raw = "SELECT * FROM document WHERE kind = 'invoice' ORDER BY issued_at_ms DESC LIMIT 50";
    row(&desk, folder, table, ("first page of the invoices, p95", "document_list", invoices), raw)?;
    let parties = json!({ "limit": 50 });
    let raw = "SELECT * FROM party WHERE _del = 0 ORDER BY name LIMIT 50";
    row(&desk, folder, table, ("first page of the contacts, p95", "party_list", parties), raw)?;
    let raw = "SELECT * FROM search_entry JOIN search ON search.rowid = entry WHERE search MATCH '\"coffee\"' LIMIT 20";
    row(&desk, folder, table, ("search for a word, p95", "search_all", json!({ "words": "coffee" })), raw)?;
    let raw = "SELECT sum(net_minor) FROM document WHERE kind = 'invoice'";
    row(&desk, folder, table, ("the first screen, p95", "dashboard", json!({})), raw)?;
    drop(desk);
    let mut open = Times::default();
    for _ in 0..10 {
        let desk = firm::desk(folder);
        open.of(|| firm::call(&desk, "company_open", json!({ "path": folder.join(firm::FILE) })))?;
    }
    let mut plain = Times::default();
    for _ in 0..10 {
        plain.of(|| firm::raw(folder, firm::FILE))?;
    }
    table.fact("open the demo company, p50", open.percentile(50), Some(plain.percentile(50)));
    Ok(())
}

fn row(desk: &Desk, folder: &Path, table: &mut Table, ask: (&str, &str, Value), raw: &str) -> Result<()> {
    let (what, command, request) = ask;
    let mut ours = Times::default();
    for _ in 0..TIMES {
        ours.of(|| firm::call(desk, command, request.clone()))?;
    }
    let connection = firm::raw(folder, firm::FILE)?;
    let mut plain = Times::default();
    for _ in 0..TIMES {
        plain.of(|| read(&connection, raw))?;
    }
    table.fact(what, ours.percentile(95), Some(plain.percentile(95)));
    Ok(())
}

/// Takes every cell of every row, as a program that shows them would.
fn read(connection: &rusqlite::Connection, sql: &str) -> Result<usize> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut cells = 0;
    while let Some(row) = rows.next()? {
        for at in 0..columns {
            let _cell: rusqlite::types::Value = row.get(at)?;
            cells += 1;
        }
    }
    Ok(cells)
}
