//! Pipelines and their stages.

use kontor_core::deal::{Pipeline, Stage};
use kontor_core::entity::{EntityKind, PipelineId, StageId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::reference::expect_there;

/// A pipeline with its stages in their order.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PipelineStages {
    /// The pipeline.
    pub pipeline: Pipeline,
    /// Its stages.
    pub stages: Vec<Stage>,
}

/// A stage as it should be; a new one comes with an id of the caller's making. `position` is where it should stand, the others
/// make room.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct StageSave {
    /// The stage.
    pub stage: Stage,
}

/// Which stage.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct StageDelete {
    /// Its identity.
    pub id: StageId,
}

pub(crate) fn pipeline_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<PipelineStages>> {
    context.read(|read| {
        let all = read.stages()?;
        let of = |pipeline: Pipeline| PipelineStages {
            stages: all.iter().filter(|stage| stage.pipeline == pipeline.id).cloned().collect(),
            pipeline,
        };
        Ok(read.pipelines()?.into_iter().map(of).collect())
    })
}

pub(crate) fn stage_save(context: &Context<'_>, request: StageSave) -> Answer<PipelineStages> {
    context.write(|write| {
        let stage = request.stage;
        check(write, &stage)?;
        let mut stages = stages_of(write, stage.pipeline)?;
        stages.retain(|other| other.id != stage.id);
        let place = usize::try_from(stage.position.max(0)).unwrap_or(usize::MAX).min(stages.len());
        stages.insert(place, stage);
        renumber(write, stages)
    })
}

pub(crate) fn stage_delete(context: &Context<'_>, request: StageDelete) -> Answer<PipelineStages> {
    context.write(|write| {
        let stage: Stage = write.present(request.id)?;
        let mut stages = stages_of(write, stage.pipeline)?;
        stages.retain(|other| other.id != stage.id);
        if write.deals_in(stage.id)? > 0 {
            return Err(Fault::new(Code::InUse).with("by", EntityKind::Deal.table()).into());
        }
        // A pipeline without a way in, or without an end, could not be worked with.
        if !stages.iter().any(|other| other.outcome == stage.outcome) {
            return Err(Fault::new(Code::InUse).with("by", EntityKind::Pipeline.table()).into());
        }
        write.delete::<Stage>(stage.id)?;
        renumber(write, stages)
    })
}

fn check(read: &Read<'_>, stage: &Stage) -> Answer<()> {
    let mut faults = Faults::none();
    if let Err(found) = stage.validate() {
        faults.absorb("stage", found);
    }
    expect_there(read, &mut faults, "stage.pipeline", EntityKind::Pipeline, Some(stage.pipeline), None)?;
    if let Some(before) = read.find::<Stage>(stage.id)? {
        // What its deals mean would change behind the backs of those who work on them.
        let used = read.deals_in(stage.id)? > 0;
        if used && before.outcome != stage.outcome {
            faults.push(Fault::at("stage.outcome", Code::InUse).with("by", EntityKind::Deal.table()));
        }
        if used && before.pipeline != stage.pipeline {
            faults.push(Fault::at("stage.pipeline", Code::InUse).with("by", EntityKind::Deal.table()));
        }
        let last = !stages_of(read, before.pipeline)?.iter().any(|s| s.id != stage.id && s.outcome == before.outcome);
        if last && !used && before.outcome != stage.outcome {
            faults.push(Fault::at("stage.outcome", Code::InUse).with("by", EntityKind::Pipeline.table()));
        }
    }
    Ok(faults.ok()?)
}

fn stages_of(read: &Read<'_>, pipeline: PipelineId) -> Answer<Vec<Stage>> {
    let mut stages = read.stages()?;
    stages.retain(|stage| stage.pipeline == pipeline);
    Ok(stages)
}

fn renumber(write: &mut Write<'_>, stages: Vec<Stage>) -> Answer<PipelineStages> {
    let pipeline = stages.first().map(|stage| stage.pipeline).unwrap_or_default();
    for (position, stage) in (0..).zip(stages) {
        write.save(&Stage { position, ..stage })?;
    }
    Ok(PipelineStages { pipeline: write.get(pipeline)?, stages: stages_of(write, pipeline)? })
}
