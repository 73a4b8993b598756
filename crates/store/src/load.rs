//! Snapshots: chunks are kept until all of them are here, and become rows all at once. A load that was cut short goes on with the next
//! chunk.

use kontor_sync::chain::{Hash, of_file};
use kontor_sync::commit::Op;
use kontor_sync::part::Part;
use kontor_sync::wire::{Chunk, FeedId, SnapshotAsk, unpack};
use rusqlite::params;

use crate::arrive::Arrived;
use crate::column::Column;
use crate::error::{Result, StoreError};
use crate::link::part_of;
use crate::read::Read;
use crate::write::Write;

/// How far a load is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load {
    /// Nothing is to be loaded.
    Nothing,
    /// It is to be asked what there is to load.
    Ask(SnapshotAsk),
    /// This chunk is to be fetched.
    Fetch(Hash),
    /// Everything is here.
    Ready,
}

/// Rows that are loaded, and rows that there are to load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// Here.
    pub rows: u64,
    /// Altogether.
    pub of: u64,
}

impl Read<'_> {
    /// The first value that a question finds.
    fn first<T: Column>(&self, sql: &str) -> Result<Option<T>> {
        let found = self.rows(sql, [], |cells| cells.take::<Option<T>>())?;
        Ok(found.into_iter().next().flatten())
    }
    /// What is to be done next about loading.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load_step(&self) -> Result<Load> {
        let planned: Option<i64> = self.first("SELECT load_as_of FROM link")?;
        if planned.is_some() {
            let missing: Option<Vec<u8>> =
                self.first("SELECT hash FROM chunk_due WHERE bytes IS NULL ORDER BY nth LIMIT 1")?;
            let hash = missing.and_then(|bytes| <Hash>::try_from(bytes).ok());
            return Ok(hash.map_or(Load::Ready, Load::Fetch));
        }
        if self.first::<i64>("SELECT load_all FROM link")? == Some(1) {
            return Ok(Load::Ask(SnapshotAsk { parts: Vec::new(), at_least: 0 }));
        }
        let due = self.rows("SELECT part, at_least FROM part_due ORDER BY part", [], |cells| {
            Ok((part_of(&cells.take::<Vec<u8>>()?)?, cells.take::<i64>()?.cast_unsigned()))
        })?;
        let Some(at_least) = due.iter().map(|(_, at_least)| *at_least).max() else { return Ok(Load::Nothing) };
        Ok(Load::Ask(SnapshotAsk { parts: due.into_iter().map(|(part, _)| part).collect(), at_least }))
    }
    /// How far the load is; nothing when there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn loaded(&self) -> Result<Option<Loaded>> {
        let sql = "SELECT coalesce(sum(CASE WHEN bytes IS NULL THEN 0 ELSE rows END), 0), coalesce(sum(rows), 0), \
            (SELECT load_all OR load_as_of IS NOT NULL FROM link) FROM chunk_due";
        let found = self.rows(sql, [], |cells| {
            let loaded =
                Loaded { rows: cells.take::<i64>()?.cast_unsigned(), of: cells.take::<i64>()?.cast_unsigned() };
            Ok(cells.take::<Option<bool>>()?.unwrap_or(false).then_some(loaded))
        })?;
        Ok(found.into_iter().next().flatten())
    }
}

impl Write<'_> {
    /// Keeps a chunk. Answers whether it is the one that was asked for.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_chunk(&mut self, hash: &Hash, bytes: &[u8]) -> Result<bool> {
        if of_file(bytes) != *hash || unpack::<Chunk>(bytes).is_err() {
            return Ok(false);
        }
        let sql = "UPDATE chunk_due SET bytes = ?2 WHERE hash = ?1";
        self.execute(None, sql, params![hash, bytes]).map(|_| true)
    }
    /// The server has the chunk no longer: it is asked anew what there is to load.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn ask_again(&mut self) -> Result<()> {
        self.execute(None, "DELETE FROM chunk_due", [])?;
        self.execute(None, "UPDATE link SET load_as_of = NULL", []).map(drop)
    }
    /// Puts everything that was loaded into the rows, with the cursor, or with the places from which its parts go on.
    ///
    /// # Errors
    /// When the file cannot be written, or a chunk cannot be read.
    pub fn finish_load(&mut self, arrived: &mut Arrived) -> Result<()> {
        let sql = "SELECT load_as_of, load_epoch, load_feed, load_all FROM link";
        let found = self.rows(sql, [], |cells| {
            let place = (cells.take::<i64>()?.cast_unsigned(), cells.take::<i64>()?.cast_unsigned());
            Ok((place, cells.take::<Vec<u8>>()?, cells.take::<bool>()?))
        })?;
        let Some(((as_of, epoch), feed, all)) = found.into_iter().next() else { return Ok(()) };
        let unreadable = |what: &str| StoreError::Unreadable { what: what.to_owned(), detail: String::new() };
        let feed: FeedId = feed.try_into().map_err(|_| unreadable("feed"))?;
        // What this PC wrote up to there is answered by what was loaded.
        let sql = "UPDATE sync_state SET (echoed_incarnation, echoed_dseq) = (SELECT load_incarnation, load_dseq FROM link) \
            WHERE (echoed_incarnation, echoed_dseq) < (SELECT load_incarnation, load_dseq FROM link)";
        self.execute(None, sql, [])?;
        if all {
            self.suspend_search();
            arrived.everything();
        }
        let chunks: Vec<i64> = self.rows("SELECT nth FROM chunk_due ORDER BY nth", [], |cells| cells.take())?;
        let mut parts: Vec<Part> = Vec::new();
        for nth in chunks {
            let kept: Option<Vec<u8>> =
                self.rows("SELECT bytes FROM chunk_due WHERE nth = ?1", [nth], |cells| cells.take())?.pop();
            let chunk: Chunk = kept.and_then(|bytes| unpack(&bytes).ok()).ok_or_else(|| unreadable("chunk"))?;
            parts.push(chunk.part);
            let mut ops = Vec::with_capacity(chunk.rows.len());
            for row in chunk.rows {
                let op = Op::decode(&row.op).map_err(|_| unreadable("row of a chunk"))?;
                let gone = row.removed.then(|| Op::Delete { table: op.table(), id: op.id() });
                ops.push(op);
                ops.extend(gone);
            }
            self.arrive_loaded(as_of, ops, arrived)?;
            self.find_arrived(arrived)?;
        }
        parts.dedup();
        self.forget_load()?;
        if all {
            self.execute(None, "DELETE FROM part_floor", [])?;
            self.execute(None, "UPDATE sync_state SET seen = ?1", [as_of.cast_signed()])?;
            return self.note_page(&feed, as_of, epoch);
        }
        for part in parts {
            let sql = "INSERT OR REPLACE INTO part_floor (part, floor) SELECT ?1, ?2 FROM sync_state WHERE seen < ?2";
            self.execute(None, sql, params![part.key(), as_of.cast_signed()])?;
        }
        Ok(())
    }
}
