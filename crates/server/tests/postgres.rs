//! The same head office over PostgreSQL: the same feed as over SQLite, and no place of it that a reader passes over.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
mod support;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_server::db::{Database, open};
use kontor_server::hub::pull;
use kontor_server::values;
use kontor_sync::commit::Op;
use kontor_sync::part::Reach;
use kontor_sync::wire::Pull;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use support::cluster::Cluster;
use support::{Firm, NOW, Pc, bytes, patch, put, shop, text};

/// What a PC does.
#[derive(Debug, Clone)]
enum Step {
    Party { pc: usize, row: u8, vat_id: u8, name: u8 },
    Deal { pc: usize, row: u8, branch: u8 },
    Remove { pc: usize, row: u8 },
    Push { pc: usize },
    Pull { pc: usize },
}

fn step() -> impl Strategy<Value = Step> {
    let pc = || 0..3_usize;
    prop_oneof![
        4 => (pc(), 0..4_u8, 0..3_u8, any::<u8>()).prop_map(|(pc, row, vat_id, name)| Step::Party { pc, row, vat_id, name }),
        2 => (pc(), 0..3_u8, 0..3_u8).prop_map(|(pc, row, branch)| Step::Deal { pc, row, branch }),
        1 => (pc(), 0..4_u8).prop_map(|(pc, row)| Step::Remove { pc, row }),
        3 => pc().prop_map(|pc| Step::Push { pc }),
        3 => pc().prop_map(|pc| Step::Pull { pc }),
    ]
}

fn act(pcs: &mut [Pc<'_>; 3], step: &Step) {
    match *step {
        Step::Push { pc } if pcs[pc].commits.len() > pcs[pc].acknowledged => drop(pcs[pc].push()),
        Step::Push { .. } => {}
        Step::Pull { pc } => pcs[pc].pull(),
        Step::Party { pc, row, vat_id, name } => {
            let id = Id::named(&format!("party {row}"));
            let named = [("name", text(&format!("name {name}"))), ("vat_id", text(&format!("DE00{vat_id}")))];
            let known = pcs[pc].copy.rows.contains_key(&(K::Party.wire(), id));
            pcs[pc].write(vec![if known { patch(K::Party, id, &named) } else { put(K::Party, id, &named) }]);
        }
        Step::Deal { pc, row, branch } => {
            let id = Id::named(&format!("deal {row}"));
            let branch = ("branch", bytes(Id::named(["north", "south", "east"][usize::from(branch)])));
            let known = pcs[pc].copy.rows.contains_key(&(K::Deal.wire(), id));
            let op = if known {
                patch(K::Deal, id, &[branch])
            } else {
                put(K::Deal, id, &[("title", text("deal")), branch])
            };
            pcs[pc].write(vec![op]);
        }
        Step::Remove { pc, row } => {
            let id = Id::named(&format!("party {row}"));
            pcs[pc].write(vec![Op::Delete { table: K::Party.wire(), id }]);
        }
    }
}

/// Plays a story and answers all pages of an office PC and of a shop, byte for byte.
fn played(db: &dyn Database, steps: &[Step]) -> Vec<Vec<u8>> {
    let firm = Firm::new(db, "firm");
    let mut pcs = [
        firm.pc("office", None, Reach::everything()),
        firm.pc("sales", None, Reach::everything()),
        firm.pc("shop", Some("north"), shop("north")),
    ];
    steps.iter().for_each(|step| act(&mut pcs, step));
    for pc in &mut pcs {
        if pc.commits.len() > pc.acknowledged {
            pc.push();
        }
    }
    pcs.iter_mut().for_each(Pc::pull);
    // Everybody who may see all of it has the same rows.
    assert_eq!(pcs[0].copy.rows, pcs[1].copy.rows);
    assert_eq!(pcs[0].copy.removed, pcs[1].copy.removed);
    let pages = pcs.iter().map(|pc| {
        let asked = Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 0 };
        let reply = db.look(|sql| pull::pull(sql, pc.who, &asked, NOW)).unwrap();
        minicbor::to_vec(&reply).unwrap()
    });
    pages.collect()
}

#[test]
fn the_same_pushes_give_the_same_feed_on_both_databases() {
    let cluster = Cluster::start();
    let folder = tempfile::tempdir().unwrap();
    let seed = [7; 32];
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for round in 0..12 {
        let steps = prop::collection::vec(step(), 10..60).new_tree(&mut runner).unwrap().current();
        let file = folder.path().join(format!("{round}.db"));
        let here = open(file.to_str().unwrap()).unwrap();
        let there = open(&cluster.database(&format!("story_{round}"))).unwrap();
        assert_eq!(played(&*here, &steps), played(&*there, &steps), "{steps:?}");
    }
}

const WRITERS: usize = 12;
const COMMITS: usize = 40;

#[test]
fn no_reader_passes_over_a_commit_while_twelve_pcs_write() {
    let cluster = Cluster::start();
    let db = open(&cluster.database("canary")).unwrap();
    let firm = Firm::new(&*db, "firm");
    let mut reader = firm.pc("reader", None, Reach::everything());
    let pcs: Vec<Pc<'_>> = (0..WRITERS).map(|no| firm.pc(&format!("pc {no}"), None, Reach::everything())).collect();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        let writers: Vec<_> = pcs
            .into_iter()
            .enumerate()
            .map(|(no, mut pc)| {
                scope.spawn(move || {
                    for at in 0..COMMITS {
                        let name = format!("{no}/{at}");
                        pc.write(vec![put(K::Party, Id::named(&name), &[("name", text(&name))])]);
                        pc.push();
                    }
                })
            })
            .collect();
        let (reader, done) = (&mut reader, &done);
        let reading = scope.spawn(move || {
            while !done.load(Ordering::Acquire) {
                reader.pull();
            }
            reader.pull();
        });
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        done.store(true, Ordering::Release);
        reading.join().unwrap();
    });
    let all = (1..=(WRITERS * COMMITS) as u64).collect::<Vec<_>>();
    assert_eq!(reader.copy.seqs, all, "every place, in order, once");
    assert_eq!(reader.copy.rows.len(), WRITERS * COMMITS);
}

/// The twin that shows what the test above is worth: places from a sequence, read as `seq > cursor`.
#[test]
fn places_from_a_sequence_are_passed_over() {
    let cluster = Cluster::start();
    let db = open(&cluster.database("naive")).unwrap();
    db.change(|sql| {
        sql.execute("CREATE SEQUENCE place", &[])?;
        sql.execute("CREATE TABLE naive (seq BIGINT PRIMARY KEY)", &[])
    })
    .unwrap();
    // Two writers whose order is certain: the first has drawn its place, the second draws and is done before the first is.
    let (drew, may_end) = (std::sync::Barrier::new(2), std::sync::Barrier::new(2));
    let draw = "INSERT INTO naive (seq) VALUES (nextval('place'))";
    let mut read = BTreeSet::new();
    let mut cursor = 0;
    let mut pull = || {
        let rows =
            db.look(|sql| sql.query("SELECT seq FROM naive WHERE seq > $1 ORDER BY seq", values![cursor])).unwrap();
        for mut row in rows {
            cursor = row.take::<i64>().unwrap();
            read.insert(cursor);
        }
    };
    thread::scope(|scope| {
        let slow = scope.spawn(|| {
            let mut first = true;
            db.change(|sql| {
                sql.execute(draw, &[])?;
                if std::mem::take(&mut first) {
                    drew.wait();
                    may_end.wait();
                }
                Ok(())
            })
            .unwrap();
        });
        drew.wait();
        db.change(|sql| sql.execute(draw, &[])).unwrap();
        pull();
        may_end.wait();
        slow.join().unwrap();
    });
    pull();
    assert_eq!(read, BTreeSet::from([2]), "the first place is lost for ever");
}
