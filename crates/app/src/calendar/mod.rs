//! One calendar of all that has a date: activities, shifts day by day, planned deliveries.
//!
//! An event is known by its id and its day: a weekly shift takes place many times. Days and times are those of the company's
//! time zone, also where its clock jumps.

mod shifts;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::Datelike;
use kontor_core::entity::{EmployeeId, EntityKind};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::Id;
use kontor_core::permission::{Action, Resource};
use kontor_core::schedule::{Activity, ActivityKind};
use kontor_core::text_enum;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_store::Read;
use kontor_store::rows::document::DocumentRow;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{self, Calendar, Context};
use crate::error::Answer;

/// Days that can be asked for at once.
const MOST_DAYS: i64 = 100;

text_enum! {
    /// What an event of the calendar is.
    CalendarKind {
        /// A task, call, appointment, letter or note.
        Activity "activity",
        /// Somebody works.
        Shift "shift",
        /// An order is wanted by then.
        Delivery "delivery",
    }
}

text_enum! {
    /// The key of an event's colour.
    CalendarColour {
        /// A task.
        Task "task",
        /// A phone call.
        Call "call",
        /// An appointment.
        Meeting "meeting",
        /// A letter or e-mail.
        Mail "mail",
        /// A note.
        Note "note",
        /// A shift.
        Shift "shift",
        /// A planned delivery.
        Delivery "delivery",
    }
}

/// Which part of the calendar.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalendarSpan {
    /// First day.
    pub first: LocalDate,
    /// Last day; at most 100 days in all.
    pub last: LocalDate,
    /// Only activities and shifts of these people; everybody's and nobody's when empty.
    #[serde(default)]
    pub employees: Vec<EmployeeId>,
    /// Only these kinds; all when empty.
    #[serde(default)]
    pub kinds: Vec<CalendarKind>,
}

/// Something in the calendar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalendarEvent {
    /// The activity, shift or order. With `day` it tells events apart.
    pub id: Id,
    /// What it is.
    pub kind: CalendarKind,
    /// The subject, the employee's name, or number and customer.
    pub title: String,
    /// The day on which it is or starts.
    pub day: LocalDate,
    /// When it starts; without a time it is for the whole day.
    pub starts_at_ms: Option<Timestamp>,
    /// When it ends.
    pub ends_at_ms: Option<Timestamp>,
    /// Whose row it stands in.
    pub employee: Option<EmployeeId>,
    /// Kind of the record that it belongs to.
    pub link_kind: Option<EntityKind>,
    /// The record that it belongs to.
    pub link_id: Option<Id>,
    /// Whether it was done.
    pub done: bool,
    /// The key of its colour.
    pub colour: CalendarColour,
}

pub(crate) fn calendar_span(context: &Context<'_>, request: CalendarSpan) -> Answer<Vec<CalendarEvent>> {
    request.check()?;
    context.read(|read| {
        let calendar = Calendar::of(&context::company(read)?);
        let wanted = |kind| request.kinds.is_empty() || request.kinds.contains(&kind);
        let mut events = Vec::new();
        if wanted(CalendarKind::Activity) {
            events.extend(activities(read, calendar, &request)?);
        }
        if wanted(CalendarKind::Shift) {
            events.extend(shifts(read, calendar, &request)?);
        }
        if wanted(CalendarKind::Delivery) && context.may(Resource::Document, Action::See) {
            let orders = read.orders_wanted(request.first, request.last, 1000)?;
            events.extend(orders.rows.into_iter().filter_map(delivery));
        }
        events.sort_by_key(|event| (event.day, event.starts_at_ms, event.id));
        Ok(events)
    })
}

impl CalendarSpan {
    fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        for (field, day) in [("first", self.first), ("last", self.last)] {
            if !(1970..2200).contains(&day.year()) {
                faults.push(Fault::at(field, Code::OutOfRange).with("min", "1970-01-01").with("max", "2199-12-31"));
            }
        }
        let days = self.last.signed_duration_since(self.first).num_days() + 1;
        if days < 1 {
            faults.push(Fault::at("last", Code::EndBeforeStart));
        } else if days > MOST_DAYS {
            faults.push(Fault::at("last", Code::OutOfRange).with("min", 1).with("max", MOST_DAYS));
        }
        faults.ok()
    }
    fn of(&self, employee: Option<EmployeeId>) -> bool {
        self.employees.is_empty() || employee.is_some_and(|employee| self.employees.contains(&employee))
    }
}

fn activities(read: &Read<'_>, calendar: Calendar, span: &CalendarSpan) -> Answer<Vec<CalendarEvent>> {
    let (from, to) = (calendar.start_of(span.first), calendar.end_of(span.last));
    let found = read.activities_between(span.first, span.last, from, to)?;
    Ok(found.into_iter().filter(|activity| span.of(activity.assignee)).filter_map(activity).collect())
}

fn activity(activity: Activity) -> Option<CalendarEvent> {
    Some(CalendarEvent {
        id: activity.id.0,
        kind: CalendarKind::Activity,
        title: activity.subject,
        day: activity.due_on?,
        starts_at_ms: activity.starts_at_ms,
        ends_at_ms: activity.ends_at_ms,
        employee: activity.assignee,
        link_kind: activity.link_kind.or(activity.party.map(|_| EntityKind::Party)),
        link_id: activity.link_id.or(activity.party.map(|party| party.0)),
        done: activity.done_at_ms.is_some(),
        colour: match activity.kind {
            ActivityKind::Task => CalendarColour::Task,
            ActivityKind::Call => CalendarColour::Call,
            ActivityKind::Meeting => CalendarColour::Meeting,
            ActivityKind::Mail => CalendarColour::Mail,
            ActivityKind::Note => CalendarColour::Note,
        },
    })
}

fn shifts(read: &Read<'_>, calendar: Calendar, span: &CalendarSpan) -> Answer<Vec<CalendarEvent>> {
    let names: BTreeMap<EmployeeId, String> =
        read.employees_seen()?.into_iter().map(|employee| (employee.id, employee.name)).collect();
    let mut events = Vec::new();
    for shift in read.shifts_between(span.first, span.last)? {
        let Some(name) = names.get(&shift.employee).filter(|_| span.of(Some(shift.employee))) else { continue };
        events.extend(shifts::days_of(calendar, &shift, span.first, span.last).map(|(day, start, end)| {
            CalendarEvent {
                id: shift.id.0,
                kind: CalendarKind::Shift,
                title: name.clone(),
                day,
                starts_at_ms: Some(start),
                ends_at_ms: Some(end),
                employee: Some(shift.employee),
                link_kind: Some(EntityKind::Employee),
                link_id: Some(shift.employee.0),
                done: false,
                colour: CalendarColour::Shift,
            }
        }));
    }
    Ok(events)
}

fn delivery(order: DocumentRow) -> Option<CalendarEvent> {
    Some(CalendarEvent {
        id: order.id.0,
        kind: CalendarKind::Delivery,
        title: [order.number, order.party_name.unwrap_or_default()].join(" ").trim_end().to_owned(),
        day: order.until_on?,
        starts_at_ms: None,
        ends_at_ms: None,
        employee: None,
        link_kind: Some(EntityKind::Document),
        link_id: Some(order.id.0),
        done: false,
        colour: CalendarColour::Delivery,
    })
}
