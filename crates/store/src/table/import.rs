//! Imports of tables on this PC: what came in, and how to take it back.

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::undo;
use crate::write::Write;

/// A table that was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Its number on this PC.
    pub run: i64,
    /// Who did it.
    pub user: UserId,
    /// When.
    pub at: Timestamp,
    /// What the rows were.
    pub kind: String,
    /// Name of the file.
    pub name: String,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// What came of the rows, as JSON.
    pub counts: String,
    /// It was taken back.
    pub undone: bool,
}

impl Read<'_> {
    /// The imports of this PC, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn import_runs(&self, limit: i64) -> Result<Vec<ImportRun>> {
        self.rows(
            "SELECT run, user, at_ms, kind, name, hash, counts, undone FROM import_run ORDER BY run DESC LIMIT ?1",
            [limit],
            |cells| {
                Ok(ImportRun {
                    run: cells.take()?,
                    user: cells.take()?,
                    at: cells.take()?,
                    kind: cells.take()?,
                    name: cells.take()?,
                    hash: cells.take()?,
                    counts: cells.take()?,
                    undone: cells.take()?,
                })
            },
        )
    }
    /// That an import can be taken back.
    ///
    /// # Errors
    /// `not-found`; `nothing-to-do` when it was taken back before.
    pub fn check_import_stands(&self, run: i64) -> Result<()> {
        let undone: Option<i64> = self.value("SELECT undone FROM import_run WHERE run = ?1", [run])?;
        match undone {
            None => Err(Fault::new(Code::NotFound).with("kind", "import").into()),
            Some(0) => Ok(()),
            Some(_) => Err(Fault::new(Code::NothingToDo).into()),
        }
    }
    /// The records that an import added, and the documents and payments that it booked, in their order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn added_by_import(&self, run: i64) -> Result<Vec<(EntityKind, Id)>> {
        let steps = self.rows("SELECT forward FROM import_step WHERE run = ?1 ORDER BY nth", [run], |cells| {
            cells.take::<Vec<u8>>()
        })?;
        let mut added = Vec::new();
        for step in steps {
            added.extend(undo::added(&step)?);
        }
        Ok(added)
    }
}

impl Write<'_> {
    /// Begins an import: what follows is kept as its steps. Answers its number.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn begin_import(&mut self, kind: &str, name: &str, hash: &str) -> Result<i64> {
        let (user, now) = (self.author.user.0.to_cell(), self.author.now.0);
        self.execute(
            None,
            "INSERT INTO import_run (user, at_ms, kind, name, hash, counts) VALUES (?1, ?2, ?3, ?4, ?5, '{}')",
            params![Sql(&user), now, kind, name, hash],
        )?;
        let run = self.value("SELECT max(run) FROM import_run", [])?.unwrap_or(0);
        self.import = Some(run);
        Ok(run)
    }
    /// Keeps what came of the rows.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn end_import(&mut self, run: i64, counts: &str) -> Result<()> {
        self.execute(None, "UPDATE import_run SET counts = ?2 WHERE run = ?1", params![run, counts]).map(drop)
    }
    /// Takes an import back, the last step first.
    ///
    /// # Errors
    /// `not-found`; `nothing-to-do` when it was taken back before; `changed-meanwhile` when a record was changed since.
    pub fn undo_import(&mut self, run: i64) -> Result<()> {
        self.check_import_stands(run)?;
        let steps: i64 = self.value("SELECT count(*) FROM import_step WHERE run = ?1", [run])?.unwrap_or(0);
        for nth in (0..steps).rev() {
            let step = self.rows(
                "SELECT inverse, forward FROM import_step WHERE run = ?1 AND nth = ?2",
                params![run, nth],
                |cells| Ok((cells.take::<Vec<u8>>()?, cells.take::<Vec<u8>>()?)),
            )?;
            for (inverse, forward) in step {
                self.turn(&inverse, &forward)?;
            }
            self.not_undoable();
            self.next_commit()?;
        }
        self.execute(None, "UPDATE import_run SET undone = 1 WHERE run = ?1", [run]).map(drop)
    }
}
