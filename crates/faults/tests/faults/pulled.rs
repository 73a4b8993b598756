//! The disk with the company is pulled out or can only be read any more, or somebody removes the file, while it is open.

use std::fs;

use kontor_core::fault::Code;
use kontor_testkit::{Seeded, Tally, times};

use crate::firm::{Firm, number, numbers, refused_with, sound};

const PULLS: u64 = 60;
const REMOVALS: u64 = 10;

#[test]
fn pulled_out_while_an_invoice_is_issued() {
    let (firm, disk) = Firm::watched();
    let before = disk.steps();
    let mut answered = vec![firm.sell(1)];
    let steps = disk.steps() - before;
    let mut seeded = Seeded::new(3_000_000);
    let mut tally = Tally::of("disk pulled out, posting");
    for _ in 0..times(PULLS) {
        let after = seeded.below(steps + 4);
        tally.attempt(&format!("after {after} of {steps} steps"), || {
            let gone = [Code::DiskFailed, Code::DiskFull, Code::ReadOnly];
            disk.pulled_after(after);
            match firm.try_to_sell() {
                Ok(issued) => answered.push(number(&issued)),
                Err(error) => refused_with(&error, &gone),
            }
            disk.pulled_after(0);
            refused_with(&firm.try_to_sell().unwrap_err(), &gone);
            disk.mend();
            firm.close();
            firm.open();
            let kept = numbers(&firm.desk);
            assert!(answered.iter().all(|number| kept.contains(number)), "{answered:?} {kept:?}");
            // What was not answered may have reached the disk all the same; it is there as a whole then.
            assert!(kept.len() <= answered.len() + 1, "{answered:?} {kept:?}");
            sound(&firm.desk);
            answered = kept;
            answered.push(firm.sell(1));
        });
    }
    tally.end(PULLS);
}

#[test]
fn taken_for_reading_only_while_an_invoice_is_issued() {
    let (firm, disk) = Firm::watched();
    let before = disk.steps();
    firm.sell(1);
    let steps = disk.steps() - before;
    let mut seeded = Seeded::new(3_500_000);
    let mut tally = Tally::of("read-only while open, posting");
    for _ in 0..times(PULLS) {
        let after = seeded.below(steps);
        tally.attempt(&format!("after {after} of {steps} steps"), || {
            let known = numbers(&firm.desk);
            disk.read_only_after(after);
            let answer = firm.try_to_sell();
            assert!(numbers(&firm.desk).starts_with(&known), "what is there can still be read");
            disk.mend();
            match answer {
                Ok(issued) => assert!(numbers(&firm.desk).contains(&number(&issued))),
                Err(error) => {
                    refused_with(&error, &[Code::DiskFailed]);
                    assert_eq!(numbers(&firm.desk), known, "what was refused is not done");
                }
            }
            firm.sell(1);
            sound(&firm.desk);
        });
    }
    tally.end(PULLS);
}

#[test]
#[cfg(unix)]
fn nobody_works_on_in_a_file_that_was_removed() {
    let firm = Firm::new();
    let mut tally = Tally::of("company file removed while open");
    for nth in 0..times(REMOVALS) {
        tally.attempt(&format!("removal {nth}"), || {
            let kept = firm.desk.folder.path().join("kept");
            firm.sell(1);
            let before = numbers(&firm.desk);
            fs::rename(&firm.path, &kept).unwrap();
            let refused = firm.try_to_sell().unwrap_err();
            refused_with(&refused, &[Code::FileMissing]);
            assert_eq!(numbers(&firm.desk), before, "what is there can still be read");
            fs::rename(&kept, &firm.path).unwrap();
            firm.sell(1);
            firm.close();
            firm.open();
            sound(&firm.desk);
        });
    }
    tally.end(REMOVALS);
}
