//! Documents that came: what they mean for what they continue, for sales, and for who waits for goods.

use std::collections::{BTreeSet, HashMap};

use kontor_core::decimal::{Quantity, Rate};
use kontor_core::entity::{DocumentId, DocumentLineId, EntityKind, ItemId};
use kontor_core::sales::{DocumentKind, DocumentState, EventKind};
use kontor_store::arrive::Arrived;
use kontor_store::{Read, Write};

use crate::error::Answer;
use crate::host::Host;
use crate::sales::{Carried, Continues, hold_as_one, release, release_order, reserve_order, serve_item};

/// What came of documents, in its order.
#[derive(Default)]
pub(super) struct Papers {
    papers: Vec<(DocumentId, Continues)>,
    /// Lines that continue others.
    lines: Vec<Line>,
    /// Items of documents that brought goods.
    brought: BTreeSet<ItemId>,
    /// Orders with lines about an item.
    orders: BTreeSet<DocumentId>,
    /// Documents to which something happened, and whether that closed them.
    steps: Vec<(DocumentId, bool)>,
}

struct Line {
    of: Continues,
    source: DocumentLineId,
    quantity: Quantity,
    stock_quantity: Quantity,
}

impl Papers {
    /// Gathers them.
    pub fn of(read: &Read<'_>, arrived: &Arrived) -> Answer<Self> {
        let mut came = Self::default();
        for row in arrived.new_rows(read, EntityKind::Document) {
            let prepayment = row.value::<Option<Rate>>("prepayment_percent")?.is_some();
            let says = Continues { kind: row.value("kind")?, goods_back: row.value("goods_back")?, prepayment };
            came.papers.push((DocumentId(row.id), says));
        }
        let by_id: HashMap<DocumentId, Continues> = came.papers.iter().copied().collect();
        for row in arrived.new_rows(read, EntityKind::DocumentLine) {
            let document: DocumentId = row.value("document")?;
            // A line belongs to the change that issued its document: both come together.
            let Some(of) = by_id.get(&document).copied() else { continue };
            let item: Option<ItemId> = row.value("item")?;
            if matches!(of.kind, DocumentKind::Receipt | DocumentKind::Arrival) || of.goods_back {
                came.brought.extend(item);
            }
            if of.kind == DocumentKind::Order && item.is_some() {
                came.orders.insert(document);
            }
            if let Some(source) = row.value("source_line")? {
                let (quantity, stock_quantity) = (row.value("quantity")?, row.value("stock_quantity")?);
                came.lines.push(Line { of, source, quantity, stock_quantity });
            }
        }
        for row in arrived.new_rows(read, EntityKind::DocumentEvent) {
            came.steps.push((row.value("document")?, row.value::<EventKind>("kind")? == EventKind::Closed));
        }
        Ok(came)
    }

    /// Those that tell of sales, or of what goods had cost.
    pub fn sold(&self) -> Vec<DocumentId> {
        let moves = |says: &Continues| !matches!(says.kind, DocumentKind::Quote | DocumentKind::Order);
        self.papers.iter().filter(|(_, says)| moves(says)).map(|(id, _)| *id).collect()
    }

    /// Carries on what they continue. Answers whose states follow, their own among them.
    pub fn carry(&self, write: &mut Write<'_>) -> Answer<BTreeSet<DocumentId>> {
        let mut carried = Carried::default();
        for line in &self.lines {
            carried.add(write, line.of, line.quantity, line.source)?;
        }
        let mut touched = carried.keep(write)?;
        touched.extend(self.papers.iter().map(|(id, _)| *id));
        touched.extend(self.steps.iter().map(|(id, _)| *id));
        Ok(touched)
    }

    /// What is held for orders: what left and what nobody waits for is let go; then the oldest orders are served with what came in,
    /// and new ones with what is free.
    pub fn hold(&self, host: &dyn Host, write: &mut Write<'_>, arrived: &Arrived) -> Answer<()> {
        for line in self.lines.iter().filter(|line| line.of.kind == DocumentKind::Delivery) {
            release(write, line.source, line.stock_quantity)?;
        }
        for (id, _) in self.steps.iter().filter(|(_, closed)| *closed) {
            release_order(write, *id)?;
        }
        if arrived.changed_of(EntityKind::Item).next().is_some() {
            hold_as_one(host, write)?;
        }
        self.brought.iter().try_for_each(|item| serve_item(host, write, *item))?;
        for id in &self.orders {
            if matches!(write.status_of(*id)?.state, DocumentState::Open | DocumentState::Partial) {
                reserve_order(host, write, *id)?;
            }
        }
        Ok(())
    }
}
