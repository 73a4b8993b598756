//! Deals: they bear the mark of their branch or of their team, and those without one move between branches, people and teams.

use kontor_app::host::new_id;
use kontor_core::company::User;
use kontor_core::deal::{Deal, StageChange};
use kontor_core::entity::{BranchId, DealId, EntityKind};
use kontor_core::id::EntityId as _;
use kontor_testkit::Seeded;
use serde_json::json;

use super::{Done, MARKS, Worker, Written, pick, write};
use crate::pc::Pc;
use crate::template::{ROVER, branch, seller, team};

fn some_branch(pc: &Pc, chance: &mut Seeded) -> BranchId {
    pc.seat.branches[chance.place(pc.seat.branches.len())]
}

/// Who works on a deal; nobody on some.
fn some_seller(pc: &Pc, chance: &mut Seeded) -> Option<&'static str> {
    pc.seat.sellers.get(chance.place(pc.seat.sellers.len() + 1)).copied()
}

fn mark_of(of: BranchId) -> &'static str {
    if of == branch("north") { "<north>" } else { "<south>" }
}

fn mark_of_seller(of: Option<&str>) -> &'static str {
    match of {
        Some("red") => "<red>",
        Some("blue") => "<blue>",
        _ => "",
    }
}

pub(super) fn add_deal(pc: &Pc, worker: Worker, written: &mut Written, chance: &mut Seeded) -> Done {
    let Some(party) = pick(pc, EntityKind::Party, false, chance) else { return Ok(None) };
    let (at, by) = (some_branch(pc, chance), some_seller(pc, chance));
    // What may move bears no mark: a title that somebody else wrote meanwhile could go with it.
    let mark = match chance.below(4) {
        0 => mark_of(at),
        1 => mark_of_seller(by),
        _ => "",
    };
    let (id, title): (DealId, String) = (new_id(&*pc.host), written.word(mark));
    let mut deal: Deal = serde_json::from_value(json!({
        "id": id, "title": title, "party": party, "stage": worker.stage, "amount_minor": 0, "currency": "EUR", "branch": at,
        "owner": by.map(seller),
    }))
    .unwrap();
    let change = StageChange {
        id: new_id(&*pc.host),
        deal: id,
        from: None,
        to: worker.stage,
        at_ms: kontor_app::Host::now(&*pc.host),
        by: worker.user,
    };
    write(pc, worker, |write| {
        deal.team = deal.owner.map(|owner| write.get::<User>(owner)).transpose()?.and_then(|owner| owner.team);
        write.insert(&deal)?;
        write.insert_trail(&change)
    })?;
    Ok(Some(vec![(EntityKind::Deal, id.id(), "title", title, String::new())]))
}

pub(super) fn change_deal(pc: &Pc, worker: Worker, written: &mut Written, chance: &mut Seeded) -> Done {
    let Some(id) = pick(pc, EntityKind::Deal, false, chance) else { return Ok(None) };
    let mut columns = None;
    write(pc, worker, |write| {
        let mut deal: Deal = write.get(id)?;
        let value = written.word(mark_in(&deal.title));
        let before = std::mem::replace(&mut deal.title, value.clone());
        columns = Some(vec![(EntityKind::Deal, id, "title", value, before)]);
        write.update(&deal)
    })?;
    Ok(columns)
}

/// From one branch or person to another one; or a person with all deals to the other team.
pub(super) fn move_deal(pc: &Pc, worker: Worker, chance: &mut Seeded) -> Done {
    let Some(id) = pick(pc, EntityKind::Deal, false, chance) else { return Ok(None) };
    let (at, by, what) = (some_branch(pc, chance), some_seller(pc, chance), chance.below(3));
    if what == 0 {
        let moved = write(pc, worker, |write| {
            let user: User = write.get(seller(ROVER))?;
            let to = if user.team == Some(team("red")) { "blue" } else { "red" };
            for deal in write.deals_of_owner(user.id)? {
                write.update(&Deal { team: Some(team(to)), ..deal })?;
            }
            write.update(&User { team: Some(team(to)), ..user })
        });
        return moved.map(|_| Some(Vec::new()));
    }
    let moved = write(pc, worker, |write| {
        let mut deal: Deal = write.get(id)?;
        if pc.seat.branches.len() < 2 || !mark_in(&deal.title).is_empty() {
            return Ok(false);
        }
        if what == 1 {
            deal.branch = Some(at);
        } else {
            deal.owner = by.map(seller);
            deal.team = deal.owner.map(|owner| write.get::<User>(owner)).transpose()?.and_then(|owner| owner.team);
        }
        write.update(&deal)
    })?;
    Ok(moved.then(Vec::new))
}

fn mark_in(text: &str) -> &'static str {
    MARKS.iter().map(|(mark, _)| *mark).find(|mark| text.contains(mark)).unwrap_or_default()
}
