//! What a document does to goods: moves between places, their cost, what is held for orders, and the entry of their value.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, EntryId, ItemId, LocationId, StockMoveId};
use kontor_core::fault::Fault;
use kontor_core::ledger::posting::{GoodsEvent, post_goods};
use kontor_core::ledger::{EntryHead, Journal};
use kontor_core::money::Money;
use kontor_core::sales::{Document, DocumentKind, DocumentLine};
use kontor_core::stock::{LocationType, MoveKind, NegativePolicy, Origin, Receipt, Settlement};
use kontor_core::warehouse::{Location, Reservation, Revaluation, StockMove};
use kontor_store::{Read, Write};

use super::line::{Line, unit_cost};
use super::progress::left_of;
use super::reckon::Resolved;
use crate::context::Context;
use crate::error::Answer;
use crate::setup::place_id;

/// What one move did, for the ledger.
enum Happened {
    In(MoveKind, Receipt),
    Out(MoveKind, Money),
}

/// Moves the goods of a document and posts their value.
pub(super) fn post(context: &Context<'_>, write: &mut Write<'_>, resolved: &Resolved) -> Answer<()> {
    let document = &resolved.head.document;
    let mut happened = Vec::new();
    for line in resolved.lines.iter().filter(|line| line.stocked() && !line.row.stock_quantity.is_zero()) {
        let (Some(item), Some(location)) = (line.row.item, document.location) else { continue };
        let done = match document.kind {
            DocumentKind::Delivery => Some(deliver(context, write, resolved, line, item, location)?),
            // An invoice line that continues nothing hands its goods over with it.
            DocumentKind::Invoice if line.row.source_line.is_none() && document.prepayment_percent.is_none() => {
                Some(deliver(context, write, resolved, line, item, location)?)
            }
            DocumentKind::Receipt => Some(receive(context, write, resolved, line, item, location)?),
            DocumentKind::CreditNote if document.goods_back => {
                Some(take_back(context, write, resolved, line, item, location)?)
            }
            DocumentKind::Correction => Some(correct(context, write, resolved, line, item, location)?),
            _ => None,
        };
        happened.extend(done);
    }
    post_value(context, write, document, &happened)?;
    if document.kind == DocumentKind::Receipt || document.goods_back {
        for line in resolved.lines.iter().filter(|line| line.stocked()) {
            serve_waiting(context, write, line.row.item)?;
        }
    }
    Ok(())
}

fn deliver(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    line: &Line,
    item: ItemId,
    location: LocationId,
) -> Answer<Happened> {
    let quantity = line.row.stock_quantity;
    release(write, line, quantity)?;
    check_available(write, line, item, location, quantity)?;
    let (moved, value) =
        issue(context, write, resolved, line, item, (location, place_id(LocationType::Customer)), quantity)?;
    write.insert(&moved)?;
    Ok(Happened::Out(MoveKind::Delivery, value))
}

/// What was held for the order behind this line goes with it.
fn release(write: &mut Write<'_>, line: &Line, quantity: Quantity) -> Answer<()> {
    let Some(source) = &line.source else { return Ok(()) };
    let Some(held) = write.reservation_of(source.id)? else { return Ok(()) };
    let rest = Quantity::from_micro(held.quantity.micro() - held.quantity.min(quantity).micro());
    Ok(write.set_reservation(&Reservation { quantity: rest, ..held })?)
}

/// The reservation of the order itself is already released, so what is free includes it.
fn check_available(read: &Read<'_>, line: &Line, item: ItemId, location: LocationId, quantity: Quantity) -> Answer<()> {
    let level = read.level(item, location)?;
    let policy = policy(read, line, item, location)?;
    policy.check(level.available(), quantity).map_err(|fault| {
        fault
            .under(&format!("lines.{}", line.at))
            .with("item", line.item.as_ref().map_or("", |item| item.name.as_str()))
    })?;
    Ok(())
}

/// The rule of the item in the place, else of the place, else of the item.
fn policy(read: &Read<'_>, line: &Line, item: ItemId, location: LocationId) -> Answer<NegativePolicy> {
    if let Some(own) = read.stock_policy(item, location)? {
        return Ok(own.negative);
    }
    let of_place = read.find::<Location>(location)?.and_then(|place| place.negative);
    Ok(of_place.or_else(|| line.item.as_ref().map(|item| item.negative)).unwrap_or(NegativePolicy::Refuse))
}

/// Takes goods out at cost.
fn issue(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    line: &Line,
    item: ItemId,
    (from, to): (LocationId, LocationId),
    quantity: Quantity,
) -> Answer<(StockMove, Money)> {
    let company = &resolved.head.company;
    let mut cost = write.load_cost(item, company.cost_method, company.currency, quantity)?;
    let id: StockMoveId = context.new_id();
    let issued = cost.state.issue(id, quantity)?;
    write.keep_cost(item, &cost)?;
    let moved = moved(context, resolved, line, item, id, (from, to), quantity, issued.value);
    place(write, &moved)?;
    Ok((moved, issued.value))
}

fn receive(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    line: &Line,
    item: ItemId,
    location: LocationId,
) -> Answer<Happened> {
    let cost = unit_cost(&line.row, resolved.head.document.exchange_rate)?;
    let from = place_id(LocationType::Supplier);
    let receipt = bring_in(
        context,
        write,
        resolved,
        line,
        item,
        (from, location),
        line.row.stock_quantity,
        None,
        |state, id, quantity| state.receive(id, quantity, cost),
    )?;
    Ok(Happened::In(MoveKind::Receipt, receipt))
}

/// Counted or noticed: more comes from the loss place at today's cost, less goes there.
fn correct(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    line: &Line,
    item: ItemId,
    location: LocationId,
) -> Answer<Happened> {
    let loss = place_id(LocationType::Loss);
    let quantity = Quantity::from_micro(line.row.stock_quantity.micro().abs());
    if line.row.stock_quantity.is_negative() {
        // A loss is a fact whatever is promised: what is held for orders does not keep it from being told.
        let (moved, value) = issue(context, write, resolved, line, item, (location, loss), quantity)?;
        write.insert(&moved)?;
        return Ok(Happened::Out(MoveKind::Loss, value));
    }
    let typed = line.row.price;
    let receipt =
        bring_in(context, write, resolved, line, item, (loss, location), quantity, None, |state, id, quantity| {
            let cost = if typed.is_zero() { state.unit_cost()? } else { typed };
            state.receive(id, quantity, cost)
        })?;
    Ok(Happened::In(MoveKind::Gain, receipt))
}

/// Goods come back at the cost at which they left.
fn take_back(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    line: &Line,
    item: ItemId,
    location: LocationId,
) -> Answer<Happened> {
    let origin = origin(write, resolved, line)?;
    let from = place_id(LocationType::Customer);
    let of = origin.as_ref().map(|origin| origin.move_id);
    let receipt = bring_in(
        context,
        write,
        resolved,
        line,
        item,
        (from, location),
        line.row.stock_quantity,
        of,
        |state, id, quantity| match &origin {
            Some(origin) => state.customer_return(id, origin, quantity),
            None => {
                let cost = state.unit_cost()?;
                state.receive(id, quantity, cost)
            }
        },
    )?;
    Ok(Happened::In(MoveKind::CustomerReturn, receipt))
}

#[allow(clippy::too_many_arguments, reason = "the whole of a move in; a struct would be filled and emptied once")]
fn bring_in(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    line: &Line,
    item: ItemId,
    places: (LocationId, LocationId),
    quantity: Quantity,
    return_of: Option<StockMoveId>,
    receive: impl FnOnce(&mut kontor_core::stock::CostState, StockMoveId, Quantity) -> Result<Receipt, Fault>,
) -> Answer<Receipt> {
    let company = &resolved.head.company;
    let mut cost = write.load_cost(item, company.cost_method, company.currency, quantity)?;
    let id: StockMoveId = context.new_id();
    let receipt = receive(&mut cost.state, id, quantity)?;
    write.keep_cost(item, &cost)?;
    let moved = StockMove { return_of, ..moved(context, resolved, line, item, id, places, quantity, receipt.value) };
    place(write, &moved)?;
    write.insert(&moved)?;
    for settled in &receipt.settled {
        revalue(context, write, resolved, item, settled)?;
    }
    Ok(receipt)
}

/// An issue from empty stock has got its real cost: the difference is a fact of its own.
fn revalue(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    item: ItemId,
    settled: &Settlement,
) -> Answer<()> {
    let difference = settled.assumed.minus(settled.actual)?;
    if difference.is_zero() {
        return Ok(());
    }
    write.insert(&Revaluation {
        id: context.new_id(),
        item,
        r#move: Some(settled.move_id),
        document: Some(resolved.head.document.id),
        value_minor: difference.minor,
        reason: "settlement".to_owned(),
        made_on: resolved.head.document.issued_on,
    })?;
    Ok(())
}

#[allow(clippy::too_many_arguments, reason = "one value per column that differs between moves")]
fn moved(
    context: &Context<'_>,
    resolved: &Resolved,
    line: &Line,
    item: ItemId,
    id: StockMoveId,
    (from_location, to_location): (LocationId, LocationId),
    quantity: Quantity,
    value: Money,
) -> StockMove {
    let document = &resolved.head.document;
    StockMove {
        id,
        item,
        from_location,
        to_location,
        quantity,
        value_minor: value.minor,
        document: Some(document.id),
        document_line: Some(line.row.id),
        return_of: None,
        branch: document.branch,
        moved_on: document.issued_on,
        moved_at_ms: context.now(),
    }
}

fn place(write: &mut Write<'_>, moved: &StockMove) -> Answer<()> {
    let out = Quantity::from_micro(-moved.quantity.micro());
    write.change_on_hand(moved.item, moved.from_location, out)?;
    write.change_on_hand(moved.item, moved.to_location, moved.quantity)?;
    Ok(())
}

/// The move with which the goods of a credited line had left: that of the invoice line itself, of the delivery that it
/// continues, or of a delivery of the same order line.
fn origin(read: &Read<'_>, resolved: &Resolved, line: &Line) -> Answer<Option<Origin>> {
    let Some(invoiced) = &line.source else { return Ok(None) };
    let mut lines: Vec<DocumentLine> = vec![invoiced.clone()];
    if let Some(source) = invoiced.source_line {
        let source: DocumentLine = read.get(source)?;
        lines.extend(read.following_lines(source.id)?);
        lines.push(source);
    }
    let currency = resolved.head.company.currency;
    for candidate in lines {
        for moved in read.moves_of_line(candidate.id)?.into_iter().filter(|moved| moved.return_of.is_none()) {
            let returns = read.returns_of(moved.id)?;
            let returned: i64 = returns.iter().map(|back| back.quantity.micro()).sum();
            if moved.quantity.micro() - returned >= line.row.stock_quantity.micro() {
                let value: i64 = returns.iter().map(|back| back.value_minor).sum();
                return Ok(Some(Origin {
                    move_id: moved.id,
                    quantity: moved.quantity,
                    value: Money::new(moved.value_minor, currency),
                    returned: Quantity::from_micro(returned),
                    returned_value: Money::new(value, currency),
                }));
            }
        }
    }
    Ok(None)
}

fn post_value(context: &Context<'_>, write: &mut Write<'_>, document: &Document, happened: &[Happened]) -> Answer<()> {
    let events: Vec<GoodsEvent<'_>> = happened
        .iter()
        .map(|event| match event {
            Happened::In(kind, receipt) => GoodsEvent::In(*kind, receipt),
            Happened::Out(kind, value) => GoodsEvent::Out(*kind, *value),
        })
        .collect();
    let Some(entry) = post_goods(document.issued_on, &events, &write.accounts()?)? else { return Ok(()) };
    let head = EntryHead {
        id: context.new_id::<EntryId>(),
        branch: document.branch,
        journal: Journal::Stock,
        booked_on: document.issued_on,
        document: Some(document.id),
        payment: None,
        reversal_of: None,
        text: String::new(),
    };
    Ok(write.post_entry(&head, &entry, || context.new_id())?)
}

/// Holds for every line of an order what is free; the rest waits for goods.
pub(super) fn reserve_order(context: &Context<'_>, write: &mut Write<'_>, order: DocumentId) -> Answer<()> {
    let document: Document = write.get(order)?;
    for line in write.lines_of(order)? {
        reserve_line(context, write, &document, &line)?;
    }
    Ok(())
}

fn reserve_line(context: &Context<'_>, write: &mut Write<'_>, order: &Document, line: &DocumentLine) -> Answer<()> {
    let (Some(item), Some(location)) = (line.item, order.location) else { return Ok(()) };
    if !write.get::<kontor_core::item::Item>(item)?.stocked() {
        return Ok(());
    }
    let held = write.reservation_of(line.id)?;
    let already = held.as_ref().map_or(0, |held| held.quantity.micro());
    let left = left_of(write, line, DocumentKind::Delivery)?;
    let wanted = in_stock_units(line, left) - already;
    let free = write.level(item, location)?.available().micro();
    let more = wanted.min(free).max(0);
    if more == 0 {
        return Ok(());
    }
    let id = held.map_or_else(|| context.new_id(), |held| held.id);
    let quantity = Quantity::from_micro(already + more);
    Ok(write.set_reservation(&Reservation { id, line: line.id, item, location, quantity })?)
}

fn in_stock_units(line: &DocumentLine, quantity: Quantity) -> i64 {
    if line.quantity == line.stock_quantity || line.quantity.is_zero() {
        return quantity.micro();
    }
    let exact = quantity.get() * line.stock_quantity.get() / line.quantity.get();
    Quantity::new(kontor_core::decimal::Rounding::HalfUp.apply(exact, Quantity::SCALE)).map_or(0, Quantity::micro)
}

/// Lets go of what is held for an order that is closed.
pub(super) fn release_order(write: &mut Write<'_>, order: DocumentId) -> Answer<()> {
    for line in write.lines_of(order)? {
        if let Some(held) = write.reservation_of(line.id)? {
            write.set_reservation(&Reservation { quantity: Quantity::ZERO, ..held })?;
        }
    }
    Ok(())
}

/// New goods are held for the orders that wait for them, the oldest first.
fn serve_waiting(context: &Context<'_>, write: &mut Write<'_>, item: Option<ItemId>) -> Answer<()> {
    let Some(item) = item else { return Ok(()) };
    for line in write.open_order_lines(item)? {
        let order: Document = write.get(line.document)?;
        reserve_line(context, write, &order, &line)?;
    }
    Ok(())
}
