//! The one description of a row: which columns every kind of record has, what they hold, and their numbers in commits.
//!
//! The company file and head office read facts and master data through it as the structs of core. It knows nothing of SQL:
//! a row is an identity and cells ([`kontor_sync::commit::Cell`]). What follows from the columns for head office stands here too:
//! what happens when two people change one ([`policy()`]), and which PCs may hold a row ([`part`]).

pub mod column;
pub mod facets;
mod place;
mod policy;
pub mod record;
pub mod schema;
mod tables;

pub use column::{Column, Holds, id_of, kind_of};
pub use place::{hang_on, leads, parent, part};
pub use policy::policy;
pub use record::{Columns, Record};
pub use tables::{check_row, columns_of, described, number_of};

/// Result of reading a row.
pub type Result<T> = std::result::Result<T, Unreadable>;

/// A row holds what this program cannot read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unreadable {what}: {detail}")]
pub struct Unreadable {
    /// Which table, column or type.
    pub what: String,
    /// What was found.
    pub detail: String,
}

impl Unreadable {
    pub(crate) fn new(what: &str, detail: String) -> Self {
        Self { what: what.to_owned(), detail }
    }
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Self::new("json", error.to_string())
    }
}
