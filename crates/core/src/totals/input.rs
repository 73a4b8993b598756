//! What a document is added up from. An issued document keeps exactly this, so that its totals can be reckoned again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CashRounding;
use crate::decimal::{Quantity, Rate, UnitPrice};
use crate::money::{Currency, Money};
use crate::tax::LineTax;
use crate::text_enum;

text_enum! {
    /// Where the tax of a document is rounded.
    #[derive(Default)]
    TaxMode {
        /// Once for each tax, category and rate, on the sum of its lines: the rule of EN 16931 and the default.
        #[default]
        PerDocument "per_document",
        /// On each line.
        PerLine "per_line",
    }
}

/// A reduction or surcharge, either way of writing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum PercentOrAmount {
    /// Percent of what it is taken from.
    Percent(Rate),
    /// A fixed amount.
    Amount(Money),
}

text_enum! {
    /// Which way an adjustment goes.
    AdjustmentKind {
        /// Taken off.
        Allowance "allowance",
        /// Put on.
        Charge "charge",
    }
}

/// An allowance or charge of a line, of quantity x price (EN 16931 BG-27, BG-28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Adjustment {
    /// Which way.
    pub kind: AdjustmentKind,
    /// How much.
    pub value: PercentOrAmount,
    /// Why; the standard wants a reason.
    pub reason: String,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LineInput {
    /// How many; below zero for goods that come back on the same document.
    pub quantity: Quantity,
    /// Price of `base_quantity` units, never below zero, containing those of the `taxes` that are `included`.
    pub unit_price: UnitPrice,
    /// For how many units the price is.
    #[serde(default = "one")]
    pub base_quantity: Quantity,
    /// Line discount, of quantity x price.
    #[serde(default)]
    pub discount: Option<PercentOrAmount>,
    /// Further allowances and charges.
    #[serde(default)]
    pub adjustments: Vec<Adjustment>,
    /// Taxes as frozen on the line.
    pub taxes: Vec<LineTax>,
}

fn one() -> Quantity {
    Quantity::from(1)
}

impl LineInput {
    /// A line without discount.
    #[must_use]
    pub fn new(quantity: Quantity, unit_price: UnitPrice, taxes: Vec<LineTax>) -> Self {
        Self { quantity, unit_price, base_quantity: one(), discount: None, adjustments: Vec::new(), taxes }
    }
}

text_enum! {
    /// What a document discount is taken from.
    DiscountOn {
        /// The amounts as the prices are written: net prices give a net discount, prices with tax one with tax.
        Prices "prices",
        /// The total with all taxes: it falls by exactly the discount.
        Gross "gross",
    }
}

/// A discount on the whole document. It is divided over the tax groups and their lines by value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentDiscount {
    /// What from.
    pub on: DiscountOn,
    /// How much.
    pub value: PercentOrAmount,
}

/// A document to be added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentInput {
    /// Currency of all amounts.
    pub currency: Currency,
    /// Where tax is rounded.
    #[serde(default)]
    pub mode: TaxMode,
    /// Lines.
    pub lines: Vec<LineInput>,
    /// Discount on the whole.
    #[serde(default)]
    pub discount: Option<DocumentDiscount>,
    /// Rounding of the payable total.
    #[serde(default)]
    pub cash: Option<CashRounding>,
    /// Already paid.
    pub prepaid: Money,
}

impl DocumentInput {
    /// A document of these lines, tax rounded per document, nothing paid.
    #[must_use]
    pub fn new(currency: Currency, lines: Vec<LineInput>) -> Self {
        let prepaid = Money::zero(currency);
        Self { currency, mode: TaxMode::PerDocument, lines, discount: None, cash: None, prepaid }
    }
}
