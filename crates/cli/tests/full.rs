//! A disk that runs full at one size after the other while a file takes the place of another, as a real file system in a mount
//! namespace of its own: refused in words, nothing half done, and done when there is room.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![cfg(target_os = "linux")]

mod support;

use std::fs;
use std::path::Path;

use kontor_testkit::{Tally, times};
use serde_json::{Value, json};
use support::Shelf;

/// Sizes that are tried of each task.
const SIZES: u64 = 24;
/// Room beyond what lies there already with which a task that writes the whole company goes through.
const PLENTY_KB: u64 = 12_000;
/// The same for a task that writes an archive of the little that this company has.
const ENOUGH_KB: u64 = 360;

/// The company of 0.1.0 with its key, brought to this version unless it is upgraded that is looked at; and a backup of it.
fn shelf(upgraded: bool) -> Shelf {
    let shelf = Shelf::new();
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/0.1.0/nordwind.kontor");
    fs::copy(&fixture, shelf.path("north.kontor")).unwrap();
    fs::copy(fixture.with_extension("kontor.key"), shelf.path("north.kontor.key")).unwrap();
    if upgraded {
        let made = shelf.run(&["--company", "north.kontor", "backup", shelf.path("").to_str().unwrap()]).json();
        fs::rename(made["path"].as_str().unwrap(), shelf.path("last.kontor-backup")).unwrap();
    }
    shelf
}

/// Runs a task on a file system with so much room beyond the files of the shelf, then judges the company with plenty of room, and does
/// the task again. What was said comes back line by line.
fn run(shelf: &Shelf, task: &str, room_kb: u64) -> Vec<String> {
    let script = format!(
        r#"
        mount -t tmpfs -o size=64m tmpfs /mnt || exit 1
        mkdir /mnt/safe && cp north.kontor north.kontor.key /mnt/ || exit 1
        [ ! -e last.kontor-backup ] || cp last.kontor-backup /mnt/ || exit 1
        used=$(df -k --output=used /mnt | tail -1)
        mount -o remount,size=$((used + {room_kb}))k /mnt || exit 1
        cd /mnt
        kontorctl() {{ "$KONTORCTL" --company north.kontor "$@" 2>/dev/null; }}
        kontorctl {task} | tail -1; echo
        mount -o remount,size=64m /mnt || exit 1
        kontorctl verify
        ls | grep -cE 'upgrading|rekeying|restoring|part'
        ls safe | grep -c part
        kontorctl {task} >/dev/null; echo $?
        kontorctl verify
        "#
    );
    let said = shelf.apart(&script);
    said.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn at_every_size(fault: &'static str, task: &str, upgraded: bool, plenty_kb: u64, codes: &[&str]) {
    let shelf = shelf(upgraded);
    let mut tally = Tally::of(fault);
    let mut refused = 0;
    for nth in 0..times(SIZES) {
        let room_kb = nth * plenty_kb / times(SIZES);
        tally.attempt(&format!("{room_kb} kB of room"), || {
            let said = run(&shelf, task, room_kb);
            let json = |line: &str| {
                serde_json::from_str::<Value>(line).unwrap_or_else(|failure| panic!("{failure}: {said:?}"))
            };
            let answer = json(&said[0]);
            if let Some(faults) = answer["faults"].as_array() {
                refused += 1;
                assert!(faults.iter().all(|fault| codes.iter().any(|code| fault["code"] == *code)), "{answer}");
            }
            assert_eq!(json(&said[1])["findings"], json!([]), "{said:?}");
            assert_eq!((said[2].as_str(), said[3].as_str()), ("0", "0"), "something is left: {said:?}");
            assert_eq!(said[4], "0", "with room it goes through: {said:?}");
            assert_eq!(json(&said[5])["findings"], json!([]));
        });
    }
    assert!(refused > 1, "there was always room");
    tally.end(SIZES);
}

#[test]
fn full_while_a_company_of_0_1_0_is_upgraded() {
    at_every_size("disk full by size, upgrade", "verify", false, PLENTY_KB, &["disk-full"]);
}

#[test]
fn full_while_the_key_is_changed() {
    at_every_size("disk full by size, new key", "key change", true, PLENTY_KB, &["disk-full"]);
}

#[test]
fn full_while_a_backup_is_restored() {
    at_every_size("disk full by size, restore", "restore last.kontor-backup", true, PLENTY_KB, &["disk-full"]);
}

#[test]
fn full_while_a_backup_is_made() {
    // The company lies on the same disk: with no room at all it cannot even be opened.
    at_every_size(
        "disk full by size, backup",
        "backup /mnt/safe",
        true,
        PLENTY_KB,
        &["backup-target-full", "disk-full"],
    );
}

#[test]
fn full_while_everything_is_exported() {
    let task = "export everything /mnt/safe/all.zip --replace";
    at_every_size("disk full by size, export of everything", task, true, ENOUGH_KB, &["disk-full"]);
}

#[test]
fn full_while_evidence_is_packed() {
    let task = "export evidence --from 2020-01-01 --until 2030-12-31 --out /mnt/safe/years.zip --replace";
    at_every_size("disk full by size, evidence package", task, true, ENOUGH_KB, &["disk-full"]);
}
