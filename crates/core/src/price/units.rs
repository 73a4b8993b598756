//! Units of sale in terms of the stock unit.

use super::PriceRequest;
use crate::decimal::{Quantity, Rate, Rounding};
use crate::fault::{Code, Fault};
use crate::item::ItemUnit;
use crate::totals::exact;

/// Stock units in one of `unit`.
pub(super) fn factor(request: &PriceRequest<'_>, unit: &str) -> Result<Rate, Fault> {
    if unit == request.stock_unit {
        return Ok(Rate::from(1));
    }
    // A variant has the units of its item, unless it has its own; of two rows for a unit all PCs take the older.
    let own = |row: &&ItemUnit| row.item == request.item || Some(row.item) == request.variant_of;
    let rows = request.units.iter().filter(own).filter(|row| row.unit == unit && row.factor > Rate::ZERO);
    rows.min_by_key(|row| (row.item != request.item, row.id))
        .map(|row| row.factor)
        .ok_or_else(|| Fault::at("unit", Code::UnknownUnit).with("unit", unit))
}

/// The quantity in stock units, without its sign: goods that come back are priced like those that went.
pub(super) fn in_stock_units(quantity: Quantity, factor: Rate) -> Result<Quantity, Fault> {
    let exact = exact::times(quantity.get().abs(), factor.get())?;
    Quantity::new(Rounding::HalfUp.apply(exact, Quantity::SCALE))
}
