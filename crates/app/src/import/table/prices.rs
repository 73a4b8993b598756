//! Prices of items in lists.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{ItemId, PriceItemId, PriceListId};
use kontor_core::fault::{Code, Fault};
use kontor_core::item::Item;
use kontor_core::price::PriceItem;
use kontor_store::{Read, Write};

use super::line::Line;
use super::names::{Names, unit};
use super::outcome::Found;
use super::parties::named;
use crate::context::Context;
use crate::error::Answer;
use crate::price::save;
use crate::setup::standard_price_list;

/// The item of a row, by number or barcode; one that nobody knows is noted.
pub(super) fn item(read: &Read<'_>, line: &Line<'_>) -> Answer<Option<Item>> {
    let Some(sku) = line.text("sku") else {
        line.blame("sku", Fault::new(Code::Required));
        return Ok(None);
    };
    let found = read.items_by_code(&sku)?;
    if let [item] = found.as_slice() {
        return Ok(Some(item.clone()));
    }
    line.blame(
        "sku",
        Fault::new(if found.is_empty() { Code::UnknownName } else { Code::Ambiguous }).with("value", sku),
    );
    Ok(None)
}

/// The price that a row means: the one for the same item, list, unit, quantity and day.
pub(super) fn find(write: &Write<'_>, names: &Names, line: &Line<'_>) -> Answer<Found> {
    let Some(item) = write.items_by_code(&line.words("sku"))?.into_iter().next() else { return Ok(Found::New) };
    let beside = write.price_beside(&wanted(names, line, item.id, PriceItemId::default()))?;
    Ok(beside.map_or(Found::New, |price| Found::Known(price.id.0)))
}

fn wanted(names: &Names, line: &Line<'_>, item: ItemId, id: PriceItemId) -> PriceItem {
    let list: Option<PriceListId> = named(line, "list", |name| names.list(name));
    PriceItem {
        id,
        list: list.unwrap_or_else(standard_price_list),
        item: Some(item),
        category: None,
        unit: named(line, "unit", unit),
        min_quantity: line.quantity("min_quantity").unwrap_or_else(|| Quantity::from(1)),
        price: line.price("price").unwrap_or_default(),
        valid_from: line.date("valid_from"),
        valid_to: line.date("valid_to"),
    }
}

/// Saves a row as a price.
pub(super) fn put(context: &Context<'_>, write: &mut Write<'_>, names: &Names, line: &Line<'_>) -> Answer<()> {
    let Some(item) = item(write, line)? else { return Ok(()) };
    let mut price = wanted(names, line, item.id, PriceItemId(context.new_id()));
    // The stock unit is what a price without a unit means.
    price.unit = price.unit.filter(|unit| *unit != item.unit);
    if line.text("price").is_none() {
        line.blame("price", Fault::new(Code::Required));
        return Ok(());
    }
    keep(write, price)
}

/// Keeps a price in the place of the one that held for the same case.
pub(super) fn keep(write: &mut Write<'_>, price: PriceItem) -> Answer<()> {
    let beside = write.price_beside(&price)?;
    let price = beside.map_or_else(|| price.clone(), |known| PriceItem { id: known.id, ..price.clone() });
    save(write, price).map(drop)
}
