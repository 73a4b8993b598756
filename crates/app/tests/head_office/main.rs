//! PCs of a firm and a real head office over real TLS: what one does, the others have.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod again;
mod closing;
mod derived;
mod flat;
mod lease;
mod loading;
mod office;
mod papers;
mod people;
mod refused;
mod revoked;
mod seats;
mod settlements;
mod teams;
mod transfers;

use kontor_core::id::Id;
use kontor_server::admin;
use kontor_sync::part::Reach;
use kontor_testkit::TestDesk;
use office::{HeadOffice, current, founder};
use serde_json::{Value, json};

#[test]
fn a_document_of_the_most_lines_is_sent_and_is_the_same_elsewhere() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    first.receive(chair, "3000", "30");
    current(&first);
    let second = office.join(&first, "Laden");
    let lines = vec![json!({ "item": chair, "quantity": "1" }); 2_000];
    let sold = first.issue(json!({ "kind": "invoice", "party": customer, "lines": lines }))["document"].clone();
    current(&first);
    current(&second);
    let third = office.join(&first, "Lager");
    for pc in [&first, &second, &third] {
        current(pc);
        let known = pc.call("document_get", json!({ "id": sold["id"] }));
        assert_eq!(known["document"]["gross"], sold["gross"]);
        assert_eq!(known["lines"].as_array().unwrap().len(), 2_000);
        let levels = &pc.call("item_get", json!({ "id": chair }))["levels"];
        assert!(levels.to_string().contains("\"on_hand\":\"1100\""), "{levels}");
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}

#[test]
fn a_new_pc_joins_with_a_code_and_has_what_the_first_has() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    let held = json!({ "item": chair, "quantity": "4" });
    first.issue(json!({ "kind": "order", "party": customer, "lines": [held] }));
    current(&first);
    let second = office.join(&first, "Laden");
    assert_eq!(second.call("company_verify", json!({}))["findings"], json!([]));
    assert_eq!(second.call("party_get", json!({ "id": customer }))["party"]["name"], "Berg GmbH");
    let stock = |pc: &TestDesk| pc.call("item_get", json!({ "id": chair }))["levels"].clone();
    assert_eq!(stock(&second), stock(&first));
    assert!(stock(&first).to_string().contains("\"reserved\":\"4\""), "{}", stock(&first));
    let line = json!({ "item": chair, "quantity": "3" });
    let sold = &second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))["document"];
    assert!(sold["number"].as_str().unwrap().contains("-02-"), "{}", sold["number"]);
    current(&second);
    current(&first);
    assert_eq!(stock(&second), stock(&first));
    assert_eq!(first.call("document_get", json!({ "id": sold["id"] }))["document"]["number"], sold["number"]);
    for pc in [&first, &second] {
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}

#[test]
fn a_pc_that_cannot_join_is_told_why_and_leaves_nothing_behind() {
    let office = HeadOffice::open();
    let first = TestDesk::founded();
    let new = first.another();
    let path = new.folder.path().join("firm.kontor");
    let with = |server: &str, code: &str| json!({ "server": server, "code": code, "name": "Laden", "path": path });
    assert_eq!(new.codes("sync_join", with("not an address", "K7")), ["server bad-format", "code bad-format"]);
    assert_eq!(new.codes("sync_join", with("127.0.0.1:1", "K7M4XQ2P")), ["server sync-unreachable"]);
    assert_eq!(new.codes("sync_join", with(&office.address(), "AAAAAAAA")), ["code join-code-unknown"]);
    assert_eq!(new.codes("sync_join", with(&office.address(), &office.code)), ["join-no-company"]);
    assert!(!path.exists(), "nothing is left of it");
    // The code was not used up by that.
    first.call("sync_connect", json!({ "server": office.address(), "code": office.code }));
    let again = json!({ "server": office.address(), "code": office.code });
    assert_eq!(first.codes("sync_connect", again), ["joined-already"]);
    first.desk.sync_until_current().unwrap();
    let other = first.another();
    other.call("company_create", kontor_testkit::company());
    let code = office.code(&Reach::everything());
    let brought = json!({ "server": office.address(), "code": code });
    assert_eq!(other.codes("sync_connect", brought), ["join-other-company"]);
    new.call("sync_join", with(&office.address(), &code));
}

#[test]
fn work_goes_on_without_head_office_and_goes_over_when_it_is_back() {
    let mut office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    office.stop();
    let line = json!({ "item": chair, "quantity": "2" });
    for pc in [&first, &second, &second] {
        pc.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }));
        assert!(pc.desk.sync_until_current().unwrap_err().has(kontor_core::fault::Code::SyncUnreachable));
    }
    let state = second.call("sync_state", json!({}));
    assert_eq!(state["phase"], "offline");
    assert!(state["waiting"].as_u64().unwrap() >= 2, "two invoices: {state}");
    office.start();
    for pc in [&second, &first, &second] {
        current(pc);
    }
    let stock = |pc: &TestDesk| pc.call("item_get", json!({ "id": chair }))["levels"].clone();
    assert_eq!(stock(&second), stock(&first));
    for pc in [&first, &second] {
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}

#[test]
fn head_office_that_was_restored_gets_back_what_it_lost() {
    let mut office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    for pc in [&second, &first] {
        current(pc);
    }
    let backup = office.folder.path().join("old.db");
    admin::backup(&*office.office().db, &backup).unwrap();
    let line = json!({ "item": chair, "quantity": "2" });
    let sold = second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))["document"]["id"].clone();
    first.customer("Tal KG");
    for pc in [&second, &first, &second] {
        current(pc);
    }
    office.restore(&backup);
    // Whoever comes first brings back what it did; what the other did is here already, and comes back from there.
    for pc in [&first, &second, &first, &second] {
        current(pc);
    }
    let third = office.join(&first, "Lager");
    current(&third);
    for pc in [&first, &second, &third] {
        assert_eq!(pc.call("document_get", json!({ "id": sold }))["document"]["id"], sold);
        assert_eq!(pc.call("party_get", json!({ "id": Id::named("Tal KG") }))["party"]["name"], "Tal KG");
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
}

#[test]
fn a_copy_of_a_pc_is_noticed_before_its_first_number() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    current(&second);
    let path = second.desk.open_path().unwrap();
    second.desk.leave();
    let copy = second.another();
    let copied = copy.folder.path().join("firm.kontor");
    std::fs::copy(&path, &copied).unwrap();
    copy.keys.copy(&path, &copied);
    second.call("company_open", json!({ "path": path }));
    let line = json!({ "item": chair, "quantity": "3" });
    second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }));
    current(&second);
    copy.call("company_open", json!({ "path": copied }));
    // Nobody knows yet that it is a copy, and people work at it.
    copy.customer("Tal KG");
    let detail = copy.call("party_get", json!({ "id": customer }));
    let mut renamed = json!({ "party": detail["party"], "addresses": detail["addresses"], "contact_points": detail["contact_points"] });
    renamed["party"]["segment"] = json!("trade");
    copy.call("party_save", renamed);
    let line = json!({ "item": chair, "quantity": "2" });
    let [twice, apart] = [(); 2]
        .map(|()| copy.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }))["document"].clone());
    let paper = copy.call("document_pdf", json!({ "id": apart["id"] }))["base64"].clone();
    let told = copy.desk.sync_until_current().unwrap_err();
    assert!(told.has(kontor_core::fault::Code::SyncForked), "{told}");
    assert_eq!(copy.call("sync_state", json!({}))["phase"], "stopped");
    current(&first);
    // It becomes a PC of its own, with everything that the firm has, and what it did by itself comes along.
    let (anew, code) = (copy.folder.path().join("anew.kontor"), office.code(&Reach::everything()));
    copy.call("sync_join", json!({ "server": office.address(), "code": code, "name": "Laden 2", "path": anew }));
    current(&copy);
    let line = json!({ "item": chair, "quantity": "1" });
    let sold = copy.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }));
    assert!(sold["document"]["number"].as_str().unwrap().contains("-03-"), "{}", sold["document"]["number"]);
    for pc in [&copy, &second, &first] {
        current(pc);
    }
    assert_eq!(copy.desk.open_path(), Some(anew));
    assert!(copied.exists());
    for pc in [&copy, &second, &first] {
        current(pc);
        assert_eq!(pc.call("party_get", json!({ "id": customer }))["party"]["segment"], "trade");
        assert_eq!(pc.call("party_get", json!({ "id": Id::named("Tal KG") }))["party"]["name"], "Tal KG");
        let shown = pc.call("document_get", json!({ "id": apart["id"] }))["document"].clone();
        assert_eq!(shown["number"], apart["number"], "what was handed out stays as it is");
        // Elsewhere the paper comes when somebody asks for it.
        let _asked = pc.desk.call("document_pdf", json!({ "id": apart["id"] }));
        current(pc);
        assert_eq!(pc.call("document_pdf", json!({ "id": apart["id"] }))["base64"], paper);
        assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    }
    // The number of the other invoice was given by the other PC too: it does not count, and people are told.
    let refused = copy.call("sync_refusals", json!({}));
    let told: Vec<&Value> =
        refused.as_array().unwrap().iter().flat_map(|one| one["records"].as_array().unwrap()).collect();
    assert!(told.iter().any(|record| record["id"] == twice["id"] && record["name"] == twice["number"]), "{told:?}");
}
