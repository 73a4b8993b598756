//! Deals lie with a team: a PC of another team never gets a byte of them, and they move whole.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod support;

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind as K;
use kontor_core::id::Id;
use kontor_core::permission::Scope;
use kontor_server::db::{Database, open};
use kontor_server::hub::{device, pull, reach};
use kontor_sync::part::Part;
use kontor_sync::wire::Pull;
use support::cluster::Cluster;
use support::teams::{accepted, deal, given, moves_to, office, part, role, seat_of, seated, title_of, whole};
use support::{Firm, Pc, bytes, patch, text};

fn teams_of(pc: &Pc<'_>) -> Option<BTreeSet<Id>> {
    pc.db.look(|sql| device::find(sql, pc.who)).unwrap().unwrap().reach.teams
}
/// All that head office tells a PC of the feed, as it travels.
fn told(pc: &Pc<'_>) -> Vec<u8> {
    let asked = Pull { feed: None, cursor: 0, epoch: 0, floors: Vec::new(), incarnation: 0 };
    let reply = pc.db.look(|sql| pull::pull(sql, pc.who, &asked, support::NOW)).unwrap();
    assert!(!reply.body.as_ref().unwrap().more, "all of it is one page");
    minicbor::to_vec(&reply).unwrap()
}
fn sings(told: &[u8], name: &str) -> bool {
    told.windows(title_of(name).len()).any(|bytes| bytes == title_of(name).as_bytes())
}

fn a_team_sees_its_deals_and_those_of_no_team(firm: &Firm<'_>) {
    let _office = office(firm);
    let (red, blue) = (seated(firm, "red", &["nora"]), seated(firm, "blue", &["bo"]));
    let (both, loner) = (seated(firm, "both", &["nora", "bo"]), seated(firm, "loner", &["cy"]));
    assert_eq!(whole(&red), ["noras", "ritas", "cys", "nobodys"].into());
    assert_eq!(whole(&blue), ["bos", "cys", "nobodys"].into());
    assert_eq!(whole(&both).len(), 5);
    assert_eq!(whole(&loner), ["cys", "nobodys"].into());
    // Of a PC without people nobody knows whose it is.
    assert_eq!(whole(&seated(firm, "anybody's", &[])).len(), 5);
}

fn a_role_tells_how_far_deals_are_seen(firm: &Firm<'_>) {
    let mut office = office(firm);
    let (named, unnamed) = (seated(firm, "named", &["nora"]), seated(firm, "unnamed", &[]));
    let red: BTreeSet<Id> = [Id::named("red")].into();
    for (scope, expected) in [
        (Some(Scope::Own), [Some(red.clone()), None]),
        (Some(Scope::Branch), [None, None]),
        (Some(Scope::Company), [None, None]),
        (None, [Some(BTreeSet::new()), Some(BTreeSet::new())]),
        (Some(Scope::Team), [Some(red), None]),
    ] {
        accepted(&mut office, vec![role(scope)]);
        assert_eq!([teams_of(&named), teams_of(&unnamed)], expected, "{scope:?}");
    }
}

fn a_deal_is_given_to_another_team(firm: &Firm<'_>) {
    let mut office = office(firm);
    let (mut red, mut blue) = (seated(firm, "red", &["nora"]), seated(firm, "blue", &["bo"]));
    accepted(&mut office, given("noras", "blue"));
    red.pull();
    blue.pull();
    assert_eq!(whole(&red), ["ritas", "cys", "nobodys"].into());
    assert_eq!(whole(&blue), ["noras", "bos", "cys", "nobodys"].into());
    // Whoever gives one away lets go of it.
    blue.write_as(Id::named("bo"), given("bos", "red"));
    accepted(&mut blue, Vec::new());
    blue.pull();
    red.pull();
    assert_eq!(whole(&blue), ["noras", "cys", "nobodys"].into());
    assert_eq!(whole(&red), ["ritas", "bos", "cys", "nobodys"].into());
}

fn a_person_takes_the_deals_along(firm: &Firm<'_>) {
    let mut office = office(firm);
    let (mut noras, mut ritas) = (seated(firm, "nora's", &["nora"]), seated(firm, "rita's", &["rita"]));
    let mut blue = seated(firm, "blue", &["bo"]);
    accepted(&mut office, moves_to("nora", "noras", "blue"));
    ritas.pull();
    blue.pull();
    assert_eq!(whole(&ritas), ["ritas", "cys", "nobodys"].into());
    assert_eq!(whole(&blue), ["noras", "bos", "cys", "nobodys"].into());
    noras.pull();
    assert_eq!((&noras.copy.dropped, &noras.copy.added), (&vec![part(Some("red"))], &vec![part(Some("blue"))]));
    assert_eq!(
        noras.load(Vec::new()).iter().filter(|part| part.team.is_some()).collect::<Vec<_>>(),
        [&part(Some("blue"))]
    );
    assert_eq!(whole(&noras), ["noras", "bos", "cys", "nobodys"].into());
}

/// All that a PC has loaded and pulled, with the feed told once more from a place on: as when a new part was loaded ahead of it.
fn loaded_ahead(pc: &mut Pc<'_>, cursor: u64, part: Part) {
    pc.load(Vec::new());
    let as_of = std::mem::replace(&mut pc.copy.cursor, cursor);
    pc.copy.floors.push((part, as_of));
    pc.pull();
}

fn what_a_pc_puts_out_of_its_reach_leaves_it_whole(firm: &Firm<'_>) {
    let mut office = office(firm);
    let mut red = seated(firm, "red", &["nora"]);
    accepted(&mut office, vec![patch(K::User, Id::named("nora"), &[("team", bytes(Id::named("green")))])]);
    // It has not heard yet that nothing of its team is for it any more.
    red.write(given("noras", "blue"));
    accepted(&mut red, Vec::new());
    red.pull();
    assert!(!whole(&red).contains("noras"), "the line and the stage went along");
    let out_of_reach = BTreeSet::from([part(Some("red")), part(Some("blue"))]);
    assert_eq!(red.copy.dropped.iter().copied().collect::<BTreeSet<_>>(), out_of_reach);
}

fn a_deal_that_left_and_came_back_with_a_new_part_stays(firm: &Firm<'_>) {
    let mut office = office(firm);
    let mut red = seated(firm, "red", &["nora"]);
    let cursor = red.copy.cursor;
    accepted(&mut office, vec![patch(K::User, Id::named("nora"), &[("team", bytes(Id::named("green")))])]);
    // What it adds is out of its sight at once, and within it again with the next change.
    red.write(deal("late", Some("red")));
    accepted(&mut red, Vec::new());
    office.pull();
    accepted(&mut office, moves_to("nora", "late", "blue"));
    loaded_ahead(&mut red, cursor, part(Some("blue")));
    assert_eq!(whole(&red), ["bos", "late", "cys", "nobodys"].into());
}

fn a_deal_that_went_through_another_team_stays_where_it_was_loaded(firm: &Firm<'_>) {
    let mut office = office(firm);
    let mut ritas = seated(firm, "ritas", &["rita"]);
    let cursor = ritas.copy.cursor;
    accepted(&mut office, given("noras", "green"));
    accepted(&mut office, given("noras", "blue"));
    let who = ritas.who;
    let seat = seat_of(&["rita", "bo"]);
    assert!(firm.db.change(|sql| reach::assign(sql, who, Some(Id::named("north")), &seat)).unwrap());
    loaded_ahead(&mut ritas, cursor, part(Some("blue")));
    assert!(whole(&ritas).contains("noras"));
}

fn nothing_of_another_team_leaves_head_office(firm: &Firm<'_>) {
    let mut office = office(firm);
    let mut red = seated(firm, "red", &["nora"]);
    accepted(&mut office, given("ritas", "blue"));
    let canaries = |pc: &Pc<'_>| ["noras", "ritas", "bos"].map(|name| sings(&told(pc), name));
    assert_eq!(canaries(&red), [true, true, false], "ritas was told of while it was within reach");
    assert_eq!(canaries(&seated(firm, "late", &["nora"])), [true, true, false]);
    // Asked for by name, and by a change of what is out of sight.
    assert_eq!(red.load(vec![part(Some("blue"))]), BTreeSet::new());
    red.load(Vec::new());
    assert_eq!(whole(&red), ["noras", "cys", "nobodys"].into());
    for ops in [
        vec![patch(K::Deal, Id::named("bos"), &[("source", text("guess"))])],
        given("bos", "red"),
        vec![patch(K::DealLine, Id::named("line of bos"), &[("deal", bytes(Id::named("noras")))])],
    ] {
        red.write_as(Id::named("nora"), ops);
    }
    let verdicts: BTreeSet<String> = red.push().iter().map(|outcome| format!("{:?}", outcome.verdict)).collect();
    assert_eq!(verdicts, ["Refused(NotAllowed)".to_owned()].into());
    assert_eq!((canaries(&red)[2], canaries(&office)[2]), (false, true));
    red.load(Vec::new());
    assert_eq!(whole(&red), ["noras", "cys", "nobodys"].into());
}

const STORIES: [fn(&Firm<'_>); 8] = [
    a_team_sees_its_deals_and_those_of_no_team,
    a_role_tells_how_far_deals_are_seen,
    a_deal_is_given_to_another_team,
    a_person_takes_the_deals_along,
    what_a_pc_puts_out_of_its_reach_leaves_it_whole,
    a_deal_that_left_and_came_back_with_a_new_part_stays,
    a_deal_that_went_through_another_team_stays_where_it_was_loaded,
    nothing_of_another_team_leaves_head_office,
];

fn tell_all(db: &dyn Database) {
    for (at, story) in STORIES.iter().enumerate() {
        story(&Firm::new(db, &format!("firm {at}")));
    }
}

#[test]
fn deals_lie_with_their_team() {
    let folder = tempfile::tempdir().unwrap();
    tell_all(&*open(folder.path().join("office.db").to_str().unwrap()).unwrap());
}

#[test]
fn deals_lie_with_their_team_over_postgresql() {
    let cluster = Cluster::start();
    tell_all(&*open(&cluster.database("teams")).unwrap());
}
