//! What other PCs of the company did, taken in: rows, and everything that is kept beside them, in one change.

mod attachments;
mod connection;
mod end_history;
pub mod exchange;
mod first_load;
mod history;
pub mod inbox;
mod join;
mod lease;
mod live;
mod load;
mod page;
mod parted;
mod readiness;
mod refused;
mod removed;
pub mod setback;
mod state;
mod told;
mod unknown;
mod way;
mod wipe;

pub use attachments::SyncAttachments;
pub(crate) use attachments::want as want_attachments;
pub(crate) use history::expect_history;
pub use history::waits_for_history;
pub use inbox::{IssueDetail, IssueGet, IssueList, IssuePage, IssuePeriod, IssueSettle};
pub(crate) use inbox::{issue_get, issue_list, issue_period, issue_settle};
pub use join::{SyncConnect, SyncJoin};
pub(crate) use join::{go_on_loading, sync_connect, sync_join};
pub use lease::{LeasePhase, SyncLease};
pub(crate) use lease::{expect_lease, sync_lease_get, sync_lease_save};
pub use live::{InTouch, Live, SyncPhase};
pub(crate) use readiness::period_readiness;
pub use readiness::{LatePc, PeriodReadiness};
pub use refused::{RefusalId, RefusalReason, RefusedRecord, SyncRefusal};
pub(crate) use refused::{sync_refusal_dismiss, sync_refusal_retry, sync_refusals};
pub use state::{SpareLine, SyncLimits, SyncLoading, SyncState};
pub(crate) use state::{sync_limits, sync_now, sync_state};
pub(crate) use unknown::read_more;
pub(crate) use wipe::finish as finish_wiping;

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::Code;
use kontor_core::id::Id;
use kontor_store::arrive::Arrived;
pub use kontor_store::arrive::{Incoming, Origin};
use kontor_store::{Author, Store, Write};

use crate::desk::Desk;
use crate::error::{Answer, AppError};
use crate::host::entropy;
use crate::job::Progress;
use crate::rebuild;

impl Desk {
    /// Takes changes in, in the order of their numbers: all of them or none. Nobody needs to be signed in. Answers the facts that are here
    /// with another content.
    ///
    /// # Errors
    /// `not-found` without an open company; `busy` while a long change is written; that the file cannot be written.
    pub fn take_in(&self, changes: Vec<Incoming>) -> Answer<Vec<(EntityKind, Id)>> {
        self.in_office(|office| {
            office.store.write(self.nobody("take_in"), |write| {
                let mut arrived = Arrived::default();
                for change in changes {
                    write.arrive(change, &mut arrived)?;
                }
                write.arrived(&mut arrived)?;
                rebuild::settle(self.host(), write, &arrived)?;
                Ok(arrived.differing)
            })
        })
    }

    /// Lets leave what this PC may not hold any more, as soon as head office has all of its changes.
    ///
    /// # Errors
    /// `not-found` without an open company; `busy` while a long change is written; that the file cannot be written.
    pub fn let_leave(&self) -> Answer<()> {
        self.in_office(|office| let_leave(&office.store, self.nobody("let_leave")))
    }

    fn nobody(&self, command: &'static str) -> Author {
        let (now, entropy) = (self.host().now(), entropy(self.host()));
        Author { user: UserId::default(), command, now, durable: false, entropy }
    }
}

/// What went out of reach leaves the disk, as soon as head office has all changes of this PC; what is kept beside the rest follows.
fn let_leave(store: &Store, author: Author) -> Answer<()> {
    if !store.read(|read| Ok::<_, AppError>(read.can_leave()?))? {
        return Ok(());
    }
    // Rows that hang on one which head office did not take stay, and hold nobody up; the rules of the file name what they miss.
    let left = match store.write_long(author.clone(), leave) {
        Err(error) if error.has(Code::Internal) => store.write_unbound(author, leave),
        left => left,
    }?;
    tracing::info!(rows = left, "rows left that this PC may not hold any more");
    Ok(())
}

fn leave(write: &mut Write<'_>) -> Answer<usize> {
    let left = write.leave()?;
    if left > 0 {
        rebuild::derive(write, &Progress::unseen())?;
    }
    Ok(left)
}
