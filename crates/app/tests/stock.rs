//! Levels, moves, places, rules and transfers.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn place(desk: &TestDesk, name: &str) -> Id {
    let id = Id::named(name);
    desk.call("location_save", json!({ "location": { "id": id, "name": name, "kind": "storage" } }));
    id
}

fn home(desk: &TestDesk) -> Value {
    let all = desk.call("location_list", json!({}));
    all.as_array().unwrap().iter().find(|place| place["kind"] == "storage").unwrap()["id"].clone()
}

fn levels(desk: &TestDesk) -> Vec<(String, String, i64)> {
    let rows = desk.call("stock_level_list", json!({ "sort": [{ "column": "location_name" }] }));
    let row = |row: &Value| {
        let text = |name: &str| row[name].as_str().unwrap().to_owned();
        (text("location_name"), text("on_hand"), row["value"]["minor"].as_i64().unwrap())
    };
    rows["rows"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn st37_a_transfer_moves_goods_and_nothing_in_the_books() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "50");
    desk.receive(chair, "3", "33.3333");
    let (home, shop) = (home(&desk), place(&desk, "Laden"));
    let before = desk.call("entry_list", json!({}))["total"].clone();
    let transfer = json!({ "from": home, "to": shop, "lines": [{ "item": chair, "quantity": "2" }] });
    let done = desk.call("stock_transfer", transfer);
    assert_eq!((done["moves"].as_array().unwrap().len(), done["shortages"].as_array().unwrap().len()), (1, 0));
    assert_eq!(
        levels(&desk),
        [("Hamburg".into(), "1".into(), 3_333), ("Laden".into(), "2".into(), 6_667)],
        "100.00 in all, shared by quantity"
    );
    assert_eq!(desk.call("entry_list", json!({}))["total"], before);
    let moves = desk.call("item_moves", json!({ "item": chair }));
    assert_eq!((moves["total"].as_i64(), moves["rows"][0]["to_name"].as_str()), (Some(2), Some("Laden")));
    assert_eq!(moves["rows"][0]["value"]["minor"], 6_667);
    assert_eq!(desk.call("stock_move_list", json!({ "search": "stuhl" }))["total"], 2);
    assert_eq!(desk.call("stock_move_list", json!({ "search": "GR26" }))["total"], 1);
}

#[test]
fn st36_no_more_leaves_than_is_there_and_all_that_is_wrong_is_said_at_once() {
    let desk = TestDesk::founded();
    let (chair, table) = (desk.item("Stuhl", "50"), desk.item("Tisch", "90"));
    let work = desk.service("Aufbau", "10");
    desk.receive(chair, "10", "30");
    let (home, shop) = (home(&desk), place(&desk, "Laden"));
    let lines = json!([
        { "item": chair, "quantity": "11" }, { "item": chair, "quantity": "1" }, { "item": table, "quantity": "0" },
        { "item": work, "quantity": "1" }, { "item": Id::named("none"), "quantity": "1" },
    ]);
    assert_eq!(
        desk.codes("stock_transfer", json!({ "from": home, "to": shop, "lines": lines })),
        [
            "lines.0.quantity not-enough-stock",
            "lines.1.item repeated",
            "lines.2.quantity not-positive",
            "lines.3.item not-stocked",
            "lines.4.item not-found"
        ]
    );
    let one = json!([{ "item": chair, "quantity": "1" }]);
    assert_eq!(
        desk.codes("stock_transfer", json!({ "from": home, "to": home, "lines": one })),
        ["lines.0.to same-place"]
    );
    let supplier = kontor_app::setup::place_id(kontor_core::stock::LocationType::Supplier);
    assert_eq!(
        desk.codes("stock_transfer", json!({ "from": home, "to": supplier, "lines": [] })),
        ["to not-a-choice", "lines no-lines"]
    );
    assert_eq!(levels(&desk)[0].1, "10", "nothing of it happened");
}

#[test]
fn the_rule_of_the_item_in_the_place_decides_and_tells_when_to_order() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "50");
    desk.receive(chair, "10", "30");
    let (home, shop) = (home(&desk), place(&desk, "Laden"));
    let rule = |id: &str, point: &str| json!({ "policy": { "id": Id::named(id), "item": chair, "location": home, "negative": "warn", "reorder_point": point } });
    desk.call("stock_policy_save", rule("first", "5"));
    desk.call("stock_policy_save", rule("second", "4"));
    let rules = desk.call("stock_policy_list", json!({ "item": chair }));
    assert_eq!((rules.as_array().unwrap().len(), rules[0]["reorder_point"].as_str()), (1, Some("4")));
    let low = json!({ "filters": [{ "column": "reorder", "op": "is", "values": ["1"] }] });
    assert_eq!(desk.call("stock_level_list", low.clone())["total"], 0);
    let done = desk
        .call("stock_transfer", json!({ "from": home, "to": shop, "lines": [{ "item": chair, "quantity": "12" }] }));
    assert_eq!(
        (done["shortages"][0]["available"].as_str(), done["shortages"][0]["missing"].as_str()),
        (Some("10"), Some("2"))
    );
    assert_eq!(desk.call("stock_level_list", low)["rows"][0]["available"], "-2");
    desk.call("stock_policy_delete", json!({ "id": rules[0]["id"] }));
    assert_eq!(desk.call("stock_policy_list", json!({ "item": chair })), json!([]), "what the item says counts again");
    desk.call("undo", json!({}));
    assert_eq!(desk.call("stock_policy_list", json!({ "item": chair })).as_array().unwrap().len(), 1);
    let mut bad = rule("bad", "-1");
    bad["policy"]["location"] = json!(Id::named("nowhere"));
    assert_eq!(desk.codes("stock_policy_save", bad), ["policy.reorder_point negative", "policy.location not-found"]);
    let changed = json!({ "location": { "id": shop, "name": " ", "kind": "loss" } });
    assert_eq!(desk.codes("location_save", changed), ["location.name required", "location.kind immutable"]);
}

#[test]
fn a_place_is_undone() {
    let desk = TestDesk::founded();
    let places = desk.call("location_list", json!({})).as_array().unwrap().len();
    place(&desk, "Laden");
    assert_eq!(desk.call("undo", json!({}))["command"], "location_save");
    assert_eq!(desk.call("location_list", json!({})).as_array().unwrap().len(), places);
    assert!(!desk.refuses_with("stock_level_list", json!({ "sort": [{ "column": "secret" }] }), Code::NotAllowed));
}

/// A shop of another branch, with goods at home.
fn with_a_shop() -> (TestDesk, Value, Id, Id) {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "50");
    desk.receive(chair, "10", "30");
    let (home, branch, shop) = (home(&desk), Id::named("Altona"), Id::named("Laden Altona"));
    desk.call(
        "branch_save",
        json!({ "id": branch, "code": "AL", "name": "Altona", "kind": "outlet", "city": "Hamburg" }),
    );
    let place = json!({ "id": shop, "name": "Laden Altona", "kind": "storage", "branch": branch });
    desk.call("location_save", json!({ "location": place }));
    (desk, home, shop, chair)
}

fn on_hand(desk: &TestDesk) -> Vec<(String, String)> {
    levels(desk)
        .into_iter()
        .filter(|(_, on_hand, _)| on_hand != "0")
        .map(|(place, on_hand, _)| (place, on_hand))
        .collect()
}

#[test]
fn goods_for_another_branch_are_dispatched_and_arrive_with_a_paper_of_each() {
    let (desk, home, shop, chair) = with_a_shop();
    let lines = json!([{ "item": chair, "quantity": "4" }]);
    let quick = json!({ "from": home, "to": shop, "lines": lines });
    assert_eq!(desk.codes("stock_transfer", quick), ["to other-branch"]);
    let books = desk.call("entry_list", json!({}))["total"].clone();
    let sent = desk.issue(json!({ "kind": "dispatch", "destination": shop, "lines": lines }));
    assert_eq!(
        (sent["document"]["party_snapshot"]["name"].as_str(), sent["state"].as_str()),
        (Some("Altona"), Some("open"))
    );
    let expected = desk.call("arrival_list", json!({}));
    let id = expected[0]["id"].clone();
    let place = |desk: &TestDesk| on_hand(desk);
    let transit = place(&desk).into_iter().find(|(_, on_hand)| on_hand == "4").unwrap().0;
    assert_ne!(transit, "Laden Altona", "on its way");

    // One is missing: it stays on its way, and somebody still waits for it.
    let mut body = desk.call("draft_get", json!({ "id": id }))["draft"]["body"].clone();
    body["lines"][0]["counted"] = json!("5");
    let more = desk.call("draft_save", json!({ "id": id, "version": 1, "body": body }));
    assert_eq!(more["reckoned"]["faults"][0]["code"], "more-than-left");
    body["lines"][0]["counted"] = json!("3");
    desk.call("draft_save", json!({ "id": id, "version": 2, "body": body }));
    let came = desk.call("document_issue", json!({ "draft": id, "version": 3 }));
    assert_eq!(came["document"]["source"], sent["document"]["id"]);
    assert_eq!(came["document"]["branch"], json!(Id::named("Altona")));
    assert_eq!(desk.codes("document_issue", json!({ "draft": id, "version": 3 })), ["immutable"]);
    let of_the_sender = |desk: &TestDesk| desk.call("document_get", json!({ "id": sent["document"]["id"] }));
    assert_eq!((&of_the_sender(&desk)["state"], &of_the_sender(&desk)["next"]), (&json!("partial"), &json!([])));
    let again = json!({ "kind": "arrival", "source": sent["document"]["id"] });
    assert_eq!(desk.codes("draft_start", again), ["kind not-a-choice"]);
    let rest = desk.call("arrival_list", json!({}));
    assert_eq!(rest.as_array().unwrap().len(), 1);
    assert_eq!(rest[0]["title"], sent["document"]["number"]);
    assert_eq!(desk.codes("draft_discard", json!({ "id": rest[0]["id"] })), ["on-the-way"]);
    let all: Vec<(String, String)> = place(&desk);
    assert_eq!(all, [("Hamburg".into(), "6".into()), ("Laden Altona".into(), "3".into()), (transit, "1".into())]);
    desk.call("document_issue", json!({ "draft": rest[0]["id"], "version": 1 }));
    assert_eq!(desk.call("arrival_list", json!({})), json!([]));
    assert_eq!(place(&desk), [("Hamburg".into(), "6".into()), ("Laden Altona".into(), "4".into())]);
    assert_eq!(of_the_sender(&desk)["state"], "done");
    assert_eq!(desk.call("entry_list", json!({}))["total"], books, "nothing in the books");
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn what_is_wrong_with_a_dispatch_is_said_at_once() {
    let (desk, home, shop, chair) = with_a_shop();
    let wrong = |body: Value| {
        let draft = desk.call("draft_save", json!({ "id": Id::named(&body.to_string()), "body": body }));
        let faults = draft["reckoned"]["faults"].as_array().unwrap().clone();
        desk.call("draft_discard", json!({ "id": draft["draft"]["id"] }));
        faults
            .iter()
            .map(|fault| format!("{} {}", fault["field"].as_str().unwrap(), fault["code"].as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    let lines = json!([{ "item": chair, "quantity": "4" }]);
    assert_eq!(wrong(json!({ "kind": "dispatch", "lines": lines })), ["destination required"]);
    assert_eq!(wrong(json!({ "kind": "dispatch", "destination": home, "lines": lines })), ["destination not-a-choice"]);
    assert_eq!(
        wrong(json!({ "kind": "dispatch", "destination": shop, "lines": [{ "item": chair, "quantity": "0" }] })),
        ["lines.0.quantity not-positive"]
    );
    // An arrival is left by its dispatch: nobody makes it up, and nobody throws it away.
    let made_up = json!({ "id": Id::named("made up"), "body": { "kind": "arrival", "lines": lines } });
    let faults = desk.call("draft_save", made_up)["reckoned"]["faults"].clone();
    let told: Vec<&str> = faults.as_array().unwrap().iter().map(|fault| fault["field"].as_str().unwrap()).collect();
    assert_eq!(told, ["source", "lines.0.item"]);
    assert_eq!(desk.codes("draft_discard", json!({ "id": Id::named("made up") })), ["on-the-way"]);
}

#[test]
fn nothing_that_was_sent_is_forgotten_and_the_paper_belongs_to_whose_goods_they_are() {
    let (desk, home, shop, chair) = with_a_shop();
    let table = desk.item("Tisch", "80");
    desk.receive(table, "5", "40");
    let lines = json!([{ "item": chair, "quantity": "4" }, { "item": table, "quantity": "2" }]);
    desk.issue(json!({ "kind": "dispatch", "destination": shop, "lines": lines }));
    let expected = || desk.call("arrival_list", json!({})).as_array().unwrap().clone();
    let (id, mut body) = {
        let kept = desk.call("draft_get", json!({ "id": expected()[0]["id"] }));
        (kept["draft"]["id"].clone(), kept["draft"]["body"].clone())
    };
    body["lines"].as_array_mut().unwrap().remove(0);
    body["lines"][0]["counted"] = json!("0");
    let none = desk.call("draft_save", json!({ "id": id, "version": 1, "body": body }));
    assert_eq!(none["reckoned"]["faults"][0]["code"], "no-lines", "nothing arrived");
    body["lines"][0]["counted"] = json!("2");
    desk.call("draft_save", json!({ "id": id, "version": 2, "body": body }));
    desk.call("document_issue", json!({ "draft": id, "version": 3 }));
    let rest = desk.call("draft_get", json!({ "id": expected()[0]["id"] }))["draft"].clone();
    assert_eq!(
        (rest["body"]["lines"].as_array().unwrap().len(), &rest["body"]["lines"][0]["quantity"]),
        (1, &json!("4"))
    );

    // It comes back after all, and what is in the shop goes home: each paper belongs to the branch of its place.
    let mut body = rest["body"].clone();
    body["location"] = json!(home);
    desk.call("draft_save", json!({ "id": rest["id"], "version": 1, "body": body }));
    let came = desk.call("document_issue", json!({ "draft": rest["id"], "version": 2 }));
    let own = desk.call("program_state", json!({}))["company"]["branch"]["id"].clone();
    assert_eq!(came["document"]["branch"], own);
    let lines = json!([{ "item": table, "quantity": "2" }]);
    let back = desk.issue(json!({ "kind": "dispatch", "location": shop, "destination": home, "lines": lines }));
    assert_eq!(back["document"]["branch"], json!(Id::named("Altona")));
    desk.call("document_issue", json!({ "draft": expected()[0]["id"], "version": 1 }));
    assert_eq!(on_hand(&desk), [("Hamburg".into(), "5".into()), ("Hamburg".into(), "10".into())]);
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}
