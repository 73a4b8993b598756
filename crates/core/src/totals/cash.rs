//! Rounding of the payable total to the smallest coin.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::exact;
use crate::decimal::Rounding;
use crate::fault::{Code, Fault};
use crate::money::Money;

/// The step to which a total is rounded. It works on the magnitude (up = away from zero), so that a refund is rounded
/// like its sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CashRounding {
    /// Step in minor units (5 for five centimes).
    #[ts(type = "number")]
    pub step_minor: i64,
    /// Which way.
    pub rounding: Rounding,
}

impl CashRounding {
    /// What must be added to the total to reach a step.
    ///
    /// # Errors
    /// `not-positive` (`cash.step_minor`), `amount-too-large`.
    pub fn difference(self, total: Money) -> Result<Money, Fault> {
        if self.step_minor <= 0 {
            return Err(Fault::at("cash.step_minor", Code::NotPositive));
        }
        let step = Money::new(self.step_minor, total.currency).to_decimal();
        let magnitude = total.to_decimal().abs();
        // The quotient of a total below 9e15 minor units by a step has far less than 28 digits before the point;
        // residues of the division lie beyond the 12th digit behind it.
        let steps = Rounding::HalfEven.apply(exact::over(magnitude, step)?, 12);
        let rounded = exact::times(self.rounding.apply(steps, 0), step)?;
        let sign = if total.minor < 0 { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        Money::round(rounded * sign, total.currency, Rounding::HalfUp)?.minus(total)
    }
}
