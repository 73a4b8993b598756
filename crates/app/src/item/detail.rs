//! Looking at items: the list, one with all that belongs to it, what a scanner read.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{EntityKind, ItemId, LocationId};
use kontor_core::item::{Item, ItemBarcode, ItemUnit};
use kontor_core::warehouse::Location;
use kontor_store::Read;
use kontor_store::list::{Filter, FilterOp, Page, Window};
use kontor_store::rows::item::ItemRow;
use kontor_store::rows::price::PriceItemRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::category::{CategoryName, path_of};
use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::record::RecordId;
use crate::setup::standard_price_list;

/// An item with all that belongs to it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemDetail {
    /// The item.
    pub item: Item,
    /// Its other units.
    pub units: Vec<ItemUnit>,
    /// Its barcodes.
    pub barcodes: Vec<ItemBarcode>,
    /// Its groups, the outermost first.
    pub category_path: Vec<CategoryName>,
    /// What is where, in stock units.
    pub levels: Vec<ItemLevel>,
    /// Its own prices in all lists.
    pub prices: Vec<PriceItemRow>,
    /// Other items with the same number or barcode: possible duplicates.
    pub duplicates: Vec<ItemName>,
    /// Items that turned out to be this one.
    pub merged: Vec<ItemName>,
    /// Whether it was ever moved or sold, so that its stock unit stands.
    pub unit_fixed: bool,
}

/// What of an item is in a place.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemLevel {
    /// The place.
    pub location: LocationId,
    /// Its name.
    pub name: String,
    /// What is there.
    pub on_hand: Quantity,
    /// What of it is promised.
    pub reserved: Quantity,
    /// What can be sold.
    pub available: Quantity,
}

/// An item by name.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemName {
    /// Identity.
    pub id: ItemId,
    /// Number.
    pub sku: String,
    /// Name.
    pub name: String,
}

/// What a scanner read or a person typed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemCode {
    /// A barcode or an item number, exactly.
    pub code: String,
}

/// An item that carries a code.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct CodeHit {
    /// The item.
    pub item: Item,
    /// The unit that the code stands on: the stock unit for a number or a barcode without a unit.
    pub unit: String,
}

pub(crate) fn item_list(context: &Context<'_>, window: Window) -> Answer<Page<ItemRow>> {
    context.read(|read| {
        let today = Calendar::of(&company(read)?).day_of(context.now());
        Ok(read.item_rows(&window, today, standard_price_list())?)
    })
}

pub(crate) fn item_get(context: &Context<'_>, request: RecordId) -> Answer<ItemDetail> {
    context.read(|read| {
        let item: Item = read.get(request.id)?;
        let id = item.id;
        let barcodes = read.barcodes_of(id)?;
        let mine = Filter { column: "item".to_owned(), op: FilterOp::Is, values: vec![id.to_string()] };
        let prices = read.list(&Window { limit: Some(1000), filters: vec![mine], ..Window::default() })?.rows;
        Ok(ItemDetail {
            units: read.units_of(id)?,
            category_path: path_of(&read.item_categories()?, item.category),
            levels: levels(read, id)?,
            prices,
            duplicates: duplicates(read, &item, &barcodes)?,
            merged: merged(read, id)?,
            unit_fixed: read.item_has_history(id)?,
            barcodes,
            item,
        })
    })
}

fn levels(read: &Read<'_>, item: ItemId) -> Answer<Vec<ItemLevel>> {
    let mut levels = Vec::new();
    for (location, level) in read.levels_of(item)? {
        let name = read.find::<Location>(location)?.map(|place| place.name).unwrap_or_default();
        let available = level.available();
        levels.push(ItemLevel { location, name, on_hand: level.on_hand, reserved: level.reserved, available });
    }
    Ok(levels)
}

fn merged(read: &Read<'_>, item: ItemId) -> Answer<Vec<ItemName>> {
    let others = read.aliases_of(EntityKind::Item, item)?.into_iter();
    let named = others.map(|id| {
        let other: Item = read.get(id)?;
        Ok(ItemName { id: other.id, sku: other.sku, name: other.name })
    });
    named.collect()
}

fn duplicates(read: &Read<'_>, item: &Item, barcodes: &[ItemBarcode]) -> Answer<Vec<ItemName>> {
    let mut found = read.items_with_sku(&item.sku, item.id)?;
    for barcode in barcodes {
        found.extend(read.items_by_code(&barcode.code)?);
    }
    found.retain(|other| other.id != item.id);
    found.sort_by_key(|other| other.id);
    found.dedup_by_key(|other| other.id);
    Ok(found.into_iter().map(|other| ItemName { id: other.id, sku: other.sku, name: other.name }).collect())
}

pub(crate) fn item_by_code(context: &Context<'_>, request: ItemCode) -> Answer<Vec<CodeHit>> {
    let code = request.code.trim();
    context.read(|read| {
        let mut hits = Vec::new();
        for item in read.items_by_code(code)? {
            let barcode = read.barcodes_of(item.id)?.into_iter().find(|barcode| barcode.code == code);
            let unit = barcode.and_then(|barcode| barcode.unit).unwrap_or_else(|| item.unit.clone());
            hits.push(CodeHit { item, unit });
        }
        Ok(hits)
    })
}
