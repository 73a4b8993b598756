//! Payments: money against what it settles, with discount, write-off and exchange difference; the rest is credit of the party.
//!
//! Signs are those of [`crate::payment`]: money that comes in is above zero, and so is a claim on a customer.

use super::booking::{Booking, Leg};
use super::invoice::{TaxedAmount, Trade, convert, exchange};
use crate::decimal::Rate;
use crate::entity::PartyId;
use crate::fault::Fault;
use crate::ledger::{AccountRole, Accounts, Entry, Side};
use crate::money::Money;
use crate::payment::Settled;
use crate::time::LocalDate;

/// One claim that is settled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SettledClaim<'a> {
    /// What the allocation engine said.
    pub settled: &'a Settled,
    /// The discount by tax ([`super::split_discount`]), in the currency of the claim.
    pub discount: &'a [TaxedAmount],
    /// Units of company currency for one unit of the claim's, frozen on its invoice.
    pub exchange_rate: Rate,
}

/// Money that came in or went out.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentPosting<'a> {
    /// Whether the other side is a customer or a supplier.
    pub trade: Trade,
    /// Value date.
    pub on: LocalDate,
    /// The other side.
    pub party: Option<PartyId>,
    /// Where the money is: bank, cash, card payments on their way.
    pub account: AccountRole,
    /// How much came in, in the currency of the payment.
    pub amount: Money,
    /// What that is worth in company currency.
    pub book: Money,
    /// What it settles.
    pub settlements: &'a [SettledClaim<'a>],
}

/// Posts a payment. What it does not settle stays on the party's account as credit.
///
/// # Errors
/// `unbalanced` when it settles more than its own value; `unknown-account`, `currency-mismatch`, `amount-too-large`.
pub fn post_payment(payment: &PaymentPosting<'_>, accounts: &Accounts) -> Result<Option<Entry>, Fault> {
    let (claim, _) = payment.trade.claim();
    let mut booking = Booking::on(payment.on, accounts);
    booking.debit(Leg::new(payment.account, payment.book).foreign(payment.amount).of(payment.party))?;
    let (mut left, mut left_book) = (payment.amount, payment.book);
    for settlement in payment.settlements {
        settle(&mut booking, payment.trade, payment.party, settlement)?;
        left = left.minus(settlement.settled.paid)?;
        left_book = left_book.minus(settlement.settled.paid_book)?;
    }
    booking.credit(Leg::new(claim, left_book).foreign(left).of(payment.party))?;
    booking.finish()
}

/// Posts the offset of claims by a credit of the same party: no money moves, the credit is used up instead.
///
/// # Errors
/// As [`post_payment`].
pub fn post_offset(
    on: LocalDate,
    trade: Trade,
    party: Option<PartyId>,
    settlement: &SettledClaim<'_>,
    accounts: &Accounts,
) -> Result<Option<Entry>, Fault> {
    let (claim, _) = trade.claim();
    let mut booking = Booking::on(on, accounts);
    let settled = settlement.settled;
    booking.debit(Leg::new(claim, settled.paid_book).foreign(settled.paid).of(party))?;
    settle(&mut booking, trade, party, settlement)?;
    booking.finish()
}

/// Everything about one claim except the money: what leaves the claim, each for its reason, and what that cost.
fn settle(
    booking: &mut Booking<'_>,
    trade: Trade,
    party: Option<PartyId>,
    settlement: &SettledClaim<'_>,
) -> Result<(), Fault> {
    let settled = settlement.settled;
    let (claim, _) = trade.claim();
    for (book, amount) in [
        (settled.amount_book, settled.amount),
        (settled.discount_book, settled.discount),
        (settled.write_off_book, settled.write_off),
    ] {
        booking.credit(Leg::new(claim, book).foreign(amount).of(party))?;
    }
    discount(booking, trade, settlement)?;
    let lost = settled.write_off_book;
    booking.debit(Leg::new(if lost.minor < 0 { AccountRole::WriteOffGain } else { AccountRole::WriteOff }, lost))?;
    exchange(booking, Side::Credit, settled.exchange()?)
}

/// The discount by tax, at the rate of its invoice. The cents of conversion go to the first part, so that the whole is what
/// left the claim; a discount that nobody divided has no tax.
fn discount(booking: &mut Booking<'_>, trade: Trade, settlement: &SettledClaim<'_>) -> Result<(), Fault> {
    let whole = settlement.settled.discount_book;
    let to_book = |amount| convert(amount, settlement.exchange_rate, whole.currency);
    let mut rest = whole;
    for part in settlement.discount {
        rest = rest.minus(to_book(part.net)?)?.minus(to_book(part.vat)?)?;
    }
    if settlement.discount.is_empty() {
        return booking.debit(Leg::new(trade.discount(), whole));
    }
    for (at, part) in settlement.discount.iter().enumerate() {
        let net = to_book(part.net)?;
        let net = if at == 0 { net.plus(rest)? } else { net };
        booking.debit(Leg::new(part.role, net).foreign(part.net).taxed(part.tax))?;
        booking.debit(Leg::new(trade.vat(), to_book(part.vat)?).foreign(part.vat).taxed(part.tax))?;
    }
    Ok(())
}
