//! A PC that head office took out of the firm hands over what it did not send yet and keeps nothing.

use std::path::{Path, PathBuf};

use kontor_app::{Desk, Keys as _, Place};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_server::admin;
use kontor_server::hub::{Who, device};
use kontor_testkit::TestDesk;
use serde_json::{Value, json};

use crate::office::{HeadOffice, current, founder};

fn revoke(office: &HeadOffice, pc: &TestDesk) {
    let device = pc.call("program_state", json!({}))["company"]["device"]["id"].as_str().unwrap().parse().unwrap();
    let who = Who { firm: office.firm, device };
    assert!(office.office().db.change(|sql| device::revoke(sql, who)).unwrap());
}

/// The files of a folder but for what the program remembers outside of companies.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.is_file());
    found.sort();
    found
}

#[test]
fn a_revoked_pc_hands_over_what_waits_and_wipes_itself() {
    let office = HeadOffice::open();
    let (first, customer, chair) = founder(&office);
    current(&first);
    let second = office.join(&first, "Laden");
    current(&second);
    let path = second.desk.open_path().unwrap();
    let folder = second.folder.path();
    let other = folder.join("other.kontor");
    std::fs::write(&other, "another company").unwrap();
    second.call("backup_now", json!({ "folder": folder }));
    let elsewhere = first.call("backup_now", json!({ "folder": folder }))["path"].as_str().unwrap().to_owned();
    let line = json!({ "item": chair, "quantity": "2" });
    second.issue(json!({ "kind": "invoice", "party": customer, "lines": [line] }));
    let waiting = second.call("sync_state", json!({}))["waiting"].as_u64().unwrap();
    revoke(&office, &second);

    let told = second.desk.sync_until_current().unwrap_err();
    assert!(told.has(Code::PcWiped), "{told}");
    assert_eq!(office.status()["in_quarantine"].as_u64(), Some(waiting), "all that was not sent");
    let state = second.call("program_state", json!({}));
    assert_eq!((&state["company"], &state["waiting"]), (&Value::Null, &Value::Null));
    assert_eq!(
        (&state["notice"]["code"], &state["notice"]["params"]["firm"]),
        (&json!("pc-wiped"), &json!("Nordwind"))
    );
    let manifest = files(folder).into_iter().filter(|file| file.to_string_lossy().starts_with(&elsewhere)).count();
    assert!(manifest >= 1, "the backup of another PC stays");
    let left: Vec<PathBuf> =
        files(folder).into_iter().filter(|file| !file.to_string_lossy().starts_with(&elsewhere)).collect();
    assert_eq!(left, [other], "nothing of the company is left");
    assert!(second.keys.load(&path, None).is_err() && second.keys.pass(&path).unwrap().is_none());

    // The others work on, and another company can be opened here.
    current(&first);
    second.call("company_create", kontor_testkit::company());
    assert_eq!(second.call("program_state", json!({}))["notice"], Value::Null);
}

#[test]
fn a_wipe_that_was_cut_short_is_finished_at_the_next_start() {
    let desk = TestDesk::founded();
    let (path, folder) = (desk.desk.open_path().unwrap(), desk.folder.path());
    desk.call("company_close", json!({}));
    let restart = || Desk::new(Box::new(desk.host.clone()), Box::new(desk.keys.clone()), Place::in_folder(folder));
    let note = folder.join("anchors/0123.wipe");
    std::fs::write(&note, "{ \"path\": ").unwrap();
    assert_eq!(restart().call("program_state", json!({})).unwrap()["notice"], Value::Null);
    assert!(path.exists() && !note.exists(), "it was not written down to the end: nothing was begun");

    let doomed = json!({ "path": path, "firm": "Nordwind", "company": null, "device": Id::named("pc") });
    std::fs::write(&note, doomed.to_string()).unwrap();
    std::fs::write(folder.join("unrelated"), "").unwrap();
    let state = restart().call("program_state", json!({})).unwrap();
    assert_eq!(state["notice"]["code"], "pc-wiped");
    assert_eq!(files(folder), [folder.join("unrelated")]);
    assert!(!note.exists() && desk.keys.load(&path, None).is_err());
    assert_eq!(restart().call("program_state", json!({})).unwrap()["notice"], Value::Null, "it is said once");
}

#[test]
fn head_office_that_does_not_know_a_pc_any_more_does_not_make_it_wipe_itself() {
    let mut office = HeadOffice::open();
    let (first, ..) = founder(&office);
    current(&first);
    let (backup, database) = (office.folder.path().join("old.db"), office.folder.path().join("office.db"));
    admin::backup(&*office.office().db, &backup).unwrap();
    let second = office.join(&first, "Laden");
    current(&second);
    office.stop();
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", database.display()));
    }
    admin::restore(&backup, &database).unwrap();
    office.start();
    assert!(second.desk.sync_until_current().unwrap_err().has(Code::SyncUnknownPc));
    assert!(second.desk.open_path().is_some());
}
