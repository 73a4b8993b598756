//! What is open: of a claim, of a payment, of a party.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::{Allocation, Payment};
use crate::entity::InstalmentId;
use crate::fault::Fault;
use crate::money::{Currency, Money};
use crate::terms::DiscountOffer;
use crate::time::LocalDate;

/// A part of an invoice (or credit note) of which something is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Claim {
    /// Which.
    pub instalment: InstalmentId,
    /// When it is due.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub due_on: LocalDate,
    /// What is open, in the currency of the document.
    pub open: Money,
    /// What that is worth in the books, in company currency.
    pub book: Money,
    /// What may be taken off.
    pub discount: Option<DiscountOffer>,
}

/// What a payment or credit still has to give, in three currencies that are often one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Funds {
    /// In the currency of the claims, with their sign.
    pub amount: Money,
    /// In the currency of the payment.
    pub paid: Money,
    /// In company currency.
    pub book: Money,
}

impl Funds {
    /// Funds in company currency.
    #[must_use]
    pub const fn of(amount: Money) -> Self {
        Self { amount, paid: amount, book: amount }
    }
    /// Funds in the currency of the claims, with their value in company currency.
    #[must_use]
    pub const fn foreign(amount: Money, book: Money) -> Self {
        Self { amount, paid: amount, book }
    }
}

/// What a party owes us, less what we owe them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Balance {
    /// All of it.
    pub total: Money,
    /// What of it is due.
    pub due: Money,
}

impl Balance {
    /// Adds up what is open, as it stands on a day; what has no due date (credit) counts as due.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn on(day: LocalDate, currency: Currency, open: &[(Option<LocalDate>, Money)]) -> Result<Self, Fault> {
        let due =
            open.iter().filter(|(due_on, _)| due_on.is_none_or(|due_on| due_on <= day)).map(|(_, amount)| *amount);
        Ok(Self {
            total: Money::sum(currency, open.iter().map(|(_, amount)| *amount))?,
            due: Money::sum(currency, due)?,
        })
    }
}

/// What is open of a claim: its amount less what its allocations settle, and less what it gave to others as a credit.
///
/// # Errors
/// `amount-too-large`.
pub fn open_amount(instalment: InstalmentId, amount: Money, allocations: &[Allocation]) -> Result<Money, Fault> {
    allocations.iter().try_fold(amount, |open, allocation| {
        let settled = if allocation.instalment == Some(instalment) { allocation.settles() } else { 0 };
        let given = if allocation.credit == Some(instalment) { allocation.amount_minor } else { 0 };
        open.minus(Money::new(settled, amount.currency))?.plus(Money::new(given, amount.currency))
    })
}

/// What of a claim is still in the books, in company currency: its value when it was posted less what was released.
///
/// # Errors
/// `amount-too-large`.
pub fn open_book(instalment: InstalmentId, book: Money, allocations: &[Allocation]) -> Result<Money, Fault> {
    allocations.iter().try_fold(book, |open, allocation| {
        let released = if allocation.instalment == Some(instalment) { allocation.book_minor } else { 0 };
        let given = if allocation.credit == Some(instalment) { allocation.paid_book_minor } else { 0 };
        open.minus(Money::new(released, book.currency))?.plus(Money::new(given, book.currency))
    })
}

/// What of a payment settles nothing yet and was not given back, in its own currency: credit of the party.
///
/// # Errors
/// `amount-too-large`.
pub fn open_credit(payment: &Payment, allocations: &[Allocation]) -> Result<Money, Fault> {
    let whole = Money::new(payment.amount_minor, payment.currency);
    used(payment, whole, allocations, |allocation| (allocation.paid_minor, allocation.settles()))
}

/// What that credit is worth in the books, in company currency: the value of the payment less what was used of it.
///
/// # Errors
/// `amount-too-large`.
pub fn open_credit_book(payment: &Payment, book: Money, allocations: &[Allocation]) -> Result<Money, Fault> {
    used(payment, book, allocations, |allocation| (allocation.paid_book_minor, allocation.book_minor))
}

/// Takes off what the payment gave. What was given back of it has the sign of a debt of ours, so it is added.
fn used(
    payment: &Payment,
    whole: Money,
    allocations: &[Allocation],
    of: impl Fn(&Allocation) -> (i64, i64),
) -> Result<Money, Fault> {
    allocations.iter().try_fold(whole, |left, allocation| {
        let (given, given_back) = of(allocation);
        let given = if allocation.payment == Some(payment.id) { given } else { 0 };
        let given_back = if allocation.refunded == Some(payment.id) { given_back } else { 0 };
        left.minus(Money::new(given, whole.currency))?.plus(Money::new(given_back, whole.currency))
    })
}

/// A claim is paid when nothing is open; one of nothing is paid from the start.
///
/// # Errors
/// `amount-too-large`.
pub fn is_paid(instalment: InstalmentId, amount: Money, allocations: &[Allocation]) -> Result<bool, Fault> {
    open_amount(instalment, amount, allocations).map(Money::is_zero)
}
