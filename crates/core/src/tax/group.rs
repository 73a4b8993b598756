//! The tax of a document by (tax, category, rate): what is printed below the lines and booked to the tax accounts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LineTax, TaxKind, VatCategory};
use crate::decimal::Rate;
use crate::money::Money;

/// One tax line of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxGroup {
    /// Short name of the tax.
    pub tax: String,
    /// Category of EN 16931; none for taxes that are not VAT.
    pub category: Option<VatCategory>,
    /// What `amount` means.
    pub kind: TaxKind,
    /// Percent, or major units per unit of quantity.
    pub amount: Rate,
    /// Code of the reason why no tax is charged.
    #[serde(default)]
    pub reason_code: Option<String>,
    /// Reason in words.
    #[serde(default)]
    pub reason_text: Option<String>,
    /// Part of the document discount that falls on it, net (already taken off the base).
    pub discount: Money,
    /// What the tax is reckoned from.
    pub base: Money,
    /// The tax.
    pub charged: Money,
}

impl TaxGroup {
    /// Whether the tax of a line belongs here. Contained or not, earlier or later makes no difference on paper.
    #[must_use]
    pub fn covers(&self, tax: &LineTax) -> bool {
        (&self.tax, self.category, self.kind, self.amount) == (&tax.tax, tax.category, tax.kind, tax.amount)
            && (&self.reason_code, &self.reason_text) == (&tax.reason_code, &tax.reason_text)
    }
    /// Whether a reason is given, as code or in words.
    #[must_use]
    pub fn has_reason(&self) -> bool {
        [&self.reason_code, &self.reason_text]
            .into_iter()
            .any(|text| super::category::filled(text.as_deref()).is_some())
    }
}
