//! What is open of a party, as the allocation engine needs it: claims with their documents, credits, and what money is worth.

use kontor_core::company::Company;
use kontor_core::decimal::{Rate, Rounding};
use kontor_core::entity::{InstalmentId, PartyId, PaymentId};
use kontor_core::fault::{Code, Fault};
use kontor_core::money::{Currency, Money};
use kontor_core::payment::{Claim, Funds, Payment, open_credit, open_credit_book};
use kontor_core::sales::{Document, Instalment};
use kontor_core::terms::DiscountOffer;
use kontor_core::time::LocalDate;
use kontor_store::table::payment::OpenItem;
use kontor_store::{Read, Write};

use super::open::OpenSource;
use crate::error::Answer;

/// A claim of which something is open, with what it is a part of.
pub(super) struct OpenClaim {
    /// As the engine sees it.
    pub claim: Claim,
    /// The part of the document.
    pub instalment: Instalment,
    /// The invoice or credit note.
    pub document: Document,
}

/// The open parts of a party's invoices and credit notes, the oldest first.
pub(super) fn open_claims(read: &Read<'_>, company: &Company, party: PartyId) -> Answer<Vec<OpenClaim>> {
    let items = read.open_items_of(party)?;
    items
        .iter()
        .filter(|item| !item.is_payment && item.open_minor != 0)
        .map(|item| open_claim(read, company, item))
        .collect()
}

pub(super) fn open_claim(read: &Read<'_>, company: &Company, item: &OpenItem) -> Answer<OpenClaim> {
    let instalment: Instalment = read.get(item.source)?;
    let document: Document = read.get(instalment.document)?;
    let claim = Claim {
        instalment: instalment.id,
        due_on: instalment.due_on,
        open: Money::new(item.open_minor, item.currency),
        book: Money::new(item.book_minor, company.currency),
        discount: discount_offer(read, &document, &instalment)?,
    };
    Ok(OpenClaim { claim, instalment, document })
}

/// What of the early-payment discount was not taken yet.
fn discount_offer(read: &Read<'_>, document: &Document, instalment: &Instalment) -> Answer<Option<DiscountOffer>> {
    let Some(until_on) = instalment.discount_until_on else { return Ok(None) };
    let allocations = read.allocations_of_instalment(instalment.id)?;
    let own = allocations.iter().filter(|row| row.instalment == Some(instalment.id));
    let left = instalment.discount_minor - own.map(|row| row.discount_minor).sum::<i64>();
    Ok((left != 0).then(|| DiscountOffer { until_on, amount: document.money(left) }))
}

/// A credit of a party: what is left of a payment, or an open credit note.
pub(super) struct OpenCredit {
    /// As a claim of the other side on us: below zero.
    pub claim: Claim,
    /// Of which branch.
    pub branch: kontor_core::entity::BranchId,
    /// Whose.
    pub party: Option<PartyId>,
    /// Where it comes from.
    pub source: OpenSource,
    /// Since when it can be used.
    pub since: LocalDate,
}

/// Loads a credit that has something left.
///
/// # Errors
/// `not-found`; `nothing-to-do` when it is used up.
pub(super) fn open_credit_of(read: &Read<'_>, company: &Company, source: OpenSource) -> Answer<OpenCredit> {
    let (id, since) = match source {
        OpenSource::Payment { id } => (id.0, read.get::<Payment>(id)?.paid_on),
        OpenSource::Instalment { id } => {
            let instalment: Instalment = read.get(id)?;
            (id.0, read.get::<Document>(instalment.document)?.issued_on)
        }
    };
    let item = read.open_item(id)?.filter(|item| item.open_minor < 0);
    let item = item.ok_or_else(|| Fault::at("credit", Code::NothingToDo))?;
    let claim = Claim {
        // The engine tells claims apart by this id only; a payment lends its own.
        instalment: InstalmentId(id),
        due_on: since,
        open: Money::new(item.open_minor, item.currency),
        book: Money::new(item.book_minor, company.currency),
        discount: None,
    };
    Ok(OpenCredit { claim, branch: item.branch, party: item.party, source, since })
}

impl OpenCredit {
    /// What it can settle: claims of the other sign. In another currency than its own only when `settles` says how much that is.
    pub(super) fn funds(&self) -> Funds {
        Funds::foreign(self.claim.open.negated(), self.claim.book.negated())
    }
}

/// Units of company currency for one of `currency`: the one that was typed, else the known one of the day.
///
/// # Errors
/// `not-positive`, `no-exchange-rate`.
pub(super) fn rate_on(
    read: &Read<'_>,
    company: &Company,
    currency: Currency,
    on: LocalDate,
    typed: Option<Rate>,
) -> Answer<Rate> {
    if currency == company.currency {
        return Ok(Rate::from(1));
    }
    match typed {
        Some(rate) if rate <= Rate::ZERO => Err(Fault::at("exchange_rate", Code::NotPositive).into()),
        Some(rate) => Ok(rate),
        None => match read.exchange_rate(currency, on)? {
            Some(known) => Ok(known.rate),
            None => {
                let fault = Fault::at("exchange_rate", Code::NoExchangeRate);
                Err(fault.with("currency", currency).with("on", on).into())
            }
        },
    }
}

/// An amount in company currency, rounded to the cent.
pub(crate) fn in_books(company: &Company, amount: Money, rate: Rate) -> Result<Money, Fault> {
    if amount.currency == company.currency {
        return Ok(amount);
    }
    let exact = amount.to_decimal().checked_mul(rate.get()).ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
    Money::round(exact, company.currency, Rounding::HalfUp)
}

/// Keeps what is left of a payment as credit. A payment that was taken back, and the one that took it back, have none.
pub(crate) fn refresh_payment(write: &mut Write<'_>, company: &Company, id: PaymentId) -> Answer<()> {
    let item = payment_open_on(write, company, id, LocalDate::MAX)?;
    Ok(write.set_open_item(&item)?)
}

/// What was left of a payment at the end of a day.
pub(crate) fn payment_open_on(read: &Read<'_>, company: &Company, id: PaymentId, day: LocalDate) -> Answer<OpenItem> {
    let payment: Payment = read.get(id)?;
    let reversal = read.reversal_of_payment(id)?;
    let gone = payment.reversal_of.is_some() || reversal.is_some_and(|reversal| reversal.paid_on <= day);
    let mut allocations = read.allocations_of_payment(id)?;
    allocations.retain(|row| row.allocated_on <= day);
    let book = in_books(company, Money::new(payment.amount_minor, payment.currency), payment.exchange_rate)?;
    let open = open_credit(&payment, &allocations)?.minor;
    let book = open_credit_book(&payment, book, &allocations)?.minor;
    Ok(OpenItem {
        source: id.0,
        is_payment: true,
        party: payment.party,
        document: None,
        branch: payment.branch,
        due_on: None,
        currency: payment.currency,
        open_minor: if gone { 0 } else { -open },
        book_minor: if gone { 0 } else { -book },
    })
}
