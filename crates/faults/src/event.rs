//! What happened to the files of a folder, in the order in which it happened.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Something that was done.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// A file was opened; it is a new one when no file has this name. Also: a copy of another was begun.
    Opened { file: u64, path: PathBuf },
    /// Bytes were written.
    Wrote { file: u64, at: usize, bytes: Vec<u8> },
    /// The file was made shorter or longer.
    Truncated { file: u64, length: usize },
    /// What was written to the file is on the disk, and the name that it was made under.
    Synced { file: u64 },
    /// The same of a file that was not written through SQLite, with all its bytes.
    Whole { path: PathBuf, bytes: Vec<u8> },
    /// A name is gone; `synced`: also on the disk.
    Removed { path: PathBuf, synced: bool },
    /// A file got another name in the place of the one that it had.
    Renamed { path: PathBuf, to: PathBuf },
    /// A file got a second name.
    Linked { path: PathBuf, to: PathBuf },
    /// The names of a folder are on the disk.
    FolderSynced { folder: PathBuf },
}

/// A folder as it was on the disk, and everything that happened since.
#[derive(Debug, Clone, Default)]
pub struct Log {
    pub(crate) base: BTreeMap<PathBuf, Vec<u8>>,
    pub(crate) events: Vec<Event>,
}

impl Log {
    /// How many events there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.events.len()
    }
    /// Whether nothing happened.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.events.is_empty()
    }
    /// How often a file was written before so many events.
    #[must_use]
    pub fn writes_to(&self, path: &Path, events: usize) -> usize {
        let mut open = BTreeSet::new();
        let mut count = 0;
        for event in self.events.iter().take(events) {
            match event {
                Event::Opened { file, path: opened } if opened == path => {
                    open.insert(*file);
                }
                Event::Wrote { file, .. } if open.contains(file) => count += 1,
                _ => {}
            }
        }
        count
    }
    /// The same on a disk that says that it synced and did not.
    #[must_use]
    pub fn without_syncs(mut self) -> Self {
        self.events.retain(|event| !matches!(event, Event::Synced { .. } | Event::FolderSynced { .. }));
        self
    }
}
