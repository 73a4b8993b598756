//! Credit limits, bank accounts and pay: who may see and set them, and what they do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::tax::preset::category_id;
use kontor_testkit::{TestDesk, canary};
use serde_json::{Value, json};

/// A demo company, in which anybody sits down without a password: Anna administers, Ben has the role.
fn with_ben(role: &str) -> TestDesk {
    let desk = TestDesk::empty();
    let state = desk.call("company_create", canary::company());
    let branch = &state["company"]["branch"]["id"];
    desk.call(
        "user_save",
        json!({ "id": Id::named("ben"), "name": "Ben", "role": role, "active": true, "branch": branch }),
    );
    desk
}

fn sit_down(desk: &TestDesk, name: &str) {
    desk.call("sign_in", json!({ "name": name }));
}

fn euro(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "EUR" })
}

fn draft(desk: &TestDesk, kind: &str, party: Id, price: &str) -> Value {
    let lines = json!([{ "text": "Arbeit", "quantity": "1", "price": price, "tax_category": category_id("zero") }]);
    let started = desk.call("draft_start", json!({ "kind": kind }));
    let body = json!({ "kind": kind, "party": party, "lines": lines });
    let saved = desk.call("draft_save", json!({ "id": started["draft"]["id"], "version": 1, "body": body }));
    json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] })
}

fn grants(resource: &str, actions: &[&str]) -> Vec<Value> {
    actions.iter().map(|action| json!({ "resource": resource, "action": action, "scope": "company" })).collect()
}

fn approved(mut request: Value) -> Value {
    request["approved"] = json!(true);
    request
}

#[test]
fn above_its_credit_a_customer_needs_somebody_who_may_approve() {
    let desk = with_ben("sales");
    let party = desk.customer("Nahkunde");
    let detail = desk.call("party_get", json!({ "id": party }));
    let limited =
        json!({ "party": detail["party"], "addresses": detail["addresses"], "credit": { "limit": euro(10_000) } });
    assert_eq!(desk.call("party_save", limited)["credit"]["limit"], euro(10_000));
    desk.call("document_issue", draft(&desk, "invoice", party, "60"));
    desk.call("document_issue", draft(&desk, "order", party, "40"));

    let order = draft(&desk, "order", party, "40.01");
    let refused = desk.refused("document_issue", order.clone());
    assert!(refused.has(Code::CreditExceeded), "{refused}");
    assert_eq!((&*refused.faults[0].params["limit"], &*refused.faults[0].params["open"]), ("100.00", "100.01"));
    assert!(desk.refuses_with("document_get", json!({ "id": order["draft"] }), Code::NotFound), "nothing was issued");
    desk.call("document_issue", approved(order));

    sit_down(&desk, "Ben");
    assert_eq!(desk.call("party_get", json!({ "id": party }))["credit"], Value::Null);
    let invoice = draft(&desk, "invoice", party, "41");
    let refused = desk.refused("document_issue", invoice.clone());
    assert!(refused.has(Code::CreditExceeded) && refused.faults[0].params.is_empty(), "{refused}");
    assert!(desk.refuses_with("document_issue", approved(invoice), Code::NotAllowed));
    desk.call("document_issue", draft(&desk, "quote", party, "1000"));
}

#[test]
fn who_does_not_see_bank_accounts_neither_changes_nor_loses_them() {
    let desk = with_ben("sales");
    let party = desk.customer("Nahkunde");
    let account = json!([{ "id": Id::named("account"), "party": party, "iban": "DE89370400440532013000" }]);
    let firm = json!({ "id": party, "kind": "organisation", "name": "Nahkunde", "customer": true });
    desk.call("party_save", json!({ "party": firm, "bank_accounts": account }));
    let found = |words: &str| desk.call("party_list", json!({ "search": words }))["total"].clone();
    let hits = |words: &str| desk.call("search_all", json!({ "words": words }))["exact"].as_array().unwrap().len();
    assert_eq!((found("0532013"), found("nahk"), hits("DE89370400440532013000")), (json!(1), json!(1), 1));

    sit_down(&desk, "Ben");
    assert!(desk.call("party_get", json!({ "id": party })).get("bank_accounts").is_none());
    assert_eq!((found("0532013"), found("nahk"), hits("DE89370400440532013000")), (json!(0), json!(1), 0));
    assert!(desk.refuses_with("party_save", json!({ "party": firm, "bank_accounts": account }), Code::NotAllowed));
    desk.call("party_save", json!({ "party": firm, "bank_accounts": [] }));
    desk.call("party_save", json!({ "party": firm }));

    sit_down(&desk, "Anna");
    assert_eq!(desk.call("party_get", json!({ "id": party }))["bank_accounts"][0]["iban"], "DE89370400440532013000");
    desk.call("party_save", json!({ "party": firm, "bank_accounts": [] }));
    assert_eq!(desk.call("party_get", json!({ "id": party }))["bank_accounts"], json!([]));
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}

#[test]
fn pay_is_kept_from_who_plans_the_shifts() {
    let desk = with_ben("sales");
    let planner = json!({
        "id": Id::named("planner"), "name": "Planner", "facets": [],
        "grants": grants("schedule", &["see", "create", "change"]),
    });
    desk.call("role_save", planner);
    desk.call(
        "user_save",
        json!({ "id": Id::named("ben"), "name": "Ben", "role": Id::named("planner"), "active": true }),
    );
    let employee = json!({ "id": Id::named("erna"), "name": "Erna", "active": true });
    let pay = json!({ "per": "hour", "amount": euro(2150) });
    let saved = desk.call("employee_save", json!({ "employee": employee, "pay": pay }));
    assert_eq!(saved["pay"], pay);
    sit_down(&desk, "Ben");
    assert!(desk.call("employee_get", json!({ "id": Id::named("erna") })).get("pay").is_none());
    assert!(desk.refuses_with("employee_save", json!({ "employee": employee, "pay": pay }), Code::NotAllowed));
    desk.call("employee_save", json!({ "employee": employee }));
    sit_down(&desk, "Anna");
    assert_eq!(desk.call("employee_get", json!({ "id": Id::named("erna") }))["pay"], pay);
}

#[test]
fn what_somebody_makes_lies_where_he_will_see_it_and_is_not_given_away_unseen() {
    let desk = with_ben("shop");
    let branch = desk.call("program_state", json!({}))["company"]["branch"]["id"].clone();
    desk.call("branch_save", json!({ "id": Id::named("away"), "code": "B2", "name": "Zweig", "kind": "outlet" }));
    sit_down(&desk, "Ben");
    let firm = json!({ "id": Id::named("neu"), "kind": "organisation", "name": "Neu", "customer": true });
    assert_eq!(desk.call("party_save", json!({ "party": firm }))["party"]["branch"], branch);
    let mut away = firm.clone();
    away["branch"] = json!(Id::named("away"));
    assert!(desk.refuses_with("party_save", json!({ "party": away }), Code::NotAllowed));
    sit_down(&desk, "Anna");
    desk.call("party_save", json!({ "party": away }));
    sit_down(&desk, "Ben");
    assert_eq!(desk.call("party_list", json!({}))["total"], 0);
    for (command, request) in
        [("party_get", json!({ "id": Id::named("neu") })), ("party_save", json!({ "party": firm }))]
    {
        assert!(desk.refuses_with(command, request, Code::NotFound), "{command}");
    }
}

#[test]
fn making_and_changing_are_rights_of_their_own() {
    let desk = with_ben("sales");
    let only = |action: &str| {
        json!({ "id": Id::named("clerk"), "name": "Clerk", "facets": [],
            "grants": grants("item", &["see", action]) })
    };
    let ben = json!({ "id": Id::named("ben"), "name": "Ben", "role": Id::named("clerk"), "active": true });
    let item = |name: &str| {
        json!({ "item": { "id": Id::named("item"), "sku": "A", "name": name, "kind": "goods",
        "tax_category": category_id("standard"), "unit": "C62", "negative": "refuse", "active": true } })
    };
    desk.call("role_save", only("change"));
    desk.call("user_save", ben);
    sit_down(&desk, "Ben");
    assert!(desk.refuses_with("item_save", item("One"), Code::NotAllowed), "that would be a new one");
    sit_down(&desk, "Anna");
    desk.call("role_save", only("create"));
    sit_down(&desk, "Ben");
    desk.call("item_save", item("One"));
    assert!(desk.refuses_with("item_save", item("Two"), Code::NotAllowed), "that would change it");
    assert_eq!(desk.call("item_list", json!({}))["rows"][0]["name"], "One");
}
