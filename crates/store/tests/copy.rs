//! Copies of a company that is at work: each is the company of one moment, whatever is written meanwhile.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::path::Path;

use kontor_core::entity::{DeviceId, PartyId, UserId};
use kontor_core::id::Id;
use kontor_core::party::Party;
use kontor_core::time::Timestamp;
use kontor_store::backup::{Snapshot, look_into};
use kontor_store::{Author, Entropy, Key, Store, StoreError};

const NOW: Timestamp = Timestamp(1_790_000_000_000);

fn key() -> Key {
    Key::new([7; 32])
}

/// Writes commits of ten records each.
fn write(store: &Store, round: usize, commits: usize) {
    for nth in 0..commits {
        let author = Author {
            user: UserId(Id::named("anna")),
            command: "party_save",
            now: NOW,
            durable: false,
            entropy: Entropy::new([7; 32]),
        };
        let parties = (0..10).map(|at| format!("{round} {nth} {at} {}", "words of a name ".repeat(20)));
        let parties: Vec<Party> = parties.map(|name| Party::new(PartyId(Id::named(&name)), &name)).collect();
        store.write(author, |write| parties.iter().try_for_each(|party| write.insert(party))).unwrap();
    }
}

/// Copies while records are written in every step, and judges the copy.
fn copy(store: &Store, target: &Path, round: usize) {
    let before: Snapshot = store.read(|read| read.snapshot()).unwrap();
    let mut steps = 0;
    let copied = store.copy_to(target, |_, _| {
        write(store, round * 100 + steps, 20);
        steps += 1;
        Ok::<_, StoreError>(())
    });
    assert_eq!(copied.unwrap(), before);
    assert!(steps > 0);
    look_into(target, &[key()], |read, _| {
        assert_eq!(read.snapshot()?, before);
        assert_eq!(read.damage()?, None);
        assert!(read.chain_is_whole()?);
        Ok::<_, StoreError>(())
    })
    .unwrap();
    let parts = ["-wal", "-shm", "-journal"].map(|part| kontor_store::place::beside(target, part));
    assert!(parts.iter().all(|part| !part.exists()), "a copy is one file");
}

#[test]
fn a_copy_is_the_company_of_one_moment_while_others_write_and_the_log_is_folded() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("firm.kontor"), key(), DeviceId(Id::named("pc")), NOW).unwrap();
    write(&store, 0, 150);
    for round in 1..=3 {
        copy(&store, &folder.path().join(format!("{round}.copy")), round);
    }
}

#[test]
fn a_reader_that_has_been_at_work_for_long_does_not_spoil_the_copy() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("firm.kontor"), key(), DeviceId(Id::named("pc")), NOW).unwrap();
    write(&store, 0, 10);
    store
        .read(|read| {
            let seen = read.snapshot()?;
            write(&store, 1, 10);
            copy(&store, &folder.path().join("copy"), 2);
            assert_eq!(read.snapshot()?, seen, "and the reader still sees what it saw");
            Ok::<_, StoreError>(())
        })
        .unwrap();
}
