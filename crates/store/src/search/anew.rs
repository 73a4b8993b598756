//! The index made anew, from all records at once, or completed by those that it does not know.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;

use super::waiting::Waiting;
use super::{entries_of, source};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

/// So many documents of texts are gathered before they are written in their order.
const POSTS: usize = 1_000_000;

impl Write<'_> {
    /// Makes the index anew from the records, as if each had been made in its turn.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn rebuild_search(&mut self) -> Result<()> {
        self.waiting = Waiting::anew();
        for sql in [
            "INSERT INTO search (search) VALUES ('delete-all')",
            "DELETE FROM search_entry",
            "DELETE FROM search_posting",
            "DELETE FROM search_word",
        ] {
            self.execute(None, sql, [])?;
        }
        for kind in source::kinds() {
            let sql = format!("SELECT id FROM {} ORDER BY {}", kind.table(), as_made(kind));
            for id in self.rows(&sql, [], |cells| cells.take::<Id>())? {
                if let Some(found) = self.findable(kind, id)? {
                    self.put_new(kind, id, found)?;
                }
                self.share_texts_of(kind, id)?;
                if self.waiting.posts() >= POSTS {
                    self.file_posts()?;
                }
            }
        }
        self.file_posts()?;
        // In the order of the numbers: out of order, FTS5 would write small pieces and put them together again and again.
        self.execute(None, "INSERT INTO search (rowid, text) SELECT entry, text FROM search_entry ORDER BY entry", [])?;
        self.waiting = Waiting::default();
        Ok(())
    }
    /// Makes records findable that [`Read::not_findable`] named. It can be done in pieces, with other changes in between.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn make_findable(&mut self, records: &[(EntityKind, Id)]) -> Result<()> {
        for &(kind, id) in records {
            self.put(kind, id)?;
            self.share_texts_of(kind, id)?;
        }
        self.file_posts()
    }

    /// Notes the texts of a document that others may have, too.
    fn share_texts_of(&mut self, kind: EntityKind, id: Id) -> Result<()> {
        if kind != EntityKind::Document {
            return Ok(());
        }
        self.shared_texts_of(id)?.iter().try_for_each(|text| self.share(id, text))
    }
}

impl Read<'_> {
    /// The records that the index does not know, as after rows came in while it was suspended ([`Write::suspend_search`]).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn not_findable(&self) -> Result<Vec<(EntityKind, Id)>> {
        let mut unknown = Vec::new();
        for kind in source::kinds() {
            let sql = format!(
                "SELECT r.id FROM {} r WHERE NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.record = r.id AND e.entry BETWEEN ?1 AND ?2) \
                 ORDER BY {}",
                kind.table(),
                as_made(kind)
            );
            let ids = self.rows(&sql, entries_of(kind), |cells| cells.take::<Id>())?;
            unknown.extend(ids.into_iter().map(|id| (kind, id)));
        }
        Ok(unknown)
    }
}

/// The order in which records of a kind were made, so that numbers tell which is newer.
const fn as_made(kind: EntityKind) -> &'static str {
    if matches!(kind, EntityKind::Document) { "issued_at_ms, id" } else { "id" }
}
