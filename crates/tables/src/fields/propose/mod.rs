//! Which column is which field, by the words of the header and by what the values look like.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use kontor_core::text_enum::TextEnum as _;

use super::{Field, FieldKind, TableKind};
use crate::fold::fold;
use crate::read::{ColumnSeen, Look};

/// A field for a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposal {
    /// The field.
    pub field: &'static Field,
    /// How sure it is, 1 to 100: 100 is the very heading, about 80 one with more words or a slip in it, below 60 only the
    /// look of the values.
    pub sure: u8,
}

/// Below this the words of a header are too far from those that are known.
const ALIKE: u8 = 85;
/// Longest heading that is compared letter by letter, in bytes; it bounds the time that a hostile header takes.
const COMPARED: usize = 64;
/// What the look of the values alone is worth.
const BY_LOOK: u8 = 55;

/// A field for each column: none or one, and no field twice.
#[must_use]
pub fn propose(columns: &[ColumnSeen], kind: TableKind) -> Vec<Option<Proposal>> {
    let fields = kind.fields();
    let words = words_of(kind);
    let mut found = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let heading = if column.named { fold(&column.name) } else { String::new() };
        for (place, (field, words)) in fields.iter().zip(words).enumerate() {
            let (sure, rank) = sure(&heading, words, field, column.look);
            if sure > 0 {
                found.push((sure, rank, at, place));
            }
        }
    }
    // The surest first; among equals the more usual heading, the leftmost column, the first field.
    found.sort_by_key(|(sure, rank, at, place)| (u8::MAX - sure, *rank, *at, *place));
    let mut proposals = vec![None; columns.len()];
    let mut taken = vec![false; fields.len()];
    for (sure, _, at, place) in found {
        let (Some(proposal), Some(taken), Some(field)) =
            (proposals.get_mut(at), taken.get_mut(place), fields.get(place))
        else {
            continue;
        };
        if proposal.is_none() && !*taken {
            *proposal = Some(Proposal { field, sure });
            *taken = true;
        }
    }
    proposals
}

/// What the rows probably are, the likeliest first, each with 0 to 100.
#[must_use]
pub fn guess_kind(columns: &[ColumnSeen]) -> Vec<(TableKind, u8)> {
    let told = columns.iter().filter(|column| column.named || column.filled > 0).count().max(1);
    let mut kinds: Vec<(TableKind, u8)> = TableKind::ALL
        .iter()
        .map(|kind| {
            let proposals = propose(columns, *kind);
            let explained: usize = proposals.iter().flatten().map(|proposal| usize::from(proposal.sure)).sum();
            let chosen: Vec<&str> = proposals.iter().flatten().map(|proposal| proposal.field.name).collect();
            let missing = kind.lacking(&chosen).len();
            // A list that lacks what its rows need is hardly that list.
            (*kind, u8::try_from(explained / told / (1 + 2 * missing)).unwrap_or(100).min(100))
        })
        .collect();
    kinds.sort_by_key(|(_, sure)| Reverse(*sure));
    kinds
}

/// A folded heading and its place among those of its language: the usual ones come first.
type Heading = (String, usize);

fn words_of(kind: TableKind) -> &'static [Vec<Heading>] {
    static WORDS: LazyLock<HashMap<TableKind, Vec<Vec<Heading>>>> = LazyLock::new(|| {
        let ranked = |words: &'static str| words.split('|').enumerate().map(|(rank, word)| (fold(word), rank));
        let of = |field: &Field| field.words.into_iter().flat_map(ranked).collect();
        TableKind::ALL.iter().map(|kind| (*kind, kind.fields().iter().map(of).collect())).collect()
    });
    WORDS.get(&kind).map_or(&[], Vec::as_slice)
}

/// How sure it is, and how usual the heading is among those of the field.
fn sure(heading: &str, words: &[Heading], field: &Field, look: Look) -> (u8, usize) {
    let all = words.iter().map(|(word, rank)| (alike(heading, word), *rank));
    let (by_words, rank) = all.max_by_key(|(alike, rank)| (*alike, Reverse(*rank))).unwrap_or_default();
    (weighed(by_words, fits(field.kind, look)), rank)
}

fn weighed(by_words: u8, fit: Fit) -> u8 {
    match (by_words, fit) {
        (0, Fit::Telling) => BY_LOOK,
        (0, _) => 0,
        (words, Fit::Telling) => (words + 5).min(100),
        (words, Fit::Possible) => words,
        // The heading says so, the values do not: a weak proposal, which anything better displaces.
        (words, Fit::Against) => words / 2,
    }
}

/// 100 for the same words; less when one has more words or a slip; 0 when they are too far apart.
fn alike(heading: &str, word: &str) -> u8 {
    if heading.is_empty() || word.is_empty() {
        return 0;
    }
    if heading == word {
        return 95;
    }
    if squeezed(heading).eq(squeezed(word)) {
        return 94;
    }
    let (heading_words, word_count) = (heading.split(' ').count(), word.split(' ').count());
    if heading_words > word_count && word.len() > 2 && holds(heading, word) {
        // What a heading is about stands at its end more often than not ("Default address city").
        let about = if heading.ends_with(word) { 84 } else { 82_u8 };
        return about.saturating_sub(u8::try_from((heading_words - word_count) * 4).unwrap_or(u8::MAX)).max(50);
    }
    if heading.len() > COMPARED || heading.chars().count() < 5 {
        return 0;
    }
    let percent = similarity(heading, word);
    if percent >= ALIKE { percent - 5 } else { 0 }
}

fn squeezed(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| *c != ' ')
}

/// Whether the words stand in the heading, one after the other.
fn holds(heading: &str, words: &str) -> bool {
    format!(" {heading} ").contains(&format!(" {words} "))
}

/// Share of letters that are the same, in per cent; 0 when the lengths alone rule out that they are alike.
fn similarity(left: &str, right: &str) -> u8 {
    let (left_count, right_count) = (left.chars().count(), right.chars().count());
    let longest = left_count.max(right_count).max(1);
    if left_count.abs_diff(right_count) * 100 > longest * usize::from(100 - ALIKE) {
        return 0;
    }
    let same = longest.saturating_sub(strsim::osa_distance(left, right));
    u8::try_from(same * 100 / longest).unwrap_or(0)
}

enum Fit {
    /// The values can hardly be anything else.
    Telling,
    Possible,
    Against,
}

fn fits(kind: FieldKind, look: Look) -> Fit {
    use FieldKind as F;
    use Look as L;
    match (kind, look) {
        (F::Mail, L::Mail)
        | (F::Url, L::Url)
        | (F::Iban, L::Iban)
        | (F::VatId, L::VatId)
        | (F::Ean, L::Ean)
        | (F::Country, L::Country)
        | (F::Currency, L::Currency)
        | (F::Date, L::Date) => Fit::Telling,
        (_, L::Empty)
        | (F::Text | F::Code, L::Text | L::Number | L::YesNo | L::Country | L::Currency | L::Ean | L::VatId) => {
            Fit::Possible
        }
        // Some write remarks into every column; but a date, a mail address or a bank account is no name and no number.
        (F::Code, L::Iban | L::Date | L::Phone) | (F::Text, L::Url | L::Phone | L::Date) => Fit::Possible,
        (F::Text | F::Code, _) => Fit::Against,
        (F::Number | F::Money | F::Percent, L::Number | L::Ean) => Fit::Possible,
        (F::Number | F::Money | F::Percent | F::Date, _) => Fit::Against,
        (F::YesNo, L::YesNo | L::Number | L::Text) => Fit::Possible,
        (F::YesNo, _) => Fit::Against,
        (F::Phone, L::Phone | L::Number | L::Text | L::Ean) => Fit::Possible,
        (F::Phone, _) => Fit::Against,
        // Wrong values are found cell by cell; a column of them is still what its heading says.
        (F::Mail | F::Url | F::Iban | F::VatId | F::Ean | F::Country | F::Currency, L::Text | L::Number) => {
            Fit::Possible
        }
        (F::Mail | F::Url | F::Iban | F::VatId | F::Ean | F::Country | F::Currency, _) => Fit::Against,
    }
}

#[cfg(test)]
mod tests;
