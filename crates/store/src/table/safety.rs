//! What keeps the company safe on this PC: former keys, the recovery key, the plan of backups and what came of them.

use kontor_core::entity::{DeviceId, EntityKind, UserId};
use kontor_core::time::Timestamp;
use rusqlite::params;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::key::Key;
use crate::read::Read;
use crate::write::Write;

/// Where backups go, when, and how many stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The folder.
    pub folder: String,
    /// Hours between two; 0 for none by the clock.
    pub every_h: i64,
    /// Whether one is made at closing.
    pub at_closing: bool,
    /// Days of which the last stays.
    pub daily: i64,
    /// Weeks of which the last stays.
    pub weekly: i64,
    /// Months of which the last stays.
    pub monthly: i64,
}

/// What came of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupRun {
    /// When.
    pub at: Timestamp,
    /// How long it took.
    pub took_ms: i64,
    /// The file; the folder where it came to nothing.
    pub path: String,
    /// Its length.
    pub bytes: i64,
    /// The state that it holds: incarnation and last commit.
    pub incarnation: i64,
    /// The last commit.
    pub dseq: i64,
    /// Why it came to nothing, as JSON.
    pub fault: Option<String>,
}

/// A commit as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Incarnation of the PC.
    pub incarnation: i64,
    /// The commit.
    pub dseq: i64,
    /// When, by the clock of the PC.
    pub at: Timestamp,
    /// Who.
    pub user: UserId,
    /// The command.
    pub command: String,
}

/// Runs that are remembered.
const RUNS: i64 = 500;

impl Read<'_> {
    /// The commits behind one and before another, the latest first, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn commits_between(&self, behind: (i64, i64), before: (i64, i64), most: i64) -> Result<Vec<Made>> {
        let sql = "SELECT incarnation, dseq, at_ms, user, command FROM journal_entry WHERE (incarnation, dseq) > (?1, ?2) \
                   AND (incarnation, dseq) < (?3, ?4) ORDER BY incarnation DESC, dseq DESC LIMIT ?5";
        self.rows(sql, params![behind.0, behind.1, before.0, before.1, most], |cells| {
            Ok(Made {
                incarnation: cells.take()?,
                dseq: cells.take()?,
                at: cells.take()?,
                user: cells.take()?,
                command: cells.take()?,
            })
        })
    }
    /// Where backups of this PC go, when, and how many stay.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn backup_plan(&self) -> Result<Option<Plan>> {
        let sql = "SELECT folder, every_h, at_closing, daily, weekly, monthly FROM backup_plan";
        let mut plans = self.rows(sql, [], |cells| {
            Ok(Plan {
                folder: cells.take()?,
                every_h: cells.take()?,
                at_closing: cells.take()?,
                daily: cells.take()?,
                weekly: cells.take()?,
                monthly: cells.take()?,
            })
        })?;
        Ok(plans.pop())
    }
    /// The last good backup.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_good_backup(&self) -> Result<Option<BackupRun>> {
        self.backup_run("WHERE fault IS NULL ORDER BY run DESC")
    }
    /// The last backup, whatever came of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_backup(&self) -> Result<Option<BackupRun>> {
        self.backup_run("ORDER BY run DESC")
    }

    fn backup_run(&self, which: &str) -> Result<Option<BackupRun>> {
        let sql =
            format!("SELECT at_ms, took_ms, path, bytes, incarnation, dseq, fault FROM backup_run {which} LIMIT 1");
        let mut runs = self.rows(&sql, [], |cells| {
            Ok(BackupRun {
                at: cells.take()?,
                took_ms: cells.take()?,
                path: cells.take()?,
                bytes: cells.take()?,
                incarnation: cells.take()?,
                dseq: cells.take()?,
                fault: cells.take()?,
            })
        })?;
        Ok(runs.pop())
    }
    /// When the recovery key was typed for the last time since the company has this key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn recovery_confirmed(&self) -> Result<Option<Timestamp>> {
        self.value("SELECT confirmed_at_ms FROM recovery", [])
    }
    /// Keys that the company had before, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn former_keys(&self) -> Result<Vec<Key>> {
        self.rows("SELECT key FROM former_key ORDER BY until_at_ms DESC", [], |cells| {
            let mut bytes = zeroize::Zeroizing::new(cells.take::<Vec<u8>>()?);
            let fixed = <[u8; 32]>::try_from(std::mem::take(&mut *bytes));
            let unreadable = |_| StoreError::Unreadable { what: "former_key".to_owned(), detail: "length".to_owned() };
            fixed.map(Key::new).map_err(unreadable)
        })
    }
}

impl Write<'_> {
    /// This PC goes on as another one: it gives its numbers under another code, and nothing of it can be taken for what it did before.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn become_device(&mut self, device: DeviceId) -> Result<()> {
        self.execute(None, "UPDATE sync_state SET device = ?1", [Sql(&device.0.to_cell())]).map(drop)
    }
    /// Forgets what is held for orders, for whoever holds it anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_reservations(&mut self) -> Result<()> {
        self.execute(Some(EntityKind::Reservation), "DELETE FROM reservation", []).map(drop)
    }
    /// Sets or removes the plan of this PC's backups.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_backup_plan(&mut self, plan: Option<&Plan>) -> Result<()> {
        let kind = Some(EntityKind::Company);
        self.execute(kind, "DELETE FROM backup_plan", [])?;
        let Some(plan) = plan else { return Ok(()) };
        let Plan { folder, every_h, at_closing, daily, weekly, monthly } = plan;
        let sql = "INSERT INTO backup_plan (one, folder, every_h, at_closing, daily, weekly, monthly) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)";
        self.execute(kind, sql, params![folder, every_h, at_closing, daily, weekly, monthly]).map(drop)
    }
    /// Notes what came of a backup; whoever shows the company is told.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn note_backup(&mut self, run: &BackupRun) -> Result<()> {
        let BackupRun { at, took_ms, path, bytes, incarnation, dseq, fault } = run;
        let sql = "INSERT INTO backup_run (at_ms, took_ms, path, bytes, incarnation, dseq, fault) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.execute(Some(EntityKind::Company), sql, params![at.0, took_ms, path, bytes, incarnation, dseq, fault])?;
        let sql = "DELETE FROM backup_run WHERE run <= (SELECT max(run) FROM backup_run) - ?1";
        self.execute(None, sql, [RUNS]).map(drop)
    }
    /// Notes that the recovery key was typed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn confirm_recovery(&mut self, now: Timestamp) -> Result<()> {
        let sql = "INSERT INTO recovery (one, confirmed_at_ms) VALUES (1, ?1) \
                   ON CONFLICT (one) DO UPDATE SET confirmed_at_ms = excluded.confirmed_at_ms";
        self.execute(None, sql, params![now.0]).map(drop)
    }
}
