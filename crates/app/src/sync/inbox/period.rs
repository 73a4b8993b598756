//! `issue_period`: what was posted into a closed period stands; where its amounts count is decided here, by a click.

use kontor_core::entity::{BranchId, DocumentId, EntityKind, EntryId, PaymentId};
use kontor_core::fault::{Code, Fault};
use kontor_core::ledger::{EntryHead, LockArea, PeriodLock};
use kontor_core::payment::Payment;
use kontor_core::permission::{Action, Resource};
use kontor_core::sales::{Document, DocumentKind};
use kontor_core::text_enum;
use kontor_core::time::LocalDate;
use kontor_store::table::issue::{IssueKind, KeptIssue};
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::settle::word;
use super::view::IssueDetail;
use super::{IssueGet, cure, find, issue_get};
use crate::context::Context;
use crate::error::Answer;
use crate::ledger::post_again;

text_enum! {
    /// What becomes of amounts that were posted into a closed period.
    PeriodWay {
        /// They count on the first day that is open. What was booked on the closed day is taken back on that day, so that its period
        /// stays as it was reported.
        PostLater "post_later",
        /// They count on their own day: the period ends the day before.
        Reopen "reopen",
    }
}

/// An issue about a closed period, and what becomes of the amounts.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssuePeriod {
    /// Its number in the firm.
    #[ts(type = "number")]
    pub number: u64,
    /// What becomes of them.
    pub way: PeriodWay,
}

/// What was posted, and where.
struct Posted {
    area: LockArea,
    branch: BranchId,
    on: LocalDate,
    entries: Vec<EntryHead>,
}

pub(crate) fn issue_period(context: &Context<'_>, request: IssuePeriod) -> Answer<IssueDetail> {
    context.write(|write| {
        let kept = find(context, write, request.number)?;
        if kept.kind != IssueKind::PeriodClosed {
            return Err(Fault::at("number", Code::NotAChoice).into());
        }
        if !kept.open {
            return Err(Fault::new(Code::NothingToDo).into());
        }
        if !cure::may_cure(context, write, &kept)? {
            return Err(Fault::new(Code::NotAllowed).with("permission", cure::right(write, &kept)?).into());
        }
        let posted = Posted::of(write, &kept)?;
        match request.way {
            PeriodWay::Reopen => reopen(write, &posted)?,
            PeriodWay::PostLater => post_later(context, write, &posted)?,
        }
        word(context, write, &kept, "")?;
        Ok(write.settles_issue(request.number)?)
    })?;
    issue_get(context, IssueGet { number: request.number })
}

impl Posted {
    fn of(read: &Read<'_>, kept: &KeptIssue) -> Answer<Self> {
        let row = kept.issue.row;
        Ok(match kept.of {
            EntityKind::Document => {
                let document: Document = read.get(DocumentId(row))?;
                let area = match document.kind {
                    DocumentKind::Invoice | DocumentKind::CreditNote => LockArea::Sales,
                    _ => LockArea::Stock,
                };
                let entries = read.entries_of_document(document.id)?;
                Self { area, branch: document.branch, on: document.issued_on, entries }
            }
            EntityKind::Payment => {
                let payment: Payment = read.get(PaymentId(row))?;
                let entries = read.entries_of_payment(payment.id)?;
                Self { area: LockArea::Payment, branch: payment.branch, on: payment.paid_on, entries }
            }
            EntityKind::Entry => {
                let entry: EntryHead = read.get(EntryId(row))?;
                Self { area: LockArea::All, branch: entry.branch, on: entry.booked_on, entries: vec![entry] }
            }
            other => return Err(Fault::new(Code::NotFound).with("kind", other.table()).into()),
        })
    }
    /// The locks that close its day.
    fn locks(&self, read: &Read<'_>) -> Answer<Vec<PeriodLock>> {
        let mut locks = read.period_locks()?;
        locks.retain(|lock| {
            (lock.area == LockArea::All || lock.area == self.area)
                && lock.branch.is_none_or(|branch| branch == self.branch)
                && lock.until_on >= self.on
        });
        Ok(locks)
    }
}

/// The period ends the day before.
fn reopen(write: &mut Write<'_>, posted: &Posted) -> Answer<()> {
    for lock in posted.locks(write)? {
        match posted.on.pred_opt() {
            Some(until_on) => drop(write.update(&PeriodLock { until_on, ..lock })?),
            None => write.delete::<PeriodLock>(lock.id)?,
        }
    }
    Ok(())
}

/// Takes back on its own day what was booked on a closed one, and books it on the first day that is open.
fn post_later(context: &Context<'_>, write: &mut Write<'_>, posted: &Posted) -> Answer<()> {
    context.expect(Resource::Ledger, Action::Post)?;
    let until = posted.locks(write)?.into_iter().map(|lock| lock.until_on).max();
    let first = until.and_then(|until| until.succ_opt()).unwrap_or(posted.on);
    for head in posted.entries.iter().filter(|head| head.booked_on < first && head.reversal_of.is_none()) {
        if write.reversal_of_entry(head.id)?.is_none() {
            post_again(context, write, head, first)?;
        }
    }
    Ok(())
}
