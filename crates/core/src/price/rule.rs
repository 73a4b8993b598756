//! Price rules: who gets what at which price, when. The highest priority wins; of equal priorities the rule that names
//! the item, then the customer, more closely; then the older one.

use std::cmp::Reverse;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::base::closeness;
use super::{PriceRequest, PriceStep, PriceTrace};
use crate::check::NAME;
use crate::decimal::{Quantity, Rate, UnitPrice};
use crate::entity::{ItemCategoryId, ItemId, PartyId, PriceListId, PriceRuleId};
use crate::fault::{Code, Fault, Faults};
use crate::money::{Currency, Money};
use crate::tax::{check_order, valid_on};
use crate::text_enum;
use crate::time::LocalDate;
use crate::totals::exact;

text_enum! {
    /// What a rule does to the price.
    PriceAction {
        /// Puts a percentage on, before all other rules.
        Margin "margin",
        /// Sets the price of a stock unit.
        SetPrice "set_price",
        /// Takes a percentage off.
        Percent "percent",
        /// Takes an amount off each stock unit.
        Amount "amount",
    }
}

/// A rule. An empty condition asks nothing; all bands include both ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceRule {
    /// Identity.
    pub id: PriceRuleId,
    /// Name.
    pub name: String,
    /// The highest wins.
    pub priority: i32,
    /// For one item and its variants, or one variant.
    #[serde(default)]
    pub item: Option<ItemId>,
    /// For a group of items.
    #[serde(default)]
    pub category: Option<ItemCategoryId>,
    /// For one customer.
    #[serde(default)]
    pub party: Option<PartyId>,
    /// For a group of customers.
    #[serde(default)]
    pub segment: Option<String>,
    /// For one price list.
    #[serde(default)]
    pub list: Option<PriceListId>,
    /// Currency of `value` and of the amounts; a rule that names prices or amounts needs one.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// From this quantity on, in stock units.
    #[serde(default)]
    pub min_quantity: Option<Quantity>,
    /// Up to this quantity, in stock units.
    #[serde(default)]
    pub max_quantity: Option<Quantity>,
    /// From this value on (quantity x price before rules), in minor units.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub min_amount_minor: Option<i64>,
    /// Up to this value, in minor units.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub max_amount_minor: Option<i64>,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<LocalDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<LocalDate>,
    /// What it does.
    pub action: PriceAction,
    /// Percent, or price or amount of a stock unit.
    pub value: UnitPrice,
    /// Whether rules of lower priority that are stackable too apply as well.
    #[serde(default)]
    pub stackable: bool,
    /// Whether it counts.
    pub active: bool,
}

impl PriceRule {
    /// A rule for everything and everybody.
    #[must_use]
    pub const fn new(id: PriceRuleId, action: PriceAction, value: UnitPrice) -> Self {
        Self {
            id,
            name: String::new(),
            priority: 0,
            item: None,
            category: None,
            party: None,
            segment: None,
            list: None,
            currency: None,
            min_quantity: None,
            max_quantity: None,
            min_amount_minor: None,
            max_amount_minor: None,
            valid_from: None,
            valid_to: None,
            action,
            value,
            stackable: false,
            active: true,
        }
    }
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        if self.value.is_negative() {
            faults.push(Fault::at("value", Code::Negative));
        }
        if self.action == PriceAction::Percent && self.value > UnitPrice::from(100) {
            faults.push(Fault::at("value", Code::OutOfRange).with("min", 0).with("max", 100));
        }
        let names_money = matches!(self.action, PriceAction::SetPrice | PriceAction::Amount)
            || self.min_amount_minor.is_some()
            || self.max_amount_minor.is_some();
        if names_money && self.currency.is_none() {
            faults.push(Fault::at("currency", Code::Required));
        }
        if self.min_quantity.zip(self.max_quantity).is_some_and(|(min, max)| max < min) {
            faults.push(Fault::at("max_quantity", Code::EndBeforeStart));
        }
        if self.min_amount_minor.zip(self.max_amount_minor).is_some_and(|(min, max)| max < min) {
            faults.push(Fault::at("max_amount_minor", Code::EndBeforeStart));
        }
        check_order(&mut faults, self.valid_from, self.valid_to);
        faults.ok()
    }
    /// Whether every condition is met; `value` is that of the line before rules.
    fn applies(&self, request: &PriceRequest<'_>, stock_quantity: Quantity, value: Decimal) -> bool {
        let amount = |minor: i64| Money::new(minor, request.currency).to_decimal();
        self.active
            && closeness(request, self.item, self.category).is_some()
            && self.party.is_none_or(|party| request.party == Some(party))
            && self.segment.as_deref().is_none_or(|segment| segment == request.segment)
            && self.list.is_none_or(|list| list == request.list)
            && self.currency.is_none_or(|currency| currency == request.currency)
            && self.min_quantity.is_none_or(|min| min <= stock_quantity)
            && self.max_quantity.is_none_or(|max| stock_quantity <= max)
            && self.min_amount_minor.is_none_or(|min| amount(min) <= value)
            && self.max_amount_minor.is_none_or(|max| value <= amount(max))
            && valid_on(self.valid_from, self.valid_to, request.on)
    }
    fn rank(&self, request: &PriceRequest<'_>) -> impl Ord + use<> {
        let customer = match (self.party, &self.segment) {
            (Some(_), _) => 0,
            (None, Some(_)) => 1,
            (None, None) => 2,
        };
        let item = closeness(request, self.item, self.category).unwrap_or(usize::MAX);
        (Reverse(self.priority), item, customer, self.id)
    }
}

/// Adds the steps of the rules that apply to the trace.
pub(super) fn apply(
    rules: &[PriceRule],
    request: &PriceRequest<'_>,
    stock_quantity: Quantity,
    factor: Rate,
    trace: &mut PriceTrace,
) -> Result<(), Fault> {
    let value = exact::times(trace.price.get(), request.quantity.get().abs())?;
    let mut applying: Vec<&PriceRule> =
        rules.iter().filter(|rule| rule.applies(request, stock_quantity, value)).collect();
    applying.sort_by_key(|rule| rule.rank(request));
    let (margins, others): (Vec<&PriceRule>, Vec<&PriceRule>) =
        applying.into_iter().partition(|rule| rule.action == PriceAction::Margin);
    let mut chosen = winners(&others);
    // Of several prices that are set the highest in rank counts, and it comes before what is taken off.
    let set = chosen.iter().position(|rule| rule.action == PriceAction::SetPrice).map(|at| chosen.remove(at));
    chosen.retain(|rule| rule.action != PriceAction::SetPrice);
    for rule in winners(&margins).into_iter().chain(set).chain(chosen) {
        trace.take(PriceStep::Rule { rule: rule.id, action: rule.action, value: rule.value, factor })?;
    }
    Ok(())
}

/// The first rule, and if it can be stacked all others that can.
fn winners<'a>(ranked: &[&'a PriceRule]) -> Vec<&'a PriceRule> {
    match ranked.split_first() {
        Some((first, rest)) if first.stackable => {
            std::iter::once(*first).chain(rest.iter().copied().filter(|rule| rule.stackable)).collect()
        }
        Some((first, _)) => vec![*first],
        None => Vec::new(),
    }
}
