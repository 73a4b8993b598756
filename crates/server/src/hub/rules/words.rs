//! Duplicates: two records that bear the same VAT id, number or code, each made where the other could not be seen. Both live;
//! people decide which one goes on.

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::{kind_of, number_of};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::merge::RowState;
use kontor_sync::wire::IssueKind;

use crate::db::Result;
use crate::hub::issues::About;
use crate::hub::names::Name;
use crate::hub::push::{Incoming, Work};
use crate::hub::rows::{Key, text};

/// The columns that people tell records apart by.
const NAMED: &[(EntityKind, &str, &str)] = &[
    (EntityKind::Party, "vat_id", "vat_id"),
    (EntityKind::Party, "number", "party_number"),
    (EntityKind::Item, "sku", "sku"),
    (EntityKind::ItemBarcode, "code", "barcode"),
    (EntityKind::ContactPoint, "value", "contact"),
];

/// The rows of a commit whose names must be looked at.
#[derive(Default)]
pub struct Words(BTreeSet<Key>);

impl Words {
    /// A row was made or changed. A patch of other columns leaves its names as they are.
    pub fn note(&mut self, op: &Op) {
        let Some(kind) = kind_of(op.table()) else { return };
        let mut named = NAMED.iter().filter(|(of, ..)| *of == kind);
        let writes = |column: &str| {
            let number = number_of(kind, column);
            op.cells().iter().any(|(at, _)| Some(*at) == number)
        };
        if named.any(|(_, column, _)| !matches!(op, Op::Patch { .. }) || writes(column)) {
            self.0.insert((op.table(), op.id()));
        }
    }
    /// Keeps the names of the rows, and opens an issue where somebody else has one of them.
    pub fn judge(self, work: &mut Work<'_>, incoming: &Incoming) -> Result<Vec<u64>> {
        let mut numbers = Vec::new();
        for key in self.0 {
            let Some(state) = work.rows.get(work.sql, key)?.state.clone() else { continue };
            for name in words(key, &state) {
                for other in same(work, &name, key)? {
                    numbers.extend(work.open_issue(incoming, About::pair(IssueKind::Duplicate, key, other))?);
                }
            }
        }
        Ok(numbers)
    }
}

fn words(key: Key, state: &RowState) -> Vec<Name> {
    let Some(kind) = kind_of(key.0).filter(|_| !is_gone(key.0, state)) else { return Vec::new() };
    let named = NAMED.iter().filter(|(of, ..)| *of == kind);
    let word =
        |(_, column, sort): &(EntityKind, &str, &str)| Some(((*sort).to_owned(), folded(text(state, kind, column)?)?));
    named.filter_map(word).collect()
}

/// As it is compared: capitals, and nothing but letters and digits.
fn folded(text: &str) -> Option<String> {
    let word: String = text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (word.chars().count() >= 3).then_some(word)
}

/// Keeps the name of a row, and answers other rows that still bear it.
fn same(work: &mut Work<'_>, name: &Name, key: Key) -> Result<Vec<Id>> {
    let mut others = Vec::new();
    for id in work.names.call(work.sql, work.who.firm, key, name)? {
        let gone = work.rows.get(work.sql, (key.0, id))?.state.as_ref().is_none_or(|state| is_gone(key.0, state));
        if !gone {
            others.push(id);
        }
    }
    Ok(others)
}

/// The names that an op gives its row.
pub(super) fn given(op: &Op) -> impl Iterator<Item = Name> {
    let kind = kind_of(op.table());
    NAMED.iter().filter(move |(of, ..)| Some(*of) == kind).filter_map(move |(kind, column, sort)| {
        let number = number_of(*kind, column)?;
        match op.cells().iter().find(|(at, _)| *at == number)? {
            (_, Cell::Text(text)) => Some(((*sort).to_owned(), folded(text)?)),
            _ => None,
        }
    })
}

/// Whether a row is nobody's name any more: it was removed, or turned out to be another one.
fn is_gone(table: u16, state: &RowState) -> bool {
    let merged = kind_of(table).and_then(|kind| number_of(kind, "merged_into"));
    state.removed || state.erased || merged.is_some_and(|column| state.cells.contains_key(&column))
}
