//! Cost layers: a queue of what is in stock, oldest first. Either all of them are above zero, or all are below.
//!
//! A layer below zero stands for goods that left before they came; its value is what was assumed for them.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decimal::{Quantity, Rounding, UnitPrice};
use crate::entity::StockMoveId;
use crate::fault::{Code, Fault};
use crate::money::Money;

/// What is left of one receipt (or, below zero, what one issue still waits for).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CostLayer {
    /// The move that made the layer.
    pub move_id: StockMoveId,
    /// What is left of it.
    pub quantity: Quantity,
    /// What that is worth.
    pub value: Money,
    /// What one unit cost when the layer was made.
    pub unit_cost: UnitPrice,
}

/// A part of a layer that was used up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Consumption {
    /// The move that made the layer.
    pub move_id: StockMoveId,
    /// How much of it went.
    pub quantity: Quantity,
    /// At what value.
    pub value: Money,
}

impl CostLayer {
    /// Takes a quantity out; the last piece takes the whole rest of the value, so no cent can stay behind.
    pub(super) fn take(&mut self, quantity: Decimal) -> Result<Consumption, Fault> {
        let value = share(self.value, quantity, self.quantity.get())?;
        self.value = self.value.minus(value)?;
        self.quantity = Quantity::new(self.quantity.get() - quantity)?;
        Ok(Consumption { move_id: self.move_id, quantity: Quantity::new(quantity)?, value })
    }
}

/// The part of a value that belongs to a part of its quantity, to the cent. The whole gets the whole.
pub(super) fn share(value: Money, part: Decimal, whole: Decimal) -> Result<Money, Fault> {
    if part == whole {
        return Ok(value);
    }
    let exact = value
        .to_decimal()
        .checked_mul(part)
        .and_then(|product| product.checked_div(whole))
        .ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
    Money::round(exact, value.currency, Rounding::HalfUp)
}

/// What a quantity is worth at a price, to the cent.
pub(super) fn worth(quantity: Decimal, unit_cost: UnitPrice, of: Money) -> Result<Money, Fault> {
    let exact = quantity.checked_mul(unit_cost.get()).ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
    Money::round(exact, of.currency, Rounding::HalfUp)
}

/// The cost of one unit, to the decimals of a unit price.
pub(super) fn per_unit(value: Money, quantity: Decimal) -> Result<UnitPrice, Fault> {
    let exact = value.to_decimal().checked_div(quantity).ok_or_else(|| Fault::new(Code::NotPositive))?;
    UnitPrice::new(Rounding::HalfUp.apply(exact, UnitPrice::SCALE))
}
