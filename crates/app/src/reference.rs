//! Records that a request names must be there. What a record named before may stay, even if it was removed meanwhile.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::id::EntityId;
use kontor_store::Read;

use crate::error::Answer;

/// Notes `not-found` at a field whose record is not there.
///
/// # Errors
/// When the file cannot be read.
pub(crate) fn expect_there<T: EntityId>(
    read: &Read<'_>,
    faults: &mut Faults,
    field: &str,
    kind: EntityKind,
    wanted: Option<T>,
    before: Option<T>,
) -> Answer<()> {
    let Some(id) = wanted.filter(|_| wanted != before) else { return Ok(()) };
    if !read.is_there(kind, id)? {
        faults.push(Fault::at(field, Code::NotFound).with("kind", kind.table()));
    }
    Ok(())
}
