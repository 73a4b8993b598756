//! What commands on all kinds of records share: which record is meant, and whether it may go.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::{EntityId, Id};
use kontor_store::{Record, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Answer;

/// Which record.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct RecordId {
    /// Its identity.
    pub id: Id,
}

impl RecordId {
    /// Its identity among its kind.
    pub(crate) fn of<T: EntityId>(self) -> T {
        T::from_id(self.id)
    }
}

/// Removes a record, unless something still needs it.
pub(crate) fn delete_unused<R: Record>(
    write: &mut Write<'_>,
    id: impl EntityId,
    used_by: Option<EntityKind>,
) -> Answer<()> {
    match used_by {
        Some(kind) => Err(Fault::new(Code::InUse).with("by", kind.table()).into()),
        None => Ok(write.delete::<R>(id)?),
    }
}
