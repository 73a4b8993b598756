//! Who may do what. A right is a resource and what may be done with it, within a scope; confidential figures are facets,
//! rights of their own beside them. A role is a set of both; [`role`] has those that are ready to use.
//!
//! Every command names the right that it needs, the dispatcher asks [`Rights`] before it runs, and the store adds the scope
//! to its queries. What the words promise:
//!
//! * Scopes contain each other: own < team < branch < company. What belongs to no branch is common to all of them.
//! * Whoever could work out a confidential figure anyway must carry its facet: [`Rights::lacks`] says where a role does not.

mod ready;
mod rights;
pub mod role;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::ready::ReadyRole;
pub use self::rights::{Grant, Lack, Needed, Rights};
use crate::text_enum;

text_enum! {
    /// What a right is about.
    Resource {
        /// The firm, its branches, devices and settings.
        Company "company",
        /// People who work with the program, and their roles.
        User "user",
        /// Customers, suppliers, contacts.
        Party "party",
        /// Items and their categories.
        Item "item",
        /// Price lists and rules.
        Price "price",
        /// Taxes, payment terms, exchange rates.
        Tax "tax",
        /// Deals and pipelines.
        Deal "deal",
        /// Tasks and appointments.
        Activity "activity",
        /// Quotes, orders, deliveries, invoices, credit notes.
        Document "document",
        /// Receipts from suppliers and stock corrections: goods with what they cost.
        Purchase "purchase",
        /// Payments.
        Payment "payment",
        /// Places, moves, levels.
        Stock "stock",
        /// Accounts and entries.
        Ledger "ledger",
        /// Employees and shifts.
        Schedule "schedule",
        /// Figures over all of it.
        Report "report",
    }
}

text_enum! {
    /// What a right lets one do.
    Action {
        /// See it.
        See "see",
        /// Make a new one.
        Create "create",
        /// Change it.
        Change "change",
        /// Issue documents and record payments that count.
        Post "post",
        /// Take it back: remove a record, reverse a payment or an entry.
        Void "void",
        /// Take it out of the program.
        Export "export",
        /// Let pass what the rules stop: a price below the floor, a customer above the credit limit.
        Approve "approve",
    }
}

text_enum! {
    /// How far a right reaches.
    Scope {
        /// What the person owns, does or wrote.
        Own "own",
        /// The same of everybody in the person's team.
        Team "team",
        /// What belongs to the person's branch, or to none.
        Branch "branch",
        /// All of it.
        Company "company",
    }
}

text_enum! {
    /// Confidential figures. Whoever lacks one gets answers without it: the field is absent, not zero.
    Facet {
        /// What goods cost: unit cost, value of stock, margin, floor price.
        Cost "cost",
        /// How much credit a customer has.
        Credit "credit",
        /// Bank accounts of customers and suppliers.
        Bank "bank",
        /// What employees earn.
        Pay "pay",
    }
}

/// A resource and what may be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
pub struct Permission {
    /// On what.
    pub resource: Resource,
    /// What.
    pub action: Action,
}

impl Permission {
    /// The right to do that.
    #[must_use]
    pub const fn new(resource: Resource, action: Action) -> Self {
        Self { resource, action }
    }
}

impl std::fmt::Display for Permission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.resource.as_str(), self.action.as_str())
    }
}

impl Resource {
    /// What can be done with it at all.
    #[must_use]
    pub const fn actions(self) -> &'static [Action] {
        use Action::{Approve, Change, Create, Export, Post, See, Void};
        match self {
            Self::Company => &[See, Create, Change, Export],
            Self::User => &[See, Create, Change, Void],
            Self::Document => &[See, Create, Change, Post, Void, Export, Approve],
            Self::Purchase => &[See, Create, Change, Post, Void, Export],
            Self::Payment => &[See, Post, Void, Export],
            Self::Stock | Self::Ledger => &[See, Create, Change, Post, Void, Export],
            Self::Report => &[See, Export],
            Self::Party | Self::Item | Self::Price | Self::Tax | Self::Deal | Self::Activity | Self::Schedule => {
                &[See, Create, Change, Void, Export]
            }
        }
    }
    /// Whether it is sums over many records, where leaving records out of a query is not enough: a right that does not reach as far
    /// as the company counts only for commands that say that they keep to a branch.
    #[must_use]
    pub const fn adds_up(self) -> bool {
        matches!(self, Self::Ledger | Self::Report)
    }
    /// How far a right on it can reach; the narrowest first.
    #[must_use]
    pub const fn scopes(self) -> &'static [Scope] {
        use Scope::{Branch, Company, Own, Team};
        match self {
            Self::Party | Self::Deal | Self::Activity | Self::Document | Self::Purchase | Self::Schedule => {
                &[Own, Team, Branch, Company]
            }
            Self::Payment | Self::Stock | Self::Ledger | Self::Report => &[Branch, Company],
            _ => &[Company],
        }
    }
}
