//! Files that commands hand over: PDF, CSV, pictures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A file as it is handed to the person.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct FileContent {
    /// Name under which it is offered.
    pub name: String,
    /// Media type.
    pub mime: String,
    /// The bytes in base64.
    pub base64: String,
}
