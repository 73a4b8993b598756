//! A file that continues from an earlier state: no commit and no number that was given before may ever be given again (SYNC.md 2.16).

use kontor_core::time::Timestamp;
use kontor_sync::chain;
use rusqlite::{Connection, OptionalExtension as _, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::read::Read;

/// How far a series has counted: kind, device, year, last number.
pub type Counted = (String, String, i64, i64);

/// How far a company file has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Its incarnation.
    pub incarnation: i64,
    /// Its last commit in it.
    pub dseq: i64,
    /// Its clock.
    pub hlc: i64,
    /// Its series.
    pub series: Vec<Counted>,
}

/// Begins a new incarnation behind this state, and behind what is known of the file that it replaces. `missing` says how many changes an
/// older copy lacks that was put in place by hand.
pub(crate) fn begin(sql: &Connection, replaced: Option<&Known>, now: Timestamp, missing: Option<i64>) -> Result<()> {
    let own = known(sql)?;
    let (incarnation, hlc) = replaced
        .map_or((own.incarnation, own.hlc), |other| (own.incarnation.max(other.incarnation), own.hlc.max(other.hlc)));
    let next = incarnation + 1;
    let transaction = sql.unchecked_transaction()?;
    transaction.execute(
        "INSERT INTO incarnation (incarnation, base, base_dseq, began_at_ms, missing) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![next, own.incarnation, own.dseq, now.0, missing],
    )?;
    transaction.execute(
        "UPDATE sync_state SET incarnation = ?1, dseq = 0, hlc = ?2, head_hash = ?3",
        params![next, hlc, chain::START],
    )?;
    for ((kind, device, year, after_no), last_no) in
        raise_series(&transaction, replaced.map_or(&[], |other| other.series.as_slice()))?
    {
        transaction.execute(
            "INSERT INTO number_gap (kind, device, year, after_no, last_no, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![kind, device, year, after_no, last_no, now.0],
        )?;
    }
    Ok(transaction.commit()?)
}

/// An older copy of the company that was put in its place by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PutBack {
    /// When it was noticed.
    pub at_ms: Timestamp,
    /// At least so many changes are missing in it.
    #[ts(type = "number")]
    pub missing: i64,
}

impl Read<'_> {
    /// The last time that the file turned out to be an older copy of itself.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn put_back(&self) -> Result<Option<PutBack>> {
        let sql =
            "SELECT began_at_ms, missing FROM incarnation WHERE missing IS NOT NULL ORDER BY incarnation DESC LIMIT 1";
        let found = self.rows(sql, [], |cells| Ok(PutBack { at_ms: cells.take()?, missing: cells.take()? }))?;
        Ok(found.into_iter().next())
    }
}

/// How far the file has come.
pub(crate) fn known(sql: &Connection) -> Result<Known> {
    let mut statement = sql.prepare("SELECT kind, device, year, last_no FROM number_series")?;
    let series = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let series = series.collect::<std::result::Result<_, _>>()?;
    let known = sql.query_row("SELECT incarnation, dseq, hlc FROM sync_state", [], |row| {
        Ok(Known { incarnation: row.get(0)?, dseq: row.get(1)?, hlc: row.get(2)?, series })
    });
    Ok(known?)
}

/// Lets every series go on behind what is known of it elsewhere; answers the numbers that this leaves out: the series as it stood
/// here, and where it goes on.
pub(crate) fn raise_series(sql: &Connection, known: &[Counted]) -> Result<Vec<(Counted, i64)>> {
    let mut raised = Vec::new();
    for (kind, device, year, last_no) in known {
        let own: Option<i64> = sql
            .query_row(
                "SELECT last_no FROM number_series WHERE kind = ?1 AND device = ?2 AND year = ?3",
                params![kind, device, year],
                |row| row.get(0),
            )
            .optional()?;
        let own = own.unwrap_or_default();
        if own < *last_no {
            sql.execute(
                "INSERT INTO number_series (kind, device, year, last_no) VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (kind, device, year) DO UPDATE SET last_no = excluded.last_no",
                params![kind, device, year, last_no],
            )?;
            raised.push(((kind.clone(), device.clone(), *year, own), *last_no));
        }
    }
    Ok(raised)
}
