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

#[test]
fn an_item_goes_on_under_both_numbers_once_nothing_is_in_stock_of_the_other() {
    let (mut firm, _, chair) = two_pcs();
    let seat = firm.desk(1).item("Sessel", "60");
    firm.meet();
    let merge = json!({ "keep": seat, "drop": chair });
    assert_eq!(firm.desk(0).codes("item_merge", merge), ["drop in-use"], "what is in stock is booked over first");
    firm.desk(0).call("item_merge", json!({ "keep": chair, "drop": seat }));
    firm.meet();
    for at in [0, 1] {
        let rows = firm.desk(at).call("item_list", json!({}))["rows"].clone();
        assert_eq!(rows.as_array().unwrap().len(), 1);
        let sku = firm.desk(at).call("item_get", json!({ "id": seat }))["item"]["sku"].clone();
        let hits = firm.desk(at).call("item_by_code", json!({ "code": sku }));
        assert_eq!(hits[0]["item"]["id"], json!(chair), "the old number leads to the one that goes on");
    }
    firm.desk(1).call("item_unmerge", json!({ "id": seat }));
    firm.meet();
    assert_eq!(firm.desk(0).call("item_list", json!({}))["rows"].as_array().unwrap().len(), 2);
}
