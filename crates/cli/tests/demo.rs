//! The demo company and its trading day, as `cargo xtask run` shows them where there is no display.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use serde_json::{Value, json};
use support::Shelf;

#[test]
fn a_day_is_played_from_the_first_call_to_the_paid_invoice() {
    let shelf = Shelf::new();
    let played = shelf.run(&["--company", "demo.kontor", "demo", "--language", "de", "--currency", "EUR", "--play"]);
    let day = played.json();
    assert_eq!((&day["invoice_state"], &day["findings"]), (&json!("done"), &json!(0)));
    for file in day["files"].as_array().unwrap() {
        assert!(std::fs::read(file.as_str().unwrap()).unwrap().starts_with(b"%PDF-"), "{file}");
    }
    assert!(played.err.contains("Seestern Feinkost"), "{}", played.err);

    let again = shelf.run(&["--company", "demo.kontor", "demo", "--play"]).json();
    assert_ne!(again["invoice"], day["invoice"], "another day in the same company");

    let invoices = r#"{"kinds": ["invoice"], "window": {"limit": 1, "search": "Seestern"}}"#;
    let found: Value = shelf.run(&["--company", "demo.kontor", "rpc", "document_list", invoices]).json();
    let id = found["rows"][0]["id"].as_str().unwrap();
    let written = shelf.run(&["--company", "demo.kontor", "pdf", id, "--out", "again.pdf"]).json();
    assert_eq!(std::fs::read(shelf.path("again.pdf")).unwrap().len() as u64, written["bytes"].as_u64().unwrap());
}
