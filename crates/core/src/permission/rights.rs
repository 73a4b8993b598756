//! What somebody may do: grants and facets, and how two such sets compare.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Action, Facet, Permission, Resource, Scope};
use crate::text_enum::TextEnum as _;

/// A right and how far it reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
pub struct Grant {
    /// On what.
    pub resource: Resource,
    /// What.
    pub action: Action,
    /// How far.
    pub scope: Scope,
}

/// A set of rights and facets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    scopes: BTreeMap<Permission, Scope>,
    facets: BTreeSet<Facet>,
}

/// A right that says more than the others allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lack {
    /// The right.
    pub right: Permission,
    /// What must be there beside it.
    pub needs: Needed,
}

/// What a right must not be without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Another right, at least that far.
    Right(Permission, Scope),
    /// A facet.
    Facet(Facet),
}

impl std::fmt::Display for Needed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Right(right, scope) => write!(f, "{right}.{}", scope.as_str()),
            Self::Facet(facet) => write!(f, "facet.{}", facet.as_str()),
        }
    }
}

const COMPANY: Scope = Scope::Company;

impl Rights {
    /// No right at all.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }
    /// Every right there is.
    #[must_use]
    pub fn everything() -> Self {
        let every = |resource: &Resource| {
            let resource = *resource;
            resource.actions().iter().map(move |action| (Permission::new(resource, *action), COMPANY))
        };
        Self { scopes: Resource::ALL.iter().flat_map(every).collect(), facets: Facet::ALL.iter().copied().collect() }
    }
    /// Of grants and facets. Of two grants of the same right the wider one counts.
    #[must_use]
    pub fn of(grants: &[Grant], facets: &[Facet]) -> Self {
        let mut rights = Self { scopes: BTreeMap::new(), facets: facets.iter().copied().collect() };
        for grant in grants {
            rights.add(Permission::new(grant.resource, grant.action), grant.scope);
        }
        rights
    }
    pub(super) fn add(&mut self, right: Permission, scope: Scope) {
        let known = self.scopes.entry(right).or_insert(scope);
        *known = scope.max(*known);
    }
    pub(super) fn add_facets(&mut self, facets: &[Facet]) {
        self.facets.extend(facets);
    }
    /// The grants, in the order of resources and actions.
    #[must_use]
    pub fn grants(&self) -> Vec<Grant> {
        let grant = |(right, scope): (&Permission, &Scope)| Grant {
            resource: right.resource,
            action: right.action,
            scope: *scope,
        };
        self.scopes.iter().map(grant).collect()
    }
    /// The facets.
    #[must_use]
    pub fn facets(&self) -> Vec<Facet> {
        self.facets.iter().copied().collect()
    }
    /// Whether it has the right, however far it reaches.
    #[must_use]
    pub fn may(&self, right: Permission) -> bool {
        self.scopes.contains_key(&right)
    }
    /// How far the right reaches; nothing without it.
    #[must_use]
    pub fn scope(&self, right: Permission) -> Option<Scope> {
        self.scopes.get(&right).copied()
    }
    /// Whether it may see a confidential figure.
    #[must_use]
    pub fn sees(&self, facet: Facet) -> bool {
        self.facets.contains(&facet)
    }
    /// Whether it is all there is.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        *self == Self::everything()
    }
    /// Whether it allows nothing that `other` does not: nobody gives more than he has.
    #[must_use]
    pub fn within(&self, other: &Self) -> bool {
        self.facets.is_subset(&other.facets)
            && self.scopes.iter().all(|(right, scope)| other.scope(*right).is_some_and(|most| *scope <= most))
    }
    /// What both allow.
    #[must_use]
    pub fn at_most(&self, other: &Self) -> Self {
        let both = |(right, scope): (&Permission, &Scope)| other.scope(*right).map(|most| (*right, most.min(*scope)));
        Self {
            scopes: self.scopes.iter().filter_map(both).collect(),
            facets: self.facets.intersection(&other.facets).copied().collect(),
        }
    }
    /// Where it says more than it allows: what could be worked out anyway must be allowed in so many words.
    ///
    /// * Whoever does something with records sees them as far, and the customers whose names stand on them.
    /// * The ledger and goods with their prices tell what things cost.
    /// * The ledger and the reports name the customers and documents of all that they are about.
    /// * An import and an export of everything tell everything.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        self.scopes
            .iter()
            .flat_map(|(right, scope)| needed_by(*right, *scope).into_iter().map(|needs| Lack { right: *right, needs }))
            .filter(|lack| match lack.needs {
                Needed::Right(right, least) => self.scope(right).is_none_or(|scope| scope < least),
                Needed::Facet(facet) => !self.sees(facet),
            })
            .collect()
    }
}

fn needed_by(right: Permission, scope: Scope) -> Vec<Needed> {
    let see = |resource: Resource, scope: Scope| Needed::Right(Permission::new(resource, Action::See), scope);
    let named = [Resource::Party, Resource::Document, Resource::Payment].map(|resource| see(resource, scope));
    let mut needed = Vec::new();
    match (right.resource, right.action) {
        (Resource::Company, Action::Export | Action::Create | Action::Change) => {
            needed.extend(Resource::ALL.iter().map(|resource| see(*resource, COMPANY)));
            needed.extend(Facet::ALL.iter().map(|facet| Needed::Facet(*facet)));
        }
        (Resource::Ledger, Action::See) => {
            needed.extend(named);
            needed.push(Needed::Facet(Facet::Cost));
        }
        (Resource::Report, Action::See) => needed.extend(named),
        (Resource::Purchase, Action::See) => {
            needed.push(see(Resource::Party, scope));
            needed.push(Needed::Facet(Facet::Cost));
        }
        (Resource::Deal | Resource::Activity | Resource::Document | Resource::Payment, Action::See) => {
            needed.push(see(Resource::Party, scope));
        }
        (_, Action::See) => {}
        (resource, _) => needed.push(see(resource, scope)),
    }
    needed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(resource: Resource, action: Action) -> Permission {
        Permission::new(resource, action)
    }
    fn grant(resource: Resource, action: Action, scope: Scope) -> Grant {
        Grant { resource, action, scope }
    }

    #[test]
    fn the_wider_of_two_grants_counts() {
        let see = |scope| grant(Resource::Party, Action::See, scope);
        let rights = Rights::of(&[see(Scope::Branch), see(Scope::Own)], &[]);
        assert_eq!(rights.scope(right(Resource::Party, Action::See)), Some(Scope::Branch));
        assert!(!rights.may(right(Resource::Party, Action::Change)));
    }

    #[test]
    fn what_both_allow_is_within_each_of_them() {
        let one = Rights::of(&[grant(Resource::Party, Action::See, Scope::Branch)], &[Facet::Cost, Facet::Pay]);
        let other = Rights::of(&[grant(Resource::Party, Action::See, COMPANY)], &[Facet::Pay]);
        let both = one.at_most(&other);
        assert!(both.within(&one) && both.within(&other));
        assert!(!one.within(&other), "it sees costs");
        assert!(!other.within(&one), "it reaches further");
        assert_eq!(both.facets(), [Facet::Pay]);
        assert!(Rights::none().within(&both));
    }

    #[test]
    fn what_could_be_worked_out_must_be_allowed() {
        let check = |grants: &[Grant], facets: &[Facet], lacks: &[&str]| {
            let found: Vec<String> = Rights::of(grants, facets)
                .lacks()
                .into_iter()
                .map(|lack| format!("{} {}", lack.right, lack.needs))
                .collect();
            assert_eq!(found, lacks);
        };
        let see = |resource, scope| grant(resource, Action::See, scope);
        let receipts = [see(Resource::Party, Scope::Own), see(Resource::Purchase, Scope::Own)];
        check(&receipts, &[], &["purchase.see facet.cost"]);
        check(&receipts, &[Facet::Cost], &[]);
        check(
            &[see(Resource::Party, Scope::Own), grant(Resource::Party, Action::Change, Scope::Team)],
            &[],
            &["party.change party.see.team"],
        );
        let seen = [Resource::Document, Resource::Payment].map(|resource| see(resource, COMPANY));
        let named = [seen.as_slice(), &[see(Resource::Party, Scope::Branch), see(Resource::Report, COMPANY)]].concat();
        let short = ["document.see party.see.company", "payment.see party.see.company", "report.see party.see.company"];
        check(&named, &[], &short);
        assert_eq!(Rights::everything().lacks(), []);
        assert!(Rights::everything().is_everything());
    }
}
