//! What is kept beside the facts is the same row for row, whether it grew with the work, was carried on by what came, or was derived from
//! everything at once.

use std::collections::BTreeMap;

use kontor_app::Keys as _;
use kontor_core::id::Id;
use kontor_testkit::{Seeded, TestDesk};
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

/// What is kept beside the facts. Who got which goods depends on when a PC heard of what, so of levels only what is there is
/// compared; and the places of layers in their queue only by their order.
const BESIDE: &str = include_str!("beside.sql");

fn beside(pc: &TestDesk) -> Vec<Vec<Cell>> {
    let path = pc.desk.open_path().unwrap();
    let key = pc.keys.load(&path, None).unwrap().remove(0);
    let sql = Connection::open(&path).unwrap();
    sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key.to_hex().as_str())).unwrap();
    let mut all = Vec::new();
    for question in BESIDE.lines() {
        let mut statement = sql.prepare(question).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect()).unwrap();
        all.extend(rows.map(Result::unwrap));
    }
    all
}

/// Both have the same rows; otherwise the first that only one of them has are told.
fn same(first: &TestDesk, other: &TestDesk, when: &str) {
    let mut counts: BTreeMap<String, (i32, i32)> = BTreeMap::new();
    for row in beside(first) {
        counts.entry(format!("{row:?}")).or_default().0 += 1;
    }
    for row in beside(other) {
        counts.entry(format!("{row:?}")).or_default().1 += 1;
    }
    let differing: Vec<_> = counts.iter().filter(|(_, (ours, theirs))| ours != theirs).take(6).collect();
    assert!(differing.is_empty(), "{when}: {differing:#?}");
    for pc in [first, other] {
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]), "{when}");
    }
}

/// A firm at its work: what it has issued, and by chance what comes next.
struct Work<'a> {
    pc: &'a TestDesk,
    customer: Id,
    items: Vec<Id>,
    chance: Seeded,
    issued: Vec<Value>,
    payments: Vec<Value>,
    done: usize,
}

impl Work<'_> {
    fn some(&mut self, kinds: &[&str]) -> Option<Value> {
        let of_kind = |one: &&Value| kinds.iter().any(|kind| one["document"]["kind"] == *kind);
        let fitting: Vec<&Value> = self.issued.iter().filter(of_kind).collect();
        let at = self.chance.place(fitting.len());
        fitting.get(at).map(|one| (*one).clone())
    }

    fn lines(&mut self) -> Vec<Value> {
        let count = 1 + self.chance.below(3);
        (0..count)
            .map(|_| {
                let item = self.items[self.chance.place(self.items.len())];
                json!({ "item": item, "quantity": (1 + self.chance.below(9)).to_string(), "price": "12.50" })
            })
            .collect()
    }

    /// The document that continues another, over a part of its quantities; nothing where there is nothing left to continue.
    fn continues(&mut self, kind: &str, source: &Value) -> Option<Value> {
        let asked = json!({ "kind": kind, "source": source["document"]["id"] });
        let draft = self.pc.desk.call("draft_start", asked).ok()?["draft"].clone();
        let mut body = draft["body"].clone();
        if kind == "credit_note" {
            body["reason"] = json!("Nachlass");
            body["goods_back"] = json!(self.chance.tosses());
        }
        for line in body["lines"].as_array_mut()? {
            let whole: u64 = line["quantity"].as_str()?.parse().ok()?;
            if self.chance.tosses() {
                line["quantity"] = json!((1 + self.chance.below(whole)).to_string());
            }
        }
        let saved = self.pc.desk.call("draft_save", json!({ "id": draft["id"], "version": 1, "body": body })).ok()?;
        let asked = json!({ "draft": saved["draft"]["id"], "version": saved["draft"]["version"] });
        self.pc.desk.call("document_issue", asked).ok()
    }

    fn pay(&mut self) {
        self.done += 1;
        let minor = i64::try_from(500 + self.chance.below(20_000)).unwrap();
        let payment = TestDesk::payment(&format!("payment {}", self.done), self.customer, minor, json!({}));
        self.payments
            .extend(self.pc.desk.call("payment_record", payment.clone()).is_ok().then_some(payment["id"].clone()));
    }

    /// One thing that somebody does. What the rules of the business refuse does not happen.
    fn step(&mut self) {
        let lines = self.lines();
        let sale = |kind: &str, party: Id| json!({ "kind": kind, "party": party, "lines": lines });
        let came = match self.chance.below(12) {
            0..=2 => Some(self.pc.issue(sale("order", self.customer))),
            3 | 4 => self.some(&["order"]).and_then(|order| self.continues("delivery", &order)),
            5 => self.some(&["order", "delivery"]).and_then(|source| self.continues("invoice", &source)),
            6 => Some(self.pc.issue(sale("invoice", self.customer))),
            7 => self.some(&["invoice"]).and_then(|invoice| self.continues("credit_note", &invoice)),
            8 => {
                let (item, cost) = (self.items[0], (10 + self.chance.below(40)).to_string());
                Some(self.pc.receive(item, "20", &cost))
            }
            9 => {
                if let Some(order) = self.some(&["order"]) {
                    let closed = json!({ "id": order["document"]["id"], "event": "closed", "note": "" });
                    let _ = self.pc.desk.call("document_step", closed);
                }
                None
            }
            10 => {
                if let Some(payment) = self.payments.pop() {
                    let id = Id::named(&format!("back {payment}"));
                    let _ = self.pc.desk.call("payment_reverse", json!({ "payment": payment, "id": id }));
                }
                None
            }
            _ => {
                self.pay();
                None
            }
        };
        self.issued.extend(came);
        self.pc.host.pass_ms(60_000);
    }
}

#[test]
fn a_pc_that_joins_and_a_pc_that_follows_keep_the_rows_of_the_pc_that_worked() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    let table = first.item("Tisch", "200");
    first.receive(table, "200", "90");
    let hour = first.service("Stunde", "80");
    current(&first);
    let follows = office.join(&first, "Laden");
    let chance = Seeded::new(10);
    let mut work = Work {
        pc: &first,
        customer,
        items: vec![chair, table, hour],
        chance,
        issued: Vec::new(),
        payments: Vec::new(),
        done: 0,
    };
    for day in 0..6 {
        (0..25).for_each(|_| work.step());
        current(&first);
        current(&follows);
        same(&first, &follows, &format!("followed, day {day}"));
    }
    let kinds = ["order", "delivery", "invoice", "credit_note", "receipt"];
    assert!(kinds.iter().all(|kind| work.some(&[kind]).is_some()), "something of everything was done");
    let joins = office.join(&first, "Lager");
    current(&first);
    current(&joins);
    same(&first, &joins, "derived from everything");
}

#[test]
fn the_demo_company_derived_anew_has_the_rows_that_its_work_left() {
    let office = HeadOffice::open();
    let first = TestDesk::empty();
    first.call("demo_create", json!({ "language": "de", "currency": "EUR" }));
    first.call("sync_connect", json!({ "server": office.address(), "code": office.code }));
    current(&first);
    let joins = office.join(&first, "Laden");
    current(&joins);
    current(&first);
    same(&first, &joins, "derived from everything");
}
