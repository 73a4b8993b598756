//! Taxes: categories with their rates by date, rules that replace them, payment terms, exchange rates.
//!
//! The taxes of a line are found in one place, [`crate::look_up::Conditions`].

mod category;
mod exchange;
mod rate;
mod rule;
mod term;

pub use category::TaxOverview;
pub(crate) use category::{tax_category_delete, tax_category_save, tax_overview};
pub(crate) use exchange::{exchange_rate_delete, exchange_rate_list, exchange_rate_save};
pub(crate) use rate::{tax_rate_delete, tax_rate_save};
pub(crate) use rule::{tax_rule_delete, tax_rule_save};
pub(crate) use term::{payment_term_delete, payment_term_list, payment_term_save};
