//! From the currency of a price list to that of the document.
//!
//! A price stays as fine as it was: a price in whole cents becomes whole cents, one of four digits keeps two behind the
//! cent. Where that would leave fewer than three figures (5 rupiah in euro), digits are added until it has three, so that
//! no price is off by more than half a percent, let alone becomes nothing.

use rust_decimal::Decimal;

use super::PriceStep;
use crate::decimal::{Rate, Rounding, UnitPrice};
use crate::fault::{Code, Fault};
use crate::money::Currency;
use crate::totals::exact;

/// What both currencies are worth on the day, in units of company currency for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchange {
    /// One of the list's currency.
    pub from_rate: Rate,
    /// One of the document's currency.
    pub to_rate: Rate,
}

impl Exchange {
    /// The step that brings a price into the other currency.
    pub(super) fn step(self, price: UnitPrice, from: Currency, to: Currency) -> Result<PriceStep, Fault> {
        let Self { from_rate, to_rate } = self;
        if from_rate <= Rate::ZERO || to_rate <= Rate::ZERO {
            return Err(Fault::at("exchange_rate", Code::NotPositive));
        }
        let exact = exchanged(price, from_rate, to_rate)?;
        let finer = price.get().normalize().scale().saturating_sub(from.digits());
        let mut digits = (to.digits() + finer).min(UnitPrice::SCALE);
        let figures = |digits: u32| Decimal::from_i128_with_scale(100, digits) <= exact;
        while !exact.is_zero() && digits < UnitPrice::SCALE && !figures(digits) {
            digits += 1;
        }
        Ok(PriceStep::Exchange { from, from_rate, to, to_rate, digits })
    }
}

/// The price in the other currency, exactly.
fn exchanged(price: UnitPrice, from_rate: Rate, to_rate: Rate) -> Result<Decimal, Fault> {
    exact::over(exact::times(price.get(), from_rate.get())?, to_rate.get())
}

/// The price in the other currency, rounded half away from zero.
pub(super) fn lead(price: UnitPrice, from_rate: Rate, to_rate: Rate, digits: u32) -> Result<Decimal, Fault> {
    Ok(Rounding::HalfUp.apply(exchanged(price, from_rate, to_rate)?, digits))
}
