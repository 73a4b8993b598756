//! {{Words}} from the first to the last command.

use kontor_testkit::TestDesk;
use serde_json::json;

const ID: &str = "01900000-0000-7000-8000-000000000001";

#[test]
fn a_{{name}}_is_saved_found_and_removed() {
    let desk = TestDesk::founded();
    desk.call("{{name}}_save", json!({ "id": ID, "name": "First" }));
    assert_eq!(desk.call("{{name}}_get", json!({ "id": ID }))["name"], "First");
    assert_eq!(desk.call("{{name}}_list", json!({ "search": "firs" }))["rows"][0]["id"], ID);
    desk.call("{{name}}_delete", json!({ "id": ID }));
    assert_eq!(desk.call("{{name}}_list", json!({}))["total"], 0);
}

#[test]
fn a_{{name}}_without_a_name_is_refused() {
    let desk = TestDesk::founded();
    assert_eq!(desk.codes("{{name}}_save", json!({ "id": ID, "name": "" })), ["name required"]);
}
