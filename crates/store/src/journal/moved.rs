//! Where columns went since commits spoke of them. Commits are never rewritten: an op of an older version names the table and
//! column of then, and is read through this list.

use kontor_core::entity::EntityKind;
use kontor_sync::view::CellView;

/// Table and column number of then, and of now; nothing where the column is gone.
type Moved = (EntityKind, u16, Option<(EntityKind, u16)>);

/// The columns that moved. The row that a column moved to bears the identity of the row it comes from.
const MOVED: &[Moved] = &[
    // What moved goods were worth stands in a table of its own since 0.2.0.
    (EntityKind::StockMove, 5, Some((EntityKind::StockMoveCost, 1))),
];

/// What a migration filled into a column of rows that were there: the commits of those rows say nothing of it.
const ASSUMED: &[(EntityKind, &str, CellView<'static>)] = &[];

/// Where a column is now, by the numbers of table and column; nothing where it is gone.
pub(crate) fn place(table: u16, column: u16) -> Option<(u16, u16)> {
    let moved = MOVED.iter().find(|(kind, number, _)| kind.wire() == table && *number == column);
    moved.map_or(Some((table, column)), |(_, _, to)| to.map(|(kind, column)| (kind.wire(), column)))
}

/// Whether columns of a table were moved.
pub(crate) fn from(kind: EntityKind) -> bool {
    MOVED.iter().any(|(from, ..)| *from == kind)
}

/// Whether the value is what a migration put there, so that a commit need not have said it.
pub(crate) fn assumed(table: u16, column: u16, cell: CellView<'_>) -> bool {
    ASSUMED.iter().any(|(kind, name, value)| {
        kind.wire() == table && *value == cell && kontor_record::number_of(*kind, name) == Some(column)
    })
}

/// Columns that a migration filled in rows that were there, each as it had to be, or whose replaced values leave the journal: where
/// the commits of a row say nothing of the column (any more), anything may stand in it.
const FILLED: &[(EntityKind, &str)] = &[(EntityKind::User, "branch"), (EntityKind::Credential, "verifier")];

/// The place of a column among those that a migration filled.
pub(crate) fn filled(table: u16, column: u16) -> Option<u16> {
    let at = FILLED
        .iter()
        .position(|(kind, name)| kind.wire() == table && kontor_record::number_of(*kind, name) == Some(column))?;
    u16::try_from(at).ok()
}

/// The table of such a column by its place.
pub(crate) fn filled_in(nth: u16) -> Option<u16> {
    FILLED.get(usize::from(nth)).map(|(kind, _)| kind.wire())
}
