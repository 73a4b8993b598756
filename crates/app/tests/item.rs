//! Items with units, barcodes and groups: saved in one step, found by scanner, kept while something needs them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::tax::preset::category_id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn chair() -> Value {
    let id = Id::named("chair");
    json!({
        "item": { "id": id, "sku": " CH-1 ", "name": "Chair", "names": { "de": "Stuhl" }, "kind": "goods",
            "tax_category": category_id("standard"), "unit": "C62", "reorder_point": "5" },
        "units": [{ "id": Id::named("box"), "item": id, "unit": "XBX", "factor": "4" }],
        "barcodes": [
            { "id": Id::named("ean"), "item": id, "code": "4006381333931" },
            { "id": Id::named("ean box"), "item": id, "code": "BOX-1", "unit": "XBX" },
        ],
    })
}

#[test]
fn an_item_is_saved_with_its_parts_found_by_scanner_and_undone_as_one() {
    let desk = TestDesk::founded();
    let saved = desk.call("item_save", chair());
    assert_eq!((saved["item"]["sku"].as_str(), saved["units"][0]["factor"].as_str()), (Some("CH-1"), Some("4")));
    for (code, unit) in [("CH-1", "C62"), ("4006381333931", "C62"), (" BOX-1 ", "XBX")] {
        let hits = desk.call("item_by_code", json!({ "code": code }));
        assert_eq!((hits[0]["item"]["name"].as_str(), hits[0]["unit"].as_str()), (Some("Chair"), Some(unit)), "{code}");
    }
    assert_eq!(desk.call("item_by_code", json!({ "code": "BOX-2" })), json!([]));
    for words in ["stuhl", "CH-1", "box-1"] {
        assert_eq!(desk.call("item_list", json!({ "search": words }))["total"], 1, "{words}");
    }
    desk.call("undo", json!({}));
    assert_eq!(desk.call("item_list", json!({}))["total"], 0);
    assert_eq!(desk.call("item_by_code", json!({ "code": "BOX-1" })), json!([]));
    desk.call("redo", json!({}));
    assert_eq!(desk.call("item_get", json!({ "id": Id::named("chair") }))["barcodes"].as_array().unwrap().len(), 2);
}

fn push(list: &mut Value, part: Value) {
    list.as_array_mut().unwrap().push(part);
}

#[test]
fn all_that_is_wrong_with_an_item_is_said_at_once() {
    let desk = TestDesk::founded();
    let mut bad = chair();
    bad["item"]["sku"] = json!("");
    bad["item"]["unit"] = json!("piece");
    bad["item"]["tax_category"] = json!(Id::named("nothing"));
    bad["item"]["category"] = json!(Id::named("nothing"));
    bad["units"][0]["factor"] = json!("0");
    push(
        &mut bad["units"],
        json!({ "id": Id::named("box 2"), "item": Id::named("other"), "unit": "XBX", "factor": "4" }),
    );
    bad["barcodes"][0]["code"] = json!("4006381333932");
    bad["barcodes"][1]["unit"] = json!("XPX");
    push(&mut bad["barcodes"], json!({ "id": Id::named("ean 3"), "item": Id::named("other"), "code": "BOX-1" }));
    assert_eq!(
        desk.codes("item_save", bad),
        [
            "item.sku required",
            "item.unit bad-format",
            "units.0.factor not-positive",
            "barcodes.0.code bad-check-digit",
            "units.1.unit repeated",
            "barcodes.1.unit unknown-unit",
            "barcodes.2.code repeated",
            "item.category not-found",
            "item.tax_category not-found",
        ]
    );
    assert_eq!(desk.call("item_list", json!({}))["total"], 0);
    assert!(desk.refuses_with("item_get", json!({ "id": Id::named("chair") }), Code::NotFound));
    assert!(desk.refuses_with("item_list", json!({ "filters": [{ "column": "x", "op": "is" }] }), Code::NotAChoice));
}

#[test]
fn a_part_that_was_removed_comes_back_when_it_is_saved_again() {
    let desk = TestDesk::founded();
    desk.call("item_save", chair());
    let mut bare = chair();
    bare["barcodes"] = json!([]);
    assert_eq!(desk.call("item_save", bare)["barcodes"], json!([]));
    assert_eq!(desk.call("item_save", chair())["barcodes"].as_array().unwrap().len(), 2);
    desk.call("undo", json!({}));
    assert_eq!(desk.call("item_get", json!({ "id": Id::named("chair") }))["barcodes"], json!([]));
}

#[test]
fn the_list_shows_stock_and_price_and_sorts_by_them() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "9.5");
    desk.item("Tisch", "120");
    desk.service("Aufbau", "80");
    desk.receive(chair, "20", "5");
    let customer = desk.customer("Berg GmbH");
    desk.issue(json!({ "kind": "order", "party": customer, "lines": [{ "item": chair, "quantity": "12" }] }));

    let rows = desk.call("item_list", json!({ "sort": [{ "column": "price" }] }))["rows"].clone();
    let prices: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["price"].as_str().unwrap()).collect();
    assert_eq!(prices, ["9.5", "80", "120"], "by size, not by letters");
    let of_chair =
        desk.call("item_list", json!({ "filters": [{ "column": "on_hand", "op": "from", "values": ["1"] }] }));
    let row = &of_chair["rows"][0];
    assert_eq!((of_chair["total"].as_i64(), row["on_hand"].as_str()), (Some(1), Some("20")));
    assert_eq!((row["reserved"].as_str(), row["available"].as_str()), (Some("12"), Some("8")));
    assert_eq!((row["currency"].as_str(), row["low"].as_bool()), (Some("EUR"), Some(false)));

    let mut item = desk.call("item_get", json!({ "id": chair }))["item"].clone();
    item["reorder_point"] = json!("8.5");
    let detail = desk.call("item_save", json!({ "item": item }));
    assert_eq!(
        (detail["levels"][0]["available"].as_str(), detail["prices"][0]["price"].as_str()),
        (Some("8"), Some("9.5"))
    );
    let low = desk.call("item_list", json!({ "filters": [{ "column": "low", "op": "is", "values": ["1"] }] }));
    assert_eq!((low["total"].as_i64(), low["rows"][0]["sku"].as_str()), (Some(1), Some("STUHL")));
}

#[test]
fn what_stock_and_documents_rely_on_stands() {
    let desk = TestDesk::founded();
    let chair = desk.item("Stuhl", "10");
    desk.receive(chair, "2", "5");
    let mut item = desk.call("item_get", json!({ "id": chair }))["item"].clone();
    assert_eq!(desk.codes("item_delete", json!({ "id": chair })), ["in-use"]);
    item["unit"] = json!("KGM");
    item["kind"] = json!("service");
    assert_eq!(desk.codes("item_save", json!({ "item": item })), ["item.unit in-use", "item.kind in-use"]);

    let table = desk.item("Tisch", "10");
    let customer = desk.customer("Berg GmbH");
    let body = json!({ "kind": "quote", "party": customer, "lines": [{ "item": table, "quantity": "1" }] });
    let draft = desk.call("draft_start", json!({ "kind": "quote" }));
    desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
    let by = |item: Id| desk.refused("item_delete", json!({ "id": item })).faults[0].params["by"].clone();
    assert_eq!((by(chair), by(table)), ("stock_move".to_owned(), "draft".to_owned()));
    let quote = desk.call("document_issue", json!({ "draft": draft["draft"]["id"], "version": 2 }));
    assert_eq!(by(table), "document");
    desk.call("document_step", json!({ "id": quote["document"]["id"], "event": "declined" }));
    desk.call("item_delete", json!({ "id": table }));
    assert_eq!(desk.call("item_list", json!({ "search": "tisch" }))["total"], 0);
    desk.call("undo", json!({}));
    assert_eq!(desk.call("item_list", json!({ "search": "tisch" }))["total"], 1);
}

#[test]
fn groups_stand_in_one_another_but_never_in_themselves() {
    let desk = TestDesk::founded();
    let group = |name: &str, parent: Option<&str>| json!({ "id": Id::named(name), "name": name, "parent": parent.map(Id::named) });
    for (name, parent) in [("Chairs", Some("Furniture")), ("Office", Some("Chairs"))] {
        assert_eq!(desk.codes("item_category_save", group(name, parent)), ["parent not-found"], "not there yet");
    }
    for (name, parent) in [("Furniture", None), ("Chairs", Some("Furniture")), ("Office", Some("Chairs"))] {
        desk.call("item_category_save", group(name, parent));
    }
    assert_eq!(desk.codes("item_category_save", group("Furniture", Some("Office"))), ["parent not-a-choice"]);
    assert_eq!(desk.codes("item_category_save", group("", None)), ["name required"]);
    let rows = desk.call("item_category_list", json!({}));
    let last: Vec<&str> =
        rows[2]["path"].as_array().unwrap().iter().map(|part| part["name"].as_str().unwrap()).collect();
    assert_eq!(last, ["Furniture", "Chairs", "Office"]);

    let mut item = chair();
    item["item"]["category"] = json!(Id::named("Office"));
    assert_eq!(desk.call("item_save", item)["category_path"][0]["name"], "Furniture");
    for (name, by) in [("Office", "item"), ("Chairs", "item_category")] {
        let refusal = desk.refused("item_category_delete", json!({ "id": Id::named(name) }));
        assert_eq!((refusal.faults[0].code, refusal.faults[0].params["by"].as_str()), (Code::InUse, by));
    }
    desk.call("item_save", chair());
    desk.call("item_category_delete", json!({ "id": Id::named("Office") }));
    assert_eq!(desk.call("item_category_list", json!({})).as_array().unwrap().len(), 2);
}

#[test]
fn labels_carry_the_price_with_tax_and_say_what_is_wrong() {
    let desk = TestDesk::founded();
    desk.call("item_save", chair());
    let list = kontor_app::setup::standard_price_list();
    desk.call(
        "price_item_save",
        json!({ "id": Id::named("price"), "list": list, "item": Id::named("chair"), "price": "49.90" }),
    );
    let sheet = json!({ "kind": "sheet", "used": 2 });
    let wish = |id: Id, count: u32| json!({ "item": id, "count": count });
    let labels = desk.call("item_labels", json!({ "items": [wish(Id::named("chair"), 3)], "paper": sheet }));
    let bytes = STANDARD.decode(labels["base64"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let text = pdf_text(&bytes);
    assert_eq!(text.matches("59,38").count(), 3, "{text}");
    assert_eq!(text.matches("CH-1").count(), 3, "{text}");

    let refused = |request: Value, code| assert!(desk.refuses_with("item_labels", request, code));
    refused(json!({ "items": [], "paper": sheet }), Code::NothingToDo);
    refused(json!({ "items": [wish(Id::named("nothing"), 1)], "paper": sheet }), Code::NotFound);
    refused(json!({ "items": [wish(Id::named("chair"), 9_999)], "paper": sheet }), Code::OutOfRange);

    let codes = |request: Value| desk.codes("item_labels", request);
    let narrow = json!({ "kind": "roll", "width": 100, "height": 99_999 });
    assert_eq!(
        codes(json!({ "items": [wish(Id::named("chair"), 1)], "paper": narrow })),
        ["paper.width out-of-range", "paper.height out-of-range"]
    );
    let full = json!({ "kind": "sheet", "used": 24 });
    assert_eq!(codes(json!({ "items": [wish(Id::named("chair"), 1)], "paper": full })), ["paper.used out-of-range"]);
    let mut wide = chair();
    wide["item"]["id"] = json!(Id::named("wide"));
    wide["item"]["sku"] = json!("W-1");
    wide["barcodes"] =
        json!([{ "id": Id::named("code"), "item": Id::named("wide"), "code": "A-CODE-FAR-TOO-WIDE-FOR-IT" }]);
    desk.call("item_save", wide);
    let roll = json!({ "kind": "roll", "width": 300, "height": 300 });
    let items = json!([wish(Id::named("chair"), 3), wish(Id::named("wide"), 2)]);
    assert_eq!(codes(json!({ "items": items, "paper": roll })), ["items.1.barcode too-long"]);
}

fn pdf_text(bytes: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let out = std::process::Command::new("pdftotext").arg(file.path()).arg("-").output().unwrap();
    String::from_utf8(out.stdout).unwrap()
}
