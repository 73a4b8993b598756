//! What other PCs of the company did, taken in: rows, and everything that is kept beside them, in one change.

pub mod exchange;
mod join;
mod live;
mod refused;
mod state;

pub use join::{SyncConnect, SyncJoin};
pub(crate) use join::{go_on_loading, sync_connect, sync_join};
pub use live::{InTouch, Live, SyncPhase};
pub use refused::{RefusalId, RefusalReason, RefusedRecord, SyncRefusal};
pub(crate) use refused::{sync_refusal_dismiss, sync_refusals};
pub use state::{SyncLimits, SyncLoading, SyncState};
pub(crate) use state::{sync_limits, sync_now, sync_state};

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::id::Id;
use kontor_store::Author;
use kontor_store::arrive::Arrived;
pub use kontor_store::arrive::{Incoming, Origin};

use crate::desk::Desk;
use crate::error::Answer;
use crate::host::entropy;
use crate::rebuild;

impl Desk {
    /// Takes changes in, in the order of their numbers: all of them or none. Nobody needs to be signed in. Answers the facts that are here
    /// with another content.
    ///
    /// # Errors
    /// `not-found` without an open company; `busy` while a long change is written; that the file cannot be written.
    pub fn take_in(&self, changes: Vec<Incoming>) -> Answer<Vec<(EntityKind, Id)>> {
        let author = Author {
            user: UserId::default(),
            command: "take_in",
            now: self.host().now(),
            durable: false,
            entropy: entropy(self.host()),
        };
        self.in_office(|office| {
            office.store.write(author, |write| {
                let mut arrived = Arrived::default();
                for change in changes {
                    write.arrive(change, &mut arrived)?;
                }
                rebuild::settle(self.host(), write, &arrived)?;
                Ok(arrived.differing)
            })
        })
    }
}
