//! A new key for a company, with the power cut in the middle.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::process::Command;

use kontor_core::entity::{DeviceId, PartyId, UserId};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::party::Party;
use kontor_core::time::Timestamp;
use kontor_store::{Author, Entropy, Key, Store, StoreError, rekey};

const NOW: Timestamp = Timestamp(1_800_000_000_000);
const OLD: Key = Key::new([7; 32]);
const NEW: Key = Key::new([9; 32]);

/// Tells a test that was started again by itself before and behind which keeping of keys to break off, and where.
const BREAK_AT: &str = "KONTOR_TEST_BREAK_AT";
const BREAK_IN: &str = "KONTOR_TEST_BREAK_IN";

fn company(path: &Path) {
    let store = Store::create(path, OLD, DeviceId(Id::named("pc")), NOW).unwrap();
    let author = Author {
        user: UserId(Id::named("anna")),
        command: "party_save",
        now: NOW,
        durable: true,
        entropy: Entropy::new([7; 32]),
    };
    store.write(author, |write| write.insert(&Party::new(PartyId(Id::named("berg")), "Berg GmbH"))).unwrap();
}

fn opens(path: &Path, key: &Key) -> Result<Store, Code> {
    Store::open(path, key.clone(), NOW)
        .map_err(|error| error.faults().map_or(Code::Internal, |faults| faults.0[0].code))
}

fn whole(store: &Store) {
    store
        .read(|read| {
            assert_eq!((read.totals()?.get("parties"), read.audit()?), (1, vec![]));
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn everything_is_under_the_new_key_and_the_old_one_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("firm.kontor");
    company(&path);
    let before = std::fs::read(&path).unwrap();
    let mut kept: Vec<Vec<Key>> = Vec::new();
    rekey::rekey(&path, &OLD, &NEW, NOW, &mut |keys| {
        kept.push(keys.iter().map(|key| (*key).clone()).collect());
        Ok::<_, StoreError>(())
    })
    .unwrap();
    let fits = |keys: &[Key], key: &Key| keys.iter().any(|kept| kept.same(key));
    assert!(kept.len() == 2 && fits(&kept[0], &OLD) && fits(&kept[0], &NEW) && !fits(&kept[1], &OLD));
    assert_eq!(opens(&path, &OLD).err(), Some(Code::NotACompany));
    let store = opens(&path, &NEW).unwrap();
    whole(&store);
    assert!(store.read(|read| read.former_keys()).unwrap()[0].same(&OLD), "older backups open with it");
    let after = std::fs::read(&path).unwrap();
    assert_eq!(after[..16], before[..16], "it is filed under the same name");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        4,
        "the file, its lock, and what SQLite needs while it is open"
    );
}

#[test]
fn a_key_that_cannot_be_kept_is_not_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("firm.kontor");
    company(&path);
    let refused = rekey::rekey(&path, &OLD, &NEW, NOW, &mut |_| {
        Err(StoreError::from(kontor_core::fault::Fault::new(Code::KeyStoreLocked)))
    });
    assert!(refused.is_err());
    whole(&opens(&path, &OLD).unwrap());
    assert!(!folder.path().join("firm.kontor.rekeying").exists());
}

/// Not a test of its own: what the next one starts as a process that ends in the middle.
#[test]
fn a_change_of_key_that_ends_in_the_middle() {
    let (Ok(last), Some(path)) = (std::env::var(BREAK_AT), std::env::var_os(BREAK_IN)) else { return };
    let kept = Path::new(&path).with_extension("kept");
    let mut step = 0;
    let end = |step: i32| {
        if step.to_string() == last {
            std::process::abort()
        }
    };
    let done = rekey::rekey(Path::new(&path), &OLD, &NEW, NOW, &mut |keys| {
        end(step);
        let text: Vec<String> = keys.iter().map(|key| key.to_hex().to_string()).collect();
        std::fs::write(&kept, text.join(" "))?;
        step += 1;
        end(step);
        step += 1;
        Ok::<_, StoreError>(())
    });
    unreachable!("there is no step {last}: {done:?}");
}

#[test]
fn wherever_the_power_is_cut_a_kept_key_opens_the_file() {
    for step in 0..4 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("firm.kontor");
        company(&path);
        std::fs::write(path.with_extension("kept"), OLD.to_hex().as_str()).unwrap();
        let ran = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "a_change_of_key_that_ends_in_the_middle"])
            .env(BREAK_AT, step.to_string())
            .env(BREAK_IN, &path)
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), None, "it ended by itself at {step}");
        let kept = std::fs::read_to_string(path.with_extension("kept")).unwrap();
        let opened = kept.split(' ').find_map(|key| opens(&path, &Key::from_hex(key).unwrap()).ok());
        whole(&opened.unwrap_or_else(|| panic!("no kept key opens the file after step {step}")));
    }
}
