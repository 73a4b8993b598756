//! Goods and services: a row is an item with a barcode and its price in the standard list.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{ItemBarcodeId, ItemId, PriceItemId, TaxCategoryId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::item::{Item, ItemBarcode, ItemKind};
use kontor_core::price::PriceItem;
use kontor_core::tax::preset::category_id;
use kontor_store::Write;

use super::line::Line;
use super::names::{Names, unit};
use super::outcome::{Found, Like};
use super::parties::named;
use super::wish::MatchBy;
use crate::context::Context;
use crate::error::Answer;
use crate::item::{ItemSave, save};
use crate::setup::standard_price_list;

/// The item that a row means: by number, or by barcode.
pub(super) fn find(write: &Write<'_>, line: &Line<'_>, by: MatchBy) -> Answer<Found> {
    let sku = line.words("sku");
    let barcode = line.text("barcode");
    let by_number = write.items_with_sku(&sku, ItemId::default())?;
    let by_barcode = match &barcode {
        Some(code) => write.items_by_code(code)?,
        None => Vec::new(),
    };
    let (own, other, other_is) = if by == MatchBy::Barcode {
        (by_barcode, by_number, MatchBy::Number)
    } else {
        (by_number, by_barcode, MatchBy::Barcode)
    };
    if let [item] = own.as_slice() {
        return Ok(Found::Known(item.id.0));
    }
    let like = own.first().or(other.first());
    Ok(like.map_or(Found::New, |item| {
        Found::Like(Like { id: item.id.0, title: format!("{} {}", item.sku, item.name), by: other_is, row: None })
    }))
}

/// Saves a row as a new item, or brings a known one up to date.
pub(super) fn put(
    context: &Context<'_>,
    write: &mut Write<'_>,
    names: &mut Names,
    line: &Line<'_>,
    known: Option<Id>,
) -> Answer<()> {
    let mut wanted = match known.map(ItemId) {
        Some(id) => ItemSave { item: write.present(id)?, units: write.units_of(id)?, barcodes: write.barcodes_of(id)? },
        None => ItemSave {
            item: Item::new(ItemId(context.new_id()), "", "", category_id("standard")),
            units: Vec::new(),
            barcodes: Vec::new(),
        },
    };
    fill(names, line, &mut wanted.item);
    if let Some(path) = line.text("category") {
        wanted.item.category = names.group(context, write, &path)?;
    }
    let id = wanted.item.id;
    if let Some(code) = line.text("barcode")
        && !wanted.barcodes.iter().any(|own| own.code == code)
    {
        wanted.barcodes.push(ItemBarcode { id: ItemBarcodeId(context.new_id()), item: id, code, unit: None });
    }
    save(write, wanted)?;
    price(context, write, line, id)
}

fn fill(names: &Names, line: &Line<'_>, item: &mut Item) {
    for (target, field) in [(&mut item.sku, "sku"), (&mut item.name, "name"), (&mut item.description, "description")] {
        if let Some(text) = line.text(field) {
            *target = text;
        }
    }
    if let Some(kind) = line.text("kind").and_then(|text| kind_of(line, &text)) {
        item.kind = kind;
    }
    item.unit = named(line, "unit", unit).unwrap_or_else(|| std::mem::take(&mut item.unit));
    item.reorder_point = line.quantity("reorder_point").or(item.reorder_point);
    item.active = line.yes_no("active").unwrap_or(item.active);
    if let Some(tax) = tax(names, line) {
        item.tax_category = tax;
    }
}

/// By name, or by the rate that is charged today.
fn tax(names: &Names, line: &Line<'_>) -> Option<TaxCategoryId> {
    let by_name = line.text("tax_category").and_then(|name| {
        let found = names.tax(&name);
        // "19 %" in a column of names is a rate.
        let rate = || name.trim().trim_end_matches('%').trim().replace(',', ".").parse().ok();
        match found.or_else(|fault| rate().map_or(Err(fault), |rate| names.taxed_at(rate))) {
            Ok(id) => Some(id),
            Err(fault) => {
                line.blame("tax_category", fault);
                None
            }
        }
    });
    by_name.or_else(|| match names.taxed_at(line.decimal("tax_rate")?) {
        Ok(id) => Some(id),
        Err(fault) => {
            line.blame("tax_rate", fault);
            None
        }
    })
}

fn kind_of(line: &Line<'_>, text: &str) -> Option<ItemKind> {
    const GOODS: &str = "goods good product article ware artikel produkt towar товар тауар barang";
    const SERVICES: &str = "service services dienstleistung leistung usługa usluga услуга қызмет jasa";
    let word = text.trim().to_lowercase();
    let among = |words: &str| words.split(' ').any(|known| known == word);
    let found = if among(GOODS) { Some(ItemKind::Goods) } else { among(SERVICES).then_some(ItemKind::Service) };
    if found.is_none() {
        line.blame("kind", Fault::new(Code::UnknownName).with("value", text));
    }
    found
}

/// The price of one piece in the standard list, from now on.
fn price(context: &Context<'_>, write: &mut Write<'_>, line: &Line<'_>, item: ItemId) -> Answer<()> {
    let Some(price) = line.price("price") else { return Ok(()) };
    let fresh = PriceItem {
        id: PriceItemId(context.new_id()),
        list: standard_price_list(),
        item: Some(item),
        category: None,
        unit: None,
        min_quantity: Quantity::from(1),
        price,
        valid_from: None,
        valid_to: None,
    };
    super::prices::keep(write, fresh)
}
