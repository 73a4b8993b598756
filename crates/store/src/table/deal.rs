//! Pipelines, stages, deals and their history.

use kontor_core::deal::{Deal, DealLine, Pipeline, Stage, StageChange};
use kontor_core::entity::{DealId, StageId};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::record;

record!(Pipeline: Pipeline { 1 name });
record!(Stage: Stage { 1 pipeline, 2 name, 3 position, 4 probability, 5 outcome, 6 max_days });
record!(Deal: Deal {
    1 title, 2 party, 3 contact, 4 stage, 5 amount_minor, 6 currency, 7 expected_on, 8 owner, 9 branch, 10 source, 11 lost_reason, 12 notes,
    13 stage_since_at_ms,
});
record!(DealLine: DealLine { 1 deal, 2 position, 3 item, 4 text, 5 quantity, 6 price });
record!(StageChange: StageChange { 1 deal, 2 from, 3 to, 4 at_ms, 5 by });

impl Read<'_> {
    /// All pipelines by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pipelines(&self) -> Result<Vec<Pipeline>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// All stages in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stages(&self) -> Result<Vec<Stage>> {
        self.all("_del = 0 ORDER BY pipeline, position, id", [])
    }
    /// How many deals are in a stage.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn deals_in(&self, stage: StageId) -> Result<i64> {
        let count = self.value("SELECT count(*) FROM deal WHERE stage = ?1 AND _del = 0", [Sql(&stage.to_cell())])?;
        Ok(count.unwrap_or(0))
    }
    /// Lines of a deal.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lines_of_deal(&self, deal: DealId) -> Result<Vec<DealLine>> {
        self.all("deal = ?1 AND _del = 0 ORDER BY position, id", [Sql(&deal.to_cell())])
    }
    /// The way of a deal through its stages.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stage_changes_of(&self, deal: DealId) -> Result<Vec<StageChange>> {
        self.all("deal = ?1 ORDER BY at_ms, id", [Sql(&deal.to_cell())])
    }
}
