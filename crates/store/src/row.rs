//! Rows of any kind, as they are kept: for taking everything out of a company, and for bringing it into another one.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
pub use kontor_sync::commit::Cell;
use kontor_sync::commit::Op;
use rusqlite::ErrorCode;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::{Read, select_from};
use crate::write::Write;
use kontor_record::schema::removable;
use kontor_record::{check_row, columns_of};

/// A row as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its identity.
    pub id: Id,
    /// It was removed for people and is kept for what refers to it.
    pub removed: bool,
    /// Its values, in the order of the columns.
    pub cells: Vec<Cell>,
}

/// Bytes that are kept by their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// SHA-256 in hexadecimal.
    pub hash: String,
    /// Media type.
    pub mime: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Read<'_> {
    /// How many rows of a kind there are, removed ones included.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_rows(&self, kind: EntityKind) -> Result<u64> {
        let count = self.value(&format!("SELECT count(*) FROM \"{}\"", kind.table()), [])?.unwrap_or(0_i64);
        Ok(count.unsigned_abs())
    }
    /// Goes through all rows of a kind in the order of their ids, removed ones included.
    ///
    /// # Errors
    /// What `each` answers, or that the file cannot be read.
    pub fn each_row<E: From<StoreError>>(
        &self,
        kind: EntityKind,
        mut each: impl FnMut(Row) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let columns = columns_of(kind).len();
        let mark = if removable(kind) { "_del" } else { "0" };
        let sql = select_from(kind).replacen("SELECT ", &format!("SELECT {mark}, "), 1);
        self.each(&format!("{sql} ORDER BY id"), [], |cells| {
            let (removed, id) = (cells.take()?, cells.take()?);
            each(Row { removed, id, cells: (0..columns).map(|_| cells.cell()).collect::<Result<_>>()? })
        })
    }
    /// One row; nothing when there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn row(&self, kind: EntityKind, id: Id) -> Result<Option<Row>> {
        let mark = if removable(kind) { "_del" } else { "0" };
        let sql = select_from(kind).replacen("SELECT ", &format!("SELECT {mark}, "), 1);
        let found = self.rows(&format!("{sql} WHERE id = ?1"), [Sql(&id.to_cell())], |cells| {
            let (removed, id) = (cells.take()?, cells.take()?);
            let cells = (0..columns_of(kind).len()).map(|_| cells.cell()).collect::<Result<_>>()?;
            Ok(Row { removed, id, cells })
        })?;
        Ok(found.into_iter().next())
    }
    /// How many files are kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_files(&self) -> Result<u64> {
        Ok(self.value("SELECT count(*) FROM file", [])?.unwrap_or(0_i64).unsigned_abs())
    }
    /// Goes through all kept files in the order of their hashes.
    ///
    /// # Errors
    /// What `each` answers, or that the file cannot be read.
    pub fn each_file<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(KeptFile) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each("SELECT hash, mime, bytes FROM file ORDER BY hash", [], |cells| {
            each(KeptFile { hash: cells.take()?, mime: cells.take()?, bytes: cells.take()? })
        })
    }
}

impl Write<'_> {
    /// Adds a row as it was kept elsewhere, once it is sure that this program reads it.
    ///
    /// # Errors
    /// When it is not a row of that kind, is there already, or breaks a rule of the table: then as unreadable.
    pub fn insert_row(&mut self, kind: EntityKind, row: Row) -> Result<()> {
        let unreadable = |detail: String| StoreError::Unreadable { what: kind.table().to_owned(), detail };
        if row.cells.len() != columns_of(kind).len() || row.cells.is_empty() {
            return Err(unreadable(format!("{} columns", row.cells.len())));
        }
        check_row(kind, row.id, row.cells.clone())?;
        self.put_row(kind, row.id, row.cells).map_err(|failure| match failure {
            StoreError::Database(rusqlite::Error::SqliteFailure(what, words))
                if what.code == ErrorCode::ConstraintViolation =>
            {
                unreadable(words.unwrap_or_default())
            }
            other => other,
        })?;
        if row.removed && removable(kind) {
            self.set_deleted(kind, row.id, true)?;
            self.ops.push(Op::Delete { table: kind.wire(), id: row.id });
        }
        Ok(())
    }
}
