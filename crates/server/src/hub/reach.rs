//! What a PC may hold follows from whose work is done there: the rights of a role at the branch of the PC, and those of people at
//! their own branches and in their own teams.
//!
//! It is reckoned here alone: when a PC joins, when an administrator says who works on it, and with every push that changes people
//! or roles. A PC of which nobody said that keeps what it was given.

use std::collections::BTreeSet;

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::id::Id;
use kontor_core::permission::role::RoleKey;
use kontor_core::permission::{Action, Facet, Permission, Resource, Rights, Scope};
use kontor_sync::part::Reach;
use serde::{Deserialize, Serialize};

use super::rows::Rows;
use super::{Who, device, firm, rights};
use crate::db::{DbError, Result, Sql};

/// Whose work is done at a PC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// Whoever works there does at least the work of this role, at the branch of the PC.
    pub role: RoleKey,
    /// Who works there beside that, each with the rights and at the branch of the own.
    pub people: BTreeSet<UserId>,
}

impl Seat {
    pub(super) fn from_text(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|_| DbError::Unreadable("seat"))
    }
    pub(super) fn to_text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|_| DbError::Unreadable("seat"))
    }
    fn ids(&self) -> impl Iterator<Item = Id> {
        let own = match self.role {
            RoleKey::Own(role) => Some(role.0),
            RoleKey::Ready(_) => None,
        };
        self.people.iter().map(|person| person.0).chain(own)
    }
}

/// What a PC may hold, as an administrator said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// This, whatever becomes of people and roles.
    Fixed(Reach),
    /// What follows from whose work is done there.
    Follows(Seat),
}

/// What rights at a branch and in a team allow a PC to hold. Without `teams` it is not known whose work it is: it may be anybody's.
fn of_rights(rights: &Rights, branch: Option<Id>, teams: Option<BTreeSet<Id>>) -> Reach {
    let everywhere = rights.scope(Permission::new(Resource::Document, Action::See)) == Some(Scope::Company);
    let branches = if everywhere { None } else { Some(branch.into_iter().collect()) };
    let mut facets: BTreeSet<Facet> = rights.facets().into_iter().collect();
    // Whoever posts what moves goods posts what they cost, and must be able to do so without head office.
    let posts = |resource: &Resource| rights.may(Permission::new(*resource, Action::Post));
    if [Resource::Document, Resource::Purchase, Resource::Stock].iter().any(posts) {
        facets.insert(Facet::Cost);
    }
    let teams = match rights.scope(Permission::new(Resource::Deal, Action::See)) {
        Some(Scope::Company | Scope::Branch) => None,
        Some(Scope::Team | Scope::Own) => teams,
        None => Some(BTreeSet::new()),
    };
    Reach { branches, teams, facets }
}

/// What a PC at a branch may hold as long as people and roles are as they stand. Who does not work here any more adds nothing; a role
/// that is not known has no rights.
pub(super) fn of_seat(sql: &mut dyn Sql, rows: &mut Rows, seat: &Seat, branch: Option<Id>) -> Result<Reach> {
    rows.load(sql, seat.ids())?;
    // Of which teams somebody is follows from the people, as soon as they are named.
    let teams = (!seat.people.is_empty()).then(BTreeSet::new);
    let mut reach = of_rights(&rights::of_role(sql, rows, seat.role)?, branch, teams);
    for person in &seat.people {
        if let Some(person) = rights::working(sql, rows, person.0)? {
            let rights = rights::of_role(sql, rows, person.role)?;
            let (branch, team) = (person.branch.map(|branch| branch.0), person.team.map(|team| team.0));
            reach = reach.and(of_rights(&rights, branch, Some(team.into_iter().collect())));
        }
    }
    Ok(reach)
}

/// Says where a PC stands and whose work is done there. Its next pull begins with what it gains and what it must forget. Answers whether
/// there is such a PC.
///
/// # Errors
/// When the database cannot be written.
pub fn assign(sql: &mut dyn Sql, who: Who, branch: Option<Id>, seat: &Seat) -> Result<bool> {
    firm::lock(sql, who.firm)?;
    let Some(device) = device::find(sql, who)? else { return Ok(false) };
    let reach = of_seat(sql, &mut Rows::new(who.firm), seat, branch)?;
    device::seat(sql, who, branch, seat)?;
    device::regrant(sql, who.firm, &device, &reach)?;
    Ok(true)
}

/// Reckons anew what the PCs of a firm may hold, where that follows from whose work is done there. `rows` hold people and roles as the
/// push leaves them; the firm is locked.
pub(super) fn follow(sql: &mut dyn Sql, firm: Id, rows: &mut Rows) -> Result<()> {
    let devices = device::seated(sql, firm)?;
    let seats = || devices.iter().filter_map(|device| Some((device, device.seat.as_ref()?)));
    // Read together, so that many PCs ask as often as one: first the people, then their roles.
    rows.load(sql, seats().flat_map(|(_, seat)| seat.ids()))?;
    let mut roles = Vec::new();
    for person in seats().flat_map(|(_, seat)| &seat.people) {
        if let Some(RoleKey::Own(role)) = rights::working(sql, rows, person.0)?.map(|person| person.role) {
            roles.push(role.0);
        }
    }
    rows.load(sql, roles)?;
    for (device, seat) in seats() {
        let reach = of_seat(sql, rows, seat, device.branch)?;
        device::regrant(sql, firm, device, &reach)?;
    }
    Ok(())
}

/// Whether what PCs may hold can follow from a change of such rows.
pub(super) const fn hangs_on(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::User | EntityKind::Role)
}
