//! Why a price is what it is: the steps in order with every value that they used. It is stored with the document line;
//! years later it reckons the same price without the lists and rules of then.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PriceAction, PriceList, PriceRequest};
use crate::decimal::{Quantity, Rate, Rounding, UnitPrice};
use crate::entity::{ItemId, PriceItemId, PriceListId, PriceRuleId};
use crate::fault::{Code, Fault};
use crate::money::Currency;
use crate::time::LocalDate;
use crate::totals::{PercentOrAmount, exact};

/// A step towards the price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum PriceStep {
    /// The price as it stands in a list.
    Base {
        /// Row.
        price_item: PriceItemId,
        /// List.
        list: PriceListId,
        /// Price in the unit of the row.
        price: UnitPrice,
    },
    /// From the unit of the row to the unit of sale.
    Convert {
        /// Unit of the row.
        from: String,
        /// Stock units in it.
        from_factor: Rate,
        /// Unit of sale.
        to: String,
        /// Stock units in it.
        to_factor: Rate,
    },
    /// From the prices of a list to those of one that builds on it.
    Formula {
        /// The list that builds.
        list: PriceListId,
        /// Percent put on.
        percent: Rate,
        /// Amount put on each stock unit.
        add: UnitPrice,
        /// Stock units in the unit of sale.
        factor: Rate,
    },
    /// A rule.
    Rule {
        /// Which.
        rule: PriceRuleId,
        /// What it does.
        action: PriceAction,
        /// Percent, or price or amount of a stock unit.
        value: UnitPrice,
        /// Stock units in the unit of sale.
        factor: Rate,
    },
    /// The price was typed in.
    Typed {
        /// As typed.
        price: UnitPrice,
    },
    /// Rounding of the list.
    Round {
        /// Digits behind the decimal mark.
        digits: u32,
    },
    /// From the currency of the list to that of the document.
    Exchange {
        /// Currency of the list.
        from: Currency,
        /// Units of company currency for one of it.
        from_rate: Rate,
        /// Currency of the document.
        to: Currency,
        /// Units of company currency for one of it.
        to_rate: Rate,
        /// Digits behind the decimal mark to which it is rounded.
        digits: u32,
    },
    /// Discount of the line.
    Discount {
        /// Percent, or an amount off the whole line.
        of: PercentOrAmount,
    },
}

/// The stored explanation of a price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceTrace {
    /// What was asked for.
    pub item: ItemId,
    /// In which unit.
    pub unit: String,
    /// How many of it.
    pub quantity: Quantity,
    /// How many stock units, by which bands count.
    pub stock_quantity: Quantity,
    /// Currency of the document, in which the price is.
    pub currency: Currency,
    /// List of the customer.
    pub list: PriceListId,
    /// Whether the price contains tax.
    pub includes_tax: bool,
    /// For which day.
    pub on: LocalDate,
    /// Steps in order.
    pub steps: Vec<PriceStep>,
    /// What they lead to: the price of one unit after the line discount.
    pub price: UnitPrice,
}

/// A step with what it made of the price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExplainedStep {
    /// The step.
    pub step: PriceStep,
    /// Before it.
    pub before: UnitPrice,
    /// After it.
    pub after: UnitPrice,
}

impl PriceTrace {
    pub(super) fn open(request: &PriceRequest<'_>, list: &PriceList, stock_quantity: Quantity) -> Self {
        Self {
            item: request.item,
            unit: request.unit.to_owned(),
            quantity: request.quantity,
            stock_quantity,
            currency: request.currency,
            list: list.id,
            includes_tax: list.includes_tax,
            on: request.on,
            steps: Vec::new(),
            price: UnitPrice::ZERO,
        }
    }
    /// Goes a step further.
    pub(super) fn take(&mut self, step: PriceStep) -> Result<(), Fault> {
        self.price = step.lead(self.price, self.quantity)?;
        self.steps.push(step);
        Ok(())
    }
    /// Reckons the price again from the stored steps, showing each.
    ///
    /// # Errors
    /// `internal` when the steps do not lead to the stored price: the trace was changed after it was made.
    pub fn explain(&self) -> Result<Vec<ExplainedStep>, Fault> {
        let mut price = UnitPrice::ZERO;
        let mut explained = Vec::with_capacity(self.steps.len());
        for step in &self.steps {
            let after = step.lead(price, self.quantity)?;
            explained.push(ExplainedStep { step: step.clone(), before: price, after });
            price = after;
        }
        if price == self.price {
            Ok(explained)
        } else {
            Err(Fault::at("price", Code::Internal).with("reference", self.item))
        }
    }
}

impl PriceStep {
    /// What the step makes of a price.
    pub(super) fn lead(&self, before: UnitPrice, quantity: Quantity) -> Result<UnitPrice, Fault> {
        let price = before.get();
        let with_percent = |percent: Decimal| exact::times(price, Decimal::ONE + percent / Decimal::ONE_HUNDRED);
        let after = match self {
            Self::Base { price, .. } | Self::Typed { price } => price.get(),
            Self::Convert { from_factor, to_factor, .. } => {
                exact::over(exact::times(price, to_factor.get())?, from_factor.get())?
            }
            Self::Formula { percent, add, factor, .. } => {
                exact::plus(with_percent(percent.get())?, exact::times(add.get(), factor.get())?)?
            }
            Self::Rule { action, value, factor, .. } => match action {
                PriceAction::Margin => with_percent(value.get())?,
                PriceAction::Percent => with_percent(-value.get())?,
                PriceAction::SetPrice => exact::times(value.get(), factor.get())?,
                PriceAction::Amount => exact::plus(price, -exact::times(value.get(), factor.get())?)?,
            },
            Self::Round { digits } => Rounding::HalfUp.apply(price, *digits),
            Self::Exchange { from_rate, to_rate, digits, .. } => {
                super::exchange::lead(before, *from_rate, *to_rate, *digits)?
            }
            Self::Discount { of: PercentOrAmount::Percent(percent) } => with_percent(-percent.get())?,
            // An amount is taken off the whole line; of nothing it takes nothing off.
            Self::Discount { of: PercentOrAmount::Amount(_) } if quantity.is_zero() => price,
            Self::Discount { of: PercentOrAmount::Amount(amount) } => {
                exact::plus(price, -exact::over(amount.to_decimal(), quantity.get())?)?
            }
        };
        settled(after.max(Decimal::ZERO))
    }
}

/// The rounding point of every step.
pub(super) fn settled(price: Decimal) -> Result<UnitPrice, Fault> {
    UnitPrice::new(Rounding::HalfUp.apply(price, UnitPrice::SCALE))
}
