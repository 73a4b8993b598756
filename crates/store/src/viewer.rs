//! Who looks: how far the rights of a person reach, as conditions of queries. A row out of reach is not there: lists, sums,
//! groups, search and the door of the dispatcher ([`Read::out_of_sight`]) all take their condition from here.
//!
//! Where a right reaches as far as the company there is no condition: the statements of most people stay as they are.

use std::fmt::Write as _;

use kontor_core::company::User;
use kontor_core::entity::{BranchId, EmployeeId, EntityKind, UserId};
use kontor_core::id::{EntityId, Id};
use kontor_core::permission::{Action, Permission, Resource, Rights, Scope};
use kontor_core::sales::DocumentKind;
use kontor_core::text_enum::TextEnum as _;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::key::hex;
use crate::read::Read;

/// A person and what of the company lies within reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewer {
    /// What the person may do.
    pub rights: Rights,
    user: UserId,
    employee: Option<EmployeeId>,
    branch: Option<BranchId>,
    /// The person and the others of the team.
    team: Vec<UserId>,
    colleagues: Vec<EmployeeId>,
}

/// The columns by which a row is somebody's: the alias of the table, and that of the table that has the author.
#[derive(Debug, Clone, Copy)]
pub struct Alias {
    /// The row with kind and branch.
    pub row: &'static str,
    /// The row with the person.
    pub author: &'static str,
}

impl Alias {
    /// Everything stands in one row.
    #[must_use]
    pub const fn of(row: &'static str) -> Self {
        Self { row, author: row }
    }
}

/// The kinds of which not everybody sees everything.
pub const SCOPED: &[EntityKind] = &[
    EntityKind::Party,
    EntityKind::Deal,
    EntityKind::Activity,
    EntityKind::Draft,
    EntityKind::Document,
    EntityKind::Payment,
    EntityKind::Location,
    EntityKind::StockMove,
];

/// Kinds that are part of others: within reach where those are. The column leads to the whole.
const PARTS: &[(EntityKind, EntityKind, &str)] = &[
    (EntityKind::Address, EntityKind::Party, "party"),
    (EntityKind::ContactPoint, EntityKind::Party, "party"),
    (EntityKind::BankAccount, EntityKind::Party, "party"),
    (EntityKind::PartyCredit, EntityKind::Party, "party"),
    (EntityKind::DealLine, EntityKind::Deal, "deal"),
    (EntityKind::DocumentLine, EntityKind::Document, "document"),
    (EntityKind::Instalment, EntityKind::Document, "document"),
    (EntityKind::Allocation, EntityKind::Payment, "payment"),
];

fn literal(id: Id) -> String {
    format!("x'{}'", hex(id.0.as_bytes()))
}

fn one_of<T: EntityId>(column: &str, ids: &[T]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| literal(id.id())).collect();
    format!("{column} IN ({})", ids.join(", "))
}

impl Viewer {
    /// How far an action on records of a kind reaches, as a condition on their rows; nothing where it reaches all of them.
    /// Documents and drafts differ by what they are; without the right the condition never holds.
    #[must_use]
    pub fn condition(&self, kind: EntityKind, action: Action, alias: Alias) -> Option<String> {
        let scope = |resource| self.rights.scope(Permission::new(resource, action));
        match kind {
            EntityKind::Document | EntityKind::Draft => self.paper_condition(kind, action, alias),
            EntityKind::Party | EntityKind::Deal => {
                self.within(scope(kind.resource()), &self.owned(alias, "owner"), &self.branched(alias))
            }
            EntityKind::Activity => self.activity_condition(scope(Resource::Activity), alias),
            EntityKind::Payment | EntityKind::StockMove | EntityKind::Location => {
                self.within(scope(kind.resource()), "0", &self.branched(alias))
            }
            _ => None,
        }
    }

    /// Whether everything of a kind may be seen.
    #[must_use]
    pub fn sees_all(&self, kind: EntityKind) -> bool {
        self.condition(kind, Action::See, Alias::of("t")).is_none()
    }

    /// The condition of a scope; `owned` is what belongs to people (`own` or `team`), `branched` what belongs to the branch.
    fn within(&self, scope: Option<Scope>, owned: &str, branched: &str) -> Option<String> {
        match scope {
            Some(Scope::Company) => None,
            Some(Scope::Branch) => Some(format!("({branched} OR {})", owned.replace("@people", &self.people(true)))),
            Some(Scope::Team) => Some(owned.replace("@people", &self.people(true))),
            Some(Scope::Own) => Some(owned.replace("@people", &self.people(false))),
            None => Some("0".to_owned()),
        }
    }
    fn people(&self, team: bool) -> String {
        let people: &[UserId] = if team { &self.team } else { std::slice::from_ref(&self.user) };
        people.iter().map(|user| literal(user.0)).collect::<Vec<String>>().join(", ")
    }
    fn owned(&self, alias: Alias, column: &str) -> String {
        format!("{}.{column} IN (@people)", alias.author)
    }
    /// What belongs to the person's branch, or to none.
    fn branched(&self, alias: Alias) -> String {
        let row = alias.row;
        match self.branch {
            Some(branch) => format!("({row}.branch IS NULL OR {row}.branch = {})", literal(branch.0)),
            None => format!("{row}.branch IS NULL"),
        }
    }

    fn paper_condition(&self, kind: EntityKind, action: Action, alias: Alias) -> Option<String> {
        let (owned, branched) = match (kind, self.branch) {
            (EntityKind::Document, _) => (self.owned(alias, "issued_by"), self.branched(alias)),
            (_, Some(branch)) => {
                let there = format!("SELECT id FROM user WHERE branch = {}", literal(branch.0));
                (self.owned(alias, "owner"), format!("{}.owner IN ({there})", alias.author))
            }
            (_, None) => (self.owned(alias, "owner"), "0".to_owned()),
        };
        let mut sides = Vec::new();
        for resource in [Resource::Document, Resource::Purchase] {
            let scope = self.rights.scope(Permission::new(resource, action));
            let within = self.within(scope, &owned, &branched);
            let kinds = DocumentKind::ALL.iter().filter(|kind| kind.resource() == resource);
            // Kinds are a closed list of our own words: they can stand in the statement.
            let kinds: Vec<String> = kinds.map(|kind| format!("'{}'", kind.as_str())).collect();
            sides.push((format!("{}.kind IN ({})", alias.row, kinds.join(", ")), within));
        }
        if sides.iter().all(|(_, within)| within.is_none()) {
            return None;
        }
        let sides = sides.into_iter().map(|(kinds, within)| match within {
            Some(within) => format!("({kinds} AND {within})"),
            None => kinds,
        });
        Some(format!("({})", sides.collect::<Vec<String>>().join(" OR ")))
    }

    /// What is assigned to nobody is everybody's, as long as what it is about may be seen.
    fn activity_condition(&self, scope: Option<Scope>, alias: Alias) -> Option<String> {
        let row = alias.row;
        let colleagues = one_of(&format!("{row}.assignee"), &self.colleagues);
        let own = self.employee.map_or_else(|| "0".to_owned(), |own| format!("{row}.assignee = {}", literal(own.0)));
        let assigned = match (scope, self.branch) {
            (Some(Scope::Company), _) => return None,
            (None, _) => return Some("0".to_owned()),
            (Some(Scope::Own), _) => own,
            (Some(Scope::Branch), Some(branch)) => {
                let there = format!("SELECT id FROM employee WHERE branch = {}", literal(branch.0));
                format!("({own} OR {colleagues} OR {row}.assignee IN ({there}))")
            }
            (Some(Scope::Team | Scope::Branch), _) => format!("({own} OR {colleagues})"),
        };
        let mut free = format!("{row}.assignee IS NULL");
        if let Some(seen) = self.seen(EntityKind::Party) {
            let _ = write!(free, " AND ({row}.party IS NULL OR {row}.party IN ({seen}))");
        }
        for kind in [EntityKind::Party, EntityKind::Deal, EntityKind::Document] {
            if let Some(seen) = self.seen(kind) {
                let _ = write!(free, " AND ({row}.link_kind IS NOT '{}' OR {row}.link_id IN ({seen}))", kind.table());
            }
        }
        Some(format!("({assigned} OR ({free}))"))
    }

    /// A query of the records of a kind that may be seen; nothing where all of them may.
    fn seen(&self, kind: EntityKind) -> Option<String> {
        let condition = self.condition(kind, Action::See, Alias::of("t"))?;
        Some(format!("SELECT t.id FROM \"{}\" t WHERE {condition}", kind.table()))
    }
}

impl Read<'_> {
    /// What lies within reach of a person with these rights.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn viewer(&self, user: &User, rights: Rights) -> Result<Viewer> {
        let users = self.users()?;
        let mates = users.iter().filter(|other| other.id != user.id && user.team.is_some() && other.team == user.team);
        let team: Vec<&User> = std::iter::once(user).chain(mates).collect();
        Ok(Viewer {
            rights,
            user: user.id,
            employee: user.employee,
            branch: user.branch,
            colleagues: team.iter().filter_map(|user| user.employee).collect(),
            team: team.iter().map(|user| user.id).collect(),
        })
    }

    /// Whether an action of the viewer's reaches a record; also when there is no such record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reaches(&self, viewer: &Viewer, kind: EntityKind, action: Action, id: impl EntityId) -> Result<bool> {
        let Some(condition) = viewer.condition(kind, action, Alias::of("t")) else { return Ok(true) };
        let id = id.id().to_cell();
        let table = kind.table();
        // Whether it holds must be asked as a question of its own: of nothing it is neither true nor false.
        let sql = format!(
            "SELECT NOT EXISTS (SELECT 1 FROM \"{table}\" t WHERE t.id = ?1) OR EXISTS (SELECT 1 FROM \"{table}\" t WHERE t.id = ?1 AND {condition})"
        );
        Ok(self.value::<bool>(&sql, [Sql(&id)])?.unwrap_or(false))
    }

    /// The kind of the first of these records that the viewer may see some of, but not this one.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn out_of_sight(&self, viewer: &Viewer, ids: &[Id]) -> Result<Option<EntityKind>> {
        for kind in SCOPED.iter().filter(|kind| viewer.limited(**kind)) {
            for id in ids {
                if !self.reaches(viewer, *kind, Action::See, *id)? {
                    return Ok(Some(*kind));
                }
            }
            for (part, _, column) in PARTS.iter().filter(|(_, whole, _)| whole == kind) {
                let sql =
                    format!("SELECT \"{column}\" FROM \"{}\" WHERE id = ?1 AND \"{column}\" IS NOT NULL", part.table());
                for id in ids {
                    let whole = self.value::<Id>(&sql, [Sql(&id.to_cell())])?;
                    if let Some(whole) = whole
                        && !self.reaches(viewer, *kind, Action::See, whole)?
                    {
                        return Ok(Some(*kind));
                    }
                }
            }
        }
        Ok(None)
    }
}

impl Viewer {
    /// Whether the person sees some records of a kind, but not all of them. Of a kind of which nothing may be seen an identity
    /// may still stand in a request: a delivery names the deal that its order came from.
    fn limited(&self, kind: EntityKind) -> bool {
        let papers = matches!(kind, EntityKind::Document | EntityKind::Draft);
        let own = if papers { Resource::Purchase } else { kind.resource() };
        let may = |resource| self.rights.may(Permission::new(resource, Action::See));
        (may(own) || may(kind.resource())) && !self.sees_all(kind)
    }
}
