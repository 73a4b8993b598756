//! The real surroundings of the program: clock, randomness, keys, folders. The window and `kontorctl` share them, so that
//! both open the same companies in the same way; tests use those of `kontor-testkit`.
//!
//! * The key of a company never stands in a log, an argument or an error; it is zeroed when it is dropped.
//! * Nothing is guessed: where a key cannot be had, the fault says whether it is missing, locked or out of reach.

pub mod backups;
pub mod host;
pub mod key_file;
pub mod key_store;
pub mod keys;
pub mod news;

use std::path::PathBuf;

use kontor_app::{Desk, Place};

pub use host::SystemHost;
pub use keys::{KeyPlaces, Notice};

/// Names the folder of the companies where it is not the usual one.
pub const COMPANIES_VARIABLE: &str = "KONTOR_COMPANIES";

/// The program without an open company.
#[must_use]
pub fn desk(keys: KeyPlaces) -> Desk {
    Desk::new(Box::new(SystemHost), Box::new(keys), place())
}

/// The usual folders of this person on this machine.
#[must_use]
pub fn place() -> Place {
    let named = std::env::var_os(COMPANIES_VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    if let Some(named) = named {
        return Place::in_folder(&named);
    }
    let own = |folder: Option<PathBuf>| folder.unwrap_or_else(std::env::temp_dir).join("kontor");
    // Apart from the companies: whoever copies their folder back must not copy this one back with it.
    Place { companies: own(dirs::data_local_dir()), anchors: own(dirs::config_local_dir()).join("anchors") }
}
