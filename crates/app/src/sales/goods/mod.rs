//! What a document does to goods: moves between places, their cost, what is held for orders, and the entry of their value.

mod carried;
mod held;
mod moves;

use kontor_core::ledger::Journal;
use kontor_core::ledger::posting::{GoodsEvent, post_goods};
use kontor_core::money::Money;
use kontor_core::sales::{Document, DocumentKind};
use kontor_core::stock::{MoveKind, Receipt};
use kontor_store::Write;

use super::issue::entry_head;
use super::reckon::Resolved;
use crate::context::Context;
use crate::error::Answer;
pub(crate) use carried::carry;
pub(crate) use held::{hold_as_one, release, release_order, reserve_anew, reserve_order, serve_item};
use moves::LineGoods;

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
        let goods = LineGoods { context, resolved, line, item, location };
        happened.extend(match document.kind {
            DocumentKind::Delivery => Some(goods.deliver(write)?),
            // An invoice line that continues nothing hands its goods over with it.
            DocumentKind::Invoice if line.row.source_line.is_none() && document.prepayment_percent.is_none() => {
                Some(goods.deliver(write)?)
            }
            DocumentKind::Receipt => Some(goods.receive(write)?),
            DocumentKind::CreditNote if document.goods_back => Some(goods.take_back(write)?),
            DocumentKind::Correction => Some(goods.correct(write)?),
            DocumentKind::Dispatch => goods.send(write).map(|()| None)?,
            DocumentKind::Arrival => goods.arrive(write).map(|()| None)?,
            _ => None,
        });
    }
    post_value(context, write, document, &happened)?;
    if matches!(document.kind, DocumentKind::Receipt | DocumentKind::Arrival) || document.goods_back {
        for line in resolved.lines.iter().filter(|line| line.stocked()) {
            line.row.item.map_or(Ok(()), |item| held::serve_item(context.host, write, item))?;
        }
    }
    Ok(())
}

fn post_value(context: &Context<'_>, write: &mut Write<'_>, document: &Document, happened: &[Happened]) -> Answer<()> {
    let events: Vec<GoodsEvent<'_>> = happened
        .iter()
        .map(|event| match event {
            Happened::In(_, receipt) if document.opening => GoodsEvent::Opening(receipt),
            Happened::Out(_, value) if document.opening => GoodsEvent::OpeningBack(*value),
            Happened::In(kind, receipt) => GoodsEvent::In(*kind, receipt),
            Happened::Out(kind, value) => GoodsEvent::Out(*kind, *value),
        })
        .collect();
    let Some(entry) = post_goods(document.issued_on, &events, &write.accounts()?)? else { return Ok(()) };
    let head = entry_head(context, document, Journal::Stock);
    Ok(write.post_entry(&head, &entry, || context.new_id())?)
}
