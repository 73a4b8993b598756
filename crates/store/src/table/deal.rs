//! Pipelines, stages, deals and their history.

use kontor_core::deal::{Deal, DealLine, Pipeline, Stage, StageChange};
use kontor_core::entity::{DealId, StageId, UserId};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;

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
    /// Deals that somebody works on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn deals_of_owner(&self, owner: UserId) -> Result<Vec<Deal>> {
        self.all("owner = ?1 AND _del = 0 ORDER BY id", [Sql(&owner.to_cell())])
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
