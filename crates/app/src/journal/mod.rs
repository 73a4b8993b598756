//! The journal for people: what happened to a record, all commits in a list, and what left the program.

mod disclosure;
mod history;

pub(crate) use disclosure::{disclose, disclosure_list};
pub use history::{HistoryOf, HistoryPage, JournalListRequest};
pub(crate) use history::{history_of, journal_list};
