//! Money that one branch takes for a claim of another one: both know what is open, and neither holds the papers of the other.

use kontor_core::id::Id;
use kontor_core::tax::preset::category_id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::transfers::Firm;

fn invoice(pc: &TestDesk, firm: &Firm) -> Value {
    let line = json!({ "text": "Aufbau", "quantity": "1", "price": "100", "tax_category": category_id("standard") });
    pc.issue(json!({ "kind": "invoice", "party": firm.customer, "lines": [line] }))["document"].clone()
}
fn money(sold: &Value) -> Value {
    json!({ "minor": sold["gross_minor"], "currency": "EUR" })
}
/// Takes what the customer owes, at a branch.
fn pay(pc: &TestDesk, firm: &Firm, name: &str, branch: Option<&str>, sold: &Value) -> Value {
    let id = json!(Id::named(name));
    let request = json!({
        "id": id, "party": firm.customer, "branch": branch.map(Id::named), "method": "bank", "amount": money(sold), "reference": "",
        "paid_on": sold["issued_on"], "settling": { "how": "oldest_first" },
    });
    pc.call("payment_record", request);
    id
}
fn state(pc: &TestDesk, document: &Value) -> Value {
    pc.call("document_get", json!({ "id": document["id"] }))["state"].clone()
}
/// What the customer owes as far as a PC knows, in cents.
fn open(pc: &TestDesk, firm: &Firm) -> i64 {
    pc.call("open_items", json!({ "party": firm.customer }))["balance"]["total"]["minor"].as_i64().unwrap()
}
fn sound(firm: &Firm) {
    for pc in [&firm.home, &firm.shop] {
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}

#[test]
fn an_invoice_that_was_paid_at_another_branch_is_paid_where_it_was_written() {
    let firm = Firm::new();
    let (home, shop) = (&firm.home, &firm.shop);
    let sold = invoice(shop, &firm);
    firm.meet();
    let payment = pay(home, &firm, "transfer", None, &sold);
    firm.meet();
    assert_eq!([state(shop, &sold), state(home, &sold)], ["done", "done"]);
    assert_eq!([open(shop, &firm), open(home, &firm)], [0, 0]);
    assert_eq!(shop.call("payment_list", json!({}))["rows"], json!([]), "the payment is one of the other branch");
    sound(&firm);

    // The bank takes it back: it is owed again, there too.
    home.call("payment_reverse", json!({ "payment": payment, "id": Id::named("returned") }));
    firm.meet();
    assert_eq!([state(shop, &sold), state(home, &sold)], ["open", "open"]);
    assert_eq!(open(shop, &firm), sold["gross_minor"].as_i64().unwrap());
    sound(&firm);
}

#[test]
fn money_for_a_claim_of_another_branch_is_used_up_where_it_was_taken() {
    let firm = Firm::new();
    let (home, shop) = (&firm.home, &firm.shop);
    let sold = invoice(home, &firm);
    let payment = pay(home, &firm, "transfer", Some("Altona"), &sold);
    firm.meet();
    let view = shop.call("payment_get", json!({ "id": payment }));
    assert_eq!((&view["credit"]["minor"], open(shop, &firm)), (&json!(0), 0));
    let settled = &view["allocations"][0];
    assert_eq!((&settled["document"], &settled["amount"]), (&Value::Null, &money(&sold)), "the claim is not here");
    sound(&firm);

    shop.call("payment_reverse", json!({ "payment": payment, "id": Id::named("returned") }));
    firm.meet();
    assert_eq!((state(home, &sold), open(shop, &firm)), (json!("open"), 0));
    sound(&firm);
}
