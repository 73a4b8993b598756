//! The disk under a folder, and what is wrong with it.

use std::ffi::c_int;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};

use rusqlite::ffi::{SQLITE_FULL, SQLITE_IOERR, SQLITE_OK};

use crate::event::{Event, Log};
use crate::{vfs, witness};

/// Everything that is watched in this process.
static DISKS: Mutex<Vec<Weak<Disk>>> = Mutex::new(Vec::new());

/// What is wrong from a step on. Steps are writes, syncs, changes of length and of names; they count from 1.
#[derive(Debug, Clone, Copy, Default)]
enum Trouble {
    #[default]
    None,
    Full(u64),
    ReadOnly(u64),
    Pulled(u64),
    End(u64),
}

#[derive(Debug, Default)]
struct State {
    trouble: Trouble,
    steps: u64,
    log: Option<Log>,
    /// Files are numbered as they are opened.
    files: u64,
    /// Files up to this one were open when the disk was pulled out; they never come back.
    dead: u64,
    /// Writes to files whose name ends so stand still.
    held: Option<&'static str>,
    waiting: usize,
}

/// The disk under a folder.
#[derive(Debug)]
pub struct Disk {
    folder: PathBuf,
    state: Mutex<State>,
    changed: Condvar,
}

/// A step that a program wants to take with an open file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'a> {
    Write { at: usize, bytes: &'a [u8] },
    Truncate { length: usize },
    Sync,
}

impl Disk {
    /// The disk under a folder, which must be there.
    ///
    /// # Panics
    /// When the folder is not there, or SQLite takes no file layer.
    #[must_use]
    pub fn of(folder: &Path) -> Arc<Self> {
        vfs::install();
        witness::listen();
        let folder = folder.canonicalize().unwrap_or_else(|failure| panic!("{}: {failure}", folder.display()));
        let disk = Arc::new(Self { folder, state: Mutex::default(), changed: Condvar::new() });
        lock(&DISKS).push(Arc::downgrade(&disk));
        disk
    }
    /// The disk on which a file lies, if it is watched.
    pub(crate) fn under(path: &Path) -> Option<Arc<Self>> {
        lock(&DISKS).iter().filter_map(Weak::upgrade).find(|disk| path.starts_with(&disk.folder))
    }

    /// Steps that were taken so far.
    #[must_use]
    pub fn steps(&self) -> u64 {
        lock(&self.state).steps
    }
    /// From so many more steps on there is no room: nothing can be written or made.
    pub fn full_after(&self, steps: u64) {
        self.after(steps, Trouble::Full);
    }
    /// After so many more steps nothing can be written, as when a system takes a disk that it does not trust for reading only.
    pub fn read_only_after(&self, steps: u64) {
        self.after(steps, Trouble::ReadOnly);
    }
    /// After so many more steps the disk is pulled out: nothing answers any more.
    pub fn pulled_after(&self, steps: u64) {
        self.after(steps, Trouble::Pulled);
    }
    /// Before the last of so many more steps the program is ended (`SIGKILL`).
    pub fn end_after(&self, steps: u64) {
        self.after(steps, Trouble::End);
    }
    /// There is room again, it can be written again, it is plugged in again. Files that were open when it was pulled out stay lost.
    pub fn mend(&self) {
        lock(&self.state).trouble = Trouble::None;
    }
    fn after(&self, steps: u64, trouble: fn(u64) -> Trouble) {
        let mut state = lock(&self.state);
        state.trouble = trouble(state.steps + steps);
    }

    /// Lets writes to files whose names end so stand still until [`Disk::go_on`].
    pub fn hold(&self, ending: &'static str) {
        lock(&self.state).held = Some(ending);
    }
    /// Waits until something stands still, or nothing is held any more.
    pub fn wait_for_held(&self) {
        let mut state = lock(&self.state);
        while state.waiting == 0 && state.held.is_some() {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
    /// Lets go on what stands still.
    pub fn go_on(&self) {
        lock(&self.state).held = None;
        self.changed.notify_all();
    }

    /// Begins to write down what happens; the files of the folder count as being on the disk.
    ///
    /// # Panics
    /// When a file of the folder cannot be read.
    pub fn record(&self) {
        let mut state = lock(&self.state);
        let base = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let base = base.filter(|path| path.is_file()).map(|path| (path.clone(), read(&path))).collect();
        state.log = Some(Log { base, events: Vec::new() });
    }
    /// How many events were written down so far.
    #[must_use]
    pub fn recorded(&self) -> usize {
        lock(&self.state).log.as_ref().map_or(0, Log::len)
    }
    /// What happened since [`Disk::record`].
    #[must_use]
    pub fn log(&self) -> Log {
        lock(&self.state).log.take().unwrap_or_default()
    }

    /// A file is about to be opened; answers its number, or the code with which that is refused.
    pub(crate) fn open(&self, path: &Path, open: impl FnOnce() -> c_int) -> Result<u64, c_int> {
        let mut state = lock(&self.state);
        if !path.exists() {
            state.step(true).map_or(Ok(()), Err)?;
        } else if matches!(state.trouble, Trouble::Pulled(from) if state.steps >= from) {
            return Err(SQLITE_IOERR);
        }
        match open() {
            SQLITE_OK => {
                state.files += 1;
                let file = state.files;
                state.note(|| Event::Opened { file, path: path.to_owned() });
                Ok(file)
            }
            refused => Err(refused),
        }
    }
    /// Takes a step with an open file.
    pub(crate) fn take(&self, file: u64, path: &Path, step: Step<'_>, take: impl FnOnce() -> c_int) -> c_int {
        let mut state = lock(&self.state);
        while state.held.is_some_and(|ending| path.as_os_str().to_string_lossy().ends_with(ending)) {
            state.waiting += 1;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            state.waiting -= 1;
        }
        if file <= state.dead {
            return SQLITE_IOERR;
        }
        if let Some(refused) = state.step(matches!(step, Step::Write { .. })) {
            return refused;
        }
        let answer = take();
        if answer == SQLITE_OK {
            state.note(|| match step {
                Step::Write { at, bytes } => Event::Wrote { file, at, bytes: bytes.to_owned() },
                Step::Truncate { length } => Event::Truncated { file, length },
                Step::Sync => Event::Synced { file },
            });
        }
        answer
    }
    /// Removes a name.
    pub(crate) fn remove(&self, path: &Path, synced: bool, remove: impl FnOnce() -> c_int) -> c_int {
        let mut state = lock(&self.state);
        if let Some(refused) = state.step(false) {
            return refused;
        }
        let answer = remove();
        if answer == SQLITE_OK {
            state.note(|| Event::Removed { path: path.to_owned(), synced });
        }
        answer
    }
    /// Whether a file that is open can still be read.
    pub(crate) fn answers(&self, file: u64) -> bool {
        file > lock(&self.state).dead
    }
    /// Something that is about to be done without SQLite.
    pub(crate) fn outside(&self, event: impl FnOnce(u64) -> Event) {
        let mut state = lock(&self.state);
        // It cannot be refused from here; but the program can end before it.
        let _ = state.step(false);
        state.files += 1;
        let file = state.files;
        state.note(|| event(file));
    }
}

impl State {
    /// Counts a step; the code with which it is refused.
    fn step(&mut self, needs_room: bool) -> Option<c_int> {
        self.steps += 1;
        match self.trouble {
            Trouble::Full(from) if needs_room && self.steps > from => Some(SQLITE_FULL),
            // What SQLite makes of EROFS from a file that was opened before.
            Trouble::ReadOnly(from) if self.steps > from => Some(SQLITE_IOERR),
            Trouble::Pulled(from) if self.steps > from => {
                self.dead = self.files;
                Some(SQLITE_IOERR)
            }
            Trouble::End(at) if self.steps == at => vfs::end(),
            _ => None,
        }
    }
    fn note(&mut self, event: impl FnOnce() -> Event) {
        if let Some(log) = &mut self.log {
            log.events.push(event());
        }
    }
}

pub(crate) fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|failure| panic!("{}: {failure}", path.display()))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
