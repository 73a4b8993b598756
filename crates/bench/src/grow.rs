//! A company that is older than it is: its papers, moves, payments and entries once more, later, under identities of their own.

use std::path::Path;

use anyhow::Result;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;

use crate::firm;

/// What is repeated. Customers, items, places and accounts stay as they are, and what is open: old claims are paid.
const FACTS: &[&str] = &[
    "document",
    "document_line",
    "document_tax",
    "instalment",
    "document_event",
    "document_status",
    "line_progress",
    "stock_move",
    "stock_move_cost",
    "payment",
    "allocation",
    "entry",
    "entry_line",
    "sale",
    "sale_item",
    "account_month",
];
/// Columns that name something that is repeated.
const REPEATED: &[&str] = &[
    "id",
    "document",
    "document_line",
    "line",
    "source",
    "source_line",
    "revision_of",
    "move",
    "return_of",
    "payment",
    "credit",
    "instalment",
    "refunded",
    "entry",
    "reversal_of",
];
const DAY_MS: i64 = 86_400_000;
/// Weekdays stay weekdays.
const YEAR_DAYS: i64 = 364;

/// A company of so many years from one of one year: the file beside it, with the same key.
pub fn years(folder: &Path, year: &str, grown: &str, count: u32) -> Result<()> {
    std::fs::copy(folder.join(year), folder.join(grown))?;
    let file = firm::raw(folder, grown)?;
    let key = std::fs::read_to_string(folder.join(firm::KEY))?;
    let source = folder.join(year);
    file.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF")?;
    file.execute(&format!("ATTACH ?1 AS year KEY \"x'{}'\"", key.trim()), [source.to_string_lossy()])?;
    for step in 1..count {
        once_more(&file, "year", step, i64::from(step) * YEAR_DAYS)?;
    }
    Ok(())
}

/// Repeats everything of a source once, so many days later. `step` tells the repetition from all others of the file.
pub fn once_more(file: &Connection, source: &str, step: u32, days: i64) -> Result<()> {
    functions(file, step, days)?;
    file.execute_batch(
        "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -96000; PRAGMA temp_store = FILE; BEGIN IMMEDIATE",
    )?;
    for table in FACTS {
        let columns: Vec<(String, String)> = file
            .prepare("SELECT name, type FROM pragma_table_info(?1)")?
            .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let names: Vec<String> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let values: Vec<String> = columns.iter().map(|(name, kind)| value(name, kind)).collect();
        file.execute(
            &format!(
                "INSERT OR IGNORE INTO {table} ({}) SELECT {} FROM {source}.{table}",
                names.join(", "),
                values.join(", ")
            ),
            [],
        )?;
    }
    Ok(file.execute_batch("COMMIT")?)
}

fn value(name: &str, kind: &str) -> String {
    let column = format!("\"{name}\"");
    match kind {
        "BLOB" if REPEATED.contains(&name) => format!("another({column})"),
        "TEXT" if name.ends_with("_on") || name == "month" => format!("later({column})"),
        "TEXT" if name == "number" => format!("renamed({column})"),
        "INTEGER" if name.ends_with("_at_ms") => format!("{column} + later_ms()"),
        _ => column,
    }
}

fn functions(file: &Connection, step: u32, days: i64) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    file.create_scalar_function("later_ms", 0, flags, move |_| Ok(days * DAY_MS))?;
    // The first six bytes of an identity are its milliseconds; the step makes those of one instant differ.
    file.create_scalar_function("another", 1, flags, move |given| {
        let ValueRef::Blob(bytes) = given.get_raw(0) else { return Ok(None) };
        let mut bytes = bytes.to_vec();
        let ms = bytes.iter().take(6).fold(0_i64, |sum, byte| (sum << 8) | i64::from(*byte));
        let ms = ms + days * DAY_MS + i64::from(step);
        for (at, byte) in bytes.iter_mut().take(6).enumerate() {
            *byte = (ms >> (40 - 8 * at)).to_le_bytes()[0];
        }
        Ok(Some(bytes))
    })?;
    file.create_scalar_function("later", 1, flags, move |given| {
        let text: Option<String> = given.get(0)?;
        Ok(text.map(|text| shifted(&text, days)))
    })?;
    Ok(file.create_scalar_function("renamed", 1, flags, move |given| {
        let text: Option<String> = given.get(0)?;
        Ok(text.map(|text| format!("{text}.{step}")))
    })?)
}

/// A day, or a month, so many days later.
fn shifted(text: &str, days: i64) -> String {
    let whole = text.len() == 10;
    let day = if whole { text.to_owned() } else { format!("{text}-01") };
    let Ok(day) = day.parse::<kontor_core::time::LocalDate>() else { return text.to_owned() };
    let days = chrono::Days::new(u64::try_from(days).unwrap_or(0));
    let later = day.checked_add_days(days).unwrap_or(day).to_string();
    if whole { later } else { later.chars().take(7).collect() }
}
