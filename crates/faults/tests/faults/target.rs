//! The target of a backup is slow, or pulled out while the backup is written: work goes on, and the next backup is a good one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kontor_core::fault::Code;
use kontor_faults::Disk;
use kontor_testkit::{Seeded, Tally, times};
use serde_json::json;

use crate::firm::{Firm, refused_with, sound};

const SLOW: u64 = 10;
const PULLS: u64 = 30;

/// A folder for backups on a disk of its own.
fn target(firm: &Firm) -> (PathBuf, tempfile::TempDir, Arc<Disk>) {
    let folder = tempfile::tempdir().unwrap();
    let disk = Disk::of(folder.path());
    assert!(!folder.path().starts_with(firm.desk.folder.path()));
    (folder.path().to_owned(), folder, disk)
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn people_go_on_while_a_backup_waits_for_its_target() {
    let firm = Firm::new();
    let (folder, _kept, disk) = target(&firm);
    let mut tally = Tally::of("slow target, backup");
    for nth in 0..times(SLOW) {
        tally.attempt(&format!("backup {nth}"), || {
            disk.hold(".part");
            let made = std::thread::scope(|scope| {
                let backup = scope.spawn(|| {
                    let made = firm.ask("backup_now", json!({ "folder": folder }));
                    disk.go_on();
                    made
                });
                disk.wait_for_held();
                for _ in 0..5 {
                    firm.sell(1);
                }
                sound(&firm.desk);
                disk.go_on();
                backup.join().unwrap()
            });
            assert_eq!(made.unwrap()["findings"], 0);
            sound(&firm.desk);
        });
    }
    assert_eq!(files(&folder), usize::try_from(times(SLOW)).unwrap() * 2, "each with its manifest, and nothing else");
    tally.end(SLOW);
}

#[test]
fn a_target_that_is_pulled_out_costs_nothing_but_the_backup() {
    let firm = Firm::new();
    let (folder, _kept, disk) = target(&firm);
    let back_up = || firm.ask("backup_now", json!({ "folder": folder }));
    let before = disk.steps();
    back_up().unwrap();
    let (steps, mut good) = (disk.steps() - before, 1);
    let mut seeded = Seeded::new(4_000_000);
    let mut tally = Tally::of("target pulled out, backup");
    for _ in 0..times(PULLS) {
        let after = seeded.below(steps);
        tally.attempt(&format!("after {after} of {steps} steps"), || {
            disk.pulled_after(after);
            match back_up() {
                Ok(_) => good += 1,
                Err(error) => refused_with(&error, &[Code::BackupTargetFailed]),
            }
            firm.sell(1);
            disk.mend();
            back_up().unwrap();
            good += 1;
            assert_eq!(files(&folder), 2 * good, "nothing is left of the one that failed");
        });
    }
    sound(&firm.desk);
    tally.end(PULLS);
}

#[test]
fn a_company_whose_own_disk_is_full_can_be_backed_up_to_another() {
    let (firm, own) = Firm::watched();
    let (folder, _kept, _disk) = target(&firm);
    let mut tally = Tally::of("company's disk full, backup to another");
    for nth in 0..times(SLOW) {
        tally.attempt(&format!("backup {nth}"), || {
            firm.sell(1);
            own.full_after(0);
            let made = firm.ask("backup_now", json!({ "folder": folder }));
            own.mend();
            assert_eq!(made.unwrap()["findings"], 0);
            sound(&firm.desk);
        });
    }
    assert_eq!(files(&folder), usize::try_from(times(SLOW)).unwrap() * 2);
    tally.end(SLOW);
}
