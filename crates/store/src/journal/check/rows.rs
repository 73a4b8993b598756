//! The side of the rows: what the tables say.

use kontor_core::entity::EntityKind;
use kontor_core::id::{Id, Uuid};
use kontor_sync::view::CellView;
use rusqlite::Row;
use rusqlite::types::ValueRef;

use super::sums::{Keys, REMOVED, Sums, THERE, in_buckets};
use crate::error::Result;
use crate::journal::moved::{assumed, filled};
use crate::read::{Read, select_from};
use kontor_record::columns_of;
use kontor_record::schema::removable;

/// A row, with its values by column number; empty ones are left out, as in commits.
pub(super) struct RowView<'r> {
    pub id: Id,
    pub removed: bool,
    pub cells: Vec<(u16, CellView<'r>)>,
}

/// Goes through the rows of a table as they stand.
pub(super) fn each(read: &Read<'_>, kind: EntityKind, mut work: impl FnMut(&RowView<'_>)) -> Result<()> {
    let columns = columns_of(kind);
    let mark = if removable(kind) { "_del" } else { "0" };
    // What other PCs changed last stands in their journals; where nothing was ever heard of others there is none of it.
    let own = format!("{} WHERE _seq = 0 OR _seq > (SELECT seen FROM sync_state)", select_from(kind));
    let sql = own.replacen("SELECT ", &format!("SELECT {mark}, "), 1);
    let mut statement = read.sql.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get_ref(1)?.as_blob().ok().and_then(|bytes| Uuid::from_slice(bytes).ok()).map(Id);
        let removed = row.get_ref(0)?.as_i64().unwrap_or(1) != 0;
        let mut view = RowView { id: id.unwrap_or_default(), removed, cells: Vec::with_capacity(columns.len()) };
        for (at, (_, number)) in columns.iter().enumerate() {
            let cell = cell_of(row, at + 2)?;
            if cell != CellView::Null {
                view.cells.push((*number, cell));
            }
        }
        work(&view);
    }
    Ok(())
}

fn cell_of<'r>(row: &'r Row<'_>, at: usize) -> Result<CellView<'r>> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => CellView::Null,
        ValueRef::Integer(value) => CellView::Int(value),
        // What is no text, and what is no value of ours, is what no commit said.
        ValueRef::Text(bytes) => std::str::from_utf8(bytes).map_or(CellView::Bytes(bytes), CellView::Text),
        ValueRef::Blob(bytes) => CellView::Bytes(bytes),
        ValueRef::Real(_) => CellView::Erased,
    })
}

/// What a table comes to.
pub(super) fn sums(read: &Read<'_>, kind: EntityKind, keys: &Keys) -> Result<Sums> {
    let (mut sums, table) = (Sums::default(), kind.wire());
    each(read, kind, |row| {
        let mut sum = keys.hash(table, row.id, THERE, CellView::Int(1));
        if row.removed && removable(kind) {
            sum = sum.wrapping_add(keys.hash(table, row.id, REMOVED, CellView::Int(1)));
        }
        for (column, cell) in &row.cells {
            if let Some(nth) = filled(table, *column) {
                sums.add_filled(nth, row.id, keys.hash(table, row.id, *column, *cell));
            } else if !assumed(table, *column, *cell) {
                sum = sum.wrapping_add(keys.hash(table, row.id, *column, *cell));
            }
        }
        if in_buckets(kind) { sums.add_fact(table, row.id, sum) } else { sums.add_row(table, row.id, sum) }
    })?;
    Ok(sums)
}
