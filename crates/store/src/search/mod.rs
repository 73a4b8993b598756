//! Search over everything that people look for: a trigram index, kept in the same transaction as the rows.
//!
//! What is in it: every record that can be found, with all its parts in one text (`source.rs`), and every text that documents
//! share (what lines say, what stands above and below), once, with the documents that have it: a text of 5,000 documents costs
//! one row of the index, and finding it reads the newest of them only.

mod anew;
mod check;
mod fold;
mod keep;
mod near;
mod query;
mod source;
#[cfg(test)]
mod tests;
mod text;
mod waiting;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::read::Read;
pub(crate) use keep::{find_accounts_by_themselves, forget_words};
use query::Match;
pub(crate) use source::kinds;
use text::Term;
pub(crate) use waiting::Waiting;

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: EntityKind,
    /// Which one.
    pub id: Id,
    /// One of its numbers, barcodes or addresses is exactly what was typed.
    pub exact: bool,
    /// The text of the document in which the words were found, where it is not the document itself that has them.
    pub line: Option<String>,
}

/// A mistyped word, and the one that was looked for instead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Instead {
    /// What was typed.
    pub typed: String,
    /// What was looked for.
    pub taken: String,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The hits, the best first, each record once.
    pub hits: Vec<Hit>,
    /// Words that occur nowhere, and what was taken for them.
    pub instead: Vec<Instead>,
}

/// Numbers of a kind begin so many bits higher than those of the kind before.
const BITS: u32 = 40;
/// Mistyped words are tried with so many near ones.
const TRIED: usize = 4;

fn first_entry(kind: EntityKind) -> i64 {
    i64::from(kind.wire()) << BITS
}

/// First and last number of a kind in the index.
pub(crate) fn entries_of(kind: EntityKind) -> (i64, i64) {
    let first = first_entry(kind);
    (first, first + (1 << BITS) - 1)
}

/// The condition that `key` is a record of the kind in which all the words stand; what was typed is in the parameter `{words}`
/// that [`asked`] makes.
pub(crate) fn condition(kind: EntityKind, key: &str, words: &str) -> String {
    let (first, last) = entries_of(kind);
    // An account leads to its party.
    let key = if kind == EntityKind::BankAccount {
        format!("{key} IN (SELECT bank_account.party FROM bank_account WHERE bank_account._del = 0 AND bank_account.id")
    } else {
        key.to_owned()
    };
    let end = if kind == EntityKind::BankAccount { ")" } else { "" };
    format!(
        "{key} IN (SELECT search_entry.record FROM search CROSS JOIN search_entry ON search_entry.entry = search.rowid \
         WHERE search MATCH {words} AND search.rowid BETWEEN {first} AND {last}){end}"
    )
}

/// Words as a question to the index; none when there is no letter or digit in them.
pub(crate) fn asked(words: &str) -> Option<String> {
    let terms = text::terms(words);
    (!terms.is_empty()).then(|| text::expression(&terms, text::Place::Inside))
}

impl Read<'_> {
    /// Records of these kinds (of all, when none is named) in which all the words stand, the best first.
    ///
    /// Words of three letters and more are found anywhere, of two where they begin a word, a single letter where it begins a name
    /// or code, or beside other words a word; case, accents and punctuation do not count. The order is total, so that the same question has the same answer:
    ///
    /// 1. where the words stand: they are a whole code, a whole name, begin one, begin words, stand anywhere;
    /// 2. in which part: names, codes, what else is known (addresses, the customer of a document), notes, texts of documents;
    /// 3. what is in use before what is blocked, inactive, lost or done;
    /// 4. the kinds in turn, of each the newer before the older.
    ///
    /// Every kind has room for its best hits, an eighth of the limit, whatever others have; the rest goes to the best of all. Of
    /// very many hits in a kind, the newest hundred for each degree of 1 are compared. When nothing is found, words near those that
    /// were typed are looked for, and the answer says which.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, words: &str, kinds: &[EntityKind], limit: usize) -> Result<Found> {
        let terms = text::terms(words);
        if terms.is_empty() || limit == 0 {
            return Ok(Found::default());
        }
        let hits = self.hits(&terms, kinds, limit)?;
        if !hits.is_empty() {
            return Ok(Found { hits, instead: Vec::new() });
        }
        self.search_near(&terms, kinds, limit)
    }

    fn hits(&self, terms: &[Term], kinds: &[EntityKind], limit: usize) -> Result<Vec<Hit>> {
        let wanted = |kind: EntityKind| kinds.is_empty() || kinds.contains(&kind);
        let mut found: Vec<Match> = Vec::new();
        for kind in source::kinds().filter(|kind| wanted(*kind)) {
            found.extend(self.matches(kind, terms, limit)?);
        }
        if wanted(EntityKind::Document) {
            found.extend(self.matches_of_shared(terms, limit)?);
        }
        self.within_reach(&mut found)?;
        query::rank(&mut found, limit);
        found.into_iter().map(|found| self.hit(found)).collect()
    }

    /// The hits of the same words with one of them, or those that occur nowhere, replaced by near ones.
    fn search_near(&self, terms: &[Term], kinds: &[EntityKind], limit: usize) -> Result<Found> {
        let mut missing = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            if !self.occurs(term)? {
                missing.push(at);
            }
        }
        let together = missing.len() > 1;
        let suspects = if missing.is_empty() { (0..terms.len()).collect() } else { missing };
        let mut taken = terms.to_vec();
        let mut instead = Vec::new();
        for at in suspects {
            let Some(term) = terms.get(at) else { continue };
            for near in self.likely_words(&term.folded)? {
                if let Some(place) = taken.get_mut(at) {
                    place.folded.clone_from(&near);
                }
                instead.push(Instead { typed: term.typed.clone(), taken: near });
                let hits = self.hits(&taken, kinds, limit)?;
                if !hits.is_empty() {
                    return Ok(Found { hits, instead });
                }
                if together {
                    // The others are mistyped, too: this one is as good as known.
                    break;
                }
                instead.pop();
                if let Some(place) = taken.get_mut(at) {
                    place.clone_from(term);
                }
            }
        }
        Ok(Found::default())
    }

    /// Near words, those first that occur in most texts.
    fn likely_words(&self, word: &str) -> Result<Vec<String>> {
        let mut likely = Vec::new();
        for near in self.near_words(word)?.into_iter().filter(|near| near != word) {
            let alike = near.chars().next() == word.chars().next();
            likely.push((std::cmp::Reverse((alike, self.uses(&near)?)), near));
        }
        likely.sort();
        Ok(likely.into_iter().map(|(_, near)| near).take(TRIED).collect())
    }
}
