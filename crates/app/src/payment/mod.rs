//! Payments: money in and out, what it settles, what is open, and taking all of that back.
//!
//! * A payment with its allocations, its entry, the open items and the states of the documents is one transaction.
//! * Nothing is changed afterwards: a payment is reversed by its opposite, an allocation likewise; the claim opens again.
//! * What a payment does not settle stays as credit of the party, until it is applied to a claim or given back.
//! * Amounts are seen from the firm: above zero comes in, below zero goes out.

mod allocate;
mod claims;
mod credit;
mod list;
mod open;
mod propose;
mod record;
mod reverse;

pub use credit::{CreditApply, Refund};
pub use list::{PaymentGet, PaymentView};
pub use open::{OpenItems, OpenItemsView, OpenSource};
pub use propose::{PaymentProposal, PaymentPropose};
pub use record::{PaymentRecord, Settling};
pub use reverse::{PaymentReverse, PaymentUnallocate};

pub(crate) use claims::{in_books, payment_open_on, refresh_payment};
pub(crate) use credit::{apply, credit_apply, give, refund};
pub(crate) use list::{payment_get, payment_list};
pub(crate) use open::open_items;
pub(crate) use propose::payment_propose;
pub(crate) use record::{payment_record, record};
pub(crate) use reverse::{payment_reverse, payment_unallocate, reverse};
