//! What a PC remembers of a company outside of its file (SYNC.md 2.16): how far the file had come. A copy that somebody puts in its place
//! by hand is older than that, and would give numbers and commits a second time; it goes on as another incarnation behind what is
//! remembered.
//!
//! The mark lies in a folder of its own, away from the company, and tells nothing but counts. It is written behind each change that is on
//! the disk, so that the file can never lag behind it by itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use kontor_core::time::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::Result;
use crate::file::{lock, salt_of};
use crate::incarnation::{self, Known};
use crate::key::hex;
use crate::place::beside;

/// How far a company file had come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    device: String,
    head: String,
    known: Known,
}

impl Mark {
    fn of(sql: &Connection) -> Result<Self> {
        let (device, head): (Vec<u8>, Vec<u8>) = sql
            .prepare_cached("SELECT device, head_hash FROM sync_state")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self { device: hex(&device), head: hex(&head), known: incarnation::known(sql)? })
    }
    /// How many changes a file lacks that this mark was made of; nothing when it has them all, or is of another PC.
    fn missing_in(&self, sql: &Connection) -> Result<Option<i64>> {
        let now = Self::of(sql)?;
        let (own, then) = (&now.known, &self.known);
        let begun = (own.incarnation, 0) == (then.incarnation, then.dseq);
        if now.device != self.device || own.incarnation > then.incarnation || begun {
            return Ok(None);
        }
        let there: Option<Vec<u8>> = sql
            .query_row(
                "SELECT hash FROM commit_log WHERE incarnation = ?1 AND dseq = ?2",
                params![then.incarnation, then.dseq],
                |row| row.get(0),
            )
            .optional()?;
        if there.is_some_and(|hash| hex(&hash) == self.head) {
            return Ok(None);
        }
        let here = if own.incarnation == then.incarnation { own.dseq } else { 0 };
        Ok(Some((then.dseq - here).max(1)))
    }
}

/// The mark of an open company, and the thread that writes it down.
pub(crate) struct Anchor {
    place: PathBuf,
    latest: Arc<Mutex<Option<Mark>>>,
    wake: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Anchor {
    /// Takes up the mark of a company that was just opened. A file that is older than its mark begins a new incarnation.
    ///
    /// # Errors
    /// That the file cannot be read or written: numbers could be given twice.
    pub fn take_up(folder: &Path, company: &Path, sql: &Connection, now: Timestamp) -> Result<Self> {
        let place = folder.join(name_of(company)?);
        // What cannot be read is no mark: it may have been written when the power went.
        let mark: Option<Mark> = fs::read(&place).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        if let Some(mark) = mark
            && let Some(missing) = mark.missing_in(sql)?
        {
            incarnation::begin(sql, Some(&mark.known), now, Some(missing))?;
        }
        let (wake, woken) = sync_channel(1);
        let latest = Arc::new(Mutex::new(Some(Mark::of(sql)?)));
        let (own, marks) = (place.clone(), Arc::clone(&latest));
        let thread = std::thread::Builder::new().name("anchor".into()).spawn(move || follow(&own, &marks, &woken))?;
        let anchor = Self { place, latest, wake: Some(wake), thread: Some(thread) };
        anchor.tell();
        Ok(anchor)
    }
    /// To be called after a change that is on the disk.
    pub fn follow(&self, sql: &Connection) {
        match Mark::of(sql) {
            Ok(mark) => {
                *lock(&self.latest) = Some(mark);
                self.tell();
            }
            Err(failure) => tracing::warn!(%failure, place = %self.place.display(), "no mark of the company"),
        }
    }
    fn tell(&self) {
        // One that is told already needs not be told twice: it takes the latest.
        let _ = self.wake.as_ref().map(|wake| wake.try_send(()));
    }
}

impl Drop for Anchor {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            // What was told is written before the company counts as closed.
            let _ = thread.join();
        }
    }
}

fn follow(place: &Path, latest: &Mutex<Option<Mark>>, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        let Some(mark) = lock(latest).take() else { continue };
        let written = write(place, &mark);
        written.unwrap_or_else(|failure| tracing::warn!(%failure, place = %place.display(), "no mark of the company"));
    }
}

fn write(place: &Path, mark: &Mark) -> std::io::Result<()> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder)?;
    }
    let new = beside(place, ".new");
    fs::write(&new, serde_json::to_vec(mark)?)?;
    fs::rename(new, place)
}

/// The name of a company's mark: the public first bytes of the file, which its copies share, and where it lies. A copy in another place is
/// another file, which may be looked into without changing this one.
fn name_of(company: &Path) -> Result<String> {
    let place = company.canonicalize()?;
    let path = Sha256::digest(place.as_os_str().as_encoded_bytes());
    Ok(format!("{}-{}.json", hex(&salt_of(company)?), hex(path.get(..8).unwrap_or_default())))
}
