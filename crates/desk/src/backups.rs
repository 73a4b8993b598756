//! Backups by the clock: a thread that looks once a minute whether one is due.

use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use kontor_app::Desk;
use kontor_app::job::Progress;

/// How often it is looked, and how long after the start: work comes first.
const PAUSE: Duration = Duration::from_secs(60);

/// The thread, until this is dropped; a backup that is being made then is stopped, and nothing half of it is left.
pub struct Backups {
    progress: Progress,
    stop: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Backups {
    /// Makes backups of whatever company is open, as its plan says.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn of(desk: &Desk) -> std::io::Result<Self> {
        let (stop, stopped) = sync_channel::<()>(0);
        let (own, progress) = (desk.clone(), Progress::default());
        let seen = progress.clone();
        let thread = std::thread::Builder::new().name("backups".into()).spawn(move || {
            while stopped.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                if let Err(error) = own.back_up_if_due(&seen) {
                    tracing::warn!(%error, "a backup came to nothing");
                }
            }
        })?;
        Ok(Self { progress, stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for Backups {
    fn drop(&mut self) {
        self.progress.stop();
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // Whatever ended it: there is nothing left to wait for.
            let _ = thread.join();
        }
    }
}
