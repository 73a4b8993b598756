//! A payment term and the parts into which it divides an invoice.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::discount::{DiscountOffer, EarlyDiscount};
use super::due::Due;
use crate::decimal::{Rate, Rounding, UnitPrice};
use crate::entity::PaymentTermId;
use crate::fault::{Code, Fault, Faults};
use crate::money::Money;
use crate::time::LocalDate;

/// When and in which parts an invoice is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentTerm {
    /// Identity.
    pub id: PaymentTermId,
    /// Name for people ("30 days, 2 % within 10").
    pub name: String,
    /// The parts, in the order in which they take from the invoice.
    pub parts: Vec<TermPart>,
    /// What may be taken off for paying early.
    #[serde(default)]
    pub discount: Option<EarlyDiscount>,
}

/// One part: how much, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TermPart {
    /// How much.
    pub share: Share,
    /// When.
    pub due: Due,
}

/// How much of an invoice a part takes; never more than is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Share {
    /// So many percent of the gross.
    Percent(Rate),
    /// An amount in the currency of the invoice; on a negative one it is negative.
    Fixed(UnitPrice),
    /// The net total.
    Net,
    /// The tax.
    Tax,
    /// What is left.
    Remainder,
}

/// A part of one invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DuePart {
    /// When it is due.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub due_on: LocalDate,
    /// How much.
    pub amount: Money,
    /// What may be taken off.
    pub discount: Option<DiscountOffer>,
}

impl PaymentTerm {
    /// Everything at once after so many days.
    #[must_use]
    pub fn net_days(id: PaymentTermId, name: &str, days: u32) -> Self {
        let parts = vec![TermPart { share: Share::Remainder, due: Due::in_days(days) }];
        Self { id, name: name.to_owned(), parts, discount: None }
    }

    /// Divides an invoice into its parts. Parts of nothing are left out; an invoice of nothing has one part of nothing.
    ///
    /// # Errors
    /// `terms-do-not-add-up` without parts, `out-of-range` for dates, `currency-mismatch`, `amount-too-large`.
    pub fn divide(&self, net: Money, tax: Money, dated_on: LocalDate) -> Result<Vec<DuePart>, Fault> {
        let gross = net.plus(tax)?;
        let (mut parts, mut left) = (Vec::with_capacity(self.parts.len()), gross);
        for (at, part) in self.parts.iter().enumerate() {
            let last = at + 1 == self.parts.len();
            let amount = if last { left } else { within(part.share.of(net, tax, left)?, left) };
            left = left.minus(amount)?;
            if !amount.is_zero() || (last && parts.is_empty()) {
                parts.push(DuePart { due_on: part.due.after(dated_on)?, amount, discount: None });
            }
        }
        if parts.is_empty() {
            return Err(Fault::at("parts", Code::TermsDoNotAddUp));
        }
        self.offer_discount(&mut parts, net, tax, dated_on)?;
        Ok(parts)
    }

    /// Spreads the early-payment discount over the parts, in proportion to their amounts.
    fn offer_discount(&self, parts: &mut [DuePart], net: Money, tax: Money, dated_on: LocalDate) -> Result<(), Fault> {
        let Some(early) = self.discount else { return Ok(()) };
        let until_on = early.until(dated_on)?;
        let weights: Vec<Decimal> = parts.iter().map(|part| part.amount.to_decimal().abs()).collect();
        for (part, amount) in parts.iter_mut().zip(early.amount(net, tax)?.allocate(&weights)) {
            part.discount = Some(DiscountOffer { until_on, amount }).filter(|offer| !offer.amount.is_zero());
        }
        Ok(())
    }

    /// Finds all that is wrong with the term.
    ///
    /// # Errors
    /// `required`, `out-of-range`, `not-positive`, `repeated`, `terms-do-not-add-up`.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        if self.name.trim().is_empty() {
            faults.push(Fault::at("name", Code::Required));
        }
        for (at, part) in self.parts.iter().enumerate() {
            part.due.check(&mut faults, &format!("parts.{at}.due"));
            part.share.check(&mut faults, &format!("parts.{at}.share"));
            if matches!(part.share, Share::Net | Share::Tax)
                && self.parts[..at].iter().any(|earlier| earlier.share == part.share)
            {
                faults.push(Fault::at(format!("parts.{at}.share"), Code::Repeated));
            }
        }
        if !self.adds_up() {
            faults.push(Fault::at("parts", Code::TermsDoNotAddUp));
        }
        if let Some(early) = self.discount {
            percent(early.percent, &mut faults, "discount.percent");
            Due::in_days(early.days).check(&mut faults, "discount");
        }
        faults.ok()
    }

    /// The rest is named last and once; without a rest the parts must be the whole.
    fn adds_up(&self) -> bool {
        let rest = self.parts.iter().position(|part| part.share == Share::Remainder);
        let total: Decimal = self.parts.iter().filter_map(|part| part.share.percent()).sum();
        let whole = match rest {
            Some(at) => at + 1 == self.parts.len(),
            None if self.parts.iter().all(|part| part.share.percent().is_some()) => total == Decimal::ONE_HUNDRED,
            None => {
                self.parts.len() == 2 && self.parts.iter().all(|part| matches!(part.share, Share::Net | Share::Tax))
            }
        };
        whole && total <= Decimal::ONE_HUNDRED
    }
}

impl Share {
    fn of(self, net: Money, tax: Money, left: Money) -> Result<Money, Fault> {
        let gross = net.plus(tax)?;
        match self {
            Self::Percent(percent) => {
                Money::round(gross.to_decimal() * percent.of_percent(), gross.currency, Rounding::HalfUp)
            }
            Self::Fixed(amount) => {
                let fixed = Money::round(amount.get(), gross.currency, Rounding::HalfUp)?;
                Ok(if gross.minor < 0 { fixed.negated() } else { fixed })
            }
            Self::Net => Ok(net),
            Self::Tax => Ok(tax),
            Self::Remainder => Ok(left),
        }
    }

    fn percent(self) -> Option<Decimal> {
        if let Self::Percent(percent) = self { Some(percent.get()) } else { None }
    }

    fn check(self, faults: &mut Faults, path: &str) {
        match self {
            Self::Percent(value) => percent(value, faults, path),
            Self::Fixed(amount) if amount <= UnitPrice::ZERO => faults.push(Fault::at(path, Code::NotPositive)),
            Self::Fixed(_) | Self::Net | Self::Tax | Self::Remainder => {}
        }
    }
}

fn percent(value: Rate, faults: &mut Faults, path: &str) {
    if value <= Rate::ZERO || value.get() > Decimal::ONE_HUNDRED {
        faults.push(Fault::at(path, Code::OutOfRange).with("min", 0).with("max", 100));
    }
}

/// The amount, but never more than is left, and never the other way.
fn within(amount: Money, left: Money) -> Money {
    let minor = if left.minor < 0 { amount.minor.clamp(left.minor, 0) } else { amount.minor.clamp(0, left.minor) };
    Money::new(minor, left.currency)
}
