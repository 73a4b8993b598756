//! What an administrator does at the server itself: firms, PCs, backups.

mod pcs;

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use kontor_core::id::Id;
use kontor_sync::enrol::{CODE, code, stretch};
use kontor_sync::part::Reach;
use serde::Serialize;

use crate::db::{Database, Sql, open};
use crate::http::clock::now_ms;
use crate::hub::reach::Holds;
use crate::hub::{anchor, compact, door, firm, overview};
use crate::page;
use crate::values;

pub use self::pcs::{change_seat, enrol, open_place, place, revoke, seat};

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).context("no randomness")?;
    Ok(bytes)
}

/// The secret with which the nodes of one database make sessions; drawn when it is first asked for.
///
/// # Errors
/// When the database cannot be written.
pub fn session_secret(db: &dyn Database) -> Result<[u8; 32]> {
    let drawn: [u8; 32] = random()?;
    Ok(db.change(|sql| {
        let put = "INSERT INTO node_secret (name, bytes) VALUES ('session', $1) ON CONFLICT (name) DO NOTHING";
        sql.execute(put, values![drawn])?;
        let row = sql.first("SELECT bytes FROM node_secret WHERE name = 'session'", &[])?;
        row.ok_or(crate::db::DbError::Unreadable("session secret"))?.take()
    })?)
}

/// A new firm, and the code with which the PC joins that brings its company here.
///
/// # Errors
/// When the database cannot be written.
pub fn init(db: &dyn Database, name: &str) -> Result<(Id, String)> {
    let (id, seed, feed) = (Id::v7(now_ms(), random()?), random()?, random()?);
    db.change(|sql| firm::create(sql, id, name, &seed, feed, now_ms()))?;
    Ok((id, place(db, id, None, true, &Holds::Fixed(Reach::everything()))?))
}

/// Draws a new password for the administrator of a firm; answers it.
///
/// # Errors
/// When the database cannot be written.
pub fn new_password(db: &dyn Database, firm: Id) -> Result<String> {
    let letters = format!("{}{}", code(random::<CODE>()?), code(random::<CODE>()?));
    let salt = random()?;
    let stretched = stretch(&letters, &salt).context("no memory to stretch the password")?;
    db.change(|sql| door::set(sql, firm, salt, stretched))?;
    let groups: Vec<&str> = [0, 4, 8, 12].into_iter().filter_map(|at| letters.get(at..at + 4)).collect();
    Ok(groups.join("-"))
}

/// A password as it was drawn: capitals or not and dashes between the groups do not count.
#[must_use]
pub fn password_as_typed(typed: &str) -> String {
    typed.to_ascii_uppercase().chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether two secrets are the same, without telling by the time how far they are.
#[must_use]
pub fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    one.iter().zip(other).fold(0, |odd, (one, other)| odd | (one ^ other)) == 0
}

/// A fingerprint as people compare it.
#[must_use]
pub fn shown(fingerprint: &[u8; 32]) -> String {
    let pairs: Vec<String> = fingerprint.iter().map(|byte| format!("{byte:02X}")).collect();
    pairs.join(":")
}

/// The only firm, or the one that is named by its identity or name.
///
/// # Errors
/// When there is none, or more than one fits.
pub fn choose(db: &dyn Database, named: Option<&str>) -> Result<Id> {
    let firms = db.look(firm::all)?;
    let fits = |(id, name): &&(Id, String)| named.is_none_or(|named| id.to_string() == named || name == named);
    let found: Vec<Id> = firms.iter().filter(fits).map(|(id, _)| *id).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => bail!("no such firm; `kontor-server init NAME` makes one"),
        _ => bail!("more than one firm: name it with --firm"),
    }
}

/// Copies the database to a file, and notes what the copy covers: PCs may then forget what is older.
///
/// # Errors
/// When the copy cannot be written. PostgreSQL has tools of its own; `mark` says then what they covered.
pub fn backup(db: &dyn Database, file: &Path) -> Result<()> {
    if file.exists() {
        bail!("{} is there already", file.display());
    }
    db.copy_to(file).with_context(|| format!("to {}", file.display()))?;
    let copy = open(&file.to_string_lossy())?;
    let heads = copy.look(|sql| {
        firm::all(sql)?
            .into_iter()
            .map(|(id, _)| Ok((id, firm::head(sql, id)?.head)))
            .collect::<crate::db::Result<Vec<_>>>()
    })?;
    let bytes = std::fs::metadata(file)?.len();
    db.change(|sql| heads.iter().try_for_each(|(id, head)| firm::mark_backup(sql, *id, *head, bytes, now_ms())))?;
    Ok(())
}

/// Takes a backup into a folder, under a name that tells when.
///
/// # Errors
/// As [`backup`].
pub fn backup_into(db: &dyn Database, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let now = chrono::DateTime::from_timestamp_millis(now_ms().cast_signed()).unwrap_or_default();
    backup(db, &folder.join(format!("office-{}.db", now.format("%Y%m%d-%H%M%S-%3f"))))
}

/// Puts a backup in the place of the database, which must not be there. Every feed is another one then: the PCs notice it and
/// bring back what the backup does not have.
///
/// # Errors
/// When it cannot be read or written.
pub fn restore(file: &Path, database: &Path) -> Result<usize> {
    if database.exists() {
        bail!("{} is there: move it away first", database.display());
    }
    // Judged before it is put anywhere.
    let firms = open(&file.to_string_lossy())?.look(firm::all)?;
    std::fs::copy(file, database).with_context(|| format!("to {}", database.display()))?;
    let db = open(&database.to_string_lossy())?;
    for (id, _) in &firms {
        let feed = random()?;
        db.change(|sql| firm::renew_feed(sql, *id, feed))?;
    }
    Ok(firms.len())
}

/// Lets go of what the feeds need not keep; answers how many changes that were.
///
/// # Errors
/// When the database cannot be written.
pub fn compact(db: &dyn Database) -> Result<u64> {
    let mut changes = 0;
    for (firm, _) in db.look(firm::all)? {
        loop {
            let done = db.change(|sql| compact::step(sql, firm, now_ms()))?;
            changes += done.changes;
            if !done.more {
                break;
            }
        }
    }
    Ok(changes)
}

/// Takes the anchors of the day; answers for how many firms.
///
/// # Errors
/// When the database cannot be written.
pub fn take_anchors(db: &dyn Database) -> Result<u64> {
    let mut taken = 0;
    for (firm, _) in db.look(firm::all)? {
        taken += u64::from(db.change_of(firm, |sql| anchor::take(sql, firm, now_ms()))?);
    }
    Ok(taken)
}

/// Looks through the history of all firms: places, chains, anchors.
///
/// # Errors
/// When the database cannot be read.
pub fn verify(db: &dyn Database) -> Result<Vec<anchor::Verified>> {
    let firms = db.look(firm::all)?;
    firms.into_iter().map(|(firm, _)| Ok(db.look(|sql| anchor::verify(sql, firm))?)).collect()
}

/// A firm as an administrator sees it.
#[derive(Debug, Serialize)]
pub struct FirmStatus {
    firm: Id,
    name: String,
    head: u64,
    backup_mark: u64,
    open_issues: i64,
    in_quarantine: i64,
    pcs: Vec<PcStatus>,
}

#[derive(Debug, Serialize)]
struct PcStatus {
    id: Id,
    code: String,
    name: String,
    /// Code of the branch where it stands.
    branch: Option<String>,
    /// Key of the role whose work is done there, or the name of one of the firm's own.
    role: Option<String>,
    /// Who works there beside that.
    people: Vec<String>,
    revoked: bool,
    behind: u64,
    waiting: u64,
    clock_off_ms: i64,
    app: String,
    seen_at_ms: u64,
    clean_to_ms: u64,
}

/// All firms with their PCs.
///
/// # Errors
/// When the database cannot be read.
pub fn status(db: &dyn Database) -> Result<Vec<FirmStatus>> {
    Ok(db.look(|sql| {
        let mut told = Vec::new();
        for (id, name) in firm::all(sql)? {
            let head = firm::head(sql, id)?;
            let count = |sql: &mut dyn Sql, from: &str| {
                let row = sql.first(&format!("SELECT count(*) FROM {from} WHERE firm = $1"), values![id])?;
                row.map_or(Ok(0), |mut row| row.take::<i64>())
            };
            let issues = sql.first("SELECT count(*) FROM issue WHERE firm = $1 AND closed_by IS NULL", values![id])?;
            let pcs = overview::pcs(sql, id)?.into_iter().map(|pc| PcStatus {
                id: pc.id,
                code: pc.code,
                name: pc.name,
                branch: pc.branch.map(|branch| branch.code),
                role: pc.role.map(|role| role.name.unwrap_or(role.key)),
                people: pc.people.into_iter().map(|person| person.name).collect(),
                revoked: pc.status == page::PcStatus::Revoked,
                behind: pc.behind,
                waiting: pc.waiting,
                clock_off_ms: pc.clock_off_ms,
                app: pc.app,
                seen_at_ms: pc.seen_at_ms,
                clean_to_ms: pc.clean_to_ms,
            });
            told.push(FirmStatus {
                firm: id,
                name,
                head: head.head,
                backup_mark: head.backup_mark,
                open_issues: issues.map_or(Ok(0), |mut row| row.take())?,
                in_quarantine: count(sql, "quarantine")?,
                pcs: pcs.collect(),
            });
        }
        Ok(told)
    })?)
}
