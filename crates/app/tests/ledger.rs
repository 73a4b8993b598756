//! Accounts, entries by hand and how everything else was booked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn eur(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "EUR" })
}

fn account(desk: &TestDesk, role: &str) -> Value {
    let all = desk.call("account_list", json!({}));
    all.as_array().unwrap().iter().find(|account| account["role"] == role).unwrap().clone()
}

/// Money into the cash box, from the bank.
fn withdrawal(desk: &TestDesk, debit: i64, credit: i64) -> Value {
    json!({ "id": Id::named("withdrawal"), "booked_on": "2026-03-02", "text": "Bargeld geholt", "lines": [
        { "account": account(desk, "cash")["id"], "debit": eur(debit) },
        { "account": account(desk, "bank")["id"], "credit": eur(credit) },
    ] })
}

#[test]
fn an_entry_by_hand_balances_or_is_refused_with_its_figures() {
    let desk = TestDesk::founded();
    let refusal = desk.refused("entry_post", withdrawal(&desk, 10_000, 9_000));
    assert_eq!(refusal.faults[0].code, Code::Unbalanced);
    assert_eq!(
        (refusal.faults[0].params["debit"].as_str(), refusal.faults[0].params["credit"].as_str()),
        ("100.00", "90.00")
    );
    let posted = desk.call("entry_post", withdrawal(&desk, 10_000, 10_000));
    assert_eq!((posted["total"].clone(), posted["lines"][0]["code"].as_str()), (eur(10_000), Some("1000")));
    desk.call("entry_post", withdrawal(&desk, 10_000, 10_000));
    assert_eq!((desk.balance("cash"), desk.balance("bank")), (10_000, -10_000), "sent twice, posted once");
    let back = desk.call("entry_reverse", json!({ "entry": posted["entry"]["id"] }));
    assert_eq!((back["entry"]["reversal_of"].clone(), desk.balance("cash")), (posted["entry"]["id"].clone(), 0));
    assert!(desk.refuses_with("entry_reverse", json!({ "entry": posted["entry"]["id"] }), Code::NothingToDo));
    assert!(desk.refuses_with("entry_reverse", json!({ "entry": back["entry"]["id"] }), Code::WrongState));
    let rows = desk.call("entry_list", json!({ "filters": [{ "column": "reversed", "op": "is", "values": ["1"] }] }));
    assert_eq!((rows["total"].as_i64(), rows["rows"][0]["text"].as_str()), (Some(2), Some("Bargeld geholt")));
}

#[test]
fn all_that_is_wrong_with_an_entry_is_said_at_once() {
    let desk = TestDesk::founded();
    let bad = json!({ "id": Id::named("bad"), "booked_on": "2026-03-02", "text": " ", "lines": [
        { "account": Id::named("none"), "debit": eur(1) },
        { "account": account(&desk, "receivable")["id"], "debit": eur(1) },
        { "account": account(&desk, "bank")["id"] },
        { "account": account(&desk, "bank")["id"], "debit": eur(1), "credit": eur(1) },
        { "account": account(&desk, "bank")["id"], "credit": eur(-1), "party": Id::named("nobody") },
        { "account": account(&desk, "bank")["id"], "credit": { "minor": 1, "currency": "USD" } },
    ] });
    assert_eq!(
        desk.codes("entry_post", bad),
        [
            "text required",
            "lines.0.account not-found",
            "lines.1.account not-a-choice",
            "lines.2.debit required",
            "lines.3.credit not-a-choice",
            "lines.4.party not-found",
            "lines.4.credit not-positive",
            "lines.5.credit currency-mismatch",
        ]
    );
}

#[test]
fn what_a_document_or_payment_posted_is_shown_and_only_taken_back_with_it() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "100", json!({}));
    let paid = desk.pay("paid", berg, 10_000, json!({}));
    let entries = desk.call("entries_of", json!({ "kind": "document", "id": invoice["document"]["id"] }));
    assert_eq!(entries[0]["number"], invoice["document"]["number"]);
    assert!(desk.refuses_with("entry_reverse", json!({ "entry": entries[0]["entry"]["id"] }), Code::WrongState));
    let entries = desk.call("entries_of", json!({ "kind": "payment", "id": paid["payment"]["id"] }));
    assert_eq!(entries, paid["entries"]);
    for (search, total) in [("Berg", 2), ("paid", 1), ("INV26", 1), ("Talmann", 0)] {
        assert_eq!(desk.call("entry_list", json!({ "search": search }))["total"], total, "{search}");
    }
}

#[test]
fn the_trial_balance_opens_where_the_last_one_closed() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.invoice(berg, "100", json!({ "issued_on": "2026-02-27" }));
    desk.invoice(berg, "50", json!({}));
    desk.pay("paid", berg, 12_000, json!({}));
    let all = desk.call("trial_balance", json!({ "from": "2026-03-01" }));
    let row = |code: &Value| all["rows"].as_array().unwrap().iter().find(|row| row["code"] == *code).unwrap().clone();
    let receivable = row(&account(&desk, "receivable")["code"]);
    let figures = ["opening", "debit", "credit", "closing"].map(|name| receivable[name]["minor"].as_i64().unwrap());
    assert_eq!(figures, [10_000, 5_000, 12_000, 3_000]);
    assert_eq!((all["closing"].clone(), all["debit"].clone()), (eur(0), all["credit"].clone()));
    let elsewhere = desk.call("trial_balance", json!({ "branch": Id::named("other") }));
    assert_eq!(elsewhere["rows"].as_array().unwrap().len(), 0);
}

#[test]
fn an_account_keeps_its_kind_once_it_is_used() {
    let desk = TestDesk::founded();
    let mut cash = account(&desk, "cash");
    let bank = account(&desk, "bank");
    desk.call("entry_post", withdrawal(&desk, 1, 1));
    cash["name"] = json!("Kasse am Hafen");
    assert_eq!(desk.call("account_save", json!({ "account": cash }))["name"], "Kasse am Hafen");
    cash["kind"] = json!("expense");
    cash["code"] = bank["code"].clone();
    assert_eq!(
        desk.codes("account_save", json!({ "account": cash })),
        ["account.code repeated", "account.kind in-use"]
    );
}
