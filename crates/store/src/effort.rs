//! What statements take, in steps of SQLite's machine: the same on every machine and at any load. With it tests hold the cost
//! of commands flat while tables grow, and what is slow is found.

use std::collections::HashMap;
use std::sync::OnceLock;

use rusqlite::trace::{TraceEvent, TraceEventCodes};
use rusqlite::{Connection, StatementStatus};

use crate::error::Result;

/// What a statement took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effort {
    /// The statement, with its parameters unfilled.
    pub statement: String,
    /// Steps of the machine.
    pub steps: i32,
}

type Watcher = Box<dyn Fn(Effort) + Send + Sync>;

static WATCHER: OnceLock<Watcher> = OnceLock::new();

/// Tells of every statement that ends, on all files that are opened from now on. One watcher in the life of a program; answers
/// whether this is it.
pub fn watch(seen: impl Fn(Effort) + Send + Sync + 'static) -> bool {
    WATCHER.set(Box::new(seen)).is_ok()
}

/// Reports what this connection does, if somebody watches.
pub(crate) fn follow(connection: &mut Connection) -> Result<()> {
    let Some(watcher) = WATCHER.get() else { return Ok(()) };
    // SQLite counts on while a statement is kept and used again.
    let mut before: HashMap<String, i32> = HashMap::new();
    let told = move |event: TraceEvent<'_>| {
        let TraceEvent::Profile(statement, _) = event else { return };
        let now = statement.get_status(StatementStatus::VmStep);
        let text = statement.sql().into_owned();
        let last = before.insert(text.clone(), now).filter(|last| *last <= now).unwrap_or_default();
        watcher(Effort { statement: text, steps: now - last });
    };
    Ok(connection.trace_v2(TraceEventCodes::SQLITE_TRACE_PROFILE, Some(told))?)
}
