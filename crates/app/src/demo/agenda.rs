//! What stands in the calendar around today: appointments with an hour, tasks with a day, some late, some done.

use kontor_core::id::Id;
use serde_json::json;

use super::diary::Diary;
use super::firm::{DIRECTOR, Firm, days_after, id};
use super::house::employee;
use super::partners::party;
use super::supply::weekday;
use crate::error::Answer;

/// Plans all of it; it was entered in the days before.
pub(super) fn plan(firm: &Firm<'_>, diary: &mut Diary) {
    for at in 0..firm.words.meetings.len() {
        diary.note(days_after(firm.data.today, -9), 1_000, move |firm| meet(firm, at));
    }
    for at in 0..firm.words.tasks.len() {
        diary.note(days_after(firm.data.today, -6), 1_010, move |firm| task(firm, at));
    }
}

fn meet(firm: &mut Firm<'_>, at: usize) -> Answer<()> {
    firm.work_as(DIRECTOR)?;
    let number = u32::try_from(at).unwrap_or(0);
    let day = weekday(days_after(firm.data.today, i64::from(number) - 2));
    let start = 540 + number * 75 % 420;
    let starts = firm.moment(day, start);
    let customer = at.is_multiple_of(2).then(|| customer(firm, at));
    let record = json!({
        "id": id(&format!("activity/meeting/{at}")), "kind": "meeting", "subject": firm.words.meetings[at], "starts_at_ms": starts,
        "ends_at_ms": firm.moment(day, start + 60), "assignee": employee(1 + number % 9), "party": customer,
        "remind_at_ms": firm.moment(day, start - 15),
    });
    firm.call("activity_save", json!({ "activity": record })).map(drop)
}

fn task(firm: &mut Firm<'_>, at: usize) -> Answer<()> {
    firm.work_as(DIRECTOR)?;
    let number = u32::try_from(at).unwrap_or(0);
    let own = id(&format!("activity/task/{at}"));
    let customer = at.is_multiple_of(3).then(|| customer(firm, at));
    let record = json!({
        "id": own, "kind": "task", "subject": firm.words.tasks[at], "due_on": weekday(days_after(firm.data.today, i64::from(number) - 3)),
        "assignee": employee(1 + (number * 2 + 1) % 9), "party": customer,
    });
    firm.call("activity_save", json!({ "activity": record }))?;
    if at == 4 {
        firm.call("activity_done", json!({ "id": own, "outcome": "" }))?;
    }
    Ok(())
}

fn customer(firm: &Firm<'_>, at: usize) -> Id {
    party(&firm.data.customers[at * 11 % firm.data.customers.len()].code)
}
