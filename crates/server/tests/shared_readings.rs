//! Fifty PCs that come back at once cost the database what one does: stretches of the feed and snapshots are read once and shared.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_server::db::{Database, Watched, open};
use kontor_server::http::Purpose;
use kontor_server::hub::pull;
use kontor_server::hub::snapshot::Taking;
use kontor_server::hub::window::Windows;
use kontor_sync::commit::Op;
use kontor_sync::part::Reach;
use kontor_sync::wire::{Frame, Manifest, Pull, Reply, SnapshotAsk};
use support::site::Site;
use support::{Firm, NOW, Pc, bytes, cells, put, shop, text};

const PCS: usize = 50;
/// Commits, and stretches of 256 of them.
const COMMITS: usize = 600;
const STRETCHES: usize = 3;

type Count = Arc<AtomicUsize>;

/// A database that counts the readings of a table.
fn counting(inner: Box<dyn Database>, of: &'static str) -> (Box<dyn Database>, Count) {
    let count = Count::default();
    let counted = Arc::clone(&count);
    let heard = move |sql: &str| {
        if sql.starts_with("SELECT") && sql.contains(of) {
            counted.fetch_add(1, Ordering::Relaxed);
        }
    };
    (Box::new(Watched::new(inner, heard)), count)
}

fn asked(cursor: u64) -> Pull {
    Pull { feed: None, cursor, epoch: 0, floors: Vec::new(), incarnation: 1 }
}
fn party(no: usize) -> Op {
    put(K::Party, Id::named(&format!("party {no}")), &[("name", text(&format!("Party {no}")))])
}

/// Everything from a cursor on, page by page.
fn pulled(windows: &Windows, pc: &Pc<'_>, mut cursor: u64) -> Vec<Frame> {
    let mut frames = Vec::new();
    loop {
        let reply = pc.db.look(|sql| pull::page(windows, sql, pc.who, &asked(cursor), NOW)).unwrap();
        let page = reply.body.unwrap();
        frames.extend(page.frames);
        cursor = page.cursor;
        if !page.more {
            return frames;
        }
    }
}

#[test]
fn fifty_pcs_that_come_back_cost_one_reading_of_the_feed() {
    let folder = tempfile::tempdir().unwrap();
    let file = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let (db, readings) = counting(file, "FROM feed_op ");
    let firm = Firm::new(&*db, "firm");
    let mut pcs: Vec<Pc<'_>> = (0..PCS).map(|no| firm.pc(&format!("pc {no}"), None, Reach::everything())).collect();
    for no in 0..COMMITS {
        let pc = &mut pcs[no % PCS];
        // Something of a branch, too, which the shop may not hold.
        let deal = put(K::Deal, Id::named("deal"), &[("title", text("deal")), ("branch", bytes(Id::named("south")))]);
        pc.write(std::iter::once(party(no)).chain((no == 0).then_some(deal)).collect());
        pc.push();
    }
    let shop = firm.pc("shop", Some("north"), shop("north"));
    // What each of them hears by itself, from the start and from somewhere.
    let alone: Vec<_> = pcs.iter().map(|pc| pulled(&Windows::default(), pc, 0)).collect();
    assert!(alone.iter().all(|frames| frames.len() == COMMITS));

    readings.store(0, Ordering::Relaxed);
    let (windows, start) = (Windows::default(), Barrier::new(PCS));
    thread::scope(|scope| {
        for (pc, alone) in pcs.iter().zip(&alone) {
            let (windows, start) = (&windows, &start);
            scope.spawn(move || {
                start.wait();
                assert_eq!(&pulled(windows, pc, 0), alone, "shared or not, a PC hears the same");
            });
        }
    });
    assert_eq!(readings.load(Ordering::Relaxed), STRETCHES, "each stretch once for all of them");
    // Whoever was away for a shorter time reads up to where the others go on.
    pulled(&windows, &pcs[7], 100);
    assert_eq!(readings.load(Ordering::Relaxed), STRETCHES + 1);
    // Another reach is another reading.
    pulled(&windows, &shop, 0);
    assert_eq!(readings.load(Ordering::Relaxed), 2 * STRETCHES + 1);
}

#[test]
fn what_was_erased_is_in_no_reading_that_was_kept() {
    support::with_two_pcs(|here, there| {
        let windows = Windows::default();
        here.write(vec![party(1)]);
        here.push();
        let told = |pc: &Pc<'_>| format!("{:?}", minicbor::to_vec(pulled(&windows, pc, 0)).unwrap());
        let name = format!("{:?}", "Party 1".as_bytes());
        let name = name.trim_matches(['[', ']']).to_owned();
        assert!(told(there).contains(&name));
        let id = Id::named("party 1");
        let gone = cells(K::Party, &[("name", kontor_sync::commit::Cell::Erased)]);
        here.write(vec![Op::Erase { table: K::Party.wire(), id, cells: gone }]);
        here.push();
        assert!(!told(there).contains(&name));
    });
}

#[test]
fn fifty_pcs_that_begin_cost_one_snapshot() {
    let mut count = None;
    let mut site = Site::open_with(|db| {
        let (db, readings) = counting(db, "FROM row_state WHERE firm = $1 AND part = $2 AND (tbl");
        count = Some(readings);
        db
    });
    let readings = count.unwrap();
    let office = Arc::clone(&site.office);
    let firm = Firm::new(&*office.db, "firm");
    let mut pcs: Vec<Pc<'_>> = (0..PCS).map(|no| firm.pc(&format!("pc {no}"), None, Reach::everything())).collect();
    for no in 0..20 {
        pcs[0].write(vec![party(no)]);
    }
    pcs[0].push();
    readings.store(0, Ordering::Relaxed);
    office
        .db
        .look(|sql| {
            let mut taking = Taking::begin(sql, firm.id)?;
            while taking.next(sql)?.is_some() {}
            Ok(())
        })
        .unwrap();
    let one = readings.swap(0, Ordering::Relaxed);
    assert!(one > 0);

    let (start, ask) = (Barrier::new(PCS), SnapshotAsk { parts: Vec::new(), at_least: 0 });
    thread::scope(|scope| {
        for pc in &pcs {
            let (start, ask, who) = (&start, &ask, pc.who);
            let mut client = site.client.clone();
            client.token = office.tokens.seal(Purpose::Session, who, u64::MAX);
            scope.spawn(move || {
                start.wait();
                let reply: Reply<Manifest> = client.ask("/v1/snapshot", ask).unwrap();
                let manifest = reply.body.unwrap();
                assert_eq!(manifest.chunks.iter().map(|chunk| chunk.rows).sum::<u64>(), 20);
            });
        }
    });
    assert_eq!(readings.load(Ordering::Relaxed), one, "taken once, for all of them");
    site.stop();
}
