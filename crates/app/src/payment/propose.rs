//! What a payment would settle, before it is recorded: the same engine, nothing kept.

use kontor_core::company::Company;
use kontor_core::decimal::{Rate, Rounding};
use kontor_core::entity::PartyId;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::{Currency, Money};
use kontor_core::payment::{Funds, settle_oldest_first};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::claims::{OpenClaim, in_books, open_claims, rate_on};
use super::open::{OpenEntry, entry};
use crate::context::{Context, company};
use crate::error::Answer;

/// A payment that somebody is about to record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentPropose {
    /// From or to whom.
    pub party: PartyId,
    /// How much comes in; below zero when it goes out. Nothing shows the claims alone.
    pub amount: Money,
    /// Value date.
    pub paid_on: LocalDate,
    /// Units of company currency for one of the payment's; the known rate of the day when empty.
    #[serde(default)]
    pub exchange_rate: Option<Rate>,
    /// What it is worth in the currency of the claims, where that is another one; converted when empty.
    #[serde(default)]
    pub settles: Option<Money>,
}

/// A claim with what the payment would do to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProposedClaim {
    /// The claim.
    pub claim: OpenEntry,
    /// What the payment gives, in the currency of the claim.
    pub amount: Money,
    /// Early-payment discount taken.
    pub discount: Money,
    /// Whether the discount may be taken on the value date.
    pub discount_in_time: bool,
    /// What stays open.
    pub left: Money,
}

/// What a payment would settle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentProposal {
    /// The open claims of the payment's sign, the oldest first.
    pub claims: Vec<ProposedClaim>,
    /// What the payment is worth in the currency of the claims.
    pub settles: Money,
    /// Units of company currency for one of the payment's.
    pub exchange_rate: Rate,
    /// What stays as credit, in the currency of the payment.
    pub credit: Money,
    /// What is open in all claims, in the currency of the claims.
    pub open: Money,
}

pub(crate) fn payment_propose(context: &Context<'_>, request: PaymentPropose) -> Answer<PaymentProposal> {
    context.read(|read| {
        let company = company(read)?;
        let rate = rate_on(read, &company, request.amount.currency, request.paid_on, request.exchange_rate)?;
        // A payment that goes out settles what we owe.
        let sign = if request.amount.minor < 0 { -1 } else { 1 };
        let mut claims = open_claims(read, &company, request.party)?;
        claims.retain(|open| open.claim.open.minor.signum() == sign);
        let settles = match request.settles {
            Some(settles) => settles,
            None => worth(read, &company, &request, rate, &claims)?,
        };
        let funds = Funds { amount: settles, paid: request.amount, book: in_books(&company, request.amount, rate)? };
        proposal(read, &company, &claims, funds, request.paid_on, rate)
    })
}

/// The payment in the currency of the claims: its own when there are such claims, else the only other one.
fn worth(
    read: &Read<'_>,
    company: &Company,
    request: &PaymentPropose,
    rate: Rate,
    claims: &[OpenClaim],
) -> Answer<Money> {
    let own = request.amount.currency;
    let mut others: Vec<Currency> = claims.iter().map(|open| open.claim.open.currency).collect();
    others.sort_unstable();
    others.dedup();
    let target = match others.as_slice() {
        [only] => *only,
        _ => own,
    };
    if target == own {
        return Ok(request.amount);
    }
    let target_rate = rate_on(read, company, target, request.paid_on, None)?;
    let exact = request.amount.to_decimal().checked_mul(rate.get());
    let exact = exact.and_then(|book| book.checked_div(target_rate.get()));
    let exact = exact.ok_or_else(|| Fault::at("amount", Code::AmountTooLarge))?;
    Ok(Money::round(exact, target, Rounding::HalfUp)?)
}

fn proposal(
    read: &Read<'_>,
    company: &Company,
    claims: &[OpenClaim],
    funds: Funds,
    paid_on: LocalDate,
    rate: Rate,
) -> Answer<PaymentProposal> {
    let currency = funds.amount.currency;
    let fitting: Vec<_> = claims.iter().filter(|open| open.claim.open.currency == currency).collect();
    let engine: Vec<_> = fitting.iter().map(|open| open.claim.clone()).collect();
    let plan = settle_oldest_first(funds, &engine, paid_on)?;
    let mut proposed = Vec::with_capacity(claims.len());
    for open in claims {
        let Some(item) = read.open_item(open.instalment.id.0)? else { continue };
        let none = Money::zero(open.claim.open.currency);
        let settled = plan.settled.iter().find(|row| row.instalment == open.instalment.id);
        let (amount, discount) = settled.map_or((none, none), |row| (row.amount, row.discount));
        proposed.push(ProposedClaim {
            claim: entry(read, company, &item, paid_on)?,
            amount,
            discount,
            discount_in_time: open.claim.discount.is_some_and(|offer| paid_on <= offer.until_on),
            left: open.claim.open.minus(amount)?.minus(discount)?,
        });
    }
    let open = Money::sum(currency, fitting.iter().map(|open| open.claim.open))?;
    Ok(PaymentProposal { claims: proposed, settles: funds.amount, exchange_rate: rate, credit: plan.left.paid, open })
}
