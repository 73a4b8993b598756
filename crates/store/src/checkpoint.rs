//! Folding the log into the file beside the work: whoever posts does not wait for it.
//!
//! SQLite would fold in the middle of a commit, once in a while, and that commit would take twice as long. A thread with a
//! connection of its own does it instead; writers and readers go on meanwhile.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use rusqlite::OpenFlags;

use crate::error::Result;
use crate::file::connect;
use crate::key::Key;

/// Rows written since the log was folded last, from which it is folded again: about a thousand pages.
const ROWS: u64 = 1_500;

/// The thread, for as long as the company is open.
pub(crate) struct Checkpointer {
    /// Rows that the writer had written when the thread was told last.
    told_at: AtomicU64,
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    /// Waits for work; its connection is opened when there is some.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(path: &Path, key: &Key) -> Result<Self> {
        let (wake, woken) = sync_channel(1);
        let (own, key) = (path.to_owned(), key.clone());
        let thread = std::thread::Builder::new().name("checkpoint".into()).spawn(move || fold(&own, &key, &woken))?;
        Ok(Self { told_at: AtomicU64::new(0), wake: Some(wake), thread: Some(thread) })
    }
    /// To be called after a commit, with all rows that the writer has written so far.
    pub fn consider(&self, rows: u64) {
        let long = rows.saturating_sub(self.told_at.load(Ordering::Relaxed)) > ROWS;
        if let Some(wake) = self.wake.as_ref().filter(|_| long) {
            self.told_at.store(rows, Ordering::Relaxed);
            // One that is told already needs not be told twice.
            let _ = wake.try_send(());
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            // Nothing is lost if it stopped early: the connection that closes last folds the rest.
            let _ = thread.join();
        }
    }
}

fn fold(path: &Path, key: &Key, woken: &Receiver<()>) {
    let mut connection = None;
    while woken.recv().is_ok() {
        if connection.is_none() {
            connection = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE).ok();
        }
        if let Some(connection) = &connection {
            // A log that cannot be folded now is folded the next time, or when the company is closed.
            let _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        }
    }
}
