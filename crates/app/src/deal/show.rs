//! Deals in a list, and one deal with all that belongs to it.

use kontor_core::company::User;
use kontor_core::deal::{Deal, DealLine, Stage};
use kontor_core::entity::{StageId, UserId};
use kontor_core::money::Money;
use kontor_core::party::Party;
use kontor_core::time::Timestamp;
use kontor_store::Read;
use kontor_store::list::{Page, Window};
use kontor_store::rows::activity::ActivityRow;
use kontor_store::rows::deal::DealRow;
use kontor_store::rows::document::DocumentRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::board::DealCard;
use super::{DealGet, days_between};
use crate::context::Context;
use crate::error::Answer;

/// A deal with all that belongs to it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DealDetail {
    /// The deal.
    pub deal: Deal,
    /// Its lines.
    pub lines: Vec<DealLine>,
    /// The stage in which it is.
    pub stage: Stage,
    /// Name of the customer.
    pub party_name: String,
    /// Name of the person one speaks with.
    pub contact_name: Option<String>,
    /// Name of the person who works on it.
    pub owner_name: Option<String>,
    /// Amount times chance to win.
    pub weighted: Money,
    /// Whole days in its stage.
    #[ts(type = "number")]
    pub days_in_stage: i64,
    /// Whether it has been there for longer than it should.
    pub stuck: bool,
    /// Whether it is open and nothing is planned to be done about it.
    pub unplanned: bool,
    /// Its way through the stages, from the first on; each step starts where the one before ended.
    pub history: Vec<StageStep>,
    /// What is to be done and was done about it.
    pub activities: Vec<ActivityRow>,
    /// Documents that came of it.
    pub documents: Vec<DocumentRow>,
}

/// A step of a deal through its stages.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct StageStep {
    /// From where; empty for a new deal.
    pub from: Option<StageId>,
    /// To where.
    pub to: StageId,
    /// Name of the stage.
    pub to_name: String,
    /// When.
    pub at_ms: Timestamp,
    /// Days it stayed there; until now for the last step.
    #[ts(type = "number")]
    pub days: i64,
    /// Who.
    pub by: UserId,
    /// Name of that person.
    pub by_name: String,
}

pub(crate) fn deal_list(context: &Context<'_>, window: Window) -> Answer<Page<DealRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn deal_get(context: &Context<'_>, request: DealGet) -> Answer<DealDetail> {
    context.read(|read| {
        let deal: Deal = read.present(request.id)?;
        let stage: Stage = read.get(deal.stage)?;
        let contact = deal.contact.map(|contact| read.find::<Party>(contact)).transpose()?.flatten();
        let card = DealCard::of(read.deal_row(deal.id)?, context.now());
        Ok(DealDetail {
            lines: read.lines_of_deal(deal.id)?,
            party_name: card.deal.party_name.unwrap_or_default(),
            contact_name: contact.map(|party| party.name),
            owner_name: card.deal.owner_name,
            weighted: deal.weighted(&stage)?,
            days_in_stage: card.days_in_stage,
            stuck: card.stuck,
            unplanned: card.unplanned,
            history: history(read, &deal, context.now())?,
            activities: read.activity_rows_of(deal.id.0)?,
            documents: read.document_rows_of_deal(deal.id)?,
            stage,
            deal,
        })
    })
}

fn history(read: &Read<'_>, deal: &Deal, now: Timestamp) -> Answer<Vec<StageStep>> {
    let changes = read.stage_changes_of(deal.id)?;
    let ends = changes.iter().skip(1).map(|change| change.at_ms).chain(std::iter::once(now));
    let mut steps = Vec::new();
    for (change, end) in changes.iter().zip(ends) {
        steps.push(StageStep {
            from: change.from,
            to: change.to,
            to_name: read.find::<Stage>(change.to)?.map(|stage| stage.name).unwrap_or_default(),
            at_ms: change.at_ms,
            days: days_between(change.at_ms, end),
            by: change.by,
            by_name: read.find::<User>(change.by)?.map(|user| user.name).unwrap_or_default(),
        });
    }
    Ok(steps)
}
