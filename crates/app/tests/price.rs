//! Price lists, prices, rules, and the quote that explains itself.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_app::setup::standard_price_list;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn list(name: &str) -> Value {
    json!({ "id": Id::named(name), "name": name, "currency": "EUR", "includes_tax": false })
}

fn price(name: &str, list: Id, item: Id, amount: &str) -> Value {
    json!({ "id": Id::named(name), "list": list, "item": item, "price": amount })
}

fn quote(desk: &TestDesk, request: Value) -> (String, String) {
    let found = desk.call("price_quote", request);
    (found["unit_price"].as_str().unwrap().to_owned(), found["currency"].as_str().unwrap().to_owned())
}

#[test]
fn a_price_is_found_by_customer_band_and_rule_and_explains_itself() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "100");
    let standard = standard_price_list().0;
    let mut band = price("ten", standard, chair, "90");
    band["min_quantity"] = json!("10");
    desk.call("price_item_save", band);
    desk.call(
        "price_list_save",
        json!({ "id": Id::named("dealers"), "name": "Dealers", "currency": "EUR", "includes_tax": false,
        "parent": standard, "parent_percent": "-20", "price_digits": 1 }),
    );
    desk.call(
        "price_rule_save",
        json!({ "id": Id::named("autumn"), "name": "Autumn", "priority": 1, "action": "percent",
        "value": "3", "segment": "gastro", "active": true, "valid_from": "2026-03-01" }),
    );
    let berg = desk.customer("Berg GmbH");
    let mut party = desk.call("party_get", json!({ "id": berg }))["party"].clone();
    party["price_list"] = json!(Id::named("dealers"));
    party["segment"] = json!("gastro");
    desk.call("party_save", json!({ "party": party }));

    let cases = [
        (json!({ "item": chair }), "100"),
        (json!({ "item": chair, "quantity": "10" }), "90"),
        (json!({ "item": chair, "list": Id::named("dealers") }), "80"),
        (json!({ "item": chair, "party": berg, "quantity": "10" }), "69.8"),
        (json!({ "item": chair, "party": berg, "on": "2026-02-28" }), "80"),
        (json!({ "item": chair, "party": berg, "list": standard }), "97"),
        (json!({ "item": chair, "party": berg, "typed": "12.345" }), "12.345"),
    ];
    for (request, expected) in cases {
        assert_eq!(quote(&desk, request.clone()), (expected.to_owned(), "EUR".to_owned()), "{request}");
    }
    let found =
        desk.call("price_quote", json!({ "item": chair, "party": berg, "quantity": "10", "discount_percent": "50" }));
    let steps: Vec<(Option<&str>, Option<&str>, Option<&str>)> = found["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["step"]["step"].as_str(), step["name"].as_str(), step["after"].as_str()))
        .collect();
    assert_eq!(
        steps,
        [
            (Some("base"), Some("standard"), Some("90")),
            (Some("formula"), Some("Dealers"), Some("72")),
            (Some("rule"), Some("Autumn"), Some("69.84")),
            (Some("round"), None, Some("69.8")),
            (Some("discount"), None, Some("34.9")),
        ]
    );
    assert_eq!((found["discounted"].as_str(), found["list_name"].as_str()), (Some("34.9"), Some("Dealers")));
    assert_eq!(desk.codes("price_quote", json!({ "item": chair, "unit": "XBX" })), ["unit unknown-unit"]);
    assert_eq!(desk.codes("price_quote", json!({ "item": Id::named("nothing") })), ["not-found"]);
    assert_eq!(desk.call("price_rule_list", json!({}))[0]["rule"]["name"], "Autumn");
}

#[test]
fn a_list_in_another_currency_is_brought_over_by_the_rate_of_the_day() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "12.34");
    let ask = json!({ "item": chair, "currency": "USD" });
    assert_eq!(desk.codes("price_quote", ask.clone()), ["currency no-exchange-rate"]);
    for (name, day, rate) in
        [("old", "2026-01-01", "0.80"), ("new", "2026-03-01", "0.92"), ("later", "2026-03-03", "2")]
    {
        desk.call(
            "exchange_rate_save",
            json!({ "id": Id::named(name), "currency": "USD", "on_day": day, "rate": rate }),
        );
    }
    assert_eq!(quote(&desk, ask), ("13.41".into(), "USD".into()), "12.34 / 0.92 = 13.413...");
    let older = json!({ "item": chair, "currency": "USD", "on": "2026-02-28" });
    assert_eq!(quote(&desk, older).0, "15.43", "12.34 / 0.80 = 15.425");
    let own = json!({ "item": chair, "currency": "USD", "exchange_rate": "1" });
    assert_eq!(quote(&desk, own).0, "12.34", "the document has its own rate");
    assert_eq!(
        desk.codes("price_quote", json!({ "item": chair, "currency": "USD", "exchange_rate": "0" })),
        ["exchange_rate not-positive"]
    );
    desk.call(
        "price_list_save",
        json!({ "id": Id::named("usa"), "name": "USA", "currency": "USD", "includes_tax": false }),
    );
    desk.call("price_item_save", price("in usd", Id::named("usa"), chair, "10"));
    assert_eq!(quote(&desk, json!({ "item": chair, "list": Id::named("usa") })), ("9.2".into(), "EUR".into()));

    let customer = desk.customer("Berg GmbH");
    let invoice = desk.issue(json!({ "kind": "quote", "party": customer, "currency": "USD",
        "lines": [{ "item": chair, "quantity": "2" }] }));
    let line = &invoice["lines"][0]["line"];
    assert_eq!((line["price"].as_str(), line["net_minor"].as_i64()), (Some("13.41"), Some(2_682)));
}

#[test]
fn the_floor_follows_the_cost_of_what_is_in_stock() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "12");
    let ask = |typed: &str| desk.call("price_quote", json!({ "item": chair, "typed": typed }));
    assert_eq!(ask("1")["below_floor"], Value::Null);
    desk.call("price_floor_save", json!({ "margin_percent": "10" }));
    assert_eq!(ask("1")["floor"], Value::Null, "what never cost anything has no floor");
    desk.receive(chair, "4", "10");
    assert_eq!((ask("11")["floor"].as_str(), ask("11")["below_floor"].as_str()), (Some("11"), None));
    assert_eq!(ask("10.99")["below_floor"], "11");
    let mut gross = list("Counter");
    gross["includes_tax"] = json!(true);
    desk.call("price_list_save", gross);
    let at_counter = desk.call("price_quote", json!({ "item": chair, "list": Id::named("Counter"), "typed": "13" }));
    assert_eq!((at_counter["floor"].as_str(), at_counter["below_floor"].as_str()), (Some("13.09"), Some("13.09")));
    assert_eq!(desk.codes("price_floor_save", json!({ "margin_percent": "-101" })), ["margin_percent out-of-range"]);
    desk.call("price_floor_save", json!({ "margin_percent": null }));
    assert_eq!(desk.call("price_floor_get", json!({}))["margin_percent"], Value::Null);
}

/// A draft that sells one chair, ready to be issued.
fn draft(desk: &TestDesk, kind: &str, party: Id, item: Id, price: &str, discount: Value) -> Value {
    let lines = json!([{ "text": "", "quantity": "1", "item": item, "price": price }]);
    let body = json!({ "kind": kind, "party": party, "lines": lines, "discount_percent": discount });
    let started = desk.call("draft_start", json!({ "kind": kind }));
    let saved = desk.call("draft_save", json!({ "id": started["draft"]["id"], "version": 1, "body": body }));
    json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] })
}

#[test]
fn a_price_below_the_floor_is_issued_by_who_may_approve_it_and_stands_from_then_on() {
    let desk = TestDesk::founded();
    let (chair, berg) = (desk.item("Stuhl", "12"), desk.customer("Berg GmbH"));
    desk.call("price_floor_save", json!({ "margin_percent": "10" }));
    desk.receive(chair, "4", "10");
    desk.call("document_issue", draft(&desk, "quote", berg, chair, "11", Value::Null));
    for (price, discount) in [("10.99", Value::Null), ("12", json!("9"))] {
        let cheap = draft(&desk, "order", berg, chair, price, discount);
        let shown = desk.call("draft_get", json!({ "id": cheap["draft"] }));
        let refused = desk.refused("document_issue", cheap);
        let fault = &refused.faults[0];
        assert_eq!((fault.code, &*fault.field), (Code::BelowFloorPrice, "lines.0.price"));
        assert_eq!(fault.params["floor"], "11");
        assert_eq!(shown["reckoned"]["faults"], json!(refused.faults), "it is said before it is issued");
    }
    let mut cheap = draft(&desk, "order", berg, chair, "10.99", Value::Null);
    cheap["approved"] = json!(true);
    let order = desk.call("document_issue", cheap);
    let delivery = desk.follow("delivery", &order)["document"]["id"].clone();

    // What was agreed stands; what goes below that is judged again.
    let follow = |change: fn(&mut Value)| {
        let mut started = desk.call("draft_start", json!({ "kind": "invoice", "source": delivery }))["draft"].clone();
        change(&mut started["body"]);
        let saved = json!({ "id": started["id"], "version": started["version"], "body": started["body"] });
        let saved = desk.call("draft_save", saved)["draft"].clone();
        json!({ "draft": saved["id"], "version": saved["version"] })
    };
    let less = follow(|body| body["lines"][0]["discount_percent"] = json!("1"));
    assert_eq!(desk.codes("document_issue", less), ["lines.0.price below-floor-price"]);
    let less = follow(|body| body["discount_percent"] = json!("1"));
    assert_eq!(desk.codes("document_issue", less), ["lines.0.price below-floor-price"]);
    desk.call("document_issue", follow(|_| ()));
}

#[test]
fn a_list_can_build_on_another_but_not_on_itself_or_on_other_terms() {
    let desk = TestDesk::founded();
    desk.call("price_list_save", list("A"));
    let on = |name: &str, parent: &str| {
        let mut list = list(name);
        list["parent"] = json!(Id::named(parent));
        list
    };
    desk.call("price_list_save", on("B", "A"));
    desk.call("price_list_save", on("C", "B"));
    let with = |mut list: Value, field: &str, value: Value| {
        list[field] = value;
        list
    };
    let cases = [
        (on("A", "C"), vec!["parent price-list-cycle"]),
        (on("A", "A"), vec!["parent price-list-cycle"]),
        (on("B", "X"), vec!["parent not-found"]),
        (with(on("C", "B"), "currency", json!("USD")), vec!["parent currency-mismatch"]),
        (with(list("A"), "currency", json!("USD")), vec!["currency currency-mismatch"]),
        (with(list("A"), "includes_tax", json!(true)), vec!["includes_tax not-a-choice"]),
        (with(list(" "), "parent_percent", json!("-101")), vec!["name required", "parent_percent out-of-range"]),
    ];
    for (request, expected) in cases {
        assert_eq!(desk.codes("price_list_save", request.clone()), expected, "{request}");
    }
    let rows = desk.call("price_list_list", json!({}));
    assert_eq!((rows[1]["parent_name"].as_str(), rows[3]["standard"].as_bool()), (Some("A"), Some(true)));
    let by = |id: Id| desk.refused("price_list_delete", json!({ "id": id })).faults[0].params["by"].clone();
    assert_eq!((by(Id::named("A")), by(standard_price_list().0)), ("price_list".to_owned(), "company".to_owned()));
    desk.call("price_list_delete", json!({ "id": Id::named("C") }));
    assert_eq!(desk.call("price_list_list", json!({})).as_array().unwrap().len(), 3);
}

#[test]
fn prices_and_rules_name_what_is_there_and_stand_once() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "100");
    let standard = standard_price_list().0;
    assert_eq!(desk.codes("price_item_save", price("again", standard, chair, "90")), ["min_quantity repeated"]);
    let mut wrong = price("wrong", Id::named("nothing"), chair, "-1");
    wrong["unit"] = json!("XBX");
    wrong["valid_from"] = json!("2026-02-01");
    wrong["valid_to"] = json!("2026-01-01");
    assert_eq!(
        desk.codes("price_item_save", wrong),
        ["price negative", "valid_to end-before-start", "list not-found", "unit unknown-unit"]
    );
    let nobody = Id::named("nobody");
    assert_eq!(
        desk.codes(
            "price_rule_save",
            json!({ "id": Id::named("r"), "name": "", "priority": 1, "action": "set_price",
            "value": "1", "active": true, "item": nobody, "category": nobody, "party": nobody, "list": nobody })
        ),
        [
            "name required",
            "currency required",
            "item not-found",
            "category not-found",
            "party not-found",
            "list not-found"
        ]
    );
    let mine = json!({ "filters": [{ "column": "item", "op": "is", "values": [chair] }] });
    let rows = desk.call("price_item_list", mine.clone());
    assert_eq!((rows["total"].as_i64(), rows["rows"][0]["item_name"].as_str()), (Some(1), Some("Stuhl")));
    assert_eq!(desk.call("price_item_list", json!({ "search": "stuhl" }))["total"], 1);
    desk.call("price_item_delete", json!({ "id": rows["rows"][0]["id"] }));
    assert_eq!(desk.call("price_item_list", mine)["total"], 0);
    assert_eq!(desk.codes("price_quote", json!({ "item": chair })), ["unit_price no-price"]);
    desk.call("undo", json!({}));
    assert_eq!(quote(&desk, json!({ "item": chair })).0, "100");
}
