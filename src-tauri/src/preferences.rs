//! What the window remembers on this PC between two starts: size, background, renderer, and which company was
//! open. Nothing of the company itself.
//!
//! A missing or damaged file is not worth a word to anybody: the window opens with the defaults.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::{Deserialize, Serialize};

/// The window as it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Width in logical pixels.
    pub width: u32,
    /// Height in logical pixels.
    pub height: u32,
    /// It filled the screen.
    pub maximized: bool,
    /// Background of the page (red, green, blue), so that the next start does not flash in another colour.
    pub background: Option<[u8; 3]>,
    /// The company file that was open last.
    pub company: Option<PathBuf>,
    /// The window once stayed blank with the graphics card.
    pub software_rendering: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { width: 1280, height: 800, maximized: false, background: None, company: None, software_rendering: false }
    }
}

impl Preferences {
    /// Smallest window in which every screen is usable.
    pub const SMALLEST: (u32, u32) = (800, 560);

    /// Reads the file, or answers with the defaults.
    #[must_use]
    pub fn read(file: &Path) -> Self {
        let kept = fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        let kept = kept.unwrap_or_default();
        Self { width: kept.width.max(Self::SMALLEST.0), height: kept.height.max(Self::SMALLEST.1), ..kept }
    }

    /// Writes the file beside the old one and then in its place, so that a crash leaves one of the two.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let fresh = file.with_extension("new");
        fs::write(&fresh, serde_json::to_vec_pretty(self)?)?;
        fs::rename(fresh, file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deeper/window.json");
        let left =
            Preferences { width: 1900, maximized: true, background: Some([17, 18, 19]), ..Preferences::default() };
        left.write(&file).unwrap();
        assert_eq!(Preferences::read(&file), left);
    }

    #[test]
    fn damage_costs_the_size_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        assert_eq!(Preferences::read(&file), Preferences::default(), "no file yet");
        fs::write(&file, "{\"width\": \"wide\"").unwrap();
        assert_eq!(Preferences::read(&file), Preferences::default(), "a damaged file");
        fs::write(&file, "{\"width\": 3, \"height\": 0}").unwrap();
        let read = Preferences::read(&file);
        assert_eq!((read.width, read.height), Preferences::SMALLEST, "a window too small to grab");
    }
}
