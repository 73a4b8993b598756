//! The numbers of documents: which PC may give them, and which are known.

use std::collections::BTreeMap;

use chrono::Datelike as _;
use kontor_core::id::Id;
use kontor_core::sales::Document;
use kontor_sync::wire::{LastNumber, Reply, SeriesLease, Stop};

use super::{Who, device, firm};
use crate::db::{DbError, Result, Sql};
use crate::values;

/// Counts documents of a PC into their series: how many, and the last number.
#[derive(Default)]
pub struct Counted(BTreeMap<(&'static str, i32), (i64, String)>);

impl Counted {
    /// Counts a document.
    pub fn add(&mut self, document: &Document) {
        let (count, number) = self.0.entry((document.kind.as_str(), document.issued_on.year())).or_default();
        *count += 1;
        number.clone_from(&document.number);
    }
    /// Writes what was counted.
    pub fn flush(&mut self, sql: &mut dyn Sql, firm: Id, code: &str) -> Result<()> {
        let rows = std::mem::take(&mut self.0)
            .into_iter()
            .map(|((kind, year), (count, number))| values![firm, code, kind, i64::from(year), count, number].to_vec());
        let end = "ON CONFLICT (firm, code, kind, year) \
                   DO UPDATE SET count = series.count + excluded.count, number = excluded.number";
        sql.insert_all("series (firm, code, kind, year, count, number)", end, rows.collect())
    }
}

/// The numbers that a PC may give, and the last ones that are known.
///
/// # Errors
/// When the database cannot be read.
pub fn lease(sql: &mut dyn Sql, who: Who, now_ms: u64) -> Result<Reply<SeriesLease>> {
    let head = firm::head(sql, who.firm)?;
    let Some(device) = device::find(sql, who)?.filter(|device| !device.revoked) else {
        return Ok(head.reply(now_ms, Err(Stop::Revoked)));
    };
    let select = "SELECT kind, year, count, number FROM series WHERE firm = $1 AND code = $2 ORDER BY kind, year";
    let last = |mut row: crate::db::Row| {
        let (kind, year): (String, i64) = (row.take()?, row.take()?);
        let year = i32::try_from(year).map_err(|_| DbError::Unreadable("year"))?;
        Ok(LastNumber { kind, year, count: row.take()?, number: row.take()? })
    };
    let rows = sql.query(select, values![who.firm, device.code.as_str()])?;
    let last = rows.into_iter().map(last).collect::<Result<_>>()?;
    Ok(head.reply(now_ms, Ok(SeriesLease { code: device.code, last })))
}
