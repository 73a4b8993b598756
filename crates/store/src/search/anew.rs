//! The index made anew, from all records at once.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;

use super::source;
use super::waiting::Waiting;
use crate::error::Result;
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
            // In the order in which they were made, so that numbers tell which is newer.
            let order = if kind == EntityKind::Document { "issued_at_ms, id" } else { "id" };
            let sql = format!("SELECT id FROM {} ORDER BY {order}", kind.table());
            for id in self.rows(&sql, [], |cells| cells.take::<Id>())? {
                if let Some(found) = self.findable(kind, id)? {
                    self.put_new(kind, id, found)?;
                }
                if kind == EntityKind::Document {
                    self.shared_texts_of(id)?.iter().try_for_each(|text| self.share(id, text))?;
                    if self.waiting.posts() >= POSTS {
                        self.file_posts()?;
                    }
                }
            }
        }
        self.file_posts()?;
        // In the order of the numbers: out of order, FTS5 would write small pieces and put them together again and again.
        self.execute(None, "INSERT INTO search (rowid, text) SELECT entry, text FROM search_entry ORDER BY entry", [])?;
        self.waiting = Waiting::default();
        Ok(())
    }
}
