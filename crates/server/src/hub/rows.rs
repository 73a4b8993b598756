//! The rows that a push touches: read together before, written together after.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::{Record, kind_of, number_of};
use kontor_sync::commit::{Cell, CellAt, Op};
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
    /// Identities that were asked for: what was not found of them is not there.
    asked: BTreeSet<Id>,
    /// Rows of which it was asked what hangs on them.
    asked_below: BTreeSet<Id>,
    /// Kinds of which all rows were read.
    whole: BTreeSet<u16>,
}

const COLUMNS: &str = "tbl, id, part, above, removed, erased, cells, marks";

impl Rows {
    pub const fn new(firm: Id) -> Self {
        Self {
            firm,
            known: BTreeMap::new(),
            asked: BTreeSet::new(),
            asked_below: BTreeSet::new(),
            whole: BTreeSet::new(),
        }
    }
    /// Reads rows by their identities, whatever their tables, where they were not asked for before.
    pub fn load(&mut self, sql: &mut dyn Sql, ids: impl IntoIterator<Item = Id>) -> Result<()> {
        let keys: Vec<Value> = ids.into_iter().filter(|id| self.asked.insert(*id)).map(Value::from).collect();
        let select = format!("SELECT {COLUMNS} FROM row_state WHERE firm = $1 AND id IN");
        self.keep(sql.query_all(&select, values![self.firm], &keys)?)
    }
    fn keep(&mut self, rows: Vec<Row>) -> Result<()> {
        for row in rows {
            let (key, kept) = read(row)?;
            self.known.entry(key).or_insert(kept);
        }
        Ok(())
    }
    /// A row; it is read where it was not yet.
    pub fn get(&mut self, sql: &mut dyn Sql, key: Key) -> Result<&mut Kept> {
        if !self.known.contains_key(&key) {
            self.load(sql, [key.1])?;
        }
        let unknown = Kept { state: None, part: Part::COMMON, above: None, changed: false };
        Ok(self.known.entry(key).or_insert(unknown))
    }
    /// The rows that those which were read hang on.
    pub fn above(&self) -> Vec<Id> {
        self.known.values().filter_map(|kept| kept.above).collect()
    }
    /// The places of the feed at which something was said of the rows that were read.
    pub fn places(&self) -> BTreeSet<u64> {
        let marks = self.known.values().filter_map(|kept| kept.state.as_ref()).map(|state| &state.marks);
        marks
            .flat_map(|marks| marks.cells.values().chain(&marks.removal).chain([&marks.made]))
            .map(|mark| mark.seq)
            .collect()
    }
    /// A row as the record that it is; none where it is not there or cannot be read.
    pub fn record<R: Record>(&mut self, sql: &mut dyn Sql, id: Id) -> Result<Option<R>> {
        Ok(self.get(sql, (R::KIND.wire(), id))?.state.as_ref().and_then(|state| record_of(id, state)))
    }
    /// Whether a row was read and is there.
    pub fn is_here(&self, key: Key) -> bool {
        self.known.get(&key).is_some_and(|kept| kept.state.is_some())
    }
    /// The part of a row that was read and is there.
    pub fn known_part(&self, key: Key) -> Option<Part> {
        self.known.get(&key).filter(|kept| kept.state.is_some()).map(|kept| kept.part)
    }
    /// All rows of a kind that is common to the whole firm, removed ones left out.
    pub fn all<R: Record>(&mut self, sql: &mut dyn Sql) -> Result<Vec<R>> {
        if self.whole.insert(R::KIND.wire()) {
            let select = format!("SELECT {COLUMNS} FROM row_state WHERE firm = $1 AND part = $2 AND tbl = $3");
            self.keep(sql.query(&select, values![self.firm, Part::COMMON.key(), R::KIND.wire()])?)?;
        }
        let of_kind =
            self.known.range((R::KIND.wire(), Id::default())..).take_while(|(key, _)| key.0 == R::KIND.wire());
        let rows = of_kind.filter_map(|((_, id), kept)| Some((*id, kept.state.as_ref()?)));
        Ok(rows.filter(|(_, state)| !state.removed).filter_map(|(id, state)| record_of(id, state)).collect())
    }
    /// Reads the rows that hang on others, where it was not asked before.
    pub fn load_below(&mut self, sql: &mut dyn Sql, ids: impl IntoIterator<Item = Id>) -> Result<()> {
        let keys: Vec<Value> = ids.into_iter().filter(|id| self.asked_below.insert(*id)).map(Value::from).collect();
        let select = format!("SELECT {COLUMNS} FROM row_state WHERE firm = $1 AND above IN");
        self.keep(sql.query_all(&select, values![self.firm], &keys)?)
    }
    /// Those of these rows, which are not here yet, on which others hang that were read.
    pub fn awaited(&self, new: &BTreeSet<Id>) -> BTreeSet<Id> {
        let hang_on = self.known.values().filter(|kept| kept.state.is_some()).filter_map(|kept| kept.above);
        hang_on.filter(|above| new.contains(above)).collect()
    }
    /// The rows that hang on a row.
    pub fn below(&mut self, sql: &mut dyn Sql, id: Id) -> Result<Vec<Key>> {
        self.load_below(sql, [id])?;
        let hangs = self.known.iter().filter(|(_, kept)| kept.above == Some(id) && kept.state.is_some());
        Ok(hangs.map(|(key, _)| *key).collect())
    }
    /// Whether a row of such a kind was changed and not written yet.
    pub fn changes(&self, of: impl Fn(EntityKind) -> bool) -> bool {
        self.known.iter().any(|((table, _), kept)| kept.changed && kind_of(*table).is_some_and(&of))
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
        sql.insert_all(&format!("row_state (firm, {COLUMNS})"), end, rows)
    }
}

/// A row as the record that it is.
pub fn record_of<R: Record>(id: Id, state: &RowState) -> Option<R> {
    let cell = |number: u16| state.cells.get(&number).cloned().unwrap_or(Cell::Null);
    R::from_cells(id, R::COLUMNS.iter().map(|(_, number)| cell(*number)).collect()).ok()
}

/// What cells come to as the record that they are.
pub fn record_from<R: Record>(id: Id, cells: &[CellAt]) -> Option<R> {
    let cell = |number: u16| cells.iter().find(|(at, _)| *at == number).map(|(_, cell)| cell.clone());
    R::from_cells(id, R::COLUMNS.iter().map(|(_, number)| cell(*number).unwrap_or(Cell::Null)).collect()).ok()
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
