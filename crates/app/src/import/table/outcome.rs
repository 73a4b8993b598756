//! What comes of the rows of a table: one by one, and counted.

use kontor_core::fault::Fault;
use kontor_core::id::Id;
use kontor_core::text_enum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::problem::Problem;
use super::wish::MatchBy;

text_enum! {
    /// What came of a row.
    Did {
        /// A new record.
        Created "created",
        /// A known record was brought up to date.
        Updated "updated",
        /// A known record that says the same already.
        Same "same",
        /// Passed over, as it was wished.
        Skipped "skipped",
        /// Something is wrong with it.
        Wrong "wrong",
    }
}

/// A record that a row may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Like {
    /// Which.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// What both have in common.
    pub by: MatchBy,
    /// The row of the same file that it comes from, where it is not there yet.
    pub row: Option<u32>,
}

/// Whether a row means a record that is there.
pub(super) enum Found {
    /// This one.
    Known(Id),
    /// Perhaps this one; the person decides, and until then the row becomes a new one.
    Like(Like),
    /// None.
    New,
}

/// How many rows came to what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Counts {
    /// Rows of the file.
    #[ts(type = "number")]
    pub rows: u64,
    /// New records.
    #[ts(type = "number")]
    pub created: u64,
    /// Records brought up to date.
    #[ts(type = "number")]
    pub updated: u64,
    /// Records that said the same already.
    #[ts(type = "number")]
    pub same: u64,
    /// Rows passed over.
    #[ts(type = "number")]
    pub skipped: u64,
    /// Rows that are wrong.
    #[ts(type = "number")]
    pub wrong: u64,
    /// New records that look like one that is there.
    #[ts(type = "number")]
    pub alike: u64,
}

/// A row with what came of it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct RowSeen {
    /// Its number in the file, as the spreadsheet shows it.
    pub row: u32,
    /// What came of it.
    pub did: Did,
    /// Its name or number.
    pub title: String,
    /// A record that it looks like.
    pub like: Option<Like>,
    /// All that is wrong with it; the fields are those of the mapping.
    pub faults: Vec<Fault>,
}

/// What an import does, or would do.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportOutcome {
    /// Its number, to take it back by; none of what was only tried out.
    #[ts(type = "number | null")]
    pub run: Option<i64>,
    /// Counts.
    pub counts: Counts,
    /// The first hundred rows.
    pub first: Vec<RowSeen>,
    /// The first hundred rows that look like a record that is there.
    pub alike: Vec<RowSeen>,
    /// What is wrong, the most frequent first.
    pub problems: Vec<Problem>,
}

impl Counts {
    /// A row came to something.
    pub(super) fn note(&mut self, seen: &RowSeen) {
        self.rows += 1;
        let of = match seen.did {
            Did::Created => &mut self.created,
            Did::Updated => &mut self.updated,
            Did::Same => &mut self.same,
            Did::Skipped => &mut self.skipped,
            Did::Wrong => &mut self.wrong,
        };
        *of += 1;
        self.alike += u64::from(seen.like.is_some());
    }
}
