//! Tasks, appointments, calls and notes, and their reminders.
//!
//! An activity with a time is due on the day of its start, as the company's clock shows it; so lists and days can go by
//! `due_on` alone.

mod save;

use kontor_core::entity::ActivityId;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::schedule::Activity;
use kontor_core::time::Timestamp;
use kontor_store::list::{Page, Window};
use kontor_store::rows::activity::ActivityRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use save::{
    ActivityDone, ActivityReschedule, ActivitySave, activity_delete, activity_done, activity_reopen,
    activity_reschedule, activity_save, change,
};

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

/// Which activity.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActivityGet {
    /// Its identity.
    pub id: ActivityId,
}

/// An activity with the names around it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActivityDetail {
    /// The activity.
    pub activity: Activity,
    /// Name of the party.
    pub party_name: Option<String>,
    /// Name of the person who does it.
    pub assignee_name: Option<String>,
    /// Title, name or number of the record that it belongs to.
    pub link_title: Option<String>,
}

/// Whose activities.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActivitiesOf {
    /// The record that they belong to, or the party that they are about.
    pub id: Id,
}

/// A reminder that the person has seen on this PC.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReminderShown {
    /// Which activity.
    pub id: ActivityId,
    /// For when it was set; another time reminds again.
    pub remind_at_ms: Timestamp,
}

pub(crate) fn activity_list(context: &Context<'_>, window: Window) -> Answer<Page<ActivityRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn activity_get(context: &Context<'_>, request: ActivityGet) -> Answer<ActivityDetail> {
    context.read(|read| {
        let activity: Activity = read.present(request.id)?;
        let gone = || Fault::new(Code::NotFound).with("kind", "activity");
        let row = read.activity_row(request.id)?.ok_or_else(gone)?;
        Ok(ActivityDetail {
            activity,
            party_name: row.party_name,
            assignee_name: row.assignee_name,
            link_title: row.link_title,
        })
    })
}

pub(crate) fn activities_of(context: &Context<'_>, request: ActivitiesOf) -> Answer<Vec<ActivityRow>> {
    context.read(|read| Ok(read.activity_rows_of(request.id)?))
}

pub(crate) fn reminder_due(context: &Context<'_>, _: Nothing) -> Answer<Vec<ActivityRow>> {
    context.read(|read| Ok(read.reminder_rows(context.user.employee, context.now())?))
}

pub(crate) fn reminder_shown(context: &Context<'_>, request: ReminderShown) -> Answer<Nothing> {
    context.write(|write| {
        write.present::<Activity>(request.id)?;
        write.reminder_shown(request.id, request.remind_at_ms)?;
        Ok(Nothing {})
    })
}
