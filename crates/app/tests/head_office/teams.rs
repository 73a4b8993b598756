//! A deal lies with the team of whoever works on it: given to another team, it leaves the disks of the one and comes whole to the other.

use kontor_core::id::Id;
use kontor_server::admin;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};
use crate::seats::says;

const CANARY: &str = "Zwitscherlein";
const ANNA: &str = "Speicherstadt";

/// A role that sees the deals of the own team.
fn sales(first: &TestDesk) -> Id {
    let id = Id::named("sales");
    let grant =
        |resource: &str, action: &str, scope: &str| json!({ "resource": resource, "action": action, "scope": scope });
    let mut grants: Vec<Value> = ["company", "party", "item"].map(|of| grant(of, "see", "company")).into();
    grants.extend(["see", "create", "change"].map(|action| grant("deal", action, "team")));
    first.call("role_save", json!({ "id": id, "name": "Sales", "facets": [], "grants": grants }));
    id
}

#[test]
fn a_deal_that_is_given_to_another_team_leaves_the_disk_of_the_pc_that_had_it() {
    let office = HeadOffice::open();
    let (first, customer, _) = founder(&office);
    first.call("password_change", json!({ "new": ANNA }));
    let home = first.call("branch_list", json!({}))[0].clone();
    let role = sales(&first);
    let person = |name: &str, team: &str| {
        let (id, team) = (Id::named(name), Id::named(team));
        let user = json!({ "id": id, "name": name, "role": role, "active": true, "branch": home["id"], "team": team });
        first.call("user_save", user);
    };
    for team in ["Nord", "Sued"] {
        first.call("team_save", json!({ "id": Id::named(team), "name": team }));
    }
    person("Nora", "Nord");
    person("Sven", "Sued");
    let stage = first.call("pipeline_list", json!({}))[0]["stages"][0]["id"].clone();
    let deal = |name: &str, title: &str, owner: &str| {
        let deal = json!({ "id": Id::named(name), "title": title, "party": customer, "stage": stage, "amount_minor": 1000,
            "currency": "EUR", "owner": Id::named(owner), "branch": home["id"] });
        first.call("deal_save", json!({ "deal": deal }));
    };
    deal("given", CANARY, "Nora");
    deal("kept", "Nistkasten", "Nora");
    current(&first);
    let join = |name: &str| {
        let code = home["code"].as_str().unwrap();
        let code = admin::enrol(&*office.office().db, office.firm, Some(code), "shop", &[name.to_owned()]).unwrap();
        let pc = office.begin_with(&first, name, &code);
        pc.desk.sync_until_current().unwrap();
        pc.call("sign_in", json!({ "name": "Anna", "password": ANNA }));
        pc
    };
    let (north, south) = (join("Nora"), join("Sven"));
    let say = |pc: &TestDesk| [CANARY, "Nistkasten"].map(|word| says(pc, word));
    assert_eq!([say(&north), say(&south)], [[true, true], [false, false]]);

    deal("given", CANARY, "Sven");
    current(&first);
    current(&north);
    current(&south);
    assert_eq!([say(&north), say(&south)], [[false, true], [true, false]]);

    // Who changes the team keeps the own deals, and finds those of the new team.
    person("Nora", "Sued");
    current(&first);
    current(&north);
    current(&south);
    assert_eq!([say(&north), say(&south)], [[true, true], [true, true]]);
    person("Nora", "Nord");
    current(&first);
    current(&north);
    current(&south);
    assert_eq!([say(&north), say(&south)], [[false, true], [true, false]]);
    for pc in [&first, &north, &south] {
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}
