//! Snapshots: chunks are kept until all of them are here, and become rows all at once. A load that was cut short goes on with the next
//! chunk.

use kontor_sync::chain::{Hash, of_file};
use kontor_sync::commit::Op;
use kontor_sync::part::Part;
use kontor_sync::wire::{Chunk, FeedId, Manifest, SnapshotAsk, unpack};
use rusqlite::params;

use crate::arrive::Arrived;
use crate::column::Column;
use crate::error::{Result, StoreError};
use crate::file::PAGES_OF_WORK;
use crate::link::{Missing, part_of};
use crate::lost::Keys;
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
    /// What people need to begin is here; history is still to be fetched.
    Begin,
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
    pub(crate) fn first<T: Column>(&self, sql: &str) -> Result<Option<T>> {
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
            if self.can_begin()? {
                return Ok(Load::Begin);
            }
            let sql = "SELECT hash FROM chunk_due WHERE bytes IS NULL AND NOT applied ORDER BY first DESC, nth LIMIT 1";
            let missing: Option<Vec<u8>> = self.first(sql)?;
            let hash = missing.and_then(|bytes| <Hash>::try_from(bytes).ok());
            return Ok(hash.map_or(Load::Ready, Load::Fetch));
        }
        if let Some(link) = self.link()?.filter(|link| link.load_all) {
            let at_least = if link.missing == Missing::History { link.cursor } else { 0 };
            return Ok(Load::Ask(SnapshotAsk { parts: Vec::new(), at_least }));
        }
        let due = self.rows("SELECT part, at_least FROM part_due ORDER BY part", [], |cells| {
            Ok((part_of(&cells.take::<Vec<u8>>()?)?, cells.take::<i64>()?.cast_unsigned()))
        })?;
        let Some(at_least) = due.iter().map(|(_, at_least)| *at_least).max() else { return Ok(Load::Nothing) };
        if self.must_hear_first()? {
            return Ok(Load::Nothing);
        }
        // Not older than what the feed told meanwhile.
        let at_least = at_least.max(self.position()?.seen);
        Ok(Load::Ask(SnapshotAsk { parts: due.into_iter().map(|(part, _)| part).collect(), at_least }))
    }
    /// Whether this PC may hold something else since it was told which parts it needs: the next page tells it.
    fn must_hear_first(&self) -> Result<bool> {
        Ok(self.first::<bool>("SELECT load_epoch > epoch FROM link")?.unwrap_or(false))
    }
    /// How far the load is; nothing when there is none. Of a first load it is told of what people need to begin, and then of history.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn loaded(&self) -> Result<Option<Loaded>> {
        let sql = "SELECT coalesce(sum(CASE WHEN applied OR bytes IS NOT NULL THEN rows ELSE 0 END), 0), coalesce(sum(rows), 0), \
            (SELECT load_all OR load_as_of IS NOT NULL FROM link) FROM chunk_due WHERE CASE (SELECT missing * (missing = 2 OR epoch = 0) FROM link) \
            WHEN 1 THEN first = (SELECT max(first) FROM chunk_due) WHEN 2 THEN NOT first ELSE 1 END";
        let found = self.rows(sql, [], |cells| {
            let loaded =
                Loaded { rows: cells.take::<i64>()?.cast_unsigned(), of: cells.take::<i64>()?.cast_unsigned() };
            Ok(cells.take::<Option<bool>>()?.unwrap_or(false).then_some(loaded))
        })?;
        Ok(found.into_iter().next().flatten())
    }
}

impl Write<'_> {
    /// Notes what is to be fetched. Answers whether it can be: history that follows records which are here already must not end before them,
    /// since the feed goes on from where those were taken. Parts of another epoch than the one that this PC knows are not loaded before
    /// the feed told it what changed: one that went out of reach and came back in between is none that the feed would name.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn plan_load(&mut self, manifest: &Manifest, feed: &FeedId) -> Result<bool> {
        let link = self.link()?;
        let history = link.as_ref().is_some_and(|link| link.missing == Missing::History);
        if history && link.as_ref().is_some_and(|link| manifest.as_of < link.cursor) {
            return Ok(false);
        }
        self.execute(None, "DELETE FROM chunk_due", [])?;
        if link.as_ref().is_some_and(|link| !link.load_all && manifest.epoch > link.epoch) {
            self.execute(None, "UPDATE link SET load_epoch = ?1", [manifest.epoch.cast_signed()])?;
            return Ok(true);
        }
        for chunk in &manifest.chunks {
            let sql = "INSERT INTO chunk_due (part, hash, rows, first) VALUES (?1, ?2, ?3, ?4)";
            self.execute(None, sql, params![chunk.part.key(), chunk.hash, chunk.rows.cast_signed(), chunk.first])?;
        }
        let as_of = manifest.as_of.cast_signed();
        if history {
            // What follows the records that are here is told by the feed: answers to own changes, issues, what went out of reach.
            self.execute(None, "UPDATE link SET load_as_of = ?1", [as_of])?;
            return Ok(true);
        }
        let sql =
            "UPDATE link SET load_as_of = ?1, load_epoch = ?2, load_feed = ?3, load_incarnation = ?4, load_dseq = ?5";
        let (incarnation, dseq) = manifest.own.iter().max().copied().unwrap_or((0, 0));
        let values = params![as_of, manifest.epoch.cast_signed(), feed.as_slice(), incarnation, dseq.cast_signed()];
        self.execute(None, sql, values)?;
        self.take_issues(manifest)?;
        // The feed goes on with the epoch of what is loaded: it does not tell what went out of reach before.
        if let Some(reach) = manifest.reach.as_ref().filter(|_| link.is_some_and(|link| link.load_all)) {
            self.hold_no_more_than(reach)?;
        }
        Ok(true)
    }
    /// What waits for somebody in what is loaded. Where everything is, what else was open here is of a feed that is no more, or is told
    /// again by what follows.
    fn take_issues(&mut self, manifest: &Manifest) -> Result<()> {
        if self.link()?.is_some_and(|link| link.load_all) {
            let open = self.rows("SELECT number FROM issue WHERE closed = 0", [], |cells| cells.take::<i64>())?;
            let stands = |number: &i64| manifest.issues.iter().any(|issue| issue.number.cast_signed() == *number);
            for number in open.iter().filter(|number| !stands(number)) {
                self.execute(None, "DELETE FROM issue WHERE number = ?1", [number])?;
            }
        }
        manifest.issues.iter().try_for_each(|issue| self.open_issue(issue))
    }
    /// Nothing is to be loaded any more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_load(&mut self) -> Result<()> {
        self.execute(None, "DELETE FROM chunk_due", [])?;
        self.execute(None, "DELETE FROM part_due", [])?;
        let sql = "UPDATE link SET load_all = 0, load_as_of = NULL, load_epoch = NULL, load_feed = NULL";
        self.execute(None, sql, []).map(drop)
    }
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
        let Some(plan) = self.plan()? else { return Ok(()) };
        if plan.all {
            self.answered_by_load()?;
            self.suspend_search();
            self.forget_all_unknown()?;
            arrived.everything();
        } else {
            // What this PC wrote is answered in these parts; of all others the feed still tells what came before it.
            arrived.own = self.last_in_load()?;
        }
        arrived.loaded = Some(Keys::new());
        let parts = self.take_kept("SELECT nth FROM chunk_due ORDER BY nth", &plan, arrived)?;
        let (_, loaded) = (arrived.own.take(), arrived.loaded.take().unwrap_or_default());
        self.forget_load()?;
        if plan.all {
            self.let_go_of_lost(&loaded, plan.as_of)?;
            self.execute(None, "UPDATE link SET missing = 0", [])?;
            self.remember_pages(PAGES_OF_WORK)?;
            self.execute(None, "DELETE FROM part_floor", [])?;
            return self.stand_at(&plan);
        }
        self.let_go_of_lost_in(&parts, &loaded)?;
        for part in parts {
            let sql = "INSERT OR REPLACE INTO part_floor (part, floor) SELECT ?1, ?2 FROM sync_state WHERE seen < ?2";
            self.execute(None, sql, params![part.key(), plan.as_of.cast_signed()])?;
        }
        Ok(())
    }

    pub(crate) fn plan(&self) -> Result<Option<Plan>> {
        let sql = "SELECT load_as_of, load_epoch, load_feed, load_all FROM link WHERE load_as_of IS NOT NULL";
        let found = self.rows(sql, [], |cells| {
            let (as_of, epoch) = (cells.take::<i64>()?.cast_unsigned(), cells.take::<i64>()?.cast_unsigned());
            let feed = FeedId::try_from(cells.take::<Vec<u8>>()?).map_err(|_| unreadable("feed"))?;
            Ok(Plan { as_of, epoch, feed, all: cells.take()? })
        })?;
        Ok(found.into_iter().next())
    }
    /// The last commit of this PC that the load has in it.
    fn last_in_load(&self) -> Result<Option<(u16, u64)>> {
        let found = self.rows("SELECT load_incarnation, load_dseq FROM link", [], |cells| {
            Ok((cells.take::<Option<i64>>()?.unwrap_or(0), cells.take::<Option<i64>>()?.unwrap_or(0).cast_unsigned()))
        })?;
        Ok(found.into_iter().next().and_then(|(incarnation, dseq)| Some((u16::try_from(incarnation).ok()?, dseq))))
    }
    /// What this PC wrote up to where the load was taken is answered by it.
    pub(crate) fn answered_by_load(&mut self) -> Result<()> {
        let sql = "UPDATE sync_state SET (echoed_incarnation, echoed_dseq) = (SELECT load_incarnation, load_dseq FROM link) \
            WHERE (echoed_incarnation, echoed_dseq) < (SELECT load_incarnation, load_dseq FROM link)";
        self.execute(None, sql, []).map(drop)
    }
    /// The feed goes on from where the load was taken.
    pub(crate) fn stand_at(&mut self, plan: &Plan) -> Result<()> {
        self.execute(None, "UPDATE sync_state SET seen = ?1", [plan.as_of.cast_signed()])?;
        self.note_page(&plan.feed, plan.as_of, plan.epoch)
    }
    /// Puts chunks that are kept into the rows. Answers the parts that they are of.
    pub(crate) fn take_kept(&mut self, which: &str, plan: &Plan, arrived: &mut Arrived) -> Result<Vec<Part>> {
        let mut parts: Vec<Part> = Vec::new();
        for nth in self.rows(which, [], |cells| cells.take::<i64>())? {
            let kept: Option<Vec<u8>> =
                self.rows("SELECT bytes FROM chunk_due WHERE nth = ?1", [nth], |cells| cells.take())?.pop();
            let chunk: Chunk = kept.and_then(|bytes| unpack(&bytes).ok()).ok_or_else(|| unreadable("chunk"))?;
            parts.push(chunk.part);
            self.take_chunk(plan.as_of, chunk, arrived)?;
        }
        parts.dedup();
        Ok(parts)
    }
    /// Puts a chunk into the rows.
    pub(crate) fn take_chunk(&mut self, as_of: u64, chunk: Chunk, arrived: &mut Arrived) -> Result<()> {
        let mut ops = Vec::with_capacity(chunk.rows.len());
        for row in chunk.rows {
            let op = Op::decode(&row.op).map_err(|_| unreadable("row of a chunk"))?;
            let gone = row.removed.then(|| Op::Delete { table: op.table(), id: op.id() });
            if let Some(loaded) = &mut arrived.loaded {
                loaded.insert((op.table(), op.id()));
            }
            ops.push(op);
            ops.extend(gone);
        }
        self.arrive_loaded(as_of, ops, arrived)?;
        self.find_arrived(arrived)
    }
}

/// What is loaded, as head office told it.
pub(crate) struct Plan {
    /// The place of the feed at which it was taken.
    pub as_of: u64,
    /// The epoch of what this PC may hold.
    pub epoch: u64,
    /// The feed.
    pub feed: FeedId,
    /// Everything that this PC may hold, and not some parts of it.
    pub all: bool,
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable { what: what.to_owned(), detail: String::new() }
}
