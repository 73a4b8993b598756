//! Files that pass between the page and this PC: chosen by the person in the system's own dialogs, never by the page.
//!
//! `KONTOR_SAVE_FOLDER` names a folder that answers every "save as" instead of the dialog: for tests, and for a PC on
//! which nobody should choose.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::{fs, io};

use base64::prelude::{BASE64_STANDARD, Engine as _};
use kontor_app::AppError;
use kontor_core::fault::{Code, Fault};
use serde::Deserialize;
use tauri::{AppHandle, Manager as _, WebviewWindow};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt as _;

use super::automated;

/// What to choose.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// A file that is there.
    Open,
    /// A place for a new file.
    Save,
    /// A folder.
    Folder,
}

/// One line of the dialog's list of file types.
#[derive(Deserialize)]
pub(super) struct FileType {
    label: String,
    extensions: Vec<String>,
}

/// What the dialog shows; all words come from the page.
#[derive(Deserialize)]
pub(super) struct Choice {
    kind: Kind,
    title: String,
    name: Option<String>,
    #[serde(default)]
    types: Vec<FileType>,
}

/// A file that the page hands over.
#[derive(Deserialize)]
pub(super) struct Paper {
    #[serde(default)]
    title: String,
    name: String,
    base64: String,
}

/// A file that was saved.
#[derive(Deserialize)]
pub(super) struct Saved {
    path: PathBuf,
}

/// The files saved in this run, and the places chosen for others: the only ones that the page may have shown in their folder.
#[derive(Default)]
pub(super) struct SavedFiles(Mutex<Vec<PathBuf>>);

/// Lets the person choose; `None` where the dialog was closed without a choice. A place for a new file is remembered as that
/// of a saved one: the core may write there itself.
pub(super) fn choose(window: &WebviewWindow, choice: Choice) -> Option<PathBuf> {
    let saves = matches!(choice.kind, Kind::Save);
    let chosen = chosen(window, choice);
    if let Some(path) = chosen.as_ref().filter(|_| saves) {
        let saved = window.state::<SavedFiles>();
        saved.0.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    }
    chosen
}

fn chosen(window: &WebviewWindow, choice: Choice) -> Option<PathBuf> {
    let mut dialog = window.dialog().file().set_parent(window).set_title(choice.title);
    for file_type in &choice.types {
        let extensions: Vec<&str> = file_type.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(&file_type.label, &extensions);
    }
    if let Some(name) = choice.name {
        if let (Kind::Save, Some(folder)) = (&choice.kind, std::env::var_os("KONTOR_SAVE_FOLDER")) {
            return Some(noted(window, PathBuf::from(folder).join(file_name(&name))));
        }
        dialog = dialog.set_file_name(file_name(&name));
    }
    let chosen = ask(dialog, &choice.kind);
    if let Kind::Save = choice.kind { chosen.map(|path| noted(window, path)) } else { chosen }
}

/// A place for a new file, which may be shown to the person afterwards.
fn noted(window: &WebviewWindow, path: PathBuf) -> PathBuf {
    let saved = window.state::<SavedFiles>();
    saved.0.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    path
}

fn ask(dialog: FileDialogBuilder<tauri::Wry>, kind: &Kind) -> Option<PathBuf> {
    let chosen = match kind {
        Kind::Open => dialog.blocking_pick_file(),
        Kind::Save => dialog.blocking_save_file(),
        Kind::Folder => dialog.blocking_pick_folder(),
    };
    chosen.and_then(|path| path.into_path().ok())
}

/// Saves a file where the person wants it.
pub(super) fn save(window: &WebviewWindow, paper: Paper) -> Result<Option<PathBuf>, AppError> {
    let bytes = content(&paper)?;
    let extension = Path::new(&paper.name).extension().map(|extension| extension.to_string_lossy().into_owned());
    let types = extension.map(|extension| FileType { label: extension.to_uppercase(), extensions: vec![extension] });
    let choice =
        Choice { kind: Kind::Save, title: paper.title, name: Some(paper.name), types: types.into_iter().collect() };
    let Some(path) = choose(window, choice) else { return Ok(None) };
    fs::write(&path, bytes).map_err(|error| unwritten(&path, &error))?;
    Ok(Some(path))
}

/// Puts a file into the program's own folder and has the system's program show it.
pub(super) fn open(app: &AppHandle, paper: Paper) -> Result<PathBuf, AppError> {
    let bytes = content(&paper)?;
    let folder = app.path().app_cache_dir().map_err(|error| AppError::unexpected(&error))?.join("papers");
    let path = folder.join(file_name(&paper.name));
    fs::create_dir_all(&folder).and_then(|()| fs::write(&path, bytes)).map_err(|error| unwritten(&path, &error))?;
    // A test reads the file itself; another program would only cover the window.
    if !automated() {
        app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(|error| AppError::unexpected(&error))?;
    }
    Ok(path)
}

/// Shows a file that was saved in this run in its folder.
pub(super) fn reveal(app: &AppHandle, saved: &Saved) -> Result<(), AppError> {
    let known = app.state::<SavedFiles>();
    if !known.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&saved.path) {
        return Err(missing(&saved.path));
    }
    app.opener().reveal_item_in_dir(&saved.path).map_err(|error| AppError::unexpected(&error))
}

/// Removes what earlier runs had shown by other programs: copies of papers that the company file holds anyway.
pub(super) fn forget_papers(app: &AppHandle) {
    if let Ok(folder) = app.path().app_cache_dir()
        && let Err(failure) = fs::remove_dir_all(folder.join("papers"))
        && failure.kind() != ErrorKind::NotFound
    {
        tracing::warn!(%failure, "copies of papers were not removed");
    }
}

fn content(paper: &Paper) -> Result<Vec<u8>, AppError> {
    BASE64_STANDARD
        .decode(&paper.base64)
        .map_err(|error| Fault::at("base64", Code::BadRequest).with("detail", error).into())
}

/// The last part of a name, so that no name leads out of the folder it is meant for.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default().trim_matches('.');
    if last.is_empty() { "kontor".to_owned() } else { last.to_owned() }
}

fn missing(path: &Path) -> AppError {
    Fault::new(Code::FileMissing).with("path", path.display()).into()
}

fn unwritten(path: &Path, error: &io::Error) -> AppError {
    match error.kind() {
        ErrorKind::NotFound => missing(path),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Fault::new(Code::DiskFull).into(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Fault::new(Code::ReadOnly).into(),
        _ => AppError::unexpected(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        let check = |given: &str, kept: &str| assert_eq!(file_name(given), kept, "{given}");
        check("INV-2026-0001.pdf", "INV-2026-0001.pdf");
        check("../../etc/passwd", "passwd");
        check("C:\\temp\\a.pdf", "a.pdf");
        check("a/..", "kontor");
        check("", "kontor");
    }

    #[test]
    fn a_full_or_closed_folder_is_told_by_its_own_code() {
        let code = |kind: ErrorKind| unwritten(Path::new("a.pdf"), &io::Error::from(kind)).faults[0].code;
        assert_eq!(code(ErrorKind::StorageFull), Code::DiskFull);
        assert_eq!(code(ErrorKind::PermissionDenied), Code::ReadOnly);
        assert_eq!(code(ErrorKind::NotFound), Code::FileMissing);
        assert_eq!(code(ErrorKind::Interrupted), Code::Internal);
    }
}
