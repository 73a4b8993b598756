//! What is kept beside the facts, derived from them anew by the code that keeps it: sums by the store, costs by replaying the
//! moves through core, what is open and where documents stand as if they had just been posted.

mod arrived;
mod costs;
mod numbers;

pub(crate) use arrived::settle;
pub(crate) use numbers::{known_numbers, own_numbers};

use kontor_core::sales::Document;
use kontor_store::Write;

use crate::context::company;
use crate::error::Answer;
use crate::job::Progress;
use crate::payment::refresh_payment;
use crate::sales::open;

/// Derives all of it, and makes the index anew; steps once for every document.
pub(crate) fn rebuild(write: &mut Write<'_>, progress: &Progress) -> Answer<()> {
    derive(write, progress)?;
    Ok(write.rebuild_search()?)
}

/// Derives all of it but the index; steps once for every document.
pub(crate) fn derive(write: &mut Write<'_>, progress: &Progress) -> Answer<()> {
    let company = company(write)?;
    write.rebuild_sums()?;
    write.forget_derived()?;
    costs::rebuild(write, &company)?;
    for id in write.document_ids()? {
        let document: Document = write.get(id)?;
        for instalment in write.instalments_of(id)? {
            open::refresh_claim(write, &document, &instalment)?;
        }
        open::refresh_status(write, id)?;
        progress.step(1)?;
    }
    for id in write.payment_ids()? {
        refresh_payment(write, &company, id)?;
    }
    Ok(())
}
