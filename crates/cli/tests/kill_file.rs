//! The program is killed while it works on the company file as a whole: an upgrade, a new key, a backup, a restore. After every kill the
//! company opens with all that it had, and the next attempt succeeds and leaves nothing of the one before.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use kontor_testkit::{Seeded, Tally, times};
use serde_json::{Value, json};
use support::Shelf;

/// Points of each task.
const POINTS: u64 = 16;
const COMPANY: &str = "north.kontor";

/// A shelf with a copy of the company of 0.1.0, as it was released.
fn shelf() -> Shelf {
    let shelf = Shelf::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/0.1.0/nordwind.kontor");
    fs::copy(&fixture, shelf.path(COMPANY)).unwrap();
    fs::copy(fixture.with_extension("kontor.key"), shelf.path("north.kontor.key")).unwrap();
    fs::create_dir(shelf.path("safe")).unwrap();
    shelf
}

fn whole(shelf: &Shelf, after: &str) {
    let report = shelf.run(&["--company", COMPANY, "verify"]);
    assert_eq!(report.code, 0, "{after}: {report:?}");
    let sales = shelf.run(&["--company", COMPANY, "rpc", "document_list", r#"{"kinds": ["invoice"]}"#]).json();
    assert_eq!(sales["total"], 2, "{after}");
}

/// Kills the program at points that lie all over the time that the task takes. `ready` puts the shelf in order before each.
fn strike(fault: &'static str, seed: u64, words: &[&str], ready: impl Fn(&Shelf), examine: impl Fn(&Shelf, &str)) {
    let words = [&["--company", COMPANY], words].concat();
    let usual = {
        let shelf = shelf();
        ready(&shelf);
        let start = Instant::now();
        assert_eq!(shelf.run(&words).code, 0);
        u64::try_from(start.elapsed().as_micros()).unwrap()
    };
    let (mut seeded, mut tally) = (Seeded::new(seed), Tally::of(fault));
    for point in 0..times(POINTS) {
        let after = Duration::from_micros(seeded.below(usual * 21 / 20));
        tally.attempt(&format!("point {point}, after {after:?} of {usual} µs"), || {
            let shelf = shelf();
            ready(&shelf);
            let mut running = shelf.kontorctl(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            let start = Instant::now();
            while start.elapsed() < after {
                std::hint::spin_loop();
            }
            running.kill().unwrap();
            running.wait().unwrap();
            let told = format!("point {point}");
            whole(&shelf, &told);
            examine(&shelf, &told);
            let left: Vec<String> = fs::read_dir(shelf.path(""))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
                .filter(|name| [".upgrading", ".rekeying", ".restoring"].iter().any(|ending| name.contains(ending)))
                .collect();
            assert!(left.is_empty(), "{told}: {left:?}");
        });
    }
    tally.end(POINTS);
}

fn again(words: &'static [&'static str]) -> impl Fn(&Shelf, &str) {
    move |shelf, told| {
        let ran = shelf.run(&[&["--company", COMPANY], words].concat());
        assert_eq!(ran.code, 0, "{told}: {ran:?}");
        whole(shelf, told);
    }
}

fn upgraded(shelf: &Shelf) {
    shelf.run(&["--company", COMPANY, "verify"]).json();
}

#[test]
fn an_upgrade_that_is_killed_is_made_the_next_time() {
    strike("kill by time, upgrade", 1, &["verify"], |_| (), again(&["verify"]));
}

#[test]
fn a_change_of_key_that_is_killed_leaves_a_key_that_fits() {
    strike("kill by time, new key", 2, &["key", "change"], upgraded, again(&["key", "change"]));
}

#[test]
fn a_backup_that_is_killed_leaves_none_that_is_not_whole() {
    let examine = |shelf: &Shelf, told: &str| {
        let listed = shelf.run(&["backups", "safe"]).json();
        for row in listed.as_array().unwrap() {
            assert_eq!(row["whole"], json!(true), "{told}: {listed}");
        }
        let made = shelf.run(&["--company", COMPANY, "backup", "safe"]).json();
        assert_eq!(made["findings"], 0, "{told}");
        let names: Vec<String> = fs::read_dir(shelf.path("safe"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        assert!(names.iter().all(|name| !name.contains(".part")), "{told}: {names:?}");
    };
    strike("kill by time, backup", 3, &["backup", "safe"], upgraded, examine);
}

#[test]
fn a_restore_that_is_killed_leaves_the_company_or_the_backup() {
    let ready = |shelf: &Shelf| {
        upgraded(shelf);
        let made = shelf.run(&["--company", COMPANY, "backup", "safe"]).json();
        fs::rename(made["path"].as_str().unwrap(), shelf.path("safe/last.kontor-backup")).unwrap();
    };
    strike("kill by time, restore", 4, &["restore", "safe/last.kontor-backup"], ready, |shelf, told| {
        let restored: Value = shelf.run(&["--company", COMPANY, "restore", "safe/last.kontor-backup"]).json();
        assert_eq!(restored["known"], json!(true), "{told}");
        whole(shelf, told);
    });
}
