//! A snapshot is kept chunk by chunk while it is taken: it counts when it is whole, and what people need to begin goes first.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_record::kind_of;
use kontor_server::db::{Database, open};
use kontor_server::hub::snapshot::{self, Taking};
use kontor_server::values;
use kontor_sync::commit::Op;
use kontor_sync::part::Reach;
use kontor_sync::wire::{Chunk, Manifest, SnapshotAsk, unpack};
use support::{Firm, NOW, Pc, bytes, cells, put, text};

fn database() -> (tempfile::TempDir, Box<dyn Database>) {
    let folder = tempfile::tempdir().unwrap();
    let database = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    (folder, database)
}
/// A firm with records, a draft and history, in two parts.
fn firm_of(db: &dyn Database) -> (Firm<'_>, Pc<'_>) {
    let firm = Firm::new(db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    let deal = Id::named("deal");
    let fact = |kind: K, name: &str| Op::Fact { table: kind.wire(), id: Id::named(name), cells: cells(kind, &[]) };
    let way = &[("deal", bytes(deal))];
    office.write(vec![
        put(K::Party, Id::named("party"), &[("name", text("Berg"))]),
        put(K::Deal, deal, &[("title", text("Chairs")), ("branch", bytes(Id::named("north")))]),
        Op::Fact { table: K::StageChange.wire(), id: Id::named("way"), cells: cells(K::StageChange, way) },
        fact(K::SignIn, "sign in"),
        fact(K::StockMove, "moved"),
    ]);
    office.push();
    (firm, office)
}
/// What is offered; nothing where a snapshot must be taken first.
fn offered(pc: &Pc<'_>) -> Option<Manifest> {
    let asked = SnapshotAsk { parts: Vec::new(), at_least: 0 };
    pc.db.change(|sql| snapshot::offer(sql, pc.who, &asked, NOW)).unwrap().map(|reply| reply.body.unwrap())
}
fn kinds(pc: &Pc<'_>, manifest: &Manifest, first: bool) -> BTreeSet<K> {
    let mut kinds = BTreeSet::new();
    for chunk in manifest.chunks.iter().filter(|chunk| chunk.first == first) {
        let packed = pc.db.look(|sql| snapshot::chunk(sql, pc.who, &chunk.hash)).unwrap().unwrap();
        let rows = unpack::<Chunk>(&packed).unwrap().rows;
        kinds.extend(rows.iter().filter_map(|row| kind_of(Op::decode(&row.op).unwrap().table())));
    }
    kinds
}

#[test]
fn records_go_before_history_in_chunks_of_their_own_and_count_when_the_last_is_kept() {
    let (_folder, db) = database();
    let (firm, office) = firm_of(&*db);
    let mut taking = db.look(|sql| Taking::begin(sql, firm.id)).unwrap();
    while let Some(cut) = db.look(|sql| taking.next(sql)).unwrap() {
        assert!(db.change(|sql| cut.keep(sql)).unwrap());
        assert_eq!(offered(&office), None, "it is not whole");
    }
    assert!(db.change(|sql| taking.finish(sql)).unwrap());
    let manifest = offered(&office).unwrap();
    let order: Vec<bool> = manifest.chunks.iter().map(|chunk| chunk.first).collect();
    assert!(
        order.is_sorted_by(|one, next| one >= next) && order.contains(&true) && order.contains(&false),
        "{order:?}"
    );
    assert_eq!(kinds(&office, &manifest, true), BTreeSet::from([K::Party, K::Deal, K::StageChange]));
    assert_eq!(kinds(&office, &manifest, false), BTreeSet::from([K::SignIn, K::StockMove]));
}

#[test]
fn one_that_came_to_no_end_leaves_nothing_behind_the_next_that_does() {
    let (_folder, db) = database();
    let (firm, mut office) = firm_of(&*db);
    let mut broken = db.look(|sql| Taking::begin(sql, firm.id)).unwrap();
    let cut = db.look(|sql| broken.next(sql)).unwrap().unwrap();
    assert!(db.change(|sql| cut.keep(sql)).unwrap());
    office.write(vec![put(K::Party, Id::named("other"), &[("name", text("Tal"))])]);
    office.push();
    let asked = SnapshotAsk { parts: Vec::new(), at_least: 0 };
    let whole = db.change(|sql| snapshot::manifest(sql, office.who, &asked, NOW)).unwrap().body.unwrap();
    let count = "SELECT count(*) FROM snapshot WHERE firm = $1 AND as_of <> $2";
    let left: i64 = db.look(|sql| sql.first(count, values![firm.id, whole.as_of])?.unwrap().take()).unwrap();
    assert_eq!(left, 0);
    // Whoever takes at the same time as another one notices that its chunks went.
    assert!(!db.change(|sql| broken.finish(sql)).unwrap());
    assert_eq!(offered(&office).unwrap(), whole);
}

#[test]
fn what_is_erased_while_it_is_taken_is_kept_in_no_chunk() {
    let (_folder, db) = database();
    let (firm, mut office) = firm_of(&*db);
    let mut taking = db.look(|sql| Taking::begin(sql, firm.id)).unwrap();
    let first = db.look(|sql| taking.next(sql)).unwrap().unwrap();
    let next = db.look(|sql| taking.next(sql)).unwrap().unwrap();
    assert!(db.change(|sql| first.keep(sql)).unwrap());
    let name = cells(K::Party, &[("name", text(""))]);
    office.write(vec![Op::Erase { table: K::Party.wire(), id: Id::named("party"), cells: name }]);
    office.push();
    let kept: i64 = db.look(|sql| sql.first("SELECT count(*) FROM snapshot", &[])?.unwrap().take()).unwrap();
    assert_eq!(kept, 0, "what was kept before it went with the erasure");
    assert!(!db.change(|sql| next.keep(sql)).unwrap());
    assert!(!db.change(|sql| taking.finish(sql)).unwrap());
}
