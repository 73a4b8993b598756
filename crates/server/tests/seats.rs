//! What a PC may hold follows from whose work is done there: a change of people or roles that head office accepts brings the PC what
//! it gains, and takes from it what it loses.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use kontor_core::company::User;
use kontor_core::entity::{BranchId, EntityKind as K, RoleId, UserId};
use kontor_core::id::Id;
use kontor_core::permission::role::{Role, RoleKey};
use kontor_core::permission::{Action, Facet, Grant, ReadyRole, Resource, Scope};
use kontor_server::db::{Database, Watched, open};
use kontor_server::hub::reach::{self, Holds, Seat};
use kontor_server::hub::{Who, device};
use kontor_sync::commit::Op;
use kontor_sync::part::{Part, Reach};
use kontor_sync::wire::Verdict;
use support::cluster::Cluster;
use support::{Firm, Pc, bytes, put, put_record, text};

/// A role of the firm's own.
const COUNTER: &str = "counter";

/// A role of the firm's own that sees documents that far.
fn role(scope: Scope, facets: &[Facet]) -> Op {
    let grants = vec![Grant { resource: Resource::Document, action: Action::See, scope }];
    let id = RoleId(Id::named(COUNTER));
    put_record(&Role { id, name: "Counter".to_owned(), grants, facets: facets.to_vec() })
}
fn own() -> RoleKey {
    RoleKey::Own(RoleId(Id::named(COUNTER)))
}
fn worker(name: &str, role: RoleKey, branch: &str, active: bool) -> Op {
    let branch = Some(BranchId(Id::named(branch)));
    let id = UserId(Id::named(name));
    put_record(&User { id, name: name.to_owned(), role, language: None, employee: None, active, team: None, branch })
}
/// What whoever sees no deals sees at a branch.
fn shop(branch: &str) -> Reach {
    Reach { teams: Some([].into()), ..support::shop(branch) }
}
fn at(branch: &str) -> Part {
    Part { branch: Some(Id::named(branch)), ..Part::COMMON }
}
fn deal(name: &str, branch: &str) -> Op {
    put(K::Deal, Id::named(name), &[("title", text(name)), ("branch", bytes(Id::named(branch)))])
}
fn seat(role: RoleKey, people: &[&str]) -> Seat {
    Seat { role, people: people.iter().map(|name| UserId(Id::named(name))).collect() }
}

/// The PC of the administrator, and business in three branches.
fn office<'d>(firm: &Firm<'d>) -> Pc<'d> {
    let mut office = firm.pc("office", None, Reach::everything());
    office.write(vec![support::person("user", ReadyRole::Administrator, None), role(Scope::Company, &[Facet::Credit])]);
    office.write(["north", "south", "east"].map(|branch| deal(&format!("in {branch}"), branch)).into());
    office.push();
    office
}
fn seated<'d>(firm: &Firm<'d>, name: &str, seat: Seat) -> Pc<'d> {
    firm.open_place(Some("north"), Holds::Follows(seat));
    let mut pc = firm.join(name);
    pc.pull();
    pc
}
fn accepted(pc: &mut Pc<'_>, ops: Vec<Op>) {
    pc.write(ops);
    assert!(pc.push().iter().all(|outcome| outcome.verdict == Verdict::Accepted));
}
/// What a PC is told that it gains and loses.
fn rearranged(pc: &mut Pc<'_>) -> (BTreeSet<Part>, BTreeSet<Part>) {
    pc.copy.added.clear();
    pc.copy.dropped.clear();
    pc.pull();
    (pc.copy.added.iter().copied().collect(), pc.copy.dropped.iter().copied().collect())
}
fn reach_of(pc: &Pc<'_>) -> (Reach, u64) {
    let device = pc.db.look(|sql| device::find(sql, pc.who)).unwrap().unwrap();
    (device.reach, device.epoch)
}

fn a_role_is_narrowed_and_widened(firm: &Firm<'_>) {
    let mut office = office(firm);
    let mut counter = seated(firm, "counter", seat(own(), &[]));
    assert_eq!(counter.copy.rows.keys().filter(|(table, _)| *table == K::Deal.wire()).count(), 3);
    accepted(&mut office, vec![role(Scope::Branch, &[])]);
    assert_eq!(rearranged(&mut counter), ([].into(), [at("east"), at("south")].into()));
    assert_eq!(reach_of(&counter), (shop("north"), 2));
    accepted(&mut office, vec![deal("more", "south"), deal("ours", "north")]);
    counter.pull();
    let has = |pc: &Pc<'_>, name| pc.copy.cell(K::Deal, Id::named(name), "title").is_some();
    assert_eq!([has(&counter, "more"), has(&counter, "ours")], [false, true]);
    accepted(&mut office, vec![role(Scope::Company, &[])]);
    assert_eq!(rearranged(&mut counter), ([at("south"), at("east")].into(), [].into()));
    accepted(&mut office, vec![Op::Delete { table: K::Role.wire(), id: Id::named(COUNTER) }]);
    assert_eq!(reach_of(&counter), (shop("north"), 4), "a role that is removed allows nothing");
}

fn a_person_goes_to_another_branch(firm: &Firm<'_>) {
    let mut office = office(firm);
    let shop_of = |branch| worker("nora", RoleKey::Ready(ReadyRole::Shop), branch, true);
    accepted(&mut office, vec![shop_of("south")]);
    let mut till = seated(firm, "till", seat(RoleKey::Ready(ReadyRole::Shop), &["nora"]));
    let both = [Id::named("north"), Id::named("south")].into();
    assert_eq!(reach_of(&till).0, Reach { branches: Some(both), facets: [Facet::Cost].into(), ..shop("north") });
    // What the same push says is told to whom it reaches by then.
    accepted(&mut office, vec![shop_of("east"), deal("left", "south"), deal("new", "east")]);
    assert_eq!(rearranged(&mut till), ([at("east")].into(), [at("south")].into()));
    assert!(till.copy.cell(K::Deal, Id::named("left"), "title").is_none());
    let (_, as_of) = till.copy.floors.iter().find(|(part, _)| *part == at("east")).unwrap();
    assert_eq!(*as_of, office.commits.len() as u64, "what came with the move is in what is loaded");
}

fn a_person_leaves(firm: &Firm<'_>) {
    let mut office = office(firm);
    let boss = |active| worker("boss", RoleKey::Ready(ReadyRole::Administrator), "south", active);
    accepted(&mut office, vec![boss(true)]);
    let mut till = seated(firm, "till", seat(RoleKey::Ready(ReadyRole::Shop), &["boss", "nobody"]));
    assert_eq!(reach_of(&till).0, Reach::everything());
    accepted(&mut office, vec![boss(false)]);
    let small = Reach { facets: [Facet::Cost].into(), ..shop("north") };
    assert_eq!(reach_of(&till), (small.clone(), 2), "dismissed");
    assert_eq!(rearranged(&mut till).1, [at("south"), at("east")].into());
    accepted(&mut office, vec![boss(true)]);
    assert_eq!(reach_of(&till), (Reach::everything(), 3), "is back");
    accepted(&mut office, vec![worker("boss", own(), "south", true), role(Scope::Branch, &[])]);
    let both = Some([Id::named("north"), Id::named("south")].into());
    assert_eq!(
        reach_of(&till),
        (Reach { branches: both, ..small.clone() }, 4),
        "has another role, narrowed with the same push"
    );
    accepted(&mut office, vec![Op::Delete { table: K::User.wire(), id: Id::named("boss") }]);
    assert_eq!(reach_of(&till), (small, 5), "removed");
}

fn what_was_given_stays_until_somebody_says_who_works_there(firm: &Firm<'_>) {
    let mut office = office(firm);
    let fixed = firm.pc("fixed", Some("north"), shop("north"));
    accepted(&mut office, vec![role(Scope::Branch, &[]), worker("nora", own(), "south", true)]);
    assert_eq!([reach_of(&fixed), reach_of(&office)], [(shop("north"), 1), (Reach::everything(), 1)]);
    let assign = |who: Who, branch: &str, seat: &Seat| {
        firm.db.change(|sql| reach::assign(sql, who, Some(Id::named(branch)), seat)).unwrap()
    };
    assert!(assign(fixed.who, "east", &seat(own(), &["nora"])));
    let both = Some([Id::named("east"), Id::named("south")].into());
    assert_eq!(reach_of(&fixed), (Reach { branches: both, ..shop("north") }, 2));
    accepted(&mut office, vec![worker("nora", own(), "south", false)]);
    assert_eq!(reach_of(&fixed), (shop("east"), 3));
    assert!(!assign(Who { device: Id::named("none"), ..fixed.who }, "east", &seat(own(), &[])));
}

fn a_place_that_waits_gives_what_the_role_may_when_the_pc_joins(firm: &Firm<'_>) {
    let mut office = office(firm);
    firm.open_place(Some("north"), Holds::Follows(seat(own(), &[])));
    accepted(&mut office, vec![role(Scope::Branch, &[Facet::Bank])]);
    let late = firm.join("late");
    assert_eq!(reach_of(&late), (Reach { facets: [Facet::Bank].into(), ..shop("north") }, 1));
    // Taken out, it gains nothing any more.
    firm.db.change(|sql| device::revoke(sql, late.who)).unwrap();
    accepted(&mut office, vec![role(Scope::Company, &[Facet::Bank])]);
    assert_eq!(reach_of(&late).1, 1);
}

const STORIES: [fn(&Firm<'_>); 5] = [
    a_role_is_narrowed_and_widened,
    a_person_goes_to_another_branch,
    a_person_leaves,
    what_was_given_stays_until_somebody_says_who_works_there,
    a_place_that_waits_gives_what_the_role_may_when_the_pc_joins,
];

fn tell_all(db: &dyn Database) {
    for (at, story) in STORIES.iter().enumerate() {
        story(&Firm::new(db, &format!("firm {at}")));
    }
}

fn sqlite() -> (tempfile::TempDir, Box<dyn Database>) {
    let folder = tempfile::tempdir().unwrap();
    let db = open(folder.path().join("office.db").to_str().unwrap()).unwrap();
    (folder, db)
}

#[test]
fn reach_follows_people_and_roles() {
    let (_folder, db) = sqlite();
    tell_all(&*db);
}

#[test]
fn reach_follows_people_and_roles_over_postgresql() {
    let cluster = Cluster::start();
    tell_all(&*open(&cluster.database("seats")).unwrap());
}

#[test]
fn only_a_push_of_people_or_roles_asks_for_seats_and_many_pcs_ask_as_often_as_one() {
    let (_folder, inner) = sqlite();
    let heard = Arc::new(Mutex::new(Vec::<String>::new()));
    let hears = Arc::clone(&heard);
    let db: Box<dyn Database> = Box::new(Watched::new(inner, move |sql| hears.lock().unwrap().push(sql.to_owned())));
    let firm = Firm::new(&*db, "firm");
    let mut office = office(&firm);
    let names: Vec<String> = (0..6).map(|no| format!("person {no}")).collect();
    accepted(&mut office, names.iter().map(|name| worker(name, own(), "south", true)).collect());
    let mut push = |ops: Vec<Op>| {
        heard.lock().unwrap().clear();
        accepted(&mut office, ops);
        let heard = heard.lock().unwrap();
        (heard.len(), heard.iter().any(|sql| sql.contains("seat IS NOT NULL")))
    };
    seated(&firm, "pc 0", seat(own(), &["person 0"]));
    let language = |name: &str| support::patch(K::User, Id::named(name), &[("language", text("de"))]);
    let one = push(vec![language("person 0")]);
    assert!(one.1, "a change of a person");
    assert!(!push(vec![deal("another", "north")]).1, "nothing of people");
    for (no, name) in names.iter().enumerate().skip(1) {
        seated(&firm, &format!("pc {no}"), seat(own(), &[name]));
    }
    assert_eq!(push(vec![language("person 1")]), one);
}
