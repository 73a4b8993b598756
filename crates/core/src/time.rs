//! Instants and business dates. Core never asks what time it is: both are arguments.

use chrono::{DateTime, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A business date without a zone (`_on`); ISO text on the wire and in the store.
pub type LocalDate = NaiveDate;

/// An instant in milliseconds since 1970 UTC (`_at_ms`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The date in UTC; business dates come from the host, which knows the branch's zone.
    #[must_use]
    pub fn utc_date(self) -> LocalDate {
        DateTime::from_timestamp_millis(self.0).map_or(NaiveDate::MIN, |instant| instant.date_naive())
    }
}
