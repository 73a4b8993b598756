//! Issued documents as they stand in lists.

use kontor_core::entity::{DealId, DocumentId, PartyId};
use kontor_core::money::Money;
use kontor_core::sales::{DocumentKind, DocumentState};
use kontor_core::time::LocalDate;

use crate::error::Result;
use crate::list;
use crate::list::{Page, Window};
use crate::read::Read;

list! {
    /// An issued document in the list.
    DocumentRow from "document d LEFT JOIN document_status s ON s.document = d.id LEFT JOIN branch b ON b.id = d.branch LEFT JOIN user u ON u.id = d.issued_by"
    where "1" key "d.id" search Document order "d.issued_on DESC, d.id DESC" {
        /// Identity.
        id: DocumentId = "d.id";
        /// What it is.
        kind: DocumentKind = "d.kind";
        /// Number.
        number: String = "d.number";
        /// Customer or supplier.
        party: Option<PartyId> = "d.party";
        /// Name as printed.
        party_name: Option<String> = "json_extract(d.party_snapshot, '$.name')";
        /// Date.
        issued_on: LocalDate = "d.issued_on";
        /// Quote: valid until. Order: wanted on. Invoice: last due date.
        until_on: Option<LocalDate> = "d.until_on";
        /// When the oldest open part is due.
        due_on: Option<LocalDate> = "s.due_on";
        /// Where it stands.
        state: DocumentState = "s.state";
        /// Whether it was sent or printed.
        sent: bool = "s.sent";
        /// Without tax.
        net: Money = "d.net_minor", "d.currency";
        /// With tax.
        gross: Money = "d.gross_minor", "d.currency";
        /// What is still to be paid.
        open: Money = "s.open_minor", "d.currency";
        /// The customer's order number or the supplier's delivery note number.
        reference: String = "d.reference";
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
        if kinds.is_empty() {
            return self.list(window);
        }
        // Kinds are a closed list of our own words: they can stand in the statement.
        let names: Vec<String> = kinds.iter().map(|kind| format!("'{}'", kind.as_str())).collect();
        self.list_where(window, &format!("d.kind IN ({})", names.join(", ")), Vec::new())
    }
}
