//! The demo company: made by the ordinary commands, sound, the same every time, and with something of everything in it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use kontor_core::fault::Code;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn demo(language: &str, currency: &str) -> TestDesk {
    let desk = TestDesk::empty();
    desk.call("demo_create", json!({ "language": language, "currency": currency }));
    desk
}

fn rows(desk: &TestDesk, command: &str, request: Value) -> Vec<Value> {
    desk.call(command, request)["rows"].as_array().unwrap().clone()
}

fn total(desk: &TestDesk, command: &str, request: Value) -> i64 {
    desk.call(command, request)["total"].as_i64().unwrap()
}

#[test]
fn it_is_sound_and_has_something_of_everything() {
    let desk = demo("de", "EUR");
    let report = desk.call("company_verify", json!({}));
    assert_eq!(report["findings"], json!([]));

    let state = desk.call("program_state", json!({}));
    assert_eq!(
        (&state["company"]["company"]["name"], &state["company"]["company"]["demo"]),
        (&json!("Nordwind Handel GmbH"), &json!(true))
    );
    let documents = |kind: &str| total(&desk, "document_list", json!({ "kinds": [kind], "window": { "limit": 1 } }));
    for (kind, least) in [
        ("quote", 50),
        ("order", 250),
        ("delivery", 250),
        ("invoice", 290),
        ("credit_note", 3),
        ("receipt", 80),
        ("correction", 1),
        ("dispatch", 2),
        ("arrival", 2),
    ] {
        assert!(documents(kind) >= least, "{kind}: {}", documents(kind));
    }
    let states = |kind: &str| -> Vec<String> {
        let found = rows(&desk, "document_list", json!({ "kinds": [kind], "window": { "limit": 500 } }));
        let mut states: Vec<String> = found.iter().map(|row| row["state"].as_str().unwrap().to_owned()).collect();
        states.sort();
        states.dedup();
        states
    };
    assert!(
        ["accepted", "declined", "open"].iter().all(|state| states("quote").contains(&(*state).to_owned())),
        "{:?}",
        states("quote")
    );
    assert!(
        ["done", "open"].iter().all(|state| states("order").contains(&(*state).to_owned())),
        "{:?}",
        states("order")
    );
    assert!(
        ["done", "open", "overdue"].iter().all(|state| states("invoice").contains(&(*state).to_owned())),
        "{:?}",
        states("invoice")
    );
    assert_eq!(total(&desk, "party_list", json!({ "limit": 1 })), 2 * (91 + 29) + 1);
    let board = desk.call("deal_board", json!({}));
    assert!(board["columns"].as_array().unwrap().iter().all(|column| column["count"].as_i64().unwrap() > 0), "{board}");
    assert_eq!(total(&desk, "employee_list", json!({ "limit": 1 })), 9);
}

#[test]
fn the_same_day_gives_the_same_company() {
    let facts = |desk: &TestDesk| {
        let documents = rows(desk, "document_list", json!({ "kinds": ["invoice"], "window": { "limit": 500 } }));
        (documents, desk.call("dashboard", json!({})))
    };
    assert_eq!(facts(&demo("en", "EUR")), facts(&demo("en", "EUR")));
}

#[test]
fn it_trades_in_other_countries_too() {
    for currency in ["PLN", "GBP", "KZT", "USD"] {
        let desk = demo("en", currency);
        assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]), "{currency}");
    }
}

#[test]
fn where_it_cannot_trade_nothing_is_left() {
    let desk = TestDesk::empty();
    assert!(desk.refuses_with("demo_create", json!({ "language": "en", "currency": "JPY" }), Code::NotAChoice));
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 0);
}
