//! Everything out of one company and into another, as a script does it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use serde_json::json;
use support::Shelf;

#[test]
fn a_company_goes_out_and_comes_back() {
    let shelf = Shelf::new();
    let company = shelf.founded();
    let out = |words: &[&str]| shelf.run(&[&["--company", company, "export", "everything"], words].concat());
    let written = out(&["all.zip", "--format", "json"]).json();
    assert_eq!(std::fs::metadata(shelf.path("all.zip")).unwrap().len(), written["bytes"].as_u64().unwrap());
    assert_eq!(out(&["all.zip"]).refusal(), (3, vec!["file-exists".to_owned()]));
    assert_eq!(out(&["more.zip", "--format", "xml"]).refusal(), (1, vec!["bad-request".to_owned()]));
    let again = out(&["all.zip", "--replace"]).json();
    assert_eq!(
        again["rows"].as_u64(),
        written["rows"].as_u64().map(|rows| rows + 1),
        "it was noted that everything went out"
    );

    let back = shelf.run(&["--company", "south.kontor", "import", "everything", "all.zip"]).json();
    assert_eq!((&back["rows"], &back["report"]["findings"]), (&again["rows"], &json!([])));
    assert_eq!(shelf.run(&["--company", "south.kontor", "verify"]).json()["findings"], json!([]));
    let other = shelf.run(&["--company", "west.kontor", "import", "everything", company]);
    assert_eq!(other.refusal(), (1, vec!["not-an-export".to_owned()]));
    assert!(!shelf.path("west.kontor").exists() && !shelf.path("west.kontor.key").exists());
}
