//! The inbox: what head office found that people must settle (SYNC.md 2.15). `issue_list`, `issue_get`, `issue_settle`,
//! `issue_period`.
//!
//! * Somebody hears of an issue who may see the record and could cure it, or whose own words do not stand.
//! * Settling is an ordinary change, which travels: head office closes the issue when it arrives. What one person settled counts as
//!   settled on this PC at once, and waits again if head office refuses it.
//! * An issue about a column is settled by what shall stand there; one about facts by the counter-document, which its cure names, and
//!   by a word that says so.

mod cure;
mod period;
mod settle;
mod view;

use kontor_core::fault::{Code, Fault};
use kontor_core::permission::Action;
use kontor_store::Read;
use kontor_store::table::issue::KeptIssue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::cure::{Cure, IssueCure};
pub(crate) use self::period::issue_period;
pub use self::period::{IssuePeriod, PeriodWay};
pub use self::settle::{IssueSettle, Settling};
pub(crate) use self::settle::{issue_settle, settle_duplicate};
pub use self::view::{IssueDetail, IssueRow, IssueValue, IssueWriter, Related, ValueKind};

use crate::context::Context;
use crate::error::Answer;

/// Which issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueShow {
    /// Those that wait for somebody.
    #[default]
    Open,
    /// Those that were settled.
    Settled,
}

/// A part of the inbox, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueList {
    /// Those that wait, or those that were settled.
    #[serde(default)]
    #[ts(optional, as = "Option<IssueShow>")]
    pub show: IssueShow,
    /// Behind the issue with this number: the last one of the page before.
    #[serde(default)]
    #[ts(optional, type = "number")]
    pub after: Option<u64>,
    /// How many at most; 50 when left out, never more than 500.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A part of the inbox.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssuePage {
    /// The issues, the newest first.
    pub rows: Vec<IssueRow>,
    /// Whether there are more behind them.
    pub more: bool,
}

/// Which issue.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssueGet {
    /// Its number in the firm.
    #[ts(type = "number")]
    pub number: u64,
}

pub(crate) fn issue_list(context: &Context<'_>, request: IssueList) -> Answer<IssuePage> {
    let limit = request.limit.unwrap_or(50).min(500) as usize;
    context.read(|read| {
        let open = request.show == IssueShow::Open;
        let (found, more) = read.issues(open, request.after, limit, |kept| is_for(context, read, kept))?;
        let rows = found.iter().map(|kept| view::row(context, read, kept)).collect::<Answer<_>>()?;
        Ok(IssuePage { rows, more })
    })
}

pub(crate) fn issue_get(context: &Context<'_>, request: IssueGet) -> Answer<IssueDetail> {
    context.read(|read| view::detail(context, read, &find(context, read, request.number)?))
}

/// The issue with a number, if it is for the person.
fn find(context: &Context<'_>, read: &Read<'_>, number: u64) -> Answer<KeptIssue> {
    let missing = || Fault::new(Code::NotFound).with("kind", "issue");
    let kept = read.issue(number)?.ok_or_else(missing)?;
    if is_for(context, read, &kept)? { Ok(kept) } else { Err(missing().into()) }
}

/// Whether somebody hears of an issue: the record must be in sight; then whoever can cure it does, and whose words do not stand.
fn is_for(context: &Context<'_>, read: &Read<'_>, kept: &KeptIssue) -> Answer<bool> {
    let id = kept.issue.row;
    // Of what is not here nobody can say who may see it.
    let is_here = read.row(kept.of, id)?.is_some();
    let in_sight =
        is_here && context.may_see(kept.of) && read.reaches_whole(context.viewer, kept.of, Action::See, id)?;
    Ok(in_sight && (kept.issue.user == context.user.id.0 || cure::may_cure(context, read, kept)?))
}
