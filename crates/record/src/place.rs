//! Which part a row belongs to: reckoned from its own columns, or from the row that it hangs on (SYNC.md 2.9).

use kontor_core::entity::{EntityKind, Partition};
use kontor_core::id::Id;
use kontor_core::permission::{Facet, Resource};
use kontor_core::sales::DocumentKind;
use kontor_core::text_enum::TextEnum as _;
use kontor_sync::commit::Cell;
use kontor_sync::part::Part;

use crate::column::id_of;
use crate::tables::number_of;

/// How a row of a kind finds its part.
enum Place {
    /// A column names the branch; what names none is common.
    Branch(&'static str),
    /// A column names the branch, another one the team; what names none of them is common.
    Team { branch: &'static str, team: &'static str },
    /// It is where the row is that the first filled of these columns names.
    With(&'static [(&'static str, EntityKind)]),
    /// It is where the row is that two columns name: its table, its identity.
    Linked(&'static str, &'static str),
    /// A draft keeps its branch in its body.
    Draft,
    /// Everybody in the firm may hold it.
    Common,
}

/// Exhaustive: a kind without a place does not compile.
const fn place(kind: EntityKind) -> Place {
    use EntityKind as K;
    const DOCUMENT: Place = Place::With(&[("document", K::Document)]);
    const DEAL: Place = Place::With(&[("deal", K::Deal)]);
    match kind.partition() {
        Partition::Company => return Place::Common,
        Partition::Branch => {}
    }
    match kind {
        K::Deal => Place::Team { branch: "branch", team: "team" },
        K::Credential | K::Document | K::Payment | K::Entry => Place::Branch("branch"),
        K::DealLine | K::StageChange => DEAL,
        K::DocumentLine
        | K::DocumentTax
        | K::Instalment
        | K::DocumentEvent
        | K::DocumentFile
        | K::DocumentSignature => DOCUMENT,
        K::EntryLine => Place::With(&[("entry", K::Entry)]),
        K::IssueNote => Place::Linked("kind", "record"),
        K::Draft => Place::Draft,
        _ => Place::Common,
    }
}

/// The confidential figure that a row tells: that of its kind; the books tell costs, and so do papers about what goods cost.
fn facet(kind: EntityKind, cell: &impl Fn(u16) -> Option<Cell>) -> Option<Facet> {
    let paper = |text: &Cell| match text {
        Cell::Text(text) => DocumentKind::from_text(text).filter(|kind| kind.resource() == Resource::Purchase),
        _ => None,
    };
    match kind {
        EntityKind::Entry | EntityKind::EntryLine => Some(Facet::Cost),
        EntityKind::Document | EntityKind::Draft => {
            let named = number_of(kind, "kind").and_then(cell);
            named.as_ref().and_then(paper).map(|_| Facet::Cost)
        }
        _ => kind.facet(),
    }
}

/// What a column names.
fn named(kind: EntityKind, column: &str, cell: &impl Fn(u16) -> Option<Cell>) -> Option<Id> {
    let Cell::Bytes(bytes) = cell(number_of(kind, column)?)? else { return None };
    id_of(&bytes)
}

/// The row that a row hangs on: it goes where that one goes.
pub fn parent(kind: EntityKind, cell: impl Fn(u16) -> Option<Cell>) -> Option<(EntityKind, Id)> {
    match place(kind) {
        Place::With(columns) => columns.iter().find_map(|(column, of)| Some((*of, named(kind, column, &cell)?))),
        Place::Linked(kind_in, id_in) => {
            let (Cell::Text(table), Cell::Bytes(bytes)) =
                (cell(number_of(kind, kind_in)?)?, cell(number_of(kind, id_in)?)?)
            else {
                return None;
            };
            let of = EntityKind::ALL.iter().copied().find(|of| of.table() == table)?;
            Some((of, id_of(&bytes)?))
        }
        Place::Branch(_) | Place::Team { .. } | Place::Draft | Place::Common => None,
    }
}

/// What hangs on rows of a kind: kinds, with the column that names the row.
pub fn hang_on(of: EntityKind) -> impl Iterator<Item = (EntityKind, &'static str)> {
    EntityKind::ALL.iter().flat_map(move |kind| {
        let named: Vec<&'static str> = match place(*kind) {
            Place::With(columns) => {
                columns.iter().filter(|(_, above)| *above == of).map(|(column, _)| *column).collect()
            }
            Place::Linked(_, id) => vec![id],
            Place::Branch(_) | Place::Team { .. } | Place::Draft | Place::Common => Vec::new(),
        };
        named.into_iter().map(|column| (*kind, column))
    })
}

/// Whether rows of a kind say themselves where they belong, and others go with them.
#[must_use]
pub const fn leads(kind: EntityKind) -> bool {
    matches!(place(kind), Place::Branch(_) | Place::Team { .. } | Place::Draft)
}

/// The part of a row. `cell` answers its values by column, `above` the part of the row that it hangs on ([`parent`]), which is
/// not there where that row is unknown: then it is held back as narrowly as it can be, as a row of the branch `home` of its
/// author.
pub fn part(kind: EntityKind, cell: impl Fn(u16) -> Option<Cell>, above: Option<Part>, home: Option<Id>) -> Part {
    let own = facet(kind, &cell);
    let branch = match place(kind) {
        Place::Common => None,
        Place::Branch(column) => named(kind, column, &cell),
        Place::Team { branch, team } => {
            let (branch, team) = (named(kind, branch, &cell), named(kind, team, &cell));
            return Part { branch, team, facet: own };
        }
        Place::Draft => match number_of(kind, "body").and_then(&cell) {
            Some(Cell::Text(body)) => draft_branch(&body).or(home),
            _ => home,
        },
        Place::With(_) | Place::Linked(..) => {
            return above.unwrap_or(Part { branch: home, ..Part::COMMON }).telling(own);
        }
    };
    Part { branch, team: None, facet: own }
}

fn draft_branch(body: &str) -> Option<Id> {
    let body: serde_json::Value = serde_json::from_str(body).ok()?;
    body.get("branch")?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(values: Vec<(EntityKind, &'static str, Cell)>) -> impl Fn(u16) -> Option<Cell> {
        move |column| {
            let found = values.iter().find(|(kind, name, _)| number_of(*kind, name) == Some(column));
            found.map(|(_, _, cell)| cell.clone())
        }
    }
    fn bytes(id: Id) -> Cell {
        Cell::Bytes(id.0.as_bytes().to_vec())
    }

    #[test]
    fn every_kind_of_a_branch_finds_its_branch() {
        for kind in EntityKind::ALL.iter().filter(|kind| kind.partition() == Partition::Branch) {
            // Held for orders: reckoned on every PC for itself.
            let local = *kind == EntityKind::Reservation;
            assert_eq!(matches!(place(*kind), Place::Common), local, "{kind:?}");
            let named: Vec<&str> = match place(*kind) {
                Place::Branch(column) => vec![column],
                Place::Team { branch, team } => vec![branch, team],
                Place::With(columns) => columns.iter().map(|(column, _)| *column).collect(),
                Place::Linked(kind, id) => vec![kind, id],
                Place::Draft => vec!["body"],
                Place::Common => vec![],
            };
            for column in named {
                assert!(number_of(*kind, column).is_some(), "{kind:?}.{column}");
            }
        }
    }

    #[test]
    fn parts_follow_from_columns_and_from_what_a_row_hangs_on() {
        let (north, paper) = (Id::named("north"), Id::named("paper"));
        let branch = Part { branch: Some(north), ..Part::COMMON };
        let costs = branch.telling(Some(Facet::Cost));
        let document = |kind: &str| {
            let kind = Cell::Text(kind.to_owned());
            cells(vec![(EntityKind::Document, "kind", kind), (EntityKind::Document, "branch", bytes(north))])
        };
        assert_eq!(part(EntityKind::Document, document("invoice"), None, None), branch);
        assert_eq!(part(EntityKind::Document, document("receipt"), None, None), costs, "it says what goods cost");
        let line = || cells(vec![(EntityKind::DocumentLine, "document", bytes(paper))]);
        assert_eq!(parent(EntityKind::DocumentLine, line()), Some((EntityKind::Document, paper)));
        assert_eq!(part(EntityKind::DocumentLine, line(), Some(costs), None), costs);
        let common_cost = Part { facet: Some(Facet::Cost), ..Part::COMMON };
        assert_eq!(
            part(EntityKind::StockMoveCost, |_| None, None, Some(north)),
            common_cost,
            "goods cost the same everywhere"
        );
        assert_eq!(part(EntityKind::EntryLine, |_| None, Some(branch), None), costs);
        assert_eq!(part(EntityKind::Party, |_| None, None, Some(north)), Part::COMMON);
        let about = |kind: EntityKind, id| {
            let kind = Cell::Text(kind.table().to_owned());
            cells(vec![(EntityKind::IssueNote, "kind", kind), (EntityKind::IssueNote, "record", bytes(id))])
        };
        let note = about(EntityKind::Document, paper);
        assert_eq!(parent(EntityKind::IssueNote, &note), Some((EntityKind::Document, paper)));
        assert_eq!(part(EntityKind::IssueNote, &note, Some(costs), None), costs, "it is where its record is");
        let bank = part(EntityKind::BankAccount, |_| None, None, None);
        assert_eq!(bank, Part { facet: Some(Facet::Bank), ..Part::COMMON });
        let draft = cells(vec![(EntityKind::Draft, "body", Cell::Text(format!(r#"{{"branch":"{north}"}}"#)))]);
        assert_eq!(part(EntityKind::Draft, draft, None, None), branch);
        assert_eq!(part(EntityKind::DocumentLine, line(), None, Some(north)), branch, "its document is not known");
    }
    #[test]
    fn a_deal_lies_with_its_branch_and_its_team_and_so_does_what_hangs_on_it() {
        let [north, red, deal] = ["north", "red", "deal"].map(Id::named);
        let kind = EntityKind::Deal;
        let cells_of = cells(vec![(kind, "branch", bytes(north)), (kind, "team", bytes(red))]);
        let reds = Part { branch: Some(north), team: Some(red), facet: None };
        assert_eq!((parent(kind, &cells_of), part(kind, &cells_of, None, None)), (None, reds));
        let line = cells(vec![(EntityKind::DealLine, "deal", bytes(deal))]);
        assert_eq!(part(EntityKind::DealLine, line, Some(reds), None), reds);
    }
}
