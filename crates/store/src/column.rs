//! Cells of rows as SQLite takes and gives them.

use kontor_sync::commit::Cell;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::error::{Result, StoreError};

pub(crate) use kontor_record::column::Column;

/// A cell for SQLite.
pub(crate) struct Sql<'a>(pub &'a Cell);

impl rusqlite::ToSql for Sql<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Cell::Null | Cell::Erased => ToSqlOutput::Owned(Value::Null),
            Cell::Int(value) => ToSqlOutput::Owned(Value::Integer(*value)),
            Cell::Text(value) => ToSqlOutput::Borrowed(ValueRef::Text(value.as_bytes())),
            Cell::Bytes(value) => ToSqlOutput::Borrowed(ValueRef::Blob(value)),
        })
    }
}

/// A cell from SQLite.
pub(crate) fn cell_at(row: &rusqlite::Row<'_>, at: usize) -> Result<Cell> {
    Ok(match row.get_ref(at)? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Text(value) => Cell::Text(String::from_utf8_lossy(value).into_owned()),
        ValueRef::Blob(value) => Cell::Bytes(value.to_vec()),
        // STRICT tables hold no floats; a computed one would be a mistake in a query.
        ValueRef::Real(_) => {
            return Err(StoreError::Unreadable { what: "real number".to_owned(), detail: String::new() });
        }
    })
}

/// Whether SQLite gives what a cell holds.
pub(crate) fn says(kept: ValueRef<'_>, cell: &Cell) -> bool {
    match (kept, cell) {
        (ValueRef::Null, Cell::Null | Cell::Erased) => true,
        (ValueRef::Integer(kept), Cell::Int(value)) => kept == *value,
        (ValueRef::Text(kept), Cell::Text(value)) => kept == value.as_bytes(),
        (ValueRef::Blob(kept), Cell::Bytes(value)) => kept == value.as_slice(),
        _ => false,
    }
}
