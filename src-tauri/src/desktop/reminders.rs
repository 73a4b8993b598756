//! Native reminders: what fell due is shown by the operating system, with or without an open window.
//!
//! A toast only informs, since clicks on it do not come back on the desktop; the calendar holds the action.

use std::time::Duration;

use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;

use crate::company::{Company, Reminder};

const PULSE: Duration = Duration::from_secs(20);

/// Asks for due reminders for as long as the program runs.
pub(super) fn watch(app: AppHandle) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(PULSE);
            match app.state::<Company>().take_reminders() {
                Ok(due) => due.into_iter().for_each(|reminder| show(&app, reminder)),
                Err(error) => tracing::warn!(%error, "reminders could not be read"),
            }
        }
    });
}

fn show(app: &AppHandle, reminder: Reminder) {
    if let Err(failure) = app.notification().builder().title(reminder.title).body(reminder.body).show() {
        tracing::warn!(%failure, "a reminder could not be shown");
    }
}
