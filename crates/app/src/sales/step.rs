//! Steps in the life of an issued document: sent, accepted, declined, closed.

use kontor_core::entity::DocumentId;
use kontor_core::permission::Action;
use kontor_core::sales::state::check_event;
use kontor_core::sales::{Document, DocumentEvent, EventKind};
use kontor_store::Write;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::goods::release_order;
use super::open::refresh_status;
use super::view::{DocumentDetail, DocumentGet, document_get, shown_state};
use crate::context::{Calendar, Context, company};
use crate::error::Answer;

/// A step of a document.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentStep {
    /// Which document.
    pub id: DocumentId,
    /// What happened.
    pub event: EventKind,
    /// Why, where that matters.
    #[serde(default)]
    pub note: String,
}

pub(crate) fn document_step(context: &Context<'_>, request: DocumentStep) -> Answer<DocumentDetail> {
    context.write(|write| step(context, write, &request))?;
    document_get(context, DocumentGet { id: request.id })
}

/// Notes a step in a change that is going on.
pub(crate) fn step(context: &Context<'_>, write: &mut Write<'_>, request: &DocumentStep) -> Answer<()> {
    let document: Document = write.get(request.id)?;
    context.expect_paper(document.kind, Action::Post)?;
    let today = Calendar::of(&company(write)?).day_of(context.now());
    let state = shown_state(&document, write.status_of(document.id)?.state, None, today);
    check_event(document.kind, state, request.event)?;
    write.insert(&DocumentEvent {
        id: context.new_id(),
        document: document.id,
        kind: request.event,
        at_ms: context.now(),
        by: context.user.id,
        note: request.note.trim().to_owned(),
    })?;
    if request.event == EventKind::Closed {
        release_order(write, document.id)?;
    }
    refresh_status(write, document.id)
}
