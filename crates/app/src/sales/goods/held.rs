//! What is held for orders: taken when they are made, served when goods come in, let go when they leave or nobody waits.

use std::collections::BTreeSet;

use kontor_core::decimal::{Quantity, Rounding};
use kontor_core::entity::{DocumentId, DocumentLineId, ItemId};
use kontor_core::sales::{Document, DocumentLine};
use kontor_core::warehouse::Reservation;
use kontor_store::Write;

use super::super::progress::left_to_deliver;
use crate::error::Answer;
use crate::host::{Host, new_id};

/// What was held for the line of an order goes with what is delivered of it.
pub(crate) fn release(write: &mut Write<'_>, ordered: DocumentLineId, quantity: Quantity) -> Answer<()> {
    let Some(held) = write.reservation_of(ordered)? else { return Ok(()) };
    let rest = Quantity::from_micro(held.quantity.micro() - held.quantity.min(quantity).micro());
    Ok(write.set_reservation(&Reservation { quantity: rest, ..held })?)
}

/// Holds for every line of an order what is free; the rest waits for goods.
pub(crate) fn reserve_order(host: &dyn Host, write: &mut Write<'_>, order: DocumentId) -> Answer<()> {
    let document: Document = write.get(order)?;
    for line in write.lines_of(order)? {
        reserve_line(host, write, &document, &line)?;
    }
    Ok(())
}

fn reserve_line(host: &dyn Host, write: &mut Write<'_>, order: &Document, line: &DocumentLine) -> Answer<()> {
    let (Some(item), Some(location)) = (line.item, order.location) else { return Ok(()) };
    let Some(item) = write.stocked_as(item)? else { return Ok(()) };
    let held = write.reservation_of(line.id)?;
    let already = held.as_ref().map_or(0, |held| held.quantity.micro());
    let left = left_to_deliver(write, line)?;
    let wanted = in_stock_units(line, left) - already;
    let free = write.level(item, location)?.available().micro();
    let more = wanted.min(free).max(0);
    if more == 0 {
        return Ok(());
    }
    let id = held.map_or_else(|| new_id(host), |held| held.id);
    let quantity = Quantity::from_micro(already + more);
    Ok(write.set_reservation(&Reservation { id, line: line.id, item, location, quantity })?)
}

fn in_stock_units(line: &DocumentLine, quantity: Quantity) -> i64 {
    if line.quantity == line.stock_quantity || line.quantity.is_zero() {
        return quantity.micro();
    }
    let exact = quantity.get() * line.stock_quantity.get() / line.quantity.get();
    Quantity::new(Rounding::HalfUp.apply(exact, Quantity::SCALE)).map_or(0, Quantity::micro)
}

/// Lets go of what is held for an order that is closed.
pub(crate) fn release_order(write: &mut Write<'_>, order: DocumentId) -> Answer<()> {
    for line in write.lines_of(order)? {
        if let Some(held) = write.reservation_of(line.id)? {
            write.set_reservation(&Reservation { quantity: Quantity::ZERO, ..held })?;
        }
    }
    Ok(())
}

/// Holds goods for all orders that wait, the oldest first, where nothing is held yet: in a file that was carried on to a moment.
pub(crate) fn reserve_anew(host: &dyn Host, write: &mut Write<'_>) -> Answer<()> {
    write.items_on_order()?.into_iter().try_for_each(|item| serve_item(host, write, item))
}

/// New goods are held for the orders that wait for them, the oldest first.
pub(crate) fn serve_item(host: &dyn Host, write: &mut Write<'_>, item: ItemId) -> Answer<()> {
    for line in write.open_order_lines(item)? {
        let order: Document = write.get(line.document)?;
        reserve_line(host, write, &order, &line)?;
    }
    Ok(())
}

/// Where two items turned out to be one, or are two again: what is held for orders of the other is held of the one that goes on.
pub(crate) fn hold_as_one(host: &dyn Host, write: &mut Write<'_>) -> Answer<()> {
    let mut items = BTreeSet::new();
    for line in write.strayed_reservations()? {
        if let Some(held) = write.reservation_of(line)? {
            write.set_reservation(&Reservation { quantity: Quantity::ZERO, ..held })?;
        }
        if let Some(item) = write.get::<DocumentLine>(line)?.item {
            items.insert(write.goes_on_as(item)?.id);
        }
    }
    items.into_iter().try_for_each(|item| serve_item(host, write, item))
}
