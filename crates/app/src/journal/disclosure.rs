//! What was printed, handed out or exported: noted as facts, by whom and when.

use kontor_core::id::Id;
use kontor_core::journal::{Disclosure, DisclosureKind};
use kontor_store::Write;
use kontor_store::list::{Page, Window};
use kontor_store::rows::journal::DisclosureRow;

use crate::context::Context;
use crate::error::Answer;

pub(crate) fn disclosure_list(context: &Context<'_>, window: Window) -> Answer<Page<DisclosureRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

/// Notes that something left the program: a record (`what` is its number) or the rows of a list or report (`what` is its name).
pub(crate) fn disclose(
    context: &Context<'_>,
    write: &mut Write<'_>,
    kind: DisclosureKind,
    record: Option<Id>,
    what: &str,
    rows: u64,
) -> Answer<()> {
    Ok(write.insert_trail(&Disclosure {
        id: context.new_id(),
        kind,
        record,
        what: what.to_owned(),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        at_ms: context.now(),
        by: context.user.id,
    })?)
}
