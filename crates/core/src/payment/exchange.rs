//! One settlement in all its currencies: what it takes off the claim, what it releases in the books, and the difference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::open::{Claim, Funds};
use super::row::Allocation;
use crate::entity::{AllocationId, InstalmentId, PaymentId};
use crate::fault::Fault;
use crate::money::Money;
use crate::time::LocalDate;

/// What settles one claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Settled {
    /// Which.
    pub instalment: InstalmentId,
    /// What was given, in the currency of the claim.
    pub amount: Money,
    /// Early-payment discount taken.
    pub discount: Money,
    /// Given up.
    pub write_off: Money,
    /// What was given, in the currency of the payment.
    pub paid: Money,
    /// What that is worth in company currency.
    pub paid_book: Money,
    /// What the amount releases of the claim's value, in company currency.
    pub amount_book: Money,
    /// What the discount releases.
    pub discount_book: Money,
    /// What the write-off releases.
    pub write_off_book: Money,
}

impl Settled {
    /// Settles a part of a claim out of funds; both become less. The last of either takes the rest of its book value, so
    /// that a claim that is paid is also gone from the books.
    pub(super) fn take(
        funds: &mut Funds,
        claim: &mut Claim,
        amount: Money,
        discount: Money,
        write_off: Money,
    ) -> Result<Self, Fault> {
        let total = amount.plus(discount)?.plus(write_off)?;
        let paid = portion(funds.paid, amount, funds.amount);
        let paid_book = portion(funds.book, amount, funds.amount);
        let book = portion(claim.book, total, claim.open);
        let discount_book = portion(claim.book, discount, claim.open);
        let write_off_book = portion(claim.book, write_off, claim.open);
        funds.amount = funds.amount.minus(amount)?;
        funds.paid = funds.paid.minus(paid)?;
        funds.book = funds.book.minus(paid_book)?;
        claim.open = claim.open.minus(total)?;
        claim.book = claim.book.minus(book)?;
        let amount_book = book.minus(discount_book)?.minus(write_off_book)?;
        let instalment = claim.instalment;
        Ok(Self {
            instalment,
            amount,
            discount,
            write_off,
            paid,
            paid_book,
            amount_book,
            discount_book,
            write_off_book,
        })
    }

    /// What it takes off the claim.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn total(&self) -> Result<Money, Fault> {
        self.amount.plus(self.discount)?.plus(self.write_off)
    }

    /// What the payment was worth less what it released: above zero a gain, below a loss.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn exchange(&self) -> Result<Money, Fault> {
        self.paid_book.minus(self.amount_book)
    }

    /// The row to keep, for a payment.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn by_payment(&self, id: AllocationId, payment: PaymentId, on: LocalDate) -> Result<Allocation, Fault> {
        Ok(Allocation { payment: Some(payment), ..self.row(id, on)? })
    }

    /// The row to keep, for a credit note's instalment that offsets the claim.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn by_credit(&self, id: AllocationId, credit: InstalmentId, on: LocalDate) -> Result<Allocation, Fault> {
        Ok(Allocation { credit: Some(credit), ..self.row(id, on)? })
    }

    /// The row to keep, for a payment that gives the credit of an earlier one back.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn giving_back(
        &self,
        id: AllocationId,
        payment: PaymentId,
        refunded: PaymentId,
        on: LocalDate,
    ) -> Result<Allocation, Fault> {
        Ok(Allocation { payment: Some(payment), instalment: None, refunded: Some(refunded), ..self.row(id, on)? })
    }

    fn row(&self, id: AllocationId, on: LocalDate) -> Result<Allocation, Fault> {
        let book = self.amount_book.plus(self.discount_book)?.plus(self.write_off_book)?;
        Ok(Allocation {
            id,
            payment: None,
            credit: None,
            instalment: Some(self.instalment),
            refunded: None,
            allocated_on: on,
            currency: self.amount.currency,
            amount_minor: self.amount.minor,
            discount_minor: self.discount.minor,
            write_off_minor: self.write_off.minor,
            paid_minor: self.paid.minor,
            paid_book_minor: self.paid_book.minor,
            book_minor: book.minor,
            exchange_minor: self.exchange()?.minor,
            reversal_of: None,
        })
    }
}

/// The share of `value` that belongs to `part` of `whole`; the whole gets the whole.
fn portion(value: Money, part: Money, whole: Money) -> Money {
    if part.minor == whole.minor {
        return value;
    }
    let (part, whole) = (i128::from(part.minor), i128::from(whole.minor));
    if whole == 0 {
        return Money::zero(value.currency);
    }
    // Half away from zero, in integers: twice the product over twice the divisor, moved by one half.
    let product = i128::from(value.minor) * part;
    let half = if (product < 0) == (whole < 0) { whole } else { -whole };
    let share = (2 * product + half) / (2 * whole);
    Money::new(i64::try_from(share).unwrap_or(value.minor), value.currency)
}
