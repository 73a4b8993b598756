//! What is kept beside the facts, carried on by facts that came from other PCs: the same steps as when they are posted here, for the
//! records that they touch and no others.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::decimal::Quantity;
use kontor_core::entity::{
    AllocationId, DocumentEventId, DocumentId, EntityKind, EntryLineId, InstalmentId, ItemId, PaymentId, RevaluationId,
    StockMoveId,
};
use kontor_core::ledger::EntryLineRow;
use kontor_core::payment::{Allocation, Payment};
use kontor_core::sales::{Document, DocumentEvent, DocumentKind, DocumentLine, EventKind, Instalment};
use kontor_core::warehouse::{Revaluation, StockMove};
use kontor_store::Write;
use kontor_store::arrive::Arrived;

use super::costs::{self, Came};
use crate::context::company;
use crate::error::Answer;
use crate::host::Host;
use crate::payment::refresh_payment;
use crate::sales::{carry, hold_as_one, open, release, release_order, reserve_order, serve_item};

/// Carries everything on.
pub(crate) fn settle(host: &dyn Host, write: &mut Write<'_>, arrived: &Arrived) -> Answer<()> {
    goods(write, arrived)?;
    for id in arrived.new_of::<EntryLineId>(EntityKind::EntryLine) {
        let line: EntryLineRow = write.get(id)?;
        write.add_turnover(&line)?;
    }
    let mut touched: BTreeSet<DocumentId> = BTreeSet::new();
    for id in arrived.new_of::<DocumentId>(EntityKind::Document) {
        document(host, write, id)?;
        touched.insert(id);
    }
    for id in arrived.new_of::<DocumentEventId>(EntityKind::DocumentEvent) {
        let event: DocumentEvent = write.get(id)?;
        if event.kind == EventKind::Closed {
            release_order(write, event.document)?;
        }
        touched.insert(event.document);
    }
    if arrived.changed_of(EntityKind::Item).next().is_some() {
        hold_as_one(host, write)?;
    }
    money(write, arrived, &mut touched)?;
    touched.into_iter().try_for_each(|id| open::refresh_status(write, id))
}

/// Levels and costs of what moved.
fn goods(write: &mut Write<'_>, arrived: &Arrived) -> Answer<()> {
    let mut items: BTreeMap<ItemId, Came> = BTreeMap::new();
    for id in arrived.new_of::<StockMoveId>(EntityKind::StockMove) {
        let moved: StockMove = write.get(id)?;
        write.change_on_hand(moved.item, moved.from_location, Quantity::from_micro(-moved.quantity.micro()))?;
        write.change_on_hand(moved.item, moved.to_location, moved.quantity)?;
        let came = items.entry(moved.item).or_default();
        let place = (moved.moved_at_ms, id);
        came.first = Some(came.first.map_or(place, |first| first.min(place)));
        came.moves += 1;
    }
    for id in arrived.new_of::<RevaluationId>(EntityKind::Revaluation) {
        let revalued: Revaluation = write.get(id)?;
        let came = items.entry(revalued.item).or_default();
        came.revalued_minor = came.revalued_minor.saturating_add(revalued.value_minor);
    }
    let company = company(write)?;
    items.iter().try_for_each(|(item, came)| costs::carry_on(write, &company, *item, came))
}

/// What a document means for what it continues, for sales, and for who waits for goods.
fn document(host: &dyn Host, write: &mut Write<'_>, id: DocumentId) -> Answer<()> {
    let document: Document = write.get(id)?;
    write.add_sales(id)?;
    let lines = write.lines_of(id)?;
    let mut continued: Vec<(Quantity, DocumentLine)> = Vec::new();
    for line in &lines {
        let Some(source) = line.source_line else { continue };
        if document.kind == DocumentKind::Delivery {
            release(write, source, line.stock_quantity)?;
        }
        // What it continues may lie outside of what this PC holds.
        if let Some(source) = write.find(source)? {
            continued.push((line.quantity, source));
        }
    }
    carry(write, &document, continued.iter().map(|(quantity, source)| (*quantity, source)))?;
    open::refresh_status(write, id)?;
    if document.kind == DocumentKind::Order {
        reserve_order(host, write, id)?;
    }
    if document.kind == DocumentKind::Receipt || document.goods_back {
        let items: BTreeSet<_> = lines.iter().filter_map(|line| line.item).collect();
        items.into_iter().try_for_each(|item| serve_item(host, write, item))?;
    }
    Ok(())
}

/// What is open of claims and payments.
fn money(write: &mut Write<'_>, arrived: &Arrived, touched: &mut BTreeSet<DocumentId>) -> Answer<()> {
    let company = company(write)?;
    let mut claims: BTreeSet<InstalmentId> = arrived.new_of(EntityKind::Instalment).collect();
    let mut payments: BTreeSet<PaymentId> = arrived.new_of(EntityKind::Payment).collect();
    for id in arrived.new_of::<AllocationId>(EntityKind::Allocation) {
        let row: Allocation = write.get(id)?;
        claims.extend([row.instalment, row.credit].into_iter().flatten());
        payments.extend([row.payment, row.refunded].into_iter().flatten());
    }
    for id in payments.clone() {
        payments.extend(write.find::<Payment>(id)?.and_then(|payment| payment.reversal_of));
    }
    for id in claims {
        let Some(instalment) = write.find::<Instalment>(id)? else { continue };
        let document: Document = write.get(instalment.document)?;
        open::refresh_claim(write, &document, &instalment)?;
        touched.insert(document.id);
    }
    for id in payments {
        if write.find::<Payment>(id)?.is_some() {
            refresh_payment(write, &company, id)?;
        }
    }
    Ok(())
}
