//! What happened to a record: who, when, with which command, from what to what; and what left the program.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn commands(history: &Value) -> Vec<&str> {
    history["entries"].as_array().unwrap().iter().map(|entry| entry["commit"]["command"].as_str().unwrap()).collect()
}

#[test]
fn a_customer_shows_every_change_of_it_and_of_its_parts_the_newest_first() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let mut detail = desk.call("party_get", json!({ "id": berg }));
    desk.host.pass_days(1);
    detail["party"]["segment"] = json!("retail");
    detail["addresses"][0]["city"] = json!("Kiel");
    desk.call("party_save", json!({ "party": detail["party"], "addresses": detail["addresses"] }));
    desk.call("party_delete", json!({ "id": berg }));
    desk.call("undo", json!({}));

    let history = desk.call("history_of", json!({ "kind": "party", "id": berg }));
    assert_eq!(commands(&history), ["undo", "party_delete", "party_save", "party_save"]);
    assert_eq!(history["total"], 4);
    let entries = history["entries"].as_array().unwrap();
    assert_eq!(entries[0]["changes"][0]["change"], "restored");
    assert_eq!(entries[1]["changes"][0]["change"], "removed");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let changes = entries[2]["changes"].as_array().unwrap().iter();
    let changed: Vec<String> = changes
        .flat_map(|change| change["cells"].as_array().unwrap().iter().map(move |cell| (change, cell)))
        .map(|(change, cell)| {
            let (kind, column) = (text(&change["kind"]), text(&cell["column"]));
            format!("{kind}.{column}: {} -> {}", text(&cell["from"]), text(&cell["to"]))
        })
        .collect();
    assert_eq!(changed, ["party.segment:  -> retail", "address.city: Berlin -> Kiel"]);
    assert_eq!(entries[2]["commit"]["user_name"], "Anna");
    assert!(entries[2]["commit"]["at_ms"].as_i64() > entries[3]["commit"]["at_ms"].as_i64());
    assert_eq!(entries[3]["changes"][0]["change"], "made");

    let page = desk.call("history_of", json!({ "kind": "party", "id": berg, "from": 1, "limit": 1 }));
    assert_eq!(commands(&page), ["party_delete"]);
}

#[test]
fn what_a_value_names_is_called_by_its_name() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let detail = desk.call("party_get", json!({ "id": berg }));
    let term = desk.call("payment_term_list", json!({}))[0].clone();
    let mut party = detail["party"].clone();
    party["payment_term"] = term["id"].clone();
    desk.call("party_save", json!({ "party": party, "addresses": detail["addresses"] }));
    let history = desk.call("history_of", json!({ "kind": "party", "id": berg }));
    let cell = &history["entries"][0]["changes"][0]["cells"][0];
    assert_eq!((&cell["column"], &cell["to_name"]), (&json!("payment_term"), &term["name"]));
}

#[test]
fn a_document_shows_its_steps_and_how_it_left_the_program() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "100", json!({}));
    let id = invoice["document"]["id"].clone();
    desk.call("document_step", json!({ "id": id, "event": "sent", "note": "mail" }));
    desk.call("document_pdf", json!({ "id": id }));
    desk.call("list_export", json!({ "of": "document_list", "format": "csv" }));
    let history = desk.call("history_of", json!({ "kind": "document", "id": id }));
    assert_eq!(commands(&history), ["document_pdf", "document_step", "document_issue"]);
    let disclosures = history["disclosures"].as_array().unwrap();
    assert_eq!(disclosures.len(), 1);
    assert_eq!((&disclosures[0]["kind"], &disclosures[0]["what"]), (&json!("paper"), &invoice["document"]["number"]));

    let left = desk.call("disclosure_list", json!({}));
    let kinds: Vec<&Value> = left["rows"].as_array().unwrap().iter().map(|row| &row["kind"]).collect();
    assert_eq!(kinds, ["list", "paper"]);
    assert_eq!(left["rows"][0]["rows"], 1);
}

#[test]
fn the_journal_lists_all_changes_and_finds_them_by_person_command_and_kind() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.invoice(berg, "100", json!({}));
    let list = |request: Value| -> Vec<String> {
        let page = desk.call("journal_list", request);
        page["rows"].as_array().unwrap().iter().map(|row| row["command"].as_str().unwrap().to_owned()).collect()
    };
    let all = list(json!({}));
    assert_eq!(all.last().unwrap(), "company_create");
    assert_eq!(all[0], "document_issue", "the newest first");
    assert_eq!(list(json!({ "kind": "document" })), ["document_issue"]);
    let of = |name: &str| json!({ "window": { "filters": [{ "column": "command", "op": "is", "values": [name] }] } });
    assert_eq!(list(of("party_save")), ["party_save"]);
    let nobody = json!({ "window": { "filters": [{ "column": "at_ms", "op": "to", "values": ["0"] }] } });
    assert_eq!(list(nobody), [""; 0]);
}

#[test]
fn the_history_of_what_one_may_not_see_is_refused() {
    let desk = TestDesk::founded();
    let account = desk.call("account_list", json!({}))[0]["id"].clone();
    desk.call("password_change", json!({ "new": "Speicherstadt" }));
    let ben = Id::named("ben");
    desk.call("user_save", json!({ "id": ben, "name": "Ben", "role": "sales", "active": true }));
    let given = desk.call("password_reset", json!({ "user": ben }))["password"].clone();
    desk.call("sign_in", json!({ "name": "Ben", "password": given }));
    desk.call("password_change", json!({ "new": "Ben hat eins" }));
    let request = json!({ "kind": "account", "id": account });
    assert!(desk.refuses_with("history_of", request, kontor_core::fault::Code::NotAllowed));
}
