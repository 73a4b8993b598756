//! Where rows belong, and what happens when they move: out of one part, whole into the other, with all that hangs on them.

use kontor_core::entity::MergeClass;
use kontor_core::id::Id;
use kontor_record::{kind_of, parent, part};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::merge::RowState;
use kontor_sync::part::Part;
use kontor_sync::wire::Change;

use super::push::{Incoming, Work};
use super::rows::Key;
use crate::db::Result;

impl Work<'_> {
    /// The part of a row as it stands, and the row that it hangs on.
    pub(super) fn place(&mut self, key: Key) -> Result<(Part, Option<Id>)> {
        let Some(kind) = kind_of(key.0) else { return Ok((Part::COMMON, None)) };
        let hangs = match &self.rows.get(self.sql, key)?.state {
            Some(state) => parent(kind, |column| filled(state, column)),
            None => return Ok((Part::COMMON, None)),
        };
        let above = match hangs {
            Some((of, id)) => {
                let above = self.rows.get(self.sql, (of.wire(), id))?;
                above.state.is_some().then_some(above.part)
            }
            None => None,
        };
        let state = self.rows.get(self.sql, key)?.state.as_ref();
        let cell = |column: u16| state.and_then(|state| filled(state, column));
        Ok((part(kind, cell, above, self.device.branch), hangs.map(|(_, id)| id)))
    }

    /// Puts a row that was changed where it belongs now. Answers whether it moved: then it was told as a whole.
    pub(super) fn move_row(&mut self, incoming: &Incoming, key: Key) -> Result<bool> {
        let (to, above) = self.place(key)?;
        let kept = self.rows.get(self.sql, key)?;
        kept.above = above;
        if kept.part == to {
            return Ok(false);
        }
        let from = std::mem::replace(&mut kept.part, to);
        kept.changed = true;
        let Some(state) = &kept.state else { return Ok(false) };
        let (table, id) = key;
        let cells = state.cells.iter().map(|(column, cell)| (*column, cell.clone())).collect();
        let fact = kind_of(table).is_some_and(|kind| matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded));
        let whole = if fact { Op::Fact { table, id, cells } } else { Op::Put { table, id, cells } };
        let removed = state.removed.then_some(Op::Delete { table, id });
        self.moved.insert((key, incoming.seq));
        // Whoever holds both parts is told of the first only.
        for op in std::iter::once(whole).chain(removed) {
            self.tell(incoming.seq, to, key, &Change::Row(op.encode()))?;
        }
        self.tell(incoming.seq, from, key, &Change::Out { table, id, part: from, to: Some(to) })?;
        for below in self.rows.below(self.sql, id)? {
            self.move_row(incoming, below)?;
        }
        Ok(true)
    }
}

/// What stands in a column, if anything does.
fn filled(state: &RowState, column: u16) -> Option<Cell> {
    state.cells.get(&column).cloned().filter(|cell| *cell != Cell::Null)
}
