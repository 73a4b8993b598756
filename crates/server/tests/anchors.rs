//! The anchor of a day holds the history fast: whatever is changed in the database afterwards is told.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_server::db::{Database, open};
use kontor_server::hub::anchor::{self, Verified, Wrong};
use kontor_server::hub::{close, device};
use kontor_server::values;
use kontor_sync::part::Reach;
use kontor_sync::wire::{CloseAsk, Status, Stop};
use support::{Firm, NOW, Pc, put, text};

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

fn write(pc: &mut Pc<'_>, name: &str) {
    pc.write(vec![put(K::Party, Id::named(name), &[("name", text(name))])]);
    pc.push();
}
fn verified(db: &dyn Database, firm: Id) -> Verified {
    db.look(|sql| anchor::verify(sql, firm)).unwrap()
}

/// A firm with two PCs, six commits and two anchors; then `bend` gets at its database.
fn bent(bend: &str, told: impl Fn(Id, Id) -> Vec<Wrong>) {
    let folder = tempfile::tempdir().unwrap();
    let db = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let firm = Firm::new(&*db, "firm");
    let (mut one, mut two) = (firm.pc("one", None, Reach::everything()), firm.pc("two", None, Reach::everything()));
    let take = |now_ms| db.change(|sql| anchor::take(sql, firm.id, now_ms)).unwrap();
    for (pc, name) in [(&mut one, "a"), (&mut two, "b")] {
        write(pc, name);
    }
    assert!(take(NOW));
    for name in ["c", "d"] {
        write(&mut one, name);
        write(&mut two, &format!("{name}2"));
    }
    assert!(!take(NOW + 1), "one a day");
    assert!(take(NOW + DAY_MS));
    assert!(!take(NOW + 3 * DAY_MS), "nothing new");
    let sound = verified(&*db, firm.id);
    assert_eq!((sound.commits, sound.anchors, sound.wrong.len()), (6, 2, 0));
    assert!(db.change(|sql| sql.execute(bend, values![one.who.device])).unwrap() > 0, "{bend}");
    let wrong: Vec<Wrong> = verified(&*db, firm.id).wrong.into_iter().collect();
    assert_eq!(wrong, told(one.who.device, two.who.device), "{bend}");
}

#[test]
fn whatever_is_bent_in_the_database_is_told() {
    let chain = |device, dseq| Wrong::Chain { device, incarnation: 1, dseq };
    let anchored = |at_ms, device, dseq| Wrong::Anchored { at_ms, device, incarnation: 1, dseq };
    let bytes =
        "UPDATE feed_commit SET bytes = CAST(bytes || CAST('x' AS BLOB) AS BLOB) WHERE device = $1 AND dseq = 2";
    bent(bytes, |one, _| vec![chain(one, 2)]);
    // Its hash bent with it: then the next one does not follow.
    bent("UPDATE feed_commit SET hash = zeroblob(32) WHERE device = $1 AND dseq = 2", |one, _| {
        vec![chain(one, 2), chain(one, 3)]
    });
    bent("DELETE FROM feed_commit WHERE device = $1 AND dseq = 3", |one, _| {
        vec![Wrong::Feed { seq: 5 }, anchored(NOW + DAY_MS, one, 3)]
    });
    bent(
        "UPDATE anchor SET head = head + 1 WHERE at_ms > 0 AND firm IN (SELECT firm FROM device WHERE id = $1)",
        |_, _| vec![Wrong::Signature { at_ms: NOW }, Wrong::Signature { at_ms: NOW + DAY_MS }],
    );
    // All of a PC at once, as if it had never been.
    bent("DELETE FROM feed_commit WHERE device = $1", |one, _| {
        let feed = [1, 3, 5].map(|seq| Wrong::Feed { seq });
        feed.into_iter().chain([anchored(NOW, one, 1), anchored(NOW + DAY_MS, one, 3)]).collect()
    });
}

#[test]
fn a_period_is_closed_when_every_pc_has_sent_what_was_done_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let db = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let firm = Firm::new(&*db, "firm");
    let pcs = ["here", "late", "never", "lost", "fast"].map(|name| firm.pc(name, None, Reach::everything()));
    let tell = |pc: &Pc<'_>, clean_to_ms: u64, clock_ms: u64| {
        let told = Status { cursor: 0, clean_to_ms, waiting: 3, clock_ms, app: String::new(), schema: 1, disk_free: 0 };
        db.change(|sql| device::status(sql, pc.who, &told, NOW)).unwrap();
    };
    let [here, late, never, lost, fast] = &pcs;
    tell(here, NOW, NOW);
    tell(late, NOW - 2 * DAY_MS, NOW);
    // Its clock is a day ahead: what it calls this morning was yesterday.
    tell(fast, NOW, NOW + DAY_MS);
    db.change(|sql| device::revoke(sql, lost.who)).unwrap();
    let ask = |pc: &Pc<'_>, before_ms| {
        let reply = db.look(|sql| close::ready(sql, pc.who, &CloseAsk { before_ms }, NOW)).unwrap();
        reply.body.map(|ready| ready.not_yet.into_iter().map(|pc| (pc.device, pc.clean_to_ms)).collect::<Vec<_>>())
    };
    let pcs_late = late;
    let (late, never) = ((late.who.device, NOW - 2 * DAY_MS), (never.who.device, 0));
    assert_eq!(ask(here, NOW - 3 * DAY_MS).unwrap(), [never]);
    assert_eq!(ask(here, NOW - DAY_MS).unwrap(), [late, never]);
    assert_eq!(ask(here, NOW).unwrap(), [late, never, (fast.who.device, NOW - DAY_MS)]);
    assert_eq!(ask(pcs_late, NOW).unwrap(), [never, (fast.who.device, NOW - DAY_MS)], "nobody waits for the own PC");
    assert_eq!(ask(lost, NOW), Err(Stop::Revoked));
}
