//! The baseline of everything that writes much: the same rows written by hand, by prepared statements in one transaction.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use rusqlite::types::Value as Cell;
use rusqlite::{Connection, params_from_iter};

use crate::changes::Tables;
use crate::firm;

/// Rows that are read before their writing is timed.
const CHUNK: usize = 5_000;

/// What a file that is written by hand has of what protects a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guards {
    /// Encrypted, with the rows of the journal: as the company itself.
    On,
    /// Not encrypted.
    JournalOnly,
    /// Neither encrypted nor with a journal.
    Off,
}

/// The tables of the journal.
const JOURNAL: &[&str] = &[
    "commit_log",
    "commit_value",
    "head_signature",
    "document_signature",
    "device_key",
    "journal_entry",
    "journal_kind",
    "record_change",
];

/// The same tables, indexes and triggers in an empty file, and every row of the company put into them by a prepared statement.
pub fn by_hand(folder: &Path, name: &str, guards: Guards) -> Result<Duration> {
    let full = firm::raw(folder, firm::FILE)?;
    let bare = match guards {
        Guards::On => firm::raw(folder, name)?,
        Guards::JournalOnly | Guards::Off => firm::plain(folder, name)?,
    };
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
        if guards == Guards::Off && JOURNAL.contains(&name.as_str()) {
            continue;
        }
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

/// As milliseconds.
pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Time that this thread has had the processor; where the system does not tell, the time of day.
pub fn cpu() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.as_deref().and_then(|text| text.split(' ').next()).and_then(|text| text.parse().ok());
    nanos.map_or_else(
        || std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default(),
        Duration::from_nanos,
    )
}

/// The most memory that this process has held, in MB; 0 where the system does not tell.
pub fn peak_memory() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb: f64 = line.and_then(|line| line.split_whitespace().next()).and_then(|kb| kb.parse().ok()).unwrap_or(0.0);
    kb / 1024.0
}
