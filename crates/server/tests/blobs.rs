//! Attachments: whole once their hash fits, read by whoever may hold a row that names them, and by nobody else.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_server::db::{Database, open};
use kontor_server::hub::blob::{self, NotTaken};
use kontor_sync::chain::{Hash, hex, of_file};
use kontor_sync::commit::Op;
use kontor_sync::part::Reach;
use kontor_sync::wire::{BLOB_CHUNK, BlobState};
use support::{Firm, NOW, Pc, bytes, cells, put, shop, text};

/// A paper of a document in a branch.
fn paper(branch: &str, hash: &Hash) -> Vec<Op> {
    let document = Id::named(branch);
    let fact = |kind: K, id, named: &[_]| Op::Fact { table: kind.wire(), id, cells: cells(kind, named) };
    vec![
        fact(K::Document, document, &[("branch", bytes(Id::named(branch))), ("kind", text("invoice"))]),
        fact(K::DocumentFile, Id::named("file"), &[("document", bytes(document)), ("hash", text(&hex(hash)))]),
    ]
}
fn send(pc: &Pc<'_>, hash: &Hash, chunk: u64, size: usize, bytes: &[u8]) -> Result<BlobState, NotTaken> {
    pc.db.change(|sql| blob::put(sql, pc.who, (hash, chunk), size as u64, bytes, NOW)).unwrap()
}
fn read(pc: &Pc<'_>, hash: &Hash, chunk: u64) -> Option<Vec<u8>> {
    pc.db.look(|sql| blob::get(sql, pc.who, hash, chunk)).unwrap()
}

#[test]
fn a_paper_travels_in_chunks_and_only_where_its_document_does() {
    let folder = tempfile::tempdir().unwrap();
    let db: Box<dyn Database> = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let firm = Firm::new(&*db, "firm");
    let mut till = firm.pc("till", Some("north"), shop("north"));
    let north = firm.pc("north", Some("north"), shop("north"));
    let south = firm.pc("south", Some("south"), shop("south"));
    let stranger = Firm::new(&*db, "elsewhere").pc("stranger", None, Reach::everything());

    let long: Vec<u8> = (0..BLOB_CHUNK + 700).map(|at| (at % 251) as u8).collect();
    let (hash, size) = (of_file(&long), long.len());
    let (first, last) = long.split_at(BLOB_CHUNK);
    assert_eq!(send(&till, &hash, 0, size, first), Err(NotTaken::NotThere), "nothing names it yet");
    till.write(paper("north", &hash));
    till.push();
    let state = |pc: &Pc<'_>| db.look(|sql| blob::state(sql, pc.who, &hash)).unwrap();
    assert_eq!(state(&till), Some(BlobState { size: 0, missing: vec![] }));
    assert_eq!(send(&till, &hash, 1, size, last).unwrap().missing, [0]);
    assert_eq!(read(&till, &hash, 1), None, "nobody reads what nobody has checked");
    for wrong in [(2, size, last), (1, size, first), (0, size, last), (0, 0, &[][..]), (0, 1 << 40, first)] {
        assert_eq!(send(&till, &hash, wrong.0, wrong.1, wrong.2), Err(NotTaken::Wrong));
    }
    for pc in [&south, &stranger] {
        assert_eq!(send(pc, &hash, 0, size, first), Err(NotTaken::NotThere));
        assert_eq!(state(pc), None);
    }
    // Somebody sends something else: all of it goes.
    assert_eq!(send(&till, &hash, 0, size, &vec![0; BLOB_CHUNK]), Err(NotTaken::OtherBytes));
    assert_eq!(send(&north, &hash, 0, size, first).unwrap().missing, [1]);
    assert_eq!(send(&till, &hash, 1, size, last).unwrap().missing, [0_u64; 0]);
    assert_eq!(send(&till, &hash, 1, size, last).unwrap().missing, [0_u64; 0], "again is the same as once");
    for pc in [&till, &north] {
        assert_eq!((read(pc, &hash, 0).unwrap(), read(pc, &hash, 1).unwrap()), (first.to_vec(), last.to_vec()));
        assert_eq!(read(pc, &hash, 2), None);
    }
    for pc in [&south, &stranger] {
        assert_eq!(read(pc, &hash, 0), None, "to know a hash is no right");
    }
}

#[test]
fn a_logo_is_everybodys_as_long_as_the_company_bears_it() {
    let folder = tempfile::tempdir().unwrap();
    let db: Box<dyn Database> = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    let till = firm.pc("till", Some("north"), shop("north"));
    let hash = of_file(b"logo");
    office.write(vec![put(K::Company, Id::named("company"), &[("logo", text(&hex(&hash)))])]);
    office.push();
    assert_eq!(send(&office, &hash, 0, 4, b"logo").unwrap().missing, [0_u64; 0]);
    assert_eq!(read(&till, &hash, 0).as_deref(), Some(&b"logo"[..]));
    office.pull();
    office.write(vec![support::patch(K::Company, Id::named("company"), &[("logo", text(""))])]);
    office.push();
    assert_eq!(read(&till, &hash, 0), None);
}
