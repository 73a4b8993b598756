//! Roles of the firm's own, the key by which a person has one, and what a role may do in sentences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Action, Facet, Grant, ReadyRole, Resource, Rights, Scope};
use crate::check::NAME;
use crate::entity::{RoleId, TeamId};
use crate::fault::{Code, Fault, Faults};
use crate::id::Id;
use crate::text_enum;
use crate::text_enum::TextEnum as _;

/// Which role: the name of one that is ready to use, or the identity of one of the firm's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub enum RoleKey {
    /// One that is ready to use.
    Ready(ReadyRole),
    /// One of the firm's own.
    Own(RoleId),
}

impl std::fmt::Display for RoleKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ready(role) => f.write_str(role.as_str()),
            Self::Own(id) => id.fmt(f),
        }
    }
}

impl From<RoleKey> for String {
    fn from(key: RoleKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for RoleKey {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let own = || text.parse::<Id>().map(|id| Self::Own(RoleId(id)));
        ReadyRole::from_text(&text)
            .map_or_else(|| own().map_err(|_| format!("no role: {text}")), |ready| Ok(Self::Ready(ready)))
    }
}

/// A role of the firm's own: a copy of another one that was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Role {
    /// Identity.
    pub id: RoleId,
    /// Name for people.
    pub name: String,
    /// What it may do.
    pub grants: Vec<Grant>,
    /// Which confidential figures it may see.
    pub facets: Vec<Facet>,
}

impl Role {
    /// What it may do.
    #[must_use]
    pub fn rights(&self) -> Rights {
        Rights::of(&self.grants, &self.facets)
    }
    /// All that is wrong with it.
    ///
    /// # Errors
    /// Codes per field; `right-needs` where a right tells more than the role allows.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        for (at, grant) in self.grants.iter().enumerate() {
            if !grant.resource.actions().contains(&grant.action) {
                faults.push(Fault::at(format!("grants.{at}.action"), Code::NotAChoice));
            } else if !grant.resource.scopes().contains(&grant.scope) {
                faults.push(Fault::at(format!("grants.{at}.scope"), Code::NotAChoice));
            }
        }
        for lack in self.rights().lacks() {
            let fault = Fault::at("grants", Code::RightNeeds).with("right", lack.right).with("needs", lack.needs);
            faults.push(fault);
        }
        faults.ok()
    }
}

/// People who look after the same customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Team {
    /// Identity.
    pub id: TeamId,
    /// Name for people.
    pub name: String,
}

impl Team {
    /// All that is wrong with it.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.ok()
    }
}

text_enum! {
    /// What a sentence about a role says.
    SentenceKind {
        /// It may do everything.
        Everything "everything",
        /// It may do these `actions` with the `resource`, within the `scope`.
        May "may",
        /// It sees nothing of the `resource`.
        Never "never",
        /// It sees the `facet`.
        Sees "sees",
        /// It does not see the `facet`.
        Hidden "hidden",
    }
}

/// A sentence about a role, as a code with what it is about; the words are the screen's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleSentence {
    /// What it says.
    pub says: SentenceKind,
    /// About what.
    pub resource: Option<Resource>,
    /// What may be done.
    pub actions: Vec<Action>,
    /// How far.
    pub scope: Option<Scope>,
    /// Which confidential figure.
    pub facet: Option<Facet>,
}

/// What rights allow, in the order in which one would tell it: a sentence per resource and scope, then the confidential figures.
#[must_use]
pub fn sentences(rights: &Rights) -> Vec<RoleSentence> {
    let about = |says, resource| RoleSentence { says, resource, actions: Vec::new(), scope: None, facet: None };
    if rights.is_everything() {
        return vec![about(SentenceKind::Everything, None)];
    }
    let grants = rights.grants();
    let mut told = Vec::new();
    for resource in Resource::ALL {
        let before = told.len();
        // The widest scope first: what holds for all of them is said before what holds for some.
        for scope in resource.scopes().iter().rev() {
            let same = |grant: &&Grant| grant.resource == *resource && grant.scope == *scope;
            let actions: Vec<Action> = grants.iter().filter(same).map(|grant| grant.action).collect();
            if !actions.is_empty() {
                told.push(RoleSentence { actions, scope: Some(*scope), ..about(SentenceKind::May, Some(*resource)) });
            }
        }
        if told.len() == before {
            told.push(about(SentenceKind::Never, Some(*resource)));
        }
    }
    told.extend(Facet::ALL.iter().map(|facet| {
        let says = if rights.sees(*facet) { SentenceKind::Sees } else { SentenceKind::Hidden };
        RoleSentence { facet: Some(*facet), ..about(says, None) }
    }));
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_name_or_an_identity() {
        let own = RoleKey::Own(RoleId(Id::named("role")));
        for key in [RoleKey::Ready(ReadyRole::Shop), own] {
            assert_eq!(RoleKey::try_from(key.to_string()), Ok(key));
        }
        assert!(RoleKey::try_from("emperor".to_owned()).is_err());
    }

    #[test]
    fn a_role_is_refused_where_it_tells_more_than_it_allows() {
        let ready = ReadyRole::Accountant.rights();
        let copy = Role {
            id: RoleId(Id::named("copy")),
            name: "Copy".to_owned(),
            grants: ready.grants(),
            facets: ready.facets(),
        };
        assert_eq!(copy.validate(), Ok(()));
        let blind = Role { facets: vec![Facet::Credit, Facet::Bank, Facet::Pay], ..copy.clone() };
        let faults = blind.validate().unwrap_err();
        assert!(faults.has(Code::RightNeeds), "{faults}");
        let odd = Grant { resource: Resource::Tax, action: Action::See, scope: Scope::Own };
        assert!(Role { grants: vec![odd], ..copy }.validate().unwrap_err().has(Code::NotAChoice));
    }

    #[test]
    fn a_role_is_told_in_sentences() {
        let told = |role: ReadyRole| sentences(&role.rights());
        assert_eq!(told(ReadyRole::Administrator).len(), 1);
        let shop = told(ReadyRole::Shop);
        let party = shop.iter().find(|sentence| sentence.resource == Some(Resource::Party)).unwrap();
        assert_eq!((party.says, party.scope), (SentenceKind::May, Some(Scope::Branch)));
        assert_eq!(party.actions, [Action::See, Action::Create, Action::Change]);
        let ledger = shop.iter().find(|sentence| sentence.resource == Some(Resource::Ledger)).unwrap();
        assert_eq!(ledger.says, SentenceKind::Never);
        assert!(
            shop.iter().any(|sentence| sentence.says == SentenceKind::Hidden && sentence.facet == Some(Facet::Cost))
        );
    }
}
