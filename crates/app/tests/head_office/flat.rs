//! What is exchanged with head office costs the same on a PC, however much was exchanged before: counted in steps of SQLite, not by the clock.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use kontor_core::id::Id;
use kontor_store::effort::{Effort, watch};
use kontor_testkit::TestDesk;
use serde_json::json;

use crate::office::{HeadOffice, current, founder};

/// The most steps that each statement took.
type Costs = BTreeMap<String, i32>;

/// Somebody writes about a contact.
fn note(pc: &TestDesk, contact: Id, text: &str) {
    let mut known = pc.call("party_get", json!({ "id": contact }));
    known["party"]["notes"] = json!(text);
    pc.call("party_save", json!({ "party": known["party"], "addresses": known["addresses"] }));
}
fn exchanged(pcs: &[&TestDesk]) {
    for pc in pcs {
        current(pc);
    }
}
fn order(pc: &TestDesk, customer: Id, chair: Id) {
    let line = json!({ "item": chair, "quantity": "1" });
    pc.issue(json!({ "kind": "order", "party": customer, "lines": [line] }));
}

#[test]
fn an_exchange_costs_the_same_however_much_was_exchanged_before() {
    let seen: Arc<Mutex<Costs>> = Arc::default();
    let noted = Arc::clone(&seen);
    assert!(watch(move |effort: Effort| {
        let mut noted = noted.lock().unwrap();
        let most = noted.entry(effort.statement).or_default();
        *most = (*most).max(effort.steps);
    }));
    let office = HeadOffice::open();
    let (first, _, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    // Each time about others: what somebody did with a contact may cost more where there is more of it.
    let exchange = |time: usize| {
        let (noted, buyer) = (first.customer(&format!("Berg {time}")), first.customer(&format!("Tal {time}")));
        let item = first.item(&format!("Tisch {time}"), "100");
        exchanged(&[&first, &second]);
        seen.lock().unwrap().clear();
        for text in ["was here", "calls back"] {
            note(&first, noted, text);
            exchanged(&[&first, &second]);
            note(&second, noted, &format!("{text} again"));
            order(&second, buyer, item);
            exchanged(&[&second, &first]);
        }
        std::mem::take(&mut *seen.lock().unwrap())
    };
    let small = exchange(1);
    let (contact, buyer) = (first.customer("Berg GmbH"), first.customer("Tal KG"));
    for nth in 0..1_000 {
        note(&first, contact, &format!("seen {nth} times"));
    }
    for _ in 0..100 {
        order(&first, buyer, chair);
    }
    exchanged(&[&first, &second]);
    let large = exchange(2);
    let grew: Vec<String> = large
        .iter()
        .map(|(statement, now)| (statement, small.get(statement).copied().unwrap_or(0), *now))
        .filter(|(_, before, now)| *now > before * 2 + 300)
        // Of the last two hundred steps of somebody, however many there were.
        .filter(|(statement, ..)| !statement.contains(" undo_step "))
        .map(|(statement, before, now)| format!("{before} -> {now} steps: {statement}"))
        .collect();
    assert!(grew.is_empty(), "{}", grew.join("\n"));
}
