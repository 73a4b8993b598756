//! What the author of a commit may do, by the rows that head office has: asked again here, because a PC can be bent.

use kontor_core::company::User;
use kontor_core::entity::{EntityKind, MergeClass, RoleId};
use kontor_core::id::Id;
use kontor_core::permission::role::{Role, RoleKey};
use kontor_core::permission::{Action, Permission, Resource, Rights, Scope};
use kontor_core::sales::Document;
use kontor_record::{Record, id_of, kind_of, number_of};
use kontor_sync::commit::{Cell, Commit, Op};

use super::device::Device;
use super::rows::Rows;
use crate::db::{Result, Sql};

/// The rights of a person, and where the person works.
pub struct Standing {
    rights: Rights,
    branch: Option<Id>,
    team: Option<Id>,
    /// The PC that the person works on, and its code.
    pc: (Id, String),
}

/// Where somebody stands. Before head office knows any people, the PC that brings the firm here may say everything.
pub fn of_user(sql: &mut dyn Sql, rows: &mut Rows, device: &Device, user: Id) -> Result<Standing> {
    let person = rows.record::<User>(sql, user)?;
    let rights = match &person {
        None if device.founder && rows.all::<User>(sql)?.is_empty() => Rights::everything(),
        None => Rights::none(),
        Some(_) => match working(sql, rows, user)? {
            Some(person) => of_role(sql, rows, person.role)?,
            None => Rights::none(),
        },
    };
    Ok(Standing {
        rights,
        branch: person.as_ref().and_then(|person| person.branch).map(|branch| branch.0),
        team: person.and_then(|person| person.team).map(|team| team.0),
        pc: (device.id, device.code.clone()),
    })
}

/// Somebody who works for the firm; nobody where there is no such person, or not any more.
pub fn working(sql: &mut dyn Sql, rows: &mut Rows, user: Id) -> Result<Option<User>> {
    Ok(present::<User>(sql, rows, user)?.filter(|person| person.active))
}

/// What a role may do; nothing where there is no such role, or not any more.
pub fn of_role(sql: &mut dyn Sql, rows: &mut Rows, key: RoleKey) -> Result<Rights> {
    Ok(match key {
        RoleKey::Ready(ready) => ready.rights(),
        RoleKey::Own(RoleId(role)) => present::<Role>(sql, rows, role)?.map_or_else(Rights::none, |role| role.rights()),
    })
}

/// A record that was not removed.
fn present<R: Record>(sql: &mut dyn Sql, rows: &mut Rows, id: Id) -> Result<Option<R>> {
    let removed = rows.get(sql, (R::KIND.wire(), id))?.state.as_ref().is_some_and(|state| state.removed);
    Ok(if removed { None } else { rows.record(sql, id)? })
}

/// Whether all that a commit changes of one class, facts or the rest, is within the rights of its author. `rows` are asked for
/// the branch and the team of what is there already.
pub fn cover(standing: &Standing, rows: &Rows, commit: &Commit, facts: bool, document: Option<&Document>) -> bool {
    let issues = commit.ops.iter().any(|op| {
        let kind = kind_of(op.table());
        matches!(kind, Some(EntityKind::Document | EntityKind::Payment)) && matches!(op, Op::Fact { .. })
    });
    commit.ops.iter().all(|op| {
        let Some(kind) = kind_of(op.table()) else { return true };
        (kind.class() == MergeClass::Fact) != facts
            || introduces(standing, kind, op)
            || (may(&standing.rights, kind, op, commit.user, issues, document)
                && !elsewhere(standing, rows, kind, op, document))
    })
}

/// A PC that joined tells its name and where it stands, under the code that it got.
fn introduces(standing: &Standing, kind: EntityKind, op: &Op) -> bool {
    let (pc, code) = &standing.pc;
    let number = number_of(EntityKind::Device, "code");
    let named = |(column, cell): &(u16, Cell)| Some(*column) == number && *cell == Cell::Text(code.clone());
    kind == EntityKind::Device && op.id() == *pc && matches!(op, Op::Put { .. }) && op.cells().iter().any(named)
}

/// Whether an op is about another branch than the one that its author's right ends at, or about a deal of another team. What belongs to no
/// branch, or to no team, is common.
fn elsewhere(standing: &Standing, rows: &Rows, kind: EntityKind, op: &Op, document: Option<&Document>) -> bool {
    let right = match kind {
        EntityKind::Document => {
            let resource = document.map_or(Resource::Document, |document| document.kind.resource());
            Permission::new(resource, Action::Post)
        }
        EntityKind::Payment => Permission::new(Resource::Payment, Action::Post),
        EntityKind::Deal | EntityKind::DealLine => Permission::new(Resource::Deal, Action::Change),
        _ => return false,
    };
    let number = number_of(kind, "branch");
    let named = op.cells().iter().find(|(column, _)| Some(*column) == number).map(|(_, cell)| cell);
    let named = match named {
        Some(Cell::Bytes(bytes)) => id_of(bytes),
        _ => None,
    };
    let known = rows.known_part((op.table(), op.id())).unwrap_or_default();
    let strange = |of: Option<Id>, own: Option<Id>| of.is_some() && of != own;
    match standing.rights.scope(right) {
        Some(Scope::Branch) => [named, known.branch].into_iter().any(|branch| strange(branch, standing.branch)),
        Some(Scope::Team | Scope::Own) => strange(known.team, standing.team),
        _ => false,
    }
}

fn may(rights: &Rights, kind: EntityKind, op: &Op, user: Id, issues: bool, document: Option<&Document>) -> bool {
    use EntityKind as K;
    let any = |resource: Resource, actions: &[Action]| {
        actions.iter().any(|action| rights.may(Permission::new(resource, *action)))
    };
    let writes: &[Action] = if matches!(op, Op::Delete { .. } | Op::Erase { .. }) {
        &REMOVES
    } else {
        &[Action::Create, Action::Change, Action::Post]
    };
    match kind {
        // What a program writes of what a person does, not what the person asks for.
        K::DeviceKey
        | K::Disclosure
        | K::CommitReplaced
        | K::DocumentSignature
        | K::SignIn
        | K::StageChange
        | K::DocumentFile => true,
        // Whoever sees a record may say what came of an issue about it.
        K::IssueNote => kontor_record::parent(kind, |column| {
            op.cells().iter().find(|(at, _)| *at == column).map(|(_, cell)| cell.clone())
        })
        .is_some_and(|(of, _)| any(of.resource(), &[Action::See])),
        K::Document => {
            let resource = document.map_or(Resource::Document, |document| document.kind.resource());
            rights.may(Permission::new(resource, Action::Post))
        }
        K::Payment | K::Allocation if !issues || kind == K::Payment => {
            any(Resource::Payment, &[Action::Post, Action::Void])
        }
        // They follow from the document or the payment beside them.
        _ if kind.class() == MergeClass::Fact && issues => true,
        _ if kind.class() == MergeClass::Fact => any(kind.resource(), &[Action::Post, Action::Void]),
        K::User if op.id() == user && only_language(op) => true,
        // Everybody sets the own password; only who may change people sets those of others.
        K::Credential if op.id() == user && matches!(op, Op::Put { .. } | Op::Patch { .. }) => true,
        K::Credential => any(Resource::User, &[Action::Change]),
        K::DocumentEvent | K::Draft => any(Resource::Document, ANY) || any(Resource::Purchase, ANY),
        K::Setting => [Resource::Company, Resource::User, Resource::Price].iter().any(|one| any(*one, writes)),
        _ => any(kind.resource(), writes),
    }
}

const REMOVES: [Action; 2] = [Action::Void, Action::Change];
const ANY: &[Action] = &[Action::Create, Action::Change, Action::Post, Action::Void];

/// Everybody chooses the language of the own screen.
fn only_language(op: &Op) -> bool {
    let language = number_of(EntityKind::User, "language");
    matches!(op, Op::Patch { .. }) && op.cells().iter().all(|(column, _)| Some(*column) == language)
}
