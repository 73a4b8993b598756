//! The company file: one SQLCipher database per PC.
//!
//! * One writer, owned by [`Store`]; every other connection is read-only.
//! * Every change is one transaction that also writes the commit record, the undo step and the search index.
//! * Events leave after the commit; a rollback emits nothing.
//! * Facts are append-only, guarded by triggers. Projections (stock levels, open amounts, balances) are kept beside the facts
//!   in the same transaction, can be recomputed from them, and are checked by [`audit`].
//! * SQL stands in this crate and in `migrations/` only.

mod anchor;
pub mod arrive;
pub mod attachment;
pub mod audit;
pub mod backup;
mod behind;
mod belongs;
mod came;
mod checkpoint;
mod column;
mod divided;
pub mod effort;
pub mod error;
pub mod file;
mod first_load;
pub mod incarnation;
pub mod journal;
pub mod key;
mod layout;
mod leave;
pub mod link;
pub mod list;
pub mod load;
mod lost;
mod memory;
pub mod migrate;
mod numbers;
mod online;
pub mod outbox;
pub mod parted;
mod pending;
pub mod place;
mod projection;
pub mod read;
pub mod recovery_key;
pub mod rekey;
mod replay;
pub mod report;
pub mod restore;
pub mod row;
pub mod rows;
mod sales_figures;
pub mod search;
pub mod table;
pub mod totals;
pub mod undo;
mod unknown;
pub mod upgrade;
pub mod verify;
pub mod viewer;
pub mod write;

pub use error::{Result, StoreError};
pub use file::{Changed, Opening, Store};
pub use key::Key;
pub use kontor_record::Record;
pub use kontor_sync::seal::Entropy;
pub use read::Read;
pub use totals::Totals;
pub use viewer::Viewer;
pub use write::{Author, Write};
