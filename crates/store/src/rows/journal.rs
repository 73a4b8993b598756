//! The journal as a list: one row for each commit.

use kontor_core::entity::{DisclosureId, EntityKind, UserId};
use kontor_core::id::Id;
use kontor_core::journal::DisclosureKind;
use kontor_core::time::Timestamp;

use crate::error::{Result, StoreError};
use crate::list;
use crate::list::{Page, Walked, Window};
use crate::read::Read;

list! {
    /// A commit in the list.
    JournalRow from "journal_entry j LEFT JOIN user u ON u.id = j.user" where "1" key "j.nth" order "j.nth DESC" {
        /// Its place in the list.
        nth: i64 = "j.nth" sort ["j.nth"];
        /// How often the PC had begun to count anew.
        incarnation: i64 = "j.incarnation";
        /// Its place in the chain.
        dseq: i64 = "j.dseq";
        /// When.
        at_ms: Timestamp = "j.at_ms" sort ["j.at_ms", "j.nth"];
        /// Who.
        user: UserId = "j.user" sort ["j.user", "j.at_ms", "j.nth"];
        /// Name of that person.
        user_name: Option<String> = "u.name";
        /// The command.
        command: String = "j.command" sort ["j.command", "j.at_ms", "j.nth"];
        /// How many changes it has.
        changes: i64 = "j.changes";
    }
}

list! {
    /// Something that left the program, in the list.
    DisclosureRow from "disclosure d LEFT JOIN user u ON u.id = d.by" where "1" key "d.id" order "d.at_ms DESC", "d.id DESC" {
        /// Identity.
        id: DisclosureId = "d.id";
        /// How it left the program.
        kind: DisclosureKind = "d.kind";
        /// Which record it was, where it was one.
        record: Option<Id> = "d.record";
        /// Which list or report, or the number of the document.
        what: String = "d.what";
        /// How many rows or documents.
        rows: i64 = "d.\"rows\"";
        /// When.
        at_ms: Timestamp = "d.at_ms" sort ["d.at_ms", "d.id"];
        /// Who.
        by: UserId = "d.by";
        /// Name of that person.
        user_name: Option<String> = "u.name";
    }
}

impl Read<'_> {
    /// Commits, the newest first; only those that touched a kind of record when one is named.
    ///
    /// # Errors
    /// As [`Read::list`].
    pub fn journal(&self, kind: Option<EntityKind>, window: &Window) -> Result<Page<JournalRow>> {
        self.list_parts(window, "1", Vec::new(), &[touching(kind)])
    }
    /// Goes through all rows that the journal would show, one after the other.
    ///
    /// # Errors
    /// As [`Read::walk`].
    pub fn walk_journal<T, E: From<StoreError>>(
        &self,
        kind: Option<EntityKind>,
        window: &Window,
        work: impl FnOnce(usize, &mut Walked<'_, JournalRow>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.walk_parts(window, Vec::new(), &[touching(kind)], work)
    }
}

/// Names of kinds are our own words: they can stand in the statement.
fn touching(kind: Option<EntityKind>) -> String {
    kind.map_or_else(
        || "1".to_owned(),
        |kind| format!("EXISTS (SELECT 1 FROM journal_kind k WHERE k.kind = '{}' AND k.nth = j.nth)", kind.table()),
    )
}
