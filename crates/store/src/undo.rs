//! Undo and redo of master data and drafts, per person, across restarts (UX.md 10.6).
//!
//! Every undoable command leaves its ops and their inverse. Undo applies the inverse as an ordinary change, which is again a
//! commit; it refuses when somebody changed the same columns meanwhile. Facts are never undone: the screen offers the
//! counter-document instead.

use std::collections::BTreeSet;

use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{CellAt, Commit, Op};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use crate::column::{Column, Sql, cell_at};
use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::write::{Author, Write};
use kontor_record::columns_of;

/// Changes that travel as one commit when a step is taken back.
const OPS_A_COMMIT: usize = 1_000;
/// Steps that are kept per person.
const KEPT: i64 = 200;

/// What can be undone and redone next: names of the commands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
pub struct UndoState {
    /// The command that undo takes back.
    pub undo: Option<String>,
    /// The command that redo does again.
    pub redo: Option<String>,
}

pub(crate) fn pack(ops: Vec<Op>) -> Vec<u8> {
    // The commit format serves as container: one codec for ops, tested once.
    let nobody = Id::default();
    Commit {
        device: nobody,
        incarnation: 0,
        dseq: 0,
        hlc: Hlc(0),
        user: nobody,
        schema: 0,
        seen: 0,
        command: String::new(),
        ops,
    }
    .encode()
}

pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<Op>> {
    Commit::decode(bytes)
        .map(|commit| commit.ops)
        .map_err(|error| StoreError::Unreadable { what: "undo_step".to_owned(), detail: error.to_string() })
}

/// Both directions of a step, packed. Trails are history: neither taken back nor repeated.
fn directions(ops: &[Op], inverse: Vec<Op>) -> (Vec<u8>, Vec<u8>) {
    let forward = ops.iter().filter(|op| !matches!(op, Op::Fact { .. } | Op::Erase { .. })).cloned().collect();
    (pack(forward), pack_back(inverse))
}

/// What was done last is taken back first.
fn pack_back(mut inverse: Vec<Op>) -> Vec<u8> {
    inverse.reverse();
    pack(inverse)
}

/// The ops of a step without those of some records; nothing where it has none of them.
pub(crate) fn without(step: &[u8], records: &BTreeSet<Id>) -> Result<Option<Vec<u8>>> {
    let ops = unpack(step)?;
    let touches = ops.iter().any(|op| records.contains(&op.id()));
    Ok(touches.then(|| pack(ops.into_iter().filter(|op| !records.contains(&op.id())).collect())))
}

/// Whether a step does nothing (any more).
pub(crate) fn is_empty(step: &[u8]) -> Result<bool> {
    unpack(step).map(|ops| ops.is_empty())
}

/// The records that a step added, and what it booked.
pub(crate) fn added(forward: &[u8]) -> Result<Vec<(EntityKind, Id)>> {
    let ops = unpack(forward)?;
    let puts = ops.iter().filter_map(|op| match op {
        Op::Put { table, id, .. } | Op::Fact { table, id, .. } => Some((*table, *id)),
        _ => None,
    });
    puts.map(|(table, id)| Ok((kind_of(table)?, id))).collect()
}

/// Documents and payments are named in the step of an import: who takes it back books their opposite.
fn is_booked(op: &Op) -> bool {
    [EntityKind::Document, EntityKind::Payment].iter().any(|kind| kind.wire() == op.table())
}

pub(crate) fn remember_import(sql: &Connection, run: i64, ops: &[Op], inverse: Vec<Op>) -> Result<()> {
    let named = ops.iter().filter_map(|op| match op {
        Op::Fact { table, id, .. } => is_booked(op).then_some(Op::Fact { table: *table, id: *id, cells: Vec::new() }),
        other => Some(other.clone()),
    });
    let (forward, inverse) = (pack(named.collect()), pack_back(inverse));
    sql.prepare_cached(
        "INSERT INTO import_step (run, nth, forward, inverse) \
         VALUES (?1, (SELECT count(*) FROM import_step WHERE run = ?1), ?2, ?3)",
    )?
    .execute(params![run, forward, inverse])?;
    Ok(())
}

pub(crate) fn remember(sql: &Connection, author: &Author, ops: &[Op], inverse: Vec<Op>) -> Result<()> {
    let (forward, inverse) = directions(ops, inverse);
    let user = author.user.0.to_cell();
    sql.prepare_cached("DELETE FROM undo_step WHERE user = ?1 AND undone = 1")?.execute([Sql(&user)])?;
    sql.prepare_cached("INSERT INTO undo_step (user, command, at_ms, forward, inverse) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![Sql(&user), author.command, author.now.0, forward, inverse])?;
    sql.prepare_cached(
        "DELETE FROM undo_step WHERE user = ?1 AND step <= (SELECT max(step) FROM undo_step WHERE user = ?1) - ?2",
    )?
    .execute(params![Sql(&user), KEPT])?;
    Ok(())
}

impl Read<'_> {
    /// What the person can undo and redo next.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undo_state(&self, user: UserId) -> Result<UndoState> {
        let user = user.0.to_cell();
        let next = |sql: &str| self.value::<String>(sql, [Sql(&user)]);
        Ok(UndoState {
            undo: next("SELECT command FROM undo_step WHERE user = ?1 AND undone = 0 ORDER BY step DESC LIMIT 1")?,
            redo: next("SELECT command FROM undo_step WHERE user = ?1 AND undone = 1 ORDER BY step LIMIT 1")?,
        })
    }
}

impl Write<'_> {
    /// Takes back the person's last undoable command; answers its name.
    ///
    /// # Errors
    /// `nothing-to-do`, `changed-meanwhile`.
    pub fn undo(&mut self) -> Result<String> {
        self.replay(
            "SELECT step, command, inverse, forward FROM undo_step WHERE user = ?1 AND undone = 0 ORDER BY step DESC LIMIT 1",
            true,
        )
    }
    /// Does the last undone command again; answers its name.
    ///
    /// # Errors
    /// `nothing-to-do`, `changed-meanwhile`.
    pub fn redo(&mut self) -> Result<String> {
        self.replay(
            "SELECT step, command, forward, inverse FROM undo_step WHERE user = ?1 AND undone = 1 ORDER BY step LIMIT 1",
            false,
        )
    }

    fn replay(&mut self, pick: &str, undone: bool) -> Result<String> {
        let user = self.author().user.0.to_cell();
        let step: Option<(i64, String, Vec<u8>, Vec<u8>)> = self
            .sql
            .query_row(pick, [Sql(&user)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .optional()?;
        let (step, command, apply, expect) = step.ok_or_else(|| Fault::new(Code::NothingToDo))?;
        self.turn(&apply, &expect)?;
        self.execute(None, "UPDATE undo_step SET undone = ?2 WHERE step = ?1", params![step, i64::from(undone)])?;
        // The replay is itself a commit, but not a step of its own.
        self.not_undoable();
        Ok(command)
    }

    /// Applies one direction of a step where the other one still stands.
    pub(crate) fn turn(&mut self, apply: &[u8], expect: &[u8]) -> Result<()> {
        for op in &unpack(expect)? {
            self.expect_current(op)?;
        }
        for op in unpack(apply)? {
            self.apply(op)?;
            // A change of very many records is taken back in as many pieces.
            if self.ops.len() >= OPS_A_COMMIT {
                self.next_commit()?;
            }
        }
        Ok(())
    }

    /// The columns must still hold what the step left there.
    fn expect_current(&self, op: &Op) -> Result<()> {
        let (Op::Patch { id, cells, .. } | Op::Put { id, cells, .. }) = op else { return Ok(()) };
        let kind = kind_of(op.table())?;
        for (number, cell) in cells {
            let name = name_of(kind, *number)?;
            let sql = format!("SELECT \"{name}\" FROM \"{}\" WHERE id = ?1", kind.table());
            let current =
                self.sql.query_row(&sql, [Sql(&id.to_cell())], |row| Ok(cell_at(row, 0))).optional()?.transpose()?;
            if current.as_ref() != Some(cell) {
                return Err(Fault::new(Code::ChangedMeanwhile).into());
            }
        }
        Ok(())
    }

    fn apply(&mut self, op: Op) -> Result<()> {
        let kind = kind_of(op.table())?;
        self.refuse_erased(kind, op.id())?;
        match &op {
            Op::Delete { id, .. } => self.set_deleted(kind, *id, true)?,
            // Redo of an insert: the row is still there as a tombstone.
            Op::Undelete { id, .. } | Op::Put { id, .. } => self.set_deleted(kind, *id, false)?,
            Op::Patch { id, cells, .. } => self.patch(kind, *id, cells)?,
            Op::Fact { .. } | Op::Erase { .. } => return Err(Fault::new(Code::Immutable).into()),
        }
        let op = if let Op::Put { table, id, .. } = op { Op::Undelete { table, id } } else { op };
        self.ops.push(op);
        Ok(())
    }

    pub(crate) fn patch(&mut self, kind: EntityKind, id: Id, cells: &[CellAt]) -> Result<()> {
        for (number, cell) in cells {
            let name = name_of(kind, *number)?;
            let sql = format!("UPDATE \"{}\" SET \"{name}\" = ?2 WHERE id = ?1", kind.table());
            self.execute(Some(kind), &sql, params![Sql(&id.to_cell()), Sql(cell)])?;
        }
        Ok(())
    }
}

pub(crate) fn kind_of(table: u16) -> Result<EntityKind> {
    let unknown = || StoreError::Unreadable { what: "table".to_owned(), detail: table.to_string() };
    EntityKind::ALL.iter().copied().find(|kind| kind.wire() == table).ok_or_else(unknown)
}

pub(crate) fn name_of(kind: EntityKind, number: u16) -> Result<&'static str> {
    let unknown = || StoreError::Unreadable { what: kind.table().to_owned(), detail: format!("column {number}") };
    columns_of(kind).iter().find(|(_, known)| *known == number).map(|(name, _)| *name).ok_or_else(unknown)
}
