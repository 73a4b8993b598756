//! Changing activities: save, done, reopened, moved in the calendar, removed.

use kontor_core::entity::{ActivityId, EmployeeId, EntityKind};
use kontor_core::fault::Faults;
use kontor_core::id::Id;
use kontor_core::schedule::Activity;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ActivityDetail, ActivityGet, activity_get};
use crate::context::{self, Calendar, Context};
use crate::error::Answer;
use crate::program::Nothing;
use crate::reference::expect_there;

/// An activity as it should be.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActivitySave {
    /// The activity. A new one comes with an id of the caller's making. With a time, `due_on` is the day of that.
    pub activity: Activity,
}

/// An activity was done.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActivityDone {
    /// Which activity.
    pub id: ActivityId,
    /// What came of it.
    #[serde(default)]
    pub outcome: String,
}

/// An activity is moved to another time or person. What is left out becomes empty; a reminder moves along.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActivityReschedule {
    /// Which activity.
    pub id: ActivityId,
    /// The day, for one without a time.
    #[serde(default)]
    pub due_on: Option<LocalDate>,
    /// When it starts.
    #[serde(default)]
    pub starts_at_ms: Option<Timestamp>,
    /// When it ends.
    #[serde(default)]
    pub ends_at_ms: Option<Timestamp>,
    /// Who does it.
    #[serde(default)]
    pub assignee: Option<EmployeeId>,
}

pub(crate) fn activity_save(context: &Context<'_>, request: ActivitySave) -> Answer<ActivityDetail> {
    let id = request.activity.id;
    context.write(|write| {
        let before = write.find::<Activity>(id)?;
        check(write, "activity.", &request.activity, before.as_ref())?;
        keep(write, request.activity)
    })?;
    activity_get(context, ActivityGet { id })
}

pub(crate) fn activity_done(context: &Context<'_>, request: ActivityDone) -> Answer<ActivityDetail> {
    changed(context, request.id, |mut activity, _| {
        // Said twice, it was still done the first time.
        activity.done_at_ms = activity.done_at_ms.or(Some(context.now()));
        activity.outcome = request.outcome;
        activity
    })
}

pub(crate) fn activity_reopen(context: &Context<'_>, request: ActivityGet) -> Answer<ActivityDetail> {
    changed(context, request.id, |activity, _| Activity { done_at_ms: None, ..activity })
}

pub(crate) fn activity_reschedule(context: &Context<'_>, request: ActivityReschedule) -> Answer<ActivityDetail> {
    changed(context, request.id, |before, calendar| {
        let ActivityReschedule { due_on, starts_at_ms, ends_at_ms, assignee, .. } = request;
        let mut moved = Activity { due_on, starts_at_ms, ends_at_ms, assignee, ..before.clone() };
        let at = |activity: &Activity| {
            activity.starts_at_ms.or_else(|| activity.due_on.map(|day| calendar.start_of(day))).map(|at| at.0)
        };
        if let (Some(remind), Some(old), Some(new)) = (before.remind_at_ms, at(&before), at(&moved)) {
            moved.remind_at_ms = Some(Timestamp(remind.0.saturating_add(new.saturating_sub(old))));
        }
        moved
    })
}

pub(crate) fn activity_delete(context: &Context<'_>, request: ActivityGet) -> Answer<Nothing> {
    context.write(|write| {
        write.present::<Activity>(request.id)?;
        write.delete::<Activity>(request.id)?;
        Ok(Nothing {})
    })
}

fn changed(
    context: &Context<'_>,
    id: ActivityId,
    edit: impl FnOnce(Activity, Calendar) -> Activity,
) -> Answer<ActivityDetail> {
    context.write(|write| {
        let calendar = Calendar::of(&context::company(write)?);
        change(write, id, |before| edit(before, calendar))
    })?;
    activity_get(context, ActivityGet { id })
}

/// Changes an activity in a change that is going on.
pub(crate) fn change(write: &mut Write<'_>, id: ActivityId, edit: impl FnOnce(Activity) -> Activity) -> Answer<()> {
    let before: Activity = write.present(id)?;
    let after = edit(before.clone());
    check(write, "", &after, Some(&before))?;
    keep(write, after)
}

fn keep(write: &mut Write<'_>, mut activity: Activity) -> Answer<()> {
    if let Some(start) = activity.starts_at_ms {
        activity.due_on = Some(Calendar::of(&context::company(write)?).day_of(start));
    }
    Ok(write.save(&activity)?)
}

fn check(read: &Read<'_>, path: &str, activity: &Activity, before: Option<&Activity>) -> Answer<()> {
    let mut faults = Faults::none();
    if let Err(found) = activity.validate() {
        faults.0.extend(found.0.into_iter().map(|mut fault| {
            fault.field = format!("{path}{}", fault.field);
            fault
        }));
    }
    let mut there = |field: &str, kind: EntityKind, of: fn(&Activity) -> Option<Id>| {
        expect_there(read, &mut faults, &format!("{path}{field}"), kind, of(activity), before.and_then(of))
    };
    there("assignee", EntityKind::Employee, |activity| activity.assignee.map(|id| id.0))?;
    there("party", EntityKind::Party, |activity| activity.party.map(|id| id.0))?;
    if let Some(kind) = activity.link_kind {
        there("link_id", kind, |activity| activity.link_id)?;
    }
    Ok(faults.ok()?)
}
