//! Migrations: plain SQL, forward only, each in its own transaction, checksummed, embedded.
//!
//! The first line of a file says why it is there and `compat: keep` (older programs may still write) or `compat: bump` (they
//! must refuse the file). A file that is there already is never migrated itself: see [`crate::upgrade`].

use include_dir::{Dir, include_dir};
use kontor_core::fault::{Code, Fault};
use kontor_core::time::Timestamp;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

use crate::error::{Result, StoreError};
use crate::key::hex;
use crate::search;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/client");

/// From here on parties are not found by their bank accounts, which not everybody may see.
const ACCOUNTS_FOUND_BY_THEMSELVES: &str = "20261122_0012_people_and_rights";

/// A migration that this program knows.
pub struct Migration {
    /// File name without ending.
    pub name: &'static str,
    /// The SQL.
    pub sql: &'static str,
    /// Whether programs that do not know it may still write the file.
    pub keep: bool,
}

impl Migration {
    fn checksum(&self) -> String {
        // Line ends must not matter: a checkout on Windows may have others.
        hex(&Sha256::digest(self.sql.replace("\r\n", "\n").as_bytes()))
    }
}

/// All migrations in their order.
#[must_use]
pub fn all() -> Vec<Migration> {
    let mut known: Vec<Migration> = FILES
        .files()
        .filter_map(|file| {
            let name = file.path().file_stem()?.to_str()?;
            let sql = file.contents_utf8()?;
            let head = sql.lines().next().unwrap_or_default();
            Some(Migration { name, sql, keep: head.contains("compat: keep") })
        })
        .collect();
    known.sort_by_key(|migration| migration.name);
    known
}

/// What this program would have to do to a file of an older version; nothing where it is of this one.
///
/// # Errors
/// `newer-file` when a program that this one does not know changed it; `file-damaged` when a migration was tampered with.
pub fn due(sql: &Connection) -> Result<Vec<Migration>> {
    let applied = applied(sql)?;
    let known = all();
    for (name, checksum, keep) in &applied {
        match known.iter().find(|migration| migration.name == name) {
            Some(migration) if migration.checksum() == *checksum => {}
            Some(_) => return Err(StoreError::Unreadable { what: "migration".to_owned(), detail: name.clone() }),
            None if *keep => {}
            None => {
                let newest = known.last().map_or("", |migration| migration.name);
                return Err(Fault::new(Code::NewerFile).with("file", name).with("program", newest).into());
            }
        }
    }
    Ok(known.into_iter().filter(|migration| !applied.iter().any(|(name, ..)| name == migration.name)).collect())
}

/// How many migrations a file has seen.
///
/// # Errors
/// When it cannot be read.
pub fn version(sql: &Connection) -> Result<i64> {
    Ok(sql.query_row("SELECT count(*) FROM schema_migration", [], |row| row.get(0))?)
}

/// Brings an open file to this program's version, in place: a new one, or a copy.
///
/// # Errors
/// As [`due`]; what SQLite refuses.
pub fn run(sql: &mut Connection, now_ms: i64) -> Result<()> {
    sql.execute_batch(
        "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL, keep INTEGER NOT NULL, \
         applied_at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    )?;
    // A table that is made anew stands for a moment without the rows that refer to it.
    sql.pragma_update(None, "foreign_keys", false)?;
    let due = due(sql)?;
    for migration in &due {
        let transaction = sql.transaction()?;
        transaction.execute_batch(migration.sql)?;
        transaction.execute(
            "INSERT INTO schema_migration (name, checksum, keep, applied_at_ms) VALUES (?1, ?2, ?3, ?4)",
            params![migration.name, migration.checksum(), migration.keep, now_ms],
        )?;
        let version = version(&transaction)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    // The index is made by what this version knows of the tables: once all of them are there.
    if due.iter().any(|migration| migration.name == ACCOUNTS_FOUND_BY_THEMSELVES) {
        let transaction = sql.transaction()?;
        search::find_accounts_by_themselves(&transaction, Timestamp(now_ms))?;
        transaction.commit()?;
    }
    sql.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

fn applied(sql: &Connection) -> Result<Vec<(String, String, bool)>> {
    let mut statement = sql.prepare("SELECT name, checksum, keep FROM schema_migration ORDER BY name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
}
