//! How far lines are carried on by the documents that continue them, in the unit of the line.

use kontor_core::decimal::Quantity;
use kontor_core::entity::DocumentId;
use kontor_core::sales::{Document, DocumentKind, DocumentLine};
use kontor_store::{Read, Write};

use super::open::{at_least_zero, is_stocked, refresh_status};
use crate::error::Answer;

/// What is left of a line for a document of this kind.
///
/// Deliveries: ordered less delivered. Invoices: what was delivered and not invoiced, since invoices match what was delivered;
/// of services what was ordered. Credit notes: invoiced less credited.
pub(super) fn left_of(read: &Read<'_>, line: &DocumentLine, kind: DocumentKind) -> Answer<Quantity> {
    let progress = read.progress_of(line.id)?;
    let whole = line.quantity.micro();
    let source: Document = read.get(line.document)?;
    Ok(at_least_zero(match (source.kind, kind) {
        (DocumentKind::Order, DocumentKind::Delivery) => whole - progress.delivered,
        (DocumentKind::Order, DocumentKind::Invoice) if is_stocked(read, line)? => {
            progress.delivered - progress.returned - progress.invoiced
        }
        (DocumentKind::Order | DocumentKind::Delivery, DocumentKind::Invoice) => {
            let own = whole - progress.returned - progress.invoiced;
            match line.source_line.filter(|_| source.kind == DocumentKind::Delivery) {
                // A delivery whose order was invoiced directly has nothing left of its own.
                Some(order_line) => {
                    let order = read.progress_of(order_line)?;
                    own.min(order.delivered - order.returned - order.invoiced)
                }
                None => own,
            }
        }
        (DocumentKind::Invoice, DocumentKind::CreditNote) => whole - progress.returned,
        _ => whole,
    }))
}

/// Carries the progress of everything that a document continues, and the states that follow. Of each line that continues one: how much
/// it is, and what it continues.
pub(crate) fn carry<'l>(
    write: &mut Write<'_>,
    document: &Document,
    lines: impl Iterator<Item = (Quantity, &'l DocumentLine)>,
) -> Answer<()> {
    if document.prepayment_percent.is_some() {
        return Ok(());
    }
    let mut touched: Vec<DocumentId> = Vec::new();
    for (quantity, source) in lines {
        let quantity = quantity.micro();
        match document.kind {
            DocumentKind::Delivery => step(write, source, &mut touched, |progress| progress.delivered += quantity)?,
            DocumentKind::Invoice => {
                step(write, source, &mut touched, |progress| progress.invoiced += quantity)?;
                if let Some(above) = above(write, source)? {
                    step(write, &above, &mut touched, |progress| progress.invoiced += quantity)?;
                }
            }
            DocumentKind::CreditNote => credit(write, source, quantity, document.goods_back, &mut touched)?,
            _ => {}
        }
    }
    for id in touched {
        refresh_status(write, id)?;
        // An order that is invoiced directly settles its deliveries too.
        for follower in write.followers_of(id)? {
            if follower.kind == DocumentKind::Delivery {
                refresh_status(write, follower.id)?;
            }
        }
    }
    Ok(())
}

/// A credited line may be invoiced again; goods that came back are no longer delivered.
fn credit(
    write: &mut Write<'_>,
    invoiced: &DocumentLine,
    quantity: i64,
    goods_back: bool,
    touched: &mut Vec<DocumentId>,
) -> Answer<()> {
    step(write, invoiced, touched, |progress| progress.returned += quantity)?;
    let mut next = above(write, invoiced)?;
    while let Some(line) = next {
        step(write, &line, touched, |progress| {
            progress.invoiced -= quantity;
            if goods_back {
                progress.returned += quantity;
            }
        })?;
        next = above(write, &line)?;
    }
    Ok(())
}

/// The line that a line continues, as far as the chain of order, delivery and invoice goes.
fn above(read: &Read<'_>, line: &DocumentLine) -> Answer<Option<DocumentLine>> {
    let Some(source) = line.source_line else { return Ok(None) };
    let source: DocumentLine = read.get(source)?;
    let document: Document = read.get(source.document)?;
    Ok(matches!(document.kind, DocumentKind::Order | DocumentKind::Delivery).then_some(source))
}

fn step(
    write: &mut Write<'_>,
    line: &DocumentLine,
    touched: &mut Vec<DocumentId>,
    change: impl FnOnce(&mut kontor_store::table::document::Progress),
) -> Answer<()> {
    let mut progress = write.progress_of(line.id)?;
    change(&mut progress);
    write.set_progress(line.id, progress)?;
    if !touched.contains(&line.document) {
        touched.push(line.document);
    }
    Ok(())
}
