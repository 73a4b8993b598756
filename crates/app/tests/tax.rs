//! Taxes, payment terms and exchange rates: checked, kept while something needs them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::id::Id;
use kontor_core::tax::preset::category_id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn category<'a>(overview: &'a Value, name: &str) -> &'a Value {
    let found = overview["categories"].as_array().unwrap().iter().find(|row| row["category"]["name"] == name);
    found.unwrap_or_else(|| panic!("no category {name}"))
}

#[test]
fn a_new_rate_holds_from_its_day_on() {
    let desk = TestDesk::founded();
    let overview = desk.call("tax_overview", json!({}));
    assert_eq!(category(&overview, "standard")["today"], "19");
    assert_eq!(category(&overview, "export")["today"], "0");
    assert_eq!(overview["rules"].as_array().unwrap().len(), 4);
    let rate = json!({ "id": Id::named("20"), "category": category_id("standard"), "tax": "VAT", "is_vat": true,
        "kind": "percent", "amount": "20", "valid_from": "2026-03-02" });
    desk.call("tax_rate_save", rate.clone());
    assert_eq!(category(&desk.call("tax_overview", json!({})), "standard")["today"], "20");
    desk.call("tax_rate_delete", json!({ "id": Id::named("20") }));
    assert_eq!(category(&desk.call("tax_overview", json!({})), "standard")["today"], "19");
    desk.call("undo", json!({}));
    let mut again = rate.clone();
    again["id"] = json!(Id::named("21"));
    assert_eq!(desk.codes("tax_rate_save", again), ["valid_from repeated"]);
    let with = |field: &str, value: Value| {
        let mut rate = rate.clone();
        rate[field] = value;
        rate
    };
    let cases = [
        (with("amount", json!("0")), vec!["amount not-positive"]),
        (with("amount", json!("1001")), vec!["amount out-of-range"]),
        (with("category", json!(category_id("export"))), vec!["amount out-of-range"]),
        (with("category", json!(Id::named("none"))), vec!["category not-found"]),
        (with("valid_to", json!("2026-03-01")), vec!["valid_to end-before-start"]),
        (with("tax", json!("")), vec!["tax required"]),
    ];
    for (request, expected) in cases {
        assert_eq!(desk.codes("tax_rate_save", request.clone()), expected, "{request}");
    }
}

#[test]
fn a_category_is_kept_while_items_or_rules_need_it() {
    let desk = TestDesk::founded();
    let books = json!({ "id": Id::named("books"), "name": "Books", "vat": "S" });
    desk.call("tax_category_save", books.clone());
    let exempt = json!({ "id": Id::named("exempt"), "name": "", "vat": "E" });
    assert_eq!(desk.codes("tax_category_save", exempt), ["name required", "reason_code reason-missing"]);
    desk.call(
        "tax_rate_save",
        json!({ "id": Id::named("5"), "category": Id::named("books"), "tax": "VAT", "is_vat": true,
        "kind": "percent", "amount": "5" }),
    );
    desk.call(
        "tax_rule_save",
        json!({ "id": Id::named("rule"), "priority": 5, "country": "PL", "becomes": Id::named("books") }),
    );
    let bad = json!({ "id": Id::named("rule"), "priority": 5, "country": "XX", "category": Id::named("x"), "becomes": Id::named("y") });
    assert_eq!(desk.codes("tax_rule_save", bad), ["country not-a-choice", "category not-found", "becomes not-found"]);
    desk.item("Stuhl", "10");
    let by = |id: Value| desk.refused("tax_category_delete", json!({ "id": id })).faults[0].params["by"].clone();
    assert_eq!(by(json!(category_id("standard"))), "item");
    assert_eq!(by(json!(Id::named("books"))), "tax_rule");
    desk.call("tax_rule_delete", json!({ "id": Id::named("rule") }));
    desk.call("tax_category_delete", json!({ "id": Id::named("books") }));
    let rates_of = |desk: &TestDesk| {
        let overview = desk.call("tax_overview", json!({}));
        overview["categories"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["category"]["name"] == "Books")
            .map(|row| row["rates"].clone())
    };
    assert_eq!(rates_of(&desk), None);
    desk.call("undo", json!({}));
    assert_eq!(rates_of(&desk).unwrap()[0]["amount"], "5", "the rates come back with their category");
}

#[test]
fn the_tax_rules_of_the_company_decide_the_taxes_of_a_line() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "100");
    let setup = desk.service("Aufbau", "100");
    // Country, VAT id, goods and service: code of EN 16931 and rate.
    let cases = [
        ("DE", None, ("S", "19"), ("S", "19")),
        ("FR", None, ("S", "19"), ("S", "19")),
        ("FR", Some("FR40303265045"), ("K", "0"), ("AE", "0")),
        ("CH", None, ("G", "0"), ("O", "0")),
    ];
    for (at, (country, vat_id, goods, service)) in cases.into_iter().enumerate() {
        let party = Id::named(&format!("party {at}"));
        desk.call("party_save", json!({
            "party": { "id": party, "kind": "organisation", "name": country, "customer": true, "vat_id": vat_id },
            "addresses": [{ "id": Id::named(&format!("address {at}")), "party": party, "usage": "billing", "street": "1",
                "postal_code": "1", "city": "X", "country": country }],
        }));
        for (item, (code, rate)) in [(chair, goods), (setup, service)] {
            let draft = desk.call("draft_start", json!({ "kind": "order" }));
            let body = json!({ "kind": "order", "party": party, "lines": [{ "item": item, "quantity": "1" }] });
            let view = desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
            assert_eq!(view["reckoned"]["lines"][0]["vat"], format!("{code} {rate}"), "{country} {vat_id:?}");
        }
    }
}

#[test]
fn payment_terms_add_up_and_stay_while_customers_have_them() {
    let desk = TestDesk::founded();
    assert_eq!(desk.call("payment_term_list", json!({})).as_array().unwrap().len(), 3);
    let half = json!({ "id": Id::named("half"), "name": "Half", "parts": [
        { "share": { "kind": "percent", "value": "50" }, "due": { "days": 0 } } ] });
    let refused = desk.desk.call("payment_term_save", half).unwrap_err();
    assert!(!refused.faults.is_empty(), "half of an invoice is no term");
    let mut term = desk.call("payment_term_list", json!({}))[0].clone();
    term["id"] = json!(Id::named("mine"));
    term["name"] = json!("Mine");
    desk.call("payment_term_save", term.clone());
    term["name"] = json!(" ");
    assert_eq!(desk.codes("payment_term_save", term), ["name required"]);
    let berg = desk.customer("Berg GmbH");
    let mut party = desk.call("party_get", json!({ "id": berg }))["party"].clone();
    party["payment_term"] = json!(Id::named("mine"));
    desk.call("party_save", json!({ "party": party }));
    assert_eq!(desk.refused("payment_term_delete", json!({ "id": Id::named("mine") })).faults[0].params["by"], "party");
    party["payment_term"] = Value::Null;
    desk.call("party_save", json!({ "party": party }));
    desk.call("payment_term_delete", json!({ "id": Id::named("mine") }));
    assert_eq!(desk.call("payment_term_list", json!({})).as_array().unwrap().len(), 3);
}

#[test]
fn exchange_rates_stand_once_per_day() {
    let desk = TestDesk::founded();
    let rate = |name: &str, currency: &str, day: &str, rate: &str| json!({ "id": Id::named(name), "currency": currency, "on_day": day, "rate": rate });
    desk.call("exchange_rate_save", rate("a", "USD", "2026-03-01", "0.92"));
    desk.call("exchange_rate_save", rate("b", "PLN", "2026-03-02", "0.2345"));
    let cases = [
        (rate("c", "USD", "2026-03-01", "0.93"), vec!["on_day repeated"]),
        (rate("c", "EUR", "2026-03-01", "-1"), vec!["rate not-positive", "currency not-a-choice"]),
        (rate("c", "USX", "2026-03-01", "1"), vec!["bad-request"]),
    ];
    for (request, expected) in cases {
        assert_eq!(desk.codes("exchange_rate_save", request.clone()), expected, "{request}");
    }
    let rows = desk.call("exchange_rate_list", json!({ "sort": [{ "column": "rate", "descending": true }] }));
    assert_eq!((rows["rows"][0]["rate"].as_str(), rows["rows"][1]["rate"].as_str()), (Some("0.92"), Some("0.2345")));
    let only = json!({ "filters": [{ "column": "currency", "op": "is", "values": ["PLN"] }] });
    assert_eq!(desk.call("exchange_rate_list", only)["total"], 1);
    desk.call("exchange_rate_delete", json!({ "id": Id::named("a") }));
    desk.call("exchange_rate_save", rate("c", "USD", "2026-03-01", "0.93"));
}
