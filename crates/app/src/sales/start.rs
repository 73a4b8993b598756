//! Starting a draft from what is there: an order from its quote, a delivery from what is still to go, an invoice from what
//! was delivered, a credit note from its invoice, a document from a won deal. Nothing is typed twice.

use kontor_core::decimal::{Quantity, Rate, UnitPrice};
use kontor_core::entity::{DealId, DocumentId, DraftId, PartyId};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::{Action, Resource};
use kontor_core::sales::{Document, DocumentDraft, DocumentKind, DocumentLine, Draft, DraftLine};
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::draft::{DraftView, title, view};
use super::progress::left_of;
use crate::context::{Calendar, Context, company};
use crate::error::Answer;

/// What a draft starts from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftStart {
    /// What it will become.
    pub kind: DocumentKind,
    /// The document that it continues.
    #[serde(default)]
    pub source: Option<DocumentId>,
    /// The quote of which it is a new revision, or any document whose content is copied.
    #[serde(default)]
    pub copy_of: Option<DocumentId>,
    /// The deal that it is for.
    #[serde(default)]
    pub deal: Option<DealId>,
    /// The customer or supplier.
    #[serde(default)]
    pub party: Option<PartyId>,
    /// Invoice: a prepayment of so many percent of the order.
    #[serde(default)]
    pub prepayment_percent: Option<Rate>,
}

/// Days for which a quote stands when nothing else is said.
const QUOTE_DAYS: u64 = 30;

pub(crate) fn draft_start(context: &Context<'_>, request: DraftStart) -> Answer<DraftView> {
    context.expect_paper(request.kind, Action::Create)?;
    if request.deal.is_some() {
        context.expect(Resource::Deal, Action::See)?;
    }
    let draft = context.write(|write| {
        write.not_undoable();
        let body = body(context, write, &request)?;
        let draft = Draft {
            id: context.new_id::<DraftId>(),
            kind: request.kind,
            title: title(write, &body)?,
            body,
            owner: context.user.id,
            saved_at_ms: context.now(),
            version: 1,
        };
        write.insert(&draft)?;
        Ok(draft)
    })?;
    context.read(|read| view(context, read, draft))
}

fn body(context: &Context<'_>, read: &Read<'_>, request: &DraftStart) -> Answer<DocumentDraft> {
    if request.kind == DocumentKind::Arrival {
        // It waits for whoever gets the goods since they were sent.
        return Err(Fault::at("kind", Code::NotAChoice).into());
    }
    let mut body = DocumentDraft::new(request.kind);
    body.party = request.party;
    if request.kind == DocumentKind::Quote {
        let today = Calendar::of(&company(read)?).day_of(context.now());
        body.until_on = today.checked_add_days(chrono::Days::new(QUOTE_DAYS));
    }
    if let Some(copied) = request.copy_of {
        copy(read, &mut body, &read.get::<Document>(copied)?)?;
    } else if let Some(source) = request.source {
        let source: Document = read.get(source)?;
        if !request.kind.sources().contains(&source.kind) {
            return Err(Fault::at("source", Code::NotAChoice).into());
        }
        follow(read, &mut body, &source, request)?;
    } else if let Some(deal) = request.deal {
        from_deal(read, &mut body, deal)?;
    }
    Ok(body)
}

/// What a following or copied document takes over from the one before.
fn head(body: &mut DocumentDraft, from: &Document) {
    body.party = from.party;
    body.contact = from.contact;
    body.deal = from.deal;
    body.currency = Some(from.currency);
    body.language = Some(from.language);
    body.reference = from.reference.clone();
    body.discount_percent = from.discount_percent;
}

fn copy(read: &Read<'_>, body: &mut DocumentDraft, from: &Document) -> Answer<()> {
    head(body, from);
    body.intro = from.intro.clone();
    body.closing = from.closing.clone();
    if body.kind == DocumentKind::Quote && from.kind == DocumentKind::Quote {
        body.revision_of = Some(from.id);
    }
    let lines = read.lines_of(from.id)?;
    body.lines = if body.kind == DocumentKind::Correction {
        // What was booked in by mistake goes out of the place again where it was put.
        body.location = from.location;
        lines
            .iter()
            .map(|line| DraftLine { price: None, ..copied(line, Quantity::from_micro(-line.quantity.micro())) })
            .collect()
    } else {
        lines.iter().map(|line| copied(line, line.quantity)).collect()
    };
    Ok(())
}

fn copied(line: &DocumentLine, quantity: Quantity) -> DraftLine {
    DraftLine { source_line: None, ..line_of(line, quantity) }
}

fn follow(read: &Read<'_>, body: &mut DocumentDraft, source: &Document, request: &DraftStart) -> Answer<()> {
    head(body, source);
    body.source = Some(source.id);
    body.location = source.location.filter(|_| body.kind != DocumentKind::Order);
    if body.kind == DocumentKind::Order {
        body.until_on = None;
    }
    if let Some(percent) = request.prepayment_percent.filter(|_| body.kind == DocumentKind::Invoice) {
        body.prepayment_percent = Some(percent);
        body.lines = prepayment(read, source, percent)?;
        return Ok(());
    }
    let mut lines = Vec::new();
    for line in read.lines_of(source.id)? {
        let left = if body.kind == DocumentKind::Order { line.quantity } else { left_of(read, &line, body.kind)? };
        if left > Quantity::ZERO {
            lines.push(line_of(&line, left));
        }
    }
    if body.kind == DocumentKind::Delivery {
        // Services are not delivered; what is left of a delivery is goods.
        let mut goods = Vec::new();
        for line in lines {
            if line
                .item
                .map(|item| read.get::<kontor_core::item::Item>(item))
                .transpose()?
                .is_some_and(|item| item.stocked())
            {
                goods.push(line);
            }
        }
        lines = goods;
    }
    if lines.is_empty() {
        return Err(Fault::new(Code::NothingToDo).into());
    }
    if source.kind == DocumentKind::Delivery {
        // The agreed prices stand on the order behind the delivery.
        for line in &mut lines {
            agreed(read, line)?;
        }
    }
    body.lines = lines;
    Ok(())
}

fn line_of(line: &DocumentLine, quantity: Quantity) -> DraftLine {
    DraftLine {
        item: line.item,
        text: line.text.clone(),
        description: line.description.clone(),
        quantity: Some(quantity),
        unit: Some(line.unit.clone()),
        price: Some(line.price).filter(|price| *price != UnitPrice::ZERO),
        discount_percent: line.discount_percent,
        tax_category: None,
        source_line: Some(line.id),
        counted: None,
    }
}

fn agreed(read: &Read<'_>, line: &mut DraftLine) -> Answer<()> {
    let Some(delivered) = line.source_line else { return Ok(()) };
    let delivered: DocumentLine = read.get(delivered)?;
    if let Some(ordered) = delivered.source_line {
        let ordered: DocumentLine = read.get(ordered)?;
        line.price = Some(ordered.price);
        line.discount_percent = ordered.discount_percent;
    }
    Ok(())
}

/// A prepayment names so many percent of each line of the order, so that every tax rate gets its part.
fn prepayment(read: &Read<'_>, order: &Document, percent: Rate) -> Answer<Vec<DraftLine>> {
    if percent <= Rate::ZERO || percent > Rate::from(100) {
        return Err(Fault::at("prepayment_percent", Code::OutOfRange).with("min", 0).with("max", 100).into());
    }
    let share = |line: &DocumentLine| {
        let exact = line.price.get() * percent.of_percent();
        UnitPrice::new(kontor_core::decimal::Rounding::HalfUp.apply(exact, UnitPrice::SCALE))
    };
    let mut lines = Vec::new();
    for line in read.lines_of(order.id)? {
        lines.push(DraftLine { price: Some(share(&line)?), ..line_of(&line, line.quantity) });
    }
    Ok(lines)
}

fn from_deal(read: &Read<'_>, body: &mut DocumentDraft, deal: DealId) -> Answer<()> {
    let deal: kontor_core::deal::Deal = read.get(deal)?;
    body.party = Some(deal.party);
    body.contact = deal.contact;
    body.deal = Some(deal.id);
    body.currency = Some(deal.currency);
    body.lines = read
        .lines_of_deal(deal.id)?
        .into_iter()
        .map(|line| DraftLine {
            item: line.item,
            text: line.text,
            quantity: Some(line.quantity),
            price: Some(line.price).filter(|_| line.item.is_none()),
            ..DraftLine::default()
        })
        .collect();
    Ok(())
}
