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
