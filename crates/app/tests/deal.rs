//! Deals: save with lines, the board, moves with their history, undo of a move, wrong input, rights.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_app::commands::COMMANDS;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::permission::ReadyRole;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn stage(name: &str) -> Id {
    Id::named(&format!("stage/{name}"))
}

fn customer(desk: &TestDesk) -> Id {
    let id = Id::named("customer");
    desk.call(
        "party_save",
        json!({ "party": { "id": id, "kind": "organisation", "name": "Berg GmbH", "customer": true } }),
    );
    id
}

fn deal(name: &str, amount_minor: i64) -> Value {
    json!({
        "id": Id::named(name), "title": name, "party": Id::named("customer"), "stage": stage("contact"),
        "amount_minor": amount_minor, "currency": "EUR",
    })
}

fn line(name: &str, deal: &Value, quantity: &str, price: &str) -> Value {
    json!({ "id": Id::named(name), "deal": deal["id"], "position": 0, "text": name, "quantity": quantity, "price": price })
}

fn desk_with(name: &str, amount_minor: i64) -> (TestDesk, Value) {
    let desk = TestDesk::founded();
    customer(&desk);
    let deal = deal(name, amount_minor);
    desk.call("deal_save", json!({ "deal": deal }));
    (desk, deal)
}

/// The way through the stages as `from>to`; fails unless each step starts where the one before ended.
fn way(detail: &Value) -> Vec<String> {
    let mut at = Value::Null;
    let steps = detail["history"].as_array().unwrap().iter().map(|step| {
        assert_eq!(step["from"], at, "not contiguous");
        at = step["to"].clone();
        step["to_name"].as_str().unwrap().to_owned()
    });
    let way = steps.collect();
    assert_eq!(detail["deal"]["stage"], at, "the history ends elsewhere");
    way
}

#[test]
fn a_deal_is_worth_the_sum_of_its_lines() {
    let (desk, mut deal) = desk_with("Shelves", 50_000);
    let lines = json!([line("a", &deal, "3", "19.99"), line("b", &deal, "0.333", "10")]);
    let saved = desk.call("deal_save", json!({ "deal": deal, "lines": lines }));
    assert_eq!((saved["deal"]["amount_minor"].as_i64(), saved["weighted"]["minor"].as_i64()), (Some(6330), Some(633)));
    assert_eq!((saved["party_name"].as_str(), way(&saved)), (Some("Berg GmbH"), vec!["contact".to_owned()]));
    // Without lines the amount is what was typed; a line that was removed comes back with the same id.
    deal["amount_minor"] = json!(70_000);
    assert_eq!(desk.call("deal_save", json!({ "deal": deal }))["deal"]["amount_minor"], 70_000);
    let again = desk.call("deal_save", json!({ "deal": deal, "lines": [line("a", &deal, "1", "5")] }));
    assert_eq!((again["lines"].as_array().unwrap().len(), again["deal"]["amount_minor"].as_i64()), (1, Some(500)));
    desk.call("undo", json!({}));
    assert_eq!(desk.call("deal_get", json!({ "id": deal["id"] }))["lines"], json!([]));
}

#[test]
fn a_move_is_kept_for_ever_and_can_be_taken_back_and_done_again() {
    let (desk, deal) = desk_with("Shelves", 50_000);
    let get = || desk.call("deal_get", json!({ "id": deal["id"] }));
    desk.host.pass_days(5);
    let moved = desk.call("deal_move", json!({ "id": deal["id"], "stage": stage("offer") }));
    assert_eq!((moved["days_in_stage"].as_i64(), moved["history"][0]["days"].as_i64()), (Some(0), Some(5)));
    assert_eq!(desk.call("undo", json!({}))["command"], "deal_move");
    let back = get();
    assert_eq!(
        (way(&back), back["days_in_stage"].as_i64()),
        (["contact", "offer", "contact"].map(str::to_owned).to_vec(), Some(5))
    );
    assert_eq!(desk.call("redo", json!({}))["command"], "deal_move");
    assert_eq!(way(&get()), ["contact", "offer", "contact", "offer"]);
    // To the stage where it is already: nothing happens, and nothing is noted.
    desk.call("deal_move", json!({ "id": deal["id"], "stage": stage("offer") }));
    assert_eq!(way(&get()).len(), 4);
    // Undo goes on to the step before.
    desk.call("undo", json!({}));
    assert_eq!(desk.call("undo", json!({}))["command"], "deal_save");
    assert!(desk.refuses_with("deal_get", json!({ "id": deal["id"] }), Code::NotFound));
    desk.call("redo", json!({}));
    desk.call("redo", json!({}));
    assert_eq!(way(&get()).last().unwrap(), "offer");
}

#[test]
fn lost_needs_a_reason_and_a_way_back_clears_it() {
    let (desk, deal) = desk_with("Shelves", 50_000);
    let to = |name: &str, reason: &str| json!({ "id": deal["id"], "stage": stage(name), "lost_reason": reason });
    assert_eq!(desk.codes("deal_move", to("lost", " ")), ["lost_reason required"]);
    assert_eq!(desk.codes("deal_move", to("nowhere", "")), ["stage not-found"]);
    assert_eq!(desk.call("deal_move", to("lost", "price"))["deal"]["lost_reason"], "price");
    assert_eq!(desk.call("deal_move", to("won", "price"))["deal"]["lost_reason"], "");
    desk.call("undo", json!({}));
    assert_eq!(desk.call("deal_get", json!({ "id": deal["id"] }))["deal"]["lost_reason"], "price");
    // A save into another stage is a move with the same rules.
    let mut lost = deal.clone();
    lost["stage"] = json!(stage("lost"));
    assert_eq!(desk.codes("deal_save", json!({ "deal": lost })), ["deal.lost_reason required"]);
    let open = desk.call("deal_save", json!({ "deal": deal }));
    assert_eq!(way(&open), ["contact", "lost", "won", "lost", "contact"]);
}

#[test]
fn the_board_adds_up_and_flags_what_is_stuck_or_unplanned() {
    let (desk, shelves) = desk_with("Shelves", 50_000);
    let mut lamps = deal("Lamps", 10_000);
    lamps["currency"] = json!("USD");
    lamps["expected_on"] = json!("2026-03-20");
    desk.call("deal_save", json!({ "deal": lamps }));
    let column = |at: usize| desk.call("deal_board", json!({}))["columns"][at].clone();
    let contact = column(0);
    assert_eq!((contact["stage"]["name"].as_str(), contact["count"].as_i64()), (Some("contact"), Some(2)));
    // No rate for the dollar is known: it is counted, but in no sum.
    assert_eq!((contact["total"]["minor"].as_i64(), contact["weighted"]["minor"].as_i64()), (Some(50_000), Some(5000)));
    assert_eq!(contact["unconverted"], 1);
    let titles: Vec<&str> =
        contact["cards"].as_array().unwrap().iter().map(|card| card["deal"]["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Lamps", "Shelves"]);
    assert_eq!((&contact["cards"][1]["unplanned"], &contact["cards"][1]["stuck"]), (&json!(true), &json!(false)));
    desk.host.pass_days(14);
    assert_eq!((&column(0)["cards"][1]["stuck"], &column(0)["cards"][1]["days_in_stage"]), (&json!(true), &json!(14)));
    desk.call("deal_move", json!({ "id": shelves["id"], "stage": stage("won") }));
    let won = column(4);
    assert_eq!((won["total"]["minor"].as_i64(), &won["cards"][0]["unplanned"]), (Some(50_000), &json!(false)));
    let anna = desk.call("program_state", json!({}))["company"]["user"]["id"].clone();
    assert_eq!(desk.call("deal_board", json!({ "owner": anna }))["columns"][0]["count"], 0);
    let open = json!({ "filters": [{ "column": "outcome", "op": "is", "values": ["open"] }] });
    assert_eq!(desk.call("deal_list", open)["total"], 1);
    assert_eq!(desk.call("deal_list", json!({ "search": "shelv" }))["rows"][0]["party_name"], "Berg GmbH");
}

#[test]
fn stages_make_room_and_keep_their_meaning_while_deals_are_in_them() {
    let (desk, _) = desk_with("Shelves", 50_000);
    let stages = desk.call("pipeline_list", json!({}))[0]["stages"].clone();
    let names = |answer: &Value| -> Vec<String> {
        answer["stages"].as_array().unwrap().iter().map(|stage| stage["name"].as_str().unwrap().to_owned()).collect()
    };
    let mut offer = stages[2].clone();
    offer["name"] = json!("Angebot");
    offer["position"] = json!(0);
    offer["probability"] = json!("55.5");
    let saved = desk.call("stage_save", json!({ "stage": offer }));
    assert_eq!(names(&saved), ["Angebot", "contact", "qualified", "negotiation", "won", "lost"]);
    let positions: Vec<i64> =
        saved["stages"].as_array().unwrap().iter().map(|s| s["position"].as_i64().unwrap()).collect();
    assert_eq!(positions, [0, 1, 2, 3, 4, 5]);
    let mut bad = stages[0].clone();
    bad["name"] = json!("");
    bad["probability"] = json!("101");
    bad["max_days"] = json!(0);
    bad["outcome"] = json!("won");
    let all = [
        "stage.name required",
        "stage.probability out-of-range",
        "stage.max_days out-of-range",
        "stage.outcome in-use",
    ];
    assert_eq!(desk.codes("stage_save", json!({ "stage": bad })), all);
    assert_eq!(desk.codes("stage_delete", json!({ "id": stage("contact") })), ["in-use"]);
    assert_eq!(desk.codes("stage_delete", json!({ "id": stage("won") })), ["in-use"]);
    assert_eq!(names(&desk.call("stage_delete", json!({ "id": stage("qualified") }))).len(), 5);
    desk.call("undo", json!({}));
    assert_eq!(names(&desk.call("pipeline_list", json!({}))[0]).len(), 6);
}

#[test]
fn all_that_is_wrong_with_a_deal_is_said_at_once() {
    let (desk, deal) = desk_with("Shelves", 50_000);
    let mut bad = deal.clone();
    bad["title"] = json!("");
    bad["party"] = json!(Id::named("nobody"));
    bad["amount_minor"] = json!(-1);
    let mut strange = line("a", &deal, "0", "-1");
    strange["item"] = json!(Id::named("nothing"));
    let lines = json!([strange, line("a", &json!({ "id": Id::named("other") }), "1", "1")]);
    assert_eq!(
        desk.codes("deal_save", json!({ "deal": bad, "lines": lines })),
        [
            "deal.title required",
            "deal.amount_minor negative",
            "deal.party not-found",
            "lines.0.quantity not-positive",
            "lines.0.price negative",
            "lines.0.item not-found",
            "lines.1.id repeated",
            "lines.1.deal not-a-choice",
        ]
    );
    desk.call("deal_delete", json!({ "id": deal["id"] }));
    assert!(desk.refuses_with("deal_delete", json!({ "id": deal["id"] }), Code::NotFound));
    desk.call("undo", json!({}));
    assert_eq!(desk.call("deal_list", json!({}))["total"], 1);
}

#[test]
fn the_warehouse_sees_no_deals_and_the_books_only_read_them() {
    let deals = COMMANDS
        .iter()
        .filter(|command| ["deal_", "stage_", "pipeline_"].iter().any(|area| command.name.starts_with(area)));
    for command in deals {
        let needed = command.needs.unwrap();
        let reads = command.effect == kontor_app::Effect::Reads;
        for (role, may) in [
            (ReadyRole::Sales, true),
            (ReadyRole::Warehouse, false),
            (ReadyRole::Accountant, reads),
            (ReadyRole::Manager, true),
        ] {
            assert_eq!(needed.met_by(&role.rights()), may, "{role:?} {}", command.name);
        }
    }
}
