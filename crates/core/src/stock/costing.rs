//! What stock is worth: moving average or first in, first out, for one item in one company.
//!
//! Always true: the quantities of the layers add up to `quantity` and their values to `value`; where the quantity is
//! zero the value is zero. Under moving average stock above zero is one layer. Work is in proportion to the layers touched.
//!
//! Stock below zero is costed at the last known cost; a receipt settles it, and the difference to what was assumed is
//! reported as a [`Settlement`] to be booked against the cost of sales. Whether stock *may* go below zero is asked before,
//! per place, of [`super::NegativePolicy`].
//!
//! Bad arguments are refused before anything changes. A state whose operation failed with `amount-too-large` is half
//! changed and must be dropped, as its transaction is.

use std::collections::VecDeque;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::layer::{Consumption, CostLayer, per_unit, worth};
use crate::decimal::{Quantity, UnitPrice};
use crate::entity::StockMoveId;
use crate::fault::{Code, Fault};
use crate::money::{Currency, Money};
use crate::text_enum;

text_enum! {
    /// How the cost of what leaves is found.
    CostMethod {
        /// Every unit costs the average of all that is there.
        MovingAverage "moving_average",
        /// What came first leaves first.
        Fifo "fifo",
    }
}

/// The cost of one item in one company.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CostState {
    /// How issues are costed.
    pub method: CostMethod,
    /// All that the company owns of the item; below zero when more left than came.
    pub quantity: Quantity,
    /// What that is worth.
    pub value: Money,
    /// Where the value lies, oldest first.
    #[ts(as = "Vec<CostLayer>")]
    pub layers: VecDeque<CostLayer>,
    /// The cost that is assumed where nothing is in stock.
    pub last_cost: UnitPrice,
}

/// Goods came in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Receipt {
    /// What came in, at cost.
    pub value: Money,
    /// Earlier issues whose assumed cost is now replaced.
    pub settled: Vec<Settlement>,
}

/// An issue from empty stock has got its real cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Settlement {
    /// The issue.
    pub move_id: StockMoveId,
    /// How much of it.
    pub quantity: Quantity,
    /// At what it was booked.
    pub assumed: Money,
    /// What it really cost.
    pub actual: Money,
}

/// Goods went out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Issue {
    /// What went out, at cost.
    pub value: Money,
    /// From which layers.
    pub consumed: Vec<Consumption>,
    /// The part that was not there and left at the last known cost.
    pub short: Quantity,
}

impl CostState {
    /// An item that was never in stock.
    #[must_use]
    pub fn new(method: CostMethod, currency: Currency) -> Self {
        let value = Money::zero(currency);
        Self { method, quantity: Quantity::ZERO, value, layers: VecDeque::new(), last_cost: UnitPrice::ZERO }
    }

    /// What one unit costs now: value by quantity; the last known cost where there is none.
    ///
    /// # Errors
    /// `out-of-range` when the cost is beyond what a unit price holds.
    pub fn unit_cost(&self) -> Result<UnitPrice, Fault> {
        if self.quantity.is_zero() { Ok(self.last_cost) } else { per_unit(self.value, self.quantity.get()) }
    }

    /// Goods come in at a price.
    ///
    /// # Errors
    /// `not-positive` for the quantity, `negative` for the cost, `amount-too-large`.
    pub fn receive(
        &mut self,
        move_id: StockMoveId,
        quantity: Quantity,
        unit_cost: UnitPrice,
    ) -> Result<Receipt, Fault> {
        if unit_cost.is_negative() {
            return Err(Fault::at("unit_cost", Code::Negative));
        }
        let value = worth(positive(quantity)?, unit_cost, self.value)?;
        self.last_cost = unit_cost;
        self.receive_value(CostLayer { move_id, quantity, value, unit_cost })
    }

    /// Goods come in at a value: settles what is below zero, the rest becomes a layer.
    pub(super) fn receive_value(&mut self, mut incoming: CostLayer) -> Result<Receipt, Fault> {
        let value = incoming.value;
        let settled = self.settle(&mut incoming)?;
        if !incoming.quantity.is_zero() {
            self.stack(incoming)?;
        }
        self.recount_average()?;
        Ok(Receipt { value, settled })
    }

    /// Goods go out; what is not there goes at the last known cost and waits for its receipt.
    ///
    /// # Errors
    /// `not-positive`, `amount-too-large`.
    pub fn issue(&mut self, move_id: StockMoveId, quantity: Quantity) -> Result<Issue, Fault> {
        let wanted = positive(quantity)?;
        let (consumed, short) = self.consume(wanted)?;
        let mut value = Money::sum(self.value.currency, consumed.iter().map(|part| part.value))?;
        if !short.is_zero() {
            let assumed = worth(short, self.last_cost, self.value)?;
            self.owe(move_id, short, assumed, self.last_cost)?;
            value = value.plus(assumed)?;
        }
        Ok(Issue { value, consumed, short: Quantity::new(short)? })
    }

    /// Goods that go from the supplier straight to the customer: in and out at the same value, stock unchanged.
    ///
    /// # Errors
    /// As [`Self::receive`].
    pub fn drop_ship(&self, quantity: Quantity, unit_cost: UnitPrice) -> Result<(Money, Money), Fault> {
        let value =
            Self::new(self.method, self.value.currency).receive(StockMoveId::default(), quantity, unit_cost)?.value;
        Ok((value, value.negated()))
    }

    /// Changes the method without changing the value: the average becomes one layer, the layers become one average.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn change_method(&mut self, method: CostMethod) -> Result<(), Fault> {
        if method == CostMethod::MovingAverage && self.layers.len() > 1 && !self.quantity.is_negative() {
            let newest = self.layers.back().map(|layer| layer.move_id).unwrap_or_default();
            let unit_cost = self.unit_cost()?;
            self.layers =
                VecDeque::from([CostLayer { move_id: newest, quantity: self.quantity, value: self.value, unit_cost }]);
        }
        self.method = method;
        self.recount_average()
    }

    /// Takes over the stock of an item that is merged into this one; the layers keep their order of merging.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn absorb(&mut self, other: Self) -> Result<Vec<Settlement>, Fault> {
        let mut settled = Vec::new();
        for layer in other.layers {
            if layer.quantity.is_negative() {
                let short = Quantity::new(-layer.quantity.get())?;
                let issue = self.issue(layer.move_id, short)?;
                let assumed = layer.value.negated();
                settled.push(Settlement { move_id: layer.move_id, quantity: short, assumed, actual: issue.value });
            } else {
                settled.extend(self.receive_value(layer)?.settled);
            }
        }
        if self.last_cost.is_zero() {
            self.last_cost = other.last_cost;
        }
        Ok(settled)
    }

    /// Uses the incoming goods for the oldest issues that wait.
    fn settle(&mut self, incoming: &mut CostLayer) -> Result<Vec<Settlement>, Fault> {
        let mut settled = Vec::new();
        while let Some(waiting) = self.layers.front_mut().filter(|layer| layer.quantity.is_negative()) {
            let part = incoming.quantity.get().min(-waiting.quantity.get());
            if part.is_zero() {
                break;
            }
            let assumed = waiting.take(-part)?.value.negated();
            let actual = incoming.take(part)?.value;
            settled.push(Settlement { move_id: waiting.move_id, quantity: Quantity::new(part)?, assumed, actual });
            if waiting.quantity.is_zero() {
                self.layers.pop_front();
            }
            self.change(part, assumed)?;
        }
        Ok(settled)
    }

    /// Puts a layer on the queue; under moving average it melts into the one that is there.
    fn stack(&mut self, incoming: CostLayer) -> Result<(), Fault> {
        self.change(incoming.quantity.get(), incoming.value)?;
        match self.layers.back_mut() {
            Some(pool) if self.method == CostMethod::MovingAverage => {
                pool.move_id = incoming.move_id;
                pool.quantity = self.quantity;
                pool.value = self.value;
            }
            _ => self.layers.push_back(incoming),
        }
        Ok(())
    }

    /// Takes from the oldest layers what is there; answers with what was not.
    pub(super) fn consume(&mut self, wanted: Decimal) -> Result<(Vec<Consumption>, Decimal), Fault> {
        let (mut consumed, mut short) = (Vec::new(), wanted);
        while let Some(layer) = self.layers.front_mut().filter(|layer| !layer.quantity.is_negative()) {
            let part = short.min(layer.quantity.get());
            if part.is_zero() {
                break;
            }
            let taken = layer.take(part)?;
            if layer.quantity.is_zero() {
                self.layers.pop_front();
            }
            short -= part;
            self.change(-part, taken.value.negated())?;
            consumed.push(taken);
        }
        Ok((consumed, short))
    }

    /// Notes goods that left without having been there.
    pub(super) fn owe(
        &mut self,
        move_id: StockMoveId,
        short: Decimal,
        assumed: Money,
        unit_cost: UnitPrice,
    ) -> Result<(), Fault> {
        let (quantity, value) = (Quantity::new(-short)?, assumed.negated());
        self.change(-short, value)?;
        self.layers.push_back(CostLayer { move_id, quantity, value, unit_cost });
        Ok(())
    }

    pub(super) fn change(&mut self, quantity: Decimal, value: Money) -> Result<(), Fault> {
        self.quantity = Quantity::new(self.quantity.get() + quantity)?;
        self.value = self.value.plus(value)?;
        Ok(())
    }

    /// Under moving average the cost of stock that is there is also what will be assumed when it has gone.
    pub(super) fn recount_average(&mut self) -> Result<(), Fault> {
        if self.method == CostMethod::MovingAverage && self.quantity > Quantity::ZERO {
            self.last_cost = self.unit_cost()?;
            if let Some(pool) = self.layers.back_mut() {
                pool.unit_cost = self.last_cost;
            }
        }
        Ok(())
    }
}

/// The quantity of a move is always above zero; the places say which way it goes.
pub(super) fn positive(quantity: Quantity) -> Result<Decimal, Fault> {
    if quantity > Quantity::ZERO { Ok(quantity.get()) } else { Err(Fault::at("quantity", Code::NotPositive)) }
}
