//! Files as a whole: putting a new one in the place of an old one so that a crash at any moment leaves one of the two, whole.
//!
//! What is put in place is on the disk before it gets its name, and the name is on the disk before anybody is told. Every step is told
//! to the log (level `trace`) once it is taken; the tests of power cuts read there in which order it was done.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Result;

/// The name of a file with an ending behind it.
#[must_use]
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    path.with_file_name(name)
}

/// What SQLite puts beside a file, and the file itself.
const PARTS: [&str; 4] = ["", "-wal", "-shm", "-journal"];

/// Removes a file with what SQLite put beside it, if it is there.
pub fn remove(path: &Path) {
    for part in PARTS.map(|part| beside(path, part)) {
        // What is not there needs no removing; what cannot be removed is in nobody's way but its own.
        if fs::remove_file(&part).is_ok() {
            tell("remove", &part);
        }
    }
}

/// What copies are called while they are worked on.
pub(crate) const UPGRADING: &str = ".upgrading";
/// A copy under a new key.
pub(crate) const REKEYING: &str = ".rekeying";
/// A backup that shall become the company again.
pub(crate) const RESTORING: &str = ".restoring";

/// Removes what work on a copy left that was cut short.
pub(crate) fn sweep(path: &Path) {
    [UPGRADING, REKEYING, RESTORING].iter().for_each(|ending| remove(&beside(path, ending)));
}

/// Copies a closed database and has the copy on the disk before it returns.
///
/// # Errors
/// As the file system answers: `disk-full`, `read-only`. Nothing is left of a copy that failed.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let copied = fs::copy(from, to).and_then(|_| {
        tell_of("copy", from, to);
        sync(to)
    });
    if copied.is_err() {
        remove(to);
    }
    Ok(copied?)
}

/// Has a file on the disk.
///
/// # Errors
/// As the file system answers.
pub fn sync(path: &Path) -> io::Result<()> {
    File::options().write(true).open(path)?.sync_all()?;
    tell("sync", path);
    Ok(())
}

/// Gives a file that is on the disk another name there, in one step; what had this name is gone.
///
/// # Errors
/// As the file system answers.
pub fn rename(path: &Path, to: &Path) -> io::Result<()> {
    fs::rename(path, to)?;
    tell_of("rename", path, to);
    sync_folder(to)
}

/// Has the names of the folder of a file on the disk.
///
/// # Errors
/// As the file system answers.
pub fn sync_folder(of: &Path) -> io::Result<()> {
    // Only Unix lets a folder be opened; elsewhere the file system keeps its names in order by itself.
    #[cfg(unix)]
    if let Some(folder) = of.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder)?.sync_all()?;
        tell("sync-folder", folder);
    }
    let _ = of;
    Ok(())
}

fn tell(step: &str, path: &Path) {
    tracing::trace!(%step, path = %path.display());
}

fn tell_of(step: &str, path: &Path, to: &Path) {
    tracing::trace!(%step, path = %path.display(), to = %to.display());
}

/// A name beside `path` that no file has yet: `ending`, or with a number behind it.
#[must_use]
pub fn free(path: &Path, ending: &str) -> PathBuf {
    let first = beside(path, ending);
    let more = (2..1_000).map(|nth| beside(path, &format!("{ending}-{nth}")));
    std::iter::once(first.clone()).chain(more).find(|name| !name.exists()).unwrap_or(first)
}

/// Gives a closed database a second name that stays when the first is taken over: the same bytes where the file system can, else a
/// copy.
///
/// # Errors
/// As the file system answers.
pub fn keep(path: &Path, kept: &Path) -> Result<()> {
    if fs::hard_link(path, kept).is_ok() {
        tell_of("link", path, kept);
        return Ok(sync_folder(kept)?);
    }
    let part = beside(kept, ".part");
    copy(path, &part)?;
    Ok(rename(&part, kept)?)
}

/// Puts a closed database, which is on the disk, in the place of another closed one, in one step.
///
/// # Errors
/// As the file system answers: then the old one is still there.
pub fn replace(new: &Path, path: &Path) -> Result<()> {
    // A log that lay beside the old file must never be taken for one of the new file.
    for part in PARTS.iter().skip(1).map(|part| beside(path, part)) {
        match fs::remove_file(&part) {
            Ok(()) => tell("remove", &part),
            Err(failure) if failure.kind() != io::ErrorKind::NotFound => return Err(failure.into()),
            Err(_) => {}
        }
    }
    Ok(rename(new, path)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_old_file_stays_under_its_second_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("firm"), "old").unwrap();
        fs::write(at("new"), "new").unwrap();
        fs::write(at("firm-wal"), "log of the old one").unwrap();
        keep(&at("firm"), &at("firm.before")).unwrap();
        assert!(keep(&at("firm"), &at("missing/firm.before")).is_err());
        replace(&at("new"), &at("firm")).unwrap();
        let read = |name: &str| fs::read_to_string(at(name)).ok();
        assert_eq!((read("firm").as_deref(), read("firm.before").as_deref()), (Some("new"), Some("old")));
        assert_eq!((read("new"), read("firm-wal")), (None, None));
        assert_eq!(free(&at("firm"), ".before"), at("firm.before-2"));
        assert_eq!(free(&at("firm"), ".after"), at("firm.after"));
    }
}
