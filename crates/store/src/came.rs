//! Which rows came from head office, told to those who carry on what is kept beside them.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::EntityKind;
use kontor_core::id::{EntityId, Id};
use kontor_record::{Record, columns_of, number_of};
use kontor_sync::commit::{Cell, CellAt, Op};

use crate::arrive::Known;
use crate::column::{Column, Sql};
use crate::error::{Result, StoreError};
use crate::lost::Keys;
use crate::read::Read;

/// Which rows came, and what stays the same while they come.
#[derive(Debug, Default)]
pub struct Arrived {
    new: BTreeMap<EntityKind, Vec<New>>,
    changed: BTreeMap<EntityKind, BTreeSet<Id>>,
    /// Facts that are here with another content: neither is overwritten, head office must be told.
    pub differing: Vec<(EntityKind, Id)>,
    /// What came and was written. Of a load only until it is made findable: it may be a whole company.
    pub(crate) ops: Vec<Op>,
    /// So many came before these.
    before: usize,
    pub(crate) own: Option<(u16, u64)>,
    pub(crate) seen: i64,
    pub(crate) known: Option<Known>,
    /// Everything beside the rows is derived anew afterwards: of most kinds nobody needs to know which rows came.
    pub(crate) all: bool,
    /// Which rows there are, where something may be here that is none of them.
    pub(crate) loaded: Option<Keys>,
}

/// A row that was not here, and which of all that came it was.
#[derive(Debug, Clone, Copy)]
struct New {
    id: Id,
    nth: usize,
}

/// A row that came. Its values are those that came with it; where they are not at hand any more, they are read.
pub struct Came<'a> {
    /// Which.
    pub id: Id,
    kind: EntityKind,
    cells: Option<&'a [CellAt]>,
    read: &'a Read<'a>,
}

impl Arrived {
    /// A company that comes as a whole: only what differs is noted, and what numbers and attachments follow from.
    pub(crate) fn everything(&mut self) {
        self.all = true;
    }
    pub(crate) fn note_new(&mut self, kind: EntityKind, id: Id) {
        if !self.all || matches!(kind, EntityKind::Document | EntityKind::DocumentFile | EntityKind::Company) {
            let nth = self.before + self.ops.len();
            self.new.entry(kind).or_default().push(New { id, nth });
        }
    }
    pub(crate) fn note_changed(&mut self, kind: EntityKind, id: Id) {
        if !self.all || kind == EntityKind::Company {
            self.changed.entry(kind).or_default().insert(id);
        }
    }
    /// What came so far is not needed in memory any more.
    pub(crate) fn let_go(&mut self) {
        self.before += self.ops.len();
        self.ops = Vec::new();
    }
    /// The rows of a kind that were not here before, in the order in which they came.
    pub fn new_of<T: EntityId>(&self, kind: EntityKind) -> impl Iterator<Item = T> + use<'_, T> {
        self.new.get(&kind).into_iter().flatten().map(|new| T::from_id(new.id))
    }
    /// The same with what they say.
    pub fn new_rows<'a>(&'a self, read: &'a Read<'a>, kind: EntityKind) -> impl Iterator<Item = Came<'a>> {
        self.new.get(&kind).into_iter().flatten().map(move |new| {
            let op = new.nth.checked_sub(self.before).and_then(|at| self.ops.get(at));
            let cells = op.filter(|op| op.id() == new.id && op.table() == kind.wire()).map(Op::cells);
            Came { id: new.id, kind, cells, read }
        })
    }
    /// The rows of a kind that were changed.
    pub fn changed_of(&self, kind: EntityKind) -> impl Iterator<Item = Id> + use<'_> {
        self.changed.get(&kind).into_iter().flatten().copied()
    }
}

impl Came<'_> {
    /// What it says in a column.
    ///
    /// # Errors
    /// When there is no such column, or it holds something else.
    pub fn value<T: Column>(&self, column: &str) -> Result<T> {
        let table = self.kind.table();
        let strange = || StoreError::Unreadable { what: table.to_owned(), detail: column.to_owned() };
        let number = number_of(self.kind, column).ok_or_else(strange)?;
        match self.cells {
            Some(cells) => Ok(T::from_cell(said(cells, number))?),
            None => {
                let sql = format!("SELECT \"{column}\" FROM \"{table}\" WHERE id = ?1");
                self.read.value(&sql, [Sql(&self.id.to_cell())])?.ok_or_else(strange)
            }
        }
    }
    /// All of it.
    ///
    /// # Errors
    /// When it is of another kind, or cannot be read.
    pub fn record<R: Record>(&self) -> Result<R> {
        match self.cells {
            Some(cells) => {
                let cells = columns_of(R::KIND).iter().map(|(_, number)| said(cells, *number)).collect();
                Ok(R::from_cells(self.id, cells)?)
            }
            None => self.read.get(self.id),
        }
    }
}

/// What stands in a column; what is not named is empty.
fn said(cells: &[CellAt], number: u16) -> Cell {
    cells.iter().find(|(at, _)| *at == number).map_or(Cell::Null, |(_, cell)| cell.clone())
}
