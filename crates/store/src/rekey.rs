//! A new key for a company: everything is written anew under it, beside the old file, and takes its place only when it is sound.
//!
//! `PRAGMA rekey` would write over the only file there is. Here a kill at any moment leaves a file and a key that fit: first both keys
//! are kept, then the files change places, then the old key is forgotten. The old key stays inside the company, for backups of its time.

use std::path::Path;

use kontor_core::time::Timestamp;
use rusqlite::{Connection, params};

use crate::error::{Result, StoreError};
use crate::file::{connect_new, connect_to_company, take_lock};
use crate::key::Key;
use crate::online::copy_all;
use crate::place::{self, REKEYING, beside};
use crate::read::Read;
use crate::upgrade::{close, compare};

/// Gives a closed company a new key. `keep` is called three times with the keys that may fit from then on, the likeliest first: the old
/// one alone is known before it.
///
/// # Errors
/// As [`crate::Store::open`]; `disk-full`; what `keep` answers. The company then opens with the old key.
pub fn rekey<E: From<StoreError>>(
    path: &Path,
    old: &Key,
    new: &Key,
    now: Timestamp,
    keep: &mut dyn FnMut(&[&Key]) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let _lock = take_lock(path)?;
    place::sweep(path);
    let copy = beside(path, REKEYING);
    let changed = write_copy(path, &copy, old, new, now).map_err(E::from).and_then(|()| {
        keep(&[new, old])?;
        place::replace(&copy, path)?;
        keep(&[new])
    });
    place::sweep(path);
    changed
}

fn write_copy(path: &Path, copy: &Path, old: &Key, new: &Key, now: Timestamp) -> Result<()> {
    let from = connect_to_company(path, old)?;
    let before = Read { sql: &from, memory: None, viewer: None }.totals()?;
    let mut to = connect_new(copy, new, path)?;
    copy_all(&from, &mut to)?;
    close(from)?;
    note(&to, old, now)?;
    let read = Read { sql: &to, memory: None, viewer: None };
    if let Some(damage) = read.damage()? {
        return Err(StoreError::Unreadable { what: "copy".to_owned(), detail: damage });
    }
    compare(&before, &read.totals()?)?;
    close(to)?;
    Ok(place::sync(copy)?)
}

/// The old key is for older backups; the new one is not written down yet.
pub(crate) fn note(sql: &Connection, old: &Key, now: Timestamp) -> Result<()> {
    sql.execute(
        "INSERT INTO former_key (key, until_at_ms) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET until_at_ms = excluded.until_at_ms",
        params![old.bytes(), now.0],
    )?;
    sql.execute("DELETE FROM recovery", [])?;
    Ok(())
}
