//! The power is cut while a file takes the place of another: an upgrade, a new key, a restore, a backup. The company opens with a key
//! that is kept, as it was before or as it is after; what was answered as done is done.

use kontor_faults::{Disk, Image};
use kontor_testkit::{Seeded, Tally, TestDesk, times};
use serde_json::{Value, json};

use crate::shelf::{COMPANY, Shelf};

const IMAGES: u64 = 50;

/// Does `work` and cuts the power at points of it; `examine` hears whether it was answered before.
fn cut(
    fault: &'static str,
    seed: u64,
    shelf: &Shelf,
    work: impl FnOnce(&TestDesk),
    examine: impl Fn(&Shelf, &TestDesk, bool),
) {
    let before = shelf.copy().judged().1;
    let disk = Disk::of(shelf.folder());
    disk.record();
    let desk = shelf.desk();
    work(&desk);
    let answered = disk.recorded();
    let log = disk.log();
    drop(desk);
    let after = shelf.copy().judged().1;
    let mut tally = Tally::of(fault);
    for image in 0..times(IMAGES) {
        let mut seeded = Seeded::new(seed + image);
        // Every fifth one when all was answered.
        let events = if image % 5 == 0 { answered } else { seeded.place(answered) };
        tally.attempt(&format!("seed {}, after {events} of {answered} events", seed + image), || {
            let image = Image::after(&log, events, &mut seeded);
            let left = Shelf::with(|folder| image.lay_out(folder));
            let (desk, totals) = left.judged();
            let (as_before, as_after) = (totals.difference(&before), totals.difference(&after));
            let done = events == answered;
            assert!(
                as_after.is_none() || (as_before.is_none() && !done),
                "{as_before:?} {as_after:?}, answered: {done}"
            );
            examine(&left, &desk, done);
        });
    }
    tally.end(IMAGES);
}

#[test]
fn a_name_that_is_not_on_the_disk_is_noticed_by_these_tests() {
    let shelf = Shelf::of_a_firm();
    let disk = Disk::of(shelf.folder());
    disk.record();
    let desk = shelf.desk();
    open(&shelf, &desk);
    desk.call("key_change", json!({}));
    let (events, log) = (disk.recorded(), disk.log().without_syncs());
    let former_keys = |seed| {
        let image = Image::after(&log, events, &mut Seeded::new(seed));
        let left = Shelf::with(|folder| image.lay_out(folder));
        let desk = left.desk();
        let opened = desk.desk.call("company_open", json!({ "path": left.path(COMPANY) }));
        opened.ok().and_then(|_| desk.call("key_state", json!({}))["former_keys"].as_u64())
    };
    assert!(
        (0..40).any(|seed| former_keys(seed) != Some(1)),
        "the new key was answered; without syncs it may not be there"
    );
}

fn open(shelf: &Shelf, desk: &TestDesk) -> Value {
    desk.call("company_open", json!({ "path": shelf.path(COMPANY) }))
}

#[test]
fn power_cut_while_a_company_of_0_1_0_is_upgraded() {
    let shelf = Shelf::of_0_1_0();
    cut("power cut, upgrade", 20_000_000, &shelf, |desk| drop(open(&shelf, desk)), |_, _, _| ());
}

#[test]
fn power_cut_while_the_key_is_changed() {
    let shelf = Shelf::of_a_firm();
    let work = |desk: &TestDesk| {
        open(&shelf, desk);
        desk.call("key_change", json!({}));
    };
    cut("power cut, new key", 21_000_000, &shelf, work, |_, desk, done| {
        let former = desk.call("key_state", json!({}))["former_keys"].as_u64().unwrap();
        assert!(former == 1 || !done, "the company has the new key");
        desk.call("key_change", json!({}));
    });
}

#[test]
fn power_cut_while_a_backup_is_made() {
    let shelf = Shelf::of_a_firm();
    let work = |desk: &TestDesk| {
        open(&shelf, desk);
        desk.call("backup_now", json!({ "folder": shelf.folder() }));
    };
    cut("power cut, backup", 22_000_000, &shelf, work, |left, desk, done| {
        let listed = desk.call("backup_list", json!({ "folder": left.folder() }));
        let rows = listed.as_array().unwrap();
        assert!(rows.len() == 1 || !done, "the backup that was answered is there");
        for row in rows {
            assert_eq!(row["whole"], json!(true), "{listed}");
            desk.call("backup_restore", json!({ "backup": row["path"] }));
        }
    });
}

#[test]
fn power_cut_while_a_backup_is_restored() {
    let shelf = Shelf::of_a_firm();
    let desk = shelf.opened();
    let made = desk.call("backup_now", json!({ "folder": shelf.folder() }));
    desk.customer("Nach der Sicherung");
    desk.call("company_close", json!({}));
    let work = |desk: &TestDesk| {
        open(&shelf, desk);
        desk.call("backup_restore", json!({ "backup": made["path"] }));
    };
    cut("power cut, restore", 23_000_000, &shelf, work, |_, _, _| ());
}
