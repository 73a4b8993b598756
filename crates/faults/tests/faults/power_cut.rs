//! The power is cut while people work: whatever the disk kept of what was not synced, the company opens, every rule holds, and
//! everything that was answered as posted is there.

use kontor_faults::{Disk, Image, Log};
use kontor_testkit::{Seeded, Tally, times};
use serde_json::json;

use crate::firm::{Firm, customers, number, numbers, sound};

/// Invoices in one recording: enough for the log to be folded into the file in the midst of it.
const INVOICES: u64 = 40;
const IMAGES: u64 = 260;

/// A day at the counter, as the disk saw it.
struct Day {
    firm: Firm,
    log: Log,
    /// How many events there had been when an invoice was answered, and its number.
    answered: Vec<(usize, String)>,
}

/// Drafts are saved, invoices are issued, customers are saved, a list is imported; now and then the company is closed and opened.
fn day(sessions: u64) -> Day {
    let firm = Firm::new();
    let disk = Disk::of(firm.desk.folder.path());
    firm.close();
    disk.record();
    firm.open();
    let mut answered = Vec::new();
    for sale in 0..INVOICES {
        if sale > 0 && sale.is_multiple_of(INVOICES / sessions) {
            firm.close();
            firm.open();
        }
        let issued = firm.desk.issue(firm.body(1 + sale % 3));
        answered.push((disk.recorded(), number(&issued)));
        firm.desk.customer(&format!("Kunde {}", sale % 7));
        if sale == INVOICES / 2 {
            firm.import(&customers(12)).unwrap();
        }
    }
    let last = disk.recorded();
    firm.close();
    let log = disk.log();
    let folded = log.writes_to(&firm.path, last);
    assert!(folded > 20, "the log was folded into the file in the midst of work: {folded} writes to it");
    Day { log, firm, answered }
}

/// Cuts the power at a point of the day, and opens what is left.
fn examine(day: &Day, events: usize, seeded: &mut Seeded) {
    let image = Image::after(&day.log, events, seeded);
    let after = day.firm.elsewhere(|folder| image.lay_out(folder));
    after.open();
    sound(&after.desk);
    let (known, kept): (Vec<&String>, _) =
        (day.answered.iter().filter(|(at, _)| *at <= events).map(|(_, number)| number).collect(), numbers(&after.desk));
    assert!(kept.len() >= known.len(), "{} of {} invoices that were answered are left", kept.len(), known.len());
    assert!(known.iter().zip(&kept).all(|(known, kept)| *known == kept), "{known:?} {kept:?}");
    after.sell(1);
    sound(&after.desk);
}

fn cut(fault: &'static str, seed: u64, sessions: u64) {
    let day = day(sessions);
    let mut tally = Tally::of(fault);
    for image in 0..times(IMAGES) {
        let mut seeded = Seeded::new(seed + image);
        let events = seeded.place(day.log.len() + 1);
        tally.attempt(&format!("seed {}, after {events} of {} events", seed + image, day.log.len()), || {
            examine(&day, events, &mut seeded);
        });
    }
    tally.end(IMAGES);
}

#[test]
fn power_cut_in_one_long_session() {
    cut("power cut, posting in one session", 1_000_000, 1);
}

#[test]
fn power_cut_in_many_short_sessions() {
    cut("power cut, posting with the company closed and opened", 2_000_000, 10);
}

#[test]
fn a_disk_that_keeps_no_promise_is_noticed_by_this_test() {
    let day = day(1);
    // A disk that forgets even what was synced: some image must be worse than what the product promises.
    let forgetful = day.log.clone().without_syncs();
    let lost = (0..40).any(|seed| {
        let mut seeded = Seeded::new(seed);
        let image = Image::after(&forgetful, forgetful.len(), &mut seeded);
        let after = day.firm.elsewhere(|folder| image.lay_out(folder));
        let opened = after.desk.desk.call("company_open", json!({ "path": after.path }));
        opened.is_err() || numbers(&after.desk).len() < day.answered.len()
    });
    assert!(lost, "nothing was lost although nothing was synced");
}
