//! Own changes of which head office did not apply something: whoever made them sees what became of them, makes them once more, or lets
//! them go. `sync_refusals`, `sync_refusal_retry`, `sync_refusal_dismiss`.

use kontor_core::entity::{EntityKind, MergeClass, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::permission::{Action, Permission};
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_record::{kind_of, number_of};
use kontor_store::Read;
use kontor_store::outbox::Refusal;
use kontor_store::row::Cell;
use kontor_sync::commit::Op;
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
    /// Name of that person.
    pub user_name: String,
    /// The command.
    pub command: String,
    /// Why.
    pub reason: RefusalReason,
    /// Head office keeps it and applies it when it can; otherwise it is not applied.
    pub kept: bool,
    /// Whether it can be made once more, by the person who asks.
    pub again: bool,
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
    /// What people call it, also where it is not here any more.
    pub name: String,
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
fn shown(context: &Context<'_>, read: &Read<'_>, refusal: Refusal) -> Answer<Option<SyncRefusal>> {
    let (reason, kept) = match refusal.verdict {
        Verdict::Refused(reason) => (reason, false),
        Verdict::Parked(reason) => (reason, true),
        Verdict::Accepted | Verdict::WithIssues(_) => return Ok(None),
    };
    let mut records: Vec<RefusedRecord> = Vec::new();
    for op in &refusal.commit.ops {
        let Some(kind) = kind_of(op.table()).filter(|kind| context.may_see(*kind)) else { continue };
        if records.iter().all(|record| record.id != op.id()) {
            records.push(RefusedRecord { kind, id: op.id(), name: name(read, kind, op)? });
        }
    }
    let (incarnation, dseq) = refusal.place;
    Ok(Some(SyncRefusal {
        id: RefusalId { incarnation, dseq },
        at_ms: refusal.at,
        user: UserId(refusal.commit.user),
        user_name: read.user_name(UserId(refusal.commit.user))?,
        again: may_again(reason, kept) && lacks(context, &refusal).is_none(),
        command: refusal.commit.command,
        reason: reason_of(reason),
        kept,
        records,
    }))
}

/// What people call a record: as it is here, else as the change would have named it.
fn name(read: &Read<'_>, kind: EntityKind, op: &Op) -> Answer<String> {
    if read.row(kind, op.id())?.is_some() {
        return Ok(read.name_of(kind, op.id())?);
    }
    let said = |column: &&str| {
        let number = number_of(kind, column)?;
        op.cells().iter().find_map(|(at, cell)| match cell {
            Cell::Text(text) if *at == number && !text.is_empty() => Some(text.clone()),
            _ => None,
        })
    };
    Ok(["name", "title", "subject", "number", "code", "text", "value"].iter().find_map(said).unwrap_or_default())
}

/// Whether the same change can go through another time: a right comes back, a PC was silent, a record was not there yet.
const fn may_again(reason: Reason, kept: bool) -> bool {
    !kept && matches!(reason, Reason::NotAllowed | Reason::NoRow | Reason::Stale)
}

/// The right that the person lacks to make all of a change. Facts stand already, but for those of a row that it makes.
fn lacks(context: &Context<'_>, refusal: &Refusal) -> Option<Permission> {
    refusal.commit.ops.iter().find_map(|op| {
        let kind =
            kind_of(op.table()).filter(|kind| !matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded))?;
        let actions: &[Action] = match op {
            Op::Delete { .. } | Op::Erase { .. } => &[Action::Void],
            Op::Put { .. } => &[Action::Create, Action::Change],
            Op::Patch { .. } | Op::Undelete { .. } | Op::Fact { .. } => &[Action::Change],
        };
        let may = actions.iter().any(|action| context.may(kind.resource(), *action)) && context.may_see(kind);
        let wanted = actions.first().map(|action| Permission::new(kind.resource(), *action));
        wanted.filter(|_| !may)
    })
}

pub(crate) fn sync_refusals(context: &Context<'_>, _: Nothing) -> Answer<Vec<SyncRefusal>> {
    context.read(|read| {
        let shown = read.refusals()?.into_iter().map(|refusal| shown(context, read, refusal));
        Ok(shown.collect::<Answer<Vec<_>>>()?.into_iter().flatten().collect())
    })
}

pub(crate) fn sync_refusal_retry(context: &Context<'_>, id: RefusalId) -> Answer<Vec<SyncRefusal>> {
    context.write(|write| {
        let refusal = write.refusal((id.incarnation, id.dseq))?.ok_or_else(missing)?;
        let again = matches!(refusal.verdict, Verdict::Refused(reason) if may_again(reason, false));
        if !again {
            return Err(Fault::new(Code::NothingToDo).into());
        }
        if let Some(right) = lacks(context, &refusal) {
            return Err(Fault::new(Code::NotAllowed).with("permission", right).into());
        }
        for op in &refusal.commit.ops {
            let Some(kind) = kind_of(op.table()) else { continue };
            if write.row(kind, op.id())?.is_some() {
                context.expect_reach(write, kind, Action::See, op.id())?;
            }
            write.again(op)?;
        }
        Ok(write.put_refusal_aside(refusal.place)?)
    })?;
    sync_refusals(context, Nothing {})
}

pub(crate) fn sync_refusal_dismiss(context: &Context<'_>, id: RefusalId) -> Answer<Vec<SyncRefusal>> {
    if !context.write(|write| Ok(write.put_refusal_aside((id.incarnation, id.dseq))?))? {
        return Err(missing().into());
    }
    sync_refusals(context, Nothing {})
}

fn missing() -> Fault {
    Fault::new(Code::NotFound).with("kind", "commit")
}
