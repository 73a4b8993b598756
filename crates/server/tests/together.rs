//! Pushes that come at once share a transaction: each has its own outcome, and one that fails spoils nothing of the others.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::sync::Barrier;
use std::thread;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_server::db::{Database, DbError, open};
use kontor_server::hub::push;
use kontor_sync::part::Reach;
use support::cluster::Cluster;
use support::{Firm, NOW, Pc, put, text};

const PCS: usize = 8;
const ROUNDS: usize = 20;

/// All PCs push at once, round after round; a third of the tries fails behind the push, and is tried again.
fn at_once(db: &dyn Database) {
    let firm = Firm::new(db, "firm");
    let mut reader = firm.pc("reader", None, Reach::everything());
    let pcs: Vec<Pc<'_>> = (0..PCS).map(|no| firm.pc(&format!("pc {no}"), None, Reach::everything())).collect();
    let start = Barrier::new(PCS);
    thread::scope(|scope| {
        for (no, mut pc) in pcs.into_iter().enumerate() {
            let start = &start;
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    let name = format!("{no}/{round}");
                    pc.write(vec![put(K::Party, Id::named(&name), &[("name", text(&name))])]);
                    let asked = pc.push_from(round);
                    start.wait();
                    let try_once = |fails: bool| {
                        db.change_of(pc.who.firm, |sql| {
                            let reply = push::push(sql, pc.who, &asked, NOW)?;
                            if fails { Err(DbError::Unreadable("a disk that fails")) } else { Ok(reply) }
                        })
                    };
                    if (no + round).is_multiple_of(3) {
                        assert!(matches!(try_once(true), Err(DbError::Unreadable("a disk that fails"))));
                    }
                    let outcomes = try_once(false).unwrap().body.unwrap().outcomes;
                    assert_eq!(outcomes.iter().map(|one| one.dseq).collect::<Vec<_>>(), [round as u64 + 1]);
                }
            });
        }
    });
    reader.pull();
    let all = (1..=(PCS * ROUNDS) as u64).collect::<Vec<_>>();
    assert_eq!(reader.copy.seqs, all, "every place once: what failed left no gap and no trace");
    assert_eq!(reader.copy.rows.len(), PCS * ROUNDS);
}

#[test]
fn on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    at_once(&*open(folder.path().join("office.db").to_str().unwrap()).unwrap());
}

#[test]
fn on_postgresql() {
    let cluster = Cluster::start();
    at_once(&*open(&cluster.database("together")).unwrap());
}
