//! The store as a whole: schema against records, commits, undo, rollback, search, lists, refusals.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use kontor_core::entity::{DeviceId, EntityKind, MergeClass, PartyId, PaymentTermId, UserId};
use kontor_core::fault::{Code, Faults};
use kontor_core::id::Id;
use kontor_core::party::Party;
use kontor_core::terms::PaymentTerm;
use kontor_core::time::Timestamp;
use kontor_store::list::{Filter, FilterOp, GroupBy, Sort, Window};
use kontor_store::row::{Cell, Row};
use kontor_store::{Author, Entropy, Key, Store, StoreError, list};
use kontor_sync::commit::{Commit, Op};
use kontor_sync::wire::{MOST_COMMIT_BYTES, MOST_OPS};

const NOW: Timestamp = Timestamp(1_790_000_000_000);

struct Desk {
    store: Store,
    path: PathBuf,
    _folder: tempfile::TempDir,
}

fn key() -> Key {
    Key::new([7; 32])
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("firm.kontor");
    let store = Store::create(&path, key(), DeviceId(Id::named("pc")), NOW).unwrap();
    Desk { store, path, _folder: folder }
}

fn author(command: &'static str) -> Author {
    Author { user: UserId(Id::named("anna")), command, now: NOW, durable: false, entropy: Entropy::new([7; 32]) }
}

fn party(name: &str) -> Party {
    Party { customer: true, ..Party::new(PartyId(Id::named(name)), name) }
}

fn code(error: &StoreError) -> Code {
    error.faults().map(|faults| faults.0[0].code).unwrap_or(Code::Internal)
}

fn commits(desk: &Desk) -> Vec<Commit> {
    desk.store.read(|read| read.commits()).unwrap().into_iter().map(|bytes| Commit::decode(&bytes).unwrap()).collect()
}

#[test]
fn every_record_has_exactly_the_columns_of_its_table() {
    let desk = desk();
    for &kind in EntityKind::ALL {
        let columns = kontor_record::columns_of(kind);
        if columns.is_empty() {
            continue;
        }
        let mut described: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        described.sort();
        let mut real = desk.store.read(|read| read.table_columns(kind)).unwrap();
        real.retain(|name| name != "id" && !name.starts_with('_'));
        real.sort();
        assert_eq!(described, real, "{}", kind.table());
        let mut numbers: Vec<u16> = columns.iter().map(|(_, number)| *number).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), columns.len(), "{}: wire numbers", kind.table());
        let triggers = desk.store.read(|read| read.guards_of(kind)).unwrap();
        let wanted = if matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded) { 2 } else { 0 };
        assert_eq!(triggers, wanted, "{}: facts are guarded against change and removal", kind.table());
    }
}

#[test]
fn a_change_writes_its_commit_and_a_rollback_writes_nothing() {
    let desk = desk();
    let told = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&told);
    desk.store.listen(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let failed: Result<(), StoreError> = desk.store.write(author("party_save"), |write| {
        write.insert(&party("Nobody"))?;
        Err(kontor_core::fault::Fault::new(Code::BadRequest).into())
    });
    assert_eq!(code(&failed.unwrap_err()), Code::BadRequest);
    assert_eq!(told.load(Ordering::SeqCst), 0, "a rollback tells nobody");
    assert!(commits(&desk).is_empty());

    desk.store.write(author("party_save"), |write| write.insert(&party("Berg GmbH"))).unwrap();
    desk.store
        .write(author("party_save"), |write| {
            write.update(&Party { segment: "retail".to_owned(), ..party("Berg GmbH") })
        })
        .unwrap();
    assert_eq!(told.load(Ordering::SeqCst), 2);
    let log = commits(&desk);
    assert_eq!(log.iter().map(|commit| commit.dseq).collect::<Vec<_>>(), [1, 2]);
    assert!(log[0].hlc < log[1].hlc, "the clock goes forward although the wall clock stood still");
    assert!(
        matches!(&log[1].ops[..], [Op::Patch { cells, .. }] if cells.len() == 1),
        "only the changed column travels"
    );
    assert_eq!(desk.store.check_journal(&|_| Ok(())).unwrap(), []);
}

#[test]
fn what_a_newer_program_added_to_a_structured_value_stays_until_the_value_is_changed() {
    let desk = desk();
    let id = Id::named("term");
    let newer = r#"[{"share":{"kind":"remainder"},"due":{"months":0,"days":30,"end_of_month":false,"day_of_month":null},"added_later":7}]"#;
    let cells = vec![Cell::Text("30 days".to_owned()), Cell::Text(newer.to_owned()), Cell::Null];
    let row = Row { id, removed: false, cells };
    desk.store.write(author("import"), |write| write.insert_row(EntityKind::PaymentTerm, row)).unwrap();
    let parts = || desk.store.read(|read| read.row(EntityKind::PaymentTerm, id)).unwrap().unwrap().cells[1].clone();
    let change = |changed: &dyn Fn(PaymentTerm) -> PaymentTerm| {
        desk.store.write(author("payment_term_save"), |write| {
            let term = write.get::<PaymentTerm>(PaymentTermId(id))?;
            write.update(&changed(term))
        })
    };
    assert!(!change(&|term| term).unwrap());
    assert!(change(&|term| PaymentTerm { name: "A month".to_owned(), ..term }).unwrap());
    assert_eq!(parts(), Cell::Text(newer.to_owned()));
    assert!(change(&|term| PaymentTerm { parts: Vec::new(), ..term }).unwrap());
    assert_eq!(parts(), Cell::Text("[]".to_owned()));
    assert_eq!(desk.store.check_journal(&|_| Ok(())).unwrap(), []);
}

#[test]
fn undo_and_redo_survive_a_restart_and_respect_others() {
    let Desk { store, path, _folder } = desk();
    store.write(author("party_save"), |write| write.insert(&party("Berg GmbH"))).unwrap();
    store
        .write(author("party_save"), |write| write.update(&Party { name: "Berg AG".into(), ..party("Berg GmbH") }))
        .unwrap();
    drop(store);
    let store = Store::open(&path, key(), NOW).unwrap();
    let name =
        |store: &Store| store.read(|read| read.get::<Party>(party("Berg GmbH").id)).map(|found| found.name).unwrap();
    let undo = || store.write(author("undo"), |write| write.undo());
    let redo = || store.write(author("redo"), |write| write.redo());
    assert_eq!(undo().unwrap(), "party_save");
    assert_eq!(name(&store), "Berg GmbH");
    redo().unwrap();
    assert_eq!(name(&store), "Berg AG");
    // Somebody else changes the same field: taking back would overwrite it.
    let other = Author { user: UserId(Id::named("ben")), ..author("party_save") };
    store.write(other, |write| write.update(&Party { name: "Berg SE".into(), ..party("Berg GmbH") })).unwrap();
    assert_eq!(code(&undo().unwrap_err()), Code::ChangedMeanwhile);
    assert_eq!(name(&store), "Berg SE");
}

#[test]
fn a_step_of_very_many_records_is_taken_back_in_pieces_that_travel() {
    let desk = desk();
    let names: Vec<String> = (0..2_500).map(|nth| format!("Kunde {nth}")).collect();
    let written = desk.store.write(author("bulk_run"), |write| {
        write.as_one_step();
        for some in names.chunks(500) {
            some.iter().try_for_each(|name| write.insert(&party(name)))?;
            write.next_commit()?;
        }
        Ok::<_, StoreError>(())
    });
    written.unwrap();
    let there = || desk.store.read(|read| read.present::<Party>(party(&names[2_499]).id)).is_ok();
    let before = commits(&desk).len();
    desk.store.write(author("undo"), |write| write.undo()).unwrap();
    let pieces: Vec<usize> = commits(&desk)[before..].iter().map(|commit| commit.ops.len()).collect();
    assert_eq!(pieces, [1_000, 1_000, 500]);
    assert!(!there());
    desk.store.write(author("redo"), |write| write.redo()).unwrap();
    assert!(there());
    assert_eq!(desk.store.check_journal(&|_| Ok(())).unwrap(), []);
}

#[test]
fn a_commit_that_head_office_would_not_take_is_refused_as_a_whole() {
    let desk = desk();
    let names = (0..MOST_OPS + 1).map(|nth| format!("Kunde {nth}"));
    let refused = desk
        .store
        .write(author("party_save"), |write| names.map(|name| party(&name)).try_for_each(|party| write.insert(&party)));
    assert_eq!(code(&refused.unwrap_err()), Code::RequestTooLarge);
    let notes = "x".repeat(MOST_COMMIT_BYTES);
    let refused = desk.store.write(author("party_save"), |write| write.insert(&Party { notes, ..party("Berg GmbH") }));
    assert_eq!(code(&refused.unwrap_err()), Code::RequestTooLarge);
    assert_eq!(commits(&desk), []);
    assert!(desk.store.read(|read| read.get::<Party>(party("Berg GmbH").id)).is_err());
}

#[test]
fn undo_of_an_insert_hides_it_from_search_and_lists() {
    let desk = desk();
    desk.store.write(author("party_save"), |write| write.insert(&party("Süßwaren Müller"))).unwrap();
    let hits = |words: &str| desk.store.read(|read| read.search(words, &[], 10)).unwrap().hits.len();
    assert_eq!((hits("müller"), hits("MULLER waren"), hits("sü"), hits("mülldeponie")), (1, 1, 1, 0));
    desk.store.write(author("undo"), |write| write.undo()).unwrap();
    assert_eq!(hits("müller"), 0);
    desk.store.write(author("redo"), |write| write.redo()).unwrap();
    assert_eq!(hits("müller"), 1);
}

list! {
    /// Names only.
    NameRow from "party p" where "p._del = 0" key "p.id" search Party order "p.name" {
        /// Name.
        name: String = "p.name";
        /// Segment.
        segment: String = "p.segment";
    }
}

#[test]
fn lists_sort_filter_search_and_refuse_unknown_columns() {
    let desk = desk();
    desk.store
        .write(author("party_save"), |write| {
            for (at, name) in ["Alfa", "Beta", "Gamma", "Delta"].iter().enumerate() {
                write.insert(&Party {
                    segment: if at % 2 == 0 { "even".into() } else { "odd".into() },
                    ..party(name)
                })?;
            }
            Ok::<(), StoreError>(())
        })
        .unwrap();
    let names = |window: Window| {
        let page = desk.store.read(|read| read.list::<NameRow>(&window)).unwrap();
        (page.rows.into_iter().map(|row| row.name).collect::<Vec<_>>(), page.total)
    };
    assert_eq!(names(Window::default()).0, ["Alfa", "Beta", "Delta", "Gamma"]);
    let sort = vec![Sort { column: "name".into(), descending: true }];
    assert_eq!(names(Window { sort, limit: Some(1), from: 1, ..Window::default() }), (vec!["Delta".to_owned()], 4));
    let filters = vec![Filter { column: "segment".into(), op: FilterOp::Is, values: vec!["odd".into()] }];
    assert_eq!(names(Window { filters, ..Window::default() }).0, ["Beta", "Delta"]);
    assert_eq!(names(Window { search: "gam".into(), ..Window::default() }).0, ["Gamma"]);
    let is = |value: &str| Filter { column: "segment".into(), op: FilterOp::Is, values: vec![value.into()] };
    let named = |part: &str| Filter { column: "name".into(), op: FilterOp::Contains, values: vec![part.into()] };
    let any = vec![vec![is("odd"), named("bet")], vec![is("even"), named("gam")]];
    assert_eq!(names(Window { any: any.clone(), ..Window::default() }).0, ["Beta", "Gamma"]);
    assert_eq!(names(Window { any, filters: vec![is("odd")], ..Window::default() }).0, ["Beta"]);
    let group = Some(GroupBy { column: "segment".into(), span: None, descending: true });
    let window = Window { group, filters: vec![named("l")], ..Window::default() };
    let page = desk.store.read(|read| read.list::<NameRow>(&window)).unwrap();
    let groups: Vec<_> = page.groups.into_iter().map(|group| (group.value.unwrap(), group.count)).collect();
    assert_eq!((groups, page.total), (vec![("odd".to_owned(), 1), ("even".to_owned(), 1)], 2));
    let injected =
        Window { sort: vec![Sort { column: "name; DROP TABLE party".into(), descending: false }], ..Window::default() };
    assert_eq!(code(&desk.store.read(|read| read.list::<NameRow>(&injected)).unwrap_err()), Code::NotAChoice);
}

#[test]
fn each_bad_file_has_its_own_refusal_and_stays_as_it_was() {
    let Desk { store, path, _folder } = desk();
    let open = |path: &std::path::Path, key: Key| Store::open(path, key, NOW).err().map(|error| code(&error));
    assert_eq!(open(&path, key()), Some(Code::FileInUse), "a second program");
    drop(store);
    assert_eq!(open(&path, Key::new([8; 32])), Some(Code::NotACompany), "a wrong key");
    assert_eq!(open(&path.with_file_name("none.kontor"), key()), Some(Code::FileMissing));
    let other = path.with_file_name("other.kontor");
    std::fs::write(&other, b"this is a letter, not a company, and it is long enough to be taken for a page of a file")
        .unwrap();
    assert_eq!(open(&other, key()), Some(Code::NotACompany));
    let again = Store::create(&path, key(), DeviceId(Id::named("pc")), NOW);
    assert_eq!(again.err().map(|error| code(&error)), Some(Code::FileExists));
    assert_eq!(open(&path, key()), None, "nothing of this hurt the company");
}

#[test]
fn a_newer_file_is_refused_in_words() {
    let Desk { store, path, _folder } = desk();
    store
        .write::<(), StoreError>(author("test"), |write| write.pretend_migration("29991231_0001_from_the_future"))
        .unwrap();
    drop(store);
    let error = Store::open(&path, key(), NOW).err().unwrap();
    let faults: Faults = error.faults().unwrap();
    assert_eq!(faults.0[0].code, Code::NewerFile);
    assert_eq!(faults.0[0].params["file"], "29991231_0001_from_the_future");
}

#[test]
fn no_name_stands_readable_in_the_file() {
    let Desk { store, path, _folder } = desk();
    store.write(author("party_save"), |write| write.insert(&party("Unverwechselbar Kanarienvogel"))).unwrap();
    let folder = path.parent().unwrap();
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(13).any(|part| part == b"Kanarienvogel"));
    }
}
