//! The same change to many records: what the preview says is what the run does, and one undo takes all of it back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use base64::Engine as _;
use kontor_app::Context;
use kontor_app::command::Run;
use kontor_app::commands::COMMANDS;
use kontor_app::job::Progress;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::permission::ReadyRole;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

/// The changed field of all parties, by name.
fn segments(desk: &TestDesk) -> Vec<String> {
    let exported =
        desk.call("list_export", json!({ "of": "party_list", "format": "csv", "columns": [{ "name": "segment" }] }));
    let bytes = base64::engine::general_purpose::STANDARD.decode(exported["file"]["base64"].as_str().unwrap()).unwrap();
    String::from_utf8(bytes).unwrap().lines().skip(1).map(str::to_owned).collect()
}

fn segment(text: &str, search: &str) -> Value {
    json!({ "action": { "do": "party_segment", "segment": text }, "list": "party_list", "parameters": { "search": search } })
}

#[test]
fn all_that_match_are_changed_and_taken_back_as_one_step() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.firms(berg, 1_200);
    let before = segments(&desk);
    let preview = desk.call("bulk_preview", segment("retail", "firma"));
    assert_eq!((preview["found"].as_u64(), preview["done"].as_u64()), (Some(1_200), Some(1_200)));
    assert_eq!(segments(&desk), before, "a preview changes nothing");
    assert_eq!(desk.call("undo_state", json!({}))["undo"].as_str(), Some("test"));

    assert_eq!(desk.call("bulk_run", segment("retail", "firma")), preview);
    assert_eq!(segments(&desk).iter().filter(|text| *text == "retail").count(), 1_200);
    let again = desk.call("bulk_run", segment("retail", "firma"));
    assert_eq!((again["done"].as_u64(), again["same"].as_u64()), (Some(0), Some(1_200)));
    assert_eq!(desk.call("undo", json!({}))["command"], "bulk_run");
    assert_eq!(segments(&desk), before, "one undo takes all commits back");
    desk.call("redo", json!({}));
    assert_eq!(segments(&desk).iter().filter(|text| *text == "retail").count(), 1_200);
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn what_cannot_be_changed_is_told_with_its_reason() {
    let desk = TestDesk::founded();
    let items: Vec<Id> = ["Tee", "Kanne"].iter().map(|name| desk.item(name, "10")).collect();
    desk.item("Probe", "0");
    let lists = desk.call("price_list_list", json!({}));
    let standard = lists.as_array().unwrap().iter().find(|list| list["standard"] == true).unwrap();
    let list = standard["list"]["id"].clone();
    let price = |item: &Id| {
        let prices = desk.call("item_get", json!({ "id": item }));
        prices["prices"][0]["price"].as_str().unwrap().to_owned()
    };
    let change = json!({ "do": "item_price", "list": list, "change": { "percent": "3.3" }, "step": "0.05" });
    let wish = json!({ "action": change, "list": "item_list" });
    let preview = desk.call("bulk_preview", wish.clone());
    assert_eq!(desk.call("bulk_run", wish), preview);
    assert_eq!(items.iter().map(price).collect::<Vec<_>>(), ["10.35", "10.35"], "10.33 to the next 5 cents");
    let less = json!({ "do": "item_price", "list": list, "change": { "amount": "-10.4" } });
    let refused = desk.call("bulk_run", json!({ "action": less, "list": "item_list" }));
    assert_eq!(refused["done"], 0);
    let reason = &refused["reasons"][0];
    assert_eq!(
        (reason["fault"]["code"].as_str(), reason["fault"]["field"].as_str()),
        (Some("negative"), Some("price"))
    );
    assert_eq!(reason["count"].as_u64().unwrap(), refused["skipped"].as_array().unwrap().len() as u64);
    assert_eq!(items.iter().map(price).collect::<Vec<_>>(), ["10.35", "10.35"]);
}

#[test]
fn stopping_leaves_nothing() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.firms(berg, 20);
    let before = segments(&desk);
    let progress = Progress::default();
    progress.stop();
    let stopped = desk.desk.call_with(&progress, "bulk_run", segment("retail", "firma")).unwrap_err();
    assert!(stopped.has(Code::Stopped));
    assert_eq!(segments(&desk), before);
    assert_eq!(desk.call("undo_state", json!({}))["undo"].as_str(), Some("test"), "there is nothing to take back");
}

#[test]
fn each_action_needs_what_its_single_command_needs() {
    let desk = TestDesk::founded();
    let party = json!({ "do": "party_segment", "segment": "x" });
    let item = json!({ "do": "item_active", "active": false });
    let sent = json!({ "do": "document_sent" });
    let done = json!({ "do": "activity_done" });
    for (role, action, list, allowed) in [
        (ReadyRole::Sales, &party, "party_list", true),
        (ReadyRole::Warehouse, &party, "party_list", false),
        (ReadyRole::Sales, &item, "item_list", false),
        (ReadyRole::Warehouse, &item, "item_list", true),
        (ReadyRole::Sales, &sent, "document_list", true),
        (ReadyRole::Warehouse, &done, "activity_list", true),
    ] {
        for name in ["bulk_preview", "bulk_run"] {
            let request = json!({ "action": action, "list": list });
            let answer = desk.desk.inside(name, kontor_app::Effect::Posts, |context| {
                let viewer = context.read(|read| Ok(read.viewer(context.user, role.rights())?))?;
                let context = Context { viewer: &viewer, ..*context };
                match COMMANDS.iter().find(|command| command.name == name).unwrap().run {
                    Run::Office(run) => run(&context, request.clone()),
                    Run::Desk(_) => panic!("{name} needs a company"),
                }
            });
            assert_eq!(answer.is_ok(), allowed, "{role:?} {action}");
        }
    }
    let other = json!({ "action": party, "list": "item_list" });
    assert!(desk.refuses_with("bulk_run", other, Code::NotAChoice));
}

#[test]
fn activities_keep_their_time_of_day_and_the_distance_of_their_reminders() {
    let desk = TestDesk::founded();
    let id = desk.customer("Berg GmbH");
    let activity = json!({
        "id": "01900000-0000-7000-8000-0000000000a1", "kind": "meeting", "subject": "Besuch", "party": id,
        "starts_at_ms": 1_774_616_400_000_i64, "ends_at_ms": 1_774_620_000_000_i64, "remind_at_ms": 1_774_615_500_000_i64,
    });
    desk.call("activity_save", json!({ "activity": activity }));
    let moved = json!({ "action": { "do": "activity_move", "days": 3 }, "list": "activity_list" });
    assert_eq!(desk.call("bulk_run", moved)["done"], 1);
    let after = desk.call("activity_get", json!({ "id": activity["id"] }))["activity"].clone();
    // The clocks go forward on 29 March 2026: the same time of the clock is three days less an hour later.
    let by = 3 * 86_400_000 - 3_600_000;
    for field in ["starts_at_ms", "ends_at_ms", "remind_at_ms"] {
        assert_eq!(after[field].as_i64().unwrap() - activity[field].as_i64().unwrap(), by, "{field}");
    }
    assert_eq!(after["due_on"], "2026-03-30");
}

#[test]
fn deals_that_go_to_a_stage_together_keep_their_history() {
    let desk = TestDesk::founded();
    let party = desk.customer("Berg GmbH");
    let pipelines = desk.call("pipeline_list", json!({}));
    let stages = pipelines[0]["stages"].as_array().unwrap();
    let (first, second) = (&stages[0]["id"], &stages[1]["id"]);
    let ids = ["01900000-0000-7000-8000-0000000000d1", "01900000-0000-7000-8000-0000000000d2"];
    for id in ids {
        let deal =
            json!({ "id": id, "title": id, "party": party, "stage": first, "amount_minor": 5_000, "currency": "EUR" });
        desk.call("deal_save", json!({ "deal": deal }));
    }
    let steps = |id: &str| desk.call("deal_get", json!({ "id": id }))["history"].as_array().unwrap().len();
    let wish = json!({ "action": { "do": "deal_stage", "stage": second }, "list": "deal_list" });
    let done = desk.call("bulk_run", wish);
    assert_eq!((&done["done"], &done["sums"]), (&json!(2), &json!([{ "minor": 10_000, "currency": "EUR" }])));
    assert_eq!(ids.map(steps), [2, 2]);
    desk.call("undo", json!({}));
    assert_eq!(ids.map(steps), [3, 3], "that it was taken back is history too");
    assert_eq!(desk.call("deal_get", json!({ "id": ids[0] }))["deal"]["stage"], *first);
}
