//! Rows that a PC loaded ahead of the feed, with a part that came within reach (SYNC.md 2.9).
//!
//! What the feed told of such a row before is older than what the PC has, in whichever part the row was then: a row may have moved from a part
//! that the PC held all along to the one that it loaded.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::id::Id;
use kontor_sync::commit::Op;
use kontor_sync::part::Part;
use kontor_sync::wire::Change;

use super::rows::Key;
use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// Up to where rows were loaded.
pub(super) struct Loaded {
    firm: Id,
    /// By part, as the PC said it; none any more once its feed has come so far.
    floors: BTreeMap<Part, u64>,
    /// By row: the floor of the part where it is now.
    rows: BTreeMap<Key, u64>,
}

impl Loaded {
    pub fn new(firm: Id, floors: BTreeMap<Part, u64>) -> Self {
        Self { firm, floors, rows: BTreeMap::new() }
    }

    /// Reads where rows are of which something was told, each with the place of the feed where it was.
    pub fn read(&mut self, sql: &mut dyn Sql, told: impl Iterator<Item = (u64, Id)>) -> Result<()> {
        let Some(most) = self.floors.values().max().copied() else { return Ok(()) };
        let ids: BTreeSet<Id> = told.filter(|(seq, _)| *seq <= most).map(|(_, id)| id).collect();
        let ids: Vec<Value> = ids.into_iter().map(Value::from).collect();
        for mut row in
            sql.query_all("SELECT tbl, id, part FROM row_state WHERE firm = $1 AND id IN", values![self.firm], &ids)?
        {
            let table = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("table"))?;
            let id = row.take()?;
            let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
            if let Some(floor) = self.floors.get(&part) {
                self.rows.insert((table, id), *floor);
            }
        }
        Ok(())
    }

    /// Whether the PC has what was told there of a row, in a part, by what it loaded.
    pub fn has(&self, seq: u64, part: &Part, row: Option<Key>) -> bool {
        self.floors.get(part).is_some_and(|floor| seq <= *floor) || self.has_row(seq, row)
    }

    /// Whether the PC loaded a row as it was later than there: wherever it left for then, it came back.
    pub fn has_row(&self, seq: u64, row: Option<Key>) -> bool {
        row.and_then(|row| self.rows.get(&row)).is_some_and(|floor| seq <= *floor)
    }

    /// The row that a change is about; asked only while something is ahead.
    pub fn row_of(&self, change: &Change) -> Option<Key> {
        match change {
            Change::Row(op) if !self.floors.is_empty() => Op::decode(op).ok().map(|op| (op.table(), op.id())),
            Change::Out { table, id, .. } => Some((*table, *id)),
            _ => None,
        }
    }
}
