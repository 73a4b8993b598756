//! Activities, employees, shifts.

use kontor_core::entity::{ActivityId, EmployeeId, EntityKind};
use kontor_core::schedule::{Activity, Employee, EmployeePay, Shift};
use kontor_core::time::{LocalDate, Timestamp};
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

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
        let reach = self.reach(EntityKind::Activity, "activity");
        self.all(
            &format!("_del = 0 AND {reach} AND ((starts_at_ms IS NULL AND due_on BETWEEN ?1 AND ?2) OR (starts_at_ms >= ?3 AND starts_at_ms < ?4) \
             OR (ends_at_ms > ?3 AND starts_at_ms < ?3)) ORDER BY due_on, starts_at_ms, id LIMIT 10000"),
            params![Sql(&first.to_cell()), Sql(&last.to_cell()), from.0, to.0],
        )
    }
    /// What an employee earns; nothing where it was not written down.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pay_of(&self, employee: EmployeeId) -> Result<Option<EmployeePay>> {
        Ok(self.all("employee = ?1 AND _del = 0 ORDER BY id LIMIT 1", [Sql(&employee.to_cell())])?.pop())
    }
    /// All employees by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn employees(&self) -> Result<Vec<Employee>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// Employees of whom whoever looks sees the schedule, by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn employees_seen(&self) -> Result<Vec<Employee>> {
        let reach = self.reach(EntityKind::Employee, "employee");
        self.all(&format!("_del = 0 AND {reach} ORDER BY name"), [])
    }
    /// Shifts of an employee in the order of the week; everybody's without one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn shifts_of(&self, employee: Option<EmployeeId>) -> Result<Vec<Shift>> {
        self.all(
            "_del = 0 AND (?1 IS NULL OR employee = ?1) ORDER BY employee, weekday, starts_min, valid_from_on, id",
            [Sql(&employee.to_cell())],
        )
    }
    /// What an employee is still needed for, the own shifts left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn use_of_employee(&self, employee: EmployeeId) -> Result<Option<EntityKind>> {
        let used = |sql: &str| self.value::<i64>(sql, [Sql(&employee.to_cell())]).map(|found| found.is_some());
        if used("SELECT 1 FROM activity WHERE assignee = ?1 AND _del = 0 LIMIT 1")? {
            return Ok(Some(EntityKind::Activity));
        }
        let is_user = used("SELECT 1 FROM user WHERE employee = ?1 AND _del = 0 LIMIT 1")?;
        Ok(is_user.then_some(EntityKind::User))
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
    pub fn reminder_shown(&mut self, activity: ActivityId, remind_at: Timestamp) -> Result<()> {
        self.execute(
            None,
            "INSERT OR IGNORE INTO reminder_shown (activity, remind_at_ms) VALUES (?1, ?2)",
            params![Sql(&activity.to_cell()), remind_at.0],
        )?;
        Ok(())
    }
}
