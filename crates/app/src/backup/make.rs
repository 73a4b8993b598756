//! Making a backup: written beside under another name, opened, judged and compared, and only then called by its name.

use std::path::{Path, PathBuf};
use std::time::Instant;

use chrono::DateTime;
use kontor_core::company::Device;
use kontor_core::fault::{Code, Fault};
use kontor_core::time::Timestamp;
use kontor_store::audit::Rule;
use kontor_store::backup::{Snapshot, look_into};
use kontor_store::table::safety::BackupRun;
use kontor_store::{Author, Store, StoreError, place};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::backups_in;
use super::manifest::{ENDING, Manifest, path_of};
use super::plan::{BackupPlan, expect_folder, plan};
use super::rotate::superfluous;
use crate::context::{Calendar, Context, company};
use crate::error::{Answer, AppError};
use crate::host::{Host, entropy};
use crate::job::Progress;
use crate::verify;

/// A backup that is wanted now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupNow {
    /// The folder, if another than the planned one; nothing is removed there.
    #[serde(default)]
    pub folder: Option<PathBuf>,
}

/// A good backup.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupMade {
    /// Where it is.
    pub path: PathBuf,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Rows that break a rule, in the company as in its backup; it should be judged.
    #[ts(type = "number")]
    pub findings: usize,
    /// Older backups that were removed.
    #[ts(type = "number")]
    pub removed: usize,
}

pub(crate) fn backup_now(context: &Context<'_>, request: BackupNow) -> Answer<BackupMade> {
    let planned = context.read(plan)?;
    let (folder, rotation) = match (request.folder, planned) {
        (Some(folder), planned) => (folder, planned.filter(|_| false)),
        (None, Some(planned)) => (planned.folder.clone(), Some(planned)),
        (None, None) => return Err(Fault::at("folder", Code::Required).into()),
    };
    back_up(context.store, context.host, context.progress, &folder, rotation.as_ref())
}

/// Makes a backup and notes what came of it.
pub(super) fn back_up(
    store: &Store,
    host: &dyn Host,
    progress: &Progress,
    folder: &Path,
    rotation: Option<&BackupPlan>,
) -> Answer<BackupMade> {
    let (at, start) = (host.now(), Instant::now());
    let made = make(store, at, progress, folder, rotation);
    let took_ms = i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX);
    let run = match &made {
        Ok((made, snapshot)) => BackupRun {
            at,
            took_ms,
            path: made.path.display().to_string(),
            bytes: i64::try_from(made.bytes).unwrap_or(i64::MAX),
            incarnation: snapshot.incarnation,
            dseq: snapshot.dseq,
            fault: None,
        },
        Err(error) => BackupRun {
            at,
            took_ms,
            path: folder.display().to_string(),
            bytes: 0,
            incarnation: 0,
            dseq: 0,
            fault: error.faults.first().and_then(|fault| serde_json::to_string(fault).ok()),
        },
    };
    // Whoever stopped it knows that it was stopped. A note that cannot be written changes nothing about the backup.
    if made.as_ref().err().is_none_or(|error| !error.has(Code::Stopped)) {
        let author =
            Author { user: Default::default(), command: "backup_now", now: at, durable: false, entropy: entropy(host) };
        let noted: Result<(), StoreError> = store.write(author, |write| write.note_backup(&run));
        noted.unwrap_or_else(|failure| tracing::warn!(%failure, "a backup could not be noted"));
    }
    made.map(|(made, _)| made)
}

fn make(
    store: &Store,
    at: Timestamp,
    progress: &Progress,
    folder: &Path,
    rotation: Option<&BackupPlan>,
) -> Answer<(BackupMade, Snapshot)> {
    expect_folder(folder)?;
    let (prefix, calendar) = store.read(|read| {
        let device: Device = read.get(read.this_device()?)?;
        let stem = store.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok::<_, AppError>((format!("{stem} {} ", device.code), Calendar::of(&company(read)?)))
    })?;
    sweep(folder, &prefix);
    let stamp = DateTime::from_timestamp_millis(at.0).unwrap_or_default().format("%Y%m%d-%H%M%S");
    let target = place::free(&folder.join(format!("{prefix}{stamp}")), &format!(".{ENDING}"));
    let part = place::beside(&target, ".part");
    let written = write(store, at, progress, &part, &target);
    if written.is_err() {
        place::remove(&part);
    }
    let (bytes, findings, snapshot) = written.map_err(|error| about_target(error, folder))?;
    let removed = rotation.map_or(0, |plan| remove_superfluous(plan, folder, &snapshot, calendar, at));
    Ok((BackupMade { path: target, bytes, findings, removed }, snapshot))
}

/// Writes, opens, judges, compares, names.
fn write(
    store: &Store,
    at: Timestamp,
    progress: &Progress,
    part: &Path,
    target: &Path,
) -> Answer<(u64, usize, Snapshot)> {
    let mut before = 0;
    let snapshot = store.copy_to(part, |done, total| {
        progress.expect(total);
        let more = done.saturating_sub(before);
        before = done;
        Ok::<_, AppError>(progress.step(more)?)
    })?;
    let damaged = |detail: &str| Fault::new(Code::BackupDamaged).with("detail", detail);
    let copied = look_into(part, std::slice::from_ref(store.key()), |read, _| read.snapshot())?;
    if copied != snapshot {
        return Err(damaged("totals").into());
    }
    let report = verify::report_of_copy(part, store.key())?;
    if let Some(damage) = report.findings.iter().find(|finding| finding.rule == Rule::FileSound) {
        return Err(damaged(&damage.found).into());
    }
    let findings = report.findings.len();
    let manifest = Manifest::of(part, &snapshot, findings, store.key(), at)?;
    progress.step(0)?;
    manifest.write(target)?;
    place::rename(part, target).map_err(StoreError::from)?;
    Ok((manifest.bytes, findings, snapshot))
}

/// Removes what a backup left that was cut short: a part, or a manifest whose backup never got its name.
fn sweep(folder: &Path, prefix: &str) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = name.starts_with(prefix) && name.contains(ENDING);
        let orphan = name.strip_suffix(".json").is_some_and(|backup| !folder.join(backup).exists());
        if ours && (name.contains(".part") || orphan) {
            // It is in nobody's way but its own.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Removes backups of this PC that are not needed any more; answers how many. Those that a wrong clock dated in the future stay until
/// their day comes: they would push out the ones that are made now.
fn remove_superfluous(
    plan: &BackupPlan,
    folder: &Path,
    snapshot: &Snapshot,
    calendar: Calendar,
    now: Timestamp,
) -> usize {
    let own: Vec<_> = backups_in(folder)
        .into_iter()
        .filter_map(|backup| Some((Manifest::beside(&backup)?, backup)))
        .filter(|(manifest, _)| manifest.company == snapshot.company && manifest.device == snapshot.device)
        .filter(|(manifest, _)| manifest.made_at_ms <= now)
        .map(|(manifest, backup)| (calendar.shown(manifest.made_at_ms), backup))
        .collect();
    let gone = superfluous(plan, &own);
    for backup in &gone {
        let removed = std::fs::remove_file(backup).and_then(|()| std::fs::remove_file(path_of(backup)));
        removed.unwrap_or_else(|failure| tracing::warn!(%failure, "an old backup stays"));
    }
    gone.len()
}

/// What the target answered, in words about the target: the company itself is well.
fn about_target(error: AppError, folder: &Path) -> AppError {
    let faults = error.faults.into_iter().map(|fault| {
        let code = match fault.code {
            Code::DiskFull => Code::BackupTargetFull,
            Code::ReadOnly => Code::BackupTargetReadOnly,
            Code::FileMissing => Code::BackupFolderMissing,
            Code::Internal | Code::DiskFailed | Code::FileDamaged | Code::NotACompany => Code::BackupTargetFailed,
            _ => return fault,
        };
        let detail = fault.params.get("detail").or_else(|| fault.params.get("reference")).cloned().unwrap_or_default();
        Fault::new(code).with("path", folder.display()).with("detail", detail)
    });
    AppError { faults: faults.collect() }
}
