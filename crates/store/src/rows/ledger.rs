//! Entries of the ledger as they stand in the list.

use kontor_core::entity::{DocumentId, EntryId, PartyId, PaymentId};
use kontor_core::ledger::Journal;
use kontor_core::money::Money;
use kontor_core::time::LocalDate;

use crate::list;

list! {
    /// An entry in the list.
    EntryRow from "entry e LEFT JOIN document d ON d.id = e.document LEFT JOIN payment y ON y.id = e.payment \
        LEFT JOIN party p ON p.id = coalesce(d.party, y.party) LEFT JOIN branch b ON b.id = e.branch"
    where "1" key "e.id" search Document by "e.document", Party by "coalesce(d.party, y.party)", Payment by "e.payment"
    viewed Entry as "e" order "e.booked_on DESC", "e.id DESC" {
        /// Identity.
        id: EntryId = "e.id";
        /// Its date.
        booked_on: LocalDate = "e.booked_on" sort ["e.booked_on", "e.id"];
        /// The kind of event.
        journal: Journal = "e.journal";
        /// Number of the document, or what the payer wrote.
        number: Option<String> = "coalesce(d.number, y.reference)";
        /// What a person wrote by hand.
        text: String = "e.text";
        /// The document that made it.
        document: Option<DocumentId> = "e.document";
        /// Or the payment.
        payment: Option<PaymentId> = "e.payment";
        /// Whose.
        party: Option<PartyId> = "coalesce(d.party, y.party)";
        /// Name of the party.
        party_name: Option<String> = "p.name";
        /// What stands on each side.
        amount: Money = "(SELECT coalesce(sum(l.debit_minor), 0) FROM entry_line l WHERE l.entry = e.id)", "(SELECT currency FROM company LIMIT 1)";
        /// Whether it was taken back, or takes another one back.
        reversed: bool = "(e.reversal_of IS NOT NULL OR EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.id))";
        /// Code of the branch.
        branch: Option<String> = "b.code";
    }
}
