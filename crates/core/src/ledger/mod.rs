//! The double-entry ledger: accounts, balanced entries, and which entry each business event makes.
//!
//! An [`Entry`] cannot be made unbalanced, a line has one side only, and a posted entry is never changed: it is reversed by
//! its mirror. Posting rules name *roles* ("receivable", "revenue of this tax"); the chart of the company says which
//! account plays which role, so the rules are the same for every country.

mod account;
mod balance;
mod chart;
mod entry;
mod lock;
pub mod posting;
mod row;

#[cfg(test)]
mod tests;

pub use account::{Account, AccountRole, AccountType, Accounts, TaxKey};
pub use balance::{AccountBalance, TrialBalance};
pub use chart::{Chart, ChartAccount};
pub use entry::{Entry, EntryLine, Side};
pub use lock::{LockArea, PeriodLock, check_period};
pub use row::{EntryHead, EntryLineRow, Journal};
