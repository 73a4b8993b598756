//! How rows that come from head office are written: the statements of every kind, and where its columns stand in them.

use std::fmt::Write as _;
use std::sync::LazyLock;

use kontor_core::entity::EntityKind;
use kontor_record::columns_of;
use kontor_record::schema::removable;
use kontor_sync::commit::{Cell, CellAt};

use crate::journal::moved;

/// How whole rows of a kind are written: the number in the feed, the id, then all columns.
pub(crate) struct Layout {
    pub kind: EntityKind,
    /// Adds a row; one that is there stays as it is.
    pub insert: String,
    /// Writes a row that is there, and brings it back where it was removed.
    pub update: String,
    /// By the number of the column: its place among all, from 1 on.
    places: Vec<u8>,
    /// Columns of older versions stand in other tables now.
    moved: bool,
}

/// By the number of the table.
static LAYOUTS: LazyLock<Vec<Option<Layout>>> = LazyLock::new(|| {
    let last = EntityKind::ALL.iter().map(|kind| kind.wire()).max().unwrap_or(0);
    let mut all: Vec<Option<Layout>> = (0..=last).map(|_| None).collect();
    for kind in EntityKind::ALL {
        if let Some(place) = all.get_mut(usize::from(kind.wire())) {
            *place = Some(Layout::of(*kind));
        }
    }
    all
});

/// How rows of a table are written; nothing for a table that this program does not know.
pub(crate) fn layout_of(table: u16) -> Option<&'static Layout> {
    LAYOUTS.get(usize::from(table)).and_then(Option::as_ref)
}

impl Layout {
    fn of(kind: EntityKind) -> Self {
        let (mut names, mut values, mut taken) = (String::new(), String::new(), String::new());
        let mut places = Vec::new();
        for (at, (name, number)) in columns_of(kind).iter().enumerate() {
            let _ = write!(names, ", \"{name}\"");
            let _ = write!(values, ", ?{}", at + 3);
            let _ = write!(taken, ", \"{name}\" = ?{}", at + 3);
            let number = usize::from(*number);
            places.resize(places.len().max(number + 1), 0);
            if let Some(place) = places.get_mut(number) {
                *place = u8::try_from(at + 1).unwrap_or(0);
            }
        }
        let (table, back) = (kind.table(), if removable(kind) { ", _del = 0" } else { "" });
        Self {
            kind,
            insert: format!(
                "INSERT INTO \"{table}\" (_seq, id{names}) VALUES (?1, ?2{values}) ON CONFLICT (id) DO NOTHING"
            ),
            update: format!("UPDATE \"{table}\" SET _seq = ?1{back}{taken} WHERE id = ?2"),
            places,
            moved: moved::from(kind),
        }
    }
    /// The place of a column among all; nothing for one that this program does not know.
    pub fn place(&self, column: u16) -> Option<usize> {
        self.places.get(usize::from(column)).and_then(|place| usize::from(*place).checked_sub(1))
    }
    /// Whether all of these columns are where they were when they were written down.
    pub fn holds(&self, cells: &[CellAt]) -> bool {
        !self.moved && cells.iter().all(|(column, _)| self.place(*column).is_some())
    }
    /// The values of all columns: what is not named is empty.
    pub fn whole<'c>(&self, cells: &'c [CellAt]) -> Vec<&'c Cell> {
        let mut all = vec![&Cell::Null; columns_of(self.kind).len()];
        for (column, cell) in cells.iter().rev() {
            if let Some(place) = self.place(*column).and_then(|at| all.get_mut(at)) {
                *place = cell;
            }
        }
        all
    }
}
