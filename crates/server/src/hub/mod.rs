//! Head office without network, clock and randomness: what a request does to the database, in one transaction.
//!
//! * Every function takes the transaction, who asks, and the time. Whoever hosts it brings sessions, TLS and randomness.
//! * A push locks the row of its firm first ([`firm::lock`]): merging, numbering and rules then run one after the other per firm,
//!   on SQLite and on PostgreSQL alike, and the feed has no gap that fills up later.
//! * Facts are never refused. What they break becomes an issue for people (`rules`).
//! * What leaves passes [`kontor_sync::part::Reach::sees`].

pub mod anchor;
mod answer;
mod apply;
pub mod blob;
mod chains;
pub mod close;
pub mod compact;
pub mod device;
pub mod door;
mod draft;
pub mod enrol;
mod erase;
pub mod firm;
mod issues;
mod loaded;
mod names;
pub mod overview;
mod parts;
pub mod pull;
pub mod push;
pub mod reach;
mod rights;
mod rows;
mod rules;
pub mod series;
pub mod snapshot;
mod tally;
pub mod window;
mod write;

use include_dir::{Dir, include_dir};
use kontor_core::id::Id;

/// Who asks: a PC of a firm, as its session says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Who {
    /// The firm.
    pub firm: Id,
    /// The PC.
    pub device: Id,
}

static CLIENT_TABLES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/client");

/// The last version of the tables of PCs that this version knows: what is newer waits until head office was upgraded.
#[must_use]
pub fn known_schema() -> u32 {
    u32::try_from(CLIENT_TABLES.files().count()).unwrap_or(u32::MAX)
}

/// All records of a kind that everybody in the firm may hold, as head office has them; removed ones left out.
///
/// # Errors
/// When the database cannot be read.
pub fn common<R: kontor_record::Record>(sql: &mut dyn crate::db::Sql, firm: Id) -> crate::db::Result<Vec<R>> {
    rows::Rows::new(firm).all(sql)
}
