//! Questions to the index, and the order of what it answers.

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::permission::Action;
use rusqlite::params;

use super::text::{Field, Place, Term, expression, fit};
use super::{Hit, entries_of};
use crate::error::Result;
use crate::read::Read;

/// So many rows of a kind are compared with each other for each degree of fit.
const COMPARED: usize = 100;
/// So many texts are counted to say how common a word is.
const COUNTED: i64 = 50;

/// Where hits of the index are read; the newest first, straight from the index.
pub(super) const MATCHES: &str = "SELECT e.entry, e.record, e.active, e.text FROM search s CROSS JOIN search_entry e ON e.entry = s.rowid \
    WHERE s.search MATCH ?1 AND s.rowid BETWEEN ?2 AND ?3 ORDER BY s.rowid DESC LIMIT ?4";
pub(super) const DOCUMENTS: &str =
    "SELECT document FROM search_posting WHERE text = ?1 ORDER BY document DESC LIMIT ?2";
pub(super) const OCCURS: &str = "SELECT rowid FROM search WHERE search MATCH ?1 LIMIT 1";
pub(super) const USES: &str = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)";
pub(super) const RECORD: &str = "SELECT record FROM search_entry WHERE entry = ?1";
pub(super) const SHOWN: &str = "SELECT shown FROM search_entry WHERE entry = ?1";

/// A row of the index that fits, with all that it is ordered by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match {
    rank: Rank,
    /// The order in which documents were issued; of other records their ids tell which is newer.
    issued: Reverse<i64>,
    id: Reverse<Id>,
    kind: EntityKind,
    /// The shared text through which a document was found.
    text: Option<i64>,
}

/// A row of the index that fits.
struct Row {
    /// None for a shared text.
    record: Option<Id>,
    active: bool,
    place: Place,
    field: Field,
}

/// How good a hit is, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    place: Place,
    /// Texts of documents come after everything that is said about a record itself.
    part: Part,
    inactive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Own(Field),
    Shared,
}

impl Match {
    /// One of the numbers of the record is what was typed.
    fn is_exact(&self) -> bool {
        self.rank.place == Place::Exact
    }
    /// Hits that share their room: documents that are found themselves, and those that are found by their texts, do not.
    const fn room(&self) -> (EntityKind, bool) {
        (self.kind, self.text.is_some())
    }
}

/// Rooms of which each has its share of the answer.
const ROOMS: usize = 8;

/// Puts matches in their order, each record once, and keeps `limit` of them: every kind has its share, the best have the rest.
pub(super) fn rank(found: &mut Vec<Match>, limit: usize) {
    found.sort();
    let mut seen = BTreeSet::new();
    found.retain(|one| seen.insert((one.kind, one.id)));
    let share = limit / ROOMS;
    let mut places: BTreeMap<(EntityKind, bool), usize> = BTreeMap::new();
    // In its own room every match has a place; kinds take turns at equal rank.
    let mut placed: Vec<(bool, Rank, usize, Match)> = found
        .drain(..)
        .map(|one| {
            let place = places.entry(one.room()).or_default();
            *place += 1;
            (*place > share, one.rank, *place, one)
        })
        .collect();
    placed.sort();
    placed.truncate(limit);
    placed.sort_by(|a, b| (a.1, a.2, &a.3).cmp(&(b.1, b.2, &b.3)));
    found.extend(placed.into_iter().map(|(.., one)| one));
}

impl Read<'_> {
    /// The best records of a kind.
    pub(super) fn matches(&self, kind: EntityKind, terms: &[Term], limit: usize) -> Result<Vec<Match>> {
        let rows = self.fitting(kind, terms, limit)?;
        let own = rows.into_iter().filter_map(|(entry, row)| {
            let issued = Reverse(if kind == EntityKind::Document { entry } else { 0 });
            let rank = Rank { place: row.place, part: Part::Own(row.field), inactive: !row.active };
            Some(Match { rank, issued, id: Reverse(row.record?), kind, text: None })
        });
        Ok(own.collect())
    }

    /// The newest documents that have the best texts.
    pub(super) fn matches_of_shared(&self, terms: &[Term], limit: usize) -> Result<Vec<Match>> {
        let mut by_place: BTreeMap<Place, Vec<i64>> = BTreeMap::new();
        for (entry, row) in self.fitting(EntityKind::DocumentLine, terms, limit)? {
            by_place.entry(row.place).or_default().push(entry);
        }
        let most = i64::try_from(limit).unwrap_or(i64::MAX);
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for (place, texts) in by_place {
            // The newest first; of several texts of a document that of the greatest number.
            let mut documents = BTreeSet::new();
            for text in texts {
                documents.extend(self.rows(DOCUMENTS, [text, most], |cells| Ok((cells.take::<i64>()?, text)))?);
            }
            let rank = Rank { place, part: Part::Shared, inactive: false };
            for (document, text) in
                documents.into_iter().rev().filter(|(document, _)| seen.insert(*document)).take(limit)
            {
                let Some(id) = self.value::<Id>(RECORD, [document])? else { continue };
                let (issued, id) = (Reverse(document), Reverse(id));
                found.push(Match { rank, issued, id, kind: EntityKind::Document, text: Some(text) });
            }
            if found.len() >= limit {
                break;
            }
        }
        Ok(found)
    }

    /// Rows of a kind with how well the words fit. When there are more than can be compared, those that fit better are asked for
    /// by themselves.
    fn fitting(&self, kind: EntityKind, terms: &[Term], limit: usize) -> Result<BTreeMap<i64, Row>> {
        let (first, last) = entries_of(kind);
        let most = limit.max(COMPARED);
        let mut fitting = BTreeMap::new();
        for place in [Place::Inside, Place::Word, Place::Start, Place::Whole] {
            let asked = params![expression(terms, place), first, last, i64::try_from(most).unwrap_or(i64::MAX)];
            let rows = self.rows(MATCHES, asked, |cells| {
                Ok((cells.take::<i64>()?, cells.take::<Option<Id>>()?, cells.take::<bool>()?, cells.take::<String>()?))
            })?;
            let all = rows.len() < most;
            for (entry, record, active, text) in rows {
                if let Entry::Vacant(free) = fitting.entry(entry)
                    && let Some((place, field)) = fit(&text, terms)
                {
                    free.insert(Row { record, active, place, field });
                }
            }
            if all {
                break;
            }
        }
        Ok(fitting)
    }

    /// Leaves out what the viewer may not see.
    pub(super) fn within_reach(&self, found: &mut Vec<Match>) -> Result<()> {
        let Some(viewer) = self.viewer else { return Ok(()) };
        let mut kept = Vec::with_capacity(found.len());
        for one in found.drain(..) {
            if viewer.sees_all(one.kind) || self.reaches(viewer, one.kind, Action::See, one.id.0)? {
                kept.push(one);
            }
        }
        *found = kept;
        Ok(())
    }

    pub(super) fn hit(&self, found: Match) -> Result<Hit> {
        let line = found.text.map(|text| self.value::<String>(SHOWN, [text])).transpose()?.flatten();
        Ok(Hit { kind: found.kind, id: found.id.0, exact: found.is_exact(), line })
    }

    /// Whether a word stands anywhere.
    pub(super) fn occurs(&self, term: &Term) -> Result<bool> {
        let asked = expression(std::slice::from_ref(term), Place::Inside);
        Ok(self.value::<i64>(OCCURS, [asked])?.is_some())
    }

    /// In how many texts a word begins, as far as they are counted.
    pub(super) fn uses(&self, word: &str) -> Result<i64> {
        let term = Term { typed: String::new(), folded: word.to_owned() };
        let asked = expression(std::slice::from_ref(&term), Place::Word);
        Ok(self.value::<i64>(USES, params![asked, COUNTED])?.unwrap_or(0))
    }
}
