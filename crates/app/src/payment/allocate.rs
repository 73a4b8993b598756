//! Carrying a settlement out: allocations, the entry, and all that follows from them.

use kontor_core::company::Company;
use kontor_core::entity::{AllocationId, BranchId, DocumentId, InstalmentId, PartyId, PaymentId};
use kontor_core::fault::Faults;
use kontor_core::ledger::posting::{self, SettledClaim, TaxedAmount, Trade, split_discount};
use kontor_core::ledger::{AccountRole, LockArea, TaxKey, check_period};
use kontor_core::money::Money;
use kontor_core::payment::{
    Allocation, Choice, Claim, Funds, Payment, Plan, Settled, settle_by_hand, settle_oldest_first,
};
use kontor_core::sales::{Document, Instalment};
use kontor_core::terms::DiscountTax;
use kontor_core::time::LocalDate;
use kontor_store::rows::stock::share_of;
use kontor_store::{Read, Write};

use super::claims::{OpenClaim, refresh_payment};
use super::record::Settling;
use crate::context::Context;
use crate::error::Answer;
use crate::ledger::{self, Cause};
use crate::sales::open::{refresh_claims, refresh_status};

/// What gives: a payment, or a part of a credit note.
#[derive(Debug, Clone, Copy)]
pub(super) enum Giver {
    /// A payment.
    Payment(PaymentId),
    /// A credit note.
    Credit(InstalmentId),
}

/// What the person wants, as a plan.
///
/// # Errors
/// As the engine, below `settling`.
pub(super) fn plan(funds: Funds, claims: &[OpenClaim], settling: &Settling, on: LocalDate) -> Result<Plan, Faults> {
    // A payment settles claims of one currency; others are not offered to it.
    let fitting = |claim: &&OpenClaim| claim.claim.open.currency == funds.amount.currency;
    let same: Vec<Claim> = claims.iter().filter(fitting).map(|open| open.claim.clone()).collect();
    match settling {
        Settling::OldestFirst => Ok(settle_oldest_first(funds, &same, on)?),
        Settling::ByHand { choices } => by_hand(funds, claims, choices),
        Settling::Keep => Ok(Plan { settled: Vec::new(), left: funds }),
    }
}

fn by_hand(funds: Funds, claims: &[OpenClaim], choices: &[Choice]) -> Result<Plan, Faults> {
    let all: Vec<Claim> = claims.iter().map(|open| open.claim.clone()).collect();
    settle_by_hand(funds, &all, choices).map_err(|found| {
        let mut faults = Faults::none();
        faults.absorb("settling", found);
        faults
    })
}

/// Keeps the allocations of a plan; one is never older than the claim that it settles.
pub(super) fn keep(
    context: &Context<'_>,
    write: &mut Write<'_>,
    giver: Giver,
    plan: &Plan,
    claims: &[OpenClaim],
    on: LocalDate,
) -> Answer<()> {
    for settled in &plan.settled {
        let id: AllocationId = context.new_id();
        let claim = claims.iter().find(|open| open.claim.instalment == settled.instalment);
        let on = claim.map_or(on, |open| on.max(open.document.issued_on));
        write.insert(&match giver {
            Giver::Payment(payment) => settled.by_payment(id, payment, on)?,
            Giver::Credit(credit) => settled.by_credit(id, credit, on)?,
        })?;
    }
    Ok(())
}

/// One settled claim with what the ledger needs to know of it.
pub(super) struct Posted {
    settled: Settled,
    discount: Vec<TaxedAmount>,
    exchange_rate: kontor_core::decimal::Rate,
}

impl Posted {
    /// Of a claim on a document, or of a credit that is given back (which has no document and no discount).
    pub(super) fn of(read: &Read<'_>, settled: &Settled, document: Option<&Document>) -> Answer<Self> {
        let one = kontor_core::decimal::Rate::from(1);
        let discount = match document {
            Some(document) if !settled.discount.is_zero() => {
                discount_by_tax(read, document, settled.instalment, settled.discount)?
            }
            _ => Vec::new(),
        };
        let exchange_rate = document.map_or(one, |document| document.exchange_rate);
        Ok(Self { settled: settled.clone(), discount, exchange_rate })
    }
    /// As the posting rules take it.
    pub(super) fn claim(&self) -> SettledClaim<'_> {
        SettledClaim { settled: &self.settled, discount: &self.discount, exchange_rate: self.exchange_rate }
    }
    /// Whether it changes anything in the books beside moving between claims and credits of the party.
    pub(super) fn counts(&self) -> Answer<bool> {
        let Settled { discount, write_off, .. } = &self.settled;
        Ok(!discount.is_zero() || !write_off.is_zero() || !self.settled.exchange()?.is_zero())
    }
}

/// Divides a discount over the taxes of its invoice, as the payment term of its day said.
fn discount_by_tax(
    read: &Read<'_>,
    document: &Document,
    instalment: InstalmentId,
    discount: Money,
) -> Answer<Vec<TaxedAmount>> {
    let frozen = read.get::<Instalment>(instalment)?.discount_tax;
    let taxes = read.taxes_of(document.id)?;
    let parts: Vec<TaxedAmount> = taxes
        .iter()
        .map(|tax| {
            let (base, vat) = (document.money(tax.base_minor), document.money(tax.tax_minor));
            match tax.category {
                Some(category) => {
                    TaxedAmount::new(AccountRole::Revenue, TaxKey { category, rate: tax.rate }, base, vat)
                }
                None => TaxedAmount::untaxed(AccountRole::OtherTax, vat),
            }
        })
        .collect();
    Ok(split_discount(discount, &parts, frozen.unwrap_or(DiscountTax::ReducedWhenTaken), Trade::Sales)?)
}

/// What a kept allocation settled, as the engine had said it.
pub(super) fn settled_by(company: &Company, allocation: &Allocation) -> Settled {
    let claim = |minor: i64| Money::new(minor, allocation.currency);
    let book = |minor: i64| Money::new(minor, company.currency);
    let amount_book = allocation.paid_book_minor - allocation.exchange_minor;
    let released = allocation.book_minor - amount_book;
    // Discount and write-off share what was released beside the amount; in company currency each is its own value.
    let discount_book = match (allocation.discount_minor, allocation.write_off_minor) {
        (discount, _) if allocation.currency == company.currency => discount,
        (0, _) => 0,
        (_, 0) => released,
        (discount, write_off) => share_of(released, discount, discount + write_off),
    };
    Settled {
        instalment: allocation.instalment.unwrap_or_default(),
        amount: claim(allocation.amount_minor),
        discount: claim(allocation.discount_minor),
        write_off: claim(allocation.write_off_minor),
        paid: claim(allocation.paid_minor),
        paid_book: book(allocation.paid_book_minor),
        amount_book: book(amount_book),
        discount_book: book(discount_book),
        write_off_book: book(released - discount_book),
    }
}

/// Whether the period of payments is open.
///
/// # Errors
/// `period-closed` at `field`.
pub(super) fn check_open_period(read: &Read<'_>, branch: BranchId, on: LocalDate, field: &str) -> Answer<()> {
    check_period(&read.period_locks()?, LockArea::Payment, branch, on).map_err(|fault| {
        let fault = kontor_core::fault::Fault { field: field.to_owned(), ..fault };
        fault.into()
    })
}

/// What changed, to be brought up to date once at the end.
#[derive(Default)]
pub(super) struct Touched {
    documents: Vec<DocumentId>,
    payments: Vec<PaymentId>,
}

impl Touched {
    /// Notes a payment.
    pub(super) fn payment(&mut self, payment: Option<PaymentId>) {
        self.payments.extend(payment);
    }
    /// Notes what an allocation connects. What another branch settled or had settled may not be here.
    pub(super) fn allocation(&mut self, read: &Read<'_>, allocation: &Allocation) -> Answer<()> {
        for instalment in [allocation.instalment, allocation.credit].into_iter().flatten() {
            self.documents.extend(read.find::<Instalment>(instalment)?.map(|part| part.document));
        }
        self.payments.extend([allocation.payment, allocation.refunded].into_iter().flatten());
        Ok(())
    }
    /// Notes the documents of claims.
    pub(super) fn claims(&mut self, plan: &Plan, claims: &[OpenClaim]) {
        let settled = |open: &&OpenClaim| plan.settled.iter().any(|row| row.instalment == open.claim.instalment);
        self.documents.extend(claims.iter().filter(settled).map(|open| open.document.id));
    }
    /// Notes a part of a document.
    pub(super) fn document(&mut self, document: DocumentId) {
        self.documents.push(document);
    }
    /// Recomputes what is open and where the documents stand.
    pub(super) fn refresh(mut self, write: &mut Write<'_>, company: &Company) -> Answer<()> {
        self.documents.sort_unstable();
        self.documents.dedup();
        self.payments.sort_unstable();
        self.payments.dedup();
        for id in self.documents {
            if let Some(owed) = write.owed(id)? {
                refresh_claims(write, company.currency, &owed)?;
            }
            refresh_status(write, id)?;
        }
        for id in self.payments {
            if write.find::<Payment>(id)?.is_some() {
                refresh_payment(write, company, id)?;
            }
        }
        Ok(())
    }
}

/// Posts that a credit settled a claim, or no longer does, where that changes anything in the books.
pub(super) fn post_offset(context: &Context<'_>, write: &mut Write<'_>, posted: &Posted, at: &Offset) -> Answer<()> {
    if !posted.counts()? {
        return Ok(());
    }
    let accounts = write.accounts()?;
    let entry = posting::post_offset(at.on, Trade::Sales, at.party, &posted.claim(), &accounts)?;
    // The mirror stands on the accounts of the original: a loss that is taken back is no gain.
    let entry = entry.map(|entry| if at.back { entry.reversed(at.on) } else { entry });
    ledger::post(context, write, at.branch, Cause::Settlement(at.document, at.payment), entry)
}

/// Where an offset is booked.
pub(super) struct Offset {
    /// The branch.
    pub branch: BranchId,
    /// The day.
    pub on: LocalDate,
    /// Whose claim.
    pub party: Option<PartyId>,
    /// The settled document, where no payment is part of it.
    pub document: Option<DocumentId>,
    /// The payment.
    pub payment: Option<PaymentId>,
    /// Whether it is taken back.
    pub back: bool,
}
