//! Copying an encrypted database page by page while others work in it (SQLite's backup API). Both sides have keys of their own: pages
//! are opened with the one and sealed with the other.

use std::path::Path;
use std::time::Duration;

use kontor_core::fault::{Code, Fault};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::error::Result;
use crate::file::{connect, connect_new};
use crate::key::Key;

/// Pages that are copied in one go: 4 MiB, after which others get a turn.
const PAGES: i32 = 1_024;
/// How long a writer on the other side is waited for.
const PAUSE: Duration = Duration::from_millis(50);

/// Copies everything; `step` hears the pages that are done and those there are, and may end it.
pub(crate) fn copy_in_steps<E: From<crate::StoreError>>(
    from: &Connection,
    to: &mut Connection,
    mut step: impl FnMut(u64, u64) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let backup = Backup::new(from, to).map_err(crate::StoreError::from)?;
    loop {
        let result = backup.step(PAGES).map_err(crate::StoreError::from)?;
        let progress = backup.progress();
        let count = |pages: i32| u64::try_from(pages).unwrap_or_default();
        step(count(progress.pagecount - progress.remaining), count(progress.pagecount))?;
        match result {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked => std::thread::sleep(PAUSE),
            _ => {}
        }
    }
}

/// Copies everything at once.
pub(crate) fn copy_all(from: &Connection, to: &mut Connection) -> Result<()> {
    copy_in_steps(from, to, |_, _| Ok(()))
}

/// Copies a closed company or backup, which the first of `keys` that fits opens, under a key of its own: `new`, or the one that fits.
/// Answers both keys, first that of the copy.
///
/// # Errors
/// `not-a-company` when no key fits, `key-missing` without any.
pub(crate) fn copy_under(from: &Path, keys: &[Key], new: Option<&Key>, copy: &Path) -> Result<(Key, Key)> {
    let mut refused = crate::StoreError::from(Fault::new(Code::KeyMissing).with("path", from.display()));
    for fitting in keys {
        let open = match connect(from, fitting, OpenFlags::SQLITE_OPEN_READ_ONLY) {
            Ok(open) => open,
            Err(failure) => {
                refused = failure;
                continue;
            }
        };
        let key = new.unwrap_or(fitting);
        let mut to = connect_new(copy, key, from)?;
        copy_all(&open, &mut to)?;
        to.close().map_err(|(_, failure)| failure)?;
        return Ok((key.clone(), fitting.clone()));
    }
    Err(refused)
}
