//! The roles that are ready to use. They are part of the program: a newer one may allow more or less. Whoever wants another
//! role copies one of them and changes the copy, which no program touches.

use super::{Action, Facet, Resource, Rights, Scope};
use crate::permission::Permission;
use crate::text_enum;

text_enum! {
    /// The roles that are ready to use.
    ReadyRole {
        /// Sells: parties, deals, quotes, orders, invoices. No costs.
        Sales "sales",
        /// Works in an outlet: sells and takes money there, and sees the customers of that branch only. No costs.
        Shop "shop",
        /// Keeps the warehouse: receipts, deliveries, stock; sees what goods cost, because receipts say so.
        Warehouse "warehouse",
        /// Buys: suppliers, items, receipts.
        Purchasing "purchasing",
        /// Keeps the books: invoices, payments, ledger, reports.
        Accountant "accountant",
        /// Sees and does everything but set-up.
        Manager "manager",
        /// Does everything.
        Administrator "administrator",
    }
}

use Action::{Change, Create, Export, Post, See, Void};
use Resource as R;

/// Everything that can be done with records, short of approving exceptions.
const WORKS: &[Action] = &[See, Create, Change, Post, Void, Export];
const EDITS: &[Action] = &[See, Create, Change];
const SEES: &[Action] = &[See];

/// A line of a role: what may be done with which resources, how far.
type Line = (&'static [Resource], &'static [Action], Scope);

impl ReadyRole {
    /// The version of the rights below. It goes up with every change of them.
    pub const VERSION: u32 = 1;

    /// What the role may do.
    #[must_use]
    pub fn rights(self) -> Rights {
        let (lines, facets): (&[Line], &[Facet]) = match self {
            Self::Administrator => return Rights::everything(),
            Self::Manager => return manager(),
            Self::Sales => (
                &[
                    (&[R::Party, R::Deal, R::Activity, R::Document], WORKS, Scope::Company),
                    (&[R::Payment], &[See, Post, Void], Scope::Company),
                    (&[R::Item, R::Price, R::Tax, R::Stock, R::Schedule, R::Company], SEES, Scope::Company),
                    (&[R::User, R::Report], SEES, Scope::Company),
                ],
                &[],
            ),
            Self::Shop => (
                &[
                    (&[R::Party], EDITS, Scope::Branch),
                    (&[R::Document], &[See, Create, Change, Post, Void], Scope::Branch),
                    (&[R::Payment], &[See, Post], Scope::Branch),
                    (&[R::Activity], &[See, Create, Change, Void], Scope::Branch),
                    (&[R::Stock], SEES, Scope::Branch),
                    (&[R::Item, R::Price, R::Tax, R::Schedule, R::Company, R::User], SEES, Scope::Company),
                ],
                &[],
            ),
            Self::Warehouse => (
                &[
                    (&[R::Stock, R::Activity], WORKS, Scope::Company),
                    (&[R::Item], EDITS, Scope::Company),
                    (&[R::Document, R::Purchase], &[See, Create, Change, Post], Scope::Company),
                    (&[R::Party, R::Schedule, R::Company, R::User, R::Tax, R::Price], SEES, Scope::Company),
                ],
                &[Facet::Cost],
            ),
            Self::Purchasing => (
                &[
                    (&[R::Item, R::Purchase, R::Activity], WORKS, Scope::Company),
                    (&[R::Party], &[See, Create, Change, Export], Scope::Company),
                    (&[R::Stock], &[See, Change, Export], Scope::Company),
                    (&[R::Document, R::Price, R::Tax, R::Schedule, R::Company, R::User], SEES, Scope::Company),
                ],
                &[Facet::Cost, Facet::Bank],
            ),
            Self::Accountant => (
                &[
                    (&[R::Document, R::Purchase, R::Payment, R::Ledger, R::Tax, R::Report], WORKS, Scope::Company),
                    (&[R::Activity, R::Party], WORKS, Scope::Company),
                    (&[R::Item, R::Price, R::Stock, R::Deal, R::Schedule], &[See, Export], Scope::Company),
                    (&[R::Company, R::User], SEES, Scope::Company),
                ],
                &[Facet::Cost, Facet::Credit, Facet::Bank, Facet::Pay],
            ),
        };
        let mut rights = Rights::none();
        for (resources, actions, scope) in lines {
            for resource in *resources {
                let known = actions.iter().filter(|action| resource.actions().contains(action));
                known.for_each(|action| rights.add(Permission::new(*resource, *action), *scope));
            }
        }
        rights.add_facets(facets);
        rights
    }
}

fn manager() -> Rights {
    let everything = Rights::everything();
    let sets_up =
        |grant: &super::Grant| matches!((grant.resource, grant.action), (R::Company | R::User, Create | Change | Void));
    let grants: Vec<super::Grant> = everything.grants().into_iter().filter(|grant| !sets_up(grant)).collect();
    Rights::of(&grants, &everything.facets())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text_enum::TextEnum as _;

    #[test]
    fn no_ready_role_says_more_than_it_allows() {
        for role in ReadyRole::ALL {
            assert_eq!(role.rights().lacks(), [], "{role:?}");
            for grant in role.rights().grants() {
                assert!(grant.resource.actions().contains(&grant.action), "{role:?} {grant:?}");
                assert!(grant.resource.scopes().contains(&grant.scope), "{role:?} {grant:?}");
            }
        }
    }

    #[test]
    fn everybody_is_within_the_administrator_and_nobody_else_does_everything() {
        for role in ReadyRole::ALL {
            assert!(role.rights().within(&ReadyRole::Administrator.rights()));
            assert_eq!(role.rights().is_everything(), *role == ReadyRole::Administrator);
        }
    }

    #[test]
    fn who_sells_sees_no_confidential_figure() {
        for role in [ReadyRole::Sales, ReadyRole::Shop] {
            assert_eq!(role.rights().facets(), []);
        }
    }
}
