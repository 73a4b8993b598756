//! Changes of other PCs put into the rows, in the order in which head office accepted them (SYNC.md 2.5, 2.6).
//!
//! Head office has merged them: what comes is what holds, and is written as it is. It becomes no commit of this PC and no step of undo;
//! the rows bear the number that the change has at head office, and the journal of this PC does not vouch for them. What is kept beside
//! the facts is told by [`Arrived`] what came.
//!
//! A value that somebody typed here and head office has not answered yet is not overwritten: its own change comes back with what became
//! of it, and then that stands.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_sync::commit::{Cell, CellAt, Op};
use rusqlite::{params, params_from_iter};

pub use crate::came::{Arrived, Came};
use crate::column::{Column, Sql};
use crate::error::{Result, StoreError};
use crate::journal::moved;
use crate::layout::layout_of;
use crate::undo::kind_of;
use crate::write::Write;
use kontor_record::columns_of;

/// A change as head office accepted it.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// Its number at head office.
    pub seq: u64,
    /// Whose it is.
    pub origin: Origin,
    /// What it does to rows that this PC may hold; of a change of this PC, for everything that it wanted, what stands now.
    pub ops: Vec<Op>,
}

/// Whose change comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// That of another PC.
    Other,
    /// One of this PC, merged.
    Own {
        /// Its incarnation.
        incarnation: u16,
        /// Its place in the chain.
        dseq: u64,
    },
}

/// What is asked once for all that comes, instead of for every row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known {
    /// Whether something of this PC is not answered yet.
    pending: bool,
    /// Whether somebody was ever erased.
    erased: bool,
}

impl Write<'_> {
    /// Writes a change that head office accepted. Kinds that stay on their PC are passed over; what this program does not know is kept for
    /// one that does. [`Write::arrived`] ends what came together.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn arrive(&mut self, incoming: Incoming, arrived: &mut Arrived) -> Result<()> {
        let own = match incoming.origin {
            Origin::Own { incarnation, dseq } => Some((incarnation, dseq)),
            Origin::Other => None,
        };
        arrived.own = own.or(arrived.own);
        arrived.seen = arrived.seen.max(incoming.seq.cast_signed());
        let from = arrived.ops.len();
        self.arrive_all(incoming.seq.cast_signed(), incoming.ops, arrived)?;
        let own = own.map(|(incarnation, dseq)| (u32::from(incarnation), dseq.cast_signed()));
        self.forget_replaced_passwords(arrived.ops.get(from..).unwrap_or_default(), own)
    }

    /// What came so far is found like what was written here, and the place in the feed is noted.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn arrived(&mut self, arrived: &mut Arrived) -> Result<()> {
        if let Some((incarnation, dseq)) = arrived.own.take() {
            let sql = "UPDATE sync_state SET echoed_incarnation = ?1, echoed_dseq = ?2";
            self.execute(None, sql, params![incarnation, dseq.cast_signed()])?;
        }
        self.execute(None, "UPDATE sync_state SET seen = max(seen, ?1)", [arrived.seen])?;
        self.find_came(arrived)
    }

    /// What a load brought so far is found, and not held in memory any longer.
    pub(crate) fn find_arrived(&mut self, arrived: &mut Arrived) -> Result<()> {
        self.find_came(arrived)?;
        arrived.let_go();
        Ok(())
    }

    fn find_came(&mut self, arrived: &mut Arrived) -> Result<()> {
        let own = std::mem::replace(&mut self.ops, std::mem::take(&mut arrived.ops));
        let kept = self.keep_findable();
        arrived.ops = std::mem::replace(&mut self.ops, own);
        kept
    }

    /// Writes rows of a snapshot; what is kept beside them is derived when all of them are there.
    pub(crate) fn arrive_loaded(&mut self, as_of: u64, ops: Vec<Op>, arrived: &mut Arrived) -> Result<()> {
        self.arrive_all(as_of.cast_signed(), ops, arrived)
    }

    pub(crate) fn arrive_all(&mut self, seq: i64, ops: Vec<Op>, arrived: &mut Arrived) -> Result<()> {
        let known = match arrived.known {
            Some(known) => known,
            None => *arrived.known.insert(self.known()?),
        };
        for op in ops {
            let readable = layout_of(op.table()).is_some_and(|layout| layout.holds(op.cells()));
            if readable && !known.pending {
                self.arrive_and_note(seq, op, arrived)?;
                continue;
            }
            for op in self.readable(seq, op)? {
                let left = if known.pending { self.without_pending(op, arrived.own)? } else { vec![op] };
                left.into_iter().try_for_each(|op| self.arrive_and_note(seq, op, arrived))?;
            }
        }
        Ok(())
    }

    fn arrive_and_note(&mut self, seq: i64, op: Op, arrived: &mut Arrived) -> Result<()> {
        if self.arrive_one(seq, &op, arrived)? && !arrived.all {
            arrived.ops.push(op);
        }
        Ok(())
    }

    fn known(&self) -> Result<Known> {
        let pending = "SELECT (incarnation, dseq) > (echoed_incarnation, echoed_dseq) FROM sync_state";
        let erased = "SELECT EXISTS (SELECT 1 FROM erased)";
        let is = |sql| Ok::<_, StoreError>(self.value::<i64>(sql, [])? == Some(1));
        Ok(Known { pending: is(pending)?, erased: is(erased)? })
    }

    /// What this program can read of a change; a column that moved since is a change of the row where it is now.
    fn readable(&mut self, seq: i64, op: Op) -> Result<Vec<Op>> {
        let Ok(kind) = kind_of(op.table()) else {
            self.keep_unknown(seq, op)?;
            return Ok(Vec::new());
        };
        let (mut here, mut strange): (Vec<CellAt>, Vec<CellAt>) = (Vec::new(), Vec::new());
        let mut elsewhere: BTreeMap<u16, Vec<CellAt>> = BTreeMap::new();
        for (column, cell) in op.cells() {
            match moved::place(op.table(), *column) {
                Some((table, column)) if table == op.table() => {
                    let known = columns_of(kind).iter().any(|(_, number)| *number == column);
                    if known { &mut here } else { &mut strange }.push((column, cell.clone()));
                }
                Some((table, column)) => elsewhere.entry(table).or_default().push((column, cell.clone())),
                None => {}
            }
        }
        if !strange.is_empty() {
            self.keep_unknown(seq, Op::Patch { table: op.table(), id: op.id(), cells: strange })?;
        }
        let beside = elsewhere.into_iter().map(|(table, cells)| with_cells(&op, table, cells));
        Ok(std::iter::once(with_cells(&op, op.table(), here)).chain(beside).collect())
    }

    /// Writes one change; answers whether there was anything to write.
    fn arrive_one(&mut self, seq: i64, op: &Op, arrived: &mut Arrived) -> Result<bool> {
        let Some(layout) = layout_of(op.table()) else { return Ok(false) };
        let (kind, id) = (layout.kind, op.id());
        if matches!(kind.class(), MergeClass::Local | MergeClass::Projection) {
            return Ok(false);
        }
        // Who was erased stays erased, whatever somebody wrote who did not know it yet.
        if arrived.known.is_none_or(|known| known.erased)
            && !matches!(op, Op::Erase { .. })
            && self.holds("SELECT 1 FROM erased WHERE record = ?1", id)?
        {
            return Ok(false);
        }
        let was_here = match op {
            Op::Fact { cells, .. } | Op::Put { cells, .. } => {
                let was_here = !self.put_whole(seq, id, &layout.whole(cells), &layout.insert)?;
                if was_here && matches!(op, Op::Fact { .. }) {
                    if !self.says(kind, id, cells)? {
                        arrived.differing.push((kind, id));
                    }
                    // It went out of reach and came back before it left.
                    self.keep_row(op.table(), id)?;
                    return Ok(false);
                }
                if was_here {
                    self.put_whole(seq, id, &layout.whole(cells), &layout.update)?;
                } else {
                    arrived.note_new(kind, id);
                }
                was_here
            }
            Op::Patch { cells, .. } => self.put_cells(seq, kind, id, cells)?,
            Op::Delete { .. } | Op::Undelete { .. } => {
                self.set_deleted(kind, id, matches!(op, Op::Delete { .. }))?;
                self.put_cells(seq, kind, id, &[])?
            }
            Op::Erase { .. } => {
                self.erase_too(kind, id)?;
                arrived.known = None;
                self.put_cells(seq, kind, id, &[])?
            }
        };
        if was_here {
            arrived.note_changed(kind, id);
        }
        self.note(kind);
        Ok(true)
    }

    /// Whether a row says what a fact says.
    fn says(&self, kind: EntityKind, id: Id, cells: &[CellAt]) -> Result<bool> {
        let Some(row) = self.row(kind, id)? else { return Ok(false) };
        let said = |number: u16| cells.iter().find(|(at, _)| *at == number).map_or(&Cell::Null, |(_, cell)| cell);
        Ok(columns_of(kind).iter().zip(&row.cells).all(|((_, number), cell)| said(*number) == cell))
    }

    /// A whole row, which is not removed. Answers whether a row was written.
    pub(crate) fn put_whole(&mut self, seq: i64, id: Id, cells: &[&Cell], statement: &str) -> Result<bool> {
        let (seq, key) = (Cell::Int(seq), id.to_cell());
        let values = [&seq, &key].into_iter().chain(cells.iter().copied()).map(Sql);
        Ok(self.sql.prepare_cached(statement)?.execute(params_from_iter(values))? > 0)
    }

    /// Some columns of a row. Answers whether it is here.
    fn put_cells(&mut self, seq: i64, kind: EntityKind, id: Id, cells: &[CellAt]) -> Result<bool> {
        let mut sql = format!("UPDATE \"{}\" SET _seq = ?1", kind.table());
        for (at, (number, _)) in cells.iter().enumerate() {
            let _ = write!(sql, ", \"{}\" = ?{}", crate::undo::name_of(kind, *number)?, at + 3);
        }
        sql.push_str(" WHERE id = ?2");
        let (seq, key) = (Cell::Int(seq), id.to_cell());
        let values = [&seq, &key].into_iter().chain(cells.iter().map(|(_, cell)| cell)).map(Sql);
        Ok(self.sql.prepare_cached(&sql)?.execute(params_from_iter(values))? > 0)
    }
}

/// The same change with other cells, of another table.
fn with_cells(op: &Op, table: u16, cells: Vec<CellAt>) -> Op {
    let id = op.id();
    match op {
        Op::Put { .. } => Op::Put { table, id, cells },
        Op::Patch { .. } => Op::Patch { table, id, cells },
        Op::Delete { .. } => Op::Delete { table, id },
        Op::Undelete { .. } => Op::Undelete { table, id },
        Op::Fact { .. } => Op::Fact { table, id, cells },
        Op::Erase { .. } => Op::Erase { table, id, cells },
    }
}
