//! The desktop program: a window, a tray and the dialogs of the operating system around `kontor-app`.
//!
//! No business rule and no SQL lives here. The pages reach everything through the one command `rpc`
//! (`desktop/rpc.rs`); names that begin with `desktop_` are answered by the shell, all others by the company.
//! Without the feature `desktop` only the parts that need no window are built.

pub mod arguments;
pub mod company;
pub mod preferences;
pub mod renderer;

#[cfg(feature = "desktop")]
mod desktop;
#[cfg(feature = "desktop")]
pub use desktop::run;
