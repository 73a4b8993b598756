//! Price lists. One of them, the standard list, is always there: it counts for everybody who has no list of their own.

use kontor_core::entity::{EntityKind, PriceListId};
use kontor_core::fault::{Code, Fault};
use kontor_core::price::{PriceList, check_lists};
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::{RecordId, delete_unused};
use crate::setup::standard_price_list;

/// A price list with what surrounds it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceListRow {
    /// The list.
    pub list: PriceList,
    /// Name of the list that it builds on.
    pub parent_name: Option<String>,
    /// How many prices it has of its own.
    #[ts(type = "number")]
    pub prices: i64,
    /// Whether it counts for everybody who has no list of their own.
    pub standard: bool,
}

pub(crate) fn price_list_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<PriceListRow>> {
    context.read(|read| {
        let lists = read.price_lists()?;
        let name_of = |id: PriceListId| lists.iter().find(|list| list.id == id).map(|list| list.name.clone());
        let row = |list: &PriceList| -> Answer<PriceListRow> {
            Ok(PriceListRow {
                parent_name: list.parent.and_then(name_of),
                prices: read.price_count(list.id)?,
                standard: list.id == standard_price_list(),
                list: list.clone(),
            })
        };
        lists.iter().map(row).collect()
    })
}

pub(crate) fn price_list_save(context: &Context<'_>, list: PriceList) -> Answer<PriceList> {
    context.write(|write| {
        let mut faults = list.validate().err().unwrap_or_default();
        faults.0.extend(family_faults(write, &list)?);
        faults.ok()?;
        write.save(&list)?;
        Ok(list)
    })
}

/// Whether it can build on its parent, and whether those that build on it still can; at the field that would have to be
/// another one.
fn family_faults(read: &Read<'_>, list: &PriceList) -> Answer<Vec<Fault>> {
    let mut lists = read.price_lists()?;
    lists.retain(|other| other.id != list.id);
    lists.insert(0, list.clone());
    let mut found: Vec<Fault> = Vec::new();
    for fault in check_lists(&lists).err().unwrap_or_default().0 {
        let own = fault.field == "lists.0.parent";
        let field = match fault.code {
            Code::CurrencyMismatch if !own => "currency",
            Code::NotAChoice if !own => "includes_tax",
            _ => "parent",
        };
        let fault = Fault { field: field.to_owned(), ..fault };
        if !found.iter().any(|known| known.field == fault.field && known.code == fault.code) {
            found.push(fault);
        }
    }
    Ok(found)
}

pub(crate) fn price_list_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    let id: PriceListId = request.of();
    context.write(|write| {
        let standard = (id == standard_price_list()).then_some(EntityKind::Company);
        let used_by = standard.or(write.price_list_used_by(id)?);
        delete_unused::<PriceList>(write, id, used_by)?;
        Ok(Nothing {})
    })
}
