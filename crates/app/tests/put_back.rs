//! An older copy of the company file that somebody puts in its place by hand: no number and no commit is given twice (SYNC.md 2.16).
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::PathBuf;

use kontor_core::id::Id;
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

struct Firm {
    desk: TestDesk,
    path: PathBuf,
    customer: Id,
    chair: Id,
}

fn firm() -> Firm {
    let desk = TestDesk::founded();
    let (customer, chair) = (desk.customer("Berg GmbH"), desk.item("Stuhl", "50"));
    desk.receive(chair, "100", "30");
    let path = desk.desk.open_path().unwrap();
    Firm { desk, path, customer, chair }
}

impl Firm {
    fn sell(&self) -> String {
        let line = json!({ "item": self.chair, "quantity": "1" });
        let sold = self.desk.issue(json!({ "kind": "invoice", "party": self.customer, "lines": [line] }));
        sold["document"]["number"].as_str().unwrap().to_owned()
    }
    fn close(&self) {
        self.desk.desk.leave();
    }
    fn open(&self) {
        self.desk.call("company_open", json!({ "path": self.path }));
    }
    fn copy(&self) -> Vec<u8> {
        self.close();
        let bytes = fs::read(&self.path).unwrap();
        self.open();
        bytes
    }
    fn put_back(&self, bytes: &[u8]) {
        self.close();
        fs::write(&self.path, bytes).unwrap();
        self.open();
    }
    fn told(&self) -> Value {
        self.desk.call("home_summary", json!({}))["safety"]["put_back"].clone()
    }
    fn sound(&self) {
        assert_eq!(self.desk.call("company_verify", json!({}))["findings"], json!([]));
    }
}

fn last(number: &str) -> u32 {
    number.rsplit('-').next().unwrap().parse().unwrap()
}

#[test]
fn an_older_copy_goes_on_behind_the_numbers_that_were_given() {
    let firm = firm();
    let first = firm.sell();
    let copy = firm.copy();
    let (_, third) = (firm.sell(), firm.sell());
    assert_eq!(firm.told(), Value::Null);
    firm.put_back(&copy);
    assert!(firm.told()["missing"].as_i64().unwrap() >= 2, "{}", firm.told());
    assert_eq!(last(&firm.sell()), last(&third) + 1, "after {first} and what is missing");
    firm.sound();
    // The same file is opened again and again: nothing more is noticed.
    let told = firm.told();
    firm.close();
    firm.open();
    assert_eq!(firm.told(), told);
    assert_eq!(last(&firm.sell()), last(&third) + 2);
    firm.sound();
    // The same copy once more, and once more before anything was written in between.
    for more in [3, 4] {
        firm.put_back(&copy);
        firm.put_back(&copy);
        assert_ne!(firm.told(), Value::Null);
        assert_eq!(last(&firm.sell()), last(&third) + more);
        firm.sound();
    }
}

#[test]
fn a_copy_that_was_worked_in_elsewhere_is_noticed_though_it_is_longer() {
    let firm = firm();
    let copy = firm.copy();
    let here = firm.sell();
    firm.close();
    // Somebody works in the copy on another PC, which remembers nothing, and brings it back.
    let elsewhere = firm.desk.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::rename(firm.desk.folder.path().join("anchors"), elsewhere.join("anchors")).unwrap();
    firm.put_back(&copy);
    let there = [firm.sell(), firm.sell(), firm.sell()];
    assert_eq!(there[0], here, "the other PC could not know");
    firm.close();
    fs::remove_dir_all(firm.desk.folder.path().join("anchors")).unwrap();
    fs::rename(elsewhere.join("anchors"), firm.desk.folder.path().join("anchors")).unwrap();
    firm.open();
    assert_ne!(firm.told(), Value::Null);
    assert_eq!(last(&firm.sell()), last(&there[2]) + 1);
    firm.sound();
}

#[test]
fn a_mark_that_cannot_be_read_or_written_stops_nobody() {
    let firm = firm();
    firm.sell();
    firm.close();
    let anchors = firm.desk.folder.path().join("anchors");
    for mark in fs::read_dir(&anchors).unwrap() {
        fs::write(mark.unwrap().path(), b"{\"device\":").unwrap();
    }
    firm.open();
    firm.sell();
    assert_eq!(firm.told(), Value::Null);
    firm.close();
    fs::remove_dir_all(&anchors).unwrap();
    fs::write(&anchors, b"a file where the folder should be").unwrap();
    firm.open();
    firm.sell();
    firm.sound();
}
