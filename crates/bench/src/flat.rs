//! What a person does costs the same in a large company as in a small one: counted in steps of SQLite, not by the clock.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, anyhow};
use kontor_app::Desk;
use kontor_store::effort::{Effort, watch};
use serde_json::json;

use crate::{firm, grow};

/// Invoices of five lines of the small company.
const INVOICES: usize = 20;
/// Doublings to the company that counts as small (13,000 lines), and to the large one (840,000).
const SMALL: u32 = 6;
const LARGE: u32 = 12;

/// The most steps that each statement took.
type Costs = BTreeMap<String, i32>;

/// Lists, and the orders that an index serves; of the rest at most 50,000 rows are sorted.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "document_list",
        &["number", "party_name", "issued_on", "until_on", "due_on", "state", "net", "gross", "open", "reference"],
    ),
    ("stock_move_list", &["moved_at_ms"]),
    ("payment_list", &["paid_on", "amount"]),
    ("entry_list", &["booked_on"]),
    ("party_list", &["name", "number", "segment"]),
    ("item_list", &["sku", "name"]),
];

fn lists(desk: &Desk) -> Result<()> {
    for (list, columns) in ORDERS {
        for column in std::iter::once(&"").chain(*columns) {
            for descending in [false, true] {
                let sort =
                    if column.is_empty() { json!([]) } else { json!([{ "column": column, "descending": descending }]) };
                let window = json!({ "limit": 100, "sort": sort });
                for kinds in [json!(["invoice"]), json!(["invoice", "credit_note"]), json!([])] {
                    let request = match *list {
                        "document_list" => json!({ "kinds": kinds, "window": window }),
                        _ => window.clone(),
                    };
                    firm::call(desk, list, request)?;
                }
            }
        }
    }
    Ok(())
}

/// A morning: an invoice is written, issued, paid and credited, and looked up.
fn morning(desk: &Desk, number: usize) -> Result<()> {
    let draft = firm::invoice(desk, number)?;
    let invoice = firm::call(desk, "document_issue", draft)?;
    let id = invoice["document"]["id"].clone();
    let payment = json!({ "id": firm::id(&format!("payment {number}")), "party": firm::id("customer"), "method": "bank",
        "amount": { "minor": 1000, "currency": "EUR" }, "paid_on": invoice["document"]["issued_on"], "settling": { "how": "keep" } });
    firm::call(desk, "payment_record", payment)?;
    firm::call(desk, "document_get", json!({ "id": id }))?;
    firm::call(desk, "party_get", json!({ "id": firm::id("customer") }))?;
    let credit = firm::call(desk, "draft_start", json!({ "kind": "credit_note", "source": id }))?;
    let mut body = credit["draft"]["body"].clone();
    body["reason"] = json!("damaged");
    let save = json!({ "id": credit["draft"]["id"], "version": credit["draft"]["version"], "body": body });
    let saved = firm::call(desk, "draft_save", save)?;
    let issue = json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] });
    firm::call(desk, "document_issue", issue)?;
    Ok(())
}

fn costs(folder: &Path, seen: &Arc<Mutex<Costs>>, number: usize) -> Result<Costs> {
    let desk = firm::desk(folder);
    firm::call(&desk, "company_open", json!({ "path": folder.join(firm::FILE) }))?;
    seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
    lists(&desk)?;
    morning(&desk, number)?;
    desk.leave();
    Ok(std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner)))
}

#[test]
fn what_a_person_does_costs_the_same_in_a_large_company() -> Result<()> {
    let seen: Arc<Mutex<Costs>> = Arc::default();
    let noted = Arc::clone(&seen);
    assert!(watch(move |effort: Effort| {
        let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
        let most = noted.entry(effort.statement).or_default();
        *most = (*most).max(effort.steps);
    }));
    let folder = tempfile::tempdir()?;
    let desk = firm::small(folder.path())?;
    for number in 0..INVOICES {
        morning(&desk, number)?;
    }
    desk.leave();
    drop(desk);
    let grown = |doublings: std::ops::Range<u32>| -> Result<i64> {
        let file = firm::raw(folder.path(), firm::FILE)?;
        for doubling in doublings {
            grow::once_more(&file, "main", 1 << doubling, i64::from(1_u32 << doubling) / 16)?;
        }
        Ok(file.query_row("SELECT count(*) FROM document_line", [], |row| row.get(0))?)
    };
    let few = grown(0..SMALL)?;
    let small = costs(folder.path(), &seen, INVOICES)?;
    let many = grown(SMALL..LARGE)?;
    let large = costs(folder.path(), &seen, INVOICES + 1)?;
    assert!(many >= 50 * few, "{few} lines became {many}");

    let mut grew = Vec::new();
    for (statement, now) in &large {
        // Counting ends at fifty thousand rows: its cost has an end of its own.
        let counts = statement.starts_with("SELECT count(*) FROM (SELECT 1");
        let before = small.get(statement).copied().unwrap_or(0);
        if !counts && *now > before.saturating_mul(2).saturating_add(2000) {
            grew.push(format!("{before} -> {now} steps: {statement}"));
        }
    }
    if grew.is_empty() { Ok(()) } else { Err(anyhow!("{few} lines became {many}\n{}", grew.join("\n"))) }
}
