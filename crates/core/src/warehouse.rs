//! Places, and what happened in them. What goods are worth is reckoned in [`crate::stock`]; these are its rows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::NAME;
use crate::decimal::Quantity;
use crate::entity::{
    BranchId, DocumentId, DocumentLineId, ItemId, LocationId, ReservationId, RevaluationId, StockMoveCostId,
    StockMoveId, StockPolicyId,
};
use crate::fault::{Code, Fault, Faults};
use crate::money::Money;
use crate::stock::{LocationType, NegativePolicy};
use crate::time::{LocalDate, Timestamp};

/// A place where goods are, or a partner where they come from and go to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Location {
    /// Identity.
    pub id: LocationId,
    /// Name.
    pub name: String,
    /// What kind of place.
    pub kind: LocationType,
    /// Whose it is.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// What happens here when an item runs out; the item's own rule when empty.
    #[serde(default)]
    pub negative: Option<NegativePolicy>,
}

impl Location {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.ok()
    }
}

/// What holds for one item in one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockPolicy {
    /// Identity.
    pub id: StockPolicyId,
    /// Which item.
    pub item: ItemId,
    /// Where.
    pub location: LocationId,
    /// What happens when it runs out.
    pub negative: NegativePolicy,
    /// Order again when available stock falls below.
    #[serde(default)]
    pub reorder_point: Option<Quantity>,
}

impl StockPolicy {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        if self.reorder_point.is_some_and(Quantity::is_negative) {
            faults.push(Fault::at("reorder_point", Code::Negative));
        }
        faults.ok()
    }
}

/// Goods that went from one place to another. The world total of an item is always zero: every move has two places.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockMove {
    /// Identity.
    pub id: StockMoveId,
    /// Which item.
    pub item: ItemId,
    /// Out of here.
    pub from_location: LocationId,
    /// Into there.
    pub to_location: LocationId,
    /// How much, in stock units; above zero.
    pub quantity: Quantity,
    /// The document that caused it.
    pub document: Option<DocumentId>,
    /// The line that caused it.
    pub document_line: Option<DocumentLineId>,
    /// The move that it takes back, whose goods come back, or whose goods arrive with it.
    pub return_of: Option<StockMoveId>,
    /// For which branch.
    pub branch: BranchId,
    /// On which business day.
    pub moved_on: LocalDate,
    /// When.
    pub moved_at_ms: Timestamp,
}

/// What the goods of a move were worth at cost. It stands by itself, so that a PC can hold moves without it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockMoveCost {
    /// The identity of the move.
    pub id: StockMoveCostId,
    /// In minor units of the company's currency.
    #[ts(type = "number")]
    pub value_minor: i64,
}

impl StockMoveCost {
    /// What the goods of a move were worth.
    #[must_use]
    pub const fn of(moved: StockMoveId, value: Money) -> Self {
        Self { id: StockMoveCostId(moved.0), value_minor: value.minor }
    }
}

/// A change of value without a move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Revaluation {
    /// Identity.
    pub id: RevaluationId,
    /// Which item.
    pub item: ItemId,
    /// The move whose value turned out to be different.
    pub r#move: Option<StockMoveId>,
    /// The document that caused it.
    pub document: Option<DocumentId>,
    /// By how much the value of the stock changes, in minor units of the company's currency.
    #[ts(type = "number")]
    pub value_minor: i64,
    /// Why: `settlement`, `landed_cost`, `method`.
    pub reason: String,
    /// On which business day.
    pub made_on: LocalDate,
}

/// Goods held for a line of an order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Reservation {
    /// Identity.
    pub id: ReservationId,
    /// For which line.
    pub line: DocumentLineId,
    /// Which item.
    pub item: ItemId,
    /// Where.
    pub location: LocationId,
    /// How much, in stock units.
    pub quantity: Quantity,
}
