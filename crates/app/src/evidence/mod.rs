//! The evidence package: documents of a span, what proves that nobody changed them since, and how to check that without this
//! program. The format stands in `docs/evidence.md`, word for word.
//!
//! * `SHA256SUMS` names every other file with its hash; `SHA256SUMS.sig` is the signature of the PC over it.
//! * Documents carry their own signatures; the chain of commits carries those of its heads.
//! * A package is checked without a company: whoever gets it needs the public key, or its fingerprint on paper, and no more.

mod chain;
mod check;
mod document;
mod export;
mod index;
mod key;

use std::path::PathBuf;

pub(crate) use check::evidence_check;
pub use check::{EvidenceCheck, EvidenceReport};
pub(crate) use export::evidence_export;
use kontor_core::fault::{Code, Fault};
use kontor_core::sales::DocumentKind;
use kontor_core::time::LocalDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What `manifest.json` calls the format.
const FORMAT: &str = "kontor-evidence";
/// The version of the format.
const VERSION: u32 = 1;

const MANIFEST: &str = "manifest.json";
const SUMS: &str = "SHA256SUMS";
const SIGNATURE: &str = "SHA256SUMS.sig";
const COMMITS: &str = "chain/commits.bin";
const POSITIONS: &str = "chain/commits.csv";
const HEADS: &str = "chain/heads.csv";
const REPLACED: &str = "chain/replaced.csv";
const NUMBERS: &str = "numbers.csv";
const SERIES: &str = "series.csv";

/// Which documents the package holds.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EvidenceExport {
    /// From this day on.
    pub from: LocalDate,
    /// Up to and with this day.
    pub until: LocalDate,
    /// Which kinds; all when empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<DocumentKind>>")]
    pub kinds: Vec<DocumentKind>,
    /// The archive to write, or a folder for it; beside the company file when empty.
    #[serde(default)]
    #[ts(type = "string | null", optional)]
    pub path: Option<PathBuf>,
    /// Whether a file that is there may be replaced.
    #[serde(default)]
    pub replace: bool,
}

/// The package that was made.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EvidenceExported {
    /// The archive.
    pub path: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many documents it holds.
    #[ts(type = "number")]
    pub documents: u64,
    /// How many commits.
    #[ts(type = "number")]
    pub commits: u64,
    /// Fingerprint of the key that signed it: to be given to the auditor on another way.
    pub fingerprint: String,
    /// How many findings the check of the whole company had; they stand in the package.
    #[ts(type = "number")]
    pub findings: usize,
}

/// What the package is: `manifest.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    program: String,
    company: String,
    from: LocalDate,
    until: LocalDate,
    kinds: Vec<DocumentKind>,
    made_at: String,
    made_by: String,
    device: kontor_core::id::Id,
    /// The key that signed the package: `keys/<key>.pem`.
    key: kontor_core::id::Id,
    documents: u64,
    papers: u64,
    commits: u64,
    /// Hash of the chain before the first commit of the package, in hexadecimal.
    chain_begins_after: String,
}

/// Something is wrong in a file of the package.
fn damaged(part: &str, detail: &str) -> Fault {
    Fault::at("file", Code::PackageDamaged).with("part", part).with("detail", detail)
}
