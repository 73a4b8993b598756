//! Moves: a quantity of an item from one place to another. There is no other way to change what is in stock.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::costing::positive;
use crate::decimal::Quantity;
use crate::entity::LocationId;
use crate::fault::{Code, Fault};
use crate::text_enum;
use crate::time::LocalDate;

text_enum! {
    /// What kind of place it is. Goods are ours, and have a value, in storage and in transit.
    LocationType {
        /// Where goods come from when they are bought.
        Supplier "supplier",
        /// Where goods go when they are sold.
        Customer "customer",
        /// A shelf, a shop, a warehouse.
        Storage "storage",
        /// On the way between two of our places.
        Transit "transit",
        /// What is missing or was found.
        Loss "loss",
        /// What is made of something or into something.
        Production "production",
    }
}

text_enum! {
    /// What a move means for cost and ledger; it follows from its two places.
    MoveKind {
        /// Bought goods arrive.
        Receipt "receipt",
        /// Bought goods go back.
        SupplierReturn "supplier_return",
        /// Sold goods leave.
        Delivery "delivery",
        /// Sold goods come back.
        CustomerReturn "customer_return",
        /// From one of our places to another; the value does not change.
        Transfer "transfer",
        /// More was found than was known.
        Gain "gain",
        /// Less was found than was known.
        Loss "loss",
        /// Goods are used up in production.
        Consumption "consumption",
        /// Goods come out of production.
        Output "output",
        /// From the supplier straight to the customer.
        DropShip "drop_ship",
    }
}

impl LocationType {
    /// Whether goods in such a place are ours and have a value.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Storage | Self::Transit)
    }
}

impl MoveKind {
    /// What a move between two places means.
    ///
    /// # Errors
    /// `not-a-choice` between two places that no goods of ours pass.
    pub fn between(from: LocationType, to: LocationType) -> Result<Self, Fault> {
        use LocationType as L;
        Ok(match (from, to) {
            (L::Storage | L::Transit, L::Storage | L::Transit) => Self::Transfer,
            (L::Supplier, L::Storage | L::Transit) => Self::Receipt,
            (L::Storage | L::Transit, L::Supplier) => Self::SupplierReturn,
            (L::Storage | L::Transit, L::Customer) => Self::Delivery,
            (L::Customer, L::Storage | L::Transit) => Self::CustomerReturn,
            (L::Loss, L::Storage | L::Transit) => Self::Gain,
            (L::Storage | L::Transit, L::Loss) => Self::Loss,
            (L::Storage | L::Transit, L::Production) => Self::Consumption,
            (L::Production, L::Storage | L::Transit) => Self::Output,
            (L::Supplier, L::Customer) => Self::DropShip,
            _ => return Err(Fault::at("to", Code::NotAChoice)),
        })
    }
}

/// A quantity on its way between two places.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Movement {
    /// Out of here.
    pub from: LocationId,
    /// Into there.
    pub to: LocationId,
    /// How much, in the stock unit; always above zero.
    pub quantity: Quantity,
}

impl Movement {
    /// A move that can be made.
    ///
    /// # Errors
    /// `not-positive`, `same-place`.
    pub fn new(from: LocationId, to: LocationId, quantity: Quantity) -> Result<Self, Fault> {
        positive(quantity)?;
        if from == to { Err(Fault::at("to", Code::SamePlace)) } else { Ok(Self { from, to, quantity }) }
    }
    /// What it does to the two places: the sum is zero.
    ///
    /// # Errors
    /// None that a made move can have; the opposite of a quantity is a quantity.
    pub fn effects(&self) -> Result<[(LocationId, Quantity); 2], Fault> {
        Ok([(self.from, Quantity::new(-self.quantity.get())?), (self.to, self.quantity)])
    }
    /// The move that undoes it.
    #[must_use]
    pub const fn reversed(&self) -> Self {
        Self { from: self.to, to: self.from, quantity: self.quantity }
    }
}

/// A serial number is one thing: all our places together hold it once or not at all.
///
/// # Errors
/// `out-of-range` when the move would make it two, or half a one.
pub fn check_serial(held: Quantity, change: Quantity) -> Result<(), Fault> {
    let after = held.get() + change.get();
    if after == Decimal::ZERO || after == Decimal::ONE {
        Ok(())
    } else {
        Err(Fault::at("quantity", Code::OutOfRange).with("min", 0).with("max", 1))
    }
}

/// A move that is dated before today needs a right of its own.
///
/// # Errors
/// `not-allowed`.
pub fn check_backdating(effective_on: LocalDate, today: LocalDate, may_backdate: bool) -> Result<(), Fault> {
    if effective_on >= today || may_backdate {
        Ok(())
    } else {
        Err(Fault::at("effective_on", Code::NotAllowed).with("permission", "stock.backdate"))
    }
}
