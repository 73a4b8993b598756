//! How far lines are carried on by the documents that continue them, in the unit of the line.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, DocumentLineId};
use kontor_core::sales::{Document, DocumentKind, DocumentLine};
use kontor_store::table::document::Progress;
use kontor_store::table::standing::LinePlace;
use kontor_store::{Read, Write};

use super::open::{at_least_zero, is_stocked};
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
        (DocumentKind::Order, DocumentKind::Delivery) => return left_to_deliver(read, line),
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

/// What is left to deliver of a line of an order.
pub(super) fn left_to_deliver(read: &Read<'_>, line: &DocumentLine) -> Answer<Quantity> {
    Ok(at_least_zero(line.quantity.micro() - read.progress_of(line.id)?.delivered))
}

/// What a document that continues others says for all of its lines.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Continues {
    /// What it is.
    pub kind: DocumentKind,
    /// Whether goods came back with it.
    pub goods_back: bool,
    /// Whether it asks for a payment before: it carries nothing.
    pub prepayment: bool,
}

impl From<&Document> for Continues {
    fn from(document: &Document) -> Self {
        let prepayment = document.prepayment_percent.is_some();
        Self { kind: document.kind, goods_back: document.goods_back, prepayment }
    }
}

/// How far lines are carried on by documents that continue them, and whose states follow.
#[derive(Debug, Default)]
pub(crate) struct Carried {
    lines: BTreeMap<DocumentLineId, Progress>,
    documents: BTreeSet<DocumentId>,
}

impl Carried {
    /// Adds what one line says of the line that it continues, if that lies within what this PC holds.
    pub fn add(&mut self, read: &Read<'_>, by: Continues, quantity: Quantity, source: DocumentLineId) -> Answer<()> {
        let quantity = quantity.micro();
        if by.prepayment {
            return Ok(());
        }
        let Some(place) = read.place_of_line(source)? else { return Ok(()) };
        match by.kind {
            DocumentKind::Delivery => self.step(source, place).delivered += quantity,
            DocumentKind::Invoice => {
                self.step(source, place).invoiced += quantity;
                if let Some((line, above)) = above(read, place)? {
                    self.step(line, above).invoiced += quantity;
                }
            }
            DocumentKind::CreditNote => {
                self.step(source, place).returned += quantity;
                // A credited line may be invoiced again; goods that came back are no longer delivered.
                let mut next = above(read, place)?;
                while let Some((line, place)) = next {
                    let progress = self.step(line, place);
                    progress.invoiced -= quantity;
                    if by.goods_back {
                        progress.returned += quantity;
                    }
                    next = above(read, place)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn step(&mut self, line: DocumentLineId, place: LinePlace) -> &mut Progress {
        self.documents.insert(place.document);
        self.lines.entry(line).or_default()
    }

    /// Keeps it. Answers the documents whose states follow.
    pub fn keep(self, write: &mut Write<'_>) -> Answer<BTreeSet<DocumentId>> {
        for (line, by) in self.lines {
            write.carry_line(line, by)?;
        }
        let mut follow = BTreeSet::new();
        for id in &self.documents {
            // An order that is invoiced directly settles its deliveries too.
            follow.extend(write.deliveries_of(*id)?);
        }
        follow.extend(self.documents);
        Ok(follow)
    }
}

/// The line that a line continues, as far as the chain of order, delivery and invoice goes and this PC holds it.
fn above(read: &Read<'_>, place: LinePlace) -> Answer<Option<(DocumentLineId, LinePlace)>> {
    let Some(source) = place.source else { return Ok(None) };
    let above = read.place_of_line(source)?;
    let continued = |place: &LinePlace| matches!(place.kind, DocumentKind::Order | DocumentKind::Delivery);
    Ok(above.filter(continued).map(|above| (source, above)))
}
