//! What lies beside a backup: when, from which state, and how to tell that it is whole. Nothing of it names anybody or says what a firm
//! is worth: figures stand in it as a seal that only the key can make.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use kontor_store::backup::Snapshot;
use kontor_store::key::hex;
use kontor_store::{Key, StoreError, place};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::{Answer, AppError};

/// What backups end with.
pub(super) const ENDING: &str = "kontor-backup";
/// What the format is called.
const FORMAT: &str = "kontor-backup";
/// Nothing that is larger is read as a manifest.
const LONGEST: u64 = 64 * 1024;
/// Bytes that are read in one go.
const PIECE: usize = 1024 * 1024;

/// What is said of a backup beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    format: String,
    /// When it was made.
    pub made_at_ms: Timestamp,
    /// The version of the program that made it.
    pub program: String,
    /// How many migrations the file had seen.
    pub schema: i64,
    /// The firm.
    pub company: Option<Id>,
    /// The PC.
    pub device: Id,
    /// The state: the last commit of an incarnation, and the head of the chain.
    pub incarnation: i64,
    pub dseq: i64,
    pub head: String,
    /// A seal over the figures.
    pub totals: String,
    /// Rows that broke a rule in the company when it was made.
    pub findings: usize,
    pub bytes: u64,
    pub sha256: String,
    /// SHA-256 of the manifest itself without this line: what a bad disk made of it is not shown as the truth.
    sum: String,
}

impl Manifest {
    /// Of a backup that is on the disk.
    pub fn of(file: &Path, snapshot: &Snapshot, findings: usize, key: &Key, now: Timestamp) -> Answer<Self> {
        let (bytes, sha256) = hash(file)?;
        let manifest = Self {
            format: FORMAT.to_owned(),
            made_at_ms: now,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            schema: snapshot.schema,
            company: snapshot.company,
            device: snapshot.device,
            incarnation: snapshot.incarnation,
            dseq: snapshot.dseq,
            head: snapshot.head.clone(),
            totals: snapshot.totals.seal(key),
            findings,
            bytes,
            sha256,
            sum: String::new(),
        };
        Ok(Self { sum: manifest.reckon()?, ..manifest })
    }
    fn reckon(&self) -> Answer<String> {
        let rest = Self { sum: String::new(), ..self.clone() };
        let text = serde_json::to_vec(&rest).map_err(|failure| AppError::unexpected(&failure))?;
        Ok(hex(&Sha256::digest(&text)))
    }
    /// The one that lies beside a backup, if there is one that can be read and is as it was written.
    pub fn beside(backup: &Path) -> Option<Self> {
        let mut text = Vec::new();
        File::open(path_of(backup)).ok()?.take(LONGEST).read_to_end(&mut text).ok()?;
        let manifest: Self = serde_json::from_slice(&text).ok()?;
        (manifest.format == FORMAT && manifest.reckon().ok()? == manifest.sum).then_some(manifest)
    }
    /// Writes it beside a backup.
    pub fn write(&self, backup: &Path) -> Answer<()> {
        let (to, text) =
            (path_of(backup), serde_json::to_vec_pretty(self).map_err(|failure| AppError::unexpected(&failure))?);
        let part = place::beside(&to, ".part");
        let written =
            std::fs::write(&part, text).and_then(|()| place::sync(&part)).and_then(|()| place::rename(&part, &to));
        Ok(written.map_err(StoreError::from)?)
    }
    /// Whether the file is, byte for byte, what was written.
    pub fn fits(&self, backup: &Path) -> Answer<bool> {
        Ok(hash(backup)? == (self.bytes, self.sha256.clone()))
    }
}

/// Where the manifest of a backup is.
pub(super) fn path_of(backup: &Path) -> PathBuf {
    place::beside(backup, ".json")
}

/// Length and SHA-256 of a file.
fn hash(file: &Path) -> Answer<(u64, String)> {
    let mut open = File::open(file).map_err(StoreError::from)?;
    let (mut hash, mut bytes, mut piece) = (Sha256::new(), 0_u64, vec![0; PIECE]);
    loop {
        let count = open.read(&mut piece).map_err(StoreError::from)?;
        if count == 0 {
            break;
        }
        hash.update(piece.get(..count).unwrap_or_default());
        bytes += count as u64;
    }
    Ok((bytes, hex(&hash.finalize())))
}
