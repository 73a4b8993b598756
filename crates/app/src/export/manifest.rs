//! `manifest.json`: what the archive is, where it comes from, and what each of its files must hold.

use kontor_core::entity::{DeviceId, EntityKind};
use kontor_core::id::Id;
use serde::{Deserialize, Serialize};

use super::{ExportFormat, FORMAT, VERSION};

/// The archive as a whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// Name of the firm.
    pub company: String,
    /// When, as `2026-01-31T08:00:00Z`.
    pub made_at: String,
    /// The PC that wrote it.
    pub device: Id,
    /// How rows are written.
    pub rows_as: ExportFormat,
    /// What the tables and columns mean.
    pub schema: Part,
    /// The tables.
    pub tables: Vec<TablePart>,
    /// The kept files.
    pub files: Vec<FilePart>,
}

/// A file of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// Where it is.
    pub path: String,
    /// Its length, unpacked.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// The rows of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TablePart {
    /// Its name.
    pub table: String,
    /// How many rows.
    pub rows: u64,
    /// Where they are.
    pub file: Part,
}

/// A logo, a document as it was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FilePart {
    /// Media type.
    pub mime: String,
    /// Where it is; its hash is its name.
    pub file: Part,
}

impl Manifest {
    /// Of a company, before anything is written.
    pub fn new(company: &str, made_at: String, device: DeviceId, rows_as: ExportFormat, schema: Part) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            company: company.to_owned(),
            made_at,
            device: device.0,
            rows_as,
            schema,
            tables: Vec::new(),
            files: Vec::new(),
        }
    }
    /// How many rows a table has.
    pub fn rows_of(&self, kind: EntityKind) -> u64 {
        self.tables.iter().find(|table| table.table == kind.table()).map_or(0, |table| table.rows)
    }
    /// How many rows there are in all.
    pub fn rows(&self) -> u64 {
        self.tables.iter().fold(0, |sum, table| sum.saturating_add(table.rows))
    }
}

/// Where a kept file is: under its hash, with the ending that people know.
pub(super) fn file_path(hash: &str, mime: &str) -> String {
    let ending = match mime {
        "application/pdf" => "pdf",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/svg+xml" => "svg",
        _ => "bin",
    };
    format!("files/{hash}.{ending}")
}
