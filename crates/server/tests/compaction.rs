//! The feed lets go of what stands in the rows: whoever is behind it loads them, everybody else notices nothing.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_server::db::{Database, open};
use kontor_server::hub::{Who, compact, device, firm, pull};
use kontor_sync::commit::Op;
use kontor_sync::part::Reach;
use kontor_sync::wire::{Pull, Reason, Status, Stop, Verdict};
use proptest::prelude::*;
use support::{Firm, NOW, Pc, Replica, bytes, cells, patch, put, shop, text};

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

fn database() -> (tempfile::TempDir, Box<dyn Database>) {
    let folder = tempfile::tempdir().unwrap();
    let database = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    (folder, database)
}
fn tell(pc: &Pc<'_>, cursor: u64, now_ms: u64) {
    let status =
        Status { cursor, clean_to_ms: 0, waiting: 0, clock_ms: 0, app: String::new(), schema: 1, disk_free: 0 };
    pc.db.change(|sql| device::status(sql, pc.who, &status, now_ms)).unwrap();
}
fn compacted(db: &dyn Database, firm: Id, now_ms: u64) -> u64 {
    loop {
        let done = db.change(|sql| compact::step(sql, firm, now_ms)).unwrap();
        if !done.more {
            return done.floor;
        }
    }
}
fn party(name: &str, vat_id: &str) -> Op {
    put(K::Party, Id::named(name), &[("name", text(name)), ("vat_id", text(vat_id))])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn from_every_cursor_one_comes_to_the_same(
        changes in prop::collection::vec((0..4_u8, 0..5_u8, 0..3_u8), 1..40),
        told in any::<prop::sample::Index>(),
    ) {
        let (_folder, db) = database();
        let firm = Firm::new(&*db, "firm");
        let mut office = firm.pc("office", None, Reach::everything());
        let mut north = firm.pc("north", Some("north"), shop("north"));
        let mut states: Vec<[Replica; 2]> = vec![[Replica::default(), Replica::default()]];
        for (sort, row, value) in changes {
            let (party, deal) = (Id::named(&format!("p{row}")), Id::named(&format!("d{row}")));
            let branch = bytes(Id::named(["north", "south", "east"][usize::from(value)]));
            let here = |id, kind: K| office.copy.rows.contains_key(&(kind.wire(), id));
            let value = text(&format!("v{value}"));
            let op = match sort {
                0 | 1 if here(party, K::Party) => patch(K::Party, party, &[("name", value)]),
                0 | 1 => put(K::Party, party, &[("name", value)]),
                2 if here(deal, K::Deal) => patch(K::Deal, deal, &[("branch", branch)]),
                2 => put(K::Deal, deal, &[("branch", branch), ("title", value)]),
                _ if here(party, K::Party) && !office.copy.removed.contains(&(K::Party.wire(), party)) => {
                    Op::Delete { table: K::Party.wire(), id: party }
                }
                _ => continue,
            };
            office.write(vec![op]);
            office.push();
            [&mut office, &mut north].into_iter().for_each(Pc::pull);
            states.push([office.copy.clone(), north.copy.clone()]);
        }
        let head = office.copy.cursor;
        db.change(|sql| firm::mark_backup(sql, firm.id, head, 0, NOW)).unwrap();
        let told = told.index(states.len()) as u64;
        [&office, &north].into_iter().for_each(|pc| tell(pc, told, NOW));
        prop_assert_eq!(compacted(&*db, firm.id, NOW), told);
        let expected = [office.copy.clone(), north.copy.clone()];
        for state in states {
            for ((pc, copy), expected) in [&mut office, &mut north].into_iter().zip(state).zip(&expected) {
                let behind = copy.cursor < told;
                let ask = Pull { feed: None, cursor: copy.cursor, epoch: copy.epoch, floors: Vec::new(), incarnation: 0 };
                let reply = db.look(|sql| pull::pull(sql, pc.who, &ask, NOW)).unwrap();
                prop_assert_eq!(reply.body == Err(Stop::FeedChanged), behind, "{} of {}", ask.cursor, told);
                pc.copy = copy;
                if behind {
                    pc.load(Vec::new());
                }
                pc.pull();
                prop_assert_eq!(&pc.copy.rows, &expected.rows);
                prop_assert_eq!(&pc.copy.removed, &expected.removed);
            }
        }
    }
}

#[test]
fn the_floor_waits_for_every_pc_and_for_the_backup() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    let two = firm.pc("two", None, Reach::everything());
    for no in 0..10 {
        one.write(vec![party(&format!("p{no}"), "")]);
    }
    one.push();
    let floor = || compacted(&*db, firm.id, NOW);
    tell(&one, 10, NOW);
    assert_eq!(floor(), 0, "nothing is backed up, and the other PC told nothing");
    db.change(|sql| firm::mark_backup(sql, firm.id, 7, 0, NOW)).unwrap();
    assert_eq!(floor(), 0);
    tell(&two, 4, NOW);
    assert_eq!(floor(), 4);
    tell(&two, 9, NOW);
    assert_eq!(floor(), 7);
    let kept = db.look(|sql| Ok(sql.query("SELECT seq FROM feed_op", &[])?.len())).unwrap();
    assert_eq!(kept, 3);
    // The same push again still has the same outcome.
    assert_eq!(one.send(&one.push_from(0)).unwrap().len(), 10);
}

#[test]
fn who_was_silent_for_half_a_year_must_load_anew_and_loses_no_fact() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    let mut silent = firm.pc("silent", None, Reach::everything());
    office.write(vec![party("a", "DE1")]);
    office.push();
    silent.pull();
    tell(&silent, 1, NOW);
    office.write(vec![patch(K::Party, Id::named("a"), &[("name", text("B"))])]);
    office.push();
    db.change(|sql| firm::mark_backup(sql, firm.id, 2, 0, NOW)).unwrap();
    let later = NOW + 181 * DAY_MS;
    tell(&office, 2, later);
    assert_eq!(compacted(&*db, firm.id, later), 2, "it is not waited for");
    let fact = Op::Fact { table: K::StageChange.wire(), id: Id::named("s"), cells: cells(K::StageChange, &[]) };
    silent.write(vec![patch(K::Party, Id::named("a"), &[("name", text("old"))]), fact]);
    silent.write(vec![patch(K::Party, Id::named("a"), &[("notes", text("old"))])]);
    let push = silent.push_between(0, 1);
    assert_eq!(silent.send(&push).unwrap()[0].verdict, Verdict::Refused(Reason::Stale));
    let ask = Pull { feed: None, cursor: 2, epoch: 1, floors: Vec::new(), incarnation: 0 };
    let who = Who { firm: firm.id, device: silent.who.device };
    assert_eq!(db.look(|sql| pull::pull(sql, who, &ask, later)).unwrap().body, Err(Stop::FeedChanged));
    silent.load(Vec::new());
    assert!(silent.copy.rows.contains_key(&(K::StageChange.wire(), Id::named("s"))), "what happened stands");
    assert_eq!(silent.copy.cell(K::Party, Id::named("a"), "name"), Some(&text("B")));
    let push = silent.push_between(1, 2);
    assert_eq!(silent.send(&push).unwrap()[0].verdict, Verdict::Accepted, "it is one of them again");
}

#[test]
fn what_is_erased_after_the_feed_let_go_of_it_is_nowhere_either() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    office.write(vec![party("Margarete Canary", "")]);
    office.push();
    office.pull();
    tell(&office, 1, NOW);
    db.change(|sql| firm::mark_backup(sql, firm.id, 1, 0, NOW)).unwrap();
    assert_eq!(compacted(&*db, firm.id, NOW), 1);
    let id = Id::named("Margarete Canary");
    let erased = cells(K::Party, &[("name", text("")), ("vat_id", text(""))]);
    let table = K::Party.wire();
    office.write(vec![Op::Erase { table, id, cells: erased }, Op::Delete { table, id }]);
    assert_eq!(office.push()[0].verdict, Verdict::Accepted);
    for mut row in db.look(|sql| sql.query("SELECT coalesce(beside, bytes) FROM feed_commit", &[])).unwrap() {
        let held: Vec<u8> = row.take().unwrap();
        assert!(!String::from_utf8_lossy(&held).contains("Canary"));
    }
}
