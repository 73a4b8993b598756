//! Some days of the wholesaler's year, replayed: rules, totals, stock, books.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;

use kontor_core::fault::Code;
use kontor_testkit::{TestDesk, company};
use serde_json::{Value, json};

fn cut() -> Value {
    json!({ "path": Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/online-retail-cut.csv.xz") })
}

fn wholesaler() -> TestDesk {
    let desk = TestDesk::empty();
    let mut founding = company();
    founding["country"] = json!("GB");
    founding["currency"] = json!("GBP");
    founding["vat_id"] = Value::Null;
    founding["tax_number"] = json!("not stated");
    desk.call("company_create", founding);
    desk
}

#[test]
fn the_year_comes_in_whole_and_only_once() {
    let desk = wholesaler();
    let report = desk.call("import_online_retail", cut());
    assert_eq!(report["rows"], 2735);
    let rules = report["rules"].as_object().unwrap();
    for rule in ["no_customer", "stock_correction", "credit_alone", "negative_price", "fee", "other_text", "no_text"] {
        assert!(rules.contains_key(rule), "{rule}: {rules:?}");
    }
    println!("{report:#}");
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
    assert!(desk.refuses_with("import_online_retail", cut(), Code::AlreadyImported));
}
