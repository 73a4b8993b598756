//! A trading day of a firm with fifty PCs: real processes over real TLS, with lines that are cut and slowed, a head office that is killed
//! and comes back, a PC that was copied, and one that was stolen. The invoices are those of a wholesaler's first day (README.md).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod office;
mod pc;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use kontor_testkit::Seeded;
use office::HeadOffice;
use pc::Pc;
use serde_json::{Value, json};
use support::Shelf;

const BRANCHES: [&str; 5] = ["B1", "B2", "B3", "B4", "B5"];

/// An identity that belongs to a name.
fn id(name: &str) -> String {
    kontor_core::id::Id::named(name).to_string()
}

/// Item, quantity and price of each line.
type Invoice = Vec<(String, String, String)>;

/// Lines by invoice.
fn day() -> BTreeMap<String, Invoice> {
    let mut day: BTreeMap<String, Invoice> = BTreeMap::new();
    for line in include_str!("2010-12-01.csv").lines().skip(1) {
        let [invoice, item, quantity, price] = line.split(',').collect::<Vec<_>>().try_into().unwrap();
        day.entry(invoice.to_owned()).or_default().push((item.to_owned(), quantity.to_owned(), price.to_owned()));
    }
    day
}

fn lines(of: &[(String, String, String)]) -> Value {
    let line = |(item, quantity, price): &(String, String, String)| json!({ "item": id(item), "quantity": quantity, "price": price });
    of.iter().map(line).collect()
}

/// Branches, goods and customers, which every PC gets when it joins.
fn found(founder: &Pc, goods: &BTreeSet<&String>) {
    let first = founder.call("branch_list", &json!({}))[0].clone();
    for code in &BRANCHES[1..] {
        let mut branch = first.clone();
        branch["id"] = id(code).into();
        branch["code"] = (*code).into();
        branch["name"] = format!("Filiale {code}").into();
        branch["kind"] = "outlet".into();
        founder.call("branch_save", &branch);
    }
    let like = founder.call("choices", &json!({}))["tax_categories"][0]["id"].clone();
    for sku in goods {
        let item = json!({ "id": id(sku), "sku": sku, "name": format!("Artikel {sku}"), "kind": "goods", "tax_category": like,
            "unit": "C62", "negative": "allow", "active": true });
        founder.call("item_save", &json!({ "item": item }));
    }
    for no in 0..20 {
        founder.call("party_save", &customer(no, &format!("Kunde {no}")));
    }
}

fn customer(no: usize, name: &str) -> Value {
    let party = id(&format!("customer {no}"));
    let address = json!({ "id": id(&format!("address {no}")), "party": party, "usage": "billing", "street": "Hauptstr. 1",
        "postal_code": "10115", "city": "Berlin", "country": "DE" });
    let party = json!({ "id": party, "kind": "organisation", "name": name, "customer": true, "supplier": false });
    json!({ "party": party, "addresses": [address] })
}

/// A copy of a PC gives the same numbers: whoever comes second is stopped before anything of it counts.
fn copied(shelf: &Shelf, office: &HeadOffice, pc: &mut Pc, invoices: &[&Invoice], sold: &mut BTreeSet<String>) {
    pc.wire.open();
    pc.until(|state| state["waiting"] == 0);
    pc.stop();
    let mut copy = pc.cloned(shelf, office);
    pc.start(shelf);
    copy.start(shelf);
    let genuine = pc.sell(&id("customer 1"), &lines(invoices[0]));
    sold.insert(genuine["number"].as_str().unwrap().to_owned());
    pc.until(|state| state["waiting"] == 0);
    copy.sell(&id("customer 2"), &lines(invoices[1]));
    let stopped = copy.until(|state| state["phase"] == "stopped");
    assert_eq!(stopped["problem"]["code"], "sync-forked");
}

/// A stolen PC is taken out of the firm: what it does from then on counts for nobody.
fn taken_out(shelf: &Shelf, office: &HeadOffice, stolen: &Pc, invoice: &Invoice) {
    stolen.wire.open();
    stolen.until(|state| state["waiting"] == 0);
    stolen.wire.cut();
    stolen.sell(&id("customer 3"), &lines(invoice));
    office.ask(&["revoke", "05"]);
    stolen.wire.open();
    stolen.ask("sync_now", &json!({}));
    stolen.until_gone(shelf);
}

#[test]
fn a_day_of_fifty_pcs() {
    let mut chance = Seeded::new(20_101_201);
    let shelf = Shelf::new();
    let mut office = HeadOffice::open(shelf.path("office"));
    let mut founder = Pc::founder(&shelf, &office);
    let day = day();
    found(&founder, &day.values().flatten().map(|(item, ..)| item).collect());
    let address = founder.wire.address.to_string();
    founder.call("sync_connect", &json!({ "server": address, "code": office.code }));
    founder.until_current(1);
    let mut pcs: Vec<Pc> = (0..49).map(|no| Pc::join(&shelf, &office, no, BRANCHES[no % BRANCHES.len()])).collect();

    let mut sold: BTreeSet<String> = BTreeSet::new();
    let invoices: Vec<_> = day.values().collect();
    for (hour, invoices) in invoices.chunks(invoices.len().div_ceil(4)).enumerate() {
        for pc in &pcs {
            match chance.below(5) {
                0 => pc.wire.cut(),
                1 => pc.wire.slow(),
                _ => pc.wire.open(),
            }
        }
        if hour == 2 {
            office.kill();
        }
        for (no, invoice) in invoices.iter().enumerate() {
            let pc = &pcs[(no + hour) % pcs.len()];
            let customer = id(&format!("customer {}", chance.below(20)));
            let document = pc.sell(&customer, &lines(invoice));
            assert!(sold.insert(document["number"].as_str().unwrap().to_owned()), "{} twice", document["number"]);
        }
        if hour == 2 {
            office.start();
        }
        // Two who know nothing of each other say different things of the same customer.
        for at in [0, 1] {
            pcs[at].call("party_save", &customer(hour, &format!("Kunde {hour}, sagt Kasse {at}")));
        }
    }

    copied(&shelf, &office, &mut pcs[2], &invoices, &mut sold);
    let stolen = pcs.remove(3);
    taken_out(&shelf, &office, &stolen, invoices[2]);

    // Evening: all lines are open.
    pcs.iter().for_each(|pc| pc.wire.open());
    for pc in pcs.iter().chain([&founder]) {
        pc.until(|state| state["waiting"] == 0);
    }
    let head = office.status()[0]["head"].as_u64().unwrap();
    for pc in pcs.iter().chain([&founder]) {
        pc.until_current(head);
    }
    assert_eq!(
        founder.numbers(None),
        sold,
        "all that was sold, each number once, and nothing of the copy and the thief"
    );
    founder.is_sound();
    for pc in &pcs {
        assert_eq!(pc.numbers(None), founder.numbers(Some(&pc.branch)), "{}: its branch and no other", pc.file);
        pc.is_sound();
    }
    // Where two said different things all have the same one, and somebody was asked.
    let name = |pc: &Pc| pc.call("party_get", &json!({ "id": id("customer 0") }))["party"]["name"].clone();
    assert!(pcs.iter().all(|pc| name(pc) == name(&founder)));
    assert!(office.status()[0]["open_issues"].as_u64() >= Some(4));
    assert!(office.status()[0]["in_quarantine"].as_u64() >= Some(1));
    for pc in pcs.iter_mut().chain([&mut founder]) {
        pc.stop();
    }
}
