//! Issued documents as people see them: in lists, and one with everything around it.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, EntityKind};
use kontor_core::money::Money;
use kontor_core::sales::{
    Document, DocumentEvent, DocumentFile, DocumentKind, DocumentLine, DocumentState, DocumentTax, Instalment,
};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::list::{Page, Window};
use kontor_store::rows::document::DocumentRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::open::at_least_zero;
use super::progress::left_of;
use crate::context::{Calendar, Context, company};
use crate::error::Answer;

/// Which documents, in which order.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentListRequest {
    /// Kinds; all when empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<DocumentKind>>")]
    pub kinds: Vec<DocumentKind>,
    /// The window.
    #[serde(default)]
    #[ts(optional, as = "Option<Window>")]
    pub window: Window,
}

/// Which document.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentGet {
    /// Its identity.
    pub id: DocumentId,
}

/// A document with everything around it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentDetail {
    /// The document.
    pub document: Document,
    /// Where it stands.
    pub state: DocumentState,
    /// Whether it was sent or printed.
    pub sent: bool,
    /// What is still open of it.
    pub open: Money,
    /// Its lines with how far they are carried on.
    pub lines: Vec<LineDetail>,
    /// Its taxes.
    pub taxes: Vec<DocumentTax>,
    /// Its due parts.
    pub instalments: Vec<Instalment>,
    /// What happened to it.
    pub events: Vec<DocumentEvent>,
    /// The document that it continues, and those that continue it.
    pub links: Vec<DocumentLink>,
    /// It as it was printed, once it was.
    pub file: Option<DocumentFile>,
    /// Whether its bytes are on this PC; those of another PC come from head office when they are asked for.
    pub paper_here: bool,
    /// Which kinds can be made from it now.
    pub next: Vec<DocumentKind>,
}

/// A line with how far it is carried on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct LineDetail {
    /// The line.
    pub line: DocumentLine,
    /// Delivered of it.
    pub delivered: Quantity,
    /// Invoiced of it.
    pub invoiced: Quantity,
    /// Returned or credited of it.
    pub returned: Quantity,
    /// Held for it, in stock units.
    pub reserved: Quantity,
}

/// A document in the chain.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentLink {
    /// Identity.
    pub id: DocumentId,
    /// Kind.
    pub kind: DocumentKind,
    /// Number.
    pub number: String,
    /// Date.
    pub issued_on: LocalDate,
    /// What it comes to.
    pub gross: Money,
    /// Whether it comes before this one.
    pub before: bool,
}

pub(crate) fn document_list(context: &Context<'_>, request: DocumentListRequest) -> Answer<Page<DocumentRow>> {
    context.read(|read| {
        let today = Calendar::of(&company(read)?).day_of(context.now());
        let mut page = read.document_rows(&request.kinds, &request.window)?;
        page.rows = page.rows.into_iter().map(|row| as_of(today, row)).collect();
        Ok(page)
    })
}

/// A document in a list as it stands on a day.
pub(crate) fn as_of(today: LocalDate, row: DocumentRow) -> DocumentRow {
    DocumentRow { state: dated_state(row.kind, row.state, row.until_on, row.due_on, today), ..row }
}

pub(crate) fn document_get(context: &Context<'_>, request: DocumentGet) -> Answer<DocumentDetail> {
    context.read(|read| detail(context, read, request.id))
}

pub(super) fn detail(context: &Context<'_>, read: &Read<'_>, id: DocumentId) -> Answer<DocumentDetail> {
    let document: Document = read.get(id)?;
    let today = Calendar::of(&company(read)?).day_of(context.now());
    let status = read.status_of(id)?;
    let mut lines = Vec::new();
    for line in read.lines_of(id)? {
        let progress = read.progress_of(line.id)?;
        let reserved = read.reservation_of(line.id)?.map(|held| held.quantity).unwrap_or_default();
        lines.push(LineDetail {
            delivered: at_least_zero(progress.delivered),
            invoiced: at_least_zero(progress.invoiced),
            returned: at_least_zero(progress.returned),
            reserved,
            line,
        });
    }
    let state = shown_state(&document, status.state, status.due_on, today);
    let file = read.file_of(id)?;
    Ok(DocumentDetail {
        state,
        sent: status.sent,
        open: document.money(status.open_minor),
        next: next_kinds(read, &document, state, &lines)?,
        lines,
        taxes: read.taxes_of(id)?,
        instalments: read.instalments_of(id)?,
        events: read.events_of(id)?,
        links: read.only_seen(EntityKind::Document, links(read, &document)?, |link| Some(link.id.0))?,
        paper_here: match &file {
            Some(file) => read.has_file(&file.hash)?,
            None => false,
        },
        file,
        document,
    })
}

fn links(read: &Read<'_>, document: &Document) -> Answer<Vec<DocumentLink>> {
    let link = |other: Document, before| DocumentLink {
        gross: other.money(other.gross_minor),
        id: other.id,
        kind: other.kind,
        number: other.number,
        issued_on: other.issued_on,
        before,
    };
    let mut links = Vec::new();
    let mut above = document.source.or(document.revision_of);
    while let Some(id) = above {
        // What another branch issued may not be here.
        let Some(other) = read.find::<Document>(id)? else { break };
        above = other.source.or(other.revision_of).filter(|next| *next != id && links.len() < 10);
        links.insert(0, link(other, true));
    }
    for follower in read.followers_of(document.id)? {
        links.push(link(follower, false));
    }
    Ok(links)
}

/// Which documents can follow now.
fn next_kinds(
    read: &Read<'_>,
    document: &Document,
    state: DocumentState,
    lines: &[LineDetail],
) -> Answer<Vec<DocumentKind>> {
    let mut next = Vec::new();
    for kind in [DocumentKind::Order, DocumentKind::Delivery, DocumentKind::Invoice, DocumentKind::CreditNote] {
        if !kind.sources().contains(&document.kind) {
            continue;
        }
        let possible = match document.kind {
            DocumentKind::Quote => {
                matches!(state, DocumentState::Open | DocumentState::Expired | DocumentState::Accepted)
            }
            DocumentKind::Order if state == DocumentState::Closed && kind == DocumentKind::Delivery => false,
            _ => {
                let mut any = false;
                for line in lines {
                    let goods = kind != DocumentKind::Delivery || super::open::is_stocked(read, &line.line)?;
                    any |= goods && left_of(read, &line.line, kind)? > Quantity::ZERO;
                }
                any
            }
        };
        if possible {
            next.push(kind);
        }
    }
    Ok(next)
}

/// The state as it is today: a quote expires and an invoice gets overdue without anybody doing anything.
pub(super) fn shown_state(
    document: &Document,
    state: DocumentState,
    due_on: Option<LocalDate>,
    today: LocalDate,
) -> DocumentState {
    dated_state(document.kind, state, document.until_on, due_on, today)
}

fn dated_state(
    kind: DocumentKind,
    state: DocumentState,
    until_on: Option<LocalDate>,
    due_on: Option<LocalDate>,
    today: LocalDate,
) -> DocumentState {
    let past = |day: Option<LocalDate>| day.is_some_and(|day| day < today);
    match (kind, state) {
        (DocumentKind::Quote, DocumentState::Open) if past(until_on) => DocumentState::Expired,
        (DocumentKind::Invoice, DocumentState::Open | DocumentState::Partial) if past(due_on) => DocumentState::Overdue,
        _ => state,
    }
}
