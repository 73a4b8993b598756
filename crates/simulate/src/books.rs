//! What people do with the whole program: offers, orders, deliveries, invoices, credit notes, money and goods that come, and customers who
//! are called something else. What the program refuses does not happen.

use kontor_app::Desk;
use kontor_core::entity::BranchId;
use kontor_core::id::Id;
use kontor_testkit::Seeded;
use serde_json::{Value, json};

use crate::template::branch;

/// The customers of a firm that keeps books. Each buys from one branch: money that one branch takes for another is out of reach of the
/// claim that it settles.
pub const CUSTOMERS: [&str; 2] = ["Berg GmbH", "Tal KG"];
/// What it sells.
pub const GOODS: &str = "Stuhl";

fn customer_of(at: BranchId) -> Id {
    Id::named(CUSTOMERS[usize::from(at != branch("north"))])
}
fn supplier() -> Id {
    Id::named("Lieferant AG")
}

/// Somebody does something; answers what. `branches` are those that people at this PC work for.
pub fn work(desk: &Desk, branches: &[BranchId], chance: &mut Seeded) -> &'static str {
    let quantity = 1 + chance.below(6);
    let at = branches.get(chance.place(branches.len())).copied().unwrap_or_else(|| branch("north"));
    let body = |kind: &str, party: Id, quantity: u64, price: Value| {
        let line = json!({ "item": Id::named(GOODS), "quantity": quantity.to_string(), "price": price });
        json!({ "kind": kind, "party": party, "branch": at, "reference": "LS", "lines": [line] })
    };
    let sells = |kind: &str, quantity: u64| body(kind, customer_of(at), quantity, Value::Null);
    let (what, did) = match chance.below(12) {
        0 | 1 => ("invoices", issue(desk, &sells("invoice", quantity))),
        2 => ("takes an order", issue(desk, &sells("order", quantity * 3))),
        3 => ("delivers", follow(desk, "delivery", "order", chance)),
        4 => ("invoices a delivery", follow(desk, "invoice", "delivery", chance)),
        5 => ("credits", follow(desk, "credit_note", "invoice", chance)),
        6 | 7 => ("takes money", pay(desk, at, i64::try_from(1_000 * quantity).unwrap(), chance)),
        8 => {
            let cost = json!((20 + chance.below(20)).to_string());
            ("takes goods in", issue(desk, &body("receipt", supplier(), quantity * 4, cost)))
        }
        9 => ("offers", issue(desk, &sells("quote", quantity))),
        10 => ("closes an order", step(desk, "order", "closed", chance)),
        _ => ("writes a note", note(desk, at, chance)),
    };
    if did.is_some() { what } else { "is refused" }
}

/// One of the newest documents of a kind.
fn some(desk: &Desk, kind: &str, chance: &mut Seeded) -> Option<Value> {
    let found = desk.call("document_list", json!({ "kinds": [kind] })).ok()?;
    let rows = found["rows"].as_array()?;
    rows.get(chance.place(rows.len().min(8))).map(|row| row["id"].clone())
}

fn issue(desk: &Desk, body: &Value) -> Option<Value> {
    let draft = desk.call("draft_start", json!({ "kind": body["kind"] })).ok()?;
    let save = json!({ "id": draft["draft"]["id"], "version": draft["draft"]["version"], "body": body });
    match desk.call("draft_save", save) {
        Ok(saved) => end(desk, &saved),
        Err(_) => None,
    }
}

fn follow(desk: &Desk, kind: &str, source: &str, chance: &mut Seeded) -> Option<Value> {
    let source = some(desk, source, chance)?;
    end(desk, &desk.call("draft_start", json!({ "kind": kind, "source": source })).ok()?)
}

/// A draft is issued; one that the program refuses to issue is thrown away.
fn end(desk: &Desk, draft: &Value) -> Option<Value> {
    let draft = &draft["draft"];
    let issued = desk.call("document_issue", json!({ "draft": draft["id"], "version": draft["version"] }));
    if issued.is_err() {
        desk.call("draft_discard", json!({ "id": draft["id"] })).ok()?;
    }
    issued.ok()
}

fn pay(desk: &Desk, at: BranchId, minor: i64, chance: &mut Seeded) -> Option<Value> {
    let request = json!({
        "id": Id::named(&chance.number().to_string()), "party": customer_of(at), "branch": at, "method": "bank",
        "amount": { "minor": minor, "currency": "EUR" }, "paid_on": "2026-03-02", "reference": "",
        "settling": { "how": "oldest_first" },
    });
    desk.call("payment_record", request).ok()
}

fn step(desk: &Desk, kind: &str, event: &str, chance: &mut Seeded) -> Option<Value> {
    let id = some(desk, kind, chance)?;
    desk.call("document_step", json!({ "id": id, "event": event })).ok()
}

fn note(desk: &Desk, at: BranchId, chance: &mut Seeded) -> Option<Value> {
    let mut party = desk.call("party_get", json!({ "id": customer_of(at) })).ok()?["party"].clone();
    party["notes"] = json!(chance.number().to_string());
    desk.call("party_save", json!({ "party": party })).ok()
}
