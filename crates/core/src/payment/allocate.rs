//! Which claims a payment or credit settles: by due date, or as the person says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exchange::Settled;
use super::open::{Claim, Funds};
use crate::entity::InstalmentId;
use crate::fault::{Code, Fault, Faults};
use crate::money::Money;
use crate::time::LocalDate;

/// What will be settled, and what stays as credit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Plan {
    /// Claim by claim.
    pub settled: Vec<Settled>,
    /// The rest: credit of the party.
    pub left: Funds,
}

/// What the person wants to settle of one claim, in its currency and with its sign.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Choice {
    /// Which.
    pub instalment: InstalmentId,
    /// With the money.
    pub amount: Money,
    /// By discount.
    pub discount: Money,
    /// By giving up; of the other sign where more than the claim is kept.
    pub write_off: Money,
}

impl Choice {
    /// Money only.
    #[must_use]
    pub const fn pay(instalment: InstalmentId, amount: Money) -> Self {
        let none = Money::zero(amount.currency);
        Self { instalment, amount, discount: none, write_off: none }
    }
    /// The same with a discount.
    #[must_use]
    pub const fn less(self, discount: Money) -> Self {
        Self { discount, ..self }
    }
    /// The same with a write-off.
    #[must_use]
    pub const fn giving_up(self, write_off: Money) -> Self {
        Self { write_off, ..self }
    }
}

/// Settles what is due first first. A discount is taken where the money comes in time and is needed to close the claim: money
/// goes before discount, so nobody gets a discount and a credit for the same payment.
///
/// # Errors
/// `currency-mismatch`, `amount-too-large`.
pub fn settle_oldest_first(funds: Funds, claims: &[Claim], paid_on: LocalDate) -> Result<Plan, Fault> {
    let mut claims: Vec<Claim> = claims.iter().filter(|claim| same_way(claim.open, funds.amount)).cloned().collect();
    claims.sort_by_key(|claim| (claim.due_on, claim.instalment));
    let mut left = funds.amount;
    let mut wanted = Vec::with_capacity(claims.len());
    for claim in &claims {
        let offer = claim.discount.filter(|offer| paid_on <= offer.until_on && fits(offer.amount, claim.open));
        let offered = offer.map_or(Money::zero(claim.open.currency), |offer| offer.amount);
        let reduced = claim.open.minus(offered)?;
        let amount = smaller(reduced, left);
        let discount = if amount == reduced { offered } else { Money::zero(offered.currency) };
        left = left.minus(amount)?;
        wanted.push((amount, discount));
    }
    for (amount, discount) in &mut wanted {
        let instead = smaller(*discount, left);
        *amount = amount.plus(instead)?;
        *discount = discount.minus(instead)?;
        left = left.minus(instead)?;
    }
    let mut plan = Plan { settled: Vec::new(), left: funds };
    for (claim, (amount, discount)) in claims.iter_mut().zip(wanted) {
        if !amount.is_zero() || !discount.is_zero() {
            let nothing = Money::zero(amount.currency);
            plan.settled.push(Settled::take(&mut plan.left, claim, amount, discount, nothing)?);
        }
    }
    Ok(plan)
}

/// Settles as the person says.
///
/// # Errors
/// All at once, as `choices.N`: `not-found` and `repeated` claims, `more-than-open` where a claim or the funds do not hold so
/// much, `out-of-range` for a discount of the wrong sign, `nothing-to-do`, `currency-mismatch`, `amount-too-large`.
pub fn settle_by_hand(funds: Funds, claims: &[Claim], choices: &[Choice]) -> Result<Plan, Faults> {
    let mut faults = Faults::none();
    let mut plan = Plan { settled: Vec::new(), left: funds };
    if choices.is_empty() {
        return Err(Fault::at("choices", Code::NothingToDo).into());
    }
    for (at, choice) in choices.iter().enumerate() {
        let path = format!("choices.{at}");
        if choices[..at].iter().any(|earlier| earlier.instalment == choice.instalment) {
            faults.push(Fault::at(format!("{path}.instalment"), Code::Repeated));
            continue;
        }
        let Some(mut claim) = claims.iter().find(|claim| claim.instalment == choice.instalment).cloned() else {
            faults.push(Fault::at(format!("{path}.instalment"), Code::NotFound).with("kind", "instalment"));
            continue;
        };
        let outcome = check(choice, &claim, &plan.left)
            .and_then(|()| Settled::take(&mut plan.left, &mut claim, choice.amount, choice.discount, choice.write_off));
        if let Some(settled) = faults.take(outcome.map_err(|fault| fault.under(&path))) {
            plan.settled.push(settled);
        }
    }
    faults.ok().map(|()| plan)
}

fn check(choice: &Choice, claim: &Claim, funds: &Funds) -> Result<(), Fault> {
    let total = choice.amount.plus(choice.discount)?.plus(choice.write_off)?;
    // The sums also refuse currencies that do not belong together.
    claim.open.minus(total)?;
    funds.amount.minus(choice.amount)?;
    if total.is_zero() {
        return Err(Fault::at("amount", Code::NothingToDo));
    }
    if !fits(total, claim.open) {
        return Err(Fault::at("amount", Code::MoreThanOpen).with("open", claim.open.to_decimal()));
    }
    if !fits(choice.amount, funds.amount) {
        return Err(Fault::at("amount", Code::MoreThanOpen).with("open", funds.amount.to_decimal()));
    }
    if !fits(choice.discount, claim.open) {
        return Err(Fault::at("discount", Code::OutOfRange).with("min", 0).with("max", claim.open.to_decimal()));
    }
    Ok(())
}

/// Whether a part lies between nothing and the whole, whatever the sign of the whole.
const fn fits(part: Money, whole: Money) -> bool {
    part.minor == 0 || (part.minor.signum() == whole.minor.signum() && part.minor.abs() <= whole.minor.abs())
}

const fn same_way(claim: Money, funds: Money) -> bool {
    claim.minor != 0 && claim.minor.signum() == funds.minor.signum()
}

/// The one that is closer to zero; both have the same sign.
const fn smaller(one: Money, other: Money) -> Money {
    if one.minor.abs() <= other.minor.abs() { one } else { other }
}
