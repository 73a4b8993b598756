//! What a person types and nobody may read: it is zeroed when it is dropped, and never shown.

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;
use zeroize::Zeroizing;

/// A password, passphrase or key as it was typed. It can be read from a request, and cannot be written into anything.
#[derive(Clone, Default, Deserialize, JsonSchema, TS)]
#[serde(from = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}
