//! The wholesaler's year: its replay beside the same rows written by hand, and what the file answers afterwards.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};
use serde_json::{Value, json};

use crate::changes::Tables;
use crate::figures::{Table, Times};
use crate::{firm, grow};

/// Rows that are read before their writing is timed.
const CHUNK: usize = 5_000;
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
    let raw = by_hand(folder)?;
    let rows = report["rows"].as_u64().unwrap_or_default();
    table.ratio(&format!("replay of the year ({rows} lines), processor time"), ms(ours), ms(raw), 3.0);
    table.amount("replay of the year, peak memory (MB)", peak, 300.0);
    questions(folder, firm::FILE, table)
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

/// The same tables, indexes and triggers in an empty file, and every row of the year put into them by a prepared statement.
fn by_hand(folder: &Path) -> Result<Duration> {
    let full = firm::raw(folder, firm::FILE)?;
    let bare = firm::raw(folder, "raw.kontor")?;
    bare.execute_batch("PRAGMA cache_size = -96000")?;
    let schema: Vec<String> = full
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' \
             AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') \
             ORDER BY type = 'trigger', type = 'index', rowid",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for sql in &schema {
        bare.execute_batch(sql).with_context(|| sql.clone())?;
    }
    let begun = cpu();
    bare.execute_batch("BEGIN IMMEDIATE")?;
    let mut spent = cpu().saturating_sub(begun);
    for (name, insert, columns) in Tables::of(&full)?.statements() {
        let mut select = full.prepare(&format!("SELECT * FROM \"{name}\""))?;
        let mut rows = select.query([])?;
        loop {
            let mut chunk: Vec<Vec<Cell>> = Vec::with_capacity(CHUNK);
            while chunk.len() < CHUNK
                && let Some(row) = rows.next()?
            {
                chunk.push((0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?);
            }
            if chunk.is_empty() {
                break;
            }
            let begun = cpu();
            write(&bare, &name, &insert, &chunk)?;
            spent += cpu().saturating_sub(begun);
        }
    }
    let begun = cpu();
    bare.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    Ok(spent + cpu().saturating_sub(begun))
}

fn write(bare: &Connection, name: &str, insert: &str, chunk: &[Vec<Cell>]) -> Result<()> {
    let mut statement = bare.prepare_cached(insert)?;
    let mut index = bare.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?;
    for row in chunk {
        statement.execute(params_from_iter(row))?;
        if name == "search_entry" {
            index.execute((&row[0], &row[3]))?;
        }
    }
    Ok(())
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

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Time that this thread has had the processor; where the system does not tell, the time of day.
fn cpu() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.as_deref().and_then(|text| text.split(' ').next()).and_then(|text| text.parse().ok());
    nanos.map_or_else(
        || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default(),
        Duration::from_nanos,
    )
}

/// The most memory that this process has held, in MB; 0 where the system does not tell.
fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb: f64 = line.and_then(|line| line.split_whitespace().next()).and_then(|kb| kb.parse().ok()).unwrap_or(0.0);
    kb / 1024.0
}
