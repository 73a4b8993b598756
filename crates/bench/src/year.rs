//! The wholesaler's year: its replay beside the same rows written by hand, and what the file answers afterwards.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use crate::figures::{Table, Times};
use crate::hand::{Guards, by_hand, cpu, ms, peak_memory};
use crate::{firm, grow, guards, safety};

/// How often a list is asked for, and how often a report.
const LISTED: usize = 30;
const REPORTED: usize = 5;

/// Replays the year, writes its rows by hand, and asks what people ask.
pub fn measure(folder: &Path, year: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(folder)?;
    let folder = folder.path();
    let desk = firm::desk(folder);
    firm::call(&desk, "company_create", wholesaler(&folder.join(firm::FILE)))?;
    let begun = cpu();
    let report = firm::call(&desk, "import_online_retail", json!({ "path": year }))?;
    let ours = cpu().saturating_sub(begun);
    let peak = peak_memory();
    drop(desk);
    let raw = by_hand(folder, "raw.kontor", Guards::On)?;
    let rows = report["rows"].as_u64().unwrap_or_default();
    table.ratio(&format!("replay of the year ({rows} lines), processor time"), ms(ours), ms(raw), 3.0);
    table.amount("replay of the year, peak memory (MB)", peak, 300.0);
    guards::measure(folder, ours, raw, table)?;
    questions(folder, firm::FILE, table)?;
    safety::measure(folder, table)
}

/// Makes ten years of the one that was replayed into a folder, and asks the same of them.
pub fn ten(folder: &Path, table: &mut Table) -> Result<()> {
    const GROWN: &str = "ten.kontor";
    grow::years(folder, firm::FILE, GROWN, 10)?;
    questions(folder, GROWN, table)
}

fn wholesaler(path: &Path) -> Value {
    json!({
        "name": "Online Retail", "street": "not stated", "postal_code": "not stated", "city": "London", "country": "GB",
        "language": "en", "currency": "GBP", "tax_number": "not stated", "user_name": "Administrator", "path": path,
    })
}

/// What people ask of a year, warm, each beside its goal.
fn questions(folder: &Path, company: &str, table: &mut Table) -> Result<()> {
    let desk = firm::desk(folder);
    firm::call(&desk, "company_open", json!({ "path": folder.join(company) }))?;
    let span = json!({ "from": "2010-12-01", "until": "2011-12-31" });
    let with = |key: &str, value: Value| {
        let mut request = span.clone();
        request[key] = value;
        request
    };
    let lists: [(&str, &str, Value); 7] = [
        ("contacts by name", "party_list", json!({ "sort": [{ "column": "name" }] })),
        ("contacts by balance", "party_list", json!({ "sort": [{ "column": "balance", "descending": true }] })),
        ("invoices", "document_list", json!({ "kinds": ["invoice"] })),
        (
            "invoices by customer",
            "document_list",
            json!({ "kinds": ["invoice"], "window": { "sort": [{ "column": "party_name" }] } }),
        ),
        (
            "invoices by amount",
            "document_list",
            json!({ "kinds": ["invoice"], "window": { "sort": [{ "column": "gross" }] } }),
        ),
        ("items", "item_list", json!({})),
        ("moves of goods", "stock_move_list", json!({})),
    ];
    for (name, command, request) in lists {
        let times = asked(&desk, command, &request, LISTED)?;
        table.limit(&format!("first page: {name}, p95"), times.percentile(95), None, 10.0);
    }
    for text in ["heart", "536365", "white hanging"] {
        let times = asked(&desk, "search_all", &json!({ "words": text }), LISTED)?;
        table.limit(&format!("search \"{text}\", p95"), times.percentile(95), None, 10.0);
    }
    let reports = [
        ("receivables by age", "report_receivables_ageing", json!({ "on": "2011-12-09" })),
        ("trial balance", "trial_balance", span.clone()),
        ("stock value", "report_stock_value", json!({})),
        ("sales by month", "report_sales", with("group", json!("month"))),
        ("sales by customer", "report_sales", with("group", json!("customer"))),
        ("sales by item", "report_sales", with("group", json!("item"))),
    ];
    for (name, command, request) in reports {
        let times = asked(&desk, command, &request, REPORTED)?;
        table.limit(&format!("{name}, p50"), times.percentile(50), None, 50.0);
    }
    Ok(())
}

fn asked(desk: &kontor_app::Desk, command: &str, request: &Value, count: usize) -> Result<Times> {
    let mut times = Times::default();
    firm::call(desk, command, request.clone())?;
    for _ in 0..count {
        times.of(|| firm::call(desk, command, request.clone()))?;
    }
    Ok(times)
}
