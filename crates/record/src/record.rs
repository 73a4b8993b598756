//! The one description of a row: its table, its columns with their wire numbers.
//!
//! Insert, patch, select, the ops of the commit, the undo image and the check of the schema all follow from it, so that a
//! column cannot be stored but forgotten in the journal.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_sync::commit::Cell;

use crate::Result;
use crate::schema::ColumnSpec;

/// Names and wire numbers of columns, without the id.
pub type Columns = &'static [(&'static str, u16)];

/// The column of a field: a field that is named by a word of the language (`r#move`) has a column without the mark.
#[must_use]
pub const fn column_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', rest @ ..] => match std::str::from_utf8(rest) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

/// A struct of core that is a row of a table.
pub trait Record: Clone + PartialEq + Sized + 'static {
    /// Which entity.
    const KIND: EntityKind;
    /// Its columns in the order of [`Record::cells`].
    const COLUMNS: Columns;
    /// Its identity.
    fn id(&self) -> Id;
    /// Its values.
    fn cells(&self) -> Vec<Cell>;
    /// From id and values.
    ///
    /// # Errors
    /// When a cell cannot be read.
    fn from_cells(id: Id, cells: Vec<Cell>) -> Result<Self>;
    /// What its columns hold and mean, in the order of [`Record::COLUMNS`].
    fn described() -> Vec<ColumnSpec>;
}

/// Describes a struct of core as a row: `record!(Party: Party { 1 name, 2 kind, ... })`.
macro_rules! record {
    ($ty:ident: $kind:ident { $($number:literal $field:ident),* $(,)? }) => {
        impl $crate::record::Record for $ty {
            const KIND: kontor_core::entity::EntityKind = kontor_core::entity::EntityKind::$kind;
            const COLUMNS: $crate::record::Columns = &[$(($crate::record::column_name(stringify!($field)), $number),)*];
            fn described() -> Vec<$crate::schema::ColumnSpec> {
                let meanings = $crate::schema::Meanings::of::<Self>();
                vec![$($crate::schema::spec($crate::record::column_name(stringify!($field)), |row: &Self| &row.$field, &meanings),)*]
            }
            fn id(&self) -> kontor_core::id::Id { kontor_core::id::EntityId::id(self.id) }
            fn cells(&self) -> Vec<kontor_sync::commit::Cell> {
                vec![$($crate::column::Column::to_cell(&self.$field),)*]
            }
            fn from_cells(id: kontor_core::id::Id, cells: Vec<kontor_sync::commit::Cell>) -> $crate::Result<Self> {
                let mut cells = cells.into_iter();
                $(let $field = $crate::column::Column::from_cell(cells.next().unwrap_or(kontor_sync::commit::Cell::Null))?;)*
                Ok(Self { id: kontor_core::id::EntityId::from_id(id), $($field,)* })
            }
        }
    };
}
pub(crate) use record;
