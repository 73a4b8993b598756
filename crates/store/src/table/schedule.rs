//! Activities, employees, shifts.

use kontor_core::entity::{EmployeeId, EntityKind};
use kontor_core::id::{EntityId, Id};
use kontor_core::schedule::{Activity, Employee, Shift};
use kontor_core::time::{LocalDate, Timestamp};
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::record;
use crate::write::Write;

record!(Activity: Activity {
    1 kind, 2 subject, 3 notes, 4 due_on, 5 starts_at_ms, 6 ends_at_ms, 7 assignee, 8 party, 9 link_kind, 10 link_id, 11 remind_at_ms,
    12 done_at_ms, 13 outcome,
} search |activity| (EntityKind::Activity, activity.id.id()), activity.subject.clone());
record!(Employee: Employee { 1 name, 2 title, 3 branch, 4 phone, 5 mail, 6 active }
    search |employee| (EntityKind::Employee, employee.id.id()), employee.name.clone());
record!(Shift: Shift { 1 employee, 2 weekday, 3 starts_min, 4 ends_min, 5 break_min, 6 valid_from_on, 7 valid_to_on });

impl Read<'_> {
    /// Activities of a span: due in it, or taking place in it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn activities_between(
        &self,
        first: LocalDate,
        last: LocalDate,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<Activity>> {
        self.all(
            "_del = 0 AND ((starts_at_ms IS NULL AND due_on BETWEEN ?1 AND ?2) \
             OR (starts_at_ms < ?4 AND coalesce(ends_at_ms, starts_at_ms) >= ?3)) ORDER BY coalesce(starts_at_ms, 0), due_on, id LIMIT 5000",
            params![Sql(&first.to_cell()), Sql(&last.to_cell()), from.0, to.0],
        )
    }
    /// Activities that belong to a record, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn activities_of(&self, id: Id) -> Result<Vec<Activity>> {
        self.all("_del = 0 AND (link_id = ?1 OR party = ?1) ORDER BY id DESC LIMIT 500", [Sql(&id.to_cell())])
    }
    /// Open activities that a person should see today: overdue, due today, or without a date.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn agenda(
        &self,
        assignee: Option<EmployeeId>,
        today: LocalDate,
        end_of_day: Timestamp,
    ) -> Result<Vec<Activity>> {
        self.all(
            "_del = 0 AND done_at_ms IS NULL AND kind <> 'note' AND (?1 IS NULL OR assignee = ?1) \
             AND (due_on <= ?2 OR (starts_at_ms IS NOT NULL AND starts_at_ms <= ?3)) ORDER BY coalesce(due_on, ''), starts_at_ms, id LIMIT 200",
            params![Sql(&assignee.to_cell()), Sql(&today.to_cell()), end_of_day.0],
        )
    }
    /// Reminders that are due and were not shown on this PC.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn due_reminders(&self, now: Timestamp) -> Result<Vec<Activity>> {
        self.all(
            "_del = 0 AND done_at_ms IS NULL AND remind_at_ms <= ?1 \
             AND NOT EXISTS (SELECT 1 FROM reminder_shown r WHERE r.activity = activity.id AND r.remind_at_ms = activity.remind_at_ms) \
             ORDER BY remind_at_ms LIMIT 20",
            [now.0],
        )
    }
    /// All employees by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn employees(&self) -> Result<Vec<Employee>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// Shifts that touch a span.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn shifts_between(&self, first: LocalDate, last: LocalDate) -> Result<Vec<Shift>> {
        self.all(
            "_del = 0 AND valid_from_on <= ?2 AND (valid_to_on IS NULL OR valid_to_on >= ?1) ORDER BY employee, weekday, starts_min",
            [Sql(&first.to_cell()), Sql(&last.to_cell())],
        )
    }
}

impl Write<'_> {
    /// Notes that a reminder was shown on this PC.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn reminder_shown(&mut self, activity: &Activity) -> Result<()> {
        let at = activity.remind_at_ms.unwrap_or_default().0;
        self.execute(
            None,
            "INSERT OR IGNORE INTO reminder_shown (activity, remind_at_ms) VALUES (?1, ?2)",
            params![Sql(&activity.id.to_cell()), at],
        )?;
        Ok(())
    }
}
