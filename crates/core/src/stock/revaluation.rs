//! Changes of value without a move: landed cost, a bill that differs from the receipt, a write-down.
//!
//! Rows are never edited. What is still in stock takes its share of the change; the share of what has left goes to the
//! cost of sales (or, for goods that went back, to the claim on the supplier). Taking a change back with the opposite
//! amount restores the stock exactly, as long as nothing moved in between.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::costing::{CostMethod, CostState, positive};
use super::layer::share;
use crate::decimal::Quantity;
use crate::entity::StockMoveId;
use crate::fault::Fault;
use crate::money::Money;

/// Where a change of value went.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Revalued {
    /// To the goods that are still there.
    pub in_stock: Money,
    /// To those that have left.
    pub sold: Money,
}

/// What left of a receipt in one move, for sharing out [`Revalued::sold`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SoldPart {
    /// The move.
    pub move_id: StockMoveId,
    /// How much of the receipt it took.
    pub quantity: Quantity,
}

impl Revalued {
    /// Shares the part that has left among the moves that took it, to the cent.
    #[must_use]
    pub fn per_move(&self, parts: &[SoldPart]) -> Vec<Money> {
        let weights: Vec<_> = parts.iter().map(|part| part.quantity.get()).collect();
        self.sold.allocate(&weights)
    }
}

impl CostState {
    /// Changes the value of a receipt of `received` units by `amount`.
    ///
    /// First in, first out knows what is left of the receipt. A moving average does not: there the stock takes the change
    /// as far as it covers the received quantity. Stock is never worth less than nothing; what it cannot bear is sold.
    ///
    /// # Errors
    /// `not-positive` for the received quantity, `currency-mismatch`, `amount-too-large`.
    pub fn revalue(&mut self, receipt: StockMoveId, received: Quantity, amount: Money) -> Result<Revalued, Fault> {
        let received = positive(received)?;
        let pooled = self.method == CostMethod::MovingAverage;
        let newest = self.layers.back().map(|layer| layer.move_id);
        let found =
            self.layers.iter_mut().find(|layer| !layer.quantity.is_negative() && (pooled || layer.move_id == receipt));
        let Some(layer) = found else {
            return Ok(Revalued { in_stock: Money::zero(amount.currency), sold: amount });
        };
        let covered = layer.quantity.get().min(received);
        let mut in_stock = share(amount, covered, received)?;
        if layer.value.plus(in_stock)?.minor < 0 {
            in_stock = layer.value.negated();
        }
        layer.value = layer.value.plus(in_stock)?;
        if newest == Some(layer.move_id) {
            self.last_cost = super::layer::per_unit(layer.value, layer.quantity.get())?;
        }
        self.value = self.value.plus(in_stock)?;
        self.recount_average()?;
        Ok(Revalued { in_stock, sold: amount.minus(in_stock)? })
    }

    /// Changes the value of all that is there, in proportion to what each layer is worth.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn revalue_all(&mut self, amount: Money) -> Result<Revalued, Fault> {
        let there = self.quantity > Quantity::ZERO;
        let mut in_stock = if there { amount } else { Money::zero(amount.currency) };
        if there && self.value.plus(amount)?.minor < 0 {
            in_stock = self.value.negated();
        }
        let worthless = self.value.is_zero();
        let weights: Vec<_> = self
            .layers
            .iter()
            .map(|layer| if worthless { layer.quantity.get() } else { layer.value.to_decimal() })
            .collect();
        for (layer, part) in self.layers.iter_mut().zip(in_stock.allocate(&weights)) {
            layer.value = layer.value.plus(part)?;
        }
        self.value = self.value.plus(in_stock)?;
        self.recount_average()?;
        Ok(Revalued { in_stock, sold: amount.minus(in_stock)? })
    }
}
