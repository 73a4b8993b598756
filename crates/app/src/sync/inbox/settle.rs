//! `issue_settle`: an ordinary change of this PC, which tells head office what shall stand.

use kontor_core::entity::IssueNoteId;
use kontor_core::fault::{Code, Fault};
use kontor_core::journal::IssueNote;
use kontor_core::permission::{Action, Permission};
use kontor_store::Write;
use kontor_store::row::Cell;
use kontor_store::table::issue::{IssueKind, KeptIssue};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::view::IssueDetail;
use super::{IssueGet, cure, find, issue_get};
use crate::context::Context;
use crate::error::Answer;

/// How an issue is settled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "how", rename_all = "snake_case")]
// In TypeScript all types share one room, and money is settled, too.
#[schemars(rename = "IssueSettling")]
#[ts(rename = "IssueSettling")]
pub enum Settling {
    /// What stands shall stand.
    Stands,
    /// What does not stand shall stand instead.
    Other,
    /// The record is removed after all.
    Remove,
    /// The record stays.
    Keep,
    /// Somebody looked at it; what had to be done was done.
    Seen {
        /// What came of it.
        note: String,
    },
}

/// An issue, and how it is settled. Another value than the two of them is set where the record is edited: that settles the issue, too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueSettle {
    /// Its number in the firm.
    #[ts(type = "number")]
    pub number: u64,
    /// How.
    pub settling: Settling,
}

/// Most letters of a note.
const NOTE: usize = 2_000;

pub(crate) fn issue_settle(context: &Context<'_>, request: IssueSettle) -> Answer<IssueDetail> {
    context.write(|write| {
        let kept = find(context, write, request.number)?;
        if !kept.open {
            return Err(Fault::new(Code::NothingToDo).into());
        }
        if !cure::may_cure(context, write, &kept)? {
            let right = cure::right(write, &kept)?;
            return Err(Fault::new(Code::NotAllowed).with("permission", right).into());
        }
        settle(context, write, &kept, &request.settling)?;
        Ok(write.settles_issue(request.number)?)
    })?;
    issue_get(context, IssueGet { number: request.number })
}

fn settle(context: &Context<'_>, write: &mut Write<'_>, kept: &KeptIssue, settling: &Settling) -> Answer<()> {
    let issue = &kept.issue;
    match (settling, issue.column, kept.kind) {
        (Settling::Stands | Settling::Other, Some(column), IssueKind::Overwritten | IssueKind::Held) => {
            let bytes = if *settling == Settling::Stands { &issue.stands } else { &issue.other };
            let cell = bytes.as_deref().and_then(|bytes| Cell::decode(bytes).ok()).unwrap_or(Cell::Null);
            Ok(write.say(kept.of, issue.row, column, &cell)?)
        }
        (Settling::Remove, None, IssueKind::RemovalAsked) => {
            let right = Permission::new(kept.of.resource(), Action::Void);
            if !context.viewer.rights.may(right) {
                return Err(Fault::new(Code::NotAllowed).with("permission", right).into());
            }
            Ok(write.remove(kept.of, issue.row)?)
        }
        (Settling::Keep, None, IssueKind::RemovalAsked) => word(context, write, kept, ""),
        (Settling::Seen { note }, ..) => {
            if note.chars().count() > NOTE {
                return Err(Fault::at("settling.note", Code::TooLong).with("max", NOTE).into());
            }
            word(context, write, kept, note.trim())
        }
        _ => Err(Fault::at("settling", Code::NotAChoice).into()),
    }
}

/// Settles an issue with a word: that travels as a fact of its own, and closes it for everybody.
pub(super) fn word(context: &Context<'_>, write: &mut Write<'_>, kept: &KeptIssue, note: &str) -> Answer<()> {
    let issue = u32::try_from(kept.issue.number).map_err(|_| Fault::new(Code::NotFound).with("kind", "issue"))?;
    let note = IssueNote {
        id: context.new_id::<IssueNoteId>(),
        issue,
        kind: kept.of,
        record: kept.issue.row,
        note: note.to_owned(),
        at_ms: context.now(),
        by: context.user.id,
    };
    Ok(write.insert_trail(&note)?)
}

/// The two records of a duplicate are one: nobody needs to look at it any more.
pub(crate) fn settle_duplicate(context: &Context<'_>, write: &mut Write<'_>, number: u64) -> Answer<()> {
    let kept = find(context, write, number)?;
    if kept.kind != IssueKind::Duplicate || !kept.open {
        return Err(Fault::at("issue", Code::NotAChoice).into());
    }
    // The merge itself is what is taken back: that the issue was settled stays.
    word(context, write, &kept, "")?;
    Ok(write.settles_issue(number)?)
}
