//! `person_erase`: master data, activities and drafts are emptied for ever; issued documents stay as the law wants them kept.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Person;
use crate::context::Context;
use crate::error::Answer;

/// What was erased.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonErased {
    /// How many records were emptied.
    #[ts(type = "number")]
    pub records: u64,
    /// How many issued documents and payments stay as they are.
    #[ts(type = "number")]
    pub kept: u64,
}

pub(crate) fn person_erase(context: &Context<'_>, request: Person) -> Answer<PersonErased> {
    request.check()?;
    // Long, so that the log, which still holds the old pages, is folded away at once.
    context.write_long(|write| {
        if !write.is_there(request.kind, request.id)? {
            return Err(Fault::new(Code::NotFound).with("kind", request.kind.table()).into());
        }
        if write.has_open_items(request.id)? {
            return Err(Fault::new(Code::InUse).with("by", EntityKind::Instalment.table()).into());
        }
        let records = write.records_of_person(request.kind, request.id)?;
        let kept = write.facts_of_person(request.id)?.len() as u64;
        Ok(PersonErased { records: write.erase(&records)?, kept })
    })
}
