//! Which backups there are, as they say of themselves; none is opened for it.

use std::path::{Path, PathBuf};

use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::manifest::{ENDING, Manifest, path_of};
use super::plan::{expect_folder, plan};
use crate::desk::Desk;
use crate::error::Answer;

/// Where backups are looked for.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupList {
    /// The folder; that of the open company's plan when empty.
    #[serde(default)]
    pub folder: Option<PathBuf>,
}

/// A backup as it says of itself.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupRow {
    /// Where it is.
    pub path: PathBuf,
    /// When it was made.
    pub made_at_ms: Timestamp,
    /// The version of the program that made it.
    pub program: String,
    /// The state that it holds: the last commit of an incarnation of the PC.
    #[ts(type = "number")]
    pub incarnation: i64,
    /// The last commit.
    #[ts(type = "number")]
    pub dseq: i64,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Whether the file has that length; all of it is only looked at when it is restored.
    pub whole: bool,
    /// Whether it is of this PC and of the company that is open.
    pub own: bool,
    /// Rows that broke a rule in the company when it was made.
    #[ts(type = "number")]
    pub findings: usize,
}

pub(crate) fn backup_list(desk: &Desk, request: BackupList) -> Answer<Vec<BackupRow>> {
    let own = desk.in_office(|office| {
        office.store.read(|read| Ok((plan(read)?.map(|plan| plan.folder), read.company()?, read.this_device()?)))
    });
    let (planned, company, device) = match own {
        Ok((planned, company, device)) => (planned, company.map(|company| company.id.0), Some(device.0)),
        Err(_) => (None, None, None),
    };
    let folder = request.folder.or(planned).ok_or_else(|| Fault::at("folder", Code::Required))?;
    expect_folder(&folder).map_err(|fault| fault.under("folder"))?;
    let row = |path: PathBuf| {
        let manifest = Manifest::beside(&path)?;
        let length = path.metadata().map(|file| file.len()).ok();
        Some(BackupRow {
            whole: length == Some(manifest.bytes),
            own: company.is_some() && manifest.company == company && Some(manifest.device) == device,
            made_at_ms: manifest.made_at_ms,
            program: manifest.program,
            incarnation: manifest.incarnation,
            dseq: manifest.dseq,
            bytes: manifest.bytes,
            findings: manifest.findings,
            path,
        })
    };
    let mut rows: Vec<BackupRow> = backups_in(&folder).into_iter().filter_map(row).collect();
    rows.sort_by(|a, b| b.made_at_ms.cmp(&a.made_at_ms).then_with(|| b.path.cmp(&a.path)));
    Ok(rows)
}

/// The files of a folder that are called backups.
pub(super) fn backups_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == ENDING)).collect()
}

/// The backups of a company and PC in a folder, with what lies beside them.
pub(crate) fn backups_of(folder: &Path, company: Option<Id>, device: Id) -> Vec<PathBuf> {
    let own = |path: &PathBuf| {
        Manifest::beside(path).is_some_and(|manifest| manifest.company == company && manifest.device == device)
    };
    backups_in(folder).into_iter().filter(own).flat_map(|path| [path_of(&path), path]).collect()
}
