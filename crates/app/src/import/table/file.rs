//! The file of an import: read once, and recognised by its content when it is read again.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::fault::{Code, Fault};
use kontor_store::StoreError;
use kontor_tables::{Limits, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use ts_rs::TS;

use crate::error::Answer;

/// Where the rows come from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum ImportFile {
    /// A file of this PC.
    Path {
        /// Where it is.
        path: PathBuf,
    },
    /// A file that a page hands over.
    Content {
        /// Its name.
        name: String,
        /// Its bytes in base64.
        base64: String,
    },
}

/// A file that was read.
pub(super) struct Opened {
    pub source: Source,
    pub name: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
}

impl ImportFile {
    /// Reads the file.
    ///
    /// # Errors
    /// `file-missing`, `file-too-large`, and what [`Source::open`] finds.
    pub(super) fn open(&self) -> Answer<Opened> {
        let (name, bytes) = match self {
            Self::Path { path } => {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                (name, read(path)?)
            }
            Self::Content { name, base64 } => {
                let bad = |_| Fault::at("file", Code::BadRequest).with("detail", "base64");
                (name.clone(), STANDARD.decode(base64).map_err(bad)?)
            }
        };
        let hash = Sha256::digest(&bytes).iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        let source = Source::open(bytes, &Limits::default()).map_err(|fault| fault.under("file"))?;
        Ok(Opened { source, name, hash })
    }
}

/// Takes no more than what may be read, whatever the system says of the size.
fn read(path: &PathBuf) -> Answer<Vec<u8>> {
    if !path.is_file() {
        return Err(Fault::at("file", Code::FileMissing).with("path", path.display()).into());
    }
    let most = Limits::default().bytes;
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(StoreError::from)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(StoreError::from)?;
    Ok(bytes)
}
