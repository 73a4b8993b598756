//! Invoices, bills and credit notes: claim or debt against revenue or purchase and tax.

use rust_decimal::Decimal;

use super::booking::{Booking, Leg};
use crate::decimal::{Rate, Rounding};
use crate::entity::PartyId;
use crate::fault::Fault;
use crate::ledger::{AccountRole, Accounts, Entry, Side, TaxKey};
use crate::money::{Currency, Money};
use crate::time::LocalDate;

/// Whether we sell or buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    /// We send the invoice.
    Sales,
    /// We receive it.
    Purchase,
}

/// A net amount with its tax, in the currency of the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaxedAmount {
    /// Against which account: revenue; purchases or goods received; prepayments.
    pub role: AccountRole,
    /// Which tax; none for what is no VAT (eco tax: its amount is `net` on the role of other taxes).
    pub tax: Option<TaxKey>,
    /// Net.
    pub net: Money,
    /// The tax that the other side pays.
    pub vat: Money,
    /// The tax that we owe and deduct ourselves on a purchase (reverse charge, intra-Community acquisition).
    pub self_assessed: Money,
}

/// A prepayment that the final invoice takes off, at the rate at which it was booked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deduction {
    /// What was prepaid, with its tax.
    pub part: TaxedAmount,
    /// Units of company currency for one unit, frozen on the prepayment invoice.
    pub exchange_rate: Rate,
}

/// What an invoice posts. All amounts are negative on a credit note.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoicePosting<'a> {
    /// Sold or bought.
    pub trade: Trade,
    /// Its date.
    pub on: LocalDate,
    /// The other side.
    pub party: Option<PartyId>,
    /// Company currency.
    pub company: Currency,
    /// Units of it for one unit of the document's currency, frozen.
    pub exchange_rate: Rate,
    /// What is invoiced, by account and tax.
    pub parts: &'a [TaxedAmount],
    /// Cash rounding of the payable total.
    pub rounding: Money,
    /// Prepayments that are taken off.
    pub deductions: &'a [Deduction],
    /// When the payable total is due, in parts.
    pub instalments: &'a [(LocalDate, Money)],
    /// On a prepayment invoice whose tax is owed when the money comes: the tax waits.
    pub tax_deferred: bool,
}

impl TaxedAmount {
    /// An amount whose tax the other side pays.
    #[must_use]
    pub const fn new(role: AccountRole, tax: TaxKey, net: Money, vat: Money) -> Self {
        Self { role, tax: Some(tax), net, vat, self_assessed: Money::zero(net.currency) }
    }
    /// An amount without any tax.
    #[must_use]
    pub const fn untaxed(role: AccountRole, net: Money) -> Self {
        let none = Money::zero(net.currency);
        Self { role, tax: None, net, vat: none, self_assessed: none }
    }

    fn converted(&self, exchange_rate: Rate, company: Currency) -> Result<Self, Fault> {
        let convert = |amount| convert(amount, exchange_rate, company);
        Ok(Self {
            net: convert(self.net)?,
            vat: convert(self.vat)?,
            self_assessed: convert(self.self_assessed)?,
            ..*self
        })
    }
}

impl Trade {
    /// The account of claims or debts, and its side.
    #[must_use]
    pub const fn claim(self) -> (AccountRole, Side) {
        match self {
            Self::Sales => (AccountRole::Receivable, Side::Debit),
            Self::Purchase => (AccountRole::Payable, Side::Credit),
        }
    }
    /// The account of early-payment discounts.
    #[must_use]
    pub const fn discount(self) -> AccountRole {
        match self {
            Self::Sales => AccountRole::DiscountGranted,
            Self::Purchase => AccountRole::DiscountTaken,
        }
    }
    /// The account of its tax.
    #[must_use]
    pub const fn vat(self) -> AccountRole {
        match self {
            Self::Sales => AccountRole::VatOutput,
            Self::Purchase => AccountRole::VatInput,
        }
    }
}

/// Posts an invoice, a bill, a prepayment invoice or (with negative figures) a credit note.
///
/// In a foreign currency the total is converted once and the cents that the parts miss go to the largest net amount, so
/// that the tax stays what it is; a prepayment that was booked at another rate leaves an exchange difference.
///
/// # Errors
/// `unbalanced` when the instalments are not the payable total; `unknown-account`, `currency-mismatch`, `amount-too-large`.
pub fn post_invoice(invoice: &InvoicePosting<'_>, accounts: &Accounts) -> Result<Option<Entry>, Fault> {
    let (claim, side) = invoice.trade.claim();
    let vat_role = if invoice.tax_deferred { AccountRole::VatOutputDeferred } else { invoice.trade.vat() };
    let currency = invoice.rounding.currency;
    let full = invoice.parts.iter().try_fold(invoice.rounding, |sum, part| sum.plus(part.net)?.plus(part.vat))?;
    let deducted = invoice
        .deductions
        .iter()
        .try_fold(Money::zero(currency), |sum, taken| sum.plus(taken.part.net)?.plus(taken.part.vat))?;
    let to_book = |amount| convert(amount, invoice.exchange_rate, invoice.company);
    let (full_book, deducted_book) = (to_book(full)?, to_book(deducted)?);
    let mut booking = Booking::on(invoice.on, accounts);

    let due: Money = Money::sum(currency, invoice.instalments.iter().map(|(_, amount)| *amount))?;
    let missing = to_book(full.minus(deducted)?.minus(due)?)?;
    let weights: Vec<Decimal> = invoice.instalments.iter().map(|(_, amount)| amount.to_decimal().abs()).collect();
    let payable = full_book.minus(deducted_book)?.minus(missing)?.allocate(&weights);
    for ((due_on, amount), book) in invoice.instalments.iter().zip(payable) {
        booking.add(side, Leg::new(claim, book).foreign(*amount).of(invoice.party).due(*due_on))?;
    }

    let rounding = to_book(invoice.rounding)?;
    for (part, original) in converted_parts(invoice, full_book.minus(rounding)?)?.iter().zip(invoice.parts) {
        booking.add(side.opposite(), Leg::new(part.role, part.net).foreign(original.net).taxed(part.tax))?;
        booking.add(side.opposite(), Leg::new(vat_role, part.vat).foreign(original.vat).taxed(part.tax))?;
        booking.add(Side::Debit, Leg::new(AccountRole::VatInput, part.self_assessed).taxed(part.tax))?;
        booking.add(Side::Credit, Leg::new(AccountRole::VatOutput, part.self_assessed).taxed(part.tax))?;
    }
    booking.add(side.opposite(), Leg::new(AccountRole::CashRounding, rounding).foreign(invoice.rounding))?;
    deduct(&mut booking, invoice, deducted_book)?;
    booking.finish()
}

/// The parts in company currency, with the cents of conversion on the largest net amount.
fn converted_parts(invoice: &InvoicePosting<'_>, whole: Money) -> Result<Vec<TaxedAmount>, Fault> {
    let convert = |part: &TaxedAmount| part.converted(invoice.exchange_rate, invoice.company);
    let mut parts = invoice.parts.iter().map(convert).collect::<Result<Vec<_>, _>>()?;
    let sum = parts.iter().try_fold(Money::zero(invoice.company), |sum, part| sum.plus(part.net)?.plus(part.vat))?;
    let cents = whole.minus(sum)?;
    // Of equals the first, so that every PC posts the same.
    if let Some(largest) = parts.iter_mut().rev().max_by_key(|part| part.net.minor.abs()) {
        largest.net = largest.net.plus(cents)?;
    }
    Ok(parts)
}

/// Takes the prepayments off: they go from the prepayments account, and their tax from the tax of the invoice.
fn deduct(booking: &mut Booking<'_>, invoice: &InvoicePosting<'_>, at_invoice_rate: Money) -> Result<(), Fault> {
    let (_, side) = invoice.trade.claim();
    let mut booked = Money::zero(invoice.company);
    for taken in invoice.deductions {
        let part = taken.part.converted(taken.exchange_rate, invoice.company)?;
        booking.add(side, Leg::new(part.role, part.net).foreign(taken.part.net).taxed(part.tax))?;
        booking.add(side, Leg::new(invoice.trade.vat(), part.vat).foreign(taken.part.vat).taxed(part.tax))?;
        booked = booked.plus(part.net)?.plus(part.vat)?;
    }
    exchange(booking, side.opposite(), booked.minus(at_invoice_rate)?)
}

/// Books an exchange difference on a side: as a gain where it ends on the right, as a loss where it ends on the left.
pub(super) fn exchange(booking: &mut Booking<'_>, side: Side, amount: Money) -> Result<(), Fault> {
    let right = (side == Side::Credit) == (amount.minor > 0);
    booking.add(side, Leg::new(if right { AccountRole::ExchangeGain } else { AccountRole::ExchangeLoss }, amount))
}

/// An amount in company currency, rounded to the cent.
pub(super) fn convert(amount: Money, exchange_rate: Rate, company: Currency) -> Result<Money, Fault> {
    if amount.currency == company {
        return Ok(amount);
    }
    let exact = amount.to_decimal().checked_mul(exchange_rate.get());
    exact.map_or_else(
        || Err(Fault::new(crate::fault::Code::AmountTooLarge)),
        |exact| Money::round(exact, company, Rounding::HalfUp),
    )
}
