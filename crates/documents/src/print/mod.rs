//! Printers of the system: CUPS on Linux and macOS, the spooler on Windows, behind one trait.

#[cfg(not(windows))]
mod cups;
#[cfg(windows)]
mod spooler;

use kontor_core::fault::Fault;
use serde::{Deserialize, Serialize};

#[cfg(not(windows))]
pub use cups::Cups;
#[cfg(windows)]
pub use spooler::Spooler;

/// A printer as the user knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printer {
    /// Its name in the system.
    pub name: String,
    /// Whether the system takes it when none is named.
    pub preferred: bool,
}

/// What can print a PDF.
pub trait Printers {
    /// All printers; none on a machine without any.
    ///
    /// # Errors
    /// `print-failed` when the print system answers with an error.
    fn list(&self) -> Result<Vec<Printer>, Fault>;

    /// Hands a PDF to a printer. Returns when the print system has taken it, not when the paper is out.
    ///
    /// # Errors
    /// `unknown-printer`, `print-failed`.
    fn print(&self, printer: &str, title: &str, pdf: &[u8], copies: u32) -> Result<(), Fault>;
}

/// The printers of this machine.
#[must_use]
pub fn of_this_machine() -> impl Printers {
    #[cfg(windows)]
    return Spooler;
    #[cfg(not(windows))]
    return Cups::default();
}

/// Most copies of one job; more is a slip of the finger.
const MAX_COPIES: u32 = 99;

/// The title of the job as print systems take it: one line, not too long.
fn job_title(title: &str) -> String {
    title.chars().filter(|c| !c.is_control()).take(120).collect()
}
