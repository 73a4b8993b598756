//! Changing deals: save with lines, move to another stage, remove.

use kontor_core::company::User;
use kontor_core::deal::{Deal, DealLine, Stage, StageOutcome};
use kontor_core::entity::{DealId, DealLineId, EntityKind, StageId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::Id;
use kontor_core::money::Money;
use kontor_core::permission::{Resource, Scope};
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::show::{DealDetail, deal_get};
use super::{DealGet, keep_history};
use crate::context::Context;
use crate::error::Answer;
use crate::party::replace;
use crate::program::Nothing;
use crate::reference::expect_there;

/// A deal as it should be. Lines that are not named are removed. When there are lines, the deal is worth their sum.
/// Another stage than before is a move, with the same rules.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DealSave {
    /// The deal. A new one comes with an id of the caller's making; `stage_since_at_ms` is kept by the program.
    pub deal: Deal,
    /// All its lines.
    #[serde(default)]
    pub lines: Vec<DealLine>,
}

/// A deal goes to another stage.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DealMove {
    /// Which deal.
    pub id: DealId,
    /// To which stage.
    pub stage: StageId,
    /// Why it was lost; needed when the stage means that.
    #[serde(default)]
    pub lost_reason: String,
}

pub(crate) fn deal_save(context: &Context<'_>, request: DealSave) -> Answer<DealDetail> {
    let id = request.deal.id;
    context.write(|write| {
        let mut request = request;
        if write.find::<Deal>(id)?.is_none() {
            adopt(context, &mut request.deal);
        }
        save(context, write, request)
    })?;
    deal_get(context, DealGet { id })
}

/// A new deal belongs where whoever made it will see it.
fn adopt(context: &Context<'_>, deal: &mut Deal) {
    match context.sight(Resource::Deal) {
        Some(Scope::Own | Scope::Team) => deal.owner = deal.owner.or(Some(context.user.id)),
        Some(Scope::Branch) => deal.branch = deal.branch.or(context.user.branch),
        Some(Scope::Company) | None => {}
    }
}

/// Saves a deal in a change that is going on.
pub(crate) fn save(context: &Context<'_>, write: &mut Write<'_>, request: DealSave) -> Answer<()> {
    let before: Option<Deal> = write.find(request.deal.id)?;
    request.check(write, before.as_ref())?;
    let DealSave { mut deal, lines } = request;
    if !lines.is_empty() {
        deal.amount_minor = worth(&deal, &lines)?;
    }
    let stayed = before.filter(|before| before.stage == deal.stage);
    deal.stage_since_at_ms = stayed.map_or(context.now(), |before| before.stage_since_at_ms);
    deal.lost_reason = reason_of(&write.get(deal.stage)?, "deal.lost_reason", &deal.lost_reason)?;
    let owner = deal.owner.map(|owner| write.find::<User>(owner)).transpose()?.flatten();
    deal.team = owner.and_then(|owner| owner.team);
    write.save(&deal)?;
    let stored = write.lines_of_deal(deal.id)?;
    replace(write, stored, &lines)?;
    keep_history(context, write, &[deal.id.0])
}

/// Somebody takes the own deals along to another team, as far as they are here.
pub(crate) fn take_along(write: &mut Write<'_>, user: &User) -> Answer<()> {
    for deal in write.deals_of_owner(user.id)?.into_iter().filter(|deal| deal.team != user.team) {
        write.update(&Deal { team: user.team, ..deal })?;
    }
    Ok(())
}

pub(crate) fn deal_move(context: &Context<'_>, request: DealMove) -> Answer<DealDetail> {
    context.write(|write| move_to(context, write, &request))?;
    deal_get(context, DealGet { id: request.id })
}

/// Moves a deal in a change that is going on.
pub(crate) fn move_to(context: &Context<'_>, write: &mut Write<'_>, request: &DealMove) -> Answer<()> {
    let mut deal: Deal = write.present(request.id)?;
    if deal.stage == request.stage {
        return Ok(());
    }
    let mut faults = Faults::none();
    expect_there(write, &mut faults, "stage", EntityKind::Stage, Some(request.stage), None)?;
    faults.ok()?;
    let stage: Stage = write.get(request.stage)?;
    deal.lost_reason = reason_of(&stage, "lost_reason", &request.lost_reason)?;
    deal.stage = stage.id;
    deal.validate()?;
    deal.stage_since_at_ms = context.now();
    write.update(&deal)?;
    keep_history(context, write, &[deal.id.0])
}

pub(crate) fn deal_delete(context: &Context<'_>, request: DealGet) -> Answer<Nothing> {
    context.write(|write| {
        write.present::<Deal>(request.id)?;
        if !write.documents_of_deal(request.id)?.is_empty() {
            return Err(Fault::new(Code::InUse).with("by", EntityKind::Document.table()).into());
        }
        write.delete::<Deal>(request.id)?;
        Ok(Nothing {})
    })
}

/// A lost deal says why; an open or won one has nothing to say about that.
fn reason_of(stage: &Stage, field: &str, given: &str) -> Result<String, Fault> {
    match (stage.outcome, given.trim()) {
        (StageOutcome::Lost, "") => Err(Fault::at(field, Code::Required)),
        (StageOutcome::Lost, reason) => Ok(reason.to_owned()),
        (StageOutcome::Open | StageOutcome::Won, _) => Ok(String::new()),
    }
}

fn worth(deal: &Deal, lines: &[DealLine]) -> Result<i64, Fault> {
    let parts = lines.iter().map(|line| line.net(deal.currency)).collect::<Result<Vec<Money>, Fault>>()?;
    Ok(Money::sum(deal.currency, parts)?.minor)
}

impl DealSave {
    /// A deal with its lines as they are now.
    pub(crate) fn stored(read: &Read<'_>, id: DealId) -> Answer<Self> {
        Ok(Self { deal: read.present(id)?, lines: read.lines_of_deal(id)? })
    }
    fn check(&self, read: &Read<'_>, before: Option<&Deal>) -> Answer<()> {
        let deal = &self.deal;
        let mut faults = Faults::none();
        if let Err(found) = deal.validate() {
            faults.absorb("deal", found);
        }
        let mut there = |field: &str, kind: EntityKind, of: fn(&Deal) -> Option<Id>| {
            expect_there(read, &mut faults, &format!("deal.{field}"), kind, of(deal), before.and_then(of))
        };
        there("party", EntityKind::Party, |deal| Some(deal.party.0))?;
        there("contact", EntityKind::Party, |deal| deal.contact.map(|id| id.0))?;
        there("stage", EntityKind::Stage, |deal| Some(deal.stage.0))?;
        there("owner", EntityKind::User, |deal| deal.owner.map(|id| id.0))?;
        there("branch", EntityKind::Branch, |deal| deal.branch.map(|id| id.0))?;
        if let Some(stage) = read.find::<Stage>(deal.stage)? {
            faults.take(reason_of(&stage, "deal.lost_reason", &deal.lost_reason));
        }
        let mut seen: Vec<DealLineId> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            self.check_line(read, &mut faults, &format!("lines.{at}"), line, &seen)?;
            seen.push(line.id);
        }
        Ok(faults.ok()?)
    }

    fn check_line(
        &self,
        read: &Read<'_>,
        faults: &mut Faults,
        path: &str,
        line: &DealLine,
        seen: &[DealLineId],
    ) -> Answer<()> {
        if let Err(found) = line.validate() {
            faults.absorb(path, found);
        } else if let Err(fault) = line.net(self.deal.currency) {
            faults.push(fault.under(&format!("{path}.price")));
        }
        if seen.contains(&line.id) {
            faults.push(Fault::at(format!("{path}.id"), Code::Repeated));
        }
        let stored: Option<DealLine> = read.find(line.id)?;
        if line.deal != self.deal.id || stored.as_ref().is_some_and(|stored| stored.deal != line.deal) {
            faults.push(Fault::at(format!("{path}.deal"), Code::NotAChoice));
        }
        let before = stored.and_then(|stored| stored.item);
        expect_there(read, faults, &format!("{path}.item"), EntityKind::Item, line.item, before)
    }
}
