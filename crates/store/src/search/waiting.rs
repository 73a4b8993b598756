//! What a change has for the index and has not written yet.

use std::collections::{HashMap, HashSet};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;

/// So many rows wait before a long change writes them to the index.
const WAITING: usize = 1_000;
/// So many shared texts are remembered by their number, and so many words.
const REMEMBERED: usize = 20_000;

/// What the index is still to be told.
#[derive(Default)]
pub(crate) struct Waiting {
    /// Rows that are not in the index yet, as they came.
    pub(super) entries: Vec<i64>,
    /// The same.
    pub(super) unfiled: HashSet<i64>,
    /// Words that stand in the list of words.
    pub(super) words: HashSet<String>,
    /// Shared texts of this change by their number.
    pub(super) texts: HashMap<String, i64>,
    /// The last number of a kind that was given.
    pub(super) last: HashMap<EntityKind, i64>,
    /// Documents of this change by their number.
    pub(super) documents: HashMap<Id, i64>,
    /// Texts and the documents that have them.
    pub(super) posts: Vec<(i64, i64)>,
    /// The index is going to be made anew.
    pub(super) suspended: bool,
    /// It is being made anew: all of its rows are written together.
    pub(super) anew: bool,
}

impl Waiting {
    /// Nothing, for an index whose rows are all written together.
    pub(super) fn anew() -> Self {
        Self { anew: true, ..Self::default() }
    }
    /// How many documents of texts wait.
    pub(super) const fn posts(&self) -> usize {
        self.posts.len()
    }
    /// How many rows wait.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }
    /// Whether so much waits that it is time to write it.
    pub const fn is_long(&self) -> bool {
        self.entries.len() >= WAITING
    }
    /// Notes the number of a document.
    pub(super) fn remember(&mut self, document: Id, entry: i64) {
        if self.documents.len() >= REMEMBERED {
            self.documents.clear();
        }
        self.documents.insert(document, entry);
    }
    /// Notes the number of a shared text.
    pub(super) fn remember_text(&mut self, shown: &str, entry: i64) {
        if self.texts.len() >= REMEMBERED {
            self.texts.clear();
        }
        self.texts.insert(shown.to_owned(), entry);
    }
    /// Whether a word was not met in this change, as far as that is remembered; now it was.
    pub(super) fn is_new(&mut self, word: &str) -> bool {
        if self.words.contains(word) {
            return false;
        }
        if self.words.len() >= REMEMBERED {
            self.words.clear();
        }
        self.words.insert(word.to_owned())
    }
    /// A part of the change was taken back.
    pub fn back_to(&mut self, len: usize) {
        for entry in self.entries.drain(len.min(self.entries.len())..) {
            self.unfiled.remove(&entry);
        }
        self.texts.clear();
        self.words.clear();
        self.last.clear();
        self.documents.clear();
        self.posts.clear();
    }
}
