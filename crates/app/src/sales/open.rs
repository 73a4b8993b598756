//! What is open and where a document stands: recomputed from the facts whenever one is added.

use kontor_core::decimal::{Quantity, Rounding};
use kontor_core::entity::DocumentId;
use kontor_core::item::Item;
use kontor_core::money::Money;
use kontor_core::payment::{open_amount, open_book};
use kontor_core::sales::{Document, DocumentKind, DocumentLine, DocumentState, EventKind, Instalment};
use kontor_store::table::document::Status;
use kontor_store::table::payment::OpenItem;
use kontor_store::{Read, Write};

use crate::error::Answer;

/// Recomputes what is open of a part of an invoice or credit note.
pub(crate) fn refresh_claim(write: &mut Write<'_>, document: &Document, instalment: &Instalment) -> Answer<()> {
    let open = claim(write, document, instalment)?;
    Ok(write.set_open_item(&open)?)
}

/// What is open of a part of an invoice or credit note, by its allocations.
pub(crate) fn claim(read: &Read<'_>, document: &Document, instalment: &Instalment) -> Answer<OpenItem> {
    let company = crate::context::company(read)?;
    let allocations = read.allocations_of_instalment(instalment.id)?;
    let amount = document.money(instalment.amount_minor);
    let book = book_values(read, document, company.currency)?;
    let booked =
        book.into_iter().find(|(id, _)| *id == instalment.id).map_or(Money::zero(company.currency), |(_, book)| book);
    let open = open_amount(instalment.id, amount, &allocations)?;
    let book = open_book(instalment.id, booked, &allocations)?;
    Ok(OpenItem {
        source: instalment.id.0,
        is_payment: false,
        party: document.party,
        document: Some(document.id),
        branch: document.branch,
        due_on: Some(instalment.due_on),
        currency: document.currency,
        open_minor: open.minor,
        book_minor: book.minor,
    })
}

/// What each instalment stands for in the books: the converted total, divided as the posting divided it.
pub(crate) fn book_values(
    read: &Read<'_>,
    document: &Document,
    company: kontor_core::money::Currency,
) -> Answer<Vec<(kontor_core::entity::InstalmentId, Money)>> {
    let instalments = read.instalments_of(document.id)?;
    let to_book = |minor: i64| {
        let amount = document.money(minor);
        if document.currency == company {
            Ok(amount)
        } else {
            Money::round(amount.to_decimal() * document.exchange_rate.get(), company, Rounding::HalfUp)
        }
    };
    let sign = if document.kind == DocumentKind::CreditNote { -1 } else { 1 };
    let full = to_book(sign * (document.gross_minor))?;
    let whole = full.minus(to_book(sign * document.prepaid_minor)?)?;
    let weights: Vec<rust_decimal::Decimal> =
        instalments.iter().map(|part| document.money(part.amount_minor).to_decimal().abs()).collect();
    Ok(instalments.iter().map(|part| part.id).zip(whole.allocate(&weights)).collect())
}

/// Recomputes where a document stands.
pub(crate) fn refresh_status(write: &mut Write<'_>, id: DocumentId) -> Answer<()> {
    let document: Document = write.get(id)?;
    let status = status(write, &document)?;
    Ok(write.set_status(id, &status)?)
}

/// Where a document stands, by what happened to it and what is open of it.
pub(crate) fn status(read: &Read<'_>, document: &Document) -> Answer<Status> {
    let id = document.id;
    let events = read.events_of(id)?;
    let sent = events.iter().any(|event| event.kind == EventKind::Sent);
    let (mut open_minor, mut due_on) = (0, None);
    let state = match document.kind {
        DocumentKind::Quote => match read.last_decision(id)? {
            Some(EventKind::Accepted) => DocumentState::Accepted,
            Some(EventKind::Declined) => DocumentState::Declined,
            Some(EventKind::Replaced) => DocumentState::Replaced,
            _ => DocumentState::Open,
        },
        DocumentKind::Order if read.last_decision(id)? == Some(EventKind::Closed) => DocumentState::Closed,
        DocumentKind::Order => order_state(read, id)?,
        DocumentKind::Delivery => delivery_state(read, id)?,
        DocumentKind::Invoice | DocumentKind::CreditNote => {
            let mut whole = 0;
            for part in read.instalments_of(id)? {
                whole += part.amount_minor;
                if let Some(item) = read.open_item(part.id.0)? {
                    open_minor += item.open_minor;
                    due_on = [due_on, item.due_on].into_iter().flatten().min();
                }
            }
            match open_minor {
                0 => DocumentState::Done,
                open if open == whole => DocumentState::Open,
                _ => DocumentState::Partial,
            }
        }
        DocumentKind::Receipt | DocumentKind::Correction => DocumentState::Final,
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

/// An order is done when everything stocked was delivered and everything was invoiced.
fn order_state(read: &Read<'_>, order: DocumentId) -> Answer<DocumentState> {
    let mut parts = Vec::new();
    for line in read.lines_of(order)? {
        let progress = read.progress_of(line.id)?;
        let ordered = line.quantity.micro();
        let kept = ordered - progress.returned;
        let delivered = !is_stocked(read, &line)? || progress.delivered >= ordered;
        parts.push((progress.delivered > 0 || progress.invoiced > 0, delivered && progress.invoiced >= kept));
    }
    Ok(along(parts))
}

/// A delivery is done when all of it was invoiced, by itself or through its order.
fn delivery_state(read: &Read<'_>, delivery: DocumentId) -> Answer<DocumentState> {
    let mut parts = Vec::new();
    for line in read.lines_of(delivery)? {
        let own = read.progress_of(line.id)?;
        let through_order = match line.source_line {
            Some(order_line) => {
                let order = read.progress_of(order_line)?;
                order.invoiced >= order.delivered - order.returned
            }
            None => false,
        };
        parts.push((own.invoiced > 0, through_order || own.invoiced >= line.quantity.micro() - own.returned));
    }
    Ok(along(parts))
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
