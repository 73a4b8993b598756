//! Money that comes in and goes out, and which claim it settles.
//!
//! Amounts are seen from the firm: a claim is above zero when the other side owes us (an invoice) and below when we owe
//! them (a credit note, a supplier's bill); a payment is above zero when it comes in. A payment settles claims of its own
//! sign, a claim of the other sign offsets one. What is open is never stored: it is the claim less its allocations, so an
//! allocation that is reversed opens the claim again by itself.
//!
//! Always true: no allocation is more than is open on either side; a claim is paid exactly when nothing is open; what a
//! payment does not settle stays as credit of the party.

mod allocate;
mod exchange;
mod open;
mod row;
mod till;

#[cfg(test)]
mod tests;

pub use allocate::{Choice, Plan, settle_by_hand, settle_oldest_first};
pub use exchange::Settled;
pub use open::{Balance, Claim, Funds, is_paid, open_amount, open_book, open_credit, open_credit_book};
pub use row::{Allocation, Payment, PaymentMethod};
pub use till::{TillResult, settle_till};
