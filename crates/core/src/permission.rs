//! Who may do what. Every command names the permission it needs; the dispatcher asks [`Role::may`] before it runs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text_enum;

text_enum! {
    /// What a right is about.
    Resource {
        /// The firm, its branches, devices and settings.
        Company "company",
        /// People who work with the program.
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
        /// Payments.
        Payment "payment",
        /// Places, moves, levels, receipts, corrections.
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
        Read "read",
        /// Make and change it.
        Write "write",
        /// Issue documents that count.
        Post "post",
        /// Take it out of the program.
        Export "export",
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

impl std::fmt::Display for Permission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.resource.as_str(), self.action.as_str())
    }
}

text_enum! {
    /// The roles that are ready to use.
    Role {
        /// Sells: parties, deals, quotes, orders, invoices.
        Sales "sales",
        /// Keeps the warehouse: receipts, deliveries, stock.
        Warehouse "warehouse",
        /// Keeps the books: invoices, payments, ledger, reports.
        Accountant "accountant",
        /// Sees and does everything but set-up.
        Manager "manager",
        /// Does everything.
        Administrator "administrator",
    }
}

impl Role {
    /// Whether the role has the right.
    #[must_use]
    pub fn may(self, permission: Permission) -> bool {
        use Action::{Export, Post, Read, Write};
        use Resource as R;
        let Permission { resource, action } = permission;
        match self {
            Self::Administrator => true,
            Self::Manager => !matches!((resource, action), (R::Company | R::User, Write)),
            Self::Sales => match resource {
                R::Party | R::Deal | R::Activity | R::Document => true,
                R::Payment => action != Export,
                R::Item | R::Price | R::Tax | R::Stock | R::Schedule | R::Company | R::User | R::Report => {
                    action == Read
                }
                R::Ledger => false,
            },
            Self::Warehouse => match resource {
                R::Stock | R::Activity => true,
                R::Item => matches!(action, Read | Write),
                R::Document => matches!(action, Read | Write | Post),
                R::Party | R::Schedule | R::Company | R::User | R::Tax | R::Price => action == Read,
                R::Deal | R::Payment | R::Ledger | R::Report => false,
            },
            Self::Accountant => match resource {
                R::Document | R::Payment | R::Ledger | R::Tax | R::Report | R::Activity | R::Party => true,
                R::Company | R::User => action == Read,
                R::Item | R::Price | R::Stock | R::Deal | R::Schedule => matches!(action, Read | Export),
            },
        }
    }
}
