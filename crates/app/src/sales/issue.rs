//! Issuing a draft: one transaction from the number to the last entry line.

use kontor_core::entity::{DocumentId, DocumentLineId, DraftId, InstalmentId};
use kontor_core::fault::{Code, Fault};
use kontor_core::ledger::{EntryHead, Journal};
use kontor_core::numbering::{BranchCode, DeviceCode, NumberFormat, SeriesKey};
use kontor_core::permission::Action;
use kontor_core::sales::{Document, DocumentDraft, DocumentEvent, DocumentKind, Draft, EventKind};
use kontor_store::Write;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::progress::Carried;
use super::reckon::{Resolved, resolve, taxes_of};
use super::view::{DocumentDetail, detail};
use super::{claim, credit, goods, open, transfer};
use crate::context::Context;
use crate::error::Answer;

/// Which draft is issued, as it was last seen.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentIssue {
    /// The draft.
    pub draft: DraftId,
    /// Its version: what is issued is what the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Whether the person lets pass that prices lie below the floor and that the customer owes more than its credit, who must have the
    /// right to approve.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub approved: bool,
}

pub(crate) fn document_issue(context: &Context<'_>, request: DocumentIssue) -> Answer<DocumentDetail> {
    context.write(|write| {
        if write.is_issued(request.draft)? {
            return Err(Fault::new(Code::Immutable).into());
        }
        let draft: Draft = write.present(request.draft)?;
        if draft.version != request.version {
            return Err(Fault::new(Code::ChangedMeanwhile).into());
        }
        context.expect_paper(draft.body.kind, Action::Post)?;
        // Not the identity of the draft: another PC may issue it, too, before the two meet, and its paper must not be this one.
        let id: DocumentId = context.new_id();
        let mut resolved = resolve(context, write, id, &draft.body)?;
        resolved.head.document.draft = Some(draft.id);
        resolved.check()?;
        resolved.approve(context, request.approved)?;
        post(context, write, resolved, &draft.body)?;
        credit::check(context, write, id, request.approved)?;
        write.delete::<Draft>(draft.id)?;
        // Read where it was written: other connections would have to fetch and decrypt every page anew.
        detail(context, write, id)
    })
}

/// What a document became: its parts in their order.
pub(crate) struct Issued {
    /// Its lines, as many as the body had that say anything.
    pub lines: Vec<DocumentLineId>,
    /// When it is due; none where nothing is owed.
    pub instalments: Vec<InstalmentId>,
}

/// Issues what was never kept as a draft: the document that a file or a rule describes. Nobody is asked whether its prices may stand: they
/// are what they were.
pub(crate) fn issue_body(
    context: &Context<'_>,
    write: &mut Write<'_>,
    id: DocumentId,
    body: &DocumentDraft,
) -> Answer<Issued> {
    let resolved = resolve(context, write, id, body)?;
    resolved.check()?;
    post(context, write, resolved, body)
}

/// The head of the entry that a document makes in a journal.
pub(super) fn entry_head(context: &Context<'_>, document: &Document, journal: Journal) -> EntryHead {
    EntryHead {
        id: context.new_id(),
        branch: document.branch,
        journal,
        booked_on: document.issued_on,
        document: Some(document.id),
        payment: None,
        reversal_of: None,
        text: String::new(),
    }
}

fn post(context: &Context<'_>, write: &mut Write<'_>, mut resolved: Resolved, draft: &DocumentDraft) -> Answer<Issued> {
    let document = &mut resolved.head.document;
    document.issued_at_ms = context.now();
    let device: DeviceCode = resolved.head.device.code.parse()?;
    let branch: BranchCode = resolved.head.branch.code.parse()?;
    let format: NumberFormat = resolved.head.company.number_pattern.parse()?;
    let kind = document.kind;
    document.number = if document.opening && kind.is_claim() {
        // What takes a claim back bears its number.
        if document.revision_of.is_none() && write.document_by_number(&document.reference)?.is_some() {
            return Err(Fault::at("reference", Code::NumberTaken).with("number", &document.reference).into());
        }
        document.reference.clone()
    } else {
        let no = write.draw_number(&SeriesKey::of(kind.as_str(), &device, document.issued_on))?;
        format.write(kind.prefix(), &branch, &device, document.issued_on, no)?
    };
    let instalments = if kind.is_claim() { super::reckon::instalments(context, &resolved)? } else { Vec::new() };
    if kind == DocumentKind::Invoice {
        resolved.head.document.until_on = instalments.iter().map(|part| part.due_on).max();
    }
    write.insert(&resolved.head.document)?;
    write.sign_document(resolved.head.document.id);
    for line in &resolved.lines {
        write.insert(&line.row)?;
    }
    for tax in taxes_of(context, &resolved) {
        write.insert(&tax)?;
    }
    for instalment in &instalments {
        write.insert(instalment)?;
    }
    goods::post(context, write, &resolved)?;
    write.add_sales(resolved.head.document.id)?;
    if kind.is_claim() {
        claim::post(context, write, &resolved, &instalments)?;
    }
    let document = &resolved.head.document;
    let mut carried = Carried::default();
    for line in &resolved.lines {
        if let Some(source) = line.row.source_line {
            carried.add(write, document.into(), line.row.quantity, source)?;
        }
    }
    carried.keep(write)?.into_iter().try_for_each(|id| open::refresh_status(write, id))?;
    open::refresh_claims(write, resolved.head.company.currency, &document.into())?;
    if kind == DocumentKind::Order {
        goods::reserve_order(context.host, write, document.id)?;
    }
    decide_source(context, write, &resolved, draft)?;
    transfer::go_on(context, write, &resolved, draft)?;
    open::refresh_status(write, document.id)?;
    Ok(Issued {
        lines: resolved.lines.iter().map(|line| line.row.id).collect(),
        instalments: instalments.iter().map(|part| part.id).collect(),
    })
}

/// An order accepts its quote; a revision replaces the quote before it.
fn decide_source(
    context: &Context<'_>,
    write: &mut Write<'_>,
    resolved: &Resolved,
    draft: &DocumentDraft,
) -> Answer<()> {
    let document = &resolved.head.document;
    let decided = match (document.kind, draft.source, draft.revision_of) {
        (DocumentKind::Order, Some(quote), _) => Some((quote, EventKind::Accepted)),
        (DocumentKind::Quote, _, Some(quote)) => Some((quote, EventKind::Replaced)),
        _ => None,
    };
    let Some((quote, kind)) = decided else { return Ok(()) };
    if write.last_decision(quote)?.is_some() {
        return if kind == EventKind::Accepted && write.last_decision(quote)? == Some(EventKind::Accepted) {
            Ok(())
        } else {
            Err(Fault::at("source", Code::WrongState).with("state", "decided").with("action", kind.as_str()).into())
        };
    }
    let event = DocumentEvent {
        id: context.new_id(),
        document: quote,
        kind,
        at_ms: context.now(),
        by: context.user.id,
        note: String::new(),
    };
    write.insert(&event)?;
    open::refresh_status(write, quote)
}
