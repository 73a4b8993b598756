//! Deals on a pipeline. A deal is in exactly one stage of exactly one pipeline; every change of stage is kept for ever.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{NAME, TEXT};
use crate::decimal::{Quantity, Rate, Rounding, UnitPrice};
use crate::entity::{
    BranchId, DealId, DealLineId, ItemId, PartyId, PipelineId, StageChangeId, StageId, TeamId, UserId,
};
use crate::fault::{Code, Fault, Faults};
use crate::money::{Currency, Money};
use crate::text_enum;
use crate::time::{LocalDate, Timestamp};

/// A row of stages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Pipeline {
    /// Identity.
    pub id: PipelineId,
    /// Name.
    pub name: String,
}

text_enum! {
    /// What it means that a deal is in a stage.
    StageOutcome {
        /// Still being worked on.
        Open "open",
        /// The customer buys.
        Won "won",
        /// The customer does not buy.
        Lost "lost",
    }
}

/// A stage of a pipeline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Stage {
    /// Identity.
    pub id: StageId,
    /// Of which pipeline.
    pub pipeline: PipelineId,
    /// Name; a key of the locale files (`stage-qualified`) for the stages that every company starts with.
    pub name: String,
    /// Place in the row, from 0.
    pub position: i64,
    /// Chance to win in percent.
    pub probability: Rate,
    /// Open, won or lost.
    pub outcome: StageOutcome,
    /// Days after which a deal in this stage counts as stuck.
    #[serde(default)]
    pub max_days: Option<i64>,
}

/// A chance to sell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Deal {
    /// Identity.
    pub id: DealId,
    /// What it is about, in a few words.
    pub title: String,
    /// With whom.
    pub party: PartyId,
    /// The person one speaks with.
    #[serde(default)]
    pub contact: Option<PartyId>,
    /// In which stage it is.
    pub stage: StageId,
    /// What it is worth, in minor units; the sum of its lines when it has any.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// In which currency.
    pub currency: Currency,
    /// When it will probably be decided.
    #[serde(default)]
    pub expected_on: Option<LocalDate>,
    /// Who works on it.
    #[serde(default)]
    pub owner: Option<UserId>,
    /// The team that it lies with: that of whoever works on it. The program keeps it.
    #[serde(default)]
    pub team: Option<TeamId>,
    /// For which branch.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// Where it came from ("fair", "web", "recommendation").
    #[serde(default)]
    pub source: String,
    /// Why it was lost.
    #[serde(default)]
    pub lost_reason: String,
    /// Free notes.
    #[serde(default)]
    pub notes: String,
    /// Since when it is in its stage.
    #[serde(default)]
    pub stage_since_at_ms: Timestamp,
}

/// What a deal is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DealLine {
    /// Identity.
    pub id: DealLineId,
    /// Of which deal.
    pub deal: DealId,
    /// Order of the lines.
    pub position: i64,
    /// The item; free text without one.
    #[serde(default)]
    pub item: Option<ItemId>,
    /// What it is.
    pub text: String,
    /// How many.
    pub quantity: Quantity,
    /// At what price, net.
    pub price: UnitPrice,
}

/// A deal went from one stage to another. Append-only, and contiguous: each starts where the one before ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StageChange {
    /// Identity.
    pub id: StageChangeId,
    /// Which deal.
    pub deal: DealId,
    /// From where; empty for a new deal.
    pub from: Option<StageId>,
    /// To where.
    pub to: StageId,
    /// When.
    pub at_ms: Timestamp,
    /// Who.
    pub by: UserId,
}

impl Stage {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        if self.probability.is_negative() || self.probability > Rate::from(100) {
            faults.push(Fault::at("probability", Code::OutOfRange).with("min", 0).with("max", 100));
        }
        if self.max_days.is_some_and(|days| !(1..=3650).contains(&days)) {
            faults.push(Fault::at("max_days", Code::OutOfRange).with("min", 1).with("max", 3650));
        }
        faults.ok()
    }
}

impl Deal {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("title", &self.title, NAME);
        faults.at_most("source", &self.source, NAME);
        faults.at_most("lost_reason", &self.lost_reason, TEXT);
        faults.at_most("notes", &self.notes, TEXT);
        if self.amount_minor < 0 {
            faults.push(Fault::at("amount_minor", Code::Negative));
        }
        faults.ok()
    }
    /// Amount times probability.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn weighted(&self, stage: &Stage) -> Result<Money, Fault> {
        let amount = Money::new(self.amount_minor, self.currency);
        Money::round(amount.to_decimal() * stage.probability.of_percent(), self.currency, Rounding::HalfUp)
    }
}

impl DealLine {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("text", &self.text, NAME);
        if self.quantity <= Quantity::ZERO {
            faults.push(Fault::at("quantity", Code::NotPositive));
        }
        if self.price.is_negative() {
            faults.push(Fault::at("price", Code::Negative));
        }
        faults.ok()
    }
    /// Quantity times price, rounded to the currency.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn net(&self, currency: Currency) -> Result<Money, Fault> {
        Money::round(self.quantity.get() * self.price.get(), currency, Rounding::HalfUp)
    }
}
