//! Writing: one transaction per command, and everything that must be in it: rows, commit record, undo step, search index.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;
use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use kontor_core::entity::{DocumentId, EntityKind, MergeClass, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::{EntityId, Id};
use kontor_core::time::Timestamp;
use kontor_sync::commit::{Cell, CellAt, Op};
use kontor_sync::seal::Entropy;
use rusqlite::{Connection, params, params_from_iter};

use crate::column::{Column, Sql};
use crate::error::{Result, StoreError};
use crate::journal::keys::Signer;
use crate::memory::Memory;
use crate::read::Read;
use crate::search::Waiting;
use crate::undo;
use kontor_record::Record;
use kontor_record::columns_of;

/// Who writes, when, and with which command.
#[derive(Debug, Clone)]
pub struct Author {
    /// The person.
    pub user: UserId,
    /// Name of the command.
    pub command: &'static str,
    /// Now.
    pub now: Timestamp,
    /// Whether the transaction must survive a power cut the moment it returns (everything that posts).
    pub durable: bool,
    /// Randomness for what the change must keep secret.
    pub entropy: Entropy,
}

/// `INSERT` of a whole row of every kind: the id first, then the columns.
static INSERTS: LazyLock<HashMap<EntityKind, String>> = LazyLock::new(|| {
    let insert = |kind: EntityKind| {
        let mut sql = format!("INSERT INTO \"{}\" (id", kind.table());
        let columns = columns_of(kind);
        for (name, _) in columns {
            let _ = write!(sql, ", \"{name}\"");
        }
        sql.push_str(") VALUES (?1");
        for at in 0..columns.len() {
            let _ = write!(sql, ", ?{}", at + 2);
        }
        sql.push(')');
        (kind, sql)
    };
    EntityKind::ALL.iter().copied().map(insert).collect()
});

/// A change in progress. Dropped without a commit it leaves no trace.
pub struct Write<'a> {
    read: Read<'a>,
    pub(crate) author: Author,
    /// What the author had seen of the feed, where that is less than this PC has.
    pub(crate) seen: Option<u64>,
    pub(crate) ops: Vec<Op>,
    pub(crate) inverse: Vec<Op>,
    pub(crate) changed: BTreeSet<EntityKind>,
    pub(crate) undoable: bool,
    /// The import whose steps are kept together, instead of in the person's own list.
    pub(crate) import: Option<i64>,
    /// The commits so far of a change that is taken back as one.
    pub(crate) step: Option<Step>,
    pub(crate) waiting: Waiting,
    /// Parts of the change that may still be taken back by themselves.
    attempts: u32,
    /// Documents that were issued and are to be signed with their commit.
    pub(crate) issued: Vec<DocumentId>,
    pub(crate) signer: Option<Arc<Signer>>,
}

/// What several commits did and what takes it back; nothing once one of them cannot be taken back.
pub(crate) type Step = Option<(Vec<Op>, Vec<Op>)>;

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;
    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl<'a> Write<'a> {
    pub(crate) fn new(sql: &'a Connection, author: Author) -> Self {
        Self {
            read: Read { sql, memory: None, viewer: None },
            author,
            seen: None,
            ops: Vec::new(),
            inverse: Vec::new(),
            changed: BTreeSet::new(),
            undoable: true,
            import: None,
            step: None,
            waiting: Waiting::default(),
            attempts: 0,
            issued: Vec::new(),
            signer: None,
        }
    }
    /// Who writes.
    #[must_use]
    pub const fn author(&self) -> &Author {
        &self.author
    }
    /// Adds a record.
    ///
    /// # Errors
    /// When the row breaks a rule of the table.
    pub fn insert<R: Record>(&mut self, record: &R) -> Result<()> {
        self.put_row(R::KIND, record.id(), record.cells())
    }
    /// Adds a row and tells the commit.
    pub(crate) fn put_row(&mut self, kind: EntityKind, id: Id, cells: Vec<Cell>) -> Result<()> {
        let sql = INSERTS.get(&kind).map_or("", String::as_str);
        let key = id.to_cell();
        let values = std::iter::once(&key).chain(cells.iter()).map(Sql);
        self.read.sql.prepare_cached(sql)?.execute(params_from_iter(values))?;
        let table = kind.wire();
        let filled = filled(columns_of(kind), cells);
        match kind.class() {
            MergeClass::Fact | MergeClass::Guarded => {
                self.ops.push(Op::Fact { table, id, cells: filled });
                self.undoable = false;
            }
            MergeClass::Master | MergeClass::Draft => {
                self.ops.push(Op::Put { table, id, cells: filled });
                self.inverse.push(Op::Delete { table, id });
            }
            MergeClass::Projection | MergeClass::Local => {}
        }
        self.note(kind);
        Ok(())
    }
    /// Adds a fact that only tells of the change beside it. It does not stand in the way of undo: whoever takes the change
    /// back adds a trail of that, too, and nothing of the history is lost.
    ///
    /// # Errors
    /// When the row breaks a rule of the table.
    pub fn insert_trail<R: Record>(&mut self, record: &R) -> Result<()> {
        let undoable = self.undoable;
        self.insert(record)?;
        self.undoable = undoable;
        Ok(())
    }
    /// The records of a kind that this change has touched so far, each once.
    #[must_use]
    pub fn touched(&self, kind: EntityKind) -> Vec<Id> {
        let of_kind = self.ops.iter().filter(|op| op.table() == kind.wire());
        let ids: BTreeSet<Id> = of_kind.map(Op::id).collect();
        ids.into_iter().collect()
    }
    /// The kind of each record that the commit touches so far, and whether it is new.
    pub fn touches(&self) -> impl Iterator<Item = (EntityKind, bool)> + use<'_> {
        self.ops.iter().filter_map(|op| {
            let kind = EntityKind::ALL.iter().copied().find(|kind| kind.wire() == op.table())?;
            Some((kind, matches!(op, Op::Put { .. })))
        })
    }
    /// The kinds of records that this change has touched so far.
    #[must_use]
    pub fn kinds_touched(&self) -> Vec<EntityKind> {
        let touched = |kind: &&EntityKind| self.ops.iter().any(|op| op.table() == kind.wire());
        EntityKind::ALL.iter().filter(touched).copied().collect()
    }
    /// Changes the columns of a record that differ; answers whether any did.
    ///
    /// # Errors
    /// `not-found`, `immutable`.
    pub fn update<R: Record>(&mut self, record: &R) -> Result<bool> {
        if matches!(R::KIND.class(), MergeClass::Fact | MergeClass::Guarded) {
            return Err(Fault::new(Code::Immutable).into());
        }
        self.refuse_erased(R::KIND, record.id())?;
        let mut new = record.cells();
        let old = self.read.differing::<R>(record.id(), &new)?;
        if old.is_empty() {
            return Ok(false);
        }
        let mut sql = format!("UPDATE \"{}\" SET ", R::KIND.table());
        for (nth, (at, _)) in old.iter().enumerate() {
            let comma = if nth == 0 { "" } else { ", " };
            let _ = write!(sql, "{comma}\"{}\" = ?{}", R::COLUMNS[*at].0, nth + 2);
        }
        sql.push_str(" WHERE id = ?1");
        let id = record.id().to_cell();
        let values = std::iter::once(&id).chain(old.iter().map(|(at, _)| &new[*at])).map(Sql);
        self.read.sql.prepare_cached(&sql)?.execute(params_from_iter(values))?;
        if matches!(R::KIND.class(), MergeClass::Master | MergeClass::Draft) {
            let (table, id) = (R::KIND.wire(), record.id());
            let number = |at: usize| R::COLUMNS[at].1;
            let cells = old.iter().map(|(at, _)| (number(*at), std::mem::replace(&mut new[*at], Cell::Null))).collect();
            self.ops.push(Op::Patch { table, id, cells });
            let cells = old.into_iter().map(|(at, cell)| (number(at), cell)).collect();
            self.inverse.push(Op::Patch { table, id, cells });
        }
        self.note(R::KIND);
        Ok(true)
    }
    /// Adds the record, or changes it when it is there. One that was removed comes back.
    ///
    /// # Errors
    /// When the row breaks a rule of the table.
    pub fn save<R: Record>(&mut self, record: &R) -> Result<()> {
        let id = record.id();
        if self.read.find::<R>(id)?.is_none() {
            return self.insert(record);
        }
        if !self.read.is_there(R::KIND, id)? {
            self.refuse_erased(R::KIND, id)?;
            self.set_deleted(R::KIND, id, false)?;
            let table = R::KIND.wire();
            self.ops.push(Op::Undelete { table, id });
            self.inverse.push(Op::Delete { table, id });
        }
        self.update(record).map(drop)
    }
    /// Removes a record for people; it stays as a tombstone, so that the removal can travel and be undone.
    ///
    /// # Errors
    /// `not-found`, `immutable`.
    pub fn delete<R: Record>(&mut self, id: impl EntityId) -> Result<()> {
        if matches!(R::KIND.class(), MergeClass::Fact | MergeClass::Guarded) {
            return Err(Fault::new(Code::Immutable).into());
        }
        let id = id.id();
        self.read.get::<R>(id)?;
        self.set_deleted(R::KIND, id, true)?;
        let table = R::KIND.wire();
        self.ops.push(Op::Delete { table, id });
        self.inverse.push(Op::Undelete { table, id });
        Ok(())
    }
    pub(crate) fn set_deleted(&mut self, kind: EntityKind, id: Id, deleted: bool) -> Result<()> {
        let sql = format!("UPDATE \"{}\" SET _del = ?2 WHERE id = ?1", kind.table());
        self.read.sql.prepare_cached(&sql)?.execute(params![Sql(&id.to_cell()), i64::from(deleted)])?;
        self.note(kind);
        Ok(())
    }
    /// Runs a statement on a projection or a local table.
    pub(crate) fn execute(
        &mut self,
        kind: Option<EntityKind>,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<usize> {
        kind.into_iter().for_each(|kind| self.note(kind));
        self.read.catch_up_for(sql)?;
        Ok(self.read.sql.prepare_cached(sql)?.execute(params)?)
    }
    /// The command cannot be taken back, although it wrote only master data.
    pub fn not_undoable(&mut self) {
        self.undoable = false;
    }
    /// A kind of record was changed.
    pub(crate) fn note(&mut self, kind: EntityKind) {
        self.changed.insert(kind);
        if let Some(memory) = self.read.memory.as_ref().filter(|_| kind.class() == MergeClass::Master) {
            memory.forget();
        }
    }
    /// From now on what is read of master data is remembered until some of it changes: for very many documents in a row.
    pub fn remember_masters(&mut self) {
        self.read.memory = Some(Memory::default());
    }
    pub(crate) fn remember_pages(&mut self, pragma: &str) -> Result<()> {
        Ok(self.read.sql.execute_batch(pragma)?)
    }
    /// How many changes of records the commit has so far.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.ops.len()
    }
    /// A part of the change that may fail for itself: then nothing of it is left, and the rest goes on.
    ///
    /// # Errors
    /// What `part` answers; all that it wrote is taken back.
    pub fn attempt<T, E: From<StoreError>>(
        &mut self,
        part: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let run = |sql: &Connection, text: &str| sql.prepare_cached(text)?.execute([]).map(drop);
        self.read.catch_up()?;
        run(self.read.sql, "SAVEPOINT part").map_err(StoreError::from)?;
        let (ops, inverse, undoable) = (self.ops.len(), self.inverse.len(), self.undoable);
        let (waiting, issued) = (self.waiting.len(), self.issued.len());
        self.attempts += 1;
        let answer = part(self);
        self.attempts -= 1;
        if answer.is_err() {
            run(self.read.sql, "ROLLBACK TO part").map_err(StoreError::from)?;
            self.ops.truncate(ops);
            self.inverse.truncate(inverse);
            self.undoable = undoable;
            self.read.memory.iter().for_each(Memory::forget_all);
            self.waiting.back_to(waiting);
            self.issued.truncate(issued);
        }
        run(self.read.sql, "RELEASE part").map_err(StoreError::from)?;
        answer
    }
    /// However many commits this change has: for the person who takes it back it is one step.
    pub fn as_one_step(&mut self) {
        self.step = Some(Some((Vec::new(), Vec::new())));
    }
    /// Ends a commit and begins the next one in the same transaction: what belongs together travels together, and a file of
    /// very many documents is not one huge commit. All of them or none come about.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn next_commit(&mut self) -> Result<()> {
        self.end_commit()?;
        self.undoable = true;
        self.inverse.clear();
        // What may still be taken back waits on.
        if self.waiting.is_long() && self.attempts == 0 { self.file_findable() } else { Ok(()) }
    }
    /// Ends the last commit and writes the rest of the index: the last thing before the transaction ends. Answers whether its
    /// head is signed; nothing when there was no commit.
    pub(crate) fn finish(&mut self) -> Result<Option<bool>> {
        self.read.catch_up()?;
        self.end_commit()?;
        if let Some((ops, inverse)) = self.step.take().flatten().filter(|(_, inverse)| !inverse.is_empty()) {
            undo::remember(self.read.sql, &self.author, &ops, inverse)?;
        }
        let signed = self.sign_head()?;
        self.file_findable()?;
        Ok(signed)
    }
}

fn filled(columns: kontor_record::Columns, cells: Vec<Cell>) -> Vec<CellAt> {
    columns.iter().map(|(_, number)| *number).zip(cells).filter(|(_, cell)| *cell != Cell::Null).collect()
}
