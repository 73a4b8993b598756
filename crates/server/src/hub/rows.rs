//! The rows that a push touches: read together before, written together after.

use std::collections::BTreeMap;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::{Record, kind_of, number_of};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::merge::{Marks, RowState};
use kontor_sync::part::Part;

use crate::db::{DbError, Result, Row, Sql, Value};
use crate::values;

/// Table number and row.
pub type Key = (u16, Id);

/// A row, where it belongs, and whether it must be written.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The row; none where it is not known.
    pub state: Option<RowState>,
    /// Who may hold it.
    pub part: Part,
    /// The row that it hangs on.
    pub above: Option<Id>,
    /// It was changed.
    pub changed: bool,
}

/// The rows of a firm that a transaction works with.
pub struct Rows {
    firm: Id,
    known: BTreeMap<Key, Kept>,
}

const COLUMNS: &str = "tbl, id, part, above, removed, erased, cells, marks";

impl Rows {
    pub const fn new(firm: Id) -> Self {
        Self { firm, known: BTreeMap::new() }
    }
    /// Reads rows by their identities, whatever their tables.
    pub fn load(&mut self, sql: &mut dyn Sql, ids: &[Id]) -> Result<()> {
        let keys: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
        let select = format!("SELECT {COLUMNS} FROM row_state WHERE firm = $1 AND id IN");
        for row in sql.query_all(&select, values![self.firm], &keys)? {
            let (key, kept) = read(row)?;
            self.known.entry(key).or_insert(kept);
        }
        Ok(())
    }
    /// A row; it is read where it was not yet.
    pub fn get(&mut self, sql: &mut dyn Sql, key: Key) -> Result<&mut Kept> {
        if !self.known.contains_key(&key) {
            self.load(sql, &[key.1])?;
        }
        let unknown = Kept { state: None, part: Part::COMMON, above: None, changed: false };
        Ok(self.known.entry(key).or_insert(unknown))
    }
    /// Says that rows of these identities were read, so that what was not found is not asked for again.
    pub fn note_absent(&mut self, keys: impl Iterator<Item = Key>) {
        for key in keys {
            let unknown = Kept { state: None, part: Part::COMMON, above: None, changed: false };
            self.known.entry(key).or_insert(unknown);
        }
    }
    /// A row as the record that it is; none where it is not there or cannot be read.
    pub fn record<R: Record>(&mut self, sql: &mut dyn Sql, id: Id) -> Result<Option<R>> {
        Ok(self.get(sql, (R::KIND.wire(), id))?.state.as_ref().and_then(|state| record_of(id, state)))
    }
    /// Whether a row was read and is there.
    pub fn is_here(&self, key: Key) -> bool {
        self.known.get(&key).is_some_and(|kept| kept.state.is_some())
    }
    /// The branch of a row that was read and is there.
    pub fn known_branch(&self, key: Key) -> Option<Id> {
        self.known.get(&key).filter(|kept| kept.state.is_some())?.part.branch
    }
    /// All rows of a kind that is common to the whole firm, removed ones left out.
    pub fn all<R: Record>(&mut self, sql: &mut dyn Sql) -> Result<Vec<R>> {
        let select = format!("SELECT {COLUMNS} FROM row_state WHERE firm = $1 AND part = $2 AND tbl = $3");
        for row in sql.query(&select, values![self.firm, Part::COMMON.key(), R::KIND.wire()])? {
            let (key, kept) = read(row)?;
            self.known.entry(key).or_insert(kept);
        }
        let of_kind =
            self.known.range((R::KIND.wire(), Id::default())..).take_while(|(key, _)| key.0 == R::KIND.wire());
        let rows = of_kind.filter_map(|((_, id), kept)| Some((*id, kept.state.as_ref()?)));
        Ok(rows.filter(|(_, state)| !state.removed).filter_map(|(id, state)| record_of(id, state)).collect())
    }
    /// Reads the rows that hang on a row.
    pub fn below(&mut self, sql: &mut dyn Sql, id: Id) -> Result<Vec<Key>> {
        let select = format!("SELECT {COLUMNS} FROM row_state WHERE firm = $1 AND above = $2");
        for row in sql.query(&select, values![self.firm, id])? {
            let (key, kept) = read(row)?;
            self.known.entry(key).or_insert(kept);
        }
        let hangs = self.known.iter().filter(|(_, kept)| kept.above == Some(id) && kept.state.is_some());
        Ok(hangs.map(|(key, _)| *key).collect())
    }
    /// Writes what was changed.
    pub fn flush(&mut self, sql: &mut dyn Sql) -> Result<()> {
        let changed = self.known.iter_mut().filter(|(_, kept)| kept.changed);
        let mut rows = Vec::new();
        for ((table, id), kept) in changed {
            kept.changed = false;
            let Some(state) = &kept.state else { continue };
            let cells = state.cells.iter().map(|(column, cell)| (*column, cell.clone())).collect();
            let cells = Op::Put { table: *table, id: *id, cells }.encode();
            let marks = minicbor::to_vec(&state.marks).map_err(|_| DbError::Unreadable("marks"))?;
            let part = kept.part.key();
            let row = values![self.firm, *table, *id, part, kept.above, state.removed, state.erased, cells, marks];
            rows.push(row.to_vec());
        }
        let end = "ON CONFLICT (firm, id, tbl) DO UPDATE SET part = excluded.part, above = excluded.above, \
                   removed = excluded.removed, erased = excluded.erased, cells = excluded.cells, marks = excluded.marks";
        sql.insert_all(&format!("row_state (firm, {COLUMNS})"), 9, end, rows)
    }
}

/// A row as the record that it is.
pub fn record_of<R: Record>(id: Id, state: &RowState) -> Option<R> {
    let cell = |number: u16| state.cells.get(&number).cloned().unwrap_or(Cell::Null);
    R::from_cells(id, R::COLUMNS.iter().map(|(_, number)| cell(*number)).collect()).ok()
}

/// The text in a column of a row.
pub fn text<'r>(state: &'r RowState, kind: EntityKind, column: &str) -> Option<&'r str> {
    match state.cells.get(&number_of(kind, column)?) {
        Some(Cell::Text(text)) => Some(text),
        _ => None,
    }
}

/// Reads `tbl, id, part, above, removed, erased, cells, marks`.
fn read(mut row: Row) -> Result<(Key, Kept)> {
    let (table, id): (i64, Id) = (row.take()?, row.take()?);
    let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
    let (above, removed, erased) = (row.take()?, row.take()?, row.take()?);
    let op = Op::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("cells"))?;
    let marks: Marks = minicbor::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("marks"))?;
    let state = RowState { cells: op.cells().iter().cloned().collect(), marks, removed, erased };
    let table = u16::try_from(table).map_err(|_| DbError::Unreadable("table"))?;
    debug_assert!(kind_of(table).is_some());
    Ok(((table, id), Kept { state: Some(state), part, above, changed: false }))
}
