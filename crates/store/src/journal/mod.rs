//! The journal: every change as a commit in a chain, signed by the PC that made it.
//!
//! * `commit`: the record that a transaction writes of itself. `keys`: what a PC signs with. What is signed of
//!   a document stands in `kontor_record::facets`. `personal`: which values stand beside the commits so that they can be erased. `index`: what is found in the
//!   journal without reading all of it. `check`: whether the file says what the journal says. `moved`: where columns went.
//!   `erase`: what is known of a person goes away for ever. [`history`]: what happened to a record. [`proof`]: what leaves as evidence.
//! * The chain counts anew with each incarnation of a PC; the first commit of one names the end of the one before.
//! * What it proves and what not stands in `docs/evidence.md`.

pub(crate) mod check;
mod commit;
mod erase;
pub mod history;
pub(crate) mod index;
pub(crate) mod keys;
pub(crate) mod moved;
pub(crate) mod personal;
pub mod proof;

pub use check::{CommitRef, JournalCheck, JournalPart, Told};
pub use commit::Position;
pub use erase::Records;
