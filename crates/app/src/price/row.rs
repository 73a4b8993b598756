//! Prices in lists.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::item::Item;
use kontor_core::price::PriceItem;
use kontor_store::list::{Page, Window};
use kontor_store::rows::price::PriceItemRow;
use kontor_store::{Read, Write};

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::RecordId;
use crate::reference::expect_there;

pub(crate) fn price_item_list(context: &Context<'_>, window: Window) -> Answer<Page<PriceItemRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn price_item_save(context: &Context<'_>, price: PriceItem) -> Answer<PriceItem> {
    context.write(|write| save(write, price))
}

/// Saves a price in a change that is going on.
pub(crate) fn save(write: &mut Write<'_>, mut price: PriceItem) -> Answer<PriceItem> {
    price.unit = price.unit.filter(|unit| !unit.trim().is_empty());
    let mut faults = price.validate().err().unwrap_or_default();
    check_references(write, &price, &mut faults)?;
    // Two prices for the same case would leave it to their ids which one counts.
    if write.price_beside(&price)?.is_some() {
        faults.push(Fault::at("min_quantity", Code::Repeated));
    }
    faults.ok()?;
    write.save(&price)?;
    Ok(price)
}

fn check_references(read: &Read<'_>, price: &PriceItem, faults: &mut Faults) -> Answer<()> {
    expect_there(read, faults, "list", EntityKind::PriceList, Some(price.list), None)?;
    expect_there(read, faults, "item", EntityKind::Item, price.item, None)?;
    expect_there(read, faults, "category", EntityKind::ItemCategory, price.category, None)?;
    let (Some(item), Some(unit)) = (price.item, price.unit.as_deref()) else { return Ok(()) };
    let Some(item) = read.find::<Item>(item)? else { return Ok(()) };
    if item.unit != unit && !read.units_of(item.id)?.iter().any(|other| other.unit == unit) {
        faults.push(Fault::at("unit", Code::UnknownUnit).with("unit", unit));
    }
    Ok(())
}

pub(crate) fn price_item_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<PriceItem>(request.id)?;
        Ok(Nothing {})
    })
}
