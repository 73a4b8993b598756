//! Who looks: how far the rights of a person reach, as conditions of queries. A row out of reach is not there: lists, sums,
//! groups, search and the door of the dispatcher ([`Read::out_of_reach`]) all take their condition from here.
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
    /// Whether there is anything at all that the person sees, or may change, only in part.
    limited: bool,
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
    EntityKind::Entry,
    EntityKind::Employee,
];

/// Kinds that are part of others: within reach where those are. The column leads to the whole.
const PARTS: &[(EntityKind, EntityKind, &str)] = &[
    (EntityKind::Address, EntityKind::Party, "party"),
    (EntityKind::ContactPoint, EntityKind::Party, "party"),
    (EntityKind::BankAccount, EntityKind::Party, "party"),
    (EntityKind::PartyCredit, EntityKind::Party, "party"),
    (EntityKind::DealLine, EntityKind::Deal, "deal"),
    (EntityKind::DocumentLine, EntityKind::Document, "document"),
    (EntityKind::DocumentTax, EntityKind::Document, "document"),
    (EntityKind::DocumentEvent, EntityKind::Document, "document"),
    (EntityKind::DocumentFile, EntityKind::Document, "document"),
    (EntityKind::Instalment, EntityKind::Document, "document"),
    (EntityKind::Allocation, EntityKind::Payment, "payment"),
    (EntityKind::StockMoveCost, EntityKind::StockMove, "id"),
    (EntityKind::EntryLine, EntityKind::Entry, "entry"),
    (EntityKind::Shift, EntityKind::Employee, "employee"),
    (EntityKind::EmployeePay, EntityKind::Employee, "employee"),
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
        let everywhere = |resource| scope(resource) == Some(Scope::Company);
        match kind {
            EntityKind::Document | EntityKind::Draft
                if [Resource::Document, Resource::Purchase].map(everywhere) == [true; 2] =>
            {
                None
            }
            _ if everywhere(kind.resource()) && !matches!(kind, EntityKind::Document | EntityKind::Draft) => None,
            EntityKind::Document | EntityKind::Draft => self.paper_condition(kind, action, alias),
            EntityKind::Party | EntityKind::Deal => {
                self.within(scope(kind.resource()), &self.owned(alias, "owner"), &self.branched(alias))
            }
            EntityKind::Activity => self.activity_condition(scope(Resource::Activity), alias),
            EntityKind::Employee => {
                self.within(scope(Resource::Schedule), &Self::employed(alias), &self.branched(alias))
            }
            EntityKind::Payment | EntityKind::StockMove | EntityKind::Location | EntityKind::Entry => {
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
    /// The employees behind people.
    fn employed(alias: Alias) -> String {
        format!("{}.id IN (SELECT employee FROM user WHERE id IN (@people))", alias.row)
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
                // Goods on their way are expected by the branch that gets them, whoever sent them.
                let (row, kind) = (alias.row, DocumentKind::Arrival.as_str());
                let expected = format!("({row}.kind = '{kind}' AND {row}.body ->> 'branch' = '{branch}')");
                (self.owned(alias, "owner"), format!("({}.owner IN ({there}) OR {expected})", alias.author))
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
        let mut viewer = Viewer {
            rights,
            user: user.id,
            employee: user.employee,
            branch: user.branch,
            colleagues: team.iter().filter_map(|user| user.employee).collect(),
            team: team.iter().map(|user| user.id).collect(),
            limited: false,
        };
        let acts = |kind: &EntityKind| Action::ALL.iter().any(|action| viewer.limits(*kind, *action));
        viewer.limited = SCOPED.iter().any(acts);
        Ok(viewer)
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

    /// The kind of the first of these records that an action of the viewer's does not reach, of kinds of which it reaches
    /// some: what a request names must be there for whoever sends it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn out_of_reach(
        &self,
        viewer: &Viewer,
        kinds: &[EntityKind],
        action: Action,
        ids: &[Id],
    ) -> Result<Option<EntityKind>> {
        let ids: Vec<String> = ids.iter().map(|id| literal(*id)).collect();
        let ids = ids.join(", ");
        for kind in kinds.iter().filter(|kind| viewer.limits(**kind, action)) {
            let Some(reached) = viewer.condition(*kind, action, Alias::of("t")) else { continue };
            let table = kind.table();
            let mut asked =
                vec![format!("SELECT 1 FROM \"{table}\" t WHERE t.id IN ({ids}) AND ({reached}) IS NOT TRUE")];
            for (part, _, column) in PARTS.iter().filter(|(_, whole, _)| whole == kind) {
                let part = part.table();
                asked.push(format!(
                    "SELECT 1 FROM \"{part}\" p JOIN \"{table}\" t ON t.id = p.\"{column}\" \
                     WHERE p.id IN ({ids}) AND ({reached}) IS NOT TRUE"
                ));
            }
            for sql in asked {
                // Every request has a question of its own: they would only push others out of the memory for statements.
                if self.sql.prepare(&sql)?.exists([])? {
                    return Ok(Some(*kind));
                }
            }
        }
        Ok(None)
    }

    /// Whether an action of the viewer's reaches a record, or the whole that it is a part of; also when there is no such record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reaches_whole(&self, viewer: &Viewer, kind: EntityKind, action: Action, id: impl EntityId) -> Result<bool> {
        if !viewer.is_limited() {
            return Ok(true);
        }
        let whole = PARTS.iter().find(|(part, ..)| *part == kind).map_or(kind, |(_, whole, _)| *whole);
        // The parts of a kind are asked for with the whole.
        Ok(self.out_of_reach(viewer, &[whole], action, &[id.id()])?.is_none())
    }

    /// Whether whoever looks may see a record, or the whole that it is a part of; everybody may where nobody is named.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn in_sight(&self, kind: EntityKind, id: impl EntityId) -> Result<bool> {
        self.viewer.map_or(Ok(true), |viewer| self.reaches_whole(viewer, kind, Action::See, id))
    }

    /// The condition of what the viewer may see of a kind; of everything where nobody looks.
    pub(crate) fn reach(&self, kind: EntityKind, alias: &'static str) -> String {
        let condition = self.viewer.and_then(|viewer| viewer.condition(kind, Action::See, Alias::of(alias)));
        condition.unwrap_or_else(|| "1".to_owned())
    }
    /// Leaves out what the viewer may not see.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn only_seen<T>(&self, kind: EntityKind, all: Vec<T>, id: impl Fn(&T) -> Option<Id>) -> Result<Vec<T>> {
        let Some(viewer) = self.viewer.filter(|viewer| !viewer.sees_all(kind)) else { return Ok(all) };
        let mut seen = Vec::with_capacity(all.len());
        for one in all {
            if match id(&one) {
                Some(id) => self.reaches(viewer, kind, Action::See, id)?,
                None => true,
            } {
                seen.push(one);
            }
        }
        Ok(seen)
    }
}

impl Viewer {
    /// Whether an action reaches some records of a kind, but not all of them. Of a kind of which nothing may be seen an
    /// identity may still stand in a request: a delivery names the deal that its order came from.
    fn limits(&self, kind: EntityKind, action: Action) -> bool {
        let papers = matches!(kind, EntityKind::Document | EntityKind::Draft);
        let resources: &[Resource] =
            if papers { &[Resource::Document, Resource::Purchase] } else { &[kind.resource()] };
        let some = resources.iter().any(|resource| self.rights.may(Permission::new(*resource, action)));
        some && self.condition(kind, action, Alias::of("t")).is_some()
    }
    /// Whether there is anything at all that the person sees, or may change, only in part.
    #[must_use]
    pub const fn is_limited(&self) -> bool {
        self.limited
    }
}
