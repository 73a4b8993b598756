//! Goods that go back where they came from, at the cost at which they came.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::costing::{CostState, Receipt, positive};
use super::layer::{Consumption, CostLayer, per_unit, share};
use crate::decimal::Quantity;
use crate::entity::StockMoveId;
use crate::fault::{Code, Fault};
use crate::money::Money;

/// The receipt or issue that is (partly) returned, with what was returned of it before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Origin {
    /// The move.
    pub move_id: StockMoveId,
    /// What it moved.
    pub quantity: Quantity,
    /// At what value.
    pub value: Money,
    /// What came back of it so far.
    pub returned: Quantity,
    /// At what value.
    pub returned_value: Money,
}

/// Goods went back to the supplier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SupplierReturn {
    /// At the cost of the receipt: what the supplier owes us.
    pub value: Money,
    /// By how much the stock is worth less.
    pub relieved: Money,
    /// `relieved - value`: a price difference that is booked on its own, because the goods of that receipt are gone.
    pub difference: Money,
    /// From which layers.
    pub consumed: Vec<Consumption>,
    /// The part that was not there.
    pub short: Quantity,
}

impl Origin {
    /// A move of which nothing came back yet.
    #[must_use]
    pub const fn of(move_id: StockMoveId, quantity: Quantity, value: Money) -> Self {
        Self { move_id, quantity, value, returned: Quantity::ZERO, returned_value: Money::zero(value.currency) }
    }

    /// The value of a part that comes back now. Parts add up: the last one takes what the earlier ones left.
    fn value_of(&self, quantity: Decimal) -> Result<Money, Fault> {
        let left = self.quantity.get() - self.returned.get();
        if quantity > left {
            return Err(Fault::at("quantity", Code::MoreThanLeft).with("left", left.normalize()));
        }
        share(self.value.minus(self.returned_value)?, quantity, left)
    }
}

impl CostState {
    /// A customer brings goods back: they come in at the cost at which they went out.
    ///
    /// # Errors
    /// `not-positive`, `more-than-left`, `amount-too-large`.
    pub fn customer_return(
        &mut self,
        move_id: StockMoveId,
        issue: &Origin,
        quantity: Quantity,
    ) -> Result<Receipt, Fault> {
        let value = issue.value_of(positive(quantity)?)?;
        let unit_cost = per_unit(value, quantity.get())?;
        self.receive_value(CostLayer { move_id, quantity, value, unit_cost })
    }

    /// Goods go back to the supplier at the cost of their receipt. First what is left of that receipt goes, then the
    /// oldest of the rest, whose cost may differ.
    ///
    /// # Errors
    /// `not-positive`, `more-than-left`, `amount-too-large`.
    pub fn supplier_return(
        &mut self,
        move_id: StockMoveId,
        receipt: &Origin,
        quantity: Quantity,
    ) -> Result<SupplierReturn, Fault> {
        let wanted = positive(quantity)?;
        let value = receipt.value_of(wanted)?;
        let mut consumed = Vec::new();
        let mut left = wanted;
        if let Some(taken) = self.take_own(receipt.move_id, wanted, value)? {
            left -= taken.quantity.get();
            consumed.push(taken);
        }
        let (others, short) = self.consume(left)?;
        consumed.extend(others);
        let mut relieved = Money::sum(value.currency, consumed.iter().map(|part| part.value))?;
        if !short.is_zero() {
            let assumed = share(value, short, wanted)?;
            self.owe(move_id, short, assumed, per_unit(value, wanted)?)?;
            relieved = relieved.plus(assumed)?;
        }
        self.recount_average()?;
        Ok(SupplierReturn {
            value,
            relieved,
            difference: relieved.minus(value)?,
            consumed,
            short: Quantity::new(short)?,
        })
    }

    /// Takes what the receipt itself still has in stock. The pool of a moving average gives the goods up at the cost of
    /// the receipt as long as something of value stays behind.
    fn take_own(&mut self, receipt: StockMoveId, wanted: Decimal, value: Money) -> Result<Option<Consumption>, Fault> {
        let pooled = self.method == super::CostMethod::MovingAverage;
        let Some(at) =
            self.layers.iter().position(|layer| !layer.quantity.is_negative() && (pooled || layer.move_id == receipt))
        else {
            return Ok(None);
        };
        let layer = &mut self.layers[at];
        let taken = if pooled && wanted < layer.quantity.get() && value.minor < layer.value.minor {
            layer.quantity = Quantity::new(layer.quantity.get() - wanted)?;
            layer.value = layer.value.minus(value)?;
            Consumption { move_id: receipt, quantity: Quantity::new(wanted)?, value }
        } else {
            layer.take(wanted.min(layer.quantity.get()))?
        };
        if layer.quantity.is_zero() {
            self.layers.remove(at);
        }
        self.change(-taken.quantity.get(), taken.value.negated())?;
        Ok(Some(taken))
    }
}
