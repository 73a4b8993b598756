//! Places, and what holds for an item in a place.

use kontor_core::company::Branch;
use kontor_core::entity::ItemId;
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::item::Item;
use kontor_core::warehouse::{Location, StockPolicy};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::RecordId;

/// A place as it should be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct LocationSave {
    /// The place. A new one comes with an id of the caller's making.
    pub location: Location,
}

/// Of which item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockPolicyList {
    /// The item.
    pub item: ItemId,
}

/// What should hold for an item in a place. The second one for the same item and place replaces the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StockPolicySave {
    /// The rule. A new one comes with an id of the caller's making.
    pub policy: StockPolicy,
}

pub(crate) fn location_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<Location>> {
    context.read(|read| Ok(read.locations()?))
}

pub(crate) fn location_save(context: &Context<'_>, request: LocationSave) -> Answer<Location> {
    let location = request.location;
    context.write(|write| {
        let mut faults = Faults::none();
        if let Err(found) = location.validate() {
            faults.absorb("location", found);
        }
        if let Some(branch) = location.branch
            && write.find::<Branch>(branch)?.is_none()
        {
            faults.push(Fault::at("location.branch", Code::NotFound).with("kind", "branch"));
        }
        // Goods of ours would gain or lose their value without a move if a place changed its kind.
        let before: Option<Location> = write.find(location.id)?;
        if before.is_some_and(|before| before.kind != location.kind) {
            faults.push(Fault::at("location.kind", Code::Immutable));
        }
        faults.ok()?;
        write.save(&location)?;
        Ok(location)
    })
}

pub(crate) fn stock_policy_list(context: &Context<'_>, request: StockPolicyList) -> Answer<Vec<StockPolicy>> {
    context.read(|read| Ok(read.stock_policies_of(request.item)?))
}

pub(crate) fn stock_policy_save(context: &Context<'_>, request: StockPolicySave) -> Answer<StockPolicy> {
    let mut policy = request.policy;
    context.write(|write| {
        let mut faults = Faults::none();
        if let Err(found) = policy.validate() {
            faults.absorb("policy", found);
        }
        match write.find::<Item>(policy.item)? {
            None => faults.push(Fault::at("policy.item", Code::NotFound).with("kind", "item")),
            Some(item) if !item.stocked() => faults.push(Fault::at("policy.item", Code::NotStocked)),
            Some(_) => {}
        }
        match write.find::<Location>(policy.location)? {
            None => faults.push(Fault::at("policy.location", Code::NotFound).with("kind", "location")),
            Some(place) if !place.kind.is_ours() => faults.push(Fault::at("policy.location", Code::NotAChoice)),
            Some(_) => {}
        }
        faults.ok()?;
        if let Some(known) = write.stock_policy(policy.item, policy.location)? {
            policy.id = known.id;
        }
        write.save(&policy)?;
        Ok(policy)
    })
}

pub(crate) fn stock_policy_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<StockPolicy>(request.id)?;
        Ok(Nothing {})
    })
}
