//! What is open and where a document stands: recomputed from the facts whenever one is added.

use kontor_core::decimal::{Quantity, Rounding};
use kontor_core::entity::DocumentId;
use kontor_core::item::Item;
use kontor_core::money::{Currency, Money};
use kontor_core::payment::{open_amount, open_book};
use kontor_core::sales::{DocumentKind, DocumentLine, DocumentState, EventKind, Instalment};
use kontor_store::table::document::Status;
use kontor_store::table::payment::OpenItem;
use kontor_store::table::standing::{LineAlong, Owed};
use kontor_store::{Read, Write};

use super::transfer;
use crate::error::Answer;

/// Recomputes what is open of the parts of a document, in a company that reckons in this currency.
pub(crate) fn refresh_claims(write: &mut Write<'_>, company: Currency, owed: &Owed) -> Answer<()> {
    for open in claims(write, company, owed)? {
        write.set_open_item(&open)?;
    }
    Ok(())
}

/// What is open of the parts of a document, by their allocations.
pub(crate) fn claims(read: &Read<'_>, company: Currency, owed: &Owed) -> Answer<Vec<OpenItem>> {
    let instalments = read.instalments_of(owed.document)?;
    if instalments.is_empty() {
        return Ok(Vec::new());
    }
    let mut claims = Vec::with_capacity(instalments.len());
    for (part, booked) in instalments.iter().zip(book_values(&instalments, owed, company)?) {
        let allocations = read.allocations_of_instalment(part.id)?;
        let open = open_amount(part.id, owed.money(part.amount_minor), &allocations)?;
        claims.push(OpenItem {
            source: part.id.0,
            is_payment: false,
            party: owed.party,
            document: Some(owed.document),
            branch: owed.branch,
            due_on: Some(part.due_on),
            currency: owed.currency,
            open_minor: open.minor,
            book_minor: open_book(part.id, booked, &allocations)?.minor,
        });
    }
    Ok(claims)
}

/// What each instalment stands for in the books: the converted total, divided as the posting divided it.
fn book_values(instalments: &[Instalment], owed: &Owed, company: Currency) -> Answer<Vec<Money>> {
    let to_book = |minor: i64| {
        let amount = owed.money(minor);
        if owed.currency == company {
            Ok(amount)
        } else {
            Money::round(amount.to_decimal() * owed.exchange_rate.get(), company, Rounding::HalfUp)
        }
    };
    let sign = if owed.kind == DocumentKind::CreditNote { -1 } else { 1 };
    let whole = to_book(sign * owed.gross_minor)?.minus(to_book(sign * owed.prepaid_minor)?)?;
    let weights: Vec<rust_decimal::Decimal> =
        instalments.iter().map(|part| owed.money(part.amount_minor).to_decimal().abs()).collect();
    Ok(whole.allocate(&weights))
}

/// Recomputes where a document stands; of one that head office did not take there is nothing to say.
pub(crate) fn refresh_status(write: &mut Write<'_>, id: DocumentId) -> Answer<()> {
    let Some(kind) = write.kind_of_document(id)? else { return Ok(()) };
    let status = status(write, id, kind)?;
    Ok(write.set_status(id, &status)?)
}

/// Where a document stands, by what happened to it and what is open of it.
pub(crate) fn status(read: &Read<'_>, id: DocumentId, kind: DocumentKind) -> Answer<Status> {
    let steps = read.steps_of(id)?;
    let sent = steps.contains(&EventKind::Sent);
    let decision = steps.into_iter().rfind(|step| *step != EventKind::Sent);
    let (mut open_minor, mut due_on) = (0, None);
    let state = match kind {
        DocumentKind::Quote => match decision {
            Some(EventKind::Accepted) => DocumentState::Accepted,
            Some(EventKind::Declined) => DocumentState::Declined,
            Some(EventKind::Replaced) => DocumentState::Replaced,
            _ => DocumentState::Open,
        },
        DocumentKind::Order if decision == Some(EventKind::Closed) => DocumentState::Closed,
        DocumentKind::Order => along(read.lines_along(id)?.iter().map(ordered)),
        DocumentKind::Delivery => along(read.lines_along(id)?.iter().map(delivered)),
        DocumentKind::Invoice | DocumentKind::CreditNote => {
            let parts = read.open_parts(id)?;
            let whole: i64 = parts.iter().map(|part| part.amount_minor).sum();
            open_minor = parts.iter().filter_map(|part| part.open_minor).sum();
            due_on = parts.iter().filter_map(|part| part.due_on).min();
            match open_minor {
                0 => DocumentState::Done,
                open if open == whole => DocumentState::Open,
                _ => DocumentState::Partial,
            }
        }
        DocumentKind::Dispatch => transfer::state(read, id)?,
        DocumentKind::Receipt | DocumentKind::Correction | DocumentKind::Arrival => DocumentState::Final,
    };
    Ok(Status { state, sent, open_minor, due_on })
}

/// How far lines are along: nothing, something, or everything.
fn along(parts: impl IntoIterator<Item = (bool, bool)>) -> DocumentState {
    let (mut all, mut any) = (true, false);
    for (begun, done) in parts {
        all &= done;
        any |= begun;
    }
    match (all, any) {
        (true, _) => DocumentState::Done,
        (false, true) => DocumentState::Partial,
        (false, false) => DocumentState::Open,
    }
}

/// Of a line that was ordered, whether it is begun and whether it is done: delivered if stock is kept of it, and invoiced.
fn ordered(line: &LineAlong) -> (bool, bool) {
    let done = line.progress;
    let kept = line.quantity - done.returned;
    let delivered = !line.stocked || done.delivered >= line.quantity;
    (done.delivered > 0 || done.invoiced > 0, delivered && done.invoiced >= kept)
}

/// Of a line that was delivered, whether its invoice is begun and whether it is done, by itself or through its order.
fn delivered(line: &LineAlong) -> (bool, bool) {
    let through_order = line.continued.is_some_and(|order| order.invoiced >= order.delivered - order.returned);
    let own = line.progress.invoiced >= line.quantity - line.progress.returned;
    (line.progress.invoiced > 0, through_order || own)
}

/// Whether stock is kept of a line's item.
pub(super) fn is_stocked(read: &Read<'_>, line: &DocumentLine) -> Answer<bool> {
    Ok(match line.item {
        Some(item) => read.find::<Item>(item)?.is_some_and(|item| item.stocked()),
        None => false,
    })
}

/// A quantity of millionths that is never below zero.
pub(super) fn at_least_zero(micro: i64) -> Quantity {
    Quantity::from_micro(micro.max(0))
}
