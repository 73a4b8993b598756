//! Taking back what an import booked: claims, goods and payments of the first day. Nothing that was booked is removed; its
//! opposite is booked on the same day, so that every report reads as if the table had never come.

use std::collections::BTreeSet;

use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, EntityKind, ItemId, PaymentId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::payment::Choice;
use kontor_core::sales::{Document, DocumentDraft, DocumentKind, DraftLine, Instalment};
use kontor_store::{Read, Write};

use crate::context::Context;
use crate::error::Answer;
use crate::payment::{self, CreditApply, OpenSource, PaymentReverse, Settling};
use crate::sales::issue_body;

/// What stands on documents and payments that an import booked. Everything else of `added` is master data.
pub(super) fn used_by(read: &Read<'_>, kind: EntityKind, id: Id, added: &Added) -> Answer<Option<EntityKind>> {
    if kind != EntityKind::Document {
        return Ok(None);
    }
    let document: Document = read.get(id)?;
    if !read.followers_of(document.id)?.is_empty() {
        return Ok(Some(EntityKind::Document));
    }
    for instalment in read.instalments_of(document.id)? {
        let open = read.open_item(instalment.id.0)?.map_or(0, |item| item.open_minor);
        if open != instalment.amount_minor {
            return Ok(Some(EntityKind::Payment));
        }
    }
    for item in items(read, document.id)? {
        let newest = read.newest_move_of(item)?.and_then(|newest| newest.document);
        if newest.is_some_and(|newest| !added.documents.contains(&newest)) {
            return Ok(Some(EntityKind::StockMove));
        }
    }
    Ok(None)
}

/// The documents of an import.
pub(super) struct Added {
    documents: BTreeSet<DocumentId>,
}

impl Added {
    pub fn of(added: &[(EntityKind, Id)]) -> Self {
        let documents = added.iter().filter(|(kind, _)| *kind == EntityKind::Document);
        Self { documents: documents.map(|(_, id)| DocumentId(*id)).collect() }
    }
}

fn items(read: &Read<'_>, document: DocumentId) -> Answer<BTreeSet<ItemId>> {
    Ok(read.moves_of(document)?.into_iter().map(|moved| moved.item).collect())
}

/// Books the opposite of what an import booked.
pub(super) fn take_back(context: &Context<'_>, write: &mut Write<'_>, kind: EntityKind, id: Id) -> Answer<()> {
    match kind {
        EntityKind::Payment => take_payment_back(context, write, PaymentId(id)),
        EntityKind::Document => {
            let document: Document = write.get(id)?;
            if document.kind == DocumentKind::Correction {
                take_goods_back(context, write, &document)
            } else {
                take_claim_back(context, write, &document)
            }
        }
        _ => Ok(()),
    }
}

fn take_payment_back(context: &Context<'_>, write: &mut Write<'_>, id: PaymentId) -> Answer<()> {
    if write.reversal_of_payment(id)?.is_some() {
        // Somebody did so by hand.
        return Ok(());
    }
    let paid_on = write.get::<kontor_core::payment::Payment>(id)?.paid_on;
    payment::reverse(context, write, &PaymentReverse { payment: id, id: context.new_id(), on: Some(paid_on) })
}

/// The goods leave their place again, at the cost at which they lie.
fn take_goods_back(context: &Context<'_>, write: &mut Write<'_>, document: &Document) -> Answer<()> {
    let Some(place) = document.location else { return Ok(()) };
    let mut lines = Vec::new();
    for line in write.lines_of(document.id)? {
        let Some(item) = line.item else { continue };
        let left = write.level(item, place)?.on_hand.micro().saturating_sub(line.stock_quantity.micro());
        let counted = Quantity::from_micro(left);
        lines.push(DraftLine { item: Some(item), counted: Some(counted), ..DraftLine::default() });
    }
    let body = DocumentDraft {
        branch: Some(document.branch),
        location: document.location,
        opening: true,
        issued_on: Some(document.issued_on),
        reason: document.reason.clone(),
        lines,
        ..DocumentDraft::new(DocumentKind::Correction)
    };
    issue_body(context, write, DocumentId(context.new_id()), &body).map(drop)
}

/// The opposite claim settles it: a credit note an invoice, an invoice a credit note.
fn take_claim_back(context: &Context<'_>, write: &mut Write<'_>, document: &Document) -> Answer<()> {
    let kind = match document.kind {
        DocumentKind::Invoice => DocumentKind::CreditNote,
        DocumentKind::CreditNote => DocumentKind::Invoice,
        _ => return Err(Fault::new(Code::Immutable).into()),
    };
    let lines = write.lines_of(document.id)?.into_iter().map(|line| DraftLine {
        text: line.text,
        quantity: Some(line.quantity),
        price: Some(line.price),
        ..DraftLine::default()
    });
    let body = DocumentDraft {
        branch: Some(document.branch),
        party: document.party,
        opening: true,
        revision_of: Some(document.id),
        reference: document.number.clone(),
        issued_on: Some(document.issued_on),
        until_on: document.until_on,
        currency: Some(document.currency),
        exchange_rate: Some(document.exchange_rate),
        reason: if kind == DocumentKind::CreditNote { document.number.clone() } else { String::new() },
        lines: lines.collect(),
        ..DocumentDraft::new(kind)
    };
    let back = DocumentId(context.new_id());
    issue_body(context, write, back, &body)?;
    let (old, new) = (write.instalments_of(document.id)?, write.instalments_of(back)?);
    let (claims, credits) = if kind == DocumentKind::CreditNote { (old, new) } else { (new, old) };
    for (claim, credit) in claims.iter().zip(&credits) {
        settle(context, write, document, claim, credit)?;
    }
    Ok(())
}

fn settle(
    context: &Context<'_>,
    write: &mut Write<'_>,
    document: &Document,
    claim: &Instalment,
    credit: &Instalment,
) -> Answer<()> {
    let all = Choice::pay(claim.id, document.money(claim.amount_minor));
    let request = CreditApply {
        credit: OpenSource::Instalment { id: credit.id },
        settling: Settling::ByHand { choices: vec![all] },
        on: Some(document.issued_on),
    };
    payment::apply(context, write, &request).map(drop)
}
