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
    let orders = || desk.call("document_list", json!({ "kinds": ["order"] }))["total"].clone();
    let before = orders();
    let refused = desk.refused("document_issue", order.clone());
    assert!(refused.has(Code::CreditExceeded), "{refused}");
    assert_eq!((&*refused.faults[0].params["limit"], &*refused.faults[0].params["open"]), ("100.00", "100.01"));
    assert_eq!(orders(), before, "nothing was issued");
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
fn the_floor_is_named_to_nobody_who_may_not_see_costs() {
    let desk = with_ben("sales");
    let (chair, party) = (desk.item("Stuhl", "12"), desk.customer("Nahkunde"));
    desk.call("price_floor_save", json!({ "margin_percent": "10" }));
    desk.receive(chair, "4", "10");
    sit_down(&desk, "Ben");
    let lines = json!([{ "text": "", "quantity": "1", "item": chair, "price": "5" }]);
    let started = desk.call("draft_start", json!({ "kind": "invoice" }))["draft"]["id"].clone();
    let body = json!({ "kind": "invoice", "party": party, "lines": lines });
    let shown = desk.call("draft_save", json!({ "id": started, "version": 1, "body": body }));
    let refused = desk.refused("document_issue", json!({ "draft": started, "version": 2 }));
    assert_eq!(
        desk.codes("document_issue", json!({ "draft": started, "version": 2 })),
        ["lines.0.price below-floor-price"]
    );
    assert_eq!(refused.faults[0].params.keys().collect::<Vec<_>>(), ["price"]);
    assert_eq!(shown["reckoned"]["faults"], json!(refused.faults));
    let approved = json!({ "draft": started, "version": 2, "approved": true });
    assert!(desk.refuses_with("document_issue", approved, Code::NotAllowed));
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
    assert!(desk.refuses_with("party_save", json!({ "party": away }), Code::OutOfSight));
    // Many at once are no way around it, and the preview says so.
    let give = json!({ "action": { "do": "party_branch", "branch": Id::named("away") }, "list": "party_list" });
    for command in ["bulk_preview", "bulk_run"] {
        let outcome = desk.call(command, give.clone());
        assert_eq!((&outcome["found"], &outcome["done"]), (&json!(1), &json!(0)), "{command}");
        assert_eq!(outcome["reasons"][0]["fault"]["code"], "out-of-sight");
    }
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

/// A role with figures, papers and people of its own branch.
fn branch_manager() -> Value {
    let scoped = |resource: &str, actions: &[&str]| {
        actions
            .iter()
            .map(|action| json!({ "resource": resource, "action": action, "scope": "branch" }))
            .collect::<Vec<Value>>()
    };
    let mut grants = [
        scoped("report", &["see", "export"]),
        scoped("ledger", &["see", "post", "export"]),
        scoped("schedule", &["see", "create", "change"]),
    ]
    .concat();
    grants.extend(self::grants("company", &["see"]));
    for resource in ["party", "document", "purchase", "payment", "activity"] {
        grants.extend(scoped(resource, &["see"]));
    }
    json!({ "id": Id::named("manages"), "name": "Branch manager", "grants": grants, "facets": ["cost"] })
}

/// Asks for what lies in another branch, and for what cannot be divided by branches.
fn nothing_of_elsewhere(desk: &TestDesk, home: &Value, sales: &Value, entry: &Value) {
    let elsewhere = |mut request: Value| {
        request["branch"] = home.clone();
        request
    };
    for (command, request, code) in [
        ("report_sales", elsewhere(sales.clone()), Code::NotAllowed),
        ("report_receivables_ageing", elsewhere(json!({})), Code::NotAllowed),
        ("report_vat", elsewhere(json!({ "from": sales["from"], "until": sales["until"] })), Code::NotAllowed),
        ("trial_balance", elsewhere(json!({})), Code::NotAllowed),
        ("report_stock_value", json!({}), Code::NotAllowed),
        ("company_verify", json!({}), Code::NotAllowed),
        ("journal_list", json!({}), Code::NotAllowed),
        ("entry_get", json!({ "id": entry }), Code::NotFound),
        ("employee_get", json!({ "id": Id::named("1000") }), Code::NotFound),
        ("shift_list", json!({ "employee": Id::named("1000") }), Code::NotFound),
        ("shift_delete", json!({ "id": Id::named("shift 1000") }), Code::NotAllowed),
    ] {
        assert!(desk.refuses_with(command, request, code), "{command}");
    }
    let refused = desk.refused("company_verify", json!({}));
    assert_eq!(
        refused.faults[0].params["permission"], "ledger.see.company",
        "it says how far the right would have to reach"
    );
}

#[test]
fn who_is_confined_to_a_branch_gets_its_figures_and_people_only() {
    let desk = with_ben("sales");
    let home = desk.call("program_state", json!({}))["company"]["branch"]["id"].clone();
    let away = json!(Id::named("away"));
    desk.call("branch_save", json!({ "id": away, "code": "B2", "name": "Zweig", "kind": "outlet" }));
    desk.call("role_save", branch_manager());
    desk.call(
        "user_save",
        json!({ "id": Id::named("ben"), "name": "Ben", "role": Id::named("manages"), "active": true, "branch": away }),
    );
    let party = desk.customer("Nahkunde");
    let mut entries = Vec::new();
    for (branch, price) in [(&home, "1000"), (&away, "77")] {
        let line = json!({ "text": "Arbeit", "quantity": "1", "price": price, "tax_category": category_id("zero") });
        let sold = desk.issue(json!({ "kind": "invoice", "party": party, "branch": branch, "lines": [line] }));
        let of = json!({ "kind": "document", "id": sold["document"]["id"] });
        entries.push(desk.call("entries_of", of)[0]["entry"]["id"].clone());
        let person = json!({ "id": Id::named(price), "name": price, "active": true, "branch": branch });
        desk.call("employee_save", json!({ "employee": person }));
        desk.call(
            "shift_save",
            json!({ "shift": { "id": Id::named(&format!("shift {price}")), "employee": person["id"], "weekday": 1,
                "starts_min": 480, "ends_min": 960, "valid_from_on": "2020-01-01" } }),
        );
    }
    let today = desk.call("program_state", json!({}))["company"]["today"].clone();
    let sales = json!({ "from": today, "until": today, "group": "customer" });
    let balance = |branch: &Value| desk.call("trial_balance", json!({ "branch": branch }));
    let of_away = balance(&away);
    assert_eq!(desk.call("report_sales", sales.clone())["total"]["net"], euro(107_700));

    sit_down(&desk, "Ben");
    assert_eq!(desk.call("report_sales", sales.clone())["total"]["net"], euro(7_700));
    assert_eq!(desk.call("report_receivables_ageing", json!({}))["total"]["total"], euro(7_700));
    let dashboard = desk.call("dashboard", json!({}));
    assert_eq!((&dashboard["month"], &dashboard["receivables"]), (&euro(7_700), &euro(7_700)));
    assert_eq!(dashboard["top_customers"][0]["net"], euro(7_700));
    assert_eq!(balance(&Value::Null), of_away);
    assert_eq!(desk.call("entry_list", json!({}))["total"], 1);
    desk.call("entry_get", json!({ "id": entries[1] }));
    let out = json!({ "of": "report_sales", "parameters": sales, "format": "csv" });
    assert_eq!(desk.call("report_export", out)["rows"], 1);
    assert_eq!(desk.call("employee_list", json!({}))["rows"][0]["name"], "77");
    assert_eq!(desk.call("shift_list", json!({})).as_array().unwrap().len(), 1);
    let week = desk.call("calendar_span", json!({ "first": "2026-03-02", "last": "2026-03-08" }));
    assert_eq!(week.as_array().unwrap().iter().map(|event| &event["title"]).collect::<Vec<_>>(), ["77"]);
    assert_eq!(desk.call("choices", json!({}))["employees"].as_array().unwrap().len(), 1);

    nothing_of_elsewhere(&desk, &home, &sales, &entries[0]);
    let give = json!({ "employee": { "id": Id::named("77"), "name": "77", "active": true, "branch": home } });
    assert!(desk.refuses_with("employee_save", give, Code::OutOfSight));
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
