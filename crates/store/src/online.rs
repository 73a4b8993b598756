//! Copying an encrypted database page by page while others work in it (SQLite's backup API). Both sides have keys of their own: pages
//! are opened with the one and sealed with the other.

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::time::Duration;

use crate::error::Result;

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
