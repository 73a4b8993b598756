//! Keeping the index in the transaction of the change: what a commit touched is made findable anew from its rows.
//!
//! Rows of the index itself are written last and in order ([`Write::file_findable`]): out of order, or beside a savepoint, FTS5
//! would put each of them on disk by itself.

use std::collections::BTreeSet;

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use kontor_sync::seal::Entropy;
use rusqlite::{Connection, OptionalExtension, params};

use super::source::{self, Findable};
use super::text::{self, Field};
use super::{entries_of, first_entry};
use crate::column::{Column, Sql};
use crate::error::Result;
use crate::write::{Author, Write};

pub(super) const KNOWN: &str =
    "SELECT entry, active, text FROM search_entry WHERE record = ?1 AND entry BETWEEN ?2 AND ?3";
pub(super) const SHARED_TEXT: &str = "SELECT entry FROM search_entry WHERE record IS NULL AND text = ?1";
pub(super) const LAST: &str =
    "SELECT entry FROM search_entry WHERE entry BETWEEN ?1 AND ?2 ORDER BY entry DESC LIMIT 1";
pub(super) const ENTRY: &str = "SELECT entry FROM search_entry WHERE record = ?1 AND entry BETWEEN ?2 AND ?3";
pub(super) const POST: &str = "INSERT OR IGNORE INTO search_posting (text, document) VALUES (?1, ?2)";

/// Brings the index of an older file to where bank accounts are found by themselves, and parties not by them.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn find_accounts_by_themselves(sql: &Connection, now: Timestamp) -> Result<()> {
    // No commit comes of it: the index is no record, and nothing of it is kept secret.
    let entropy = Entropy::new([0; 32]);
    let mut write =
        Write::new(sql, Author { user: UserId::default(), command: "upgrade", now, durable: false, entropy });
    for (kind, column) in [(EntityKind::Party, "party"), (EntityKind::BankAccount, "id")] {
        let of = format!("SELECT DISTINCT {column} FROM bank_account ORDER BY 1");
        for id in write.rows(&of, [], |cells| cells.take::<Id>())? {
            write.put(kind, id)?;
        }
    }
    write.file_findable()
}

impl Write<'_> {
    /// Nothing that this change does is made findable; it is later, by [`Write::rebuild_search`] or [`Write::make_findable`]: for very many
    /// rows that come in any order.
    pub fn suspend_search(&mut self) {
        self.waiting.suspended = true;
    }
    /// Makes findable what the commit touched.
    pub(crate) fn keep_findable(&mut self) -> Result<()> {
        if self.waiting.suspended {
            return Ok(());
        }
        let ops = std::mem::take(&mut self.ops);
        let kept = source::touched(self, &ops).and_then(|touched| {
            touched.into_iter().try_for_each(|(kind, id)| self.put(kind, id))?;
            source::shared(&ops)?.into_iter().try_for_each(|(document, text)| self.share(document, text))?;
            self.file_posts()
        });
        self.ops = ops;
        kept
    }
    /// Writes what waits to the index.
    pub(crate) fn file_findable(&mut self) -> Result<()> {
        let mut entries = std::mem::take(&mut self.waiting.entries);
        self.waiting.unfiled.clear();
        entries.sort_unstable();
        let mut text = self.sql.prepare_cached("SELECT text FROM search_entry WHERE entry = ?1")?;
        // Not in one statement: one that reads and writes can be taken back by itself, and for that FTS5 puts what it has on disk each time.
        let mut file = self.sql.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?;
        for entry in entries {
            let text: Option<String> = text.query_row([entry], |row| row.get(0)).optional()?;
            if let Some(text) = text {
                file.execute(params![entry, text])?;
            }
        }
        Ok(())
    }
    /// Writes which documents have which texts.
    pub(super) fn file_posts(&mut self) -> Result<()> {
        let mut posts = std::mem::take(&mut self.waiting.posts);
        // In the order of the table: neighbours lie on the same page.
        posts.sort_unstable();
        let mut statement = self.sql.prepare_cached(POST)?;
        for (text, document) in posts {
            statement.execute([text, document])?;
        }
        Ok(())
    }

    pub(super) fn put_new(&mut self, kind: EntityKind, id: Id, Findable { active, text }: Findable) -> Result<()> {
        let entry = self.next_entry(kind)?;
        self.execute(
            None,
            "INSERT INTO search_entry (entry, record, active, text) VALUES (?1, ?2, ?3, ?4)",
            params![entry, Sql(&id.to_cell()), active, text],
        )?;
        if kind == EntityKind::Document {
            self.waiting.remember(id, entry);
        }
        self.file_later(entry, &text)
    }

    pub(super) fn put(&mut self, kind: EntityKind, id: Id) -> Result<()> {
        let (first, last) = entries_of(kind);
        let key = id.to_cell();
        let known: Option<(i64, bool, String)> = self
            .sql
            .prepare_cached(KNOWN)?
            .query_row(params![Sql(&key), first, last], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let found = self.findable(kind, id)?;
        match (known, found) {
            (None, None) => {}
            (Some((entry, _, old)), None) => {
                self.unfile(entry, &old)?;
                self.execute(None, "DELETE FROM search_entry WHERE entry = ?1", [entry])?;
            }
            (None, Some(found)) => self.put_new(kind, id, found)?,
            (Some((entry, was_active, old)), Some(Findable { active, text })) => {
                if old != text {
                    self.unfile(entry, &old)?;
                }
                if (was_active, &old) != (active, &text) {
                    let sql = "UPDATE search_entry SET active = ?2, text = ?3 WHERE entry = ?1";
                    self.execute(None, sql, params![entry, active, text])?;
                }
                if old != text {
                    self.file_later(entry, &text)?;
                }
            }
        }
        Ok(())
    }

    /// Notes that a document has a text that others may have, too.
    pub(super) fn share(&mut self, document: Id, shown: &str) -> Result<()> {
        let Some(text) = self.shared_text(shown)? else { return Ok(()) };
        if let Some(entry) = self.entry_of(document)? {
            self.waiting.posts.push((text, entry));
        }
        Ok(())
    }

    /// The number of a document in the index.
    fn entry_of(&mut self, document: Id) -> Result<Option<i64>> {
        if let Some(entry) = self.waiting.documents.get(&document) {
            return Ok(Some(*entry));
        }
        let (first, last) = entries_of(EntityKind::Document);
        let entry = self.value(ENTRY, params![Sql(&document.to_cell()), first, last])?;
        entry.into_iter().for_each(|entry| self.waiting.remember(document, entry));
        Ok(entry)
    }

    /// The number of a shared text, which it gets when it is seen for the first time; none for a text without words.
    fn shared_text(&mut self, shown: &str) -> Result<Option<i64>> {
        if let Some(known) = self.waiting.texts.get(shown) {
            return Ok(Some(*known));
        }
        let text = shared_text(shown);
        if text.is_empty() {
            return Ok(None);
        }
        let entry = match self.value(SHARED_TEXT, [&text])? {
            Some(entry) => entry,
            None => {
                let entry = self.next_entry(EntityKind::DocumentLine)?;
                self.execute(
                    None,
                    "INSERT INTO search_entry (entry, active, text, shown) VALUES (?1, 1, ?2, ?3)",
                    params![entry, text, shown],
                )?;
                self.file_later(entry, &text)?;
                entry
            }
        };
        self.waiting.remember_text(shown, entry);
        Ok(Some(entry))
    }

    /// The number after the last one of its kind, so that numbers tell which is newer.
    fn next_entry(&mut self, kind: EntityKind) -> Result<i64> {
        let (first, last) = entries_of(kind);
        let given = match self.waiting.last.get(&kind) {
            Some(given) => Some(*given),
            None => self.value(LAST, [first, last])?,
        };
        let next = given.unwrap_or(first_entry(kind)) + 1;
        self.waiting.last.insert(kind, next);
        Ok(next)
    }

    fn file_later(&mut self, entry: i64, text: &str) -> Result<()> {
        if !self.waiting.anew && self.waiting.unfiled.insert(entry) {
            self.waiting.entries.push(entry);
        }
        for word in text::words(text) {
            if self.waiting.is_new(word) {
                self.execute(None, "INSERT OR IGNORE INTO search_word (word) VALUES (?1)", [word])?;
            }
        }
        Ok(())
    }

    pub(crate) fn unfile(&mut self, entry: i64, text: &str) -> Result<()> {
        if !self.waiting.unfiled.contains(&entry) {
            let sql = "INSERT INTO search (search, rowid, text) VALUES ('delete', ?1, ?2)";
            self.execute(None, sql, params![entry, text])?;
        }
        Ok(())
    }
}

/// Takes the words of texts that are gone out of the list of words, unless they still stand somewhere.
pub(crate) fn forget_words(write: &mut Write<'_>, texts: &[String]) -> Result<()> {
    write.waiting.words.clear();
    let words: BTreeSet<&str> = texts.iter().flat_map(|text| text::words(text)).collect();
    for word in words {
        // The index knows what is at least three letters long; shorter words name nobody.
        let phrase = format!("\"{}\"", word.replace('"', "\"\""));
        if write.value::<i64>("SELECT rowid FROM search WHERE search MATCH ?1 LIMIT 1", [&phrase])?.is_none() {
            write.execute(None, "DELETE FROM search_word WHERE word = ?1", [word])?;
        }
    }
    Ok(())
}

/// A shared text as it is compared.
pub(super) fn shared_text(shown: &str) -> String {
    let mut text = String::new();
    text::add(&mut text, Field::Name, shown);
    text
}
