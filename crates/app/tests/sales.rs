//! From quote to credit note: the chain as people work it, and what it leaves in stock, ledger and open items.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::fault::Code;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

/// Debits less credits of an account role, from the trial balance of the store.
fn balance(desk: &TestDesk, role: &str) -> i64 {
    desk.desk
        .inside("test", kontor_app::Effect::Reads, |context| {
            context.read(|read| {
                let accounts = read.account_rows()?;
                let turnover = read.turnover_until(chrono_day("2026-12-31"), None)?;
                let of_role = |id| {
                    accounts
                        .iter()
                        .any(|account| account.id == id && account.role.is_some_and(|found| found.as_str() == role))
                };
                Ok(turnover
                    .iter()
                    .filter(|line| of_role(line.account))
                    .map(|line| line.debit_minor - line.credit_minor)
                    .sum())
            })
        })
        .unwrap()
}

fn trial_balance(desk: &TestDesk) -> i64 {
    desk.desk
        .inside("test", kontor_app::Effect::Reads, |context| {
            context.read(|read| {
                let turnover = read.turnover_until(chrono_day("2026-12-31"), None)?;
                Ok(turnover.iter().map(|line| line.debit_minor - line.credit_minor).sum())
            })
        })
        .unwrap()
}

fn chrono_day(text: &str) -> kontor_core::time::LocalDate {
    text.parse().unwrap()
}

fn level(desk: &TestDesk, item: kontor_core::id::Id) -> (String, String) {
    desk.desk
        .inside("test", kontor_app::Effect::Reads, |context| {
            context.read(|read| {
                let levels = read.levels_of(kontor_core::entity::ItemId(item))?;
                let level = levels.first().map(|(_, level)| *level).unwrap_or_default();
                Ok((level.on_hand.to_string(), level.reserved.to_string()))
            })
        })
        .unwrap()
}

fn state(desk: &TestDesk, document: &Value) -> String {
    let found = desk.call("document_get", json!({ "id": document["document"]["id"] }));
    found["state"].as_str().unwrap().to_owned()
}

#[test]
fn from_quote_to_invoice_nothing_is_typed_twice_and_everything_adds_up() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let chair = desk.item("Stuhl", "49.90");
    let setup = desk.service("Aufbau", "80");
    desk.receive(chair, "20", "30");
    assert_eq!(balance(&desk, "inventory"), 60_000);

    let quote = desk.issue(json!({ "kind": "quote", "party": customer, "lines": [
        { "item": chair, "quantity": "10", "discount_percent": "5" }, { "item": setup, "quantity": "1.5" },
    ] }));
    assert_eq!(quote["document"]["number"], "Q26-B1-01-00001");
    // 10 x 49.90 less 5 % = 474.05; 1.5 x 80 = 120.00; 19 % of 594.05 = 112.87
    assert_eq!(
        (quote["document"]["net_minor"].as_i64(), quote["document"]["tax_minor"].as_i64()),
        (Some(59_405), Some(11_287))
    );

    let order = desk.follow("order", &quote);
    assert_eq!(state(&desk, &quote), "accepted");
    assert_eq!(level(&desk, chair), ("20".into(), "10".into()), "the order holds its goods");

    let draft = desk.call("draft_start", json!({ "kind": "delivery", "source": order["document"]["id"] }));
    let mut body = draft["draft"]["body"].clone();
    assert_eq!(body["lines"].as_array().unwrap().len(), 1, "a service is not delivered");
    body["lines"][0]["quantity"] = json!("4");
    let saved = desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
    let delivery = desk.call("document_issue", json!({ "draft": saved["draft"]["id"], "version": 2 }));
    assert_eq!(level(&desk, chair), ("16".into(), "6".into()));
    assert_eq!((balance(&desk, "inventory"), balance(&desk, "cogs")), (48_000, 12_000));
    assert_eq!(state(&desk, &order), "partial");

    let first = desk.follow("invoice", &delivery);
    // 4 x 49.90 less 5 % = 189.62; 19 % = 36.03
    assert_eq!(first["document"]["gross_minor"], 22_565);
    assert_eq!(state(&desk, &delivery), "done");
    desk.follow("delivery", &order);
    let second = desk.follow("invoice", &order);
    assert_eq!(second["lines"].as_array().unwrap().len(), 2, "the rest of the chairs and the service");
    assert_eq!(
        first["document"]["net_minor"].as_i64().unwrap() + second["document"]["net_minor"].as_i64().unwrap(),
        59_405,
        "what is invoiced is what was ordered"
    );
    assert_eq!(state(&desk, &order), "done");
    assert_eq!(balance(&desk, "receivable"), 22_565 + second["document"]["gross_minor"].as_i64().unwrap());
    assert_eq!(trial_balance(&desk), 0);
    assert!(desk.refuses_with(
        "draft_start",
        json!({ "kind": "invoice", "source": order["document"]["id"] }),
        Code::NothingToDo
    ));
}

#[test]
fn a_credit_note_takes_back_money_and_goods_at_their_cost() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let chair = desk.item("Stuhl", "50");
    desk.receive(chair, "10", "30");
    let invoice =
        desk.issue(json!({ "kind": "invoice", "party": customer, "lines": [{ "item": chair, "quantity": "3" }] }));
    assert_eq!(level(&desk, chair).0, "7", "an invoice that continues nothing hands its goods over");
    desk.receive(chair, "10", "60");
    let draft = desk.call("draft_start", json!({ "kind": "credit_note", "source": invoice["document"]["id"] }));
    let mut body = draft["draft"]["body"].clone();
    body["reason"] = json!("Bruch");
    body["goods_back"] = json!(true);
    body["lines"][0]["quantity"] = json!("4");
    let (id, mut version) = (draft["draft"]["id"].clone(), 1);
    let mut save = |body: &Value| {
        let saved = desk.call("draft_save", json!({ "id": id, "version": version, "body": body }));
        version += 1;
        saved
    };
    assert_eq!(save(&body)["reckoned"]["faults"][0]["code"], "more-than-left");
    assert_eq!(desk.codes("document_issue", json!({ "draft": id, "version": 2 })), ["lines.0.quantity more-than-left"]);
    body["lines"][0]["quantity"] = json!("2");
    save(&body);
    let cost = balance(&desk, "cogs");
    let credit = desk.call("document_issue", json!({ "draft": id, "version": 3 }));
    assert_eq!(credit["document"]["gross_minor"], 11_900);
    assert_eq!(credit["open"]["minor"], -11_900);
    assert_eq!(balance(&desk, "cogs"), cost - 6_000, "back at the 30.00 at which they left, not at today's average");
    assert_eq!(level(&desk, chair).0, "19");
    assert_eq!(balance(&desk, "receivable"), 17_850 - 11_900);
    assert_eq!(trial_balance(&desk), 0);
}

#[test]
fn stock_is_never_oversold_and_waiting_orders_get_new_goods_first() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let chair = desk.item("Stuhl", "50");
    desk.receive(chair, "10", "30");
    desk.issue(json!({ "kind": "order", "party": customer, "lines": [{ "item": chair, "quantity": "8" }] }));
    // ST39: 8 of 10 are promised, only 2 are free.
    let draft = json!({ "kind": "delivery", "party": customer, "lines": [{ "item": chair, "quantity": "5" }] });
    let started = desk.call("draft_start", json!({ "kind": "delivery" }));
    desk.call("draft_save", json!({ "id": started["draft"]["id"], "version": 1, "body": draft }));
    let refusal = desk.refused("document_issue", json!({ "draft": started["draft"]["id"], "version": 2 }));
    assert_eq!(refusal.faults[0].code, Code::NotEnoughStock);
    assert_eq!(refusal.faults[0].params["available"], "2");
    desk.issue(json!({ "kind": "order", "party": customer, "lines": [{ "item": chair, "quantity": "6" }] }));
    assert_eq!(level(&desk, chair), ("10".into(), "10".into()));
    desk.receive(chair, "3", "30");
    assert_eq!(level(&desk, chair), ("13".into(), "13".into()));
    // Nothing that was refused took a number.
    let delivery = desk.issue(json!({ "kind": "correction", "reason": "Bruch", "lines": [{ "item": chair, "counted": "12" }, { "item": chair, "counted": null, "text": "blank is not zero" }] }));
    assert_eq!(delivery["document"]["number"], "SC26-B1-01-00001");
    assert_eq!(level(&desk, chair).0, "12");
    assert_eq!(balance(&desk, "stock_loss"), 3_000);
}

#[test]
fn a_prepayment_is_invoiced_and_taken_off_the_final_invoice() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let setup = desk.service("Beratung", "1000");
    let order =
        desk.issue(json!({ "kind": "order", "party": customer, "lines": [{ "item": setup, "quantity": "1" }] }));
    let draft = desk.call(
        "draft_start",
        json!({ "kind": "invoice", "source": order["document"]["id"], "prepayment_percent": "30" }),
    );
    let prepayment = desk.call("document_issue", json!({ "draft": draft["draft"]["id"], "version": 1 }));
    assert_eq!(prepayment["document"]["gross_minor"], 35_700);
    assert_eq!((balance(&desk, "prepayments_received"), balance(&desk, "revenue")), (-30_000, 0));
    let invoice = desk.follow("invoice", &order);
    assert_eq!(
        (invoice["document"]["gross_minor"].as_i64(), invoice["document"]["due_minor"].as_i64()),
        (Some(119_000), Some(83_300))
    );
    assert_eq!((balance(&desk, "prepayments_received"), balance(&desk, "revenue")), (0, -100_000));
    assert_eq!((balance(&desk, "receivable"), balance(&desk, "vat_output")), (119_000, -19_000));
    assert_eq!(trial_balance(&desk), 0);
}

#[test]
fn everything_that_is_wrong_with_a_draft_is_said_at_once_and_nothing_is_lost() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "50");
    let started = desk.call("draft_start", json!({ "kind": "invoice" }));
    let id = started["draft"]["id"].clone();
    let body = json!({ "kind": "invoice", "until_on": "2020-01-01", "lines": [
        { "item": chair, "quantity": "-1" }, {}, { "text": "Handarbeit" }, { "item": chair, "quantity": "1", "unit": "XBX" },
    ] });
    desk.call("draft_save", json!({ "id": id, "version": 1, "body": body }));
    assert_eq!(
        desk.codes("document_issue", json!({ "draft": id, "version": 2 })),
        [
            "party required",
            "until_on end-before-start",
            "lines.0.quantity not-positive",
            "lines.2.quantity required",
            "lines.2.price required",
            "lines.2.tax_category required",
            "lines.3.unit unknown-unit",
            "lines.3.price unknown-unit",
        ]
    );
    assert_eq!(desk.call("draft_get", json!({ "id": id }))["draft"]["body"]["lines"][2]["text"], "Handarbeit");
    assert!(desk.refuses_with("document_issue", json!({ "draft": id, "version": 1 }), Code::ChangedMeanwhile));
    assert!(desk.refuses_with("draft_discard", json!({ "id": id, "version": 1 }), Code::ChangedMeanwhile));
    desk.call("draft_discard", json!({ "id": id, "version": 2 }));
    assert!(desk.refuses_with("draft_get", json!({ "id": id }), Code::NotFound));
}

#[test]
fn numbers_are_gapless_per_year_and_a_discarded_draft_leaves_no_gap() {
    // OF05, OF06
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let work = desk.service("Arbeit", "10");
    let invoice = |on: &str| {
        let body = json!({ "kind": "invoice", "party": customer, "issued_on": on, "lines": [{ "item": work, "quantity": "1" }] });
        desk.issue(body)["document"]["number"].as_str().unwrap().to_owned()
    };
    assert_eq!(invoice("2025-12-31"), "INV25-B1-01-00001");
    assert_eq!(invoice("2026-01-01"), "INV26-B1-01-00001");
    let draft = desk.call("draft_start", json!({ "kind": "invoice" }));
    desk.call("draft_discard", json!({ "id": draft["draft"]["id"] }));
    assert_eq!(invoice("2025-12-30"), "INV25-B1-01-00002");
    assert_eq!(invoice("2026-03-02"), "INV26-B1-01-00002");
}

#[test]
fn the_paper_is_kept_and_stays_the_same_when_the_customer_moves() {
    // OF11
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let work = desk.service("Arbeit", "10");
    let invoice =
        desk.issue(json!({ "kind": "invoice", "party": customer, "lines": [{ "item": work, "quantity": "1" }] }));
    let id = json!({ "id": invoice["document"]["id"] });
    let first = desk.call("document_pdf", id.clone());
    assert_eq!(first["name"], "INV26-B1-01-00001.pdf");
    assert!(first["base64"].as_str().unwrap().starts_with("JVBERi0"), "it is a PDF");
    let mut party = desk.call("party_get", json!({ "id": customer }));
    party["party"]["name"] = json!("Tal GmbH");
    party["addresses"][0]["city"] = json!("Bonn");
    let relations: Vec<Value> = Vec::new();
    desk.call(
        "party_save",
        json!({ "party": party["party"], "addresses": party["addresses"], "relations": relations }),
    );
    desk.host.pass_days(400);
    assert_eq!(desk.call("document_pdf", id.clone())["base64"], first["base64"]);
    let pages = desk.call("document_pages", id);
    assert!(pages["pages"][0].as_str().unwrap().contains("<svg"));
    let draft = desk.call("draft_start", json!({ "kind": "quote", "party": customer }));
    assert_eq!(desk.call("draft_pages", json!({ "id": draft["draft"]["id"] }))["pages"].as_array().unwrap().len(), 1);
}
