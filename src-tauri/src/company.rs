//! The company behind the window: the desk of `kontor-app`, with the company file that is to be open from the start.
//!
//! The file is opened beside the window, so that neither waits for the other; a command that comes earlier waits until
//! it is known whether the company is open.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use kontor_app::{AppError, Desk, Effect};
use serde_json::{Value, json};

/// A message for the person at this PC, worded by the company's own data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// What it is about.
    pub title: String,
    /// What was noted.
    pub body: String,
}

/// The company behind the window, open or not.
#[derive(Clone)]
pub struct Company(Arc<Inner>);

struct Inner {
    desk: Desk,
    opening: OnceLock<Result<(), AppError>>,
}

impl Company {
    /// A desk on which no file was opened yet; [`Company::begin`] must follow.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        Self(Arc::new(Inner { desk, opening: OnceLock::new() }))
    }

    /// Opens the file that is to be open from the start, in a thread of its own.
    pub fn begin(&self, file: Option<PathBuf>) {
        let company = self.clone();
        std::thread::spawn(move || {
            let opened = match file {
                Some(path) => company.0.desk.call("company_open", json!({ "path": path })).map(drop),
                None => Ok(()),
            };
            if let Err(error) = &opened {
                tracing::warn!(%error, "the company was not opened");
            }
            // Only this thread sets it, and only once.
            let _ = company.0.opening.set(opened);
        });
    }

    /// Whether the file of the start could be opened; waits until that is known.
    ///
    /// # Errors
    /// Why it could not.
    pub fn opening(&self) -> Result<(), AppError> {
        self.0.opening.wait().clone()
    }

    /// Runs the command `name`.
    ///
    /// # Errors
    /// All that is wrong with the request.
    pub fn call(&self, name: &str, request: Value) -> Result<Value, AppError> {
        self.0.opening.wait();
        self.0.desk.call(name, request)
    }

    /// The file that is open now.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.0.desk.open_path()
    }

    /// Has every committed change told to `listener`, in the form that the pages read.
    pub fn on_change(&self, listener: impl Fn(Value) + Send + Sync + 'static) {
        self.0.desk.listen(move |changed| listener(kontor_desk::news::of(changed)));
    }

    /// Reminders that fell due; each is handed out once on this PC.
    ///
    /// # Errors
    /// When the company file cannot be read or written.
    pub fn take_reminders(&self) -> Result<Vec<Reminder>, AppError> {
        if self.file().is_none() {
            return Ok(Vec::new());
        }
        self.0.desk.inside("reminder_take", Effect::Changes, |context| {
            let due = context.read(|read| Ok(read.due_reminders(context.now())?))?;
            if due.is_empty() {
                return Ok(Vec::new());
            }
            context.write(|write| {
                write.not_undoable();
                due.iter().try_for_each(|activity| Ok(write.reminder_shown(activity)?))
            })?;
            let told = due.into_iter().map(|activity| Reminder { title: activity.subject, body: activity.notes });
            Ok(told.collect())
        })
    }
}
