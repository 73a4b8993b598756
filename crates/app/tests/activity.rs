//! Tasks and appointments, reminders, employees with shifts, the calendar over all of them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_app::commands::COMMANDS;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::permission::ReadyRole;
use kontor_testkit::{MONDAY, TestDesk};
use serde_json::{Value, json};

const HOUR: i64 = 3_600_000;

fn task(name: &str) -> Value {
    json!({ "id": Id::named(name), "kind": "task", "subject": name })
}

fn with(mut record: Value, fields: Value) -> Value {
    for (field, value) in fields.as_object().unwrap() {
        record[field] = value.clone();
    }
    record
}

fn save(desk: &TestDesk, activity: Value) -> Value {
    desk.call("activity_save", json!({ "activity": activity }))
}

fn employee(desk: &TestDesk, name: &str) -> Id {
    let id = Id::named(name);
    desk.call("employee_save", json!({ "employee": { "id": id, "name": name, "active": true } }));
    id
}

fn shift(name: &str, employee: Id, weekday: i64, starts_min: i64, ends_min: i64) -> Value {
    json!({
        "id": Id::named(name), "employee": employee, "weekday": weekday, "starts_min": starts_min, "ends_min": ends_min,
        "valid_from_on": "2026-01-01",
    })
}

fn texts<'a>(rows: &'a Value, field: &str) -> Vec<&'a str> {
    rows.as_array().unwrap().iter().map(|row| row[field].as_str().unwrap()).collect()
}

#[test]
fn what_is_done_leaves_the_open_list_and_comes_back_when_reopened() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    save(&desk, with(task("Call back"), json!({ "due_on": "2026-03-05", "party": customer })));
    save(&desk, with(task("Send catalogue"), json!({ "link_kind": "party", "link_id": customer })));
    let open = json!({ "filters": [{ "column": "done", "op": "is", "values": ["0"] }] });
    assert_eq!(texts(&desk.call("activity_list", open.clone())["rows"], "subject"), ["Call back", "Send catalogue"]);
    let done = desk.call("activity_done", json!({ "id": Id::named("Call back"), "outcome": "wants an offer" }));
    assert_eq!(
        (done["activity"]["done_at_ms"].as_i64(), done["party_name"].as_str()),
        (Some(MONDAY.0), Some("Berg GmbH"))
    );
    assert_eq!(texts(&desk.call("activity_list", open.clone())["rows"], "subject"), ["Send catalogue"]);
    desk.host.pass_days(1);
    let again = desk.call("activity_done", json!({ "id": Id::named("Call back"), "outcome": "ordered" }));
    assert_eq!(
        (again["activity"]["done_at_ms"].as_i64(), &again["activity"]["outcome"]),
        (Some(MONDAY.0), &json!("ordered"))
    );
    let of = desk.call("activities_of", json!({ "id": customer }));
    assert_eq!(
        (texts(&of, "subject"), of[0]["link_title"].as_str()),
        (vec!["Send catalogue", "Call back"], Some("Berg GmbH"))
    );
    desk.call("activity_reopen", json!({ "id": Id::named("Call back") }));
    assert_eq!(desk.call("activity_list", open)["total"], 2);
    desk.call("activity_delete", json!({ "id": Id::named("Call back") }));
    assert!(desk.refuses_with("activity_get", json!({ "id": Id::named("Call back") }), Code::NotFound));
    desk.call("undo", json!({}));
    assert_eq!(desk.call("activity_list", json!({ "search": "call" }))["total"], 1);
}

#[test]
fn a_reminder_comes_once_on_this_pc_and_again_when_it_was_moved() {
    let desk = TestDesk::founded();
    let anna = employee(&desk, "Anna");
    let remind = MONDAY.0 + HOUR;
    let meeting = json!({ "kind": "meeting", "starts_at_ms": MONDAY.0 + 2 * HOUR, "ends_at_ms": MONDAY.0 + 3 * HOUR, "remind_at_ms": remind });
    let saved = save(&desk, with(task("Fair"), meeting));
    assert_eq!(saved["activity"]["due_on"], "2026-03-02");
    assert_eq!(desk.call("reminder_due", json!({})), json!([]));
    desk.host.pass_days(1);
    assert_eq!(texts(&desk.call("reminder_due", json!({})), "subject"), ["Fair"]);
    desk.call("reminder_shown", json!({ "id": Id::named("Fair"), "remind_at_ms": remind }));
    assert_eq!(desk.call("reminder_due", json!({})), json!([]));
    // Two days later, half past ten at night: the reminder moves along, the day is the company's.
    let start = MONDAY.0 + 2 * 24 * HOUR + 14 * HOUR + HOUR / 2;
    let moved = desk.call(
        "activity_reschedule",
        json!({ "id": Id::named("Fair"), "starts_at_ms": start, "ends_at_ms": start + HOUR, "assignee": anna }),
    );
    assert_eq!(moved["activity"]["remind_at_ms"], start - HOUR);
    assert_eq!((&moved["activity"]["due_on"], &moved["assignee_name"]), (&json!("2026-03-05"), &json!("Anna")));
    desk.host.pass_days(3);
    assert_eq!(texts(&desk.call("reminder_due", json!({})), "subject"), ["Fair"]);
    desk.call("activity_done", json!({ "id": Id::named("Fair") }));
    assert_eq!(desk.call("reminder_due", json!({})), json!([]));
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let desk = TestDesk::founded();
    let nobody = Id::named("nobody");
    let bad = json!({ "kind": "meeting", "subject": " ", "ends_at_ms": 5, "remind_at_ms": i64::MAX, "assignee": nobody, "link_id": nobody });
    assert_eq!(
        desk.codes("activity_save", json!({ "activity": with(task("x"), bad) })),
        [
            "activity.subject required",
            "activity.starts_at_ms required",
            "activity.remind_at_ms out-of-range",
            "activity.link_id required",
            "activity.assignee not-found",
        ]
    );
    let linked = with(task("x"), json!({ "link_kind": "deal", "link_id": nobody }));
    assert_eq!(desk.codes("activity_save", json!({ "activity": linked })), ["activity.link_id not-found"]);
    save(&desk, with(task("Fair"), json!({ "kind": "meeting", "starts_at_ms": MONDAY.0 })));
    assert_eq!(
        desk.codes("activity_reschedule", json!({ "id": Id::named("Fair"), "due_on": "2026-03-04" })),
        ["starts_at_ms required"]
    );
    assert_eq!(
        desk.codes(
            "employee_save",
            json!({ "employee": { "id": nobody, "name": "", "mail": "x", "active": true, "branch": nobody } })
        ),
        ["employee.name required", "employee.mail bad-format", "employee.branch not-found"]
    );
    assert_eq!(
        desk.codes("shift_save", json!({ "shift": shift("s", nobody, 8, 600, 500) })),
        ["shift.weekday out-of-range", "shift.ends_min end-before-start", "shift.employee not-found"]
    );
    let span = |first: &str, last: &str| json!({ "first": first, "last": last });
    let refused = [
        (span("2026-03-02", "2026-03-01"), vec!["last end-before-start"]),
        (span("2026-01-01", "2026-04-11"), vec!["last out-of-range"]),
        (span("0001-01-01", "9999-01-01"), vec!["first out-of-range", "last out-of-range", "last out-of-range"]),
        (span("yesterday", "2026-01-01"), vec!["bad-request"]),
    ];
    for (request, codes) in refused {
        assert_eq!(desk.codes("calendar_span", request), codes);
    }
    assert_eq!(texts(&desk.call("calendar_span", span("2026-01-01", "2026-04-10")), "title"), ["Fair"]);
}

#[test]
fn overlapping_shifts_are_told_and_not_refused() {
    let desk = TestDesk::founded();
    let (anna, ben) = (employee(&desk, "Anna"), employee(&desk, "Ben"));
    let saved = |shift: Value| texts(&desk.call("shift_save", json!({ "shift": shift }))["overlaps"], "id").len();
    assert_eq!(saved(shift("early", anna, 1, 480, 960)), 0);
    assert_eq!(saved(shift("late", anna, 1, 960, 1200)), 0);
    assert_eq!(saved(shift("other", ben, 1, 480, 960)), 0);
    assert_eq!(saved(shift("both", anna, 1, 900, 1000)), 2);
    assert_eq!(saved(shift("early", anna, 1, 480, 890)), 0);
    assert_eq!(desk.call("shift_list", json!({ "employee": anna })).as_array().unwrap().len(), 3);
    desk.call("shift_delete", json!({ "id": Id::named("both") }));
    // An employee goes with the shifts, unless something is left to do.
    save(&desk, with(task("Inventory"), json!({ "assignee": anna })));
    assert_eq!(desk.codes("employee_delete", json!({ "id": anna })), ["in-use"]);
    desk.call("activity_delete", json!({ "id": Id::named("Inventory") }));
    desk.call("employee_delete", json!({ "id": anna }));
    assert_eq!(texts(&desk.call("shift_list", json!({})), "employee"), [ben.to_string()]);
    desk.call("undo", json!({}));
    assert_eq!(desk.call("employee_get", json!({ "id": anna }))["shifts"].as_array().unwrap().len(), 2);
    assert_eq!(texts(&desk.call("employee_list", json!({}))["rows"], "name"), ["Anna", "Ben"]);
}

#[test]
fn the_calendar_shows_everything_that_has_a_date() {
    let desk = TestDesk::founded();
    let (anna, ben) = (employee(&desk, "Anna"), employee(&desk, "Ben"));
    desk.call("shift_save", json!({ "shift": shift("early", anna, 1, 480, 960) }));
    desk.call("shift_save", json!({ "shift": shift("late", ben, 2, 720, 1200) }));
    save(&desk, with(task("Report"), json!({ "due_on": "2026-03-03" })));
    save(&desk, task("Someday"));
    // Begins the evening before the week and ends in it.
    let start = MONDAY.0 - 12 * HOUR;
    save(
        &desk,
        with(
            task("Journey"),
            json!({ "kind": "meeting", "assignee": ben, "starts_at_ms": start, "ends_at_ms": start + 6 * HOUR }),
        ),
    );
    let week =
        |extra: Value| desk.call("calendar_span", with(json!({ "first": "2026-03-02", "last": "2026-03-08" }), extra));
    let all = week(json!({}));
    assert_eq!(texts(&all, "title"), ["Journey", "Anna", "Report", "Ben"]);
    assert_eq!(texts(&all, "colour"), ["meeting", "shift", "task", "shift"]);
    // Eight o'clock in Hamburg is seven in UTC.
    assert_eq!((all[1]["starts_at_ms"].as_i64(), &all[2]["starts_at_ms"]), (Some(MONDAY.0 - 2 * HOUR), &Value::Null));
    assert_eq!(texts(&week(json!({ "employees": [ben] })), "title"), ["Journey", "Ben"]);
    assert_eq!(texts(&week(json!({ "kinds": ["activity"] })), "title"), ["Journey", "Report"]);
    let two_weeks =
        desk.call("calendar_span", json!({ "first": "2026-03-02", "last": "2026-03-15", "kinds": ["shift"] }));
    assert_eq!(texts(&two_weeks, "day"), ["2026-03-02", "2026-03-03", "2026-03-09", "2026-03-10"]);
}

#[test]
fn everybody_plans_the_own_day_and_few_plan_those_of_others() {
    let may = |role: ReadyRole, name: &str| {
        let command = COMMANDS.iter().find(|command| command.name == name).unwrap();
        command.needs.unwrap().met_by(&role.rights())
    };
    for role in [ReadyRole::Sales, ReadyRole::Warehouse, ReadyRole::Accountant, ReadyRole::Manager] {
        for name in [
            "activity_save",
            "activity_done",
            "calendar_span",
            "employee_list",
            "home_summary",
            "search_all",
            "reminder_due",
        ] {
            assert!(may(role, name), "{role:?} {name}");
        }
        for name in ["employee_save", "employee_delete", "shift_save", "shift_delete"] {
            assert_eq!(may(role, name), role == ReadyRole::Manager, "{role:?} {name}");
        }
    }
}
