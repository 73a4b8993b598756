//! Goods from one branch to another, between PCs that hold the papers of their own branch only: each has its paper, and both know what is
//! still on its way.

use kontor_core::id::Id;
use kontor_server::admin;
use kontor_server::hub::reach::Holds;
use kontor_sync::part::Reach;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

/// A firm with a warehouse and a shop. The PC of the shop holds what belongs to the shop.
pub struct Firm {
    _office: HeadOffice,
    pub home: TestDesk,
    pub shop: TestDesk,
    pub customer: Id,
    /// Where goods are: in the warehouse, in the shop.
    places: [Value; 2],
    pub chair: Id,
}

impl Firm {
    pub fn new() -> Self {
        let office = HeadOffice::open();
        let (home, customer, chair) = founder(&office);
        let branch = home.call("branch_list", json!({}))[0].clone();
        let altona = Id::named("Altona");
        home.call("branch_save", json!({ "id": altona, "code": "AL", "name": "Altona", "kind": "outlet" }));
        let place = json!({ "id": Id::named("Laden"), "name": "Laden", "kind": "storage", "branch": altona });
        home.call("location_save", json!({ "location": place }));
        let mut own = home.call("branch_list", json!({})).as_array().unwrap().clone();
        own.retain(|one| one["id"] == json!(altona));
        own[0]["location"] = json!(Id::named("Laden"));
        home.call("branch_save", own[0].clone());
        current(&home);
        let holds = Holds::Fixed(Reach { branches: Some([altona].into()), ..Reach::everything() });
        let code = admin::place(&*office.office().db, office.firm, Some(altona), false, &holds).unwrap();
        let shop = office.begin_with(&home, "Laden", &code);
        shop.desk.sync_until_current().unwrap();
        let firm = Self {
            _office: office,
            home,
            shop,
            customer,
            places: [branch["location"].clone(), json!(Id::named("Laden"))],
            chair,
        };
        firm.meet();
        firm
    }

    pub fn meet(&self) {
        for pc in [&self.home, &self.shop, &self.home] {
            current(pc);
        }
    }

    fn send(&self, from: usize, quantity: &str) -> Value {
        let pc = [&self.home, &self.shop][from];
        let lines = [json!({ "item": self.chair, "quantity": quantity })];
        pc.issue(json!({ "kind": "dispatch", "destination": self.places[1 - from], "lines": lines }))
    }
}

/// What is expected at a PC, by the paper that came with it.
fn expected(pc: &TestDesk) -> Vec<Value> {
    pc.call("arrival_list", json!({})).as_array().unwrap().clone()
}
fn has(pc: &TestDesk, kind: &str) -> usize {
    let listed = pc.call("document_list", json!({ "kinds": [kind] }));
    listed["rows"].as_array().unwrap().len()
}
fn state(pc: &TestDesk, document: &Value) -> Value {
    pc.call("document_get", json!({ "id": document["document"]["id"] }))["state"].clone()
}
/// Issues what is expected, with so much of its only line.
fn unpack(pc: &TestDesk, arrival: &Value, counted: Option<&str>) -> Value {
    let id = &arrival["id"];
    let kept = pc.call("draft_get", json!({ "id": id }))["draft"].clone();
    let mut version = kept["version"].clone();
    if let Some(counted) = counted {
        let mut body = kept["body"].clone();
        body["lines"][0]["counted"] = json!(counted);
        version =
            pc.call("draft_save", json!({ "id": id, "version": version, "body": body }))["draft"]["version"].clone();
    }
    pc.call("document_issue", json!({ "draft": id, "version": version }))
}

#[test]
fn goods_go_from_branch_to_branch_with_a_paper_of_each_and_both_know_what_is_on_its_way() {
    let firm = Firm::new();
    let (home, shop) = (&firm.home, &firm.shop);
    let sent = firm.send(0, "4");
    firm.meet();
    assert_eq!([has(shop, "dispatch"), expected(shop).len()], [0, 1], "the paper of the other branch is not here");
    assert_eq!(expected(shop)[0]["title"], sent["document"]["number"]);

    let came = unpack(shop, &expected(shop)[0], Some("3"));
    assert_eq!(came["document"]["branch"], json!(Id::named("Altona")));
    firm.meet();
    assert_eq!(state(home, &sent), "partial");
    unpack(shop, &expected(shop)[0], None);
    firm.meet();
    assert_eq!(state(home, &sent), "done");
    assert_eq!([expected(shop).len(), expected(home).len(), has(shop, "arrival")], [0, 0, 2]);

    // Back again: the shop learns that its goods arrived, though it never holds the paper of their arrival.
    let back = firm.send(1, "2");
    assert_eq!(state(shop, &back), "open");
    firm.meet();
    assert_eq!(expected(shop), Vec::<Value>::new(), "it is for the warehouse");
    unpack(home, &expected(home)[0], None);
    firm.meet();
    assert_eq!(state(shop, &back), "done");
    assert_eq!([has(shop, "arrival"), has(home, "arrival"), has(home, "dispatch")], [2, 3, 2]);
    for pc in [home, shop] {
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
        let level = |place: &Value| {
            let rows = pc.call("stock_level_list", json!({}))["rows"].as_array().unwrap().clone();
            let on_hand = |row: &Value| row["on_hand"].as_str().unwrap().to_owned();
            rows.iter().find(|row| row["location"] == *place).map(on_hand)
        };
        assert_eq!(firm.places.each_ref().map(level), [Some("98".into()), Some("2".into())]);
    }
}
