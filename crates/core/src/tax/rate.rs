//! Rates by date, and the taxes that a line gets on a day.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LineTax, TaxCategory, TaxKind, VAT, check_order, valid_on};
use crate::check::CODE;
use crate::decimal::Rate;
use crate::entity::{TaxCategoryId, TaxRateId};
use crate::fault::{Code, Fault, Faults};
use crate::time::LocalDate;

/// A rate of a tax category with its dates.
///
/// Rows of different `tax` stand beside each other (VAT and eco tax). Of the rows of one `tax` that are valid on a day,
/// the one that began last counts: a new rate can be entered ahead without touching the old row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxRate {
    /// Identity.
    pub id: TaxRateId,
    /// Of which category.
    pub category: TaxCategoryId,
    /// Short name of the tax ("VAT", "eco").
    pub tax: String,
    /// Whether it is VAT and carries the category's code; withholding and eco taxes are not.
    pub is_vat: bool,
    /// What `amount` means.
    pub kind: TaxKind,
    /// Percent, or major units per unit of quantity.
    pub amount: Rate,
    /// Whether prices contain it; when empty, as the price list says.
    #[serde(default)]
    pub included: Option<bool>,
    /// Whether later taxes are reckoned on top of it.
    #[serde(default)]
    pub raises_base: bool,
    /// Order of reckoning.
    #[serde(default)]
    pub sequence: i32,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<LocalDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<LocalDate>,
}

impl TaxRate {
    /// A VAT rate that is valid from a day on.
    #[must_use]
    pub fn vat(id: TaxRateId, category: TaxCategoryId, percent: Rate, valid_from: Option<LocalDate>) -> Self {
        Self {
            id,
            category,
            tax: VAT.to_owned(),
            is_vat: true,
            kind: TaxKind::Percent,
            amount: percent,
            included: None,
            raises_base: false,
            sequence: 0,
            valid_from,
            valid_to: None,
        }
    }
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("tax", &self.tax, CODE);
        faults.0.extend(self.kind.check(self.amount));
        check_order(&mut faults, self.valid_from, self.valid_to);
        faults.ok()
    }
    fn on_line(&self, category: &TaxCategory, price_includes_tax: bool) -> LineTax {
        LineTax {
            tax: self.tax.clone(),
            category: self.is_vat.then_some(category.vat),
            kind: self.kind,
            amount: self.amount,
            included: self.included.unwrap_or(price_includes_tax),
            raises_base: self.raises_base,
            sequence: self.sequence,
            reason_code: self.is_vat.then(|| category.reason_code()).flatten(),
            reason_text: self.is_vat.then(|| category.reason_text.clone()).flatten(),
        }
    }
}

/// The taxes that a line of this category carries on a day, in the order of reckoning.
/// A category that never charges tax needs no rows.
///
/// # Errors
/// `no-tax-rate`.
pub fn taxes_on(
    category: &TaxCategory,
    rates: &[TaxRate],
    on: LocalDate,
    price_includes_tax: bool,
) -> Result<Vec<LineTax>, Fault> {
    let mut valid: Vec<&TaxRate> = rates
        .iter()
        .filter(|rate| rate.category == category.id && valid_on(rate.valid_from, rate.valid_to, on))
        .collect();
    // The row that began last stands first among those of its tax and is the one that stays; ids break ties, so that
    // every PC takes the same row.
    valid.sort_by_key(|rate| (rate.tax.as_str(), std::cmp::Reverse((rate.valid_from, rate.id))));
    valid.dedup_by_key(|rate| rate.tax.as_str());
    let mut taxes: Vec<LineTax> = valid.into_iter().map(|rate| rate.on_line(category, price_includes_tax)).collect();
    if category.vat.always_zero() && !taxes.iter().any(|tax| tax.category.is_some()) {
        let zero = TaxRate::vat(TaxRateId::default(), category.id, Rate::ZERO, None);
        taxes.push(zero.on_line(category, price_includes_tax));
    }
    if taxes.is_empty() {
        return Err(Fault::new(Code::NoTaxRate).with("category", &category.name).with("on", on));
    }
    taxes.sort_by_key(|tax| tax.sequence);
    Ok(taxes)
}
