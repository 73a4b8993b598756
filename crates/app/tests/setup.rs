//! Making, opening and leaving companies; parties as the first thing one does in them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_testkit::{TestDesk, company};
use serde_json::json;

#[test]
fn a_company_starts_with_all_that_work_needs_and_opens_again() {
    let desk = TestDesk::founded();
    let state = desk.call("program_state", json!({}));
    assert_eq!(state["company"]["company"]["chart"], "skr03");
    assert_eq!(state["company"]["today"], "2026-03-02");
    let path = state["company"]["path"].clone();
    desk.call("company_close", json!({}));
    assert!(desk.refuses_with("party_list", json!({}), Code::NotFound));
    desk.call("company_open", json!({ "path": path }));
    assert_eq!(desk.call("party_list", json!({}))["total"], 0);
}

#[test]
fn all_that_is_wrong_is_said_at_once_and_no_file_is_left() {
    let desk = TestDesk::empty();
    let mut request = company();
    request["name"] = json!(" ");
    request["country"] = json!("XX");
    request["vat_id"] = json!("DE136695975");
    request["device_code"] = json!("1");
    assert_eq!(
        desk.codes("company_create", request),
        ["name required", "country not-a-choice", "vat_id bad-check-digit", "device_code bad-format"]
    );
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 0);
}

#[test]
fn a_party_is_saved_with_its_parts_and_undone_as_one() {
    let desk = TestDesk::founded();
    let id = Id::named("party");
    let request = json!({
        "party": { "id": id, "kind": "organisation", "name": "Berg GmbH", "customer": true, "vat_id": "DE136695976" },
        "addresses": [{ "id": Id::named("a"), "party": id, "usage": "billing", "street": "Bergstr. 1", "city": "Ulm", "postal_code": "89073", "country": "DE" }],
        "contact_points": [{ "id": Id::named("c"), "party": id, "kind": "mail", "value": "info@berg.example" }],
    });
    let saved = desk.call("party_save", request.clone());
    assert_eq!(saved["addresses"][0]["city"], "Ulm");
    let found = desk.call("party_list", json!({ "search": "bergstr" }));
    assert_eq!((found["total"].as_i64(), found["rows"][0]["mail"].as_str()), (Some(1), Some("info@berg.example")));
    assert_eq!(desk.call("undo", json!({}))["command"], "party_save");
    assert_eq!(desk.call("party_list", json!({}))["total"], 0);
    desk.call("redo", json!({}));
    let mut bad = request;
    bad["addresses"][0]["country"] = json!("Germany");
    bad["contact_points"][0]["value"] = json!("nobody");
    assert_eq!(
        desk.codes("party_save", bad),
        ["addresses.0.country too-long", "addresses.0.country not-a-choice", "contact_points.0.value bad-format"]
    );
}
