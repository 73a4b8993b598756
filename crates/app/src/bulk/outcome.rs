//! What comes of a change to many records.

use std::collections::BTreeMap;

use kontor_core::fault::Fault;
use kontor_core::id::Id;
use kontor_core::money::{Currency, Money};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Target;

/// Names that are given for each reason.
const EXAMPLES: usize = 5;
/// Records that are told one by one.
const TOLD: usize = 10_000;

/// Records that cannot be changed for the same reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BulkReason {
    /// The reason.
    pub fault: Fault,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
    /// The first of them by name.
    pub examples: Vec<String>,
}

/// A record that was passed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BulkSkipped {
    /// Which.
    pub id: Id,
    /// Its name or number.
    pub title: String,
    /// Why.
    pub faults: Vec<Fault>,
}

/// What was done, or would be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BulkOutcome {
    /// Records that the list found.
    #[ts(type = "number")]
    pub found: u64,
    /// Records that were changed.
    #[ts(type = "number")]
    pub done: u64,
    /// Records that were so already.
    #[ts(type = "number")]
    pub same: u64,
    /// What the changed ones are worth, by currency; empty where they have no amount.
    pub sums: Vec<Money>,
    /// Why others cannot be changed, the most frequent reason first.
    pub reasons: Vec<BulkReason>,
    /// Those others, the first ten thousand.
    pub skipped: Vec<BulkSkipped>,
}

/// The outcome while it comes about.
#[derive(Default)]
pub(super) struct Tally {
    found: u64,
    done: u64,
    same: u64,
    sums: BTreeMap<Currency, i64>,
    reasons: Vec<BulkReason>,
    skipped: Vec<BulkSkipped>,
}

impl Tally {
    pub(super) fn done(&mut self, target: &Target) {
        self.found += 1;
        self.done += 1;
        let amount = ["gross", "amount"].iter().find_map(|field| target.row.get(*field));
        if let Some(amount) = amount.and_then(|amount| serde_json::from_value::<Money>(amount.clone()).ok()) {
            let sum = self.sums.entry(amount.currency).or_default();
            *sum = sum.saturating_add(amount.minor);
        }
    }
    pub(super) fn same(&mut self, _: &Target) {
        self.found += 1;
        self.same += 1;
    }
    pub(super) fn skipped(&mut self, target: &Target, faults: Vec<Fault>) {
        self.found += 1;
        if let Some(fault) = faults.first() {
            let at = self.reasons.iter().position(|known| known.fault == *fault).unwrap_or_else(|| {
                self.reasons.push(BulkReason { fault: fault.clone(), count: 0, examples: Vec::new() });
                self.reasons.len() - 1
            });
            if let Some(reason) = self.reasons.get_mut(at) {
                reason.count += 1;
                if reason.examples.len() < EXAMPLES {
                    reason.examples.push(target.title.clone());
                }
            }
        }
        if self.skipped.len() < TOLD {
            self.skipped.push(BulkSkipped { id: target.id, title: target.title.clone(), faults });
        }
    }
    pub(super) fn outcome(mut self) -> BulkOutcome {
        self.reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
        BulkOutcome {
            found: self.found,
            done: self.done,
            same: self.same,
            sums: self.sums.into_iter().map(|(currency, minor)| Money::new(minor, currency)).collect(),
            reasons: self.reasons,
            skipped: self.skipped,
        }
    }
}
