//! `history_of`, `journal_list`.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::journal::Disclosure;
use kontor_core::permission::{Action, Permission};
use kontor_store::journal::history::HistoryEntry;
use kontor_store::list::{Page, Window};
use kontor_store::rows::journal::JournalRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;

/// Whose history, and which part of it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct HistoryOf {
    /// What kind of record.
    pub kind: EntityKind,
    /// Which.
    pub id: Id,
    /// How many of the newest entries are passed over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub from: u32,
    /// How many at most; 50 when left out, never more than 500.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A part of the history of a record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct HistoryPage {
    /// What happened, the newest first.
    pub entries: Vec<HistoryEntry>,
    /// How many entries there are.
    #[ts(type = "number")]
    pub total: usize,
    /// How it was printed, handed out and exported, the newest first.
    pub disclosures: Vec<Disclosure>,
}

pub(crate) fn history_of(context: &Context<'_>, request: HistoryOf) -> Answer<HistoryPage> {
    if !context.may_see(request.kind) {
        let right = Permission::new(request.kind.resource(), Action::See);
        return Err(Fault::new(Code::NotAllowed).with("permission", right).into());
    }
    context.read(|read| {
        let all = read.history_of(request.kind, request.id, |kind| !context.may_see(kind))?;
        let total = all.len();
        let (from, limit) = (request.from as usize, request.limit.unwrap_or(50).min(500) as usize);
        let mut entries: Vec<HistoryEntry> = all.into_iter().skip(from).take(limit).collect();
        read.name_history(&mut entries)?;
        let mut disclosures = read.disclosures_of(request.id)?;
        disclosures.reverse();
        Ok(HistoryPage { entries, total, disclosures })
    })
}

/// Which commits, in which order.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct JournalListRequest {
    /// Only those that touched this kind of record; all without it.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<EntityKind>,
    /// The window; filters by `user`, `command` and `at_ms` (`from`, `to`).
    #[serde(default)]
    #[ts(optional, as = "Option<Window>")]
    pub window: Window,
}

pub(crate) fn journal_list(context: &Context<'_>, request: JournalListRequest) -> Answer<Page<JournalRow>> {
    context.read(|read| Ok(read.journal(request.kind, &request.window)?))
}
