//! A PC that joined works with records and drafts while its history is still loaded; nothing is posted until it is here.

use kontor_app::command::Effect;
use kontor_app::commands::COMMANDS;
use kontor_app::sync::waits_for_history;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_server::admin;
use kontor_sync::part::Reach;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

/// A firm that has sold something, and a PC of it that joined and was told nothing more.
fn just_joined(office: &HeadOffice) -> (TestDesk, TestDesk, Id, Id) {
    let (first, customer, chair) = founder(office);
    sell(&first, customer, chair);
    current(&first);
    let second = office.begin(&first, "Laden", &Reach::everything());
    (first, second, customer, chair)
}
fn sell(pc: &TestDesk, customer: Id, item: Id) -> Value {
    let line = json!({ "item": item, "quantity": "2" });
    pc.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))
}
fn loading(pc: &TestDesk) -> Value {
    pc.call("sync_state", json!({}))["loading"].clone()
}
fn draft(pc: &TestDesk, customer: Id, item: Id) -> Value {
    let started = pc.call("draft_start", json!({ "kind": "invoice" }))["draft"].clone();
    let body = json!({ "kind": "invoice", "party": customer, "lines": [{ "item": item, "quantity": "3" }] });
    pc.call("draft_save", json!({ "id": started["id"], "version": 1, "body": body }))["draft"].clone()
}
/// Somebody writes something about a contact.
fn note(pc: &TestDesk, customer: Id, field: &str, text: &str) {
    let mut known = pc.call("party_get", json!({ "id": customer }));
    known["party"][field] = json!(text);
    pc.call("party_save", json!({ "party": known["party"], "addresses": known["addresses"] }));
}
/// Everything is loaded everywhere, and the books are sound and the same.
fn meet(pcs: &[&TestDesk], item: Id) {
    for pc in pcs.iter().chain(pcs) {
        current(pc);
    }
    let stock = |pc: &TestDesk| pc.call("item_get", json!({ "id": item }))["levels"].clone();
    for pc in pcs {
        assert_eq!(loading(pc), Value::Null);
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
        assert_eq!(stock(pc), stock(pcs[0]));
    }
}

#[test]
fn people_find_and_write_while_history_is_loaded_and_post_when_it_is_here() {
    let office = HeadOffice::open();
    let (first, second, customer, chair) = just_joined(&office);
    let state = second.call("sync_state", json!({}));
    assert_eq!((&state["phase"], &state["loading"]["history"]), (&json!("loading"), &json!(true)));
    assert!(state["loading"]["of"].as_u64().unwrap() > 0, "{state}");
    assert_eq!(state["current_at_ms"], Value::Null, "not everything is here");

    // What the firm has is found at once, and written.
    let found = second.call("search_all", json!({ "words": "Berg" }));
    assert_eq!(found["groups"][0]["hits"][0]["id"], json!(customer), "{found}");
    assert_eq!(second.call("item_get", json!({ "id": chair }))["item"]["name"], "Stuhl");
    let written = draft(&second, customer, chair);
    let new = second.customer("Tal KG");
    let call =
        json!({ "id": Id::named("note"), "kind": "note", "subject": "Rief an", "link_kind": "party", "link_id": new });
    second.call("activity_save", json!({ "activity": call }));

    // Nothing is posted, decided or handed out that history has a word in.
    let issue = json!({ "draft": written["id"], "version": written["version"] });
    let refused = second.refused("document_issue", issue.clone());
    assert_eq!(refused.faults[0].params["percent"], "0");
    assert!(refused.has(Code::HistoryLoading));
    let lock = json!({ "id": Id::named("lock"), "until": "2026-01-31" });
    for (command, request) in [
        ("party_delete", json!({ "id": customer })),
        ("period_lock_save", lock),
        ("payment_record", TestDesk::payment("p", customer, 100, json!({}))),
        ("report_export", json!({})),
    ] {
        assert!(second.refuses_with(command, request, Code::HistoryLoading), "{command}");
    }

    // Meanwhile the firm goes on, and both write to the same contact.
    sell(&first, customer, chair);
    note(&first, customer, "notes", "Zahlt bar");
    current(&first);
    note(&second, customer, "legal_name", "Berg Handels GmbH");

    meet(&[&second, &first], chair);
    for pc in [&first, &second] {
        let party = &pc.call("party_get", json!({ "id": customer }))["party"];
        assert_eq!((&party["notes"], &party["legal_name"]), (&json!("Zahlt bar"), &json!("Berg Handels GmbH")));
        assert_eq!(pc.call("party_get", json!({ "id": new }))["party"]["name"], "Tal KG");
        assert_eq!(pc.call("draft_get", json!({ "id": written["id"] }))["draft"]["id"], written["id"]);
    }
    let sold = second.call("document_issue", issue);
    assert!(sold["document"]["number"].as_str().unwrap().contains("-02-"), "{sold}");
    meet(&[&second, &first], chair);
}

#[test]
fn a_program_that_ends_meanwhile_goes_on_where_it_was() {
    let mut office = HeadOffice::open();
    let (first, second, customer, chair) = just_joined(&office);
    let path = second.desk.open_path().unwrap();
    second.desk.leave();
    // Head office is away: nobody waits for it who has the records.
    office.stop();
    second.call("company_open", json!({ "path": path }));
    let written = draft(&second, customer, chair);
    assert_eq!(loading(&second)["history"], true);
    let issue = json!({ "draft": written["id"], "version": written["version"] });
    assert!(second.refuses_with("document_issue", issue.clone(), Code::HistoryLoading));
    office.start();
    meet(&[&second, &first], chair);
    second.call("document_issue", issue);
    meet(&[&second, &first], chair);
}

#[test]
fn history_that_is_taken_anew_meanwhile_comes_from_a_later_place() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    sell(&first, customer, chair);
    let leaves = first.customer("Quellmann KG");
    current(&first);
    let second = office.begin(&first, "Laden", &Reach::everything());
    let finds = |pc: &TestDesk| {
        !pc.call("search_all", json!({ "words": "Quellmann" }))["groups"].as_array().unwrap().is_empty()
    };
    assert!(finds(&second));
    note(&second, customer, "legal_name", "Berg Handels GmbH");
    sell(&first, first.customer("Tal KG"), chair);
    // With somebody who is erased the chunks go that were promised.
    first.call("person_erase", json!({ "kind": "party", "id": leaves }));
    current(&first);
    meet(&[&second, &first], chair);
    for pc in [&first, &second] {
        assert_eq!(pc.call("party_get", json!({ "id": customer }))["party"]["legal_name"], "Berg Handels GmbH");
        assert!(!finds(pc));
    }
    sell(&second, customer, chair);
    meet(&[&second, &first], chair);
}

#[test]
fn head_office_that_is_restored_while_history_is_loaded_gives_it_all_the_same() {
    let mut office = HeadOffice::open();
    let (first, second, customer, chair) = just_joined(&office);
    let backup = office.folder.path().join("old.db");
    admin::backup(&*office.office().db, &backup).unwrap();
    let written = draft(&second, customer, chair);
    sell(&first, customer, chair);
    current(&first);
    office.restore(&backup);
    meet(&[&second, &first], chair);
    let issue = json!({ "draft": written["id"], "version": written["version"] });
    second.call("document_issue", issue);
    meet(&[&second, &first], chair);
}

#[test]
fn a_head_office_that_does_not_tell_records_apart_is_waited_for() {
    let office = HeadOffice::open();
    let (first, second, customer, chair) = just_joined(&office);
    current(&second);
    // The snapshot that is kept looks as an older version packed it.
    office.office().db.change(|sql| sql.execute("UPDATE snapshot SET first = 0", &[])).unwrap();
    let third = office.begin(&first, "Lager", &Reach::everything());
    assert_eq!(loading(&third), Value::Null, "everything is here");
    sell(&third, customer, chair);
    meet(&[&third, &second, &first], chair);
}

#[test]
fn what_works_without_history_is_a_short_list() {
    let free: Vec<&str> = COMMANDS
        .iter()
        .filter(|command| command.needs.is_some() && command.effect != Effect::Reads && !waits_for_history(command))
        .map(|command| command.name)
        .collect();
    let expected = [
        "undo",
        "redo",
        "backup_settings_save",
        "backup_now",
        "sync_limits",
        "sync_lease_save",
        "sync_connect",
        "sync_refusal_dismiss",
        "recovery_key_confirm",
        "key_move",
        "company_logo_set",
        "device_save",
        "user_save",
        "password_reset",
        "desk_lock_save",
        "role_save",
        "team_save",
        "party_save",
        "price_floor_save",
        "deal_save",
        "deal_move",
        "activity_save",
        "activity_done",
        "activity_reopen",
        "activity_reschedule",
        "reminder_shown",
        "draft_start",
        "draft_save",
        "draft_discard",
    ];
    assert_eq!(free, expected);
}
