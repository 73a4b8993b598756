//! What may be taken off for paying early, and what that does to the tax.

use chrono::Days;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decimal::{Rate, Rounding};
use crate::fault::{Code, Fault};
use crate::money::Money;
use crate::text_enum;
use crate::time::LocalDate;

text_enum! {
    /// What early payment does to the tax. It differs by country.
    DiscountTax {
        /// The tax follows the price when the discount is taken: the usual rule in the EU.
        ReducedWhenTaken "reduced_when_taken",
        /// The invoice already reckons the tax from the reduced price, taken or not.
        AlwaysReduced "always_reduced",
        /// The tax stays as it is.
        Unchanged "unchanged",
    }
}

/// So many percent off when paid within so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EarlyDiscount {
    /// How much, in percent.
    pub percent: Rate,
    /// Days after the date of the document; the last of them still counts.
    pub days: u32,
    /// What becomes of the tax.
    pub tax: DiscountTax,
}

/// What may be taken off one part of an invoice, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DiscountOffer {
    /// The last day.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub until_on: LocalDate,
    /// How much.
    pub amount: Money,
}

impl EarlyDiscount {
    /// The last day on which it may be taken.
    ///
    /// # Errors
    /// `out-of-range` when there is no such date.
    pub fn until(&self, dated_on: LocalDate) -> Result<LocalDate, Fault> {
        let last = dated_on.checked_add_days(Days::new(u64::from(self.days)));
        last.ok_or_else(|| Fault::at("discount.days", Code::OutOfRange))
    }

    /// What may be taken off an invoice.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn amount(&self, net: Money, tax: Money) -> Result<Money, Fault> {
        match self.tax {
            DiscountTax::ReducedWhenTaken => self.part_of(net.plus(tax)?),
            DiscountTax::AlwaysReduced | DiscountTax::Unchanged => self.part_of(net),
        }
    }

    /// The amount from which the invoice reckons a tax whose full base is `net`.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn tax_base(&self, net: Money) -> Result<Money, Fault> {
        match self.tax {
            DiscountTax::AlwaysReduced => net.minus(self.part_of(net)?),
            DiscountTax::ReducedWhenTaken | DiscountTax::Unchanged => Ok(net),
        }
    }

    fn part_of(&self, amount: Money) -> Result<Money, Fault> {
        Money::round(amount.to_decimal() * self.percent.of_percent(), amount.currency, Rounding::HalfUp)
    }
}
