//! The clock of the PC jumps, by hours or by years, ahead or back, within a session and between two.

use std::collections::BTreeSet;
use std::fs;

use kontor_app::job::Progress;
use kontor_core::time::Timestamp;
use kontor_testkit::{MONDAY, Seeded, Tally, times};
use serde_json::{Value, json};

use crate::firm::{Firm, sound};

const JUMPS: u64 = 120;
/// Two years.
const FARTHEST_MS: u64 = 2 * 366 * 86_400_000;

#[test]
fn no_number_is_given_twice_and_every_rule_holds_whatever_the_clock_says() {
    let firm = Firm::new();
    let mut given = BTreeSet::new();
    let mut seeded = Seeded::new(5_000_000);
    let mut tally = Tally::of("clock jumps");
    for jump in 0..times(JUMPS) {
        let (to, between) = (seeded.below(FARTHEST_MS).cast_signed() - FARTHEST_MS.cast_signed() / 2, seeded.tosses());
        tally.attempt(&format!("jump {jump} to {to} ms from Monday, between sessions: {between}"), || {
            if between {
                firm.close();
            }
            firm.desk.host.set(Timestamp(MONDAY.0 + to));
            if between {
                firm.open();
            }
            let number = firm.sell(1);
            assert!(given.insert(number.clone()), "{number} was given twice");
            firm.desk.customer(&format!("Kunde {jump}"));
            let made = firm.ask("journal_list", json!({ "window": { "limit": 1 } })).unwrap();
            assert_eq!(made["rows"][0]["command"], "party_save", "what was done last stands first: {made}");
            if jump % 6 == 0 {
                sound(&firm.desk);
            }
        });
    }
    sound(&firm.desk);
    tally.end(JUMPS);
}

#[test]
fn backups_go_on_after_a_clock_that_was_a_year_ahead_was_put_right() {
    let firm = Firm::new();
    let target = firm.desk.folder.path().join("backups");
    fs::create_dir(&target).unwrap();
    let plan = json!({ "folder": target, "every_h": 24, "at_closing": false, "daily": 2, "weekly": 0, "monthly": 0 });
    firm.desk.call("backup_settings_save", json!({ "plan": plan }));
    let due = || firm.desk.desk.back_up_if_due(&Progress::unseen()).unwrap().is_some();
    assert!(due());
    firm.desk.host.pass_days(365);
    for _ in 0..3 {
        assert!(due() && !due());
        firm.desk.host.pass_days(1);
    }
    firm.desk.host.set(MONDAY);
    firm.desk.host.pass_days(1);
    for _ in 0..4 {
        assert!(due(), "the last one was made in a year that is not here yet");
        assert!(!due(), "and one is enough");
        firm.desk.host.pass_days(1);
    }
    let listed = firm.desk.call("backup_list", json!({}));
    let now = MONDAY.0 + 5 * 86_400_000;
    let of_now = |row: &&Value| row["made_at_ms"].as_i64().unwrap() <= now;
    assert_eq!(listed.as_array().unwrap().iter().filter(of_now).count(), 2, "those of the last two days: {listed}");
}
