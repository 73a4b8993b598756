//! Reading on all cores: parts of the same question, answered by several readers that see the file at the same moment.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{available_parallelism, scope};

use rusqlite::Connection;

use crate::error::{Result, StoreError};
use crate::file::Store;
use crate::read::Read;

/// Memory of a reader at this: 64 MB.
const PAGES: &str = "PRAGMA cache_size = -64000";

impl Store {
    /// Does the parts of a work that only reads, divided among the cores, all of them in one snapshot. Answers come in the order
    /// of the parts; long parts should stand first. The first failure ends the work.
    ///
    /// # Errors
    /// What `work` answers; `busy` while a long change is written; that the file cannot be read.
    pub fn read_divided<P: Sync, T: Send, E: From<StoreError> + Send>(
        &self,
        parts: &[P],
        work: impl Fn(&Read<'_>, &P) -> std::result::Result<T, E> + Sync,
    ) -> std::result::Result<Vec<T>, E> {
        let readers = self.readers_of_one_moment(readers_for(parts.len()))?;
        divide(readers, parts, work)
    }

    /// Readers whose snapshots are the same, because nobody can write while they are taken.
    fn readers_of_one_moment(&self, count: usize) -> Result<Vec<Connection>> {
        let _nobody_writes = self.writer()?;
        (0..count).map(|_| self.reader_of_now()).collect()
    }

    /// A reader whose snapshot is taken.
    pub(crate) fn reader_of_now(&self) -> Result<Connection> {
        let reader = self.reader()?;
        // A snapshot is taken by the first look, not by the beginning.
        reader.execute_batch("BEGIN")?;
        reader.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(reader)
    }
}

/// How many readers are worth having for so many parts: one for each core.
pub(crate) fn readers_for(parts: usize) -> usize {
    available_parallelism().map_or(1, NonZero::get).min(parts.max(1))
}

/// Has the parts of a work done by readers that see the same.
pub(crate) fn divide<P: Sync, T: Send, E: From<StoreError> + Send>(
    readers: Vec<Connection>,
    parts: &[P],
    work: impl Fn(&Read<'_>, &P) -> std::result::Result<T, E> + Sync,
) -> std::result::Result<Vec<T>, E> {
    let next = AtomicUsize::new(0);
    let one_after_the_other = |reader: Connection| {
        reader.execute_batch(PAGES).map_err(StoreError::from)?;
        let read = Read { sql: &reader, memory: None, viewer: None };
        let mut done = Vec::new();
        while let Some((at, part)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, parts.get(at)?)))
        {
            match work(&read, part) {
                Ok(answer) => done.push((at, answer)),
                Err(failure) => {
                    next.store(parts.len(), Ordering::Relaxed);
                    return Err(failure);
                }
            }
        }
        Ok(done)
    };
    let answers = scope(|scope| {
        let work = &one_after_the_other;
        let threads: Vec<_> = readers.into_iter().map(|reader| scope.spawn(move || work(reader))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err(stopped().into()))).collect::<Vec<_>>()
    });
    let mut all = Vec::new();
    for answer in answers {
        all.extend(answer?);
    }
    all.sort_by_key(|(at, _)| *at);
    Ok(all.into_iter().map(|(_, answer)| answer).collect())
}

fn stopped() -> StoreError {
    StoreError::Unreadable { what: "thread".to_owned(), detail: "it ended before its work".to_owned() }
}
