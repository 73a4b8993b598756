//! Reading: records by id or by a condition, inside one snapshot of the file.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::{EntityId, Id};
use kontor_sync::commit::Cell;
use rusqlite::{Connection, OptionalExtension, Params, Row, Statement};

use crate::column::{Column, Sql, cell_at, says};
use crate::error::{Result, StoreError};
use crate::memory::Memory;
use crate::viewer::Viewer;
use kontor_record::Record;
use kontor_record::columns_of;

/// A view of the file that does not change while it is used.
pub struct Read<'a> {
    pub(crate) sql: &'a Connection,
    /// What a long change has read before.
    pub(crate) memory: Option<Memory>,
    /// For whom lists, sums and the search answer; everything without anybody.
    pub(crate) viewer: Option<&'a Viewer>,
}

/// `SELECT id, columns FROM table` of every kind.
static SELECTS: LazyLock<HashMap<EntityKind, String>> = LazyLock::new(|| {
    let select = |kind: EntityKind| {
        let mut sql = String::from("SELECT id");
        for (name, _) in columns_of(kind) {
            let _ = write!(sql, ", \"{name}\"");
        }
        let _ = write!(sql, " FROM \"{}\"", kind.table());
        (kind, sql)
    };
    EntityKind::ALL.iter().copied().map(select).collect()
});

/// The same of one row.
static SELECTS_ONE: LazyLock<HashMap<EntityKind, String>> =
    LazyLock::new(|| SELECTS.iter().map(|(kind, sql)| (*kind, format!("{sql} WHERE id = ?1"))).collect());

/// The id first, then the columns.
pub(crate) fn select_from(kind: EntityKind) -> &'static str {
    SELECTS.get(&kind).map_or("", String::as_str)
}

fn record_of<R: Record>(row: &Row<'_>) -> Result<R> {
    let id = Id::from_cell(cell_at(row, 0)?)?;
    let cells = (1..=R::COLUMNS.len()).map(|at| cell_at(row, at)).collect::<Result<Vec<Cell>>>()?;
    Ok(R::from_cells(id, cells)?)
}

fn not_found(kind: EntityKind) -> StoreError {
    Fault::new(Code::NotFound).with("kind", kind.table()).into()
}

fn may_be_structured(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.starts_with(['{', '[', '"']))
}

impl Read<'_> {
    /// The record, also when it was deleted.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn find<R: Record>(&self, id: impl EntityId) -> Result<Option<R>> {
        Ok(self.all("id = ?1", [Sql(&id.id().to_cell())])?.pop())
    }
    /// The record, which must be there.
    ///
    /// # Errors
    /// `not-found`.
    pub fn get<R: Record>(&self, id: impl EntityId) -> Result<R> {
        self.find::<R>(id)?.ok_or_else(|| not_found(R::KIND))
    }
    /// Where a row says something else than `cells`, each with what it says there.
    ///
    /// # Errors
    /// `not-found`.
    pub(crate) fn differing<R: Record>(&self, id: Id, cells: &[Cell]) -> Result<Vec<(usize, Cell)>> {
        let sql = SELECTS_ONE.get(&R::KIND).map_or("", String::as_str);
        self.catch_up_for(sql)?;
        let mut statement = self.sql.prepare_cached(sql)?;
        let mut rows = statement.query([Sql(&id.to_cell())])?;
        let Some(row) = rows.next()? else { return Err(not_found(R::KIND)) };
        let mut differing = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            if !says(row.get_ref(at + 1)?, cell) {
                differing.push((at, cell_at(row, at + 1)?));
            }
        }
        // What a newer program added to a structured value is no difference: it would be lost if it were written anew.
        if differing.iter().any(|(_, kept)| may_be_structured(kept)) {
            let read = record_of::<R>(row)?.cells();
            differing.retain(|(at, _)| read.get(*at) != cells.get(*at));
        }
        Ok(differing)
    }
    /// Whether the record is there and was not removed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_there(&self, kind: EntityKind, id: impl EntityId) -> Result<bool> {
        let removable = matches!(kind.class(), MergeClass::Master | MergeClass::Draft);
        let condition = if removable { " AND _del = 0" } else { "" };
        let sql = format!("SELECT 1 FROM \"{}\" WHERE id = ?1{condition}", kind.table());
        Ok(self.value::<i64>(&sql, [Sql(&id.id().to_cell())])?.is_some())
    }
    /// The record, which must be there and not removed.
    ///
    /// # Errors
    /// `not-found`.
    pub fn present<R: Record>(&self, id: impl EntityId) -> Result<R> {
        if self.is_there(R::KIND, id)? { self.get(id) } else { Err(not_found(R::KIND)) }
    }
    /// Records that fulfil a condition (`party = ?1 ORDER BY name`), deleted ones left out where the table knows deletion.
    pub(crate) fn all<R: Record>(&self, condition: &str, params: impl Params) -> Result<Vec<R>> {
        self.catch_up_for(condition)?;
        let mut statement = self.sql.prepare_cached(&format!("{} WHERE {condition}", select_from(R::KIND)))?;
        let mut rows = statement.query(params)?;
        let memory = self.memory.as_ref().filter(|_| R::KIND.class() == MergeClass::Master);
        let asked = memory.zip(rows.as_ref().and_then(Statement::expanded_sql));
        let asked = asked.map(|(memory, sql)| (memory, memory.question::<R>(&sql)));
        if let Some(known) = asked.as_ref().and_then(|(memory, question)| memory.answer(question)) {
            return Ok(known);
        }
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(record_of(row)?);
        }
        if let Some((memory, question)) = asked {
            memory.keep(question, &found);
        }
        Ok(found)
    }
    /// A single value.
    pub(crate) fn value<T: Column>(&self, sql: &str, params: impl Params) -> Result<Option<T>> {
        self.catch_up_for(sql)?;
        let cell =
            self.sql.prepare_cached(sql)?.query_row(params, |row| Ok(cell_at(row, 0))).optional()?.transpose()?;
        Ok(cell.map(T::from_cell).transpose()?)
    }
    /// Rows of plain values.
    pub(crate) fn rows<T>(
        &self,
        sql: &str,
        params: impl Params,
        each: impl FnMut(&mut Cells<'_, '_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.catch_up_for(sql)?;
        self.rows_as_written(sql, params, each)
    }
    /// Rows of plain values, whatever a long change has not written yet.
    pub(crate) fn rows_as_written<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut each: impl FnMut(&mut Cells<'_, '_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.each_as_written(sql, params, |cells| each(cells).map(|row| found.push(row)))?;
        Ok(found)
    }
    /// The version of the tables.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn schema(&self) -> Result<u32> {
        let version: i64 = self.sql.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))?;
        Ok(u32::try_from(version).unwrap_or(0))
    }
    /// Rows of plain values, one after the other.
    pub(crate) fn each<E: From<StoreError>>(
        &self,
        sql: &str,
        params: impl Params,
        each: impl FnMut(&mut Cells<'_, '_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.catch_up_for(sql)?;
        self.each_as_written(sql, params, each)
    }
    fn each_as_written<E: From<StoreError>>(
        &self,
        sql: &str,
        params: impl Params,
        mut each: impl FnMut(&mut Cells<'_, '_>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut statement = self.sql.prepare_cached(sql).map_err(StoreError::from)?;
        let mut rows = statement.query(params).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            each(&mut Cells { row, at: 0 })?;
        }
        Ok(())
    }
}

/// The values of a row, taken one after the other.
pub struct Cells<'r, 's> {
    row: &'r Row<'s>,
    at: usize,
}

impl Cells<'_, '_> {
    /// The next value.
    ///
    /// # Errors
    /// When it is of another type.
    pub fn take<T: Column>(&mut self) -> Result<T> {
        Ok(T::from_cell(self.cell()?)?)
    }
    /// The next value as it stands.
    pub(crate) fn cell(&mut self) -> Result<Cell> {
        let cell = cell_at(self.row, self.at)?;
        self.at += 1;
        Ok(cell)
    }
}
