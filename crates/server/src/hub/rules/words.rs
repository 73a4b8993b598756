//! Duplicates: two records that bear the same VAT id, number or code, each made where the other could not be seen. Both live;
//! people decide which one goes on.

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::{kind_of, number_of};
use kontor_sync::merge::RowState;
use kontor_sync::wire::IssueKind;

use crate::db::Result;
use crate::hub::issues::About;
use crate::hub::push::{Incoming, Work};
use crate::hub::rows::{Key, text};
use crate::values;

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
    /// A row was made or changed.
    pub fn note(&mut self, key: Key) {
        if kind_of(key.0).is_some_and(|kind| NAMED.iter().any(|(of, ..)| *of == kind)) {
            self.0.insert(key);
        }
    }
    /// Keeps the names of the rows, and opens an issue where somebody else has one of them.
    pub fn judge(self, work: &mut Work<'_>, incoming: &Incoming) -> Result<Vec<u64>> {
        let mut numbers = Vec::new();
        for key in self.0 {
            let Some(state) = work.rows.get(work.sql, key)?.state.clone() else { continue };
            for (sort, word) in words(key, &state) {
                for other in same(work, sort, &word, key)? {
                    numbers.extend(work.open_issue(incoming, About::pair(IssueKind::Duplicate, key, other))?);
                }
            }
        }
        Ok(numbers)
    }
}

fn words(key: Key, state: &RowState) -> Vec<(&'static str, String)> {
    let Some(kind) = kind_of(key.0).filter(|_| !is_gone(key.0, state)) else { return Vec::new() };
    let named = NAMED.iter().filter(|(of, ..)| *of == kind);
    let word =
        |(_, column, sort): &(EntityKind, &str, &'static str)| Some((*sort, folded(text(state, kind, column)?)?));
    named.filter_map(word).collect()
}

/// As it is compared: capitals, and nothing but letters and digits.
fn folded(text: &str) -> Option<String> {
    let word: String = text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (word.chars().count() >= 3).then_some(word)
}

/// Keeps the word of a row, and answers other rows that still bear it.
fn same(work: &mut Work<'_>, sort: &'static str, word: &str, key: Key) -> Result<Vec<Id>> {
    let firm = work.who.firm;
    let drop = "DELETE FROM lookup WHERE firm = $1 AND id = $2 AND sort = $3 AND word <> $4";
    work.sql.execute(drop, values![firm, key.1, sort, word])?;
    let insert = "INSERT INTO lookup (firm, sort, word, tbl, id) VALUES ($1, $2, $3, $4, $5) \
                  ON CONFLICT (firm, sort, word, id) DO NOTHING";
    if work.sql.execute(insert, values![firm, sort, word, key.0, key.1])? == 0 {
        return Ok(Vec::new());
    }
    let select = "SELECT id FROM lookup WHERE firm = $1 AND sort = $2 AND word = $3 AND id <> $4 ORDER BY id LIMIT 5";
    let found = work.sql.query(select, values![firm, sort, word, key.1])?;
    let found: Vec<Id> = found.into_iter().map(|mut row| row.take()).collect::<Result<_>>()?;
    let mut others = Vec::new();
    for id in found {
        let gone = work.rows.get(work.sql, (key.0, id))?.state.as_ref().is_none_or(|state| is_gone(key.0, state));
        if !gone {
            others.push(id);
        }
    }
    Ok(others)
}

/// Whether a row is nobody's name any more: it was removed, or turned out to be another one.
fn is_gone(table: u16, state: &RowState) -> bool {
    let merged = kind_of(table).and_then(|kind| number_of(kind, "merged_into"));
    state.removed || state.erased || merged.is_some_and(|column| state.cells.contains_key(&column))
}
