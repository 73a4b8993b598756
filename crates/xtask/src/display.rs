//! Whether there is a screen to open a window on, and a made-up one where there is none.

use std::ffi::OsStr;
use std::process::Command;

use crate::shell::command;

/// Whether a window can be opened here.
pub fn here() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// A command with a display and a session bus of its own, both gone when it ends.
pub fn made_up(program: impl AsRef<OsStr>) -> Command {
    let mut session = command("dbus-run-session");
    session.args(["--", "xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1080x24"]).arg(program);
    // A desktop session's own settings would reach through to the made-up one.
    session.env_remove("WAYLAND_DISPLAY").env_remove("DISPLAY").env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
    session
}
