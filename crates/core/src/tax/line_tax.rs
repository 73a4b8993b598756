//! A tax as a document line carries it: a frozen copy of the rate that was valid on the day.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::VatCategory;
use crate::decimal::Rate;
use crate::fault::{Code, Fault};
use crate::text_enum;

/// The short name of value added tax among the taxes of a category.
pub const VAT: &str = "VAT";

text_enum! {
    /// What a tax is reckoned from.
    TaxKind {
        /// A percentage of the base; below zero it is withheld.
        Percent "percent",
        /// A fixed amount per unit of quantity, in major units of the document's currency.
        PerUnit "per_unit",
    }
}

impl TaxKind {
    /// What is wrong with an amount of this kind: a percentage lies between -100 and 1000.
    pub(crate) fn check(self, amount: Rate) -> Option<Fault> {
        let fits = self == Self::PerUnit || (Rate::from(-100)..=Rate::from(1000)).contains(&amount);
        (!fits).then(|| Fault::at("amount", Code::OutOfRange).with("min", -100).with("max", 1000))
    }
}

/// One tax of a document line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LineTax {
    /// Short name of the tax ("VAT", "eco"); once per line.
    pub tax: String,
    /// Category of EN 16931; none for taxes that are not VAT (eco tax, withholding).
    pub category: Option<VatCategory>,
    /// What `amount` means.
    pub kind: TaxKind,
    /// Percent, or major units per unit of quantity.
    pub amount: Rate,
    /// Whether the price contains it.
    pub included: bool,
    /// Whether taxes of a later sequence are reckoned on top of it.
    pub raises_base: bool,
    /// Order of reckoning.
    pub sequence: i32,
    /// Code of the VATEX list.
    #[serde(default)]
    pub reason_code: Option<String>,
    /// Reason in words.
    #[serde(default)]
    pub reason_text: Option<String>,
}

impl LineTax {
    /// A percentage tax on top of the price.
    #[must_use]
    pub fn percent(tax: &str, category: Option<VatCategory>, rate: Rate) -> Self {
        Self {
            tax: tax.to_owned(),
            category,
            kind: TaxKind::Percent,
            amount: rate,
            included: false,
            raises_base: false,
            sequence: 0,
            reason_code: None,
            reason_text: None,
        }
    }
    /// VAT at the standard or a reduced rate, on top of the price.
    #[must_use]
    pub fn vat(rate: Rate) -> Self {
        Self::percent(VAT, Some(VatCategory::Standard), rate)
    }
    /// A fixed amount per unit, on top of the price.
    #[must_use]
    pub fn per_unit(tax: &str, amount: Rate) -> Self {
        Self { kind: TaxKind::PerUnit, ..Self::percent(tax, None, amount) }
    }
    /// The tax that a buyer owes and deducts at once (purchases under reverse charge): two opposite taxes of one base,
    /// so that the payable total is that of the supplier.
    ///
    /// # Errors
    /// `out-of-range`.
    pub fn owed_and_deducted(rate: Rate) -> Result<[Self; 2], Fault> {
        let owed = Self::percent("VAT owed", Some(VatCategory::ReverseCharge), rate);
        let deducted = Self { tax: "VAT deducted".to_owned(), amount: Rate::new(-rate.get())?, ..owed.clone() };
        Ok([owed, deducted])
    }
    /// The same, contained in the price.
    #[must_use]
    pub fn included(self) -> Self {
        Self { included: true, ..self }
    }
    /// The same, reckoned at this place of the order.
    #[must_use]
    pub fn in_sequence(self, sequence: i32) -> Self {
        Self { sequence, ..self }
    }
    /// The same, with later taxes on top of it.
    #[must_use]
    pub fn raising_base(self) -> Self {
        Self { raises_base: true, ..self }
    }
    /// Whether both belong to one group of the document. Contained or not, earlier or later makes no difference there.
    pub(crate) fn same_group(&self, other: &Self) -> bool {
        (&self.tax, self.category, self.kind, self.amount) == (&other.tax, other.category, other.kind, other.amount)
            && (&self.reason_code, &self.reason_text) == (&other.reason_code, &other.reason_text)
    }
    /// Whether taxes are reckoned on top of this one for a tax of that sequence.
    pub(crate) fn raises(&self, sequence: i32) -> bool {
        self.raises_base && self.sequence < sequence
    }
    /// The factor for the base: 0.19 of 19 %, nothing of a fixed amount.
    pub(crate) fn factor(&self) -> Decimal {
        match self.kind {
            TaxKind::Percent => self.amount.of_percent(),
            TaxKind::PerUnit => Decimal::ZERO,
        }
    }
    /// The fixed part for a quantity.
    pub(crate) fn fixed(&self, quantity: Decimal) -> Decimal {
        match self.kind {
            TaxKind::Percent => Decimal::ZERO,
            // At most 1e9 x 1e12: far from the limit of a decimal.
            TaxKind::PerUnit => self.amount.get() * quantity,
        }
    }
}
