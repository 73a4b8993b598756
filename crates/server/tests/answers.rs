//! What the author of a commit hears of it: for everything that it wanted, what stands, and nobody else hears it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_core::permission::ReadyRole;
use kontor_server::db::{Database, open};
use kontor_server::hub::{device, pull};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::part::Reach;
use kontor_sync::wire::{Change, Frame, Pull, Push, Reason, Verdict};
use proptest::prelude::*;
use support::desk::Desk;
use support::{Firm, NOW, bytes, patch, person, put, shop, text};

fn database() -> (tempfile::TempDir, Box<dyn Database>) {
    let folder = tempfile::tempdir().unwrap();
    let database = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    (folder, database)
}
fn boss() -> Id {
    Id::named("boss")
}
/// Somebody who may write parties, and no deals.
fn clerk() -> Id {
    Id::named("clerk")
}
fn people() -> Vec<Op> {
    vec![person("boss", ReadyRole::Administrator, None), person("clerk", ReadyRole::Shop, Some("north"))]
}
fn party(id: &str, vat_id: &str, name: &str) -> Op {
    put(K::Party, Id::named(id), &[("vat_id", text(vat_id)), ("name", text(name))])
}
fn deal(id: &str, title: &str, branch: &str) -> Op {
    put(K::Deal, Id::named(id), &[("title", text(title)), ("branch", bytes(Id::named(branch)))])
}
fn removal(kind: K, id: &str) -> Op {
    Op::Delete { table: kind.wire(), id: Id::named(id) }
}
/// What a commit of its own brought, as ops; rows that went as none.
fn answer(desk: &Desk<'_>, dseq: u64) -> Vec<Option<Op>> {
    let told = desk.told.iter().find(|told| told.device == desk.pc.who.device && told.dseq == dseq).unwrap();
    let changes = told.changes.iter().filter_map(|change| match change {
        Change::Row(op) => Some(Some(Op::decode(op).unwrap())),
        Change::Out { to, .. } => {
            assert_eq!(*to, None);
            Some(None)
        }
        Change::Opened(_) | Change::Closed { .. } => None,
    });
    changes.collect()
}

#[test]
fn what_lost_was_held_or_refused_comes_back_as_it_stands() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = Desk::new(firm.pc("one", None, Reach::everything()));
    let mut two = Desk::new(firm.pc("two", None, Reach::everything()));
    let mut third = Desk::new(firm.pc("third", None, Reach::everything()));
    one.write_as(boss(), people());
    one.write_as(boss(), vec![party("a", "DE1", "Alpha"), deal("d", "Deal", "north")]);
    one.push(9);
    [&mut one, &mut two, &mut third].into_iter().for_each(Desk::pull);
    let heard = third.told.len();

    let a = |named: &[(&str, Cell)]| patch(K::Party, Id::named("a"), named);
    // Its clock is ahead: what it says of the name is later.
    one.pc.clock_ms += 5_000;
    one.write_as(boss(), vec![a(&[("vat_id", text("DE2")), ("name", text("Beta"))])]);
    one.push(9);
    two.write_as(boss(), vec![a(&[("vat_id", text("DE3"))])]);
    two.write_as(boss(), vec![a(&[("name", text("Gamma"))])]);
    let titled = patch(K::Deal, Id::named("d"), &[("title", text("Mine")), ("notes", text("secret plan"))]);
    two.write_as(clerk(), vec![titled]);
    two.write_as(clerk(), vec![deal("new", "New", "north"), party("b", "DE9", "Delta")]);
    two.write_as(clerk(), vec![removal(K::Deal, "d")]);
    two.write_as(boss(), vec![a(&[("name", text("Beta"))])]);
    let push = two.pc.push_between(0, 6);
    let verdicts: Vec<Verdict> = two.pc.send(&push).unwrap().into_iter().map(|outcome| outcome.verdict).collect();
    let refused = Verdict::Refused(Reason::NotAllowed);
    assert_eq!(verdicts[2..5], [refused.clone(), refused.clone(), refused]);
    two.pc.acknowledged = 6;
    two.pull();
    assert_eq!(answer(&two, 1), [Some(a(&[("vat_id", text("DE2"))]))], "held");
    assert_eq!(answer(&two, 2), [Some(a(&[("name", text("Beta"))]))], "lost");
    let stands = patch(K::Deal, Id::named("d"), &[("title", text("Deal")), ("notes", Cell::Null)]);
    assert_eq!(answer(&two, 3), [Some(stands)], "refused");
    assert_eq!(answer(&two, 4), [None, None], "rows that are not at head office");
    let back = Op::Undelete { table: K::Deal.wire(), id: Id::named("d") };
    assert_eq!(answer(&two, 5), [Some(back)], "a removal that did not happen");
    [&mut one, &mut third].into_iter().for_each(Desk::pull);
    for pc in [&one, &third] {
        assert_eq!((&two.rows, &two.removed), (&pc.rows, &pc.removed));
    }
    let news = &third.told[heard..];
    let rows = news.iter().flat_map(|told| &told.changes).filter(|change| !matches!(change, Change::Opened(_)));
    assert_eq!(rows.count(), 1, "nobody else hears of what was not applied: {news:?}");
}

#[test]
fn what_is_out_of_reach_is_taken_away_and_never_told() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = Desk::new(firm.pc("office", None, Reach::everything()));
    let mut north = Desk::new(firm.pc("north", Some("north"), shop("north")));
    office.write_as(boss(), people());
    office.write_as(boss(), vec![deal("d", "Deal", "north")]);
    office.push(9);
    [&mut office, &mut north].into_iter().for_each(Desk::pull);
    office.pc.clock_ms += 5_000;
    let away = [("branch", bytes(Id::named("south"))), ("title", text("CANARY"))];
    office.write_as(boss(), vec![patch(K::Deal, Id::named("d"), &away)]);
    office.push(9);
    north.write_as(boss(), vec![patch(K::Deal, Id::named("d"), &[("title", text("Ours")), ("notes", text("n"))])]);
    north.write_as(boss(), vec![deal("theirs", "For the south", "south")]);
    north.push(9);
    north.pull();
    assert_eq!(answer(&north, 1), [None]);
    assert_eq!(answer(&north, 2), [None]);
    assert!(!format!("{:?}", north.told).contains("CANARY"));
    assert_eq!(north.rows.len(), 2, "the people are left");
    // A fact that was posted stays where it was posted.
    let event = [("document", bytes(Id::named("elsewhere"))), ("kind", text("sent"))];
    let event = support::cells(K::StageChange, &[("deal", event[0].1.clone())]);
    north.write_as(boss(), vec![Op::Fact { table: K::StageChange.wire(), id: Id::named("e"), cells: event }]);
    north.push(9);
    north.pull();
    assert_eq!(north.rows.len(), 3);
}

#[test]
fn a_change_of_what_moved_with_the_same_commit_is_not_taken_back_by_the_move() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut office = Desk::new(firm.pc("office", None, Reach::everything()));
    let line = |text: &str| [("deal", bytes(Id::named("d"))), ("text", self::text(text))];
    office.write_as(boss(), people());
    office.write_as(boss(), vec![deal("d", "Deal", "south"), put(K::DealLine, Id::named("l"), &line("Before"))]);
    let away = patch(K::Deal, Id::named("d"), &[("branch", bytes(Id::named("north")))]);
    office.write_as(boss(), vec![away, patch(K::DealLine, Id::named("l"), &line("After"))]);
    office.push(9);
    office.pull();
    let mut fresh = firm.pc("fresh", Some("fresh"), Reach::everything());
    fresh.load(Vec::new());
    fresh.pull();
    assert_eq!(office.rows, fresh.copy.rows);
}

#[test]
fn pages_neither_miss_nor_double_a_commit_of_the_author() {
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = Desk::new(firm.pc("one", Some("north"), shop("north")));
    one.write_as(boss(), people());
    let long = "x".repeat(9_000);
    for no in 0..700 {
        // All sorts: applied, refused, and out of its own reach.
        let name = format!("row {no}");
        let (user, branch) = match no % 3 {
            0 => (boss(), "north"),
            1 => (clerk(), "north"),
            _ => (boss(), "south"),
        };
        one.write_as(user, vec![deal(&name, &long, branch)]);
    }
    // Among what somebody else writes, which is what fills the pages: it is not sent back what it has.
    let mut two = Desk::new(firm.pc("two", None, Reach::everything()));
    one.push(1);
    two.pull();
    for no in 0..350 {
        two.write_as(boss(), vec![deal(&format!("other row {no}"), &long, "north")]);
    }
    while one.pc.acknowledged < one.pc.commits.len() {
        one.push(100);
        two.push(50);
    }
    let mut pages = 1;
    while one.pull_page() {
        pages += 1;
    }
    assert!(pages > 2, "{pages}");
    assert_eq!(one.own, (1..=701).collect::<Vec<_>>());
    assert_eq!(one.rows.len(), 2 + 234 + 350);
}

#[derive(Debug, Clone)]
enum Step {
    Write { pc: usize, allowed: bool, changes: Vec<(u8, u8, u8, u8)> },
    Push { pc: usize, most: usize },
    Page { pc: usize },
    Grow,
}

fn step() -> impl Strategy<Value = Step> {
    let change = (0..7_u8, 0..6_u8, 0..3_u8, 0..3_u8);
    prop_oneof![
        6 => (0..3_usize, any::<bool>(), prop::collection::vec(change, 1..4))
            .prop_map(|(pc, allowed, changes)| Step::Write { pc, allowed, changes }),
        3 => (0..3_usize, 1..4_usize).prop_map(|(pc, most)| Step::Push { pc, most }),
        3 => (0..3_usize).prop_map(|pc| Step::Page { pc }),
        1 => Just(Step::Grow),
    ]
}

/// A change of a row that is here; or a new one, which only one PC makes, and once.
fn change(desk: &Desk<'_>, pc: usize, (sort, row, column, value): (u8, u8, u8, u8)) -> Option<Op> {
    let kind = [K::Party, K::Deal, K::DealLine][usize::from(sort % 3)];
    let id = Id::named(&format!("{} {row}", kind.table()));
    let key = (kind.wire(), id);
    let branch = bytes(Id::named(["north", "south"][usize::from(value % 2)]));
    let said = text(&format!("value {value}"));
    let named: Vec<(&str, Cell)> = match (kind, column) {
        (K::Party, 0) => vec![("name", said)],
        (K::Party, 1) => vec![("vat_id", said)],
        (K::Party, _) => vec![("notes", Cell::Null), ("name", said)],
        (K::Deal, 0) => vec![("branch", branch)],
        (K::Deal, 1) => vec![("title", said)],
        (K::Deal, _) => vec![("branch", branch), ("notes", said)],
        _ => vec![("deal", bytes(Id::named(&format!("deal {}", column + value)))), ("text", said)],
    };
    match (desk.rows.contains_key(&key), desk.removed.contains(&key)) {
        (false, _) => (usize::from(row % 3) == pc && !desk.made.contains(&key)).then(|| put(kind, id, &named)),
        (true, true) => (sort > 4).then_some(Op::Undelete { table: key.0, id }),
        (true, false) if sort == 6 => Some(Op::Delete { table: key.0, id }),
        (true, false) => Some(patch(kind, id, &named)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]
    #[test]
    fn a_pc_that_applies_what_it_is_told_has_what_head_office_has(steps in prop::collection::vec(step(), 1..60)) {
        let (_folder, db) = database();
        let firm = Firm::new(&*db, "firm");
        let pcs = [
            firm.pc("office", None, Reach::everything()),
            firm.pc("north", Some("north"), shop("north")),
            firm.pc("south", Some("south"), shop("south")),
        ];
        let mut desks = pcs.map(Desk::new);
        desks[0].write_as(boss(), people());
        desks[0].push(1);
        desks.iter_mut().for_each(Desk::pull);
        let mut north = shop("north");
        for step in steps {
            match step {
                Step::Write { pc, allowed, changes } => {
                    let desk = &mut desks[pc];
                    let mut ops: Vec<Op> = Vec::new();
                    for op in changes.into_iter().filter_map(|one| change(desk, pc, one)) {
                        // One commit says one thing of a row.
                        if ops.iter().all(|other| other.id() != op.id()) {
                            ops.push(op);
                        }
                    }
                    if !ops.is_empty() {
                        desk.write_as(if allowed { boss() } else { clerk() }, ops);
                    }
                }
                Step::Push { pc, most } => desks[pc].push(most),
                Step::Page { pc } => drop(desks[pc].pull_page()),
                Step::Grow => {
                    north.branches = Some([Id::named("north"), Id::named("south")].into());
                    db.change(|sql| device::set_reach(sql, desks[1].pc.who, &north)).unwrap();
                }
            }
        }
        for desk in &mut desks {
            desk.push(1_000);
        }
        let reaches = [Reach::everything(), north, shop("south")];
        for (desk, reach) in desks.iter_mut().zip(reaches) {
            desk.pull();
            let mut fresh = firm.pc("fresh", Some("fresh"), reach);
            // A snapshot may be older than the feed.
            fresh.load(Vec::new());
            fresh.pull();
            prop_assert_eq!(&desk.rows, &fresh.copy.rows);
            prop_assert_eq!(&desk.removed, &fresh.copy.removed);
        }
    }
}

#[test]
fn what_was_written_under_a_feed_that_was_set_back_comes_back_whole() {
    const RESTORED: [u8; 16] = [3; 16];
    let (_folder, db) = database();
    let firm = Firm::new(&*db, "firm");
    let mut one = firm.pc("one", None, Reach::everything());
    one.write(vec![party("a", "DE1", "Alpha")]);
    db.change(|sql| kontor_server::hub::firm::renew_feed(sql, firm.id, RESTORED)).unwrap();
    one.push();
    one.write(vec![party("b", "DE2", "Beta")]);
    one.send(&Push { feed: Some(RESTORED), ..one.push_from(1) }).unwrap();
    let asked = Pull { feed: Some(RESTORED), cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 1 };
    let page = db.look(|sql| pull::pull(sql, one.who, &asked, NOW)).unwrap().body.unwrap();
    let told = page.frames.into_iter().map(|frame| match frame {
        Frame::Commit(told) => told.changes,
        other => panic!("{other:?}"),
    });
    // The row may hold here what others wrote into it under the feed that is gone; the second is here as head office has it.
    let whole = vec![Change::Row(party("a", "DE1", "Alpha").encode())];
    assert_eq!(told.collect::<Vec<_>>(), [whole, Vec::new()]);
}
