//! The ledger as people work it: accounts, entries, the trial balance, entries by hand.
//!
//! Every entry is balanced when it is made and never changed; taking it back is another entry, its mirror.

mod account;
mod balance;
mod entry;
mod manual;

pub use account::AccountSave;
pub use balance::{TrialBalanceRequest, TrialBalanceView};
pub use entry::{EntriesOf, EntryGet, EntryView};
pub use manual::{EntryPost, EntryReverse};

pub(crate) use account::{account_list, account_save};
pub(crate) use balance::{trial_balance, turnover};
pub(crate) use entry::{Cause, entries_of, entry_get, entry_list, post, post_again, reverse, view};
pub(crate) use manual::{entry_post, entry_reverse};
