//! Tasks, appointments, calls and notes as they stand in lists.

use kontor_core::entity::{ActivityId, EmployeeId, EntityKind, PartyId};
use kontor_core::id::Id;
use kontor_core::time::{LocalDate, Timestamp};

use crate::column::Column;
use crate::error::Result;
use crate::list;
use crate::list::{Page, Sort, Window};
use crate::read::Read;

list! {
    /// An activity in a list.
    ActivityRow from "activity a LEFT JOIN employee e ON e.id = a.assignee LEFT JOIN party p ON p.id = a.party"
    where "a._del = 0" key "a.id" search Activity viewed Activity as "a"
    order "a.done_at_ms IS NOT NULL", "a.due_on IS NULL", "a.due_on", "a.starts_at_ms", "a.id" {
        /// Identity.
        id: ActivityId = "a.id";
        /// What it is.
        kind: kontor_core::schedule::ActivityKind = "a.kind";
        /// In a few words.
        subject: String = "a.subject";
        /// More about it.
        notes: String = "a.notes";
        /// Due on that day.
        due_on: Option<LocalDate> = "a.due_on";
        /// When it starts.
        starts_at_ms: Option<Timestamp> = "a.starts_at_ms";
        /// When it ends.
        ends_at_ms: Option<Timestamp> = "a.ends_at_ms";
        /// Who does it.
        assignee: Option<EmployeeId> = "a.assignee";
        /// Name of the person who does it.
        assignee_name: Option<String> = "e.name";
        /// With or for whom.
        party: Option<PartyId> = "a.party";
        /// Name of the party.
        party_name: Option<String> = "p.name";
        /// Kind of the record that it belongs to.
        link_kind: Option<EntityKind> = "a.link_kind";
        /// The record that it belongs to.
        link_id: Option<Id> = "a.link_id";
        /// Title, name or number of that record.
        link_title: Option<String> = "CASE a.link_kind WHEN 'deal' THEN (SELECT title FROM deal WHERE id = a.link_id) \
            WHEN 'party' THEN (SELECT name FROM party WHERE id = a.link_id) \
            WHEN 'document' THEN (SELECT number FROM document WHERE id = a.link_id) \
            WHEN 'item' THEN (SELECT name FROM item WHERE id = a.link_id) \
            WHEN 'employee' THEN (SELECT name FROM employee WHERE id = a.link_id) END";
        /// When to remind.
        remind_at_ms: Option<Timestamp> = "a.remind_at_ms";
        /// Whether it was done: `1` or `0` in filters.
        done: bool = "a.done_at_ms IS NOT NULL";
        /// When it was done.
        done_at_ms: Option<Timestamp> = "a.done_at_ms";
        /// What came of it.
        outcome: String = "a.outcome";
    }
}

const MANY: i64 = 500;

fn sorted_by(column: &str, descending: bool, limit: i64) -> Window {
    Window { limit: Some(limit), sort: vec![Sort { column: column.to_owned(), descending }], ..Window::default() }
}

impl Read<'_> {
    /// An activity with the names around it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn activity_row(&self, id: ActivityId) -> Result<Option<ActivityRow>> {
        Ok(self.list_where(&Window::default(), "a.id = ?1", vec![id.to_cell()])?.rows.pop())
    }
    /// Activities that belong to a record or are about a party: what is to be done first, then what was done, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn activity_rows_of(&self, record: Id) -> Result<Vec<ActivityRow>> {
        let of = |condition: &str, window: &Window| {
            let condition = format!(
                "(a.link_id IN ({same}) OR a.party IN ({same})) AND {condition}",
                same = crate::table::alias::same_party!()
            );
            self.list_where::<ActivityRow>(window, &condition, vec![record.to_cell()])
        };
        let mut rows = of("a.done_at_ms IS NULL", &Window { limit: Some(MANY), ..Window::default() })?.rows;
        rows.extend(of("a.done_at_ms IS NOT NULL", &sorted_by("done_at_ms", true, MANY))?.rows);
        Ok(rows)
    }
    /// What a person should see today: overdue, due today, or taking place today, and assigned to that person or to nobody.
    /// Without a person, everybody's.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn agenda_rows(&self, assignee: Option<EmployeeId>, today: LocalDate, limit: i64) -> Result<Page<ActivityRow>> {
        self.list_where(
            &Window { limit: Some(limit), ..Window::default() },
            "a.done_at_ms IS NULL AND a.kind <> 'note' AND a.due_on <= ?1 \
             AND (?2 IS NULL OR a.assignee IS NULL OR a.assignee = ?2)",
            vec![today.to_cell(), assignee.to_cell()],
        )
    }
    /// Reminders that are due and were not shown on this PC. What is assigned to nobody reminds everybody.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reminder_rows(&self, assignee: Option<EmployeeId>, now: Timestamp) -> Result<Vec<ActivityRow>> {
        let page = self.list_where(
            &sorted_by("remind_at_ms", false, 20),
            "a.done_at_ms IS NULL AND a.remind_at_ms <= ?1 AND (?2 IS NULL OR a.assignee IS NULL OR a.assignee = ?2) \
             AND NOT EXISTS (SELECT 1 FROM reminder_shown r WHERE r.activity = a.id AND r.remind_at_ms = a.remind_at_ms)",
            vec![now.to_cell(), assignee.to_cell()],
        )?;
        Ok(page.rows)
    }
}
