//! What only the author of a commit hears: for everything that it wanted and that the feed does not tell, what stands.
//!
//! The answers are kept with the part of their row, as the feed is: what a PC hears follows from what it may hold when it asks.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::MergeClass;
use kontor_core::id::Id;
use kontor_record::kind_of;
use kontor_sync::commit::{Cell, CellAt, Op};
use kontor_sync::merge::RowState;
use kontor_sync::part::Part;
use kontor_sync::wire::Change;

use super::device::Device;
use super::loaded::Loaded;
use super::push::{Incoming, Work};
use super::rows::Key;
use crate::db::{DbError, Result, Sql};
use crate::values;

/// Whether a row is removed, among its columns: no column has this number.
const REMOVAL: u16 = 0;

fn columns(op: &Op) -> impl Iterator<Item = u16> {
    let removal = matches!(op, Op::Delete { .. } | Op::Undelete { .. }).then_some(REMOVAL);
    op.cells().iter().map(|(column, _)| *column).chain(removal)
}

impl Incoming {
    /// Notes what the feed tells of a change: all of it where the row is told as a whole.
    pub(super) fn note_applied(&mut self, op: &Op, applied: &[Op], whole: bool) {
        let key = (op.table(), op.id());
        if whole {
            self.applied.extend(columns(op).chain([REMOVAL]).map(|column| (key, column)));
        }
        self.applied.extend(applied.iter().flat_map(columns).map(|column| (key, column)));
    }

    /// The rows that it wanted to change, with the columns that the feed does not tell.
    fn unanswered(&self) -> BTreeMap<Key, BTreeSet<u16>> {
        let mut wanted: BTreeMap<Key, BTreeSet<u16>> = BTreeMap::new();
        for op in &self.commit.ops {
            let key = (op.table(), op.id());
            let left = columns(op).filter(|column| !self.applied.contains(&(key, *column)));
            wanted.entry(key).or_default().extend(left);
        }
        wanted
    }
    /// Whether a fact of it says something else than the one that stands.
    fn differs(&self, key: Key, stands: &RowState) -> bool {
        let ops = self.commit.ops.iter().filter(|op| (op.table(), op.id()) == key);
        ops.flat_map(Op::cells)
            .any(|(column, cell)| !matches!(cell, Cell::Null | Cell::Erased) && stands.cells.get(column) != Some(cell))
    }
}

impl Work<'_> {
    /// Answers the author of a commit that was taken in.
    pub(super) fn answer(&mut self, incoming: &Incoming) -> Result<()> {
        let mut no = 0_u64;
        let mut unanswered = incoming.unanswered();
        // What hangs on a row that it moved went along at its PC, too, where nothing may be told of it in either part.
        for (key, _) in self.moved.iter().filter(|(_, seq)| *seq == incoming.seq) {
            unanswered.entry(*key).or_default();
        }
        for (key, columns) in unanswered {
            let Some(kind) = kind_of(key.0) else { continue };
            let fact = match kind.class() {
                MergeClass::Projection | MergeClass::Local => continue,
                MergeClass::Fact | MergeClass::Guarded => true,
                MergeClass::Master | MergeClass::Draft => false,
            };
            let kept = self.rows.get(self.sql, key)?;
            let (table, id) = key;
            let gone = Change::Out { table, id, part: Part::COMMON, to: None };
            let (part, changes) = match &kept.state {
                None => (Part::COMMON, vec![gone]),
                // One out of sight is named, too: its author must let go of it.
                Some(state) if fact && (incoming.differs(key, state) || !self.device.reach.sees(&kept.part)) => {
                    (kept.part, vec![fact_as_it_stands(key, state)])
                }
                Some(_) if fact => continue,
                Some(state) => (kept.part, as_it_stands(key, state, &columns, self.device.reach.sees(&kept.part))),
            };
            for change in changes {
                let bytes = minicbor::to_vec(&change).map_err(|_| DbError::Unreadable("change"))?;
                let row = values![self.who.firm, self.who.device, incoming.seq, no, part.key(), table, id, bytes];
                self.answers.push(row.to_vec());
                no += 1;
            }
        }
        Ok(())
    }
}

fn fact_as_it_stands((table, id): Key, state: &RowState) -> Change {
    let cells = state.cells.iter().map(|(column, cell)| (*column, cell.clone())).collect();
    Change::Row(Op::Fact { table, id, cells }.encode())
}

/// The columns as they stand. A row out of sight is named even where nothing of it is left to tell: its author must let go of it.
fn as_it_stands((table, id): Key, state: &RowState, columns: &BTreeSet<u16>, in_sight: bool) -> Vec<Change> {
    let cell = |column: &u16| (*column, state.cells.get(column).cloned().unwrap_or(Cell::Null));
    let cells: Vec<CellAt> = columns.iter().filter(|column| **column != REMOVAL).map(cell).collect();
    let mut ops = Vec::new();
    if !cells.is_empty() || !in_sight {
        ops.push(if state.erased { Op::Erase { table, id, cells } } else { Op::Patch { table, id, cells } });
    }
    if columns.contains(&REMOVAL) {
        ops.push(if state.removed { Op::Delete { table, id } } else { Op::Undelete { table, id } });
    }
    ops.into_iter().map(|op| Change::Row(op.encode())).collect()
}

/// The answers to a PC about its commits behind one place up to another. `loaded` says what it has from there already, `seen` whether a part
/// may be held.
pub(super) fn of(
    sql: &mut dyn Sql,
    firm: Id,
    device: &Device,
    (behind, to): (u64, u64),
    seen: impl Fn(&Part) -> bool,
    loaded: &mut Loaded,
) -> Result<BTreeMap<u64, Vec<(Change, usize)>>> {
    let select = "SELECT seq, part, tbl, id, bytes FROM feed_answer \
                  WHERE firm = $1 AND device = $2 AND seq > $3 AND seq <= $4 ORDER BY seq, opno";
    let mut kept = Vec::new();
    for mut row in sql.query(select, values![firm, device.id, behind, to])? {
        let (seq, part): (u64, Vec<u8>) = (row.take()?, row.take()?);
        let part = Part::from_key(&part).ok_or(DbError::Unreadable("part"))?;
        let table = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("table"))?;
        let id: Id = row.take()?;
        kept.push((seq, part, table, id, row.take::<Vec<u8>>()?));
    }
    loaded.read(sql, kept.iter().map(|(seq, _, _, id, _)| (*seq, *id)))?;
    let mut answers: BTreeMap<u64, Vec<(Change, usize)>> = BTreeMap::new();
    for (seq, part, table, id, bytes) in kept {
        let change = minicbor::decode(&bytes).map_err(|_| DbError::Unreadable("change"))?;
        let home = Part { branch: device.branch, ..Part::COMMON };
        let out = Change::Out { table, id, part: home, to: None };
        let told = match change {
            Change::Out { .. } => out,
            _ if loaded.has(seq, &part, Some((table, id))) => continue,
            _ if !seen(&part) => out,
            Change::Row(op) if says_nothing(&op)? => continue,
            change => change,
        };
        let told_of = answers.entry(seq).or_default();
        if !told_of.iter().any(|(before, _)| *before == told) {
            told_of.push((told, bytes.len()));
        }
    }
    Ok(answers)
}

fn says_nothing(op: &[u8]) -> Result<bool> {
    let op = Op::decode(op).map_err(|_| DbError::Unreadable("op"))?;
    Ok(matches!(op, Op::Patch { .. } | Op::Erase { .. }) && op.cells().is_empty())
}
