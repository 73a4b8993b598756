//! Where a file goes: to a place of this PC, or to the page that asked for it.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kontor_core::fault::{Code, Fault};
use kontor_store::StoreError;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Answer;
use crate::file::FileContent;

/// The largest file that is handed to a page, in MiB: all of it is in memory several times.
const LARGEST: usize = 32;

/// A file that was made.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Exported {
    /// How many rows or documents are in it.
    #[ts(type = "number")]
    pub rows: u64,
    /// Where it is, if a place was named.
    #[ts(type = "string | null")]
    pub path: Option<PathBuf>,
    /// The file itself, if none was.
    pub file: Option<FileContent>,
}

type Out<'a> = &'a mut (dyn Write + Send);

/// Has `work` write a file and answer how much is in it. At a place of the PC it appears when it is whole: what fails or is
/// stopped leaves nothing, and what was there before stays.
///
/// # Errors
/// What `work` answers; `disk-full`, `read-only`, `file-missing` for a folder that is not there; `too-large-for-page`.
pub(crate) fn written(
    to: Option<&Path>,
    title: &str,
    extension: &str,
    mime: &str,
    work: impl FnOnce(Out<'_>) -> Answer<u64>,
) -> Answer<Exported> {
    let Some(path) = to else {
        let mut bytes = Vec::new();
        let rows = work(&mut bytes)?;
        if bytes.len() > LARGEST << 20 {
            return Err(Fault::new(Code::TooLargeForPage).with("max", LARGEST).into());
        }
        let file = FileContent {
            name: format!("{}.{extension}", file_name(title)),
            mime: mime.to_owned(),
            base64: STANDARD.encode(bytes),
        };
        return Ok(Exported { rows, path: None, file: Some(file) });
    };
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let made = into_file(&part, work).and_then(|rows| {
        std::fs::rename(&part, path).map_err(StoreError::from)?;
        Ok(Exported { rows, path: Some(path.to_owned()), file: None })
    });
    if made.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    made
}

fn into_file(part: &Path, work: impl FnOnce(Out<'_>) -> Answer<u64>) -> Answer<u64> {
    let mut out = BufWriter::new(File::create(part).map_err(StoreError::from)?);
    let rows = work(&mut out)?;
    out.flush().map_err(StoreError::from)?;
    Ok(rows)
}

/// A name that every system takes.
pub(crate) fn file_name(title: &str) -> String {
    title.chars().map(|c| if "/\\:*?\"<>|".contains(c) || c.is_control() { '-' } else { c }).collect()
}
