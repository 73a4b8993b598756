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

impl Work<'_> {
    /// Takes erased values out of all that head office keeps beside the rows: the feed, the commits, the words, the snapshots.
    pub(super) fn forget(&mut self, op: &Op) -> Result<()> {
        let (firm, table, id) = (self.who.firm, op.table(), op.id());
        self.forget_told((table, id), &|column| op.cells().iter().any(|(erased, _)| *erased == column))?;
        self.sql.execute("DELETE FROM lookup WHERE firm = $1 AND id = $2", values![firm, id])?;
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
        self.forget_told((op.table(), op.id()), &|column| Some(column) == verifier)
    }

    /// Takes values of a row out of the feed and out of the commits that brought them.
    fn forget_told(&mut self, (table, id): Key, goes: &impl Fn(u16) -> bool) -> Result<()> {
        let firm = self.who.firm;
        let select = "SELECT part, seq, opno, bytes FROM feed_op WHERE firm = $1 AND tbl = $2 AND id = $3";
        let mut touched = BTreeSet::new();
        for mut row in self.sql.query(select, values![firm, table, id])? {
            let (part, seq, no): (Vec<u8>, u64, u64) = (row.take()?, row.take()?, row.take()?);
            touched.insert(seq);
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
        for seq in touched {
            let select = "SELECT bytes, beside FROM feed_commit WHERE firm = $1 AND seq = $2";
            let Some(mut row) = self.sql.first(select, values![firm, seq])? else { continue };
            let (bytes, Some(beside)) = (row.take::<Vec<u8>>()?, row.take::<Option<Vec<u8>>>()?) else { continue };
            let left =
                kontor_sync::seal::erase(&bytes, &beside, |of, row, column| of == table && row == id && goes(column));
            if let Ok(Some(left)) = left {
                let set = "UPDATE feed_commit SET beside = $3 WHERE firm = $1 AND seq = $2";
                self.sql.execute(set, values![firm, seq, left])?;
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
            (issue.stands, issue.other) = (None, None);
            Change::Opened(issue)
        }
        other => other,
    };
    minicbor::to_vec(&change).map_err(|_| DbError::Unreadable("change"))
}
