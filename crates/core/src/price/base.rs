//! The base price: the best fitting row of the list, or of the nearest list that it builds on.

use std::cmp::Reverse;

use super::{PriceBook, PriceItem, PriceList, PriceRequest, PriceStep, PriceTrace, units};
use crate::decimal::Quantity;
use crate::fault::{Code, Fault};
use crate::tax::valid_on;

/// How closely a row or rule names the item: variant, item, nearest group, farther groups, everything.
pub(super) fn closeness(
    request: &PriceRequest<'_>,
    item: Option<crate::entity::ItemId>,
    category: Option<crate::entity::ItemCategoryId>,
) -> Option<usize> {
    match (item, category) {
        (Some(item), _) if item == request.item => Some(0),
        (Some(item), _) => (request.variant_of == Some(item)).then_some(1),
        (None, Some(category)) => request.categories.iter().position(|own| *own == category).map(|steps| 2 + steps),
        (None, None) => Some(usize::MAX),
    }
}

/// Adds the steps of the base price to the trace.
pub(super) fn find(
    book: &PriceBook<'_>,
    request: &PriceRequest<'_>,
    chain: &[&PriceList],
    stock_quantity: Quantity,
    trace: &mut PriceTrace,
) -> Result<(), Fault> {
    let valid = chain.iter().take_while(|list| valid_on(list.valid_from, list.valid_to, request.on));
    let found = valid.enumerate().find_map(|(depth, list)| Some((depth, best(book, request, list, stock_quantity)?)));
    let Some((depth, row)) = found else {
        return Err(Fault::at("unit_price", Code::NoPrice).with("item", request.item));
    };
    trace.take(PriceStep::Base { price_item: row.id, list: row.list, price: row.price })?;
    let row_unit = row.unit.as_deref().unwrap_or(request.stock_unit);
    if row_unit != request.unit {
        let (from_factor, to_factor) = (units::factor(request, row_unit)?, units::factor(request, request.unit)?);
        let (from, to) = (row_unit.to_owned(), request.unit.to_owned());
        trace.take(PriceStep::Convert { from, from_factor, to, to_factor })?;
    }
    let factor = units::factor(request, request.unit)?;
    for list in chain.iter().take(depth).rev() {
        let (percent, add) = (list.parent_percent, list.parent_add);
        trace.take(PriceStep::Formula { list: list.id, percent, add, factor })?;
    }
    Ok(())
}

/// The row of a list that fits best: closest to the item, highest band, in the unit of sale, then in the stock unit,
/// latest begun; ids break ties.
fn best<'a>(
    book: &PriceBook<'a>,
    request: &PriceRequest<'_>,
    list: &PriceList,
    stock_quantity: Quantity,
) -> Option<&'a PriceItem> {
    let fits = |row: &PriceItem| {
        row.list == list.id
            && row.min_quantity <= stock_quantity
            && valid_on(row.valid_from, row.valid_to, request.on)
            && row.unit.as_deref().is_none_or(|unit| units::factor(request, unit).is_ok())
    };
    let other_unit = |row: &PriceItem| {
        let unit = row.unit.as_deref().unwrap_or(request.stock_unit);
        (unit != request.unit, unit != request.stock_unit)
    };
    let named = |row: &PriceItem| {
        if row.item.is_some() || row.category.is_some() { closeness(request, row.item, row.category) } else { None }
    };
    let candidates = book.items.iter().filter(|row| fits(row)).filter_map(|row| Some((named(row)?, row)));
    candidates
        .min_by_key(|(closeness, row)| {
            (*closeness, Reverse(row.min_quantity), other_unit(row), Reverse(row.valid_from), row.id)
        })
        .map(|(_, row)| row)
}
