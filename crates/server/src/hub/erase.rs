//! Erasing what is known of a person: the values go out of all that head office keeps beside the row.

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::number_of;
use kontor_sync::commit::{Cell, Op};
use kontor_sync::wire::Change;

use super::push::Work;
use super::rows::Key;
use crate::db::{DbError, Result, Value};
use crate::values;

/// Values that go out of the commits which brought them.
#[derive(Debug)]
pub(super) struct Erasure {
    key: Key,
    columns: BTreeSet<u16>,
    /// Of commits before this place only.
    before: Option<u64>,
}

impl Work<'_> {
    /// Takes erased values out of all that head office keeps beside the rows: the feed, the commits, the words, the snapshots.
    pub(super) fn forget(&mut self, op: &Op) -> Result<()> {
        let (firm, table, id) = (self.who.firm, op.table(), op.id());
        let columns: BTreeSet<u16> = op.cells().iter().map(|(column, _)| *column).collect();
        self.forget_told(Erasure { key: (table, id), columns, before: None })?;
        self.names.forget(id);
        self.sql.execute("DELETE FROM issue WHERE firm = $1 AND id = $2 AND tbl = $3", values![firm, id, table])?;
        self.sql.execute("DELETE FROM snapshot WHERE firm = $1", values![firm]).map(drop)
    }

    /// Somebody sets another password: the verifier of before goes out of feed and commits. Whoever gets at the database of head
    /// office finds the one that holds, and none that the person may use elsewhere still.
    pub(super) fn forget_replaced(&mut self, op: &Op) -> Result<()> {
        let verifier = number_of(EntityKind::Credential, "verifier");
        let replaces = op.table() == EntityKind::Credential.wire()
            && matches!(op, Op::Put { .. } | Op::Patch { .. })
            && op.cells().iter().any(|(column, _)| Some(*column) == verifier);
        if !replaces {
            return Ok(());
        }
        let before = Some(self.head.head);
        self.forget_told(Erasure { key: (op.table(), op.id()), columns: verifier.into_iter().collect(), before })
    }

    /// Takes values of a row out of the feed; out of the commits that brought them they go when the push is written.
    fn forget_told(&mut self, erasure: Erasure) -> Result<()> {
        let (firm, (table, id)) = (self.who.firm, erasure.key);
        let goes = &|column: u16| erasure.columns.contains(&column);
        let select = "SELECT part, seq, opno, bytes FROM feed_op WHERE firm = $1 AND tbl = $2 AND id = $3";
        for mut row in self.sql.query(select, values![firm, table, id])? {
            let (part, seq, no): (Vec<u8>, u64, u64) = (row.take()?, row.take()?, row.take()?);
            let bytes = emptied(&row.take::<Vec<u8>>()?, goes)?;
            let set = "UPDATE feed_op SET bytes = $5 WHERE firm = $1 AND part = $2 AND seq = $3 AND opno = $4";
            self.sql.execute(set, values![firm, part, seq, no, bytes])?;
        }
        let select = "SELECT device, seq, opno, bytes FROM feed_answer WHERE firm = $1 AND tbl = $2 AND id = $3";
        for mut row in self.sql.query(select, values![firm, table, id])? {
            let (device, seq, no): (Id, u64, u64) = (row.take()?, row.take()?, row.take()?);
            let bytes = emptied(&row.take::<Vec<u8>>()?, goes)?;
            let set = "UPDATE feed_answer SET bytes = $5 WHERE firm = $1 AND device = $2 AND seq = $3 AND opno = $4";
            self.sql.execute(set, values![firm, device, seq, no, bytes])?;
        }
        // What waits to be written ends with table, row and change.
        for row in self.told.iter_mut().chain(&mut self.answers) {
            if let [.., of, which, Value::Bytes(bytes)] = row.as_mut_slice()
                && *of == Value::from(table)
                && *which == Value::from(id)
            {
                *bytes = emptied(bytes, goes)?;
            }
        }
        self.head.rewrites += 1;
        self.erasures.push(erasure);
        Ok(())
    }

    /// Takes what this push erases out of the values beside the commits, also those that were kept apart.
    pub(super) fn forget_values(&mut self) -> Result<()> {
        let firm = self.who.firm;
        for Erasure { key: (table, id), columns, before } in std::mem::take(&mut self.erasures) {
            let left = |bytes: &[u8], beside: &[u8]| {
                let goes = |of, row, column: u16| of == table && row == id && columns.contains(&column);
                kontor_sync::seal::erase(bytes, beside, goes).ok().flatten()
            };
            let select = "SELECT feed_commit.seq, bytes, beside FROM touched JOIN feed_commit \
                          ON feed_commit.firm = touched.firm AND feed_commit.seq = touched.seq \
                          WHERE touched.firm = $1 AND touched.tbl = $2 AND touched.id = $3 AND beside IS NOT NULL";
            for mut row in self.sql.query(select, values![firm, table, id])? {
                let (seq, bytes, beside): (u64, Vec<u8>, Vec<u8>) = (row.take()?, row.take()?, row.take()?);
                if let Some(left) = left(&bytes, &beside).filter(|_| before.is_none_or(|before| seq < before)) {
                    let set = "UPDATE feed_commit SET beside = $3 WHERE firm = $1 AND seq = $2";
                    self.sql.execute(set, values![firm, seq, left])?;
                }
            }
            if before.is_some() {
                continue;
            }
            let select = "SELECT device, incarnation, dseq, hash, bytes, beside FROM quarantine WHERE firm = $1 AND beside IS NOT NULL";
            for mut row in self.sql.query(select, values![firm])? {
                let place: (Id, u64, u64, Vec<u8>) = (row.take()?, row.take()?, row.take()?, row.take()?);
                let (bytes, beside): (Vec<u8>, Vec<u8>) = (row.take()?, row.take()?);
                if let Some(left) = left(&bytes, &beside) {
                    let set = "UPDATE quarantine SET beside = $6 WHERE firm = $1 AND device = $2 AND incarnation = $3 AND dseq = $4 AND hash = $5";
                    self.sql.execute(set, values![firm, place.0, place.1, place.2, place.3, left])?;
                }
            }
        }
        Ok(())
    }
}

/// A change of the feed without the values of columns that were erased.
fn emptied(bytes: &[u8], goes: &impl Fn(u16) -> bool) -> Result<Vec<u8>> {
    let odd = |_| DbError::Unreadable("change");
    let change = match minicbor::decode(bytes).map_err(odd)? {
        Change::Row(op) => {
            let mut op = Op::decode(&op).map_err(|_| DbError::Unreadable("op"))?;
            if let Op::Put { cells, .. } | Op::Patch { cells, .. } | Op::Erase { cells, .. } = &mut op {
                cells.iter_mut().filter(|(column, _)| goes(*column)).for_each(|(_, cell)| *cell = Cell::Erased);
            }
            Change::Row(op.encode())
        }
        Change::Opened(mut issue) if issue.column.is_some_and(goes) => {
            (issue.stands, issue.other, issue.before) = (None, None, None);
            Change::Opened(issue)
        }
        other => other,
    };
    minicbor::to_vec(&change).map_err(|_| DbError::Unreadable("change"))
}
