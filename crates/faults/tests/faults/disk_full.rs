//! The disk runs full at a step of a task: the task is refused in words, nothing of it is done, and it goes through once there is room.

use std::fs;

use kontor_app::AppError;
use kontor_core::fault::Code;
use kontor_store::Totals;
use kontor_testkit::{Tally, times};
use serde_json::{Value, json};

use crate::firm::{Firm, customers, refused_with, sound, totals};

/// Steps of a task that are tried: all where it has no more, otherwise spread over all of them.
const STEPS: u64 = 250;

type Task = fn(&Firm) -> Result<Value, AppError>;

/// How many steps the task takes when there is room.
fn steps_of(task: Task) -> u64 {
    let (firm, disk) = Firm::watched();
    let before = disk.steps();
    task(&firm).unwrap();
    disk.steps() - before
}

fn full(fault: &'static str, code: Code, task: Task, nothing_left: fn(&Firm)) {
    let steps = steps_of(task);
    let tries = times(STEPS).min(steps);
    let mut tally = Tally::of(fault);
    let (mut firm, mut disk) = Firm::watched();
    let mut refused = 0;
    for nth in 0..tries {
        let (after, before) = (nth * steps / tries, figures(&firm));
        disk.full_after(after);
        let answer = task(&firm);
        disk.mend();
        let went_through = answer.is_ok();
        tally.attempt(&format!("full after {after} of {steps} steps"), || {
            let Err(error) = answer else { return sound(&firm.desk) };
            refused_with(&error, &[code]);
            refused += 1;
            if firm.desk.desk.open_path().is_none() {
                firm.open();
            }
            nothing_left(&firm);
            assert_eq!(figures(&firm), before);
            if nth % 8 == 0 {
                sound(&firm.desk);
            }
        });
        if went_through {
            (firm, disk) = Firm::watched();
        }
    }
    task(&firm).unwrap();
    sound(&firm.desk);
    tally.end(tries);
    assert!(refused > tries / 4, "only {refused} of {tries} were refused");
}

/// What the company comes to. Drafts that were saved before there was no room may stay.
fn figures(firm: &Firm) -> Totals {
    let mut totals = totals(&firm.desk);
    totals.0.remove("commits");
    totals
}

fn nothing_beside(firm: &Firm) {
    let names: Vec<String> = fs::read_dir(firm.desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let left = |name: &&String| {
        [".rekeying", ".restoring", ".upgrading", ".part", "Zweite"].iter().any(|end| name.contains(end))
    };
    assert_eq!(names.iter().find(left), None);
}

#[test]
fn full_while_an_invoice_is_issued() {
    full("disk full, posting", Code::DiskFull, Firm::try_to_sell, |_| ());
}

#[test]
fn full_while_a_list_is_imported() {
    full("disk full, import", Code::DiskFull, |firm| firm.import(&customers(12)), |_| ());
}

#[test]
fn full_while_a_backup_is_made() {
    let task: Task = |firm| {
        let folder = firm.desk.folder.path().join("safe");
        fs::create_dir_all(&folder).unwrap();
        firm.ask("backup_now", json!({ "folder": folder }))
    };
    full("disk full, backup", Code::BackupTargetFull, task, |firm| {
        assert_eq!(fs::read_dir(firm.desk.folder.path().join("safe")).unwrap().count(), 0);
    });
}

#[test]
fn full_while_the_company_gets_a_new_key() {
    full("disk full, new key", Code::DiskFull, |firm| firm.ask("key_change", json!({})), nothing_beside);
}

#[test]
fn full_while_a_company_is_made() {
    let task: Task = |firm| {
        let path = firm.desk.folder.path().join("Zweite.kontor");
        let request = json!({ "path": path, "name": "Zweite GmbH", "street": "Weg 1", "postal_code": "20457", "city": "Hamburg",
            "country": "DE", "language": "de", "currency": "EUR", "vat_id": "DE136695976", "user_name": "Bert" });
        firm.ask("company_create", request)
    };
    full("disk full, new company", Code::DiskFull, task, nothing_beside);
}
