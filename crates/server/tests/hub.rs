//! Push, merge and pull on SQLite: what a PC may rely on.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_core::permission::Facet;
use kontor_server::db::{Database, open};
use kontor_server::hub::{Who, device, firm, push};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::part::{Part, Reach};
use kontor_sync::seal::without_rows;
use kontor_sync::sign::{as_sent, push_message};
use kontor_sync::wire::{IssueKind, Reason, Stop, Verdict};
use support::{Firm, NOW, bytes, cells, patch, put, shop, text};

fn database() -> (tempfile::TempDir, Box<dyn Database>) {
    let folder = tempfile::tempdir().unwrap();
    let database = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    (folder, database)
}
fn party(name: &str, vat_id: Option<&str>) -> Op {
    let id = Id::named(name);
    let vat_id = vat_id.map_or(Cell::Null, text);
    put(K::Party, id, &[("name", text(name)), ("vat_id", vat_id)])
}
fn deal(name: &str, branch: &str) -> Op {
    put(K::Deal, Id::named(name), &[("title", text(name)), ("branch", bytes(Id::named(branch)))])
}

#[test]
fn the_same_push_has_the_same_outcome_however_often_it_comes() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    one.write(vec![party("a", None)]);
    one.write(vec![party("b", None)]);
    let push = one.push_from(0);
    let first = one.send(&push).unwrap();
    assert_eq!(first.iter().map(|outcome| outcome.seq).collect::<Vec<_>>(), [1, 2]);
    // The answer was lost; more was done meanwhile.
    assert_eq!(one.send(&push).unwrap(), first);
    one.write(vec![party("c", None)]);
    let again = one.send(&one.push_from(1)).unwrap();
    assert_eq!(again[0], first[1]);
    assert_eq!((again[1].dseq, again[1].seq), (3, 3));
    let mut two = firm.pc("two", None, Reach::everything());
    two.pull();
    assert_eq!((two.copy.rows.len(), two.copy.seqs.clone()), (3, vec![1, 2, 3]));
}

#[test]
fn a_commit_whose_content_was_let_go_of_vouches_for_those_before_it() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    one.write(vec![deal("a", "north")]);
    one.write(vec![deal("b", "north")]);
    let mut push = one.push_from(0);
    let gone = &mut push.commits[1];
    gone.bytes = without_rows(&gone.bytes, None, |_, _| true).unwrap().unwrap().bytes;
    gone.original = Some(one.head);
    let wrong = Err(Stop::Wrong { what: "signature".to_owned() });
    assert_eq!(one.send(&push), wrong, "its place in the chain alone does not prove what came before");
    let sent = as_sent(&push.prev_hash, &push.commits);
    push.signature = one.secret.sign(&push_message(one.who.firm, one.who.device, 1, (2, &one.head), sent.as_ref()));
    let mut bent = push.clone();
    let last = bent.commits[0].bytes.len() - 1;
    bent.commits[0].bytes[last] ^= 1;
    assert_eq!(one.send(&bent), wrong);
    let verdicts: Vec<Verdict> = one.send(&push).unwrap().into_iter().map(|outcome| outcome.verdict).collect();
    assert_eq!(verdicts, [Verdict::Accepted, Verdict::Accepted]);
}

#[test]
fn a_gap_is_asked_for_and_a_copied_file_is_noticed() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    one.write(vec![party("a", None)]);
    one.write(vec![party("b", None)]);
    assert_eq!(one.send(&one.push_from(1)), Err(Stop::Need { dseq: 1 }));
    one.push();
    // The file was set back to its first commit and goes on otherwise.
    let mut copied = firm.pc("one", None, Reach::everything());
    copied.write(vec![party("a", None)]);
    copied.write(vec![party("other", None)]);
    assert_eq!(copied.send(&copied.push_from(0)), Err(Stop::Fork { dseq: 2 }));
    // Its counting is frozen, for the original too, until a new one begins.
    one.write(vec![party("c", None)]);
    assert_eq!(one.send(&one.push_from(2)), Err(Stop::Fork { dseq: 3 }));
    let mut anew = firm.pc("one", None, Reach::everything());
    anew.incarnation = 2;
    anew.write(vec![party("again", None)]);
    assert_eq!(anew.push()[0].verdict, Verdict::Accepted);
    let kept = db.look(|sql| Ok(sql.query("SELECT dseq FROM quarantine", &[])?.len())).unwrap();
    assert_eq!(kept, 3, "nothing that was sent is lost");
}

#[test]
fn what_is_not_signed_or_not_whole_changes_nothing() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    let two = firm.pc("two", None, Reach::everything());
    one.write(vec![party("a", None)]);
    let good = one.push_from(0);
    let wrong = |change: &dyn Fn(&mut kontor_sync::wire::Push)| {
        let mut push = good.clone();
        change(&mut push);
        assert!(matches!(one.send(&push), Err(Stop::Wrong { .. })), "{push:?}");
    };
    wrong(&|push| push.signature[0] ^= 1);
    wrong(&|push| push.commits[0].bytes[9] ^= 1);
    wrong(&|push| push.prev_hash[0] ^= 1);
    wrong(&|push| push.commits.clear());
    wrong(&|push| push.first_dseq = 0);
    wrong(&|push| push.commits[0].bytes = vec![0; 2 << 20]);
    let stranger = db.change(|sql| push::push(sql, two.who, &good, NOW)).unwrap();
    assert!(matches!(stranger.body, Err(Stop::Wrong { .. })), "another PC cannot say it");
    let nobody = Who { firm: firm.id, device: Id::named("nobody") };
    let reply = db.change(|sql| push::push(sql, nobody, &good, NOW)).unwrap();
    assert_eq!((reply.body, reply.head), (Err(Stop::Revoked), 0));
    assert_eq!(one.send(&good).unwrap()[0].seq, 1);
}

#[test]
fn what_cannot_be_read_holds_nobody_up() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    one.write(vec![party("a", None)]);
    // A commit of a format that is not known here.
    let odd = vec![0x8a, 0x18, 0x63];
    one.head = kontor_sync::chain::next(&one.head, &odd);
    one.commits.push(kontor_sync::wire::PushedCommit { bytes: odd, values: None, original: None });
    one.write(vec![party("b", None)]);
    one.write(vec![patch(K::Party, Id::named("never"), &[("name", text("x"))])]);
    let verdicts: Vec<Verdict> = one.push().into_iter().map(|outcome| outcome.verdict).collect();
    let expected =
        [Verdict::Accepted, Verdict::Parked(Reason::Unreadable), Verdict::Accepted, Verdict::Refused(Reason::NoRow)];
    assert_eq!(verdicts, expected);
}

#[test]
fn two_edits_of_one_field_become_an_issue_that_a_person_settles() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    let mut two = firm.pc("two", None, Reach::everything());
    let id = Id::named("a");
    one.write(vec![party("a", Some("DE1"))]);
    one.push();
    two.pull();
    one.write(vec![patch(K::Party, id, &[("vat_id", text("DE2"))])]);
    two.write(vec![patch(K::Party, id, &[("vat_id", text("DE3")), ("notes", text("seen"))])]);
    one.push();
    let outcome = two.push().remove(0);
    assert_eq!(outcome.verdict, Verdict::WithIssues(vec![1]), "a VAT id waits for a person");
    for pc in [&mut one, &mut two] {
        pc.pull();
        assert_eq!(pc.copy.cell(K::Party, id, "vat_id"), Some(&text("DE2")));
        assert_eq!(pc.copy.cell(K::Party, id, "notes"), Some(&text("seen")), "the other field is merged");
        let issue = &pc.copy.issues[&1];
        assert_eq!((issue.kind, issue.device), (IssueKind::Held, Id::named(&format!("{}/two", firm.id))));
        assert_eq!(issue.other.as_ref().map(|cell| Cell::decode(cell).unwrap()), Some(text("DE3")));
    }
    // Whoever has seen it says what shall stand, also where that stands already.
    one.write(vec![patch(K::Party, id, &[("vat_id", text("DE2"))])]);
    assert_eq!(one.push()[0].verdict, Verdict::Accepted);
    two.pull();
    assert!(two.copy.issues.is_empty());
}

#[test]
fn a_pc_gets_nothing_of_other_branches_and_no_confidential_figure() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    let mut north = firm.pc("north", Some("north"), shop("north"));
    let bank = put(K::BankAccount, Id::named("bank"), &[("iban", text("CANARY-IBAN"))]);
    office.write(vec![party("a", None), bank, deal("CANARY-SOUTH", "south"), deal("ours", "north")]);
    let line = |name: &str, of: &str| {
        put(K::DealLine, Id::named(name), &[("deal", bytes(Id::named(of))), ("text", text(name))])
    };
    office.write(vec![line("CANARY-LINE", "CANARY-SOUTH"), line("our line", "ours")]);
    office.push();
    let theirs = |pc: &support::Pc<'_>| format!("{:?}", pc.copy);
    north.pull();
    assert!(!theirs(&north).contains("CANARY"), "{}", theirs(&north));
    assert_eq!(north.copy.rows.len(), 3);
    north.load(Vec::new());
    assert!(!theirs(&north).contains("CANARY"));
    assert_eq!(north.copy.rows.len(), 3);
    office.pull();
    assert_eq!(theirs(&office).matches("CANARY").count(), 3);
    // A chunk that it may not hold cannot be had by its hash either.
    let ask = kontor_sync::wire::SnapshotAsk { parts: Vec::new(), at_least: 0 };
    let whole =
        db.change(|sql| kontor_server::hub::snapshot::manifest(sql, office.who, &ask, NOW)).unwrap().body.unwrap();
    for chunk in whole.chunks {
        let found = db.look(|sql| kontor_server::hub::snapshot::chunk(sql, north.who, &chunk.hash)).unwrap();
        assert_eq!(found.is_some(), shop("north").sees(&chunk.part), "{:?}", chunk.part);
    }
    // Another firm in the same database knows nothing of it.
    let elsewhere = Firm::new(&*db, "elsewhere");
    let mut stranger = elsewhere.pc("office", None, Reach::everything());
    stranger.pull();
    assert!(stranger.copy.rows.is_empty() && stranger.load(Vec::new()).is_empty());
}

#[test]
fn what_moves_to_another_branch_leaves_one_and_arrives_whole_in_the_other() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    let mut north = firm.pc("north", Some("north"), shop("north"));
    let mut south = firm.pc("south", Some("south"), shop("south"));
    let id = Id::named("deal");
    let line = put(K::DealLine, Id::named("line"), &[("deal", bytes(id)), ("text", text("line"))]);
    office.write(vec![deal("deal", "north"), line]);
    office.push();
    [&mut north, &mut south].into_iter().for_each(support::Pc::pull);
    assert_eq!((north.copy.rows.len(), south.copy.rows.len()), (2, 0));
    office.pull();
    office.write(vec![patch(K::Deal, id, &[("branch", bytes(Id::named("south")))])]);
    office.push();
    for pc in [&mut north, &mut south, &mut office] {
        pc.pull();
    }
    assert_eq!((north.copy.rows.len(), south.copy.rows.len(), office.copy.rows.len()), (0, 2, 2));
    assert_eq!(south.copy.cell(K::Deal, id, "title"), Some(&text("deal")), "the whole row, not the change");
}

#[test]
fn rights_that_grow_bring_old_rows_and_rights_that_shrink_take_them() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    let mut shop_pc = firm.pc("shop", Some("north"), shop("north"));
    office.write(vec![deal("old", "south"), deal("ours", "north")]);
    office.push();
    shop_pc.pull();
    let both = Reach { branches: Some([Id::named("north"), Id::named("south")].into()), ..Reach::default() };
    assert!(db.change(|sql| device::set_reach(sql, shop_pc.who, &both)).unwrap());
    shop_pc.pull();
    let south = Part { branch: Some(Id::named("south")), ..Part::COMMON };
    assert_eq!((shop_pc.copy.added.clone(), shop_pc.copy.dropped.len()), (vec![south], 0));
    let floors = shop_pc.copy.floors.clone();
    let mut loaded = firm.pc("shop", Some("north"), both.clone());
    assert_eq!(loaded.load(vec![south]), BTreeSet::from([south]));
    assert_eq!((loaded.copy.rows.len(), floors), (1, vec![(south, 1)]));
    office.write(vec![deal("new", "south")]);
    office.push();
    shop_pc.pull();
    assert!(shop_pc.copy.cell(K::Deal, Id::named("new"), "title").is_some());
    let costs = Reach { branches: Some([Id::named("north")].into()), facets: [Facet::Cost].into(), ..Reach::default() };
    db.change(|sql| device::set_reach(sql, shop_pc.who, &costs)).unwrap();
    shop_pc.pull();
    assert_eq!(shop_pc.copy.dropped, [south]);
}

#[test]
fn a_snapshot_and_the_feed_behind_it_are_what_the_feed_is() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    for round in 0..30 {
        office.write(vec![party(&format!("p{round}"), None), deal(&format!("d{round}"), "north")]);
    }
    office.write(vec![Op::Delete { table: K::Party.wire(), id: Id::named("p3") }]);
    office.push();
    let mut loaded = firm.pc("loaded", None, Reach::everything());
    loaded.load(Vec::new());
    office.write(vec![patch(K::Party, Id::named("p5"), &[("name", text("other"))])]);
    office.push();
    let mut pulled = firm.pc("pulled", None, Reach::everything());
    [&mut loaded, &mut pulled].into_iter().for_each(support::Pc::pull);
    assert_eq!(loaded.copy.rows, pulled.copy.rows);
    assert_eq!(loaded.copy.removed, pulled.copy.removed);
    assert_eq!(loaded.copy.seqs, [32]);
}

#[test]
fn what_was_erased_is_nowhere_any_more() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = firm.pc("office", None, Reach::everything());
    let id = Id::named("Margarete Canary");
    office.write(vec![party("Margarete Canary", Some("DE-CANARY"))]);
    office.push();
    let mut late = firm.pc("late", None, Reach::everything());
    late.load(Vec::new());
    office.pull();
    let erased = cells(K::Party, &[("name", text("")), ("vat_id", Cell::Null)]);
    office.write(vec![Op::Erase { table: K::Party.wire(), id, cells: erased }]);
    assert_eq!(office.push()[0].verdict, Verdict::Accepted);
    late.write(vec![patch(K::Party, id, &[("notes", text("still there"))])]);
    assert_eq!(late.push()[0].verdict, Verdict::Refused(Reason::Erased));
    let mut fresh = firm.pc("fresh", None, Reach::everything());
    fresh.pull();
    assert_eq!(fresh.copy.cell(K::Party, id, "name"), Some(&text("")));
    for (table, columns) in
        [("feed_op", "bytes"), ("feed_commit", "coalesce(beside, bytes)"), ("row_state", "cells"), ("lookup", "word")]
    {
        let rows = db.look(|sql| sql.query(&format!("SELECT {columns} FROM {table}"), &[])).unwrap();
        for mut row in rows {
            let held = row.take::<Vec<u8>>().unwrap_or_default();
            assert!(!String::from_utf8_lossy(&held).contains("Canary"), "{table}");
        }
    }
}

#[test]
fn a_revoked_pc_delivers_into_quarantine_and_gets_nothing() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    one.write(vec![party("a", None)]);
    one.push();
    assert!(db.change(|sql| device::revoke(sql, one.who)).unwrap());
    one.write(vec![party("b", None)]);
    assert_eq!(one.send(&one.push_from(1)), Err(Stop::Revoked));
    let ask = kontor_sync::wire::Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 0 };
    let reply = db.look(|sql| kontor_server::hub::pull::pull(sql, one.who, &ask, NOW)).unwrap();
    assert_eq!(reply.body, Err(Stop::Revoked));
    assert_eq!(db.look(|sql| firm::head(sql, firm.id)).unwrap().head, 1);
    assert_eq!(db.look(|sql| Ok(sql.query("SELECT dseq FROM quarantine", &[])?.len())).unwrap(), 1);
}
