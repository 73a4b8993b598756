//! Two PCs of a company that tell each other what they did: afterwards both have the same company, and it is sound.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use kontor_app::Effect;
use kontor_app::sync::{Incoming, Origin};
use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_store::StoreError;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_testkit::{Seeded, TestDesk};
use serde_json::{Value, json};

/// A PC, and how many of its commits the other one has.
struct Pc {
    desk: TestDesk,
    told: usize,
}

struct Pair {
    pcs: [Pc; 2],
    seq: u64,
}

/// A company with goods and a customer, and a second PC that begins with a copy of it.
fn pair() -> (Pair, Id, Id) {
    let first = TestDesk::founded();
    let (customer, chair) = (first.customer("Berg GmbH"), first.item("Stuhl", "50"));
    first.receive(chair, "100", "30");
    let second = first.restored_elsewhere();
    let told = commits(&first).len();
    let pair = Pair { pcs: [Pc { desk: first, told }, Pc { desk: second, told }], seq: 0 };
    (pair, customer, chair)
}

fn commits(desk: &TestDesk) -> Vec<Commit> {
    let read = |read: &kontor_store::Read<'_>| Ok(read.commits_with_values()?);
    let all = desk.desk.inside("test", Effect::Reads, |context| context.read(read)).unwrap();
    all.iter().map(|(bytes, values)| Commit::open(bytes, values.as_deref()).unwrap()).collect()
}

impl Pair {
    /// Each PC gets what the other did since the last time.
    fn meet(&mut self) {
        let new = [0, 1].map(|at| {
            let pc = &mut self.pcs[at];
            let all = commits(&pc.desk);
            let new = all[pc.told..].to_vec();
            pc.told = all.len();
            new
        });
        let numbered = new.map(|commits| {
            let number = |commit: Commit| {
                self.seq += 1;
                Incoming { seq: self.seq, origin: Origin::Other, ops: commit.ops }
            };
            commits.into_iter().map(number).collect::<Vec<_>>()
        });
        let [of_first, of_second] = numbered;
        let echoes = [0, 1].map(|at| self.echo(at));
        for (at, incoming) in [of_second, of_first].into_iter().enumerate() {
            assert_eq!(
                self.pcs[at].desk.desk.take_in(echoes[at].clone().into_iter().chain(incoming).collect()).unwrap(),
                []
            );
        }
        assert_eq!(rows(&self.pcs[0].desk), rows(&self.pcs[1].desk));
        for pc in &self.pcs {
            let report = pc.desk.call("company_verify", json!({}));
            assert_eq!(report["findings"], json!([]));
        }
    }
}

impl Pair {
    /// The last commit of a PC comes back: nobody had said anything else.
    fn echo(&mut self, at: usize) -> Option<Incoming> {
        let last = commits(&self.pcs[at].desk).pop()?;
        let origin = Origin::Own { incarnation: last.incarnation, dseq: last.dseq };
        Some(Incoming { seq: self.seq, origin, ops: Vec::new() })
    }
}

/// Everything that travels.
fn rows(desk: &TestDesk) -> BTreeMap<(EntityKind, Id), (bool, Vec<Cell>)> {
    let mut all = BTreeMap::new();
    let travels = |kind: &&EntityKind| !matches!(kind.class(), MergeClass::Local | MergeClass::Projection);
    let read = |read: &kontor_store::Read<'_>| {
        for kind in EntityKind::ALL.iter().filter(travels) {
            read.each_row(*kind, |row| {
                all.insert((*kind, row.id), (row.removed, row.cells));
                Ok::<_, StoreError>(())
            })?;
        }
        Ok(())
    };
    desk.desk.inside("test", Effect::Reads, |context| context.read(read)).unwrap();
    all
}

fn sell(pc: &Pc, customer: Id, chair: Id, quantity: &str) -> Value {
    let line = json!({ "item": chair, "quantity": quantity });
    pc.desk.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))
}

#[test]
fn what_one_pc_sold_the_other_has_with_stock_books_and_claims() {
    let (mut pair, customer, chair) = pair();
    pair.meet();
    sell(&pair.pcs[0], customer, chair, "3");
    sell(&pair.pcs[1], customer, chair, "4");
    let other = pair.pcs[1].desk.customer("Tal KG");
    pair.meet();
    sell(&pair.pcs[0], other, chair, "5");
    pair.meet();
    let level = |pc: &Pc| pc.desk.call("item_get", json!({ "id": chair }))["levels"].clone();
    assert_eq!(level(&pair.pcs[0]), level(&pair.pcs[1]));
}

/// What has happened in a story, as both PCs will know it.
#[derive(Default)]
struct Past {
    orders: Vec<Value>,
    deliveries: Vec<Value>,
    invoices: Vec<Value>,
}

/// A day of work on one of the PCs. What the program refuses does not happen.
fn work(desk: &TestDesk, chance: &mut Seeded, past: &mut Past, customer: Id, chair: Id) {
    let line = |quantity: u64| json!([{ "item": chair, "quantity": quantity.to_string() }]);
    let body = |kind: &str, quantity| json!({ "kind": kind, "party": customer, "lines": line(quantity) });
    let pick = |chance: &mut Seeded, all: &[Value]| all.get(chance.place(all.len())).cloned();
    let quantity = 1 + chance.below(6);
    match chance.below(11) {
        0 | 1 => past.invoices.extend(issue(desk, &body("invoice", quantity))),
        2 => past.orders.extend(issue(desk, &body("order", quantity * 3))),
        3 => {
            let order = pick(chance, &past.orders);
            past.deliveries.extend(order.and_then(|order| follow(desk, "delivery", &order)));
        }
        4 => {
            let delivery = pick(chance, &past.deliveries);
            past.invoices.extend(delivery.and_then(|delivery| follow(desk, "invoice", &delivery)));
        }
        5 => {
            let invoice = pick(chance, &past.invoices);
            invoice.and_then(|invoice| follow(desk, "credit_note", &invoice));
        }
        6 => {
            let (name, minor) = (chance.number().to_string(), i64::try_from(1_000 * quantity).unwrap());
            desk.pay(&name, customer, minor, json!({}));
        }
        7 => drop(desk.receive(chair, &(quantity * 4).to_string(), &(20 + chance.below(20)).to_string())),
        8 => drop(desk.customer(&chance.number().to_string())),
        9 => {
            if let Some(quote) = issue(desk, &body("quote", quantity)) {
                let event = if chance.tosses() { "declined" } else { "sent" };
                desk.call("document_step", json!({ "id": quote["document"]["id"], "event": event }));
            }
        }
        _ => {
            if let Some(order) = pick(chance, &past.orders) {
                drop(desk.desk.call("document_step", json!({ "id": order["document"]["id"], "event": "closed" })));
            }
        }
    }
    desk.host.pass_ms(60_000);
}

fn issue(desk: &TestDesk, body: &Value) -> Option<Value> {
    let draft = desk.call("draft_start", json!({ "kind": body["kind"] }));
    let saved = desk.call("draft_save", json!({ "id": draft["draft"]["id"], "version": 1, "body": body }));
    end(desk, &saved)
}

fn follow(desk: &TestDesk, kind: &str, source: &Value) -> Option<Value> {
    let wish = json!({ "kind": kind, "source": source["document"]["id"] });
    let draft = desk.desk.call("draft_start", wish).ok()?;
    end(desk, &draft)
}

fn end(desk: &TestDesk, draft: &Value) -> Option<Value> {
    let wish = json!({ "draft": draft["draft"]["id"], "version": draft["draft"]["version"] });
    let issued = desk.desk.call("document_issue", wish);
    if issued.is_err() {
        desk.call("draft_discard", json!({ "id": draft["draft"]["id"] }));
    }
    issued.ok()
}

#[test]
fn whatever_both_pcs_did_apart_they_end_with_the_same_sound_company() {
    for seed in 0..kontor_testkit::times(6) {
        let (mut pair, customer, chair) = pair();
        pair.meet();
        let (mut chance, mut past) = (Seeded::new(seed), Past::default());
        for _ in 0..6 {
            for at in [0, 1] {
                // What this PC does now the other one learns at the next meeting.
                let mut own = Past { orders: past.orders.clone(), ..Past::default() };
                (own.deliveries, own.invoices) = (past.deliveries.clone(), past.invoices.clone());
                for _ in 0..=chance.below(7) {
                    work(&pair.pcs[at].desk, &mut chance, &mut own, customer, chair);
                }
                // Each goes on with what it had begun; the rest is left to the other one.
                if at == 1 {
                    past = own;
                }
            }
            pair.meet();
        }
        let issued = rows(&pair.pcs[0].desk).keys().filter(|(kind, _)| *kind == EntityKind::Document).count();
        assert!(issued > 12, "{issued} documents are no story");
    }
}

#[test]
fn who_was_erased_on_one_pc_is_erased_on_the_other_whatever_that_one_wrote_meanwhile() {
    let (mut pair, _, _) = pair();
    let gone = pair.pcs[0].desk.customer("Kunigunde Wolkenstein");
    pair.meet();
    let [first, second] = &pair.pcs;
    let mut party = second.desk.call("party_get", json!({ "id": gone }))["party"].clone();
    party["notes"] = json!("Wolkenstein liebt Kanarienvögel");
    second.desk.call("party_save", json!({ "party": party }));
    first.desk.call("person_erase", json!({ "kind": "party", "id": gone }));
    // What was written without knowing of it travels before.
    let [told_of_first, told_of_second] = [first.told, second.told];
    let late = |desk: &TestDesk, told: usize, seq: u64| -> Vec<Incoming> {
        let new = commits(desk).split_off(told).into_iter();
        new.map(|commit| Incoming { seq, origin: Origin::Other, ops: commit.ops }).collect()
    };
    let (of_first, of_second) = (late(&first.desk, told_of_first, 900), late(&second.desk, told_of_second, 901));
    second.desk.desk.take_in(of_first).unwrap();
    first.desk.desk.take_in(of_second).unwrap();
    for pc in &pair.pcs {
        let found = pc.desk.call("search_all", json!({ "words": "Wolkenstein" }));
        assert!(!found.to_string().contains("Wolkenstein"), "{found}");
        assert_eq!(pc.desk.call("company_verify", json!({}))["findings"], json!([]));
    }
    let row = |pc: &Pc| rows(&pc.desk).remove(&(EntityKind::Party, gone)).unwrap();
    assert_eq!(row(&pair.pcs[0]), row(&pair.pcs[1]));
}

#[test]
fn what_was_typed_here_stands_until_head_office_has_answered_it() {
    let (mut pair, customer, _) = pair();
    pair.meet();
    let desk = &pair.pcs[0].desk;
    let party = |desk: &TestDesk| desk.call("party_get", json!({ "id": customer }))["party"].clone();
    let mut edited = party(desk);
    edited["notes"] = json!("typed here");
    desk.call("party_save", json!({ "party": edited }));
    let own = commits(desk).pop().unwrap();
    // Somebody else wrote the notes, and a name, without knowing of it.
    let column = |name: &str| kontor_record::number_of(EntityKind::Party, name).unwrap();
    let patch = |cells: Vec<(&str, &str)>| Op::Patch {
        table: EntityKind::Party.wire(),
        id: customer,
        cells: cells.into_iter().map(|(name, value)| (column(name), Cell::Text(value.to_owned()))).collect(),
    };
    let both = patch(vec![("notes", "written elsewhere"), ("legal_name", "Berg Gesellschaft")]);
    desk.desk.take_in(vec![Incoming { seq: 500, origin: Origin::Other, ops: vec![both] }]).unwrap();
    assert_eq!(
        (&party(desk)["notes"], &party(desk)["legal_name"]),
        (&json!("typed here"), &json!("Berg Gesellschaft"))
    );
    // Head office decided for the other one, and says so with the change of this PC.
    let origin = Origin::Own { incarnation: own.incarnation, dseq: own.dseq };
    let decided = patch(vec![("notes", "written elsewhere")]);
    desk.desk.take_in(vec![Incoming { seq: 501, origin, ops: vec![decided] }]).unwrap();
    assert_eq!(party(desk)["notes"], "written elsewhere");
    assert_eq!(desk.call("company_verify", json!({}))["findings"], json!([]));
}
