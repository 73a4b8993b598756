//! Goods from one branch to another: a dispatch of the branch that sends them, and an arrival of the branch that gets them. Each has its
//! paper, whatever its PCs may hold of the other's.
//!
//! What was sent is in transit until it arrives. The dispatch leaves its arrival behind as a draft of the other branch, with the lines as
//! they were sent: whoever gets the goods counts them and issues it. What did not come stays in transit, and in a draft of its own.

use kontor_core::company::{Branch, Company};
use kontor_core::decimal::{Quantity, Rate, Rounding};
use kontor_core::entity::{BranchId, DocumentId, DocumentLineId, DraftId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::sales::{DocumentDraft, DocumentKind, DocumentState, Draft, DraftLine, PartySnapshot, PostalAddress};
use kontor_core::stock::LocationType;
use kontor_core::warehouse::{Location, StockMove};
use kontor_store::{Read, Write};

use super::draft::DraftRow;
use super::open;
use super::reckon::Resolved;
use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::setup::place_id;

/// Who gets the goods of a dispatch, as it is printed: the branch of their destination.
pub(super) fn recipient(
    read: &Read<'_>,
    draft: &DocumentDraft,
    company: &Company,
    from: BranchId,
    faults: &mut Faults,
) -> Answer<Option<PartySnapshot>> {
    if draft.kind != DocumentKind::Dispatch {
        return Ok(None);
    }
    let Some(destination) = draft.destination else {
        faults.push(Fault::at("destination", Code::Required));
        return Ok(None);
    };
    let place: Location = read.get(destination)?;
    let Some(branch) = place.branch.filter(|branch| place.kind == LocationType::Storage && *branch != from) else {
        faults.push(Fault::at("destination", Code::NotAChoice));
        return Ok(None);
    };
    let Branch { code, name, street, postal_code, city, .. } = read.get(branch)?;
    let (region, country) = (String::new(), company.country.clone());
    let address = PostalAddress { name: place.name, street, postal_code, city, region, country };
    Ok(Some(PartySnapshot {
        name,
        number: code,
        contact: String::new(),
        vat_id: None,
        address,
        delivery_address: None,
    }))
}

/// Whose goods they are: the paper belongs to the branch of the place that they leave, or where they arrive.
pub(super) fn branch(read: &Read<'_>, draft: &DocumentDraft) -> Answer<Option<BranchId>> {
    let location = draft.location.filter(|_| matches!(draft.kind, DocumentKind::Dispatch | DocumentKind::Arrival));
    Ok(location.map(|location| read.get::<Location>(location)).transpose()?.and_then(|location| location.branch))
}

/// How much of a line arrived: all of it, where nobody counted.
pub(super) fn arrived(line: &DraftLine, faults: &mut Faults) -> Quantity {
    let counted = line.counted.or(line.quantity).unwrap_or_default();
    if counted.is_negative() {
        faults.push(Fault::at("counted", Code::Negative));
    }
    counted
}

/// No more of a line arrives than is on its way, in stock units; `factor` of them are one of the line's.
pub(super) fn check_arrived(
    read: &Read<'_>,
    line: &DraftLine,
    (quantity, factor): (Quantity, Rate),
    faults: &mut Faults,
) -> Answer<()> {
    let Some(sent) = sent(read, line.source_line)? else {
        faults.push(Fault::at("item", Code::NotAChoice));
        return Ok(());
    };
    let left = sent.quantity.micro().saturating_sub(arrived_of(read, &sent)?);
    if quantity.micro() > left {
        let exact = Quantity::from_micro(left).get().checked_div(factor.get()).unwrap_or_default();
        let left = Quantity::new(Rounding::Down.apply(exact, Quantity::SCALE))?;
        faults.push(Fault::at("counted", Code::MoreThanLeft).with("left", left));
    }
    Ok(())
}

/// The move by which the goods of a line of a dispatch left. The PC that gets them may not hold the line, but all moves of goods.
pub(super) fn sent(read: &Read<'_>, line: Option<DocumentLineId>) -> Answer<Option<StockMove>> {
    let Some(line) = line else { return Ok(None) };
    Ok(read.moves_of_line(line)?.into_iter().find(|moved| moved.to_location == place_id(LocationType::Transit)))
}

/// How much of such a move arrived, in millionths of a stock unit.
fn arrived_of(read: &Read<'_>, sent: &StockMove) -> Answer<i64> {
    Ok(read.returns_of(sent.id)?.iter().fold(0, |sum, moved| moved.quantity.micro().saturating_add(sum)))
}

/// Where a dispatch stands: by the moves alone, since the branch that sent the goods may not hold the paper of their arrival.
pub(super) fn state(read: &Read<'_>, dispatch: DocumentId) -> Answer<DocumentState> {
    let (mut some, mut all) = (false, true);
    for sent in read.moves_of(dispatch)? {
        let arrived = arrived_of(read, &sent)?;
        some |= arrived > 0;
        all &= arrived >= sent.quantity.micro();
    }
    Ok(match (some, all) {
        (false, _) => DocumentState::Open,
        (true, false) => DocumentState::Partial,
        (true, true) => DocumentState::Done,
    })
}

/// What a dispatch leaves for the branch that gets the goods, and an arrival for whoever waits for the rest.
pub(super) fn go_on(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    draft: &DocumentDraft,
) -> Answer<()> {
    let document = &resolved.head.document;
    match document.kind {
        DocumentKind::Dispatch => {
            let Some(destination) = document.destination else { return Ok(()) };
            let place: Location = write.get(destination)?;
            let lines = resolved.lines.iter().map(|line| DraftLine {
                item: line.row.item,
                text: line.row.text.clone(),
                description: line.row.description.clone(),
                quantity: Some(line.row.quantity),
                unit: Some(line.row.unit.clone()),
                source_line: Some(line.row.id),
                ..DraftLine::default()
            });
            let body = DocumentDraft {
                branch: place.branch,
                location: Some(place.id),
                source: Some(document.id),
                reference: document.number.clone(),
                lines: lines.collect(),
                ..DocumentDraft::new(DocumentKind::Arrival)
            };
            expect(context, write, body)
        }
        DocumentKind::Arrival => {
            let lines = rest(write, draft)?;
            if !lines.is_empty() {
                expect(context, write, DocumentDraft { lines, issued_on: None, ..draft.clone() })?;
            }
            draft.source.map_or(Ok(()), |dispatch| open::refresh_status(write, dispatch))
        }
        _ => Ok(()),
    }
}

/// What did not come: of the lines of an arrival that was posted, and of those of its dispatch that somebody took out of it.
fn rest(read: &Read<'_>, draft: &DocumentDraft) -> Answer<Vec<DraftLine>> {
    let short = draft.lines.iter().filter_map(|line| {
        let left = Quantity::from_micro(line.quantity?.micro() - line.counted?.micro());
        let rest = DraftLine { quantity: Some(left), counted: None, ..line.clone() };
        (left > Quantity::ZERO).then_some(rest)
    });
    let mut lines: Vec<DraftLine> = short.collect();
    for sent in draft.source.map(|dispatch| read.moves_of(dispatch)).transpose()?.unwrap_or_default() {
        let left = sent.quantity.micro() - arrived_of(read, &sent)?;
        if left > 0 && draft.lines.iter().all(|line| line.source_line != sent.document_line) {
            let (item, quantity) = (Some(sent.item), Some(Quantity::from_micro(left)));
            lines.push(DraftLine { item, quantity, source_line: sent.document_line, ..DraftLine::default() });
        }
    }
    Ok(lines)
}

fn expect(context: &Context<'_>, write: &mut Write<'_>, body: DocumentDraft) -> Answer<()> {
    let draft = Draft {
        id: context.new_id::<DraftId>(),
        kind: body.kind,
        title: body.reference.clone(),
        body,
        owner: context.user.id,
        saved_at_ms: context.now(),
        version: 1,
    };
    Ok(write.insert(&draft)?)
}

/// Goods on their way to a branch of the viewer's, the oldest first.
pub(crate) fn arrival_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<DraftRow>> {
    context.read(|read| Ok(read.drafts_within_reach(DocumentKind::Arrival)?.into_iter().map(DraftRow::from).collect()))
}
