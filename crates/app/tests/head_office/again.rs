//! A PC that begins anew with what head office has: a file that was set back, and a first load.

use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

fn edit(pc: &TestDesk, party: Id, notes: &str) {
    let mut detail = pc.call("party_get", json!({ "id": party }));
    detail["party"]["notes"] = json!(notes);
    let (addresses, points) = (&detail["addresses"], &detail["contact_points"]);
    pc.call("party_save", json!({ "party": detail["party"], "addresses": addresses, "contact_points": points }));
    pc.host.pass_ms(1_000);
}

#[test]
fn a_pc_whose_file_was_set_back_gives_no_number_twice_and_has_its_papers_again() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    current(&second);
    let sell = || {
        let line = json!({ "item": chair, "quantity": "1" });
        let sold = second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }));
        sold["document"]["number"].as_str().unwrap().to_owned()
    };
    let mut given = vec![sell()];
    current(&second);
    let path = second.desk.open_path().unwrap();
    let kept = second.folder.path().join("kept");
    second.desk.leave();
    std::fs::copy(&path, &kept).unwrap();
    second.call("company_open", json!({ "path": path }));
    given.extend([sell(), sell()]);
    current(&second);
    // This one was never sent: it is gone with the file, and its number with it.
    given.push(sell());
    second.desk.leave();
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    std::fs::copy(&kept, &path).unwrap();
    second.call("company_open", json!({ "path": path }));
    current(&second);
    let sound = |pc: &TestDesk| assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));
    sound(&second);
    let numbers = |pc: &TestDesk| -> Vec<String> {
        let rows = pc.call("document_list", json!({ "kinds": ["invoice"] }))["rows"].clone();
        let mut numbers: Vec<String> =
            rows.as_array().unwrap().iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect();
        numbers.sort();
        numbers
    };
    assert_eq!(numbers(&second), given[..3], "what head office has came back");
    let next = sell();
    assert!(next > given[3], "{next} behind {given:?}");
    current(&second);
    current(&first);
    assert_eq!(numbers(&first), [&given[..3], &[next]].concat());
    for pc in [&first, &second] {
        sound(pc);
    }
}

#[test]
fn what_waits_for_somebody_is_in_the_inbox_of_a_pc_that_joins_later() {
    let office = HeadOffice::open();
    let (first, customer, _) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    current(&second);
    edit(&first, customer, "first");
    edit(&second, customer, "second");
    for pc in [&first, &second, &first] {
        current(pc);
    }
    let waits = |pc: &TestDesk| -> Vec<Value> {
        let rows = pc.call("issue_list", json!({ "show": "open" }))["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["number"].clone()).collect()
    };
    assert_eq!(waits(&first).len(), 1, "both wrote the same field");
    let third = office.join(&first, "Lager");
    current(&third);
    assert_eq!(waits(&third), waits(&first));
    third.call("issue_settle", json!({ "number": waits(&third)[0], "settling": { "how": "other" } }));
    for pc in [&third, &first] {
        current(pc);
        assert_eq!(waits(pc), Vec::<Value>::new());
    }
}
