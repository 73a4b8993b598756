//! Drafts: saved while one types, shown with what they come to, discarded.

use kontor_core::entity::{DocumentId, DraftId};
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::Action;
use kontor_core::sales::{DocumentDraft, DocumentKind, Draft};
use kontor_core::time::Timestamp;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::reckon::{Reckoned, resolve};
use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

/// Most lines of a document: far beyond what is printed, and a bound for what one transaction may hold.
const MOST_LINES: usize = 2_000;

/// What was typed so far.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftSave {
    /// The draft; a new one comes with an id of the caller's making.
    pub id: DraftId,
    /// The version that was last seen; 0 for a new one.
    #[serde(default)]
    pub version: i64,
    /// What was typed.
    pub body: DocumentDraft,
}

/// Which draft.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftGet {
    /// Its identity.
    pub id: DraftId,
}

/// A draft that is not wanted any more.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftDiscard {
    /// Its identity.
    pub id: DraftId,
    /// The version that was last seen, to discard no other; none for whichever there is.
    #[serde(default)]
    pub version: Option<i64>,
}

/// A draft with what it comes to.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftView {
    /// The draft as it is kept.
    pub draft: Draft,
    /// What it comes to today.
    pub reckoned: Reckoned,
}

/// A draft in the list.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftRow {
    /// Identity.
    pub id: DraftId,
    /// What it will become.
    pub kind: DocumentKind,
    /// Party and first line.
    pub title: String,
    /// When it was saved last.
    pub saved_at_ms: Timestamp,
}

pub(crate) fn draft_save(context: &Context<'_>, request: DraftSave) -> Answer<DraftView> {
    if request.body.lines.len() > MOST_LINES {
        return Err(Fault::at("lines", Code::TooLong).with("max", MOST_LINES).into());
    }
    let draft = context.write(|write| {
        // The screen undoes what is typed by itself; the list of steps stays for finished changes.
        write.not_undoable();
        if write.is_issued(request.id)? {
            return Err(Fault::new(Code::Immutable).into());
        }
        let known = write.find::<Draft>(request.id)?;
        let version = known.as_ref().map_or(0, |draft| draft.version);
        let action = if known.is_some() { Action::Change } else { Action::Create };
        for kind in known.iter().map(|draft| draft.kind).chain([request.body.kind]) {
            context.expect_paper(kind, action)?;
        }
        if version != request.version {
            return Err(Fault::new(Code::ChangedMeanwhile).into());
        }
        let draft = Draft {
            id: request.id,
            kind: request.body.kind,
            title: title(write, &request.body)?,
            body: request.body,
            owner: known.map_or(context.user.id, |draft| draft.owner),
            saved_at_ms: context.now(),
            version: version + 1,
        };
        write.save(&draft)?;
        Ok(draft)
    })?;
    context.read(|read| view(context, read, draft))
}

pub(crate) fn draft_get(context: &Context<'_>, request: DraftGet) -> Answer<DraftView> {
    context.read(|read| {
        let draft = read.present(request.id)?;
        view(context, read, draft)
    })
}

pub(crate) fn draft_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<DraftRow>> {
    context.read(|read| Ok(read.drafts_of(context.user.id)?.into_iter().map(DraftRow::from).collect()))
}

impl From<Draft> for DraftRow {
    fn from(draft: Draft) -> Self {
        Self { id: draft.id, kind: draft.kind, title: draft.title, saved_at_ms: draft.saved_at_ms }
    }
}

pub(crate) fn draft_discard(context: &Context<'_>, request: DraftDiscard) -> Answer<Nothing> {
    context.write(|write| {
        let draft = write.get::<Draft>(request.id)?;
        context.expect_paper(draft.kind, Action::Change)?;
        if draft.kind == DocumentKind::Arrival {
            return Err(Fault::new(Code::OnTheWay).into());
        }
        if request.version.is_some_and(|seen| seen != draft.version) {
            return Err(Fault::new(Code::ChangedMeanwhile).into());
        }
        write.delete::<Draft>(request.id)?;
        Ok(Nothing {})
    })
}

pub(super) fn view(context: &Context<'_>, read: &Read<'_>, draft: Draft) -> Answer<DraftView> {
    let resolved = resolve(context, read, DocumentId(draft.id.0), &draft.body)?;
    Ok(DraftView { reckoned: resolved.shown(context, read)?, draft })
}

/// By what a person knows the draft again: the party, the paper of the goods that are to arrive, else the first text.
pub(super) fn title(read: &Read<'_>, body: &DocumentDraft) -> Answer<String> {
    if body.kind == DocumentKind::Arrival {
        return Ok(body.reference.clone());
    }
    let party = body.party.map(|party| read.find::<kontor_core::party::Party>(party)).transpose()?.flatten();
    let first =
        || body.lines.iter().map(|line| line.text.trim()).find(|text| !text.is_empty()).unwrap_or_default().to_owned();
    Ok(party.map_or_else(first, |party| party.name))
}
