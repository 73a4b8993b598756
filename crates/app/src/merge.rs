//! Two parties or two items that are one: the one goes on, the other names it. Facts stay as they are; what is still open to change moves.
//! `party_merge`, `party_unmerge`, `item_merge`, `item_unmerge`.

use kontor_core::deal::{Deal, DealLine};
use kontor_core::entity::{EntityKind, ItemId, PartyId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::item::Item;
use kontor_core::party::Party;
use kontor_core::permission::{Action, Resource};
use kontor_core::price::PriceRule;
use kontor_core::sales::Draft;
use kontor_core::schedule::Activity;
use kontor_store::Write;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::item::{ItemDetail, item_get};
use crate::party::{PartyDetail, PartyGet, party_get};
use crate::record::RecordId;
use crate::sales::hold_as_one;
use crate::stock::book_over;
use crate::sync::inbox;

/// Two records that are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Merge {
    /// The one that goes on.
    pub keep: Id,
    /// The one that turned out to be it.
    pub drop: Id,
    /// The issue of the inbox that this settles.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub issue: Option<u64>,
}

pub(crate) fn party_merge(context: &Context<'_>, request: Merge) -> Answer<PartyDetail> {
    context.expect(Resource::Party, Action::Change)?;
    context.write(|write| {
        let (keep, drop): (Party, Party) = (write.present(request.keep)?, write.present(request.drop)?);
        let free = keep.merged_into.is_none() && drop.merged_into.is_none();
        if keep.id == drop.id || keep.kind != drop.kind || !free {
            return Err(Fault::at("drop", Code::NotAChoice).into());
        }
        expect_change(context, write, EntityKind::Party, &request)?;
        write.merge_into(EntityKind::Party, drop.id.0, keep.id.0)?;
        let both = Party {
            customer: keep.customer || drop.customer,
            supplier: keep.supplier || drop.supplier,
            ..keep.clone()
        };
        write.update(&both)?;
        move_party(write, drop.id, keep.id)?;
        settle(context, write, &request)
    })?;
    party_get(context, PartyGet { id: PartyId(request.keep) })
}

pub(crate) fn party_unmerge(context: &Context<'_>, request: RecordId) -> Answer<PartyDetail> {
    context.expect(Resource::Party, Action::Change)?;
    context.write(|write| {
        let drop: Party = write.present(request.id)?;
        let keep = drop.merged_into.ok_or_else(|| Fault::new(Code::NothingToDo))?;
        Ok(write.part_from(EntityKind::Party, drop.id.0, keep.0)?)
    })?;
    party_get(context, PartyGet { id: PartyId(request.id) })
}

pub(crate) fn item_merge(context: &Context<'_>, request: Merge) -> Answer<ItemDetail> {
    context.expect(Resource::Item, Action::Change)?;
    context.write(|write| {
        let (keep, drop): (Item, Item) = (write.present(request.keep)?, write.present(request.drop)?);
        let free = keep.merged_into.is_none() && drop.merged_into.is_none();
        // Quantities of both are one quantity then.
        if keep.id == drop.id || keep.kind != drop.kind || keep.unit != drop.unit || !free {
            return Err(Fault::at("drop", Code::NotAChoice).into());
        }
        expect_change(context, write, EntityKind::Item, &request)?;
        write.merge_into(EntityKind::Item, drop.id.0, keep.id.0)?;
        move_item(write, drop.id, keep.id)?;
        // Facts are not rewritten: goods are booked over, and what is held for orders of the other is held of the one that goes on.
        book_over(context, write, drop.id, keep.id)?;
        hold_as_one(context.host, write)?;
        settle(context, write, &request)
    })?;
    item_get(context, RecordId { id: request.keep })
}

pub(crate) fn item_unmerge(context: &Context<'_>, request: RecordId) -> Answer<ItemDetail> {
    context.expect(Resource::Item, Action::Change)?;
    context.write(|write| {
        let drop: Item = write.present(request.id)?;
        let keep = drop.merged_into.ok_or_else(|| Fault::new(Code::NothingToDo))?;
        write.part_from(EntityKind::Item, drop.id.0, keep.0)?;
        hold_as_one(context.host, write)
    })?;
    item_get(context, RecordId { id: request.id })
}

/// Both must be within reach of whoever changes them; that they may be taken away was asked by the dispatcher.
fn expect_change(context: &Context<'_>, write: &Write<'_>, kind: EntityKind, request: &Merge) -> Answer<()> {
    [request.keep, request.drop].into_iter().try_for_each(|id| context.expect_reach(write, kind, Action::Change, id))
}

/// The duplicate that was found is none any more.
fn settle(context: &Context<'_>, write: &mut Write<'_>, request: &Merge) -> Answer<()> {
    match request.issue {
        Some(number) => inbox::settle_duplicate(context, write, number),
        None => Ok(()),
    }
}

/// What is no fact yet goes to the one that goes on.
fn move_party(write: &mut Write<'_>, from: PartyId, to: PartyId) -> Answer<()> {
    let moved = |id: PartyId| if id == from { to } else { id };
    for deal in write.deals_with(from)? {
        let (party, contact) = (moved(deal.party), deal.contact.map(moved));
        write.update(&Deal { party, contact, ..deal })?;
    }
    for activity in write.activities_about(from.0)? {
        let (party, link_id) = (activity.party.map(moved), activity.link_id.map(|id| moved(PartyId(id)).0));
        write.update(&Activity { party, link_id, ..activity })?;
    }
    for rule in write.price_rules_for(from.0)? {
        let party = rule.party.map(moved);
        write.update(&PriceRule { party, ..rule })?;
    }
    for mut draft in write.drafts_naming(from.0)? {
        draft.body.party = draft.body.party.map(moved);
        draft.body.contact = draft.body.contact.map(moved);
        keep_draft(write, draft)?;
    }
    Ok(())
}

fn move_item(write: &mut Write<'_>, from: ItemId, to: ItemId) -> Answer<()> {
    let moved = |id: ItemId| if id == from { to } else { id };
    for line in write.deal_lines_about(from)? {
        let item = line.item.map(moved);
        write.update(&DealLine { item, ..line })?;
    }
    for rule in write.price_rules_for(from.0)? {
        let item = rule.item.map(moved);
        write.update(&PriceRule { item, ..rule })?;
    }
    for mut draft in write.drafts_naming(from.0)? {
        draft.body.lines.iter_mut().for_each(|line| line.item = line.item.map(moved));
        keep_draft(write, draft)?;
    }
    Ok(())
}

/// Whoever has the draft open sees that it is another by now.
fn keep_draft(write: &mut Write<'_>, mut draft: Draft) -> Answer<()> {
    draft.version += 1;
    Ok(write.update(&draft).map(drop)?)
}
