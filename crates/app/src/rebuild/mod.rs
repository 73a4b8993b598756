//! What is kept beside the facts, derived from them anew by the code that keeps it: sums by the store, costs by replaying the
//! moves through core, what is open and where documents stand as if they had just been posted.

mod arrived;
mod costs;
mod numbers;
mod papers;

pub(crate) use arrived::{hold, settle};
pub(crate) use numbers::{known_numbers, own_numbers};

use kontor_store::Write;

use crate::context::company;
use crate::error::Answer;
use crate::host::Host;
use crate::job::Progress;
use crate::payment::refresh_payment;
use crate::sales::{open, reserve_anew};

/// Documents that are read at once: they are many, and what is read of them is little.
const DOCUMENTS_AT_A_TIME: usize = 1_000;

/// Derives all of it, and makes the index anew; steps once for every document.
pub(crate) fn rebuild(write: &mut Write<'_>, progress: &Progress) -> Answer<()> {
    derive(write, progress)?;
    Ok(write.rebuild_search()?)
}

/// The same, and who holds which goods: for a file that begins with what others did, where nobody knows in which order they came to hold them.
pub(crate) fn rebuild_with_holds(host: &dyn Host, write: &mut Write<'_>, progress: &Progress) -> Answer<()> {
    write.forget_reservations()?;
    rebuild(write, progress)?;
    reserve_anew(host, write)
}

/// Derives all of it but the index; steps once for every document.
pub(crate) fn derive(write: &mut Write<'_>, progress: &Progress) -> Answer<()> {
    let company = company(write)?;
    write.rebuild_sums()?;
    write.forget_derived()?;
    costs::rebuild(write, &company)?;
    let mut behind = None;
    loop {
        let some = write.owed_after(behind, DOCUMENTS_AT_A_TIME)?;
        let Some(last) = some.last() else { break };
        behind = Some(last.document);
        for owed in &some {
            open::refresh_claims(write, company.currency, owed)?;
            let status = open::status(write, owed.document, owed.kind)?;
            write.set_status(owed.document, &status)?;
        }
        progress.step(some.len() as u64)?;
    }
    for id in write.payment_ids()? {
        refresh_payment(write, &company, id)?;
    }
    Ok(())
}
