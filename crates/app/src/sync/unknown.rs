//! What other PCs wrote with a newer program, read by the program that knows it: the first time that it opens the company.

use kontor_core::entity::UserId;
use kontor_store::{Author, Store};

use crate::desk::Desk;
use crate::error::{Answer, AppError};
use crate::host::entropy;
use crate::rebuild;

/// Puts what an older program had to leave aside where it belongs, and derives everything that follows from it.
pub(crate) fn read_more(desk: &Desk, store: &Store) -> Answer<()> {
    if !store.read(|read| Ok::<_, AppError>(read.can_read_more()?))? {
        return Ok(());
    }
    tracing::info!("what came from a newer program is read");
    let (now, entropy) = (desk.host().now(), entropy(desk.host()));
    let author = Author { user: UserId::default(), command: "read_more", now, durable: true, entropy };
    store.write_unbound(author, |write| {
        write.read_more()?;
        rebuild::rebuild(write, desk.progress())
    })
}
