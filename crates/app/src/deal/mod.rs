//! Deals on their way through a pipeline.
//!
//! A deal is in one stage, and the history of its stages is append-only and contiguous. Whatever changes the stage (a save, a
//! move, undo, redo) ends in [`keep_history`], which adds the step that is missing; so a move can be taken back like any other
//! change, and the history says that it was made and that it was taken back.

mod board;
mod pipeline;
mod save;
mod show;

use kontor_core::deal::{Deal, StageChange};
use kontor_core::entity::DealId;
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use kontor_store::Write;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use board::{BoardView, DealBoard, deal_board};
pub(crate) use pipeline::{PipelineStages, StageDelete, StageSave, pipeline_list, stage_delete, stage_save};
pub(crate) use save::{DealMove, DealSave, deal_delete, deal_move, deal_save, move_to, save, take_along};
pub(crate) use show::{DealDetail, deal_get, deal_list};

use crate::context::Context;
use crate::error::Answer;

/// Which deal.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DealGet {
    /// Its identity.
    pub id: DealId,
}

/// Adds the step of every one of these deals whose stage is not the one where its history ends.
pub(crate) fn keep_history(context: &Context<'_>, write: &mut Write<'_>, deals: &[Id]) -> Answer<()> {
    for id in deals {
        let deal: Deal = write.get(*id)?;
        let last = write.stage_changes_of(deal.id)?.pop();
        if last.as_ref().is_some_and(|last| last.to == deal.stage) {
            continue;
        }
        // A clock that was set back must not bring the steps out of order.
        let after = last.as_ref().map_or(i64::MIN, |last| last.at_ms.0.saturating_add(1));
        write.insert_trail(&StageChange {
            id: context.new_id(),
            deal: deal.id,
            from: last.map(|last| last.to),
            to: deal.stage,
            at_ms: Timestamp(context.now().0.max(after)),
            by: context.user.id,
        })?;
    }
    Ok(())
}

/// Whole days between two instants, never below zero.
fn days_between(since: Timestamp, now: Timestamp) -> i64 {
    now.0.saturating_sub(since.0).max(0) / 86_400_000
}
