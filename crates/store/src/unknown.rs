//! What a newer program wrote and this one cannot read: kept as it came, and put into the rows by the program that can, in the order in which
//! it came (SYNC.md 2.12). What follows for the same row comes with the feed, behind it.

use std::collections::BTreeMap;

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_record::columns_of;
use kontor_sync::commit::{Cell, CellAt, Op};
use rusqlite::params;

use crate::arrive::Arrived;
use crate::column::{Column as _, Sql};
use crate::error::Result;
use crate::journal::moved;
use crate::layout::layout_of;
use crate::read::Read;
use crate::undo::{kind_of, pack, unpack};
use crate::write::Write;

/// Whether this program can read something of a change.
fn can_read(op: &Op) -> bool {
    let Ok(kind) = kind_of(op.table()) else { return false };
    let known = |column: u16| match moved::place(op.table(), column) {
        Some((table, column)) if table == op.table() => columns_of(kind).iter().any(|(_, number)| *number == column),
        Some(_) => true,
        None => false,
    };
    op.cells().is_empty() || op.cells().iter().any(|(column, _)| known(*column))
}

impl Read<'_> {
    fn unknown(&self) -> Result<Vec<(i64, i64, Vec<u8>)>> {
        self.rows("SELECT seq, nth, bytes FROM unknown_op ORDER BY seq, nth", [], |cells| {
            Ok((cells.take()?, cells.take()?, cells.take()?))
        })
    }
    /// What is kept, in the order in which it came.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kept_unknown(&self) -> Result<Vec<Op>> {
        let ops = self.unknown()?.into_iter().map(|(_, _, bytes)| unpack(&bytes)).collect::<Result<Vec<_>>>()?;
        Ok(ops.concat())
    }
    /// Whether something is kept that an older program could not read and this one can.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn can_read_more(&self) -> Result<bool> {
        Ok(self.kept_unknown()?.iter().any(can_read))
    }
}

impl Write<'_> {
    /// Keeps a change that this program cannot read, behind what came with the same place of the feed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_unknown(&mut self, seq: i64, op: Op) -> Result<()> {
        let sql = "INSERT INTO unknown_op (seq, nth, bytes) \
                   VALUES (?1, (SELECT coalesce(max(nth) + 1, 0) FROM unknown_op WHERE seq = ?1), ?2)";
        self.execute(None, sql, params![seq, pack(vec![op])]).map(drop)
    }
    /// Everything comes anew: what was kept of before says nothing any more.
    pub(crate) fn forget_all_unknown(&mut self) -> Result<()> {
        self.execute(None, "DELETE FROM unknown_op", []).map(drop)
    }
    /// Puts into the rows what this program can read of what is kept. What stands beside the facts is for the caller to derive anew.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn read_more(&mut self) -> Result<()> {
        let mut arrived = Arrived::default();
        for (seq, nth, bytes) in self.unknown()? {
            for op in unpack(&bytes)?.into_iter().filter(can_read) {
                self.execute(None, "DELETE FROM unknown_op WHERE seq = ?1 AND nth = ?2", params![seq, nth])?;
                let fact = kind_of(op.table())?;
                match &op {
                    Op::Patch { id, cells, .. } if matches!(fact.class(), MergeClass::Fact | MergeClass::Guarded) => {
                        self.complete(fact, *id, cells)?;
                    }
                    // A row bears the last change that came.
                    _ => {
                        let last = self.seq_of(fact, op.id())?.unwrap_or(seq).max(seq);
                        self.arrive_all(last, vec![op], &mut arrived)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn seq_of(&self, kind: EntityKind, id: Id) -> Result<Option<i64>> {
        self.value(&format!("SELECT _seq FROM \"{}\" WHERE id = ?1", kind.table()), [Sql(&id.to_cell())])
    }

    /// A fact gets the columns that it had from the beginning. Facts are never changed: it leaves, and comes as a whole.
    fn complete(&mut self, kind: EntityKind, id: Id, cells: &[CellAt]) -> Result<()> {
        let (Some(row), Some(seq)) = (self.row(kind, id)?, self.seq_of(kind, id)?) else { return Ok(()) };
        let Some(layout) = layout_of(kind.wire()) else { return Ok(()) };
        let mut whole: BTreeMap<u16, Cell> =
            columns_of(kind).iter().map(|(_, number)| *number).zip(row.cells).collect();
        whole.extend(cells.iter().cloned());
        let whole: Vec<CellAt> = whole.into_iter().filter(|(_, cell)| *cell != Cell::Null).collect();
        self.execute(None, "INSERT INTO leaving (one) VALUES (1)", [])?;
        self.execute(Some(kind), &format!("DELETE FROM \"{}\" WHERE id = ?1", kind.table()), [Sql(&id.to_cell())])?;
        self.execute(None, "DELETE FROM leaving", [])?;
        let known: Vec<CellAt> = whole
            .iter()
            .filter(|(column, _)| columns_of(kind).iter().any(|(_, known)| known == column))
            .cloned()
            .collect();
        self.put_whole(seq, id, &layout.whole(&known), &layout.insert)?;
        let strange: Vec<CellAt> = whole.into_iter().filter(|cell| !known.contains(cell)).collect();
        if strange.is_empty() {
            return Ok(());
        }
        self.keep_unknown(seq, Op::Patch { table: kind.wire(), id, cells: strange })
    }
}
