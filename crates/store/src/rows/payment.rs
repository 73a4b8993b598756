//! Payments as they stand in the list.

use kontor_core::entity::{PartyId, PaymentId};
use kontor_core::money::Money;
use kontor_core::payment::PaymentMethod;
use kontor_core::time::LocalDate;

use crate::list;

list! {
    /// A payment in the list.
    PaymentRow from "payment p LEFT JOIN party c ON c.id = p.party LEFT JOIN branch b ON b.id = p.branch LEFT JOIN open_item o ON o.source = p.id"
    where "1" key "p.id" search Payment, Party by "p.party" viewed Payment as "p" order "p.paid_on DESC", "p.id DESC" {
        /// Identity.
        id: PaymentId = "p.id";
        /// Value date.
        paid_on: LocalDate = "p.paid_on" sort ["p.paid_on", "p.id"];
        /// From or to whom.
        party: Option<PartyId> = "p.party";
        /// Name of the party.
        party_name: Option<String> = "c.name";
        /// How.
        method: PaymentMethod = "p.method";
        /// How much came in; below zero when it went out.
        amount: Money = "p.amount_minor", "p.currency" sort ["p.amount_minor", "p.id"];
        /// What of it settles something or was given back.
        used: Money = "p.amount_minor + coalesce(o.open_minor, 0)", "p.currency";
        /// What settles nothing yet: credit of the party.
        credit: Money = "-coalesce(o.open_minor, 0)", "p.currency";
        /// Whether it was taken back, or takes another one back.
        reversed: bool = "(p.reversal_of IS NOT NULL OR EXISTS (SELECT 1 FROM payment r WHERE r.reversal_of = p.id))";
        /// What the payer wrote.
        reference: String = "p.reference";
        /// Code of the branch.
        branch: Option<String> = "b.code";
    }
}
