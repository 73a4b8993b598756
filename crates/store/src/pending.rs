//! What somebody changed here and head office has not answered yet: what comes does not overwrite it.

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::columns_of;
use kontor_record::schema::removable;
use kontor_sync::commit::{Cell, CellAt, Commit, Op};
use rusqlite::params;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::undo::kind_of;
use crate::write::Write;

/// Columns of rows that this PC changed and head office has not answered yet; column 0 is whether the row is removed.
pub(crate) type Pending = BTreeSet<(u16, u16)>;
const REMOVAL: u16 = 0;

impl Write<'_> {
    /// A change without what was changed here meanwhile; nothing when nothing is left of it.
    pub(crate) fn without_pending(&self, op: Op, answered: Option<(u16, u64)>) -> Result<Vec<Op>> {
        if matches!(op, Op::Fact { .. } | Op::Erase { .. }) {
            return Ok(vec![op]);
        }
        let pending = self.pending(op.id(), answered)?;
        if pending.is_empty() {
            return Ok(vec![op]);
        }
        let (table, id) = (op.table(), op.id());
        let waits = |column: u16| pending.contains(&(table, column));
        let patch = |left: Vec<CellAt>| (!left.is_empty()).then_some(Op::Patch { table, id, cells: left });
        Ok(match op {
            Op::Put { cells, .. } => {
                let kind = kind_of(table)?;
                // A whole row is not removed.
                let back = (removable(kind) && !waits(REMOVAL)).then_some(Op::Undelete { table, id });
                patch(whole(kind, &cells).filter(|(column, _)| !waits(*column)).collect())
                    .into_iter()
                    .chain(back)
                    .collect()
            }
            Op::Patch { cells, .. } => {
                patch(cells.into_iter().filter(|(column, _)| !waits(*column)).collect()).into_iter().collect()
            }
            _ if waits(REMOVAL) => Vec::new(),
            op => vec![op],
        })
    }

    /// What this PC changed of a row and head office has not answered yet.
    pub(crate) fn pending(&self, id: Id, answered: Option<(u16, u64)>) -> Result<Pending> {
        let sql = "SELECT c.bytes, v.bytes FROM record_change r JOIN journal_entry j ON j.nth = r.nth \
            JOIN commit_log c ON c.incarnation = j.incarnation AND c.dseq = j.dseq \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq \
            WHERE r.record = ?1 AND (j.incarnation, j.dseq) > (SELECT echoed_incarnation, echoed_dseq FROM sync_state) \
            AND (j.incarnation, j.dseq) > (?2, ?3)";
        let (incarnation, dseq) = answered.unwrap_or_default();
        let mut pending = Pending::new();
        let commits: Vec<(Vec<u8>, Option<Vec<u8>>)> =
            self.rows(sql, params![Sql(&id.to_cell()), incarnation, dseq.cast_signed()], |cells| {
                Ok((cells.take()?, cells.take()?))
            })?;
        for (bytes, values) in commits {
            let own = Commit::open(&bytes, values.as_deref())
                .map_err(|error| StoreError::Unreadable { what: "commit".to_owned(), detail: error.to_string() })?;
            for op in own.ops.iter().filter(|op| op.id() == id) {
                match op {
                    Op::Delete { .. } | Op::Undelete { .. } => drop(pending.insert((op.table(), REMOVAL))),
                    _ => pending.extend(op.cells().iter().map(|(column, _)| (op.table(), *column))),
                }
            }
        }
        Ok(pending)
    }
}

/// All cells of a whole row: what it does not name is empty.
fn whole(kind: EntityKind, cells: &[CellAt]) -> impl Iterator<Item = CellAt> + '_ {
    let named = |number: u16| cells.iter().find(|(at, _)| *at == number).map_or(Cell::Null, |(_, cell)| cell.clone());
    columns_of(kind).iter().map(move |(_, number)| (*number, named(*number)))
}
