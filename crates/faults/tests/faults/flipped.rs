//! A bit flips on the disk: it is noticed, or it changes nothing that anybody sees.

use std::fs;
use std::path::{Path, PathBuf};

use kontor_core::fault::Code;
use kontor_store::Totals;
use kontor_testkit::{Seeded, Tally, TestDesk, times};
use serde_json::{Value, json};

use crate::firm::{Firm, numbers, refused_with, totals};

/// Each half runs by itself.
const FLIPS: u64 = 500;
const FLIPS_IN_A_BACKUP: u64 = 150;
const FLIPS_IN_A_PACKAGE: u64 = 250;

fn firm() -> Firm {
    let firm = Firm::new();
    for quantity in 1..6 {
        firm.sell(quantity);
    }
    firm
}

/// What people would see.
fn seen(desk: &TestDesk) -> (Totals, Vec<String>, Value) {
    (totals(desk), numbers(desk), desk.call("trial_balance", json!({ "from": "2026-01-01", "until": "2026-12-31" })))
}

/// A copy with one bit flipped.
fn flip(bytes: &[u8], seeded: &mut Seeded) -> (Vec<u8>, String) {
    let (at, bit) = (seeded.place(bytes.len()), seeded.below(8));
    let mut flipped = bytes.to_vec();
    flipped[at] ^= 1 << bit;
    (flipped, format!("bit {bit} of byte {at}"))
}

/// Judges as a person would: open, judge, look.
fn noticed_or_harmless(firm: &Firm, truth: &(Totals, Vec<String>, Value), bytes: &[u8]) -> bool {
    let damaged = [Code::NotACompany, Code::FileDamaged];
    let copy = firm.elsewhere(|folder| fs::write(folder.join(firm.path.file_name().unwrap()), bytes).unwrap());
    if let Err(error) = copy.ask("company_open", json!({ "path": copy.path })) {
        refused_with(&error, &damaged);
        return true;
    }
    match copy.ask("company_verify", json!({})) {
        Err(error) => {
            refused_with(&error, &damaged);
            true
        }
        Ok(report) if report["findings"] != json!([]) => true,
        Ok(_) => {
            assert_eq!(&seen(&copy.desk), truth, "a wrong figure is shown as right");
            false
        }
    }
}

fn company(fault: &'static str, seed: u64) {
    let firm = firm();
    let truth = seen(&firm.desk);
    firm.close();
    let bytes = fs::read(&firm.path).unwrap();
    assert!(!noticed_or_harmless(&firm, &truth, &bytes), "the file is in order before");
    let (mut seeded, mut tally, mut noticed) = (Seeded::new(seed), Tally::of(fault), 0);
    for _ in 0..times(FLIPS) {
        let (flipped, which) = flip(&bytes, &mut seeded);
        tally.attempt(&which, || noticed += u64::from(noticed_or_harmless(&firm, &truth, &flipped)));
    }
    assert!(noticed > times(FLIPS) / 2, "only {noticed} were noticed");
    tally.end(FLIPS);
}

#[test]
fn in_the_company_file() {
    company("flipped bits, company file", 6_000_000);
}

#[test]
fn in_the_company_file_again() {
    company("flipped bits, company file, other seeds", 7_000_000);
}

#[test]
fn in_a_backup_and_in_its_manifest() {
    let firm = firm();
    let folder = firm.desk.folder.path().join("safe");
    fs::create_dir(&folder).unwrap();
    let made = firm.desk.call("backup_now", json!({ "folder": folder }));
    let backup = PathBuf::from(made["path"].as_str().unwrap());
    let manifest = backup.with_file_name(format!("{}.json", backup.file_name().unwrap().to_string_lossy()));
    let list = || firm.desk.call("backup_list", json!({ "folder": folder }));
    let (truth, listed) = (seen(&firm.desk), list());
    assert_eq!(listed.as_array().unwrap().len(), 1);
    let (whole, told) = (fs::read(&backup).unwrap(), fs::read(&manifest).unwrap());
    let (mut seeded, mut tally) = (Seeded::new(8_000_000), Tally::of("flipped bits, backup and manifest"));
    for _ in 0..times(FLIPS_IN_A_BACKUP) {
        let (flipped, which) = flip(&whole, &mut seeded);
        fs::write(&backup, flipped).unwrap();
        tally.attempt(&format!("backup, {which}"), || {
            let refused = firm.ask("backup_restore", json!({ "backup": backup })).unwrap_err();
            refused_with(&refused, &[Code::BackupDamaged]);
            assert_eq!(seen(&firm.desk), truth, "the company that is there stays as it is");
        });
        fs::write(&backup, &whole).unwrap();
        let (flipped, which) = flip(&told, &mut seeded);
        fs::write(&manifest, flipped).unwrap();
        tally.attempt(&format!("manifest, {which}"), || {
            let shown = list();
            assert!(shown == json!([]) || shown == listed, "{shown}");
        });
        fs::write(&manifest, &told).unwrap();
    }
    tally.end(2 * FLIPS_IN_A_BACKUP);
}

#[test]
fn in_an_evidence_package() {
    let firm = firm();
    let path = firm.desk.folder.path().join("year.evidence.zip");
    let wish = json!({ "from": "2026-01-01", "until": "2026-12-31", "kinds": ["invoice"], "path": path });
    firm.desk.call("evidence_export", wish);
    let check = |path: &Path| firm.ask("evidence_check", json!({ "file": path }));
    let (truth, whole) = (check(&path).unwrap(), fs::read(&path).unwrap());
    let (mut seeded, mut tally, mut noticed) = (Seeded::new(9_000_000), Tally::of("flipped bits, evidence package"), 0);
    for _ in 0..times(FLIPS_IN_A_PACKAGE) {
        let (flipped, which) = flip(&whole, &mut seeded);
        fs::write(&path, flipped).unwrap();
        tally.attempt(&which, || match check(&path) {
            Ok(report) => assert_eq!(report, truth, "another content is shown as signed"),
            Err(error) => {
                noticed += 1;
                refused_with(&error, &[Code::NotEvidence, Code::PackageDamaged]);
            }
        });
    }
    assert!(noticed > times(FLIPS_IN_A_PACKAGE) / 2, "only {noticed} were noticed");
    tally.end(FLIPS_IN_A_PACKAGE);
}
