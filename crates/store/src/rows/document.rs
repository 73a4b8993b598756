//! Issued documents as they stand in lists.

use kontor_core::entity::{DealId, DocumentId, PartyId};
use kontor_core::money::Money;
use kontor_core::sales::{DocumentKind, DocumentState};
use kontor_core::text_enum::TextEnum as _;
use kontor_core::time::LocalDate;

use crate::error::{Result, StoreError};
use crate::list;
use crate::list::{FilterOp, Page, Walked, Window};
use crate::read::Read;

list! {
    /// An issued document in the list.
    DocumentRow from "document_status s LEFT JOIN document d ON d.id = s.document LEFT JOIN branch b ON b.id = s.branch LEFT JOIN user u ON u.id = d.issued_by"
    where "1" key "s.document" search Document viewed Document as "s" by "d" order "s.issued_on DESC", "s.document DESC" {
        /// Identity.
        id: DocumentId = "s.document";
        /// What it is.
        kind: DocumentKind = "s.kind";
        /// Number.
        number: String = "s.number" sort ["s.number", "s.document"];
        /// Customer or supplier.
        party: Option<PartyId> = "s.party";
        /// Name as printed.
        party_name: Option<String> = "s.party_name" sort ["s.party_name", "s.document"];
        /// Date.
        issued_on: LocalDate = "s.issued_on" sort ["s.issued_on", "s.document"];
        /// Quote: valid until. Order: wanted on. Invoice: last due date.
        until_on: Option<LocalDate> = "s.until_on" sort ["s.until_on", "s.document"];
        /// When the oldest open part is due.
        due_on: Option<LocalDate> = "s.due_on" sort ["s.due_on", "s.document"];
        /// Where it stands.
        state: DocumentState = "s.state" sort ["s.state", "s.issued_on", "s.document"];
        /// Whether it was sent or printed.
        sent: bool = "s.sent";
        /// Without tax.
        net: Money = "s.net_minor", "s.currency" sort ["s.net_minor", "s.document"] sum "CASE s.kind WHEN 'credit_note' THEN -s.net_minor ELSE s.net_minor END";
        /// With tax.
        gross: Money = "s.gross_minor", "s.currency" sort ["s.gross_minor", "s.document"] sum "CASE s.kind WHEN 'credit_note' THEN -s.gross_minor ELSE s.gross_minor END";
        /// What is still to be paid.
        open: Money = "s.open_minor", "s.currency" sort ["s.open_minor", "s.document"];
        /// The customer's order number or the supplier's delivery note number.
        reference: String = "s.reference" sort ["s.reference", "s.document"];
        /// Code of the issuing branch.
        branch: Option<String> = "b.code";
        /// Who issued it.
        issued_by: Option<String> = "u.name";
        /// The deal that it belongs to.
        deal: Option<DealId> = "d.deal";
    }
}

impl Read<'_> {
    /// A window of the documents of some kinds.
    ///
    /// # Errors
    /// `not-a-choice` for an unknown column.
    pub fn document_rows(&self, kinds: &[DocumentKind], window: &Window) -> Result<Page<DocumentRow>> {
        self.list_parts(window, "1", Vec::new(), &parts_of(kinds, window))
    }
    /// All documents of some kinds, as [`Read::walk`] does it.
    ///
    /// # Errors
    /// As [`Read::walk`].
    pub fn walk_documents<T, E: From<StoreError>>(
        &self,
        kinds: &[DocumentKind],
        window: &Window,
        work: impl FnOnce(usize, &mut Walked<'_, DocumentRow>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.walk_parts(window, Vec::new(), &parts_of(kinds, window), work)
    }
}

/// A condition for each kind that is wanted; all are when none is named.
fn parts_of(kinds: &[DocumentKind], window: &Window) -> Vec<String> {
    let asked = window.filters.iter().filter(|filter| filter.column == "kind" && filter.op == FilterOp::Is);
    let asked: Vec<&Vec<String>> = asked.map(|filter| &filter.values).collect();
    let all = if kinds.is_empty() { DocumentKind::ALL } else { kinds };
    let kinds = all.iter().filter(|kind| asked.iter().all(|values| values.iter().any(|value| value == kind.as_str())));
    // Kinds are a closed list of our own words: they can stand in the statement.
    let parts: Vec<String> = kinds.map(|kind| format!("s.kind = '{}'", kind.as_str())).collect();
    if parts.is_empty() { vec!["0".to_owned()] } else { parts }
}
