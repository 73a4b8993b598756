//! A snapshot is taken: read part by part at one place of the feed, and kept chunk by chunk, so that no more than a chunk or two of it is in
//! memory. It counts when its last chunk is kept; what was kept of one that came to no end goes with the next that does.

use std::collections::VecDeque;

use kontor_core::entity::MergeClass;
use kontor_core::id::Id;
use kontor_record::kind_of;
use kontor_sync::chain::{Hash, of_file};
use kontor_sync::commit::Op;
use kontor_sync::part::Part;
use kontor_sync::wire::{Chunk, ChunkRow, pack};

use crate::db::{DbError, Result, Row, Sql};
use crate::hub::{firm, pull};
use crate::values;

/// A chunk ends behind the row that fills it so far, before it is packed.
const CHUNK_BYTES: usize = 4 << 20;
/// Rows that are read at once.
const STEP: i64 = 2_000;

/// A snapshot that is being taken.
pub struct Taking {
    firm: Id,
    as_of: u64,
    rewrites: u64,
    /// Parts that were not begun.
    parts: VecDeque<Part>,
    part: Option<Reading>,
    /// What was cut, in its order.
    cut: Vec<(Part, u64, Hash)>,
}

/// A part that is being read: what people need to begin goes into chunks of its own.
struct Reading {
    part: Part,
    /// The last row that was asked for: table and identity.
    last: (i64, Vec<u8>),
    /// What was read and is in no chunk yet.
    read: std::vec::IntoIter<Row>,
    first: Filling,
    history: Filling,
    chunks: u64,
}

/// Rows on their way into a chunk.
#[derive(Default)]
struct Filling {
    rows: Vec<ChunkRow>,
    bytes: usize,
}

/// A chunk as it travels, ready to be kept.
pub struct Cut {
    firm: Id,
    as_of: u64,
    rewrites: u64,
    part: Part,
    no: u64,
    first: bool,
    rows: u64,
    hash: Hash,
    bytes: Vec<u8>,
}

impl Taking {
    /// Begins with a firm as it is now. All of [`Taking::next`] must read the same state of the database.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn begin(sql: &mut dyn Sql, firm: Id) -> Result<Self> {
        let head = firm::head(sql, firm)?;
        let parts = pull::all_parts(sql, firm)?.into();
        Ok(Self { firm, as_of: head.head, rewrites: head.rewrites, parts, part: None, cut: Vec::new() })
    }

    /// Reads and packs the next chunk; nothing behind the last.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn next(&mut self, sql: &mut dyn Sql) -> Result<Option<Cut>> {
        loop {
            let mut reading = match self.part.take() {
                Some(reading) => reading,
                None => match self.parts.pop_front() {
                    Some(part) => Reading::of(part),
                    None => return Ok(None),
                },
            };
            let Some((first, rows)) = reading.next(sql, self.firm)? else { continue };
            let (part, no, count) = (reading.part, reading.chunks, rows.len() as u64);
            reading.chunks += 1;
            self.part = Some(reading);
            let bytes = pack(&Chunk { part, rows });
            let hash = of_file(&bytes);
            self.cut.push((part, no, hash));
            let Self { firm, as_of, rewrites, .. } = *self;
            return Ok(Some(Cut { firm, as_of, rewrites, part, no, first, rows: count, hash, bytes }));
        }
    }

    /// From now on it is the snapshot of the firm. Answers whether it is: what was erased while it was taken must not come back, and
    /// chunks may have gone meanwhile.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn finish(&self, sql: &mut dyn Sql) -> Result<bool> {
        let head = firm::lock(sql, self.firm)?;
        let select = "SELECT part, chunk, hash FROM snapshot WHERE firm = $1 AND as_of = $2 ORDER BY part, chunk";
        let mut kept = Vec::with_capacity(self.cut.len());
        for mut row in sql.query(select, values![self.firm, self.as_of])? {
            let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
            kept.push((part, row.take()?, row.take()?));
        }
        let mut cut = self.cut.clone();
        cut.sort_unstable_by_key(|(part, no, _)| (part.key(), *no));
        if head.rewrites != self.rewrites || head.head < self.as_of || kept != cut {
            return Ok(false);
        }
        sql.execute("DELETE FROM snapshot WHERE firm = $1 AND as_of <> $2", values![self.firm, self.as_of])?;
        sql.execute("UPDATE firm SET snapshot = $2 WHERE id = $1", values![self.firm, self.as_of])?;
        Ok(true)
    }
}

impl Cut {
    /// Keeps it beside the snapshot that counts until then. Answers whether it was, and whether to go on: not where something was erased.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep(&self, sql: &mut dyn Sql) -> Result<bool> {
        let head = firm::lock(sql, self.firm)?;
        if head.rewrites != self.rewrites || head.head < self.as_of {
            return Ok(false);
        }
        let Self { firm, as_of, part, no, first, rows, hash, .. } = self;
        let insert = "INSERT INTO snapshot (firm, part, as_of, chunk, first, hash, rows, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
                      ON CONFLICT (firm, part, as_of, chunk) DO UPDATE SET first = $5, hash = $6, rows = $7, bytes = $8";
        let bytes = self.bytes.as_slice();
        sql.execute(insert, values![*firm, part.key(), *as_of, *no, *first, *hash, *rows, bytes])?;
        Ok(true)
    }
}

impl Reading {
    fn of(part: Part) -> Self {
        let (first, history) = (Filling::default(), Filling::default());
        Self { part, last: (-1, Vec::new()), read: Vec::new().into_iter(), first, history, chunks: 0 }
    }

    /// The rows of the next chunk, and whether people need them to begin; nothing behind the last.
    fn next(&mut self, sql: &mut dyn Sql, firm: Id) -> Result<Option<(bool, Vec<ChunkRow>)>> {
        while let Some(mut row) = self.row(sql, firm)? {
            self.last = (row.take()?, row.take()?);
            let removed = row.take()?;
            let (first, op) = as_made(&row.take::<Vec<u8>>()?)?;
            let filling = if first { &mut self.first } else { &mut self.history };
            filling.bytes += op.len();
            filling.rows.push(ChunkRow { op, removed });
            if filling.bytes >= CHUNK_BYTES {
                return Ok(Some((first, std::mem::take(filling).rows)));
            }
        }
        // Behind the last row: what is left. An empty part is told by an empty chunk: it was taken.
        for (first, filling) in [(true, &mut self.first), (false, &mut self.history)] {
            if !filling.rows.is_empty() || (!first && self.chunks == 0) {
                return Ok(Some((first, std::mem::take(filling).rows)));
            }
        }
        Ok(None)
    }

    fn row(&mut self, sql: &mut dyn Sql, firm: Id) -> Result<Option<Row>> {
        if let Some(row) = self.read.next() {
            return Ok(Some(row));
        }
        let select = "SELECT tbl, id, removed, cells FROM row_state WHERE firm = $1 AND part = $2 AND (tbl, id) > ($3, $4) \
                      ORDER BY tbl, id LIMIT $5";
        let (table, id) = self.last.clone();
        self.read = sql.query(select, values![firm, self.part.key(), table, id, STEP])?.into_iter();
        Ok(self.read.next())
    }
}

/// A row as the op that makes it, and whether people need it to begin.
fn as_made(cells: &[u8]) -> Result<(bool, Vec<u8>)> {
    let op = Op::decode(cells).map_err(|_| DbError::Unreadable("cells"))?;
    let kind = kind_of(op.table());
    let first = kind.is_some_and(|kind| !kind.is_history());
    let fact = kind.is_some_and(|kind| matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded));
    let made = match op {
        Op::Put { table, id, cells } if fact => Op::Fact { table, id, cells }.encode(),
        _ => cells.to_vec(),
    };
    Ok((first, made))
}
