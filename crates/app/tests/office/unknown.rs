//! A newer program wrote what this one could not read: it is kept as it came, and stands where it belongs once a program opens the company
//! that knows it.

use kontor_app::{Host as _, Keys as _};
use kontor_core::deal::StageChange;
use kontor_core::entity::{EntityKind, StageChangeId, StageId, UserId};
use kontor_core::id::Id;
use kontor_core::party::Party;
use kontor_core::time::Timestamp;
use kontor_record::{Record as _, number_of};
use kontor_store::arrive::{Incoming, Origin};
use kontor_store::{Author, Store};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::seal::Entropy;
use kontor_testkit::TestDesk;
use serde_json::json;

/// Numbers that no column and no table of this program has.
const COLUMN: u16 = 900;
const TABLE: u16 = 999;

fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}
fn notes(id: Id, value: &str) -> Op {
    let column = number_of(EntityKind::Party, "notes").unwrap();
    Op::Patch { table: EntityKind::Party.wire(), id, cells: vec![(column, text(value))] }
}
/// The file of a company that is closed.
fn file(pc: &TestDesk) -> Store {
    let path = pc.desk.open_path().unwrap();
    let key = pc.keys.load(&path, None).unwrap().remove(0);
    pc.call("company_close", json!({}));
    Store::open(&path, key, pc.host.now()).unwrap()
}
/// As a program keeps it that does not know it.
fn keep(file: &Store, seq: i64, op: Op) {
    let (user, now) = (UserId::default(), Timestamp(0));
    let author = Author { user, command: "sync", now, durable: false, entropy: Entropy::new([0; 32]) };
    file.write(author, |write| write.keep_unknown(seq, op)).unwrap();
}
fn kept(file: &Store) -> Vec<Op> {
    file.read(|read| read.kept_unknown()).unwrap()
}

#[test]
fn what_a_newer_program_wrote_is_kept_and_read_by_the_program_that_knows_it() {
    let pc = TestDesk::founded();
    let path = pc.desk.open_path().unwrap();
    let (berg, deal) = (Id::named("Berg"), Id::named("deal"));
    let party = json!({ "id": berg, "kind": "organisation", "name": "Berg", "customer": true });
    let party: Party = serde_json::from_value(party).unwrap();
    let filled = Party::COLUMNS.iter().map(|(_, number)| *number).zip(party.cells());
    let cells = filled.filter(|(_, cell)| *cell != Cell::Null).collect();
    let put = Op::Put { table: EntityKind::Party.wire(), id: berg, cells };
    pc.desk.take_in(vec![Incoming { seq: 3, origin: Origin::Other, ops: vec![put] }]).unwrap();
    let stage = pc.call("pipeline_list", json!({}))[0]["stages"][0]["id"].as_str().unwrap().parse::<Id>().unwrap();
    let body =
        json!({ "id": deal, "title": "Stühle", "party": berg, "stage": stage, "amount_minor": 0, "currency": "EUR" });
    pc.call("deal_save", json!({ "deal": body, "lines": [] }));

    // What comes of a newer program: a column and a table that are not here, beside what is.
    let newer = Op::Patch { table: EntityKind::Party.wire(), id: berg, cells: vec![(COLUMN, text("new"))] };
    let other = Op::Put { table: TABLE, id: Id::named("other"), cells: vec![(1, text("other"))] };
    let bytes = |id: Id| Cell::Bytes(id.0.as_bytes().to_vec());
    let column = |name: &str| number_of(EntityKind::StageChange, name).unwrap();
    let cells = vec![
        (column("deal"), bytes(deal)),
        (column("to"), bytes(stage)),
        (column("at_ms"), Cell::Int(7)),
        (column("by"), bytes(Id::named("user"))),
        (COLUMN, text("fact")),
    ];
    let fact = Op::Fact { table: EntityKind::StageChange.wire(), id: Id::named("change"), cells };
    let ops = vec![newer.clone(), other.clone(), fact];
    pc.desk.take_in(vec![Incoming { seq: 7, origin: Origin::Other, ops }]).unwrap();
    let late = Op::Patch {
        table: EntityKind::StageChange.wire(),
        id: Id::named("change"),
        cells: vec![(COLUMN, text("fact"))],
    };
    let unread = vec![newer, other, late];
    assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));

    let closed = file(&pc);
    assert_eq!(kept(&closed), unread);
    // And what an older program kept, of which this one knows everything: the later word stands.
    keep(&closed, 5, notes(berg, "Zimtschnecke"));
    keep(&closed, 6, notes(berg, "Kranich"));
    let cells = vec![(column("from"), bytes(stage))];
    keep(&closed, 7, Op::Patch { table: EntityKind::StageChange.wire(), id: Id::named("change"), cells });
    drop(closed);
    pc.call("company_open", json!({ "path": path }));
    assert_eq!(pc.call("party_get", json!({ "id": berg }))["party"]["notes"], "Kranich");
    let found = |word: &str| pc.call("search_all", json!({ "words": word })).to_string().contains("Berg");
    assert_eq!([found("Kranich"), found("Zimtschnecke")], [true, false]);
    assert_eq!(pc.call("company_verify", json!({}))["findings"], json!([]));

    let closed = file(&pc);
    assert_eq!(kept(&closed), unread, "nobody knows these yet");
    let change: StageChange = closed.read(|read| read.get(StageChangeId(Id::named("change")))).unwrap();
    assert_eq!((change.from, change.at_ms), (Some(StageId(stage)), Timestamp(7)));
}
