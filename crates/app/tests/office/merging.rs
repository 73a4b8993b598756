//! Two records that are one, on two PCs: the history of both, taken back, and said the other way round at the same time.

use kontor_core::id::Id;
use serde_json::{Value, json};

use crate::firm::{Firm, two_pcs};

fn bill(firm: &Firm, at: usize, party: Id, chair: Id) -> i64 {
    let lines = json!([{ "item": chair, "quantity": "1" }]);
    let invoice = firm.desk(at).issue(json!({ "kind": "invoice", "party": party, "lines": lines }));
    invoice["document"]["due_minor"].as_i64().unwrap()
}

fn parties(firm: &Firm, at: usize) -> Vec<String> {
    let rows = firm.desk(at).call("party_list", json!({}))["rows"].clone();
    let names = rows.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned());
    // Whoever the goods came from is no customer of the story.
    names.filter(|name| name != "Lieferant AG").collect()
}

fn balance(firm: &Firm, at: usize, party: Id) -> Value {
    let rows = firm.desk(at).call("party_list", json!({}))["rows"].clone();
    let row = rows.as_array().unwrap().iter().find(|row| row["id"] == json!(party)).cloned();
    row.map_or(Value::Null, |row| row["balance"]["minor"].clone())
}

fn documents(firm: &Firm, at: usize, party: Id) -> usize {
    let filter = json!([{ "column": "party", "op": "is", "values": [party] }]);
    firm.desk(at).call("document_list", json!({ "window": { "filters": filter } }))["rows"].as_array().unwrap().len()
}

#[test]
fn what_both_have_is_one_history_until_it_is_taken_back() {
    let (mut firm, berg, chair) = two_pcs();
    let twin = firm.desk(1).customer("Berg Gesellschaft");
    let (one, two) = (bill(&firm, 0, berg, chair), bill(&firm, 1, twin, chair));
    firm.meet();
    let before = (documents(&firm, 0, berg), documents(&firm, 0, twin));
    firm.desk(0).call("party_merge", json!({ "keep": berg, "drop": twin }));
    firm.meet();
    for at in [0, 1] {
        assert_eq!(parties(&firm, at), ["Berg GmbH"]);
        assert_eq!(balance(&firm, at, berg), one + two);
        assert_eq!(documents(&firm, at, berg), before.0 + before.1);
        let found = firm.desk(at).call("search_all", json!({ "words": "Gesellschaft" })).to_string();
        assert!(found.contains("Berg GmbH"), "it is found by its other name: {found}");
        let open = firm.desk(at).call("open_items", json!({ "party": berg })).to_string();
        assert!(!open.is_empty());
    }
    // A payment of the one settles what is open of either.
    firm.desk(1).pay("both", berg, one + two, json!({ "settling": { "how": "oldest_first" } }));
    firm.meet();
    assert_eq!(balance(&firm, 0, berg), 0);
    firm.desk(1).call("party_unmerge", json!({ "id": twin }));
    firm.meet();
    assert_eq!(parties(&firm, 0), ["Berg Gesellschaft", "Berg GmbH"]);
    assert_eq!((documents(&firm, 0, berg), documents(&firm, 0, twin)), before);
}

#[test]
fn a_merge_is_taken_back_in_one_step() {
    let (firm, berg, _) = two_pcs();
    let twin = firm.desk(0).customer("Berg Gesellschaft");
    let names = parties(&firm, 0);
    firm.desk(0).call("party_merge", json!({ "keep": berg, "drop": twin }));
    assert_eq!(parties(&firm, 0), ["Berg GmbH"]);
    firm.desk(0).call("undo", json!({}));
    assert_eq!(parties(&firm, 0), names);
    assert_eq!(firm.desk(0).codes("party_merge", json!({ "keep": berg, "drop": berg })), ["drop not-a-choice"]);
}

#[test]
fn two_merges_the_other_way_round_leave_one_of_the_two() {
    let (mut firm, berg, _) = two_pcs();
    let twin = firm.desk(0).customer("Berg Gesellschaft");
    firm.meet();
    firm.desk(0).call("party_merge", json!({ "keep": berg, "drop": twin }));
    firm.desk(1).host.pass_ms(1_000);
    firm.desk(1).call("party_merge", json!({ "keep": twin, "drop": berg }));
    firm.meet();
    for at in [0, 1] {
        assert_eq!(parties(&firm, at), ["Berg Gesellschaft"], "the later word holds, on both");
    }
}

fn stock(firm: &Firm, at: usize, item: Id) -> Value {
    firm.desk(at).call("item_get", json!({ "id": item }))["levels"].clone()
}

#[test]
fn two_items_are_one_with_stock_open_orders_and_history() {
    let (mut firm, berg, chair) = two_pcs();
    let seat = firm.desk(1).item("Sessel", "60");
    firm.desk(1).receive(seat, "7", "33.33");
    let line = json!({ "item": seat, "quantity": "5" });
    let order = firm.desk(1).issue(json!({ "kind": "order", "party": berg, "lines": [line] }));
    let sold =
        firm.desk(1).issue(json!({ "kind": "invoice", "party": berg, "lines": [{ "item": seat, "quantity": "1" }] }));
    firm.meet();
    let worth = firm.desk(0).balance("inventory");
    firm.desk(0).call("item_merge", json!({ "keep": chair, "drop": seat }));
    firm.meet();
    for at in [0, 1] {
        let desk = firm.desk(at);
        let rows = desk.call("item_list", json!({}))["rows"].clone();
        assert_eq!(rows.as_array().unwrap().len(), 1);
        let sku = desk.call("item_get", json!({ "id": seat }))["item"]["sku"].clone();
        assert_eq!(
            desk.call("item_by_code", json!({ "code": sku }))[0]["item"]["id"],
            json!(chair),
            "the old number leads to the one that goes on"
        );
        // A hundred and seven came, one was sold; five are held for the order of the other.
        let level = &stock(&firm, at, chair)[0];
        assert_eq!((&level["on_hand"], &level["reserved"]), (&json!("106"), &json!("5")), "{level}");
        assert_eq!(desk.balance("inventory"), worth, "the goods are worth what they were");
        let sales = desk
            .call("report_sales", json!({ "from": "2026-01-01", "until": "2026-12-31", "group": "item" }))
            .to_string();
        assert!(sales.contains("Stuhl") && !sales.contains("Sessel"), "{sales}");
    }
    // What was ordered under the other number is delivered from the goods of both.
    let delivery = firm.desk(1).follow("delivery", &order);
    assert_eq!(delivery["lines"][0]["line"]["item"], json!(chair));
    let level = stock(&firm, 1, chair)[0].clone();
    assert_eq!((&level["on_hand"], &level["reserved"]), (&json!("101"), &json!("0")), "{level}");
    // What was issued stays as it was written, and can be credited.
    let kept = firm.desk(1).call("document_get", json!({ "id": sold["document"]["id"] }));
    assert_eq!(kept["lines"][0]["line"]["item"], json!(seat));
    firm.desk(1).credit_note(&sold, "1");
    firm.meet();
    firm.desk(1).call("item_unmerge", json!({ "id": seat }));
    firm.meet();
    assert_eq!(firm.desk(0).call("item_list", json!({}))["rows"].as_array().unwrap().len(), 2);
    assert_eq!(stock(&firm, 0, chair)[0]["reserved"], "0");
}

#[test]
fn who_may_not_post_stock_may_not_merge_what_is_in_stock() {
    let (firm, _, chair) = two_pcs();
    let seat = firm.desk(0).item("Sessel", "60");
    let see = |resource: &str, action: &str| json!({ "resource": resource, "action": action, "scope": "company" });
    let grants: Vec<Value> = ["see", "create", "change", "void"].map(|action| see("item", action)).to_vec();
    firm.desk(0)
        .call("role_save", json!({ "id": Id::named("keeper"), "name": "Keeper", "facets": [], "grants": grants }));
    let kim = json!({ "id": Id::named("Kim"), "name": "Kim", "role": Id::named("keeper"), "active": true });
    firm.desk(0).call("user_save", kim);
    firm.desk(0).call("sign_in", json!({ "user": Id::named("Kim") }));
    assert_eq!(firm.desk(0).codes("item_merge", json!({ "keep": seat, "drop": chair })), ["not-allowed"]);
    firm.desk(0).call("item_merge", json!({ "keep": chair, "drop": seat }));
}

#[test]
fn who_does_not_see_a_record_learns_nothing_by_merging_it() {
    let (mut firm, berg, chair) = two_pcs();
    let desk = firm.desk(0);
    let own = |resource: &str, action: &str| json!({ "resource": resource, "action": action, "scope": "own" });
    let all = |resource: &str, action: &str| json!({ "resource": resource, "action": action, "scope": "company" });
    let mut grants: Vec<Value> = ["see", "create", "change", "void"].map(|action| own("party", action)).to_vec();
    grants.push(all("item", "see"));
    desk.call("role_save", json!({ "id": Id::named("rep"), "name": "Rep", "facets": [], "grants": grants }));
    let rita = json!({ "id": Id::named("Rita"), "name": "Rita", "role": Id::named("rep"), "active": true });
    desk.call("user_save", rita);
    desk.call("sign_in", json!({ "user": Id::named("Rita") }));
    let mine = json!({ "party": { "id": Id::named("mine"), "kind": "organisation", "name": "Berg Filiale", "customer": true,
        "owner": Id::named("Rita") }, "addresses": [] });
    desk.call("party_save", mine);
    for (keep, drop) in [(Id::named("mine"), berg), (berg, Id::named("mine"))] {
        let refused = desk.refused("party_merge", json!({ "keep": keep, "drop": drop }));
        assert!(refused.has(kontor_core::fault::Code::NotFound), "{refused}");
        assert!(!refused.to_string().contains("Berg GmbH"), "{refused}");
    }
    // What is seen but may not be changed is refused by its right.
    let refused = desk.refused("item_merge", json!({ "keep": chair, "drop": Id::named("nothing") }));
    assert!(refused.has(kontor_core::fault::Code::NotAllowed), "{refused}");
    assert!(desk.refused("party_unmerge", json!({ "id": berg })).has(kontor_core::fault::Code::NotFound));
    firm.push(0);
}
