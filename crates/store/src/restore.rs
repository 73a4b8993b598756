//! A backup becomes the company again: as a new incarnation, so that no commit and no number can ever be given twice (SYNC.md 2.16).
//!
//! The backup is copied beside the company, brought to this version, carried on to the wanted moment with the commits of the newer
//! file, and judged; only then it takes the place of the file that is there, which is kept under another name.

use std::path::{Path, PathBuf};

use kontor_core::fault::{Code, Fault};
use rusqlite::Connection;

use crate::error::{Result, StoreError};
use crate::file::{Judge, connect_to_company, take_lock};
use crate::incarnation;
use crate::key::Key;
use crate::migrate;
use crate::online::copy_under;
use crate::place::{self, RESTORING, beside};
use crate::read::Read;
use crate::rekey;
use crate::replay;
use crate::upgrade::close;
use crate::write::{Author, Write};

/// What a restored file is called that had to make room.
const REPLACED: &str = ".replaced";

/// Does what must be done in the file before it is judged, in its new incarnation.
pub type Settle<'a> = &'a dyn Fn(&mut Write<'_>, Settling) -> Result<()>;

/// What must be done in a restored file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settling {
    /// Commits were applied: what is kept beside the facts must be derived anew.
    pub carried_on: bool,
    /// Nobody knows how far the file came that is replaced: this PC must go on as another one.
    pub unknown: bool,
}

/// A restore that is wanted.
pub struct Restoring<'a> {
    /// The backup.
    pub backup: &'a Path,
    /// Keys that may open it.
    pub keys: &'a [Key],
    /// The company file that it becomes.
    pub path: &'a Path,
    /// The keys that may open the file which is there now; the restored one gets the first that fits, else that of the backup.
    pub present: &'a [Key],
    /// The last commit that it shall have, of the file which is there now; that of the backup when empty.
    pub until: Option<(i64, i64)>,
    /// In whose name.
    pub author: Author,
    /// Judges the result.
    pub judge: Judge<'a>,
    /// Does what must be done in it before.
    pub settle: Settle<'a>,
}

/// A company that was restored.
#[derive(Debug)]
pub struct Restored {
    /// Its key.
    pub key: Key,
    /// Where the file lies that was there before.
    pub replaced: Option<PathBuf>,
    /// Whether it was known how far that one came.
    pub known: bool,
}

/// Restores a backup. The company must be closed.
///
/// # Errors
/// `moment-unknown`: the newer file does not lead there from the backup; `restore-failed` with the rule that the result would break;
/// `file-in-use`, `disk-full`, `read-only`, `not-a-company`, `newer-file`. The file that is there is as it was.
pub fn restore(wish: &Restoring<'_>) -> Result<Restored> {
    let _lock = take_lock(wish.path)?;
    place::sweep(wish.path);
    let restored = attempt(wish);
    place::sweep(wish.path);
    restored
}

fn attempt(wish: &Restoring<'_>) -> Result<Restored> {
    let copy = beside(wish.path, RESTORING);
    let newer = present(wish);
    let (key, fitting) = copy_under(wish.backup, wish.keys, newer.as_ref().map(|(key, _)| key), &copy)?;
    let mut sql = connect_to_company(&copy, &key)?;
    let version = migrate::version(&sql)?;
    migrate::run(&mut sql, wish.author.now.0)?;
    if !key.same(&fitting) {
        rekey::note(&sql, &fitting, wish.author.now)?;
    }
    let known_before = (wish.judge)(&Read { sql: &sql, memory: None, viewer: None })?;

    // Another company, or another PC of it, says nothing about how far this one came.
    let newer = newer.map(|(_, newer)| newer).filter(|newer| same_pc(&sql, newer));
    let known = newer.as_ref().and_then(|newer| incarnation::known(newer).ok());
    if let Some(until) = wish.until {
        let newer = newer.as_ref().filter(|newer| migrate::version(newer).is_ok_and(|other| other == version));
        let unknown = || StoreError::from(Fault::new(Code::MomentUnknown));
        replay::until(&sql, newer.ok_or_else(unknown)?, until)?;
    }
    incarnation::begin(&sql, known.as_ref(), wish.author.now, None)?;
    let settling = Settling { carried_on: wish.until.is_some(), unknown: known.is_none() };
    let transaction = sql.transaction()?;
    let mut write = Write::new(&transaction, wish.author.clone());
    (wish.settle)(&mut write, settling)?;
    // Whoever was erased since stays erased.
    if let Some(newer) = &newer {
        write.erase(&Read { sql: newer, memory: None, viewer: None }.erased().unwrap_or_default())?;
    }
    write.finish()?;
    drop(write);
    transaction.commit()?;

    let read = Read { sql: &sql, memory: None, viewer: None };
    if let Some(damage) = read.damage()? {
        return Err(Fault::new(Code::BackupDamaged).with("detail", damage).into());
    }
    let found = (wish.judge)(&read)?;
    let told = |finding: &&crate::audit::Finding| {
        !known_before.iter().any(|known| (known.rule, known.id) == (finding.rule, finding.id))
    };
    if let Some(finding) = found.iter().find(told) {
        let fault =
            Fault::new(Code::RestoreFailed).with("detail", format!("{} {}", finding.rule.as_str(), finding.name));
        return Err(fault.with("expected", &finding.expected).with("found", &finding.found).into());
    }
    close(sql)?;
    place::sync(&copy)?;
    newer.map_or(Ok(()), close)?;
    let replaced = make_room(wish.path)?;
    place::replace(&copy, wish.path)?;
    Ok(Restored { key, replaced, known: known.is_some() })
}

/// The file that is there, with its key, as far as it can be read.
fn present(wish: &Restoring<'_>) -> Option<(Key, Connection)> {
    let there = wish.path.is_file();
    wish.present.iter().filter(|_| there).find_map(|key| Some((key.clone(), connect_to_company(wish.path, key).ok()?)))
}

fn same_pc(one: &Connection, other: &Connection) -> bool {
    let device = |sql: &Connection| -> rusqlite::Result<Vec<u8>> {
        sql.query_row("SELECT device FROM sync_state", [], |row| row.get(0))
    };
    device(one).ok().is_some_and(|one| device(other).is_ok_and(|other| other == one))
}

/// Gives the file that is there another name, beside the one it has still; what a damaged one left in its log goes with it.
fn make_room(path: &Path) -> Result<Option<PathBuf>> {
    if !path.is_file() {
        return Ok(None);
    }
    let kept = place::free(path, REPLACED);
    place::keep(path, &kept)?;
    for part in ["-wal", "-shm"] {
        let log = beside(path, part);
        if log.exists() {
            place::rename(&log, &beside(&kept, part))?;
        }
    }
    Ok(Some(kept))
}
