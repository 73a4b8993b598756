//! Backups: made by the clock and at closing, rotated, refused where the target is no good, and restored to any moment.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::{Path, PathBuf};

use kontor_app::Effect;
use kontor_app::job::Progress;
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_store::Totals;
use kontor_testkit::{MONDAY, TestDesk};
use serde_json::{Value, json};

/// A company with goods, a customer, and a plan for backups.
struct Firm {
    desk: TestDesk,
    target: PathBuf,
    customer: Id,
    chair: Id,
}

fn plan(folder: &Path) -> Value {
    json!({ "plan": { "folder": folder, "every_h": 24, "at_closing": true, "daily": 7, "weekly": 4, "monthly": 12 } })
}

fn firm() -> Firm {
    let desk = TestDesk::founded();
    let target = desk.folder.path().join("backups");
    fs::create_dir(&target).unwrap();
    desk.call("backup_settings_save", plan(&target));
    let (customer, chair) = (desk.customer("Berg GmbH"), desk.item("Stuhl", "50"));
    desk.receive(chair, "100", "30");
    Firm { desk, target, customer, chair }
}

impl Firm {
    fn sell(&self) -> Value {
        let line = json!({ "item": self.chair, "quantity": "1" });
        self.desk.issue(json!({ "kind": "invoice", "party": self.customer, "lines": [line] }))
    }
    fn back_up(&self) -> PathBuf {
        let made = self.desk.call("backup_now", json!({}));
        assert_eq!(made["findings"], 0, "{made}");
        PathBuf::from(made["path"].as_str().unwrap())
    }
    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.target)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
    fn state(&self) -> Value {
        self.desk.call("home_summary", json!({}))["safety"]["backup"].clone()
    }
    fn totals(&self) -> Totals {
        self.desk.desk.inside("test", Effect::Reads, |context| context.read(|read| Ok(read.totals()?))).unwrap()
    }
    fn path(&self) -> PathBuf {
        self.desk.desk.open_path().unwrap()
    }
    fn sound(&self) {
        let report = self.desk.call("company_verify", json!({}));
        assert_eq!(report["findings"], json!([]));
    }
    fn restore(&self, backup: &Path) -> Value {
        self.desk.call("backup_restore", json!({ "backup": backup, "path": self.path() }))
    }
}

/// The figures without how far series have counted, which never goes back.
fn figures(totals: &Totals) -> Vec<(String, i64)> {
    let all = totals.0.iter().filter(|(name, figure)| !name.starts_with("series") && **figure != 0);
    all.filter(|(name, _)| *name != "commits").map(|(name, figure)| (name.clone(), *figure)).collect()
}

#[test]
fn backups_are_made_when_they_are_due_and_old_ones_go() {
    let firm = firm();
    let due = || firm.desk.desk.back_up_if_due(&Progress::unseen()).unwrap().is_some();
    assert!(due(), "there is none yet");
    assert!(!due());
    assert_eq!(firm.state()["last_good_at_ms"], json!(MONDAY.0));
    assert_eq!(firm.state()["due_at_ms"], json!(MONDAY.0 + 86_400_000));
    for _ in 0..40 {
        firm.desk.host.pass_days(1);
        assert!(due() && !due());
    }
    let listed = firm.desk.call("backup_list", json!({}));
    let rows = listed.as_array().unwrap();
    assert!(rows.iter().all(|row| row["whole"] == true && row["own"] == true && row["findings"] == 0), "{listed}");
    // Seven days up to Saturday, 11 April; the Sundays before of four weeks in all; the ends of March, and of the day it began.
    assert_eq!(rows.len(), 7 + 2 + 1, "{listed}");
    assert_eq!(firm.names().len(), 2 * rows.len(), "a manifest beside each, and nothing else");
    assert!(firm.names().iter().all(|name| name.ends_with(".kontor-backup") || name.ends_with(".kontor-backup.json")));
}

#[test]
fn closing_makes_a_backup_only_of_what_changed() {
    let firm = firm();
    let path = firm.path();
    firm.desk.call("company_close", json!({}));
    assert_eq!(firm.names().len(), 2);
    firm.desk.call("company_open", json!({ "path": path }));
    firm.desk.call("company_close", json!({}));
    assert_eq!(firm.names().len(), 2, "nothing was changed");
    firm.desk.call("company_open", json!({ "path": path }));
    firm.sell();
    firm.desk.call("company_close", json!({}));
    assert_eq!(firm.names().len(), 4);
}

#[test]
fn a_target_that_is_no_good_is_told_on_home_until_a_good_backup_was_made() {
    let firm = firm();
    firm.back_up();
    let away = firm.desk.folder.path().join("unplugged");
    fs::rename(&firm.target, &away).unwrap();
    assert_eq!(firm.desk.codes("backup_now", json!({})), ["backup-folder-missing"]);
    assert!(!firm.target.exists(), "it is not made where the disk is missing");
    let state = firm.state();
    assert_eq!(state["failed"]["code"], "backup-folder-missing");
    assert_eq!((&state["failed_at_ms"], &state["last_good_at_ms"]), (&json!(MONDAY.0), &json!(MONDAY.0)));
    firm.desk.host.pass_days(1);
    assert!(firm.desk.desk.back_up_if_due(&Progress::unseen()).is_err());
    assert!(firm.desk.desk.back_up_if_due(&Progress::unseen()).unwrap().is_none(), "not again within the hour");
    fs::rename(&away, &firm.target).unwrap();
    firm.back_up();
    assert_eq!(firm.state()["failed"], Value::Null);
    let nowhere = json!({ "plan": { "folder": "backups", "every_h": 745, "at_closing": true, "daily": 0, "weekly": 4, "monthly": 12 } });
    assert_eq!(
        firm.desk.codes("backup_settings_save", nowhere),
        ["every_h out-of-range", "daily out-of-range", "folder backup-folder-missing"]
    );
    assert_eq!(firm.desk.call("backup_settings_save", json!({}))["plan"], Value::Null);
    assert_eq!(firm.desk.codes("backup_now", json!({})), ["folder required"]);
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing() {
    let firm = firm();
    let progress = Progress::default();
    progress.stop();
    let stopped = firm.desk.desk.call_with(&progress, "backup_now", json!({})).unwrap_err();
    assert!(stopped.has(Code::Stopped));
    assert_eq!(firm.names(), Vec::<String>::new());
    assert_eq!(firm.state()["failed"], Value::Null, "whoever stopped it knows");
}

#[test]
fn a_restored_company_gives_no_number_and_no_commit_twice() {
    let firm = firm();
    assert_eq!(firm.sell()["document"]["number"], "INV26-B1-01-00001");
    let backup = firm.back_up();
    let before = firm.totals();
    assert_eq!(firm.sell()["document"]["number"], "INV26-B1-01-00002");
    let newest = firm.totals();
    let restored = firm.restore(&backup);
    assert_eq!(restored["known"], true);
    let replaced = PathBuf::from(restored["replaced"].as_str().unwrap());
    assert_eq!(figures(&firm.totals()), figures(&before));
    firm.sound();
    assert_eq!(firm.sell()["document"]["number"], "INV26-B1-01-00003", "the second was given to somebody");
    firm.sound();

    // The file that made room is whole, and so is the way back to it: again as another incarnation.
    let other = firm.desk.folder.path().join("other.kontor");
    fs::copy(&replaced, &other).unwrap();
    let restored = firm.restore(&other);
    assert_eq!(restored["known"], true);
    assert_eq!(figures(&firm.totals()), figures(&newest));
    assert_eq!(firm.sell()["document"]["number"], "INV26-B1-01-00004");
    firm.sound();
    let positions: Vec<(i64, i64)> = firm
        .desk
        .desk
        .inside("test", Effect::Reads, |context| {
            context.read(|read| {
                let made = read.commits_between((0, 0), (i64::MAX, i64::MAX), 100)?;
                Ok(made.iter().map(|made| (made.incarnation, made.dseq)).collect())
            })
        })
        .unwrap();
    assert_eq!(positions[0].0, 3, "two restores, two more incarnations: {positions:?}");
    assert!(!positions.iter().any(|(incarnation, _)| *incarnation == 2), "what was done in between is in its own file");
}

#[test]
fn where_nobody_knows_what_was_given_since_the_pc_goes_on_as_another_one() {
    let firm = firm();
    firm.sell();
    let backup = firm.back_up();
    firm.sell();
    let path = firm.path();
    firm.desk.call("company_close", json!({}));
    fs::write(&path, vec![0x5a; 40_000]).unwrap();
    let restored = firm.desk.call("backup_restore", json!({ "backup": backup, "path": path }));
    assert_eq!(restored["known"], false);
    assert_eq!(fs::read(restored["replaced"].as_str().unwrap()).unwrap(), vec![0x5a; 40_000], "it is kept as it is");
    assert_eq!(firm.sell()["document"]["number"], "INV26-B1-02-00001");
    firm.sound();
}

#[test]
fn a_damaged_backup_is_refused_and_the_company_stays_open() {
    let firm = firm();
    firm.sell();
    let backup = firm.back_up();
    let before = firm.totals();
    let mut bytes = fs::read(&backup).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&backup, &bytes).unwrap();
    let request = json!({ "backup": backup });
    assert_eq!(firm.desk.codes("backup_restore", request.clone()), ["backup backup-damaged"]);
    // Without its manifest the file itself says it.
    fs::remove_file(format!("{}.json", backup.display())).unwrap();
    let refused = firm.desk.refused("backup_restore", request);
    let told = [Code::BackupDamaged, Code::FileDamaged, Code::NotACompany];
    assert!(told.iter().any(|code| refused.has(*code)), "{refused}");
    assert_eq!(firm.totals(), before);
    fs::write(&backup, b"something else").unwrap();
    assert!(firm.desk.refuses_with("backup_restore", json!({ "backup": backup }), Code::NotACompany));
    assert!(firm.desk.refuses_with("backup_restore", json!({ "backup": "/nowhere" }), Code::FileMissing));
    assert_eq!(firm.totals(), before);
}

#[test]
fn a_company_is_restored_to_any_moment_since_the_backup() {
    let firm = firm();
    let backup = firm.back_up();
    let line = json!({ "item": firm.chair, "quantity": "10" });
    let quote = firm.desk.issue(json!({ "kind": "quote", "party": firm.customer, "lines": [line] }));
    let order = firm.desk.follow("order", &quote);
    firm.desk.follow("delivery", &order);
    let invoice = firm.desk.follow("invoice", &order);
    firm.desk.call("document_pdf", json!({ "id": invoice["document"]["id"] }));
    firm.desk.pay("first", firm.customer, 10_000, json!({}));
    firm.desk.customer("Tal AG");
    firm.desk.call("party_delete", json!({ "id": Id::named("Tal AG") }));
    let waiting = json!({ "item": firm.chair, "quantity": "200" });
    firm.desk.issue(json!({ "kind": "order", "party": firm.customer, "lines": [waiting] }));
    firm.desk.receive(firm.chair, "50", "40");
    let newest = firm.totals();
    let moments = firm.desk.call("backup_moments", json!({ "backup": backup }));
    let moments = moments.as_array().unwrap();
    let commands: Vec<&str> = moments.iter().map(|moment| moment["command"].as_str().unwrap()).collect();
    assert!(commands.contains(&"document_issue") && commands.contains(&"payment_record"), "{commands:?}");
    assert!(moments.iter().all(|moment| moment["user"] == "Anna"), "{moments:?}");

    let path = firm.path();
    firm.desk.call("backup_settings_save", json!({}));
    firm.desk.call("company_close", json!({}));
    let file = fs::read(&path).unwrap();
    let mut invoices = Vec::new();
    for moment in moments {
        fs::write(&path, &file).unwrap();
        firm.desk.call("backup_restore", json!({ "backup": backup, "path": path, "until": moment["moment"] }));
        firm.sound();
        let totals = firm.totals();
        invoices.push(totals.get("documents invoice"));
        let counted = |totals: &Totals| (totals.get("series invoice 01 2026"), totals.get("series order 01 2026"));
        assert_eq!(counted(&totals), counted(&newest), "series never go back");
        if moment == &moments[0] {
            assert_eq!(figures(&totals), figures(&newest), "nothing is missing at the latest moment");
        }
        firm.desk.call("company_close", json!({}));
    }
    assert!(invoices.is_sorted_by(|later, earlier| later >= earlier), "{invoices:?}");
    assert_eq!((invoices[0], invoices[invoices.len() - 1]), (1, 0));

    let unknown = json!({ "backup": backup, "path": path, "until": { "incarnation": 9, "dseq": 1 } });
    fs::write(&path, &file).unwrap();
    assert_eq!(firm.desk.codes("backup_restore", unknown), ["moment-unknown"]);
}

#[test]
fn whoever_was_erased_since_the_backup_stays_erased_in_the_restored_company() {
    let firm = firm();
    let (gone, name) = (firm.desk.customer("Kunigunde Wolkenstein"), "Wolkenstein");
    let backup = firm.back_up();
    firm.desk.call("person_erase", json!({ "kind": "party", "id": gone }));
    let moment = firm.desk.call("journal_list", json!({}))["rows"][0].clone();
    firm.sell();

    let path = firm.path();
    firm.desk.call("backup_settings_save", json!({}));
    firm.desk.call("company_close", json!({}));
    let file = fs::read(&path).unwrap();
    let at = |until: Value| json!({ "backup": backup, "path": path, "until": until });
    for wish in [at(Value::Null), at(json!({ "incarnation": moment["incarnation"], "dseq": moment["dseq"] }))] {
        fs::write(&path, &file).unwrap();
        firm.desk.call("backup_restore", wish);
        assert_eq!(firm.desk.call("search_all", json!({ "words": name }))["groups"], json!([]));
        assert_eq!(firm.desk.call("party_list", json!({ "search": name }))["total"], 0);
        let again = json!({ "party": { "id": gone, "kind": "person", "name": name, "customer": true } });
        assert!(firm.desk.refuses_with("party_save", again, Code::Erased));
        firm.sound();
        firm.desk.call("company_close", json!({}));
    }
}
