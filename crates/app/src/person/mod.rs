//! Personal data: everything that is kept about one person, to be handed out; and its erasure.

mod erase;
mod export;

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use erase::PersonErased;
pub(crate) use erase::person_erase;
pub use export::PersonExport;
pub(crate) use export::person_export;

/// A person: a party, or an employee.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct Person {
    /// `party` or `employee`.
    pub kind: EntityKind,
    /// Which.
    pub id: Id,
}

impl Person {
    fn check(self) -> Result<(), Fault> {
        if matches!(self.kind, EntityKind::Party | EntityKind::Employee) {
            Ok(())
        } else {
            Err(Fault::at("kind", Code::NotAChoice))
        }
    }
}
