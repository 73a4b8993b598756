//! {{Words}}: list, one, save, remove.

use kontor_core::entity::{{Type}}Id;
use kontor_core::{{name}}::{{Type}};
use kontor_store::list::{Page, Window};
use kontor_store::rows::{{name}}::{{Type}}Row;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

/// Which {{words}}.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct {{Type}}Get {
    /// Its identity.
    pub id: {{Type}}Id,
}

pub(crate) fn {{name}}_list(context: &Context<'_>, window: Window) -> Answer<Page<{{Type}}Row>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn {{name}}_get(context: &Context<'_>, request: {{Type}}Get) -> Answer<{{Type}}> {
    context.read(|read| Ok(read.get(request.id)?))
}

pub(crate) fn {{name}}_save(context: &Context<'_>, record: {{Type}}) -> Answer<{{Type}}> {
    record.check()?;
    context.write(|write| {
        write.save(&record)?;
        Ok(record)
    })
}

pub(crate) fn {{name}}_delete(context: &Context<'_>, request: {{Type}}Get) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<{{Type}}>(request.id)?;
        Ok(Nothing {})
    })
}
