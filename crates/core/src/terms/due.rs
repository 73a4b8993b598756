//! From the date of a document to the date on which a part of it is due.

use chrono::{Datelike, Days, Months};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::{Code, Fault, Faults};
use crate::time::LocalDate;

/// The rule, applied in the order of its fields. A day that a month does not have becomes its last day, so one month after
/// 31 January is 28 (or 29) February, and day 31 is the last day of every month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default)]
pub struct Due {
    /// So many months later.
    pub months: u32,
    /// And so many days.
    pub days: u32,
    /// Then on to the end of that month.
    pub end_of_month: bool,
    /// Then on to the next such day of a month, that day included.
    pub day_of_month: Option<u32>,
}

impl Due {
    /// So many days after the document.
    #[must_use]
    pub const fn in_days(days: u32) -> Self {
        Self { months: 0, days, end_of_month: false, day_of_month: None }
    }

    /// The due date of a document.
    ///
    /// # Errors
    /// `out-of-range` when there is no such date.
    pub fn after(&self, dated_on: LocalDate) -> Result<LocalDate, Fault> {
        let moved = dated_on
            .checked_add_months(Months::new(self.months))
            .and_then(|date| date.checked_add_days(Days::new(u64::from(self.days))))
            .and_then(|date| if self.end_of_month { day_in_month(date, 31) } else { Some(date) })
            .and_then(|date| match self.day_of_month {
                None => Some(date),
                Some(day) => match day_in_month(date, day)? {
                    reached if reached >= date => Some(reached),
                    _ => day_in_month(date.checked_add_months(Months::new(1))?, day),
                },
            });
        moved.ok_or_else(|| Fault::at("due", Code::OutOfRange))
    }

    /// All that is wrong with the rule.
    pub(super) fn check(&self, faults: &mut Faults, path: &str) {
        for (field, value, max) in [("months", self.months, 120), ("days", self.days, 3650)] {
            if value > max {
                faults.push(Fault::at(format!("{path}.{field}"), Code::OutOfRange).with("min", 0).with("max", max));
            }
        }
        if self.day_of_month.is_some_and(|day| !(1..=31).contains(&day)) {
            faults.push(Fault::at(format!("{path}.day_of_month"), Code::OutOfRange).with("min", 1).with("max", 31));
        }
    }
}

/// That day of the date's month, or its last day where the month is shorter.
fn day_in_month(date: LocalDate, day: u32) -> Option<LocalDate> {
    let first = date.with_day(1)?;
    first.with_day(day).or_else(|| first.checked_add_months(Months::new(1))?.pred_opt())
}
