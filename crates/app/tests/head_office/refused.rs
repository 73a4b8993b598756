//! Rights that end while a PC is away (SYNC.md 2.15): facts stand and are shown, other changes are refused, kept for their author, and can be
//! made once more.

use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

const BEN: &str = "Ben hat eins";

fn ben(role: Value) -> Value {
    json!({ "id": Id::named("Ben"), "name": "Ben", "role": role, "active": true })
}

/// A role that may look at things.
fn reader(first: &TestDesk) -> Value {
    let see = |resource: &str| json!({ "resource": resource, "action": "see", "scope": "company" });
    let grants = ["company", "party", "item", "document", "activity"].map(see);
    first.call("role_save", json!({ "id": Id::named("reader"), "name": "Reader", "facets": [], "grants": grants }));
    json!(Id::named("reader"))
}

/// The first PC, and one at which Ben sells.
fn firm() -> (HeadOffice, TestDesk, TestDesk, Id, Id) {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    first.call("user_save", ben(json!("sales")));
    let given = first.call("password_reset", json!({ "user": Id::named("Ben") }))["password"].clone();
    current(&first);
    let second = office.join(&first, "Laden");
    second.call("sign_in", json!({ "name": "Ben", "password": given }));
    second.call("password_change", json!({ "new": BEN }));
    current(&second);
    current(&first);
    (office, first, second, customer, chair)
}

#[test]
fn rights_revoked_while_offline() {
    let (_office, first, second, customer, chair) = firm();
    let reader = reader(&first);
    first.call("user_save", ben(reader));
    current(&first);
    // Ben does not know it yet: an invoice, a new customer, and a word about an old one.
    let line = json!({ "item": chair, "quantity": "1" });
    let sold = second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))["document"].clone();
    let tal = second.customer("Tal KG");
    current(&second);
    current(&first);
    let kept = first.call("document_get", json!({ "id": sold["id"] }));
    assert_eq!(kept["document"]["number"], sold["number"], "the customer has the paper already");
    let kinds: Vec<Value> =
        first.call("issue_list", json!({}))["rows"].as_array().unwrap().iter().map(|row| row["kind"].clone()).collect();
    assert!(kinds.contains(&json!("not_allowed")), "{kinds:?}");
    assert_eq!(first.codes("party_get", json!({ "id": tal })), ["not-found"], "what is no fact is not applied");

    // Nothing of it is lost: it waits where it was written, with its reason, and the record by its name.
    let refused = second.call("sync_refusals", json!({}));
    let made = refused.as_array().unwrap().iter().find(|one| one["command"] == "party_save").unwrap().clone();
    assert_eq!(
        (&made["reason"], &made["user_name"], &made["again"]),
        (&json!("not_allowed"), &json!("Ben"), &json!(false))
    );
    assert_eq!(made["records"][0]["name"], "Tal KG");
    let again = json!({ "incarnation": made["id"]["incarnation"], "dseq": made["id"]["dseq"] });
    assert_eq!(second.codes("sync_refusal_retry", again.clone()), ["not-allowed"], "he still may not");

    // The right comes back.
    first.call("user_save", ben(json!("sales")));
    current(&first);
    current(&second);
    let offered = second.call("sync_refusals", json!({}));
    assert!(offered.as_array().unwrap().iter().any(|one| one["id"] == made["id"] && one["again"] == true), "{offered}");
    let left = second.call("sync_refusal_retry", again.clone());
    assert!(left.as_array().unwrap().iter().all(|one| one["id"] != made["id"]), "{left}");
    assert_eq!(second.codes("sync_refusal_retry", again), ["not-found"], "once is enough");
    current(&second);
    current(&first);
    for pc in [&first, &second] {
        let detail = pc.call("party_get", json!({ "id": tal }));
        assert_eq!((&detail["party"]["name"], &detail["addresses"][0]["city"]), (&json!("Tal KG"), &json!("Berlin")));
    }
    assert_eq!(first.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn what_nobody_wants_any_more_is_let_go() {
    let (_office, first, second, customer, _) = firm();
    let reader = reader(&first);
    first.call("user_save", ben(reader));
    current(&first);
    let mut detail = second.call("party_get", json!({ "id": customer }));
    detail["party"]["notes"] = json!("gate three");
    let request = json!({ "party": detail["party"], "addresses": detail["addresses"], "contact_points": detail["contact_points"] });
    second.call("party_save", request);
    current(&second);
    let refused = second.call("sync_refusals", json!({}))[0].clone();
    assert_eq!(refused["records"][0]["name"], "Berg GmbH");
    assert_eq!(second.call("sync_refusal_dismiss", refused["id"].clone()), json!([]));
    assert_eq!(second.codes("sync_refusal_retry", refused["id"].clone()), ["not-found"]);
    assert_eq!(first.call("party_get", json!({ "id": customer }))["party"]["notes"], "");
}
