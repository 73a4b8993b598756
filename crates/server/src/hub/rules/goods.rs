//! Goods: what left a place must have been there, no more arrives than was sent, and what is invoiced of a line not more than the line
//! says.

use kontor_core::entity::{EntityKind, LocationId};
use kontor_core::id::Id;
use kontor_core::sales::{Document, DocumentKind, DocumentLine};
use kontor_core::stock::LocationType;
use kontor_core::warehouse::{Location, StockMove};
use kontor_sync::wire::IssueKind;

use super::papers::{first, of_deal};
use super::{facts, is_told};
use crate::db::Result;
use crate::hub::issues::About;
use crate::hub::push::{Incoming, Work};
use crate::hub::tally::Sum;

pub fn judge(work: &mut Work<'_>, incoming: &Incoming, found: &mut Vec<About>) -> Result<()> {
    let moves: Vec<StockMove> = facts(incoming).filter(|moved: &StockMove| incoming.is_new(moved.id.0)).collect();
    for moved in moves {
        let (item, quantity) = (moved.item.0, moved.quantity.micro());
        work.tally((Sum::Stock, item, moved.to_location.0), quantity)?;
        let left = work.tally((Sum::Stock, item, moved.from_location.0), quantity.saturating_neg())?;
        if left < 0 && is_ours(work, moved.from_location)? {
            let about = (EntityKind::StockMove, moved.id.0);
            let (expected, said) = (left.saturating_add(quantity).to_string(), quantity.to_string());
            found.push(About::broken(IssueKind::Oversold, about.0, about.1, expected, said));
        }
        arrived(work, &moved, found)?;
    }
    invoiced(work, incoming, found)
}

/// Two PCs of a branch may each book in what another branch sent once.
fn arrived(work: &mut Work<'_>, moved: &StockMove, found: &mut Vec<About>) -> Result<()> {
    let (Some(sent), Some(document)) = (moved.return_of, moved.document) else { return Ok(()) };
    let Some(sent) = work.rows.record::<StockMove>(work.sql, sent.0)? else { return Ok(()) };
    if sent.to_location != moved.from_location || !is_ours(work, moved.from_location)? {
        return Ok(());
    }
    let sum = work.tally((Sum::Arrived, sent.id.0, Id::default()), moved.quantity.micro())?;
    let row = (EntityKind::Document.wire(), document.0);
    if sum > sent.quantity.micro() && !is_told(found, IssueKind::ReceivedTwice, row) {
        let (expected, said) = (sent.quantity.micro().to_string(), sum.to_string());
        found.push(About::broken(IssueKind::ReceivedTwice, EntityKind::Document, document.0, expected, said));
    }
    Ok(())
}

/// Places of partners, losses and production have no stock to run out of.
fn is_ours(work: &mut Work<'_>, location: LocationId) -> Result<bool> {
    let place: Option<Location> = work.rows.record(work.sql, location.0)?;
    Ok(place.is_some_and(|place| matches!(place.kind, LocationType::Storage | LocationType::Transit)))
}

/// Two branches may each invoice the same order or delivery while they cannot see each other.
fn invoiced(work: &mut Work<'_>, incoming: &Incoming, found: &mut Vec<About>) -> Result<()> {
    let documents: Vec<Document> = facts(incoming).filter(|one: &Document| incoming.is_new(one.id.0)).collect();
    let lines: Vec<DocumentLine> = facts(incoming).collect();
    for document in documents.iter().filter(|one| one.kind == DocumentKind::Invoice) {
        if document.prepayment_percent.is_some() {
            continue;
        }
        for line in lines.iter().filter(|line| line.document == document.id) {
            let Some(source) = line.source_line else { continue };
            let Some(before) = work.rows.record::<DocumentLine>(work.sql, source.0)? else { continue };
            let sum = work.tally((Sum::Invoiced, source.0, Id::default()), line.quantity.micro())?;
            let (kind, row) = (IssueKind::InvoicedTwice, (EntityKind::Document.wire(), document.id.0));
            let beyond = sum > before.quantity.micro().max(0) && line.quantity.micro() > 0;
            if beyond && !is_told(found, kind, row) {
                let (expected, said) = (before.quantity.micro().to_string(), sum.to_string());
                found.push(About::broken(kind, EntityKind::Document, document.id.0, expected, said));
            }
        }
        of_one_deal(work, incoming, document, found)?;
    }
    Ok(())
}

/// Two PCs may each win the same deal and invoice it while they cannot see each other.
fn of_one_deal(work: &mut Work<'_>, incoming: &Incoming, document: &Document, found: &mut Vec<About>) -> Result<()> {
    let Some(name) = of_deal(document) else { return Ok(()) };
    let row = (EntityKind::Document.wire(), document.id.0);
    let Some(other) = first(work, &name, row)? else { return Ok(()) };
    let made = work.rows.get(work.sql, (row.0, other))?.state.as_ref().map(|state| state.marks.made);
    if !is_told(found, IssueKind::InvoicedTwice, row) && made.is_some_and(|made| !incoming.author.saw(&made)) {
        found.push(About::pair(IssueKind::InvoicedTwice, row, other));
    }
    Ok(())
}
