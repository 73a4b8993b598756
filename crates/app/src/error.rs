//! What a command answers when it cannot do its work: codes per field, never sentences.

use kontor_core::fault::{Code, Fault, Faults};
use kontor_store::StoreError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Result of a use case.
pub type Answer<T> = Result<T, AppError>;

/// Why a command did not do its work. Nothing of it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AppError {
    /// All that is wrong, in the order of the fields.
    pub faults: Vec<Fault>,
}

impl AppError {
    /// Whether one of the faults has this code.
    #[must_use]
    pub fn has(&self, code: Code) -> bool {
        self.faults.iter().any(|fault| fault.code == code)
    }
    /// An unexpected failure: the log has the details under a reference, the person gets only that.
    #[must_use]
    pub fn unexpected(what: &dyn std::fmt::Display) -> Self {
        let text = what.to_string();
        let reference: u32 =
            text.bytes().fold(2_166_136_261, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619));
        let reference = format!("{reference:08x}");
        tracing::error!(reference, error = text, "unexpected failure");
        Fault::new(Code::Internal).with("reference", reference).into()
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Faults(self.faults.clone()).fmt(f)
    }
}

impl std::error::Error for AppError {}

impl From<Fault> for AppError {
    fn from(fault: Fault) -> Self {
        Self { faults: vec![fault] }
    }
}

impl From<Faults> for AppError {
    fn from(faults: Faults) -> Self {
        Self { faults: faults.0 }
    }
}

impl From<AppError> for StoreError {
    fn from(error: AppError) -> Self {
        Self::Refused(Faults(error.faults))
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        error.faults().map_or_else(|| Self::unexpected(&error), Self::from)
    }
}
