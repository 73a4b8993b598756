//! Own changes of which head office did not apply something: whoever made them sees what became of them.

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_record::kind_of;
use kontor_store::outbox::Refusal;
use kontor_sync::wire::{Reason, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

text_enum! {
    /// Why a change was not applied.
    RefusalReason {
        /// The author has no right to it.
        NotAllowed "not_allowed",
        /// A record that it changes is not at head office.
        NoRecord "no_record",
        /// A record that it changes was erased for ever.
        Erased "erased",
        /// A fact of that identity says something else there.
        OtherFact "other_fact",
        /// Head office cannot read it yet; it is kept there.
        Unreadable "unreadable",
        /// The document was decided on already.
        Decided "decided",
        /// The PC was silent for too long.
        Stale "stale",
    }
}

/// A change of which something was not applied.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncRefusal {
    /// Which.
    pub id: RefusalId,
    /// When head office said so.
    pub at_ms: Timestamp,
    /// Who made it.
    pub user: UserId,
    /// The command.
    pub command: String,
    /// Why.
    pub reason: RefusalReason,
    /// Head office keeps it and applies it when it can; otherwise it is not applied.
    pub kept: bool,
    /// The records that it is about, each once.
    pub records: Vec<RefusedRecord>,
}

/// A record that such a change is about.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct RefusedRecord {
    /// Of which kind.
    pub kind: EntityKind,
    /// Which.
    pub id: Id,
}

/// Which change.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct RefusalId {
    /// Its incarnation.
    pub incarnation: u16,
    /// Its place in the chain of this PC.
    #[ts(type = "number")]
    pub dseq: u64,
}

const fn reason_of(reason: Reason) -> RefusalReason {
    match reason {
        Reason::NotAllowed => RefusalReason::NotAllowed,
        Reason::NoRow => RefusalReason::NoRecord,
        Reason::Erased => RefusalReason::Erased,
        Reason::OtherFact => RefusalReason::OtherFact,
        Reason::Unreadable => RefusalReason::Unreadable,
        Reason::Decided => RefusalReason::Decided,
        Reason::Stale => RefusalReason::Stale,
    }
}

/// As people see it; nothing of what was applied after all, and no record that the person may not see.
fn shown(context: &Context<'_>, refusal: Refusal) -> Option<SyncRefusal> {
    let (reason, kept) = match refusal.verdict {
        Verdict::Refused(reason) => (reason, false),
        Verdict::Parked(reason) => (reason, true),
        Verdict::Accepted | Verdict::WithIssues(_) => return None,
    };
    let mut records: Vec<RefusedRecord> = Vec::new();
    for op in &refusal.commit.ops {
        let Some(kind) = kind_of(op.table()).filter(|kind| context.may_see(*kind)) else { continue };
        if records.iter().all(|record| record.id != op.id()) {
            records.push(RefusedRecord { kind, id: op.id() });
        }
    }
    let (incarnation, dseq) = refusal.place;
    Some(SyncRefusal {
        id: RefusalId { incarnation, dseq },
        at_ms: refusal.at,
        user: UserId(refusal.commit.user),
        command: refusal.commit.command,
        reason: reason_of(reason),
        kept,
        records,
    })
}

pub(crate) fn sync_refusals(context: &Context<'_>, _: Nothing) -> Answer<Vec<SyncRefusal>> {
    let refusals = context.read(|read| Ok(read.refusals()?))?;
    Ok(refusals.into_iter().filter_map(|refusal| shown(context, refusal)).collect())
}

pub(crate) fn sync_refusal_dismiss(context: &Context<'_>, id: RefusalId) -> Answer<Vec<SyncRefusal>> {
    let there = context.write(|write| Ok(write.put_refusal_aside((id.incarnation, id.dseq))?))?;
    if !there {
        return Err(Fault::new(Code::NotFound).with("kind", "commit").into());
    }
    sync_refusals(context, Nothing {})
}
