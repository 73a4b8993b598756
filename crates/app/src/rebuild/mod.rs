//! What is kept beside the facts, derived from them anew by the code that keeps it: sums by the store, costs by replaying the
//! moves through core, what is open and where documents stand as if they had just been posted.

mod arrived;
pub(crate) mod costs;
mod numbers;
mod papers;

pub(crate) use arrived::{hold, settle};
pub(crate) use numbers::{known_numbers, own_numbers};

use kontor_core::entity::{DocumentId, PaymentId};
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
    write.rebuild_sums()?;
    write.forget_derived()?;
    let costs = costs::replay(write)?;
    costs::keep(write, &costs)?;
    let mut behind = None;
    while let Some(last) = documents_behind(write, behind, progress)? {
        behind = Some(last);
    }
    payments(write, &write.payment_ids()?)
}

/// What is open of some documents and where they stand, of those behind this one. Answers the last of them; nothing when there are no more.
pub(crate) fn documents_behind(
    write: &mut Write<'_>,
    behind: Option<DocumentId>,
    progress: &Progress,
) -> Answer<Option<DocumentId>> {
    let company = company(write)?;
    let some = write.owed_after(behind, DOCUMENTS_AT_A_TIME)?;
    for owed in &some {
        open::refresh_claims(write, company.currency, owed)?;
        let status = open::status(write, owed.document, owed.kind)?;
        write.set_status(owed.document, &status)?;
    }
    progress.step(some.len() as u64)?;
    Ok(some.last().map(|owed| owed.document))
}

/// What is open of payments.
pub(crate) fn payments(write: &mut Write<'_>, ids: &[PaymentId]) -> Answer<()> {
    let company = company(write)?;
    ids.iter().try_for_each(|id| refresh_payment(write, &company, *id))
}
