//! The first load of a PC: what people need to begin (records, settings, drafts) becomes rows as soon as all of it is here, and work
//! begins. History follows chunk by chunk; what is derived from it is made when the last is here, and until then nothing is posted.
//!
//! The feed goes on from where the records were taken, also when history has to be asked for anew and comes from a later place: facts that
//! come twice are the same, and what happened to records in between is told by the feed, with what went out of reach.

use kontor_sync::chain::{Hash, of_file};
use kontor_sync::wire::{Chunk, unpack};
use rusqlite::params;

use crate::arrive::Arrived;
use crate::error::Result;
use crate::file::{PAGES_OF_LONG_WORK, PAGES_OF_WORK};
use crate::link::Missing;
use crate::read::Read;
use crate::write::Write;

impl Read<'_> {
    /// Whether what people need to begin is here and not in the rows yet. A head office of an older version does not tell it apart; and where
    /// head office was restored while this PC loaded for the first time, what had come before may be lost there: then it waits for everything.
    pub(crate) fn can_begin(&self) -> Result<bool> {
        let sql = "SELECT count(*) > 0 AND count(bytes) = count(*) FROM chunk_due WHERE first";
        let waits = self.link()?.is_some_and(|link| link.missing == Missing::Everything && link.epoch == 0);
        Ok(waits && self.first::<i64>(sql)? == Some(1))
    }
}

impl Write<'_> {
    /// Puts what people need to begin into the rows, with the cursor. Making it findable is for the caller ([`Write::rebuild_search`]).
    ///
    /// # Errors
    /// When the file cannot be written, or a chunk cannot be read.
    pub fn begin_with_records(&mut self, arrived: &mut Arrived) -> Result<()> {
        let Some(plan) = self.plan()? else { return Ok(()) };
        self.answered_by_load()?;
        self.suspend_search();
        arrived.everything();
        self.take_kept("SELECT nth FROM chunk_due WHERE first ORDER BY nth", &plan, arrived)?;
        self.execute(None, "UPDATE chunk_due SET applied = 1, bytes = NULL WHERE first", [])?;
        self.execute(None, "UPDATE link SET missing = 2", [])?;
        self.stand_at(&plan)
    }
    /// Puts a chunk of history into the rows. Answers whether it is one that was asked for.
    ///
    /// # Errors
    /// When the file cannot be written, or the chunk cannot be read.
    pub fn take_history(&mut self, hash: &Hash, bytes: &[u8], arrived: &mut Arrived) -> Result<bool> {
        let Some(plan) = self.plan()?.filter(|_| of_file(bytes) == *hash) else { return Ok(false) };
        let Ok(chunk) = unpack::<Chunk>(bytes) else { return Ok(false) };
        self.suspend_search();
        self.remember_much()?;
        arrived.everything();
        self.take_chunk(plan.as_of, chunk, arrived)?;
        self.execute(None, "UPDATE chunk_due SET applied = 1 WHERE hash = ?1", params![hash]).map(|_| true)
    }
    /// As much of the file stays in memory as for other work on very many rows, although this one is many changes; until
    /// [`Write::end_first_load`].
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn remember_much(&mut self) -> Result<()> {
        self.remember_pages(PAGES_OF_LONG_WORK)
    }
    /// All of history is here. What is kept beside it is for the caller to derive.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn end_first_load(&mut self) -> Result<()> {
        self.forget_load()?;
        self.remember_pages(PAGES_OF_WORK)?;
        self.execute(None, "UPDATE link SET missing = 0", []).map(drop)
    }
}
