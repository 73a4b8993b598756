//! Waits for the page's first word. A window that stays blank is the commonest fault of a web view: after eight
//! seconds the program starts once more without the graphics card and remembers that; if that was not the cause,
//! it shows what there is.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::{AppHandle, Manager as _};

use super::{automated, window};
use crate::renderer::Renderer;

const PATIENCE: Duration = Duration::from_secs(8);

/// Where the page's first word arrives.
pub(super) struct FirstPaint {
    started: Instant,
    said: Sender<()>,
    heard: Mutex<Option<Receiver<()>>>,
}

impl Default for FirstPaint {
    fn default() -> Self {
        let (said, heard) = channel();
        Self { started: Instant::now(), said, heard: Mutex::new(Some(heard)) }
    }
}

impl FirstPaint {
    /// The page has painted. Only the first word of a run counts; later windows and reloads say it in vain.
    pub(super) fn came(&self) {
        if self.said.send(()).is_ok() {
            tracing::info!(milliseconds = self.started.elapsed().as_millis(), "first paint");
        }
    }
}

/// Waits in a thread of its own.
pub(super) fn watch(app: AppHandle) {
    let heard = app.state::<FirstPaint>().heard.lock().unwrap_or_else(PoisonError::into_inner).take();
    std::thread::spawn(move || {
        if heard.is_none_or(|heard| heard.recv_timeout(PATIENCE).is_ok()) {
            return;
        }
        // A test driver would lose the program that it started.
        if cfg!(target_os = "linux") && Renderer::current() == Renderer::Graphics && !automated() {
            tracing::warn!("the page stayed blank; starting once more without the graphics card");
            window::remember(|kept| kept.software_rendering = true);
            app.request_restart();
        } else if let Err(failure) = window::open_main(&app) {
            tracing::error!(%failure, "the page stayed blank and the window could not be shown");
        }
    });
}
