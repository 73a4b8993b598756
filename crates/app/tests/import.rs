//! Tables as firms keep them, brought in: recognised, tried out, imported, imported again, taken back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::fault::Code;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

/// A German list of customers as Excel writes it, with what goes wrong in such lists.
const CUSTOMERS: &str = "Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;USt-IdNr.;Zahlungsbedingung\r\n\
    1001;Seestern Feinkost GmbH;Hafenstr. 7;18055;Rostock;Deutschland;info@seestern.example;DE811907980;\r\n\
    1002;Café Müller;Markt 1;20095;Hamburg;DE;kein@@mail;;\r\n\
    1003;Bäckerei Krüger;Ring 3;10115;Berlin;Österreich;;;30 Tage\r\n\
    1004;;Weg 4;80331;München;;;;\r\n";

fn file(text: &str) -> Value {
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    json!({ "from": "content", "name": "kunden.csv", "base64": STANDARD.encode(bytes) })
}

/// What the program proposes for a file, as a wish.
fn proposed(desk: &TestDesk, file: &Value) -> Value {
    let seen = desk.call("import_look", json!({ "file": file }));
    let fields: Vec<Value> = seen["columns"].as_array().unwrap().iter().map(|column| column["field"].clone()).collect();
    json!({ "file": file, "hash": seen["hash"], "kind": seen["kind"], "fields": fields })
}

fn with(wish: &Value, key: &str, value: Value) -> Value {
    let mut wish = wish.clone();
    wish[key] = value;
    wish
}

fn parties(desk: &TestDesk) -> Value {
    desk.call("party_list", json!({}))["total"].clone()
}

#[test]
fn a_list_of_customers_is_understood_tried_out_and_brought_in() {
    let desk = TestDesk::founded();
    let list = file(CUSTOMERS);
    let seen = desk.call("import_look", json!({ "file": list }));
    assert_eq!((&seen["kind"], &seen["shape"]["delimiter"]), (&json!("parties"), &json!(";")));
    assert_eq!(seen["shape"]["encoding"], "windows-1252");
    let wish = proposed(&desk, &list);
    assert_eq!(
        wish["fields"],
        json!(["number", "name", "street", "postal_code", "city", "country", "mail", "vat_id", "payment_term"])
    );

    let tried = desk.call("import_try", wish.clone());
    assert_eq!((&tried["counts"]["created"], &tried["counts"]["wrong"]), (&json!(2), &json!(2)), "{tried:#}");
    let reasons: Vec<(&str, &str)> = tried["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["fault"]["field"].as_str().unwrap(), problem["fault"]["code"].as_str().unwrap()))
        .collect();
    assert!(reasons.contains(&("mail", "bad-format")) && reasons.contains(&("name", "required")), "{reasons:?}");
    assert_eq!(parties(&desk), 0, "only tried out");

    assert!(desk.refuses_with("import_run", wish.clone(), Code::RowsWrong));
    assert_eq!(parties(&desk), 0, "all or nothing");
    let done = desk.call("import_run", with(&wish, "leave_out_wrong", json!(true)));
    assert_eq!(done["counts"]["created"], 2);
    let found = desk.call("party_list", json!({ "search": "Krüger" }));
    let party = desk.call("party_get", json!({ "id": found["rows"][0]["id"] }));
    assert_eq!(party["addresses"][0]["country"], "AT");
    assert_eq!(party["party"]["payment_term"], json!(kontor_app::setup::standard_payment_term()));
}

#[test]
fn the_same_file_twice_changes_nothing_and_a_changed_one_only_what_changed() {
    let desk = TestDesk::founded();
    let good: String = CUSTOMERS.lines().take(2).map(|line| format!("{line}\r\n")).collect();
    desk.call("import_run", proposed(&desk, &file(&good)));
    let again = desk.call("import_run", proposed(&desk, &file(&good)));
    assert_eq!((&again["counts"]["same"], &again["run"]), (&json!(1), &Value::Null));

    let moved = good.replace("Hafenstr. 7", "Am Kai 12");
    let changed = desk.call("import_run", proposed(&desk, &file(&moved)));
    assert_eq!(changed["counts"]["updated"], 1);
    let list = desk.call("party_list", json!({}));
    assert_eq!(list["total"], 1);
    let party = desk.call("party_get", json!({ "id": list["rows"][0]["id"] }));
    assert_eq!(party["addresses"][0]["street"], "Am Kai 12");
    let kept = desk.call("import_run", with(&proposed(&desk, &file(&good)), "keep_known", json!(true)));
    assert_eq!(kept["counts"]["skipped"], 1);
}

#[test]
fn an_import_is_taken_back_as_a_whole_unless_something_depends_on_it() {
    let desk = TestDesk::founded();
    let good: String = CUSTOMERS.lines().take(2).map(|line| format!("{line}\r\n")).collect();
    let run = desk.call("import_run", proposed(&desk, &file(&good)))["run"].clone();
    assert_eq!(desk.call("import_list", json!({}))[0]["name"], "kunden.csv");
    desk.call("import_undo", json!({ "run": run }));
    assert_eq!(parties(&desk), 0);
    assert!(desk.refuses_with("import_undo", json!({ "run": run }), Code::NothingToDo));

    let run = desk.call("import_run", proposed(&desk, &file(&good)))["run"].clone();
    let party = desk.call("party_list", json!({}))["rows"][0]["id"].clone();
    let note =
        json!({ "id": "01900000-0000-7000-8000-000000000009", "kind": "note", "subject": "Called", "party": party });
    desk.call("activity_save", json!({ "activity": note }));
    assert!(desk.refuses_with("import_undo", json!({ "run": run }), Code::InUse));
    assert_eq!(parties(&desk), 1);
}

#[test]
fn what_looks_like_a_record_that_is_there_is_shown_and_decided_by_a_person() {
    let desk = TestDesk::founded();
    let good: String = CUSTOMERS.lines().take(2).map(|line| format!("{line}\r\n")).collect();
    desk.call("import_run", proposed(&desk, &file(&good)));
    let other = good.replace("1001;", "2001;");
    let wish = proposed(&desk, &file(&other));
    let tried = desk.call("import_try", wish.clone());
    let like = &tried["alike"][0];
    assert_eq!((&like["row"], &like["like"]["by"]), (&json!(2), &json!("vat_id")));
    let choice = json!({ "2": { "do": "update", "id": like["like"]["id"] } });
    let merged = desk.call("import_run", with(&wish, "choices", choice));
    assert_eq!(merged["counts"]["updated"], 1);
    assert_eq!(parties(&desk), 1);
}

#[test]
fn goods_come_with_groups_units_taxes_barcodes_and_prices() {
    let desk = TestDesk::founded();
    let goods = "Artikelnummer;Bezeichnung;Warengruppe;Einheit;MwSt;EAN;VK-Preis\r\n\
        K-1;Kaffee Ipoh;Getränke / Kaffee;Stk;19 %;4006381333931;1.046,50\r\n\
        K-2;Tee;Getränke;kg;7;;12,00\r\n";
    let list = file(goods);
    let wish = proposed(&desk, &list);
    assert_eq!(wish["kind"], "items");
    let done = desk.call("import_run", wish.clone());
    assert_eq!(done["counts"]["created"], 2, "{done:#}");
    let coffee = desk.call("item_by_code", json!({ "code": "4006381333931" }));
    assert!(coffee.to_string().contains("Kaffee Ipoh"), "{coffee}");
    assert_eq!(desk.call("item_category_list", json!({})).as_array().unwrap().len(), 2);
    let prices = desk.call("price_item_list", json!({}));
    assert!(prices.to_string().contains("1046.5"), "{prices}");
    assert_eq!(desk.call("import_run", wish)["counts"]["same"], 2);
    desk.call("import_undo", json!({ "run": done["run"] }));
    assert_eq!(desk.call("item_list", json!({}))["total"], 0);
}

#[test]
fn rows_that_are_wrong_come_back_as_a_file_with_their_reasons() {
    let desk = TestDesk::founded();
    let wish = proposed(&desk, &file(CUSTOMERS));
    let wrong = desk.call("import_wrong_rows", wish);
    let bytes = STANDARD.decode(wrong["base64"].as_str().unwrap()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("Kundennummer;") && lines[0].ends_with(";Grund"), "{}", lines[0]);
    assert!(lines[1].starts_with("1002;Café Müller;") && lines[1].contains('@'), "{}", lines[1]);
}

#[test]
fn a_file_that_changed_since_it_was_looked_at_is_refused() {
    let desk = TestDesk::founded();
    let wish = proposed(&desk, &file(CUSTOMERS));
    let other = with(&wish, "file", file(&CUSTOMERS.replace("1001", "1009")));
    assert!(desk.refuses_with("import_run", other, Code::ChangedMeanwhile));
}

#[test]
fn the_first_day_comes_in_with_goods_claims_and_payments_and_only_once() {
    let desk = TestDesk::founded();
    let run = |text: &str| {
        let wish = proposed(&desk, &file(text));
        desk.call("import_run", wish)
    };
    let count = |done: &Value, what: &str| done["counts"][what].as_u64().unwrap();
    run("Artikelnummer;Bezeichnung;Einheit;MwSt\r\nK-1;Kaffee;Stk;19\r\nK-2;Tee;Stk;7\r\n");
    run("Kundennummer;Firma;PLZ;Ort\r\n1001;Seestern Feinkost;18055;Rostock\r\n");

    let stock = "Artikelnummer;Bestand;Einkaufspreis\r\nK-1;12,5;3,20\r\nK-2;7;10\r\n";
    assert_eq!(count(&run(stock), "created"), 2);
    assert_eq!(count(&run(stock), "same"), 2);
    let value = desk.call("report_stock_value", json!({}));
    assert_eq!(value["total"]["minor"], 4000 + 7000, "{value}");

    let claims = "Kundennummer;Rechnungsnummer;Rechnungsdatum;Fällig am;Offener Betrag\r\n\
        1001;R-77;01.10.2025;31.10.2025;1.190,00\r\n1001;R-78;05.10.2025;04.11.2025;50,50\r\n";
    let done = run(claims);
    assert_eq!(count(&done, "created"), 2, "{done:#}");
    assert_eq!(count(&run(claims), "same"), 2);
    let party = desk.call("party_list", json!({}))["rows"][0].clone();
    assert_eq!(party["balance"]["minor"], 119_000 + 5_050);
    let invoice = desk.call("document_list", json!({ "window": { "search": "R-77" } }))["rows"][0].clone();
    assert_eq!((&invoice["number"], &invoice["due_on"]), (&json!("R-77"), &json!("2025-10-31")));

    let payments = "Kundennummer;Rechnungsnummer;Zahlungsdatum;Betrag;Zahlungsart\r\n1001;R-77;20.10.2025;1.000,00;Überweisung\r\n";
    let wish = with(&proposed(&desk, &file(payments)), "kind", json!("payments"));
    let wish = with(&wish, "fields", json!(["party_number", "invoice", "paid_on", "amount", "method"]));
    assert_eq!(count(&desk.call("import_run", wish.clone()), "created"), 1);
    assert_eq!(count(&desk.call("import_run", wish), "same"), 1);
    assert_eq!(desk.call("party_list", json!({}))["rows"][0]["balance"]["minor"], 19_000 + 5_050);
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn what_an_import_booked_is_taken_back_by_its_opposite_and_can_come_in_again() {
    let desk = TestDesk::founded();
    let run = |text: &str| desk.call("import_run", proposed(&desk, &file(text)));
    let owed = || desk.call("party_list", json!({}))["rows"][0]["balance"]["minor"].clone();
    let worth = || desk.call("report_stock_value", json!({}))["total"]["minor"].clone();
    let balance = || desk.call("trial_balance", json!({}));
    run("Artikelnummer;Bezeichnung;Einheit;MwSt\r\nK-1;Kaffee;Stk;19\r\nK-2;Tee;Stk;7\r\n");
    run("Kundennummer;Firma;PLZ;Ort\r\n1001;Seestern Feinkost;18055;Rostock\r\n");

    let stock = "Artikelnummer;Bestand;Einkaufspreis\r\nK-1;12,5;3,20\r\nK-2;7;10\r\n";
    let claims = "Kundennummer;Rechnungsnummer;Rechnungsdatum;Fällig am;Offener Betrag\r\n\
        1001;R-77;01.10.2025;31.10.2025;1.190,00\r\n1001;G-5;05.10.2025;04.11.2025;-50,50\r\n";
    let (goods, open) = (run(stock)["run"].clone(), run(claims)["run"].clone());
    assert_eq!((owed(), worth()), (json!(119_000 - 5_050), json!(11_000)));

    let payments = "Kundennummer;Rechnungsnummer;Zahlungsdatum;Betrag;Zahlungsart\r\n1001;R-77;20.10.2025;1.000,00;Überweisung\r\n";
    let wish = with(&proposed(&desk, &file(payments)), "kind", json!("payments"));
    let wish = with(&wish, "fields", json!(["party_number", "invoice", "paid_on", "amount", "method"]));
    let paid = desk.call("import_run", wish.clone())["run"].clone();
    assert_eq!(owed(), 19_000 - 5_050);
    assert!(desk.refuses_with("import_undo", json!({ "run": open }), Code::InUse), "the claim is paid");

    for run in [&paid, &open, &goods] {
        desk.call("import_undo", json!({ "run": run }));
        assert!(desk.refuses_with("import_undo", json!({ "run": run }), Code::NothingToDo));
    }
    assert_eq!((owed(), worth()), (json!(0), json!(0)));
    let lines = balance()["rows"].as_array().unwrap().clone();
    assert!(
        lines.len() > 3 && lines.iter().all(|line| line["closing"]["minor"] == 0),
        "every account is as before: {lines:#?}"
    );
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));

    for text in [stock, claims] {
        assert_eq!(run(text)["counts"]["created"], 2, "it may come in again");
        assert_eq!(run(text)["counts"]["same"], 2, "and only once");
    }
    assert_eq!(desk.call("import_run", wish)["counts"]["created"], 1, "the payment finds the claim that stands");
    assert_eq!((owed(), worth()), (json!(19_000 - 5_050), json!(11_000)));
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn goods_that_were_moved_since_keep_their_import() {
    let desk = TestDesk::founded();
    let run = |text: &str| desk.call("import_run", proposed(&desk, &file(text)))["run"].clone();
    run("Artikelnummer;Bezeichnung;Einheit;MwSt\r\nK-1;Kaffee;Stk;19\r\n");
    let goods = run("Artikelnummer;Bestand;Einkaufspreis\r\nK-1;12;3,20\r\n");
    run("Artikelnummer;Bestand;Einkaufspreis\r\nK-1;10;3,20\r\n");
    assert!(desk.refuses_with("import_undo", json!({ "run": goods }), Code::InUse));
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn rows_of_one_file_know_each_other_and_rows_without_a_number_are_known_by_name() {
    let desk = TestDesk::founded();
    let list = "Kundennummer;Firma;PLZ;Ort\r\nD-1;Doppelt;1;Bonn\r\nD-1;Doppelt;1;Bonn\r\n;Ohne Nummer;2;Ulm\r\n";
    let wish = with(&proposed(&desk, &file(list)), "leave_out_wrong", json!(true));
    for _ in 0..2 {
        let counts = desk.call("import_try", wish.clone())["counts"].clone();
        assert_eq!((&counts["created"], &counts["wrong"]), (&json!(2), &json!(1)), "{counts}");
    }
    let run = desk.call("import_run", wish.clone())["run"].clone();
    assert_eq!(desk.call("import_run", wish)["counts"]["same"], 2);

    let party = desk.call("party_list", json!({ "search": "Doppelt" }))["rows"][0]["id"].clone();
    desk.call("draft_start", json!({ "kind": "quote", "party": party }));
    assert!(desk.refuses_with("import_undo", json!({ "run": run }), Code::InUse));
}
