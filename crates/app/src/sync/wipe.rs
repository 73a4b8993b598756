//! A PC that was taken out of the firm keeps nothing of it (SYNC.md 2.12): the company, what lies beside it, its backups in the
//! program's own folders, and both keys.
//!
//! It is written down first that this shall be done, outside of the company. Whatever cuts it short, the next start goes on with it. The
//! keys go first: what is left without them opens nothing.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_store::key::hex;
use kontor_sync::chain;
use serde::{Deserialize, Serialize};

use crate::backup::backups_of;
use crate::desk::Desk;

/// What such a note ends with.
const ENDING: &str = "wipe";

/// What shall be gone.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Doomed {
    /// The company file.
    pub path: PathBuf,
    /// Name of the firm, for whoever reads why.
    pub firm: String,
    /// The company and this PC, by which its backups are known.
    pub company: Option<Id>,
    /// This PC.
    pub device: Id,
}

/// Closes the company and removes what this PC has of it. What cannot be removed now is removed at the next start.
pub(super) fn wipe(desk: &Desk, doomed: &Doomed) {
    let note = note_of(&desk.place().anchors, &doomed.path);
    if let Err(failure) = write_down(&note, doomed) {
        // Better done without a note than not done.
        tracing::warn!(%failure, "it cannot be written down that the company shall be removed");
    }
    desk.leave();
    carry_out(desk, &note, doomed);
}

/// Goes on with what was cut short.
pub(crate) fn finish(desk: &Desk) {
    let notes = fs::read_dir(&desk.place().anchors).into_iter().flatten().flatten().map(|entry| entry.path());
    for note in notes.filter(|path| path.extension().is_some_and(|ending| ending == ENDING)) {
        let doomed = fs::read(&note).ok().and_then(|bytes| serde_json::from_slice::<Doomed>(&bytes).ok());
        match doomed {
            Some(doomed) => carry_out(desk, &note, &doomed),
            // It was being written when the power went: nothing was removed yet, and head office says it again.
            None => drop(fs::remove_file(&note)),
        }
    }
}

fn carry_out(desk: &Desk, note: &Path, doomed: &Doomed) {
    desk.keys().forget(&doomed.path);
    let mut left = false;
    for path in belongings(desk, doomed) {
        if let Err(failure) = fs::remove_file(&path) {
            tracing::warn!(%failure, path = %path.display(), "not removed yet");
            left = true;
        }
    }
    if !left {
        // Where it stays, there is nothing left to do for it.
        let _ = fs::remove_file(note);
    }
    desk.tell_once(Fault::new(Code::PcWiped).with("firm", &doomed.firm));
}

/// The company file, all files that bear its name, and its backups beside it and where companies are kept.
fn belongings(desk: &Desk, doomed: &Doomed) -> Vec<PathBuf> {
    let name = doomed.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bears = |path: &PathBuf| {
        let other = path.file_name().unwrap_or_default().to_string_lossy();
        other.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '.']))
    };
    let beside = doomed.path.parent().unwrap_or(Path::new("."));
    let files =
        fs::read_dir(beside).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    let mut found: Vec<PathBuf> = files.filter(bears).collect();
    for folder in [beside, &desk.place().companies] {
        found.extend(backups_of(folder, doomed.company, doomed.device));
    }
    found.sort();
    found.dedup();
    found
}

fn note_of(folder: &Path, company: &Path) -> PathBuf {
    folder.join(format!("{}.{ENDING}", hex(&chain::of_file(company.as_os_str().as_encoded_bytes()))))
}

fn write_down(note: &Path, doomed: &Doomed) -> std::io::Result<()> {
    if let Some(folder) = note.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create(note)?;
    file.write_all(&serde_json::to_vec(doomed)?)?;
    file.sync_all()?;
    kontor_store::place::sync_folder(note)
}
