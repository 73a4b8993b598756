//! The money of the year. The file names no payments: customers pay by bank a month after the invoice, buyers without a
//! number by card at once; what is sent back is set off against its invoice, or given back.

use std::collections::BTreeMap;

use kontor_core::entity::{InstalmentId, PartyId, PaymentId};
use kontor_core::money::{Currency, Money};
use kontor_core::payment::{Choice, PaymentMethod};
use kontor_core::time::LocalDate;
use kontor_store::Write;

use crate::context::Context;
use crate::error::Answer;
use crate::payment::{self, CreditApply, OpenSource, PaymentRecord, Refund, Settling};

/// A claim with who owes it.
#[derive(Clone, Copy)]
pub(super) struct Claim {
    pub party: PartyId,
    pub instalment: InstalmentId,
}

/// Payments that will come in.
#[derive(Default)]
pub(super) struct Agenda(BTreeMap<LocalDate, Vec<Claim>>);

impl Agenda {
    /// A claim will be paid on that day.
    pub fn note(&mut self, on: LocalDate, claim: Claim) {
        self.0.entry(on).or_default().push(claim);
    }
    /// The claims that are paid by that day, the oldest first.
    pub fn due(&mut self, by: LocalDate) -> Vec<(LocalDate, Claim)> {
        let later = by.succ_opt().map(|next| self.0.split_off(&next)).unwrap_or_default();
        let due = std::mem::replace(&mut self.0, later);
        due.into_iter().flat_map(|(on, claims)| claims.into_iter().map(move |claim| (on, claim))).collect()
    }
}

/// The customer pays what is open; answers whether anything was.
pub(super) fn pay(
    context: &Context<'_>,
    write: &mut Write<'_>,
    claim: Claim,
    method: PaymentMethod,
    on: LocalDate,
) -> Answer<bool> {
    let Some(open) = open(write, claim.instalment)?.filter(|open| open.minor > 0) else { return Ok(false) };
    let request = PaymentRecord {
        id: PaymentId(context.new_id()),
        party: claim.party,
        branch: None,
        method,
        amount: open,
        paid_on: on,
        exchange_rate: None,
        settles: None,
        reference: String::new(),
        settling: Settling::ByHand { choices: vec![Choice::pay(claim.instalment, open)] },
    };
    payment::record(context, write, &request)?;
    Ok(true)
}

/// A credit settles what is open of its invoice; the rest is given back. Answers whether money went out.
pub(super) fn settle_credit(
    context: &Context<'_>,
    write: &mut Write<'_>,
    credit: InstalmentId,
    invoice: Option<InstalmentId>,
    method: PaymentMethod,
    on: LocalDate,
) -> Answer<bool> {
    let source = OpenSource::Instalment { id: credit };
    let Some(amount) = open(write, credit)?.map(Money::negated).filter(|amount| amount.minor > 0) else {
        return Ok(false);
    };
    let owed = invoice.map(|invoice| open(write, invoice)).transpose()?.flatten().filter(|owed| owed.minor > 0);
    if let (Some(invoice), Some(owed)) = (invoice, owed) {
        let settled = if owed.minor < amount.minor { owed } else { amount };
        let settling = Settling::ByHand { choices: vec![Choice::pay(invoice, settled)] };
        payment::apply(context, write, &CreditApply { credit: source, settling, on: Some(on) })?;
        if settled == amount {
            return Ok(false);
        }
    }
    let id = PaymentId(context.new_id());
    let reference = String::new();
    let refund =
        Refund { id, credit: source, amount: None, branch: None, method, paid_on: on, exchange_rate: None, reference };
    payment::give(context, write, &refund)?;
    Ok(true)
}

fn open(write: &Write<'_>, instalment: InstalmentId) -> Answer<Option<Money>> {
    let item = write.open_item(instalment.0)?;
    Ok(item.map(|item| Money::new(item.open_minor, item.currency)))
}

/// The currency of the file.
pub(super) fn pounds() -> Answer<Currency> {
    Ok(Currency::new("GBP")?)
}
