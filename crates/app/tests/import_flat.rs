//! What a row of an import costs does not grow with the table: counted in steps of statements, not by the clock.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_store::effort::watch;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

const FEW: u32 = 300;
const MANY: u32 = 2_400;

fn goods(count: u32) -> String {
    let mut text = String::from("Artikelnummer;Bezeichnung;Warengruppe;Einheit;MwSt;EAN;VK-Preis\r\n");
    for at in 0..count {
        let _ = write!(text, "A-{at:05};Artikel {at};Gruppe {};Stk;19;{};{},50\r\n", at % 9, ean_8(at), at + 1);
    }
    text
}

/// A barcode with its check digit (GS1: weights 3 and 1 from the right).
fn ean_8(number: u32) -> String {
    let body = format!("{:07}", 4_000_000 + number);
    let digits = body.bytes().rev().zip([3, 1].into_iter().cycle());
    let sum: u32 = digits.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

fn parties(count: u32) -> String {
    let mut text = String::from("Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail\r\n");
    for at in 0..count {
        let _ = write!(text, "{at};Firma {at};Weg {at};{:05};Stadt {};DE;info@firma{at}.example\r\n", at + 1, at % 7);
    }
    text
}

fn prices(count: u32) -> String {
    let mut text = String::from("Artikelnummer;Preis;ab Menge\r\n");
    for at in 0..count {
        let _ = write!(text, "A-{at:05};{},25;10\r\n", at + 1);
    }
    text
}

fn run(desk: &TestDesk, text: &str) {
    let file = json!({ "from": "content", "name": "list.csv", "base64": STANDARD.encode(text) });
    let seen = desk.call("import_look", json!({ "file": file }));
    let fields: Vec<Value> = seen["columns"].as_array().unwrap().iter().map(|column| column["field"].clone()).collect();
    let wish = json!({ "file": file, "hash": seen["hash"], "kind": seen["kind"], "fields": fields });
    let done = desk.call("import_run", wish);
    assert_eq!(done["counts"]["created"], done["counts"]["rows"], "{:#}", done["problems"]);
}

#[test]
fn a_row_costs_the_same_in_a_long_table() {
    let worst: Arc<Mutex<BTreeMap<String, i32>>> = Arc::default();
    let seen = Arc::clone(&worst);
    assert!(watch(move |effort| {
        let mut worst = seen.lock().unwrap();
        let known = worst.entry(effort.statement).or_default();
        *known = effort.steps.max(*known);
    }));
    let costs = |count: u32| {
        let desk = TestDesk::founded();
        worst.lock().unwrap().clear();
        for text in [goods(count), parties(count), prices(count)] {
            run(&desk, &text);
        }
        worst.lock().unwrap().clone()
    };
    let (few, many) = (costs(FEW), costs(MANY));
    assert!(many.len() > 20, "the statements are seen");
    for (statement, steps) in many {
        let before = few.get(&statement).copied().unwrap_or_default();
        assert!(steps <= 2 * before + 500, "{steps} steps instead of {before}: {statement}");
    }
}
