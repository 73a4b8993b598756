//! A firm with people in teams: each of them works on a deal.

use std::collections::BTreeSet;

use kontor_core::company::User;
use kontor_core::deal::StageChange;
use kontor_core::entity::{BranchId, DealId, EntityKind as K, RoleId, StageChangeId, StageId, TeamId, UserId};
use kontor_core::id::Id;
use kontor_core::permission::role::{Role, RoleKey};
use kontor_core::permission::{Action, Grant, ReadyRole, Resource, Scope};
use kontor_core::time::Timestamp;
use kontor_server::hub::reach::{Holds, Seat};
use kontor_sync::commit::{Cell, Op};
use kontor_sync::part::{Part, Reach};
use kontor_sync::wire::Verdict;

use super::{Firm, Pc, bytes, patch, put, put_record, text};

/// A role that sees and changes deals that far.
pub fn role(scope: Option<Scope>) -> Op {
    let grant = |scope, action| Grant { resource: Resource::Deal, action, scope };
    let grants = scope.iter().flat_map(|scope| [Action::See, Action::Change].map(|action| grant(*scope, action)));
    let id = RoleId(Id::named("sales"));
    put_record(&Role { id, name: "Sales".to_owned(), grants: grants.collect(), facets: Vec::new() })
}
pub fn person(name: &str, team: Option<&str>) -> Op {
    put_record(&User {
        id: UserId(Id::named(name)),
        name: name.to_owned(),
        role: RoleKey::Own(RoleId(Id::named("sales"))),
        language: None,
        employee: None,
        active: true,
        team: team.map(|team| TeamId(Id::named(team))),
        branch: Some(BranchId(Id::named("north"))),
    })
}
pub fn part(team: Option<&str>) -> Part {
    Part { branch: Some(Id::named("north")), team: team.map(Id::named), facet: None }
}
/// A deal of a team, with a line and the stage that it is in.
pub fn deal(name: &str, team: Option<&str>) -> Vec<Op> {
    let (id, title) = (Id::named(name), text(&title_of(name)));
    let team = team.map_or(Cell::Null, |team| bytes(Id::named(team)));
    let line = Id::named(&format!("line of {name}"));
    let stage = super::fact(&StageChange {
        id: StageChangeId(Id::named(&format!("stage of {name}"))),
        deal: DealId(id),
        from: None,
        to: StageId(Id::named("stage")),
        at_ms: Timestamp(0),
        by: UserId(Id::named("user")),
    });
    vec![
        put(K::Deal, id, &[("title", title), ("branch", bytes(Id::named("north"))), ("team", team)]),
        put(K::DealLine, line, &[("deal", bytes(id)), ("text", text("chairs"))]),
        stage,
    ]
}
pub fn title_of(name: &str) -> String {
    format!("canary {name}")
}
pub fn given(name: &str, team: &str) -> Vec<Op> {
    vec![patch(K::Deal, Id::named(name), &[("team", bytes(Id::named(team)))])]
}
/// A person goes to another team with a deal.
pub fn moves_to(name: &str, deal: &str, team: &str) -> Vec<Op> {
    let person = patch(K::User, Id::named(name), &[("team", bytes(Id::named(team)))]);
    std::iter::once(person).chain(given(deal, team)).collect()
}

/// The PC of the administrator; two of one team, one of another, one of none, each with a deal, and one deal of nobody.
pub fn office<'d>(firm: &Firm<'d>) -> Pc<'d> {
    let mut office = firm.pc("office", None, Reach::everything());
    let teams = [("nora", Some("red")), ("rita", Some("red")), ("bo", Some("blue")), ("cy", None)];
    let people = teams.iter().map(|(name, team)| person(name, *team));
    let first = [super::person("user", ReadyRole::Administrator, None), role(Some(Scope::Team))];
    office.write(first.into_iter().chain(people).collect());
    let deals =
        [("noras", Some("red")), ("ritas", Some("red")), ("bos", Some("blue")), ("cys", None), ("nobodys", None)];
    office.write(deals.iter().flat_map(|(name, team)| deal(name, *team)).collect());
    accepted(&mut office, Vec::new());
    office
}
pub fn seat_of(people: &[&str]) -> Seat {
    let people = people.iter().map(|name| UserId(Id::named(name))).collect();
    Seat { role: RoleKey::Own(RoleId(Id::named("sales"))), people }
}
pub fn seated<'d>(firm: &Firm<'d>, name: &str, people: &[&str]) -> Pc<'d> {
    firm.open_place(Some("north"), Holds::Follows(seat_of(people)));
    let mut pc = firm.join(name);
    pc.pull();
    pc
}
pub fn accepted(pc: &mut Pc<'_>, ops: Vec<Op>) {
    if !ops.is_empty() {
        pc.write(ops);
    }
    let odd: Vec<_> = pc.push().into_iter().filter(|outcome| outcome.verdict != Verdict::Accepted).collect();
    assert_eq!(odd, []);
}
/// The deals that a PC has whole: title, line and stage.
pub fn whole(pc: &Pc<'_>) -> BTreeSet<&'static str> {
    let of = |kind: K, name: String| pc.copy.rows.contains_key(&(kind.wire(), Id::named(&name)));
    let has = |name: &&str| {
        let rows = [
            pc.copy.cell(K::Deal, Id::named(name), "title") == Some(&text(&title_of(name))),
            of(K::DealLine, format!("line of {name}")),
            of(K::StageChange, format!("stage of {name}")),
        ];
        assert!(rows == [rows[0]; 3], "{name} is neither here nor gone: {rows:?}");
        rows[0]
    };
    ["noras", "ritas", "bos", "cys", "nobodys", "late"].into_iter().filter(has).collect()
}
