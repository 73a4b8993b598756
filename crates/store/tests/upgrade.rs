//! A company of 0.1.0 and what becomes of it: upgraded, with the power cut in the middle, damaged, and taken back.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kontor_core::entity::{PartyId, UserId};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_core::party::Party;
use kontor_core::time::Timestamp;
use kontor_store::audit::{Finding, Rule};
use kontor_store::upgrade::{self, Step};
use kontor_store::{Author, Entropy, Key, Opening, Store, StoreError, Totals, rekey};
use rusqlite::Connection;

const NOW: Timestamp = Timestamp(1_800_000_000_000);

/// Tells a test that was started again by itself at which step to break off, and where.
const BREAK_AT: &str = "KONTOR_TEST_BREAK_AT";
const BREAK_IN: &str = "KONTOR_TEST_BREAK_IN";

struct Shelf {
    folder: tempfile::TempDir,
    key: Key,
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/0.1.0").join(name)
}

fn key() -> Key {
    Key::from_hex(&fs::read_to_string(fixture("nordwind.kontor.key")).unwrap()).unwrap()
}

/// A copy of the company of 0.1.0.
fn shelf() -> Shelf {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(fixture("nordwind.kontor"), folder.path().join("firm.kontor")).unwrap();
    Shelf { folder, key: key() }
}

impl Shelf {
    fn path(&self) -> PathBuf {
        self.folder.path().join("firm.kontor")
    }
    fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.path(), self.key.clone(), NOW)
    }
    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path()).unwrap()
    }
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
    /// The file behind the program's back.
    fn sql(&self) -> Connection {
        let sql = Connection::open(self.path()).unwrap();
        sql.execute_batch(&format!("PRAGMA key = \"x'{}'\"", self.key.to_hex().as_str())).unwrap();
        sql
    }
}

fn totals(store: &Store) -> Totals {
    store.read(|read| read.totals()).unwrap()
}

fn findings(store: &Store) -> Vec<Finding> {
    let rows = store.read(|read| read.audit()).unwrap();
    [rows, store.check_journal(&|_| Ok(())).unwrap()].concat()
}

fn code(refused: Result<impl Sized, StoreError>) -> Code {
    let error = refused.err().expect("refused");
    error.faults().map_or(Code::Internal, |faults| faults.0[0].code)
}

fn somebody(store: &Store, name: &str) {
    let author = Author {
        user: UserId(Id::named("anna")),
        command: "party_save",
        now: NOW,
        durable: true,
        entropy: Entropy::new([7; 32]),
    };
    store.write(author, |write| write.insert(&Party::new(PartyId(Id::named(name)), name))).unwrap();
}

#[test]
fn a_company_of_0_1_0_comes_out_with_the_same_figures_and_stays_beside() {
    let shelf = shelf();
    let steps = RefCell::new(Vec::new());
    let noted = |step| {
        steps.borrow_mut().push(step);
        Ok(())
    };
    let store =
        Store::open_as(&shelf.path(), shelf.key.clone(), &Opening { step: &noted, ..Opening::at(NOW) }).unwrap();
    assert_eq!(*steps.borrow(), Step::ALL);
    assert_eq!(findings(&store), []);
    let totals = totals(&store);
    let figure = |name: &str| totals.get(name);
    assert_eq!((figure("stock"), figure("levels"), figure("held")), (138_000, 90_000_000, 4_000_000));
    assert_eq!((figure("open EUR"), figure("paid EUR")), (48_142, 50_000));
    assert_eq!((figure("documents invoice"), figure("gross invoice EUR")), (2, 85_969 + 17_814));
    assert_eq!(figure("series invoice 01 2026"), 2);
    drop(store);
    assert_eq!(shelf.names(), ["firm.kontor", "firm.kontor.before-10", "firm.kontor.lock"]);
    let kept = fs::read(shelf.folder.path().join("firm.kontor.before-10")).unwrap();
    assert!(kept == fs::read(fixture("nordwind.kontor")).unwrap(), "the old file is as 0.1.0 left it");
    steps.borrow_mut().clear();
    Store::open_as(&shelf.path(), shelf.key.clone(), &Opening { step: &noted, ..Opening::at(NOW) }).unwrap();
    assert!(steps.borrow().is_empty(), "once is enough");
}

/// Not a test of its own: what the next one starts as a process that ends in the middle.
#[test]
fn an_upgrade_that_ends_in_the_middle() {
    let (Ok(last), Some(path)) = (std::env::var(BREAK_AT), std::env::var_os(BREAK_IN)) else { return };
    let end = |step: Step| if format!("{step:?}") == last { std::process::abort() } else { Ok(()) };
    drop(Store::open_as(Path::new(&path), key(), &Opening { step: &end, ..Opening::at(NOW) }));
    unreachable!("the upgrade has no step {last}");
}

#[test]
fn wherever_the_power_is_cut_the_file_opens_and_has_everything() {
    for step in Step::ALL {
        let shelf = shelf();
        let ran = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "an_upgrade_that_ends_in_the_middle"])
            .env(BREAK_AT, format!("{step:?}"))
            .env(BREAK_IN, shelf.path())
            .output()
            .unwrap();
        assert_eq!(ran.status.code(), None, "it ended by itself at {step:?}");
        let store = shelf.open().unwrap_or_else(|error| panic!("after {step:?}: {error}"));
        assert_eq!((totals(&store).get("stock"), findings(&store)), (138_000, vec![]), "after {step:?}");
        drop(store);
        let left: Vec<String> = shelf.names().into_iter().filter(|name| name.contains("upgrading")).collect();
        assert!(left.is_empty(), "after {step:?}: {left:?}");
    }
}

#[test]
fn an_upgrade_that_would_break_a_rule_is_not_made() {
    let shelf = shelf();
    let before = shelf.bytes();
    let judge = |_: &kontor_store::Read<'_>| Ok(vec![Finding::of_file(Rule::WorldZero, "0", "1")]);
    let asked = RefCell::new(0);
    let once_sound = |read: &kontor_store::Read<'_>| {
        *asked.borrow_mut() += 1;
        if *asked.borrow() == 1 { Ok(Vec::new()) } else { judge(read) }
    };
    let opening = Opening { judge: &once_sound, ..Opening::at(NOW) };
    assert_eq!(code(Store::open_as(&shelf.path(), shelf.key.clone(), &opening)), Code::UpgradeFailed);
    assert!(shelf.bytes() == before);
    assert_eq!(shelf.names(), ["firm.kontor", "firm.kontor.lock"]);
    // What was broken before is no reason to lock a firm out of the new version.
    Store::open_as(&shelf.path(), shelf.key.clone(), &Opening { judge: &judge, ..Opening::at(NOW) }).unwrap();
}

#[test]
fn damaged_files_are_refused_and_stay_as_they_are() {
    // A page that was flipped: wherever it is, the program says so, or opens a file in which it does not matter.
    let (mut refused, mut harmless) = (0, 0);
    let length = fs::metadata(fixture("nordwind.kontor")).unwrap().len();
    for nth in 0..40_u64 {
        let shelf = shelf();
        let mut bytes = shelf.bytes();
        let at = usize::try_from(nth * 6_700_417 % length).unwrap();
        bytes[at] ^= 0x40;
        fs::write(shelf.path(), &bytes).unwrap();
        match shelf.open() {
            Ok(store) => {
                assert_eq!((totals(&store).get("stock"), findings(&store)), (138_000, vec![]), "byte {at}");
                harmless += 1;
            }
            Err(error) => {
                let code = code(Err::<(), _>(error));
                let known = [Code::UpgradeFailed, Code::FileDamaged, Code::NotACompany];
                assert!(known.contains(&code), "byte {at}: {code:?}");
                assert!(shelf.bytes() == bytes, "byte {at}: the damaged file was changed");
                refused += 1;
            }
        }
    }
    assert_eq!((refused, harmless), (40, 0), "every page is sealed");

    let cut = shelf();
    let bytes = cut.bytes();
    fs::write(cut.path(), &bytes[..bytes.len() / 2]).unwrap();
    assert!([Code::UpgradeFailed, Code::FileDamaged].contains(&code(cut.open())));

    let odd = shelf();
    odd.sql().execute_batch("DELETE FROM schema_migration WHERE name LIKE '%0005%'").unwrap();
    let before = odd.bytes();
    assert_eq!(code(odd.open()), Code::UpgradeFailed);
    assert!(odd.bytes() == before);
}

#[test]
fn an_upgrade_is_taken_back_and_no_number_can_be_given_twice() {
    let shelf = shelf();
    assert_eq!(code(upgrade::back(&shelf.path(), &shelf.key, false)), Code::NothingToDo);
    drop(shelf.open().unwrap());
    let upgraded = upgrade::back(&shelf.path(), &shelf.key, false).unwrap();
    assert!(upgraded.exists());
    let versions = |sql: Connection| -> i64 {
        sql.query_row("SELECT count(*) FROM schema_migration", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(versions(shelf.sql()), 10, "0.1.0 opens it again");

    // Upgraded again, and this time worked in.
    let store = shelf.open().unwrap();
    somebody(&store, "Berg GmbH");
    drop(store);
    let drawn = "UPDATE number_series SET last_no = 7 WHERE kind = 'invoice'";
    shelf.sql().execute_batch(drawn).unwrap();
    assert_eq!(code(upgrade::back(&shelf.path(), &shelf.key, false)), Code::WorkSince);
    let upgraded = upgrade::back(&shelf.path(), &shelf.key, true).unwrap();
    assert!(upgraded.to_string_lossy().contains(".after-"));
    let last: i64 = shelf
        .sql()
        .query_row("SELECT last_no FROM number_series WHERE kind = 'invoice'", [], |row| row.get(0))
        .unwrap();
    assert_eq!((versions(shelf.sql()), last), (10, 7), "the next invoice is the eighth");

    // And with a new key since: the old file comes back under the new one.
    let mut shelf = shelf;
    drop(shelf.open().unwrap());
    let new = Key::new([3; 32]);
    rekey::rekey(&shelf.path(), &shelf.key, &new, NOW, &mut |_| Ok::<_, StoreError>(())).unwrap();
    shelf.key = new;
    upgrade::back(&shelf.path(), &shelf.key, true).unwrap();
    assert_eq!(versions(shelf.sql()), 10);
}
