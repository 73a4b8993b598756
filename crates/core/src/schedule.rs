//! Tasks, appointments, employees and their weekly shifts: what fills the calendar.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{self, NAME, TEXT};
use crate::entity::{ActivityId, BranchId, EmployeeId, EmployeePayId, EntityKind, PartyId, ShiftId};
use crate::fault::{Code, Fault, Faults};
use crate::id::Id;
use crate::money::Currency;
use crate::text_enum;
use crate::time::{LocalDate, Timestamp};

/// The last millisecond before the year 2200: what lies behind is a typing error and no appointment.
const LATEST_MS: i64 = 7_258_118_399_999;

text_enum! {
    /// What is to be done, or was done.
    ActivityKind {
        /// Something to do until a date.
        Task "task",
        /// A phone call.
        Call "call",
        /// An appointment with a start and an end.
        Meeting "meeting",
        /// A letter or e-mail.
        Mail "mail",
        /// Only a note.
        Note "note",
    }
}

/// A task, call, appointment or note, linked to any record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Activity {
    /// Identity.
    pub id: ActivityId,
    /// What it is.
    pub kind: ActivityKind,
    /// In a few words.
    pub subject: String,
    /// More about it.
    #[serde(default)]
    pub notes: String,
    /// Due on that day; with a time when `starts_at_ms` is given.
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
    /// With or for whom.
    #[serde(default)]
    pub party: Option<PartyId>,
    /// Kind of the record that it belongs to.
    #[serde(default)]
    pub link_kind: Option<EntityKind>,
    /// The record that it belongs to.
    #[serde(default)]
    pub link_id: Option<Id>,
    /// When to remind.
    #[serde(default)]
    pub remind_at_ms: Option<Timestamp>,
    /// When it was done.
    #[serde(default)]
    pub done_at_ms: Option<Timestamp>,
    /// What came of it.
    #[serde(default)]
    pub outcome: String,
}

/// Somebody who works for the firm.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Employee {
    /// Identity.
    pub id: EmployeeId,
    /// Name.
    pub name: String,
    /// What the person does.
    #[serde(default)]
    pub title: String,
    /// Where the person works.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// Telephone.
    #[serde(default)]
    pub phone: String,
    /// E-mail.
    #[serde(default)]
    pub mail: String,
    /// Whether the person still works here.
    pub active: bool,
}

text_enum! {
    /// For what time somebody is paid.
    PayPer {
        /// An hour.
        Hour "hour",
        /// A month.
        Month "month",
    }
}

/// What an employee earns. Confidential: a table of its own, for those who may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EmployeePay {
    /// Identity.
    pub id: EmployeePayId,
    /// Who.
    pub employee: EmployeeId,
    /// For what time.
    pub per: PayPer,
    /// In minor units.
    #[ts(type = "number")]
    pub pay_minor: i64,
    /// Of this currency.
    pub currency: Currency,
}

/// When an employee works, week by week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Shift {
    /// Identity.
    pub id: ShiftId,
    /// Whose.
    pub employee: EmployeeId,
    /// ISO weekday: 1 is Monday, 7 is Sunday.
    #[ts(type = "number")]
    pub weekday: i64,
    /// Minutes after midnight, local time of the branch.
    #[ts(type = "number")]
    pub starts_min: i64,
    /// Minutes after midnight; at most 1440.
    #[ts(type = "number")]
    pub ends_min: i64,
    /// Unpaid break.
    #[serde(default)]
    #[ts(type = "number")]
    pub break_min: i64,
    /// First day.
    pub valid_from_on: LocalDate,
    /// Last day; open when empty.
    #[serde(default)]
    pub valid_to_on: Option<LocalDate>,
}

impl Activity {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("subject", &self.subject, NAME);
        faults.at_most("notes", &self.notes, TEXT);
        faults.at_most("outcome", &self.outcome, TEXT);
        let timed = self.kind == ActivityKind::Meeting || self.ends_at_ms.is_some();
        if timed && self.starts_at_ms.is_none() {
            faults.push(Fault::at("starts_at_ms", Code::Required));
        }
        let instants = [
            ("starts_at_ms", self.starts_at_ms),
            ("ends_at_ms", self.ends_at_ms),
            ("remind_at_ms", self.remind_at_ms),
            ("done_at_ms", self.done_at_ms),
        ];
        for (field, at) in instants {
            if at.is_some_and(|at| !(0..=LATEST_MS).contains(&at.0)) {
                faults.push(Fault::at(field, Code::OutOfRange).with("min", "1970-01-01").with("max", "2199-12-31"));
            }
        }
        if self.ends_at_ms.is_some_and(|end| self.starts_at_ms.is_some_and(|start| end < start)) {
            faults.push(Fault::at("ends_at_ms", Code::EndBeforeStart));
        }
        if self.link_kind.is_some() != self.link_id.is_some() {
            faults.push(Fault::at("link_id", Code::Required));
        }
        faults.ok()
    }
}

impl Employee {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.at_most("title", &self.title, NAME);
        faults.if_given("mail", Some(&self.mail), check::mail);
        faults.ok()
    }
}

impl Shift {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        let mut within = |field: &str, value: i64, min: i64, max: i64| {
            if !(min..=max).contains(&value) {
                faults.push(Fault::at(field, Code::OutOfRange).with("min", min).with("max", max));
            }
        };
        within("weekday", self.weekday, 1, 7);
        within("starts_min", self.starts_min, 0, 1439);
        within("ends_min", self.ends_min, 1, 1440);
        within("break_min", self.break_min, 0, 600);
        if self.ends_min <= self.starts_min {
            faults.push(Fault::at("ends_min", Code::EndBeforeStart));
        }
        if self.valid_to_on.is_some_and(|to| to < self.valid_from_on) {
            faults.push(Fault::at("valid_to_on", Code::EndBeforeStart));
        }
        faults.ok()
    }
    /// Whether it is worked on that day.
    #[must_use]
    pub fn falls_on(&self, day: LocalDate) -> bool {
        i64::from(day.weekday().number_from_monday()) == self.weekday
            && self.valid_from_on <= day
            && self.valid_to_on.is_none_or(|to| day <= to)
    }
    /// Whether an employee would have to be in two places: both shifts take place on some day at the same time.
    /// Shifts that only touch follow each other.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.employee == other.employee
            && self.weekday == other.weekday
            && self.starts_min < other.ends_min
            && other.starts_min < self.ends_min
            && self.shares_a_day(other)
    }
    fn shares_a_day(&self, other: &Self) -> bool {
        let first = self.valid_from_on.max(other.valid_from_on);
        // Both are of the same weekday: within a week after the later first day both take place, if they are still valid then.
        let ahead = (self.weekday - i64::from(first.weekday().number_from_monday())).rem_euclid(7);
        let day = first.checked_add_signed(chrono::Duration::days(ahead));
        day.is_some_and(|day| self.falls_on(day) && other.falls_on(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shift(starts_min: i64, ends_min: i64, from: &str, to: Option<&str>) -> Shift {
        Shift {
            id: ShiftId::default(),
            employee: EmployeeId::default(),
            weekday: 3,
            starts_min,
            ends_min,
            break_min: 0,
            valid_from_on: from.parse().unwrap(),
            valid_to_on: to.map(|to| to.parse().unwrap()),
        }
    }

    #[test]
    fn shifts_overlap_only_where_both_take_place() {
        let day = shift(480, 960, "2026-03-02", None);
        let cases = [
            (shift(900, 1200, "2026-01-01", None), true),
            (shift(960, 1200, "2026-01-01", None), false),
            (shift(0, 480, "2026-01-01", None), false),
            (Shift { weekday: 4, ..day.clone() }, false),
            (Shift { employee: EmployeeId(Id::named("other")), ..day.clone() }, false),
            // Valid on Monday and Tuesday only: no Wednesday is shared.
            (shift(480, 960, "2026-02-01", Some("2026-03-03")), false),
            (shift(480, 960, "2026-02-01", Some("2026-03-04")), true),
        ];
        for (other, expect) in cases {
            assert_eq!(day.overlaps(&other), expect, "{other:?}");
            assert_eq!(other.overlaps(&day), expect, "{other:?}");
        }
    }
}
