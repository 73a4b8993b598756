//! The home screen, planned deliveries in the calendar, documents of a deal, and the search over everything.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::entity::{ItemBarcodeId, ItemId};
use kontor_core::id::Id;
use kontor_core::item::{Item, ItemBarcode};
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn texts<'a>(rows: &'a Value, field: &str) -> Vec<&'a str> {
    rows.as_array().unwrap().iter().map(|row| row[field].as_str().unwrap()).collect()
}

fn reorder_below(desk: &TestDesk, item: Id, quantity: i64) {
    let written = desk.desk.inside("test", kontor_app::Effect::Changes, |context| {
        context.write(|write| {
            let item: Item = write.get(ItemId(item))?;
            write.save(&ItemBarcode {
                id: ItemBarcodeId(item.id.0),
                item: item.id,
                code: "4006381333931".to_owned(),
                unit: None,
            })?;
            Ok(write.save(&Item {
                reorder_point: Some(kontor_core::decimal::Quantity::from_micro(quantity * 1_000_000)),
                ..item
            })?)
        })
    });
    written.unwrap();
}

fn deal(desk: &TestDesk, customer: Id) -> Id {
    let id = Id::named("deal");
    let deal = json!({ "id": id, "title": "Chairs for the hall", "party": customer, "stage": Id::named("stage/offer"), "amount_minor": 1000, "currency": "EUR" });
    desk.call("deal_save", json!({ "deal": deal }));
    id
}

#[test]
fn home_shows_what_waits_and_nothing_else() {
    let desk = TestDesk::founded();
    let home = || desk.call("home_summary", json!({}));
    let empty = home();
    for section in ["agenda", "quotes_expiring", "orders_due", "low_stock", "deals_unplanned"] {
        assert_eq!(empty[section]["total"], 0, "{section}");
    }
    assert_eq!((empty["overdue"]["total"]["minor"].as_i64(), &empty["counts"]["drafts"]), (Some(0), &json!(0)));
    let customer = desk.customer("Berg GmbH");
    let chair = desk.item("Stuhl", "50");
    desk.receive(chair, "10", "30");
    let deal = deal(&desk, customer);
    let lines = json!([{ "item": chair, "quantity": "2" }]);
    desk.issue(json!({ "kind": "quote", "party": customer, "deal": deal, "until_on": "2026-03-09", "lines": lines }));
    desk.issue(json!({ "kind": "quote", "party": customer, "until_on": "2026-03-10", "lines": lines }));
    desk.issue(json!({ "kind": "order", "party": customer, "until_on": "2026-03-05", "lines": lines }));
    desk.issue(json!({ "kind": "invoice", "party": customer, "lines": lines }));
    desk.call(
        "activity_save",
        json!({ "activity": { "id": Id::named("t"), "kind": "task", "subject": "Call", "due_on": "2026-03-01" } }),
    );
    desk.call(
        "activity_save",
        json!({ "activity": { "id": Id::named("u"), "kind": "task", "subject": "Later", "due_on": "2026-03-03" } }),
    );
    let now = home();
    assert_eq!(texts(&now["agenda"]["rows"], "subject"), ["Call"]);
    assert_eq!(texts(&now["quotes_expiring"]["rows"], "until_on"), ["2026-03-09"]);
    assert_eq!(texts(&now["orders_due"]["rows"], "until_on"), ["2026-03-05"]);
    assert_eq!((now["overdue"]["invoices"]["total"].as_i64(), now["low_stock"]["total"].as_i64()), (Some(0), Some(0)));
    assert_eq!(texts(&now["deals_unplanned"]["rows"], "title"), ["Chairs for the hall"]);
    assert_eq!(now["counts"], json!({ "deals": 1, "quotes": 2, "orders": 1, "drafts": 0 }));
    // Something is planned about the deal; ten chairs less two invoiced and two promised are six.
    desk.call("activity_save", json!({ "activity": { "id": Id::named("v"), "kind": "call", "subject": "Ask", "link_kind": "deal", "link_id": deal } }));
    let available = |point: i64| {
        reorder_below(&desk, chair, point);
        home()["low_stock"].clone()
    };
    assert_eq!(available(6)["total"], 0);
    assert_eq!(
        (&available(7)["rows"][0]["available"], home()["deals_unplanned"]["total"].as_i64()),
        (&json!("6"), Some(0))
    );
    // After six weeks the invoice is overdue, the quotes have expired, the order is late.
    desk.host.pass_days(42);
    let later = home();
    assert_eq!(
        (later["overdue"]["total"]["minor"].as_i64(), texts(&later["overdue"]["invoices"]["rows"], "party_name")),
        (Some(11_900), vec!["Berg GmbH"])
    );
    assert_eq!((later["counts"]["quotes"].as_i64(), later["orders_due"]["total"].as_i64()), (Some(0), Some(1)));
}

#[test]
fn planned_deliveries_stand_in_the_calendar_until_they_are_done() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let chair = desk.item("Stuhl", "50");
    desk.receive(chair, "10", "30");
    let order = desk.issue(json!({ "kind": "order", "party": customer, "until_on": "2026-03-05", "lines": [{ "item": chair, "quantity": "2" }] }));
    let week = |extra: &str| {
        desk.call("calendar_span", json!({ "first": "2026-03-02", "last": "2026-03-08", "kinds": [extra] }))
    };
    let planned = week("delivery");
    assert_eq!((texts(&planned, "day"), &planned[0]["id"]), (vec!["2026-03-05"], &order["document"]["id"]));
    assert_eq!(planned[0]["title"], format!("{} Berg GmbH", order["document"]["number"].as_str().unwrap()));
    assert_eq!(week("activity"), json!([]));
    desk.follow("delivery", &order);
    desk.follow("invoice", &order);
    assert_eq!(week("delivery"), json!([]));
}

#[test]
fn a_deal_with_documents_stays() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let setup = desk.service("Aufbau", "80");
    let deal = deal(&desk, customer);
    desk.issue(
        json!({ "kind": "quote", "party": customer, "deal": deal, "lines": [{ "item": setup, "quantity": "1" }] }),
    );
    let detail = desk.call("deal_get", json!({ "id": deal }));
    assert_eq!(
        (texts(&detail["documents"], "kind"), detail["documents"][0]["gross"]["minor"].as_i64()),
        (vec!["quote"], Some(9520))
    );
    assert_eq!(desk.codes("deal_delete", json!({ "id": deal })), ["in-use"]);
}

#[test]
fn an_exact_number_or_barcode_comes_first_and_the_rest_by_kind() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let chair = desk.item("Bergstuhl", "50");
    reorder_below(&desk, chair, 1);
    let deal = deal(&desk, customer);
    let quote =
        desk.issue(json!({ "kind": "quote", "party": customer, "lines": [{ "item": chair, "quantity": "2" }] }));
    let number = quote["document"]["number"].as_str().unwrap();
    let find = |words: &str| desk.call("search_all", json!({ "words": words }));
    let exact = |words: &str| {
        let exact = find(words)["exact"].clone();
        texts(&exact, "kind")
            .into_iter()
            .zip(texts(&exact, "title"))
            .map(|(kind, title)| format!("{kind} {title}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(exact(number), [format!("document {number}")]);
    assert_eq!(exact(&format!(" {} ", number.to_lowercase())), [format!("document {number}")]);
    assert_eq!(exact("4006381333931"), ["item Bergstuhl"]);
    assert_eq!(exact("BERGSTUHL"), ["item Bergstuhl"]);
    // What stands in front is not repeated below.
    assert_eq!(find(number)["groups"], json!([]));
    let berg = find("berg");
    let mut kinds = texts(&berg["groups"], "kind");
    kinds.sort_unstable();
    assert_eq!((kinds, &berg["exact"]), (vec!["document", "item", "party"], &json!([])));
    let hall = find("chairs hall")["groups"][0]["hits"][0].clone();
    assert_eq!((&hall["id"], &hall["subtitle"], &hall["variant"]), (&json!(deal), &json!("Berg GmbH"), &json!("open")));
    for nothing in ["", "  ", "zzz", "\"", "%", "berg zzz"] {
        assert_eq!(find(nothing), json!({ "exact": [], "groups": [] }), "{nothing:?}");
    }
    assert_eq!(desk.codes("search_all", json!({ "words": "berg", "limit": "x" })), ["bad-request"]);
    let one = desk.call("search_all", json!({ "words": "berg", "limit": 1 }));
    assert_eq!(one["groups"].as_array().unwrap().len(), 1);
}

#[test]
fn documents_are_found_by_their_lines_and_texts_and_everything_by_its_notes() {
    let desk = TestDesk::founded();
    let customer = desk.customer("Berg GmbH");
    let chair = desk.item("Stuhl", "50");
    let quote = |line: &str| {
        let lines = json!([{ "item": chair, "quantity": "1", "text": line, "description": "oiled twice" }]);
        let body = json!({ "kind": "quote", "party": customer, "lines": lines, "closing": "Delivered carriage free." });
        desk.issue(body)["document"]["number"].as_str().unwrap().to_owned()
    };
    let numbers = [quote("Rocking chair, walnut"), quote("Rocking chair, walnut"), quote("Rocking chair, oak")];
    desk.call(
        "activity_save",
        json!({ "activity": { "id": Id::named("call"), "kind": "call", "subject": "Ring back", "notes": "about the veneer", "outcome": "" } }),
    );
    let find = |words: &str| desk.call("search_all", json!({ "words": words }));
    let walnut = find("walnut")["groups"][0].clone();
    assert_eq!(texts(&walnut["hits"], "title"), [numbers[1].as_str(), numbers[0].as_str()], "the newer one first");
    assert_eq!(texts(&walnut["hits"], "line"), ["Rocking chair, walnut"; 2]);
    assert_eq!(texts(&find("carriage")["groups"][0]["hits"], "title").len(), 3);
    assert_eq!(texts(&find("oiled")["groups"][0]["hits"], "title").len(), 3);
    assert_eq!(texts(&find("veneer")["groups"][0]["hits"], "title"), ["Ring back"]);
    let mistyped = find("wallnut");
    assert_eq!(mistyped["instead"], json!([{ "typed": "wallnut", "taken": "walnut" }]));
    assert_eq!(mistyped["groups"][0], walnut);
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}
