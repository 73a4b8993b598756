//! What the window needs of the company behind it: one door for every command, news of changes, due reminders.

use kontor_core::fault::{Code, Fault, Faults};
use serde_json::Value;

/// A message for the person at this PC, worded by the company's own data (a task's subject, a customer's name).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// What it is about.
    pub title: String,
    /// When, and with whom.
    pub body: String,
}

/// The company behind the window.
pub trait Office: Send + Sync + 'static {
    /// Runs the command `name` and answers in JSON text.
    ///
    /// # Errors
    /// All that is wrong with the request.
    fn call(&self, name: &str, request: Value) -> Result<String, Faults>;

    /// Has every committed change told to `listener`, as JSON for the pages.
    fn on_change(&self, listener: Box<dyn Fn(Value) + Send + Sync>);

    /// Reminders that fell due since the last question; each is handed out once.
    fn due_reminders(&self) -> Vec<Reminder>;
}

/// No company at all: every command is refused.
#[derive(Debug, Clone, Copy)]
pub struct Closed;

impl Office for Closed {
    fn call(&self, name: &str, _request: Value) -> Result<String, Faults> {
        Err(Fault::new(Code::UnknownCommand).with("name", name).into())
    }
    fn on_change(&self, _listener: Box<dyn Fn(Value) + Send + Sync>) {}
    fn due_reminders(&self) -> Vec<Reminder> {
        Vec::new()
    }
}
