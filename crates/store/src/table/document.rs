//! Drafts and issued documents with their lines, taxes, instalments, events and files; numbers; progress and status.

use kontor_core::entity::{DealId, DocumentId, DocumentLineId, DraftId, EntityKind, PartyId, UserId};
use kontor_core::numbering::{NumberSeries, SeriesKey};
use kontor_core::permission::Action;
use kontor_core::sales::{
    Document, DocumentEvent, DocumentFile, DocumentKind, DocumentLine, DocumentState, DocumentTax, Draft, EventKind,
    Instalment,
};
use kontor_core::time::LocalDate;
use rusqlite::{OptionalExtension, params};

use crate::column::{Column, Sql};
use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::table::alias::same_item;
use crate::viewer::Alias;
use crate::write::Write;

/// How far a line is carried on, in its own unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Delivered, in millionths.
    pub delivered: i64,
    /// Invoiced less credited, in millionths.
    pub invoiced: i64,
    /// Returned, in millionths.
    pub returned: i64,
}

/// Where a document stands, as people see it; kept beside the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The state.
    pub state: DocumentState,
    /// Whether it was sent or printed.
    pub sent: bool,
    /// What is still to be paid, in minor units of the document's currency; below zero for a credit that is not used up.
    pub open_minor: i64,
    /// When the oldest open part is due.
    pub due_on: Option<LocalDate>,
}

impl Read<'_> {
    /// All documents, in the order of their ids.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn document_ids(&self) -> Result<Vec<DocumentId>> {
        self.rows("SELECT id FROM document ORDER BY id", [], |cells| cells.take())
    }
    /// A person's drafts, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts_of(&self, owner: UserId) -> Result<Vec<Draft>> {
        self.all("owner = ?1 AND _del = 0 ORDER BY saved_at_ms DESC, id DESC LIMIT 200", [Sql(&owner.to_cell())])
    }
    /// Whether a document that is here was issued from a draft, on whichever PC. One of before 0.2.0 has the identity of its draft.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_issued(&self, draft: DraftId) -> Result<bool> {
        let sql = "SELECT 1 FROM document WHERE draft = ?1 UNION ALL SELECT 1 FROM document WHERE id = ?1";
        self.holds(sql, draft.0)
    }
    /// Drafts of a kind that the viewer may see, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts_within_reach(&self, kind: DocumentKind) -> Result<Vec<Draft>> {
        let seen = self.viewer.and_then(|viewer| viewer.condition(EntityKind::Draft, Action::See, Alias::of("draft")));
        let within = seen.map(|seen| format!(" AND {seen}")).unwrap_or_default();
        self.all(&format!("kind = ?1 AND _del = 0{within} ORDER BY saved_at_ms, id LIMIT 200"), [Sql(&kind.to_cell())])
    }
    /// Lines of a document in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lines_of(&self, document: DocumentId) -> Result<Vec<DocumentLine>> {
        self.all("document = ?1 ORDER BY position", [Sql(&document.to_cell())])
    }
    /// Taxes of a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn taxes_of(&self, document: DocumentId) -> Result<Vec<DocumentTax>> {
        self.all("document = ?1 ORDER BY id", [Sql(&document.to_cell())])
    }
    /// Instalments of a document in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn instalments_of(&self, document: DocumentId) -> Result<Vec<Instalment>> {
        self.all("document = ?1 ORDER BY position", [Sql(&document.to_cell())])
    }
    /// What happened to a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn events_of(&self, document: DocumentId) -> Result<Vec<DocumentEvent>> {
        self.all("document = ?1 ORDER BY at_ms, id", [Sql(&document.to_cell())])
    }
    /// The last step that decided something, sending left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_decision(&self, document: DocumentId) -> Result<Option<EventKind>> {
        let events = self.events_of(document)?;
        Ok(events.into_iter().map(|event| event.kind).rfind(|kind| *kind != EventKind::Sent))
    }
    /// The document as it was printed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn file_of(&self, document: DocumentId) -> Result<Option<DocumentFile>> {
        Ok(self.all("document = ?1 ORDER BY made_at_ms, id LIMIT 1", [Sql(&document.to_cell())])?.pop())
    }
    /// The document as it was printed, the first one first: several PCs may have printed it before they heard of each other.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn files_of(&self, document: DocumentId) -> Result<Vec<DocumentFile>> {
        self.all("document = ?1 ORDER BY made_at_ms, id", [Sql(&document.to_cell())])
    }
    /// Documents that continue a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn followers_of(&self, document: DocumentId) -> Result<Vec<Document>> {
        self.all("source = ?1 OR revision_of = ?1 ORDER BY issued_at_ms, id", [Sql(&document.to_cell())])
    }
    /// Lines that continue a line.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn following_lines(&self, line: DocumentLineId) -> Result<Vec<DocumentLine>> {
        self.all("source_line = ?1 ORDER BY id", [Sql(&line.to_cell())])
    }
    /// The document with a number, typed in upper or lower case. Claims from before the first day that were taken back, and
    /// what took them back, are not meant any more.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn document_by_number(&self, number: &str) -> Result<Option<Document>> {
        let drawn = self.all("number IN (?1, upper(?1)) AND opening = 0", [number])?.pop();
        if drawn.is_some() {
            return Ok(drawn);
        }
        let stands = "number IN (?1, upper(?1)) AND opening = 1 AND revision_of IS NULL \
            AND NOT EXISTS (SELECT 1 FROM document back WHERE back.revision_of = document.id)";
        Ok(self.all(stands, [number])?.pop())
    }
    /// Documents of a deal.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents_of_deal(&self, deal: DealId) -> Result<Vec<Document>> {
        self.all("deal = ?1 ORDER BY issued_at_ms, id", [Sql(&deal.to_cell())])
    }
    /// The newest documents of a party.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn documents_of_party(&self, party: PartyId, limit: i64) -> Result<Vec<Document>> {
        self.all(
            concat!("party IN (", crate::table::alias::same_party!(), ") ORDER BY issued_on DESC, id DESC LIMIT ?2"),
            params![Sql(&party.to_cell()), limit],
        )
    }
    /// How far a line is carried on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn progress_of(&self, line: DocumentLineId) -> Result<Progress> {
        let found = self
            .sql
            .prepare_cached("SELECT delivered, invoiced, returned FROM line_progress WHERE line = ?1")?
            .query_row([Sql(&line.to_cell())], |row| {
                Ok(Progress { delivered: row.get(0)?, invoiced: row.get(1)?, returned: row.get(2)? })
            })
            .optional()?;
        Ok(found.unwrap_or_default())
    }
    /// Where a document stands.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn status_of(&self, document: DocumentId) -> Result<Status> {
        let read = self.rows(
            "SELECT state, sent, open_minor, due_on FROM document_status WHERE document = ?1",
            [Sql(&document.to_cell())],
            |cells| {
                Ok(Status {
                    state: cells.take()?,
                    sent: cells.take()?,
                    open_minor: cells.take()?,
                    due_on: cells.take()?,
                })
            },
        )?;
        let unreadable = || StoreError::Unreadable { what: "document_status".to_owned(), detail: document.to_string() };
        read.into_iter().next().ok_or_else(unreadable)
    }
    /// Lines of open orders for an item, the oldest order first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_order_lines(&self, item: kontor_core::entity::ItemId) -> Result<Vec<DocumentLine>> {
        self.all(
            concat!(
                "item IN (",
                same_item!(),
                ") AND document IN (SELECT d.id FROM document d JOIN document_status s ON s.document = d.id \
                 WHERE d.kind = 'order' AND s.state IN ('open', 'partial')) ORDER BY id"
            ),
            [Sql(&item.to_cell())],
        )
    }
    /// The items of orders that still wait for goods or were not handed over.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn items_on_order(&self) -> Result<Vec<kontor_core::entity::ItemId>> {
        self.rows(
            "SELECT DISTINCT l.item FROM document_line l JOIN document d ON d.id = l.document JOIN document_status s ON s.document = d.id \
             WHERE d.kind = 'order' AND s.state IN ('open', 'partial') AND l.item IS NOT NULL ORDER BY l.item",
            [],
            |cells| cells.take(),
        )
    }
    /// Bytes by their hash.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn file_bytes(&self, hash: &str) -> Result<Option<(String, Vec<u8>)>> {
        Ok(self
            .sql
            .prepare_cached("SELECT mime, bytes FROM file WHERE hash = ?1")?
            .query_row([hash], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }
}

impl Write<'_> {
    /// Draws the next number of a series. A rollback gives it back.
    ///
    /// # Errors
    /// `out-of-range` after the last number.
    pub fn draw_number(&mut self, key: &SeriesKey) -> Result<u32> {
        let last: Option<i64> = self.value(
            "SELECT last_no FROM number_series WHERE kind = ?1 AND device = ?2 AND year = ?3",
            params![key.kind, key.device.as_str(), key.year],
        )?;
        let last_no = u32::try_from(last.unwrap_or(0)).unwrap_or(u32::MAX);
        let (no, _) = NumberSeries { key: key.clone(), last_no }.draw()?;
        self.execute(
            None,
            "INSERT INTO number_series (kind, device, year, last_no) VALUES (?1, ?2, ?3, ?4) \
             ON CONFLICT (kind, device, year) DO UPDATE SET last_no = excluded.last_no",
            params![key.kind, key.device.as_str(), key.year, no],
        )?;
        Ok(no)
    }
    /// Sets where a document stands.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_status(&mut self, document: DocumentId, status: &Status) -> Result<()> {
        let id = document.to_cell();
        let stands =
            params![Sql(&id), status.state.as_str(), status.sent, status.open_minor, Sql(&status.due_on.to_cell())];
        let changed = self.execute(
            Some(EntityKind::Document),
            "UPDATE document_status SET state = ?2, sent = ?3, open_minor = ?4, due_on = ?5 WHERE document = ?1",
            stands,
        )?;
        if changed == 0 {
            self.execute(
                Some(EntityKind::Document),
                "INSERT INTO document_status (document, kind, number, issued_on, until_on, party, party_name, branch, reference, \
                 currency, net_minor, gross_minor, state, sent, open_minor, due_on) \
                 SELECT id, kind, number, issued_on, until_on, party, json_extract(party_snapshot, '$.name'), branch, reference, \
                 currency, net_minor, gross_minor, ?2, ?3, ?4, ?5 FROM document WHERE id = ?1",
                stands,
            )?;
        }
        Ok(())
    }
    /// Keeps bytes; answers their hash. The same bytes are kept once, and wait to go to head office.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_file(&mut self, mime: &str, bytes: &[u8]) -> Result<String> {
        let hash = crate::key::hex(&kontor_sync::chain::of_file(bytes));
        self.execute(
            None,
            "INSERT OR IGNORE INTO file (hash, mime, bytes) VALUES (?1, ?2, ?3)",
            params![hash, mime, bytes],
        )?;
        self.send_file(&hash, bytes.len())?;
        Ok(hash)
    }
}
