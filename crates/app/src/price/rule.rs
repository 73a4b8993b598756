//! Price rules: who gets what at which price, when.

use kontor_core::entity::EntityKind;
use kontor_core::item::{Item, ItemCategory};
use kontor_core::party::Party;
use kontor_core::price::{PriceList, PriceRule};
use kontor_store::{Read, Record};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::RecordId;
use crate::reference::expect_there;

/// A price rule with the names of what it is about.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceRuleRow {
    /// The rule.
    pub rule: PriceRule,
    /// Name of the item.
    pub item_name: Option<String>,
    /// Name of the group of items.
    pub category_name: Option<String>,
    /// Name of the customer.
    pub party_name: Option<String>,
    /// Name of the price list.
    pub list_name: Option<String>,
}

pub(crate) fn price_rule_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<PriceRuleRow>> {
    context.read(|read| {
        // A rule for a single customer names it.
        let rules = read.only_seen(EntityKind::Party, read.price_rules()?, |rule| rule.party.map(|party| party.0))?;
        rules.into_iter().map(|rule| named(read, rule)).collect()
    })
}

fn named(read: &Read<'_>, rule: PriceRule) -> Answer<PriceRuleRow> {
    Ok(PriceRuleRow {
        item_name: name(read, rule.item, |item: Item| item.name)?,
        category_name: name(read, rule.category, |category: ItemCategory| category.name)?,
        party_name: name(read, rule.party, |party: Party| party.name)?,
        list_name: name(read, rule.list, |list: PriceList| list.name)?,
        rule,
    })
}

fn name<R: Record>(
    read: &Read<'_>,
    id: Option<impl kontor_core::id::EntityId>,
    of: impl Fn(R) -> String,
) -> Answer<Option<String>> {
    Ok(match id {
        Some(id) => read.find::<R>(id)?.map(of),
        None => None,
    })
}

pub(crate) fn price_rule_save(context: &Context<'_>, mut rule: PriceRule) -> Answer<PriceRule> {
    rule.segment = rule.segment.filter(|segment| !segment.trim().is_empty());
    context.write(|write| {
        let mut faults = rule.validate().err().unwrap_or_default();
        expect_there(write, &mut faults, "item", EntityKind::Item, rule.item, None)?;
        expect_there(write, &mut faults, "category", EntityKind::ItemCategory, rule.category, None)?;
        expect_there(write, &mut faults, "party", EntityKind::Party, rule.party, None)?;
        expect_there(write, &mut faults, "list", EntityKind::PriceList, rule.list, None)?;
        faults.ok()?;
        write.save(&rule)?;
        Ok(rule)
    })
}

pub(crate) fn price_rule_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<PriceRule>(request.id)?;
        Ok(Nothing {})
    })
}
