//! Money in and out: what it settles, what stays open, and that taking it back leaves everything as it was.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use kontor_core::decimal::Rate;
use kontor_core::entity::{ExchangeRateId, PaymentTermId};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::terms::{DiscountTax, EarlyDiscount, PaymentTerm};
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

fn eur(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "EUR" })
}

fn minor(value: &Value) -> i64 {
    value["minor"].as_i64().unwrap()
}

/// What the first claim of a party is chosen to get: money, discount, write-off.
fn by_hand(desk: &TestDesk, party: Id, amount: i64, discount: i64, write_off: i64) -> Value {
    let claim = desk.claims(party)[0]["source"]["id"].clone();
    let choice =
        json!({ "instalment": claim, "amount": eur(amount), "discount": eur(discount), "write_off": eur(write_off) });
    json!({ "settling": { "how": "by_hand", "choices": [choice] } })
}

fn open(desk: &TestDesk, document: &Value) -> (String, i64) {
    let found = desk.call("document_get", json!({ "id": document["document"]["id"] }));
    (found["state"].as_str().unwrap().to_owned(), found["open"]["minor"].as_i64().unwrap())
}

fn balance(desk: &TestDesk, party: Id) -> i64 {
    desk.call("open_items", json!({ "party": party }))["balance"]["total"]["minor"].as_i64().unwrap()
}

/// The receivable account is what is open in all parties, and the books balance.
fn check_books(desk: &TestDesk) {
    let ageing: i64 = desk
        .desk
        .inside("test", kontor_app::Effect::Reads, |context| {
            context.read(|read| Ok(read.open_items()?.iter().map(|item| item.book_minor).sum()))
        })
        .unwrap();
    assert_eq!(desk.balance("receivable"), ageing);
    assert_eq!(desk.call("trial_balance", json!({ "until": "9999-12-31" }))["closing"], eur(0));
}

#[test]
fn py01_three_payments_and_a_write_off() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "240", json!({}));
    desk.pay("first", berg, 12_000, json!({}));
    assert_eq!(open(&desk, &invoice), ("partial".into(), 12_000));
    desk.pay("second", berg, 2_000, json!({}));
    desk.pay("third", berg, 9_900, by_hand(&desk, berg, 9_900, 0, 100));
    assert_eq!(open(&desk, &invoice), ("done".into(), 0));
    assert_eq!(balance(&desk, berg), 0);
    assert_eq!((desk.balance("bank"), desk.balance("write_off")), (23_900, 100));
    let rows = desk.call("payment_list", json!({ "search": "Berg", "sort": [{ "column": "amount" }] }));
    let amounts: Vec<i64> =
        rows["rows"].as_array().unwrap().iter().map(|row| row["amount"]["minor"].as_i64().unwrap()).collect();
    assert_eq!(amounts, [2_000, 9_900, 12_000]);
    let of = |party: Id| {
        let filter = json!({ "column": "party", "op": "is", "values": [party] });
        desk.call("payment_list", json!({ "filters": [filter] }))["total"].clone()
    };
    assert_eq!((of(berg), of(Id::named("nobody"))), (json!(3), json!(0)));
    check_books(&desk);
}

#[test]
fn py02_an_allocation_that_is_taken_back_opens_the_invoice_and_the_credit() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "240", json!({}));
    let paid = desk.pay("all", berg, 23_900, by_hand(&desk, berg, 23_900, 0, 100));
    let allocation = paid["allocations"][0]["id"].clone();
    let after = desk.call("payment_unallocate", json!({ "allocation": allocation }));
    assert_eq!(open(&desk, &invoice), ("open".into(), 24_000));
    assert_eq!((after["claims"][0]["open"].clone(), after["credits"][0]["open"].clone()), (eur(24_000), eur(-23_900)));
    assert_eq!(desk.balance("write_off"), 0, "what was given up is owed again");
    assert!(desk.refuses_with("payment_unallocate", json!({ "allocation": allocation }), Code::NothingToDo));
    check_books(&desk);
    let payment = paid["payment"]["id"].clone();
    desk.call(
        "credit_apply",
        json!({ "credit": { "kind": "payment", "id": payment }, "settling": { "how": "oldest_first" } }),
    );
    assert_eq!(open(&desk, &invoice), ("partial".into(), 100));
    check_books(&desk);
}

#[test]
fn py04_an_overpayment_is_written_off_or_stays_as_credit() {
    let desk = TestDesk::founded();
    let (berg, tal) = (desk.customer("Berg GmbH"), desk.customer("Tal GmbH"));
    desk.invoice(berg, "100", json!({}));
    desk.pay("too much", berg, 11_000, by_hand(&desk, berg, 11_000, 0, -1_000));
    assert_eq!((balance(&desk, berg), desk.balance("receivable"), desk.balance("write_off_gain")), (0, 0, -1_000));
    desk.invoice(tal, "100", json!({}));
    let kept = desk.pay("kept", tal, 11_000, json!({}));
    assert_eq!((kept["credit"].clone(), balance(&desk, tal)), (eur(1_000), -1_000));
    check_books(&desk);
}

#[test]
fn py05_an_invoice_of_nothing_is_paid() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "0", json!({}));
    assert_eq!(open(&desk, &invoice).0, "done");
    assert!(desk.claims(berg).is_empty());
}

/// A term with early-payment discount; answers its id.
fn term(desk: &TestDesk, percent: i32, days: u32) -> Id {
    term_with(desk, percent, days, DiscountTax::ReducedWhenTaken)
}

fn term_with(desk: &TestDesk, percent: i32, days: u32, tax: DiscountTax) -> Id {
    let id = Id::named("early");
    let discount = EarlyDiscount { percent: Rate::from(percent), days, tax };
    let term = PaymentTerm { discount: Some(discount), ..PaymentTerm::net_days(PaymentTermId(id), "early", 30) };
    desk.desk
        .inside("test", kontor_app::Effect::Changes, |context| context.write(|write| Ok(write.insert(&term)?)))
        .unwrap();
    id
}

#[test]
fn py12_a_discount_is_taken_in_time_with_its_tax() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let early = term(&desk, 2, 10);
    let work = desk.service("Arbeit", "1000");
    let lines = json!([{ "item": work, "quantity": "1" }]);
    let invoice = desk.invoice(berg, "0", json!({ "lines": lines, "payment_term": early }));
    // 2 % of 1,190.00 is 23.80: 20.00 price and 3.80 tax.
    let ask = |paid_on: &str| {
        desk.call("payment_propose", json!({ "party": berg, "amount": eur(116_620), "paid_on": paid_on }))
    };
    let late = ask("2026-03-13");
    assert_eq!(
        (late["claims"][0]["discount_in_time"].clone(), late["claims"][0]["left"].clone()),
        (json!(false), eur(2_380))
    );
    let proposed = ask("2026-03-12");
    assert_eq!(
        (proposed["claims"][0]["discount"].clone(), proposed["claims"][0]["left"].clone()),
        (eur(2_380), eur(0))
    );
    let paid = desk.pay("early", berg, 116_620, json!({ "paid_on": "2026-03-12" }));
    assert_eq!(open(&desk, &invoice), ("done".into(), 0));
    assert_eq!((desk.balance("discount_granted"), desk.balance("vat_output")), (2_000, -18_620));
    check_books(&desk);
    desk.host.pass_days(20);
    desk.call("payment_unallocate", json!({ "allocation": paid["allocations"][0]["id"] }));
    assert_eq!((desk.balance("discount_granted"), desk.balance("vat_output")), (0, -19_000));
    check_books(&desk);
}

#[test]
fn the_term_says_what_a_discount_does_to_the_tax() {
    for (tax, granted, vat) in
        [(DiscountTax::Unchanged, 2_000, -19_000), (DiscountTax::ReducedWhenTaken, 2_000, -18_620)]
    {
        let desk = TestDesk::founded();
        let berg = desk.customer("Berg GmbH");
        let early = term_with(&desk, 2, 10, tax);
        let work = desk.service("Arbeit", "1000");
        let lines = json!([{ "item": work, "quantity": "1" }]);
        desk.invoice(berg, "0", json!({ "lines": lines, "payment_term": early }));
        let discount = minor(&desk.claims(berg)[0]["discount"]["amount"]);
        desk.pay("early", berg, 119_000 - discount, json!({}));
        assert_eq!((desk.balance("discount_granted"), desk.balance("vat_output")), (granted, vat), "{tax:?}");
        check_books(&desk);
    }
}

#[test]
fn py15_a_batch_paid_early_and_money_goes_before_discount() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let early = term(&desk, 10, 10);
    desk.invoice(berg, "1000", json!({ "payment_term": early }));
    desk.invoice(berg, "2000", json!({ "payment_term": early }));
    desk.pay("batch", berg, 270_000, json!({}));
    assert_eq!((balance(&desk, berg), desk.balance("discount_granted")), (0, 30_000));
    check_books(&desk);
}

fn dollar_rate(desk: &TestDesk, on_day: &str, rate: i32) {
    let row = kontor_core::company::ExchangeRate {
        id: ExchangeRateId(Id::named(on_day)),
        currency: kontor_core::money::Currency::new("USD").unwrap(),
        on_day: on_day.parse().unwrap(),
        rate: Rate::from(rate),
    };
    desk.desk
        .inside("test", kontor_app::Effect::Changes, |context| context.write(|write| Ok(write.insert(&row)?)))
        .unwrap();
}

#[test]
fn py18_dollars_paid_in_local_money_leave_an_exchange_difference() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    dollar_rate(&desk, "2026-01-01", 50);
    desk.invoice(berg, "100", json!({ "currency": "USD" }));
    assert_eq!(desk.balance("receivable"), 500_000);
    dollar_rate(&desk, "2026-03-02", 45);
    let proposed =
        desk.call("payment_propose", json!({ "party": berg, "amount": eur(90_000), "paid_on": "2026-03-02" }));
    assert_eq!(proposed["settles"], json!({ "minor": 2_000, "currency": "USD" }), "900 at 45");
    let paid = desk.pay("dollars", berg, 90_000, json!({ "settles": proposed["settles"] }));
    assert_eq!(paid["allocations"][0]["exchange"], eur(-10_000));
    assert_eq!((desk.balance("exchange_loss"), desk.balance("receivable")), (10_000, 400_000));
    assert_eq!(desk.claims(berg)[0]["open"], json!({ "minor": 8_000, "currency": "USD" }));
    check_books(&desk);
    desk.call("payment_reverse", json!({ "payment": paid["payment"]["id"], "id": Id::named("back") }));
    assert_eq!((desk.balance("exchange_loss"), desk.balance("receivable"), desk.balance("bank")), (0, 500_000, 0));
    check_books(&desk);
}

#[test]
fn dollars_are_paid_in_dollars_at_the_rate_of_the_day() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let usd = |minor: i64| json!({ "minor": minor, "currency": "USD" });
    assert_eq!(
        desk.codes("payment_record", TestDesk::payment("x", berg, 1, json!({ "amount": usd(100) }))),
        ["exchange_rate no-exchange-rate"]
    );
    dollar_rate(&desk, "2026-01-01", 2);
    let invoice = desk.invoice(berg, "100", json!({ "currency": "USD" }));
    let paid = desk.pay("usd", berg, 1, json!({ "amount": usd(12_000), "exchange_rate": "3" }));
    assert_eq!(open(&desk, &invoice).0, "done");
    assert_eq!((paid["credit"].clone(), desk.balance("exchange_gain")), (usd(2_000), -10_000));
    check_books(&desk);
    let refund = json!({ "id": Id::named("refund"), "credit": { "kind": "payment", "id": paid["payment"]["id"] },
        "method": "bank", "paid_on": "2026-03-03" });
    let refund = desk.call("refund", refund);
    assert_eq!(refund["allocations"][0]["refunded"], paid["payment"]["id"]);
    assert_eq!((balance(&desk, berg), desk.balance("receivable")), (0, 0));
    assert_eq!(desk.balance("exchange_gain"), -12_000, "20 dollars taken at 3 went out at 2");
    check_books(&desk);
}

#[test]
fn py20_a_credit_note_after_payment_is_refunded_and_the_refund_taken_back() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "100", json!({}));
    desk.pay("paid", berg, 10_000, json!({}));
    let credit = desk.credit_note(&invoice, "1");
    let items = desk.call("open_items", json!({ "party": berg }));
    assert_eq!((items["credits"][0]["open"].clone(), balance(&desk, berg)), (eur(-10_000), -10_000));
    let source = items["credits"][0]["source"].clone();
    let ask = |amount: i64| json!({ "id": Id::named("refund"), "credit": source, "amount": eur(amount), "method": "cash", "paid_on": "2026-03-02" });
    assert_eq!(desk.codes("refund", ask(10_001)), ["amount more-than-open"]);
    let refund = desk.call("refund", ask(10_000));
    assert_eq!((refund["amount"].clone(), desk.balance("cash")), (eur(-10_000), -10_000));
    assert_eq!((balance(&desk, berg), open(&desk, &credit).0), (0, "done".into()));
    desk.call("payment_reverse", json!({ "payment": refund["payment"]["id"], "id": Id::named("no refund") }));
    assert_eq!((balance(&desk, berg), open(&desk, &credit)), (-10_000, ("open".into(), -10_000)));
    check_books(&desk);
}

#[test]
fn py21_a_reversed_payment_leaves_the_old_amount() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "100", json!({}));
    let paid = desk.pay("bounced", berg, 12_000, json!({}));
    let request = json!({ "payment": paid["payment"]["id"], "id": Id::named("bounce"), "on": "2026-03-05" });
    let reversed = desk.call("payment_reverse", request.clone());
    assert_eq!(reversed["reversed_by"], json!(Id::named("bounce")));
    assert_eq!((open(&desk, &invoice), balance(&desk, berg)), (("open".into(), 10_000), 10_000));
    assert_eq!(desk.balance("bank"), 0);
    desk.call("payment_reverse", request);
    assert_eq!(desk.call("payment_list", json!({}))["total"], 2, "the same reversal sent twice is done once");
    let again = json!({ "payment": paid["payment"]["id"], "id": Id::named("other") });
    assert!(desk.refuses_with("payment_reverse", again, Code::NothingToDo));
    let mirror = json!({ "payment": Id::named("bounce"), "id": Id::named("other") });
    assert!(desk.refuses_with("payment_reverse", mirror, Code::WrongState));
    check_books(&desk);
}

#[test]
fn a_payment_whose_credit_was_refunded_can_be_taken_back() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let paid = desk.pay("prepaid", berg, 5_000, json!({ "settling": { "how": "keep" } }));
    let credit = json!({ "kind": "payment", "id": paid["payment"]["id"] });
    let refund = json!({ "id": Id::named("r"), "credit": credit, "amount": eur(2_000), "method": "bank", "paid_on": "2026-03-02" });
    desk.call("refund", refund);
    assert_eq!(balance(&desk, berg), -3_000);
    desk.call("payment_reverse", json!({ "payment": paid["payment"]["id"], "id": Id::named("bounce") }));
    let items = desk.call("open_items", json!({ "party": berg }));
    assert_eq!(items["claims"][0]["open"], eur(2_000), "what was given back of money that never came is owed to us");
    check_books(&desk);
}

#[test]
fn a_credit_note_offsets_an_invoice() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let invoice = desk.invoice(berg, "100", json!({}));
    let credit = desk.credit_note(&invoice, "0.3");
    let source = desk.call("open_items", json!({ "party": berg }))["credits"][0]["source"].clone();
    let apply = json!({ "credit": source, "settling": { "how": "oldest_first" } });
    let items = desk.call("credit_apply", apply.clone());
    assert_eq!((items["claims"][0]["open"].clone(), items["credits"].as_array().unwrap().len()), (eur(7_000), 0));
    assert_eq!((open(&desk, &invoice).0, open(&desk, &credit).0), ("partial".into(), "done".into()));
    assert_eq!(desk.codes("credit_apply", apply), ["credit nothing-to-do"]);
    check_books(&desk);
}

#[test]
fn py24_what_is_owed_and_what_of_it_is_due() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let due = |days: i64| json!({ "payment_term": Id::named(&format!("payment_term/{days}")) });
    desk.invoice(berg, "100", due(0));
    desk.invoice(berg, "200", due(14));
    let on = |day: &str| desk.call("open_items", json!({ "party": berg, "on": day }))["balance"].clone();
    assert_eq!(on("2026-03-02"), json!({ "total": eur(30_000), "due": eur(10_000) }));
    assert_eq!(on("2027-01-01"), json!({ "total": eur(30_000), "due": eur(30_000) }));
}

#[test]
fn all_that_is_wrong_with_a_payment_is_said_at_once_and_nothing_is_kept() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    desk.invoice(berg, "100", json!({}));
    let bad = json!({
        "party": Id::named("nobody"), "branch": Id::named("nowhere"), "reference": "x".repeat(201),
        "amount": { "minor": 0, "currency": "USD" }, "settles": eur(5), "exchange_rate": "-1",
    });
    assert_eq!(
        desk.codes("payment_record", TestDesk::payment("bad", berg, 0, bad)),
        [
            "party not-found",
            "branch not-found",
            "amount required",
            "settles bad-format",
            "reference too-long",
            "exchange_rate not-positive"
        ]
    );
    let claim = desk.claims(berg)[0]["source"]["id"].clone();
    let choice = |id: &Value, amount: i64| json!({ "instalment": id, "amount": eur(amount), "discount": eur(0), "write_off": eur(0) });
    let choices = json!([choice(&claim, 10_001), choice(&json!(Id::named("x")), 1)]);
    let request = json!({ "settling": { "how": "by_hand", "choices": choices } });
    assert_eq!(
        desk.codes("payment_record", TestDesk::payment("bad", berg, 20_000, request)),
        ["settling.choices.0.amount more-than-open", "settling.choices.1.instalment not-found"]
    );
    assert_eq!(desk.call("payment_list", json!({}))["total"], 0);
    // Sent twice, recorded once.
    desk.pay("twice", berg, 5_000, json!({}));
    desk.pay("twice", berg, 5_000, json!({}));
    assert_eq!((desk.balance("bank"), balance(&desk, berg)), (5_000, 5_000));
}

#[test]
fn a_closed_period_keeps_its_payments() {
    let desk = TestDesk::founded();
    let berg = desk.customer("Berg GmbH");
    let paid = desk.pay("before", berg, 1_000, json!({}));
    let lock = kontor_core::ledger::PeriodLock {
        id: kontor_core::entity::PeriodLockId(Id::named("lock")),
        area: kontor_core::ledger::LockArea::Payment,
        branch: None,
        until_on: "2026-03-31".parse().unwrap(),
    };
    desk.desk
        .inside("test", kontor_app::Effect::Changes, |context| context.write(|write| Ok(write.insert(&lock)?)))
        .unwrap();
    assert_eq!(desk.codes("payment_record", TestDesk::payment("late", berg, 1, json!({}))), ["paid_on period-closed"]);
    let reverse = |on: &str| json!({ "payment": paid["payment"]["id"], "id": Id::named("r"), "on": on });
    assert_eq!(desk.codes("payment_reverse", reverse("2026-03-31")), ["on period-closed"]);
    assert_eq!(desk.codes("payment_reverse", reverse("2026-03-01")), ["on end-before-start"]);
    desk.call("payment_reverse", reverse("2026-04-01"));
}
