//! What this PC wrote and head office has not answered yet. The commits themselves are the queue: nothing is written down twice.

use kontor_core::time::Timestamp;
use kontor_sync::chain::{self, Hash};
use kontor_sync::commit::Commit;
use kontor_sync::wire::{FeedId, MOST_COMMITS, Outcome, PushedCommit, Verdict};
use rusqlite::params;

use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::write::Write;

/// Commits that go up together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Incarnation of all of them.
    pub incarnation: u16,
    /// Place of the first in the chain.
    pub first_dseq: u64,
    /// Hash of the chain before the first.
    pub prev_hash: Hash,
    /// Hash of the chain behind the last.
    pub last_hash: Hash,
    /// The feed whose places they had seen.
    pub feed: Option<FeedId>,
    /// The commits.
    pub commits: Vec<PushedCommit>,
}

/// An own commit of which something was not applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Incarnation and place in the chain.
    pub place: (u16, u64),
    /// What came of it.
    pub verdict: Verdict,
    /// When that was heard.
    pub at: Timestamp,
    /// What it wanted.
    pub commit: Commit,
}

struct Stored {
    place: (u16, u64),
    bytes: Vec<u8>,
    values: Option<Vec<u8>>,
    hash: Hash,
}

fn place_of(incarnation: u32, dseq: i64) -> Result<(u16, u64)> {
    Ok((u16::try_from(incarnation).map_err(|_| damaged("incarnation"))?, dseq.cast_unsigned()))
}

fn damaged(what: &str) -> StoreError {
    StoreError::Unreadable { what: what.to_owned(), detail: "outbox".to_owned() }
}

impl Read<'_> {
    /// The next commits to be sent: of one incarnation, written under one feed, and not many more bytes than `most`; nothing when all have
    /// their outcome.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outbox(&self, most: usize) -> Result<Option<Batch>> {
        let count = self.commits_within(most)?;
        let sql = "SELECT c.incarnation, c.dseq, c.bytes, v.bytes, c.hash FROM commit_log c \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq \
            WHERE (c.incarnation, c.dseq) > (SELECT answered_incarnation, answered_dseq FROM link) \
            ORDER BY c.incarnation, c.dseq LIMIT ?1";
        let mut waiting = self.rows(sql, [count], |cells| {
            let place = place_of(cells.take()?, cells.take()?)?;
            let (bytes, values) = (cells.take()?, cells.take()?);
            let hash = cells.take::<Vec<u8>>()?.try_into().map_err(|_| damaged("hash"))?;
            Ok(Stored { place, bytes, values, hash })
        })?;
        let Some(first) = waiting.first().map(|one| one.place) else { return Ok(None) };
        let end = self.next_feed_after(first)?;
        waiting.retain(|one| one.place.0 == first.0 && end.is_none_or(|end| one.place < end));
        let prev_hash = self.hash_before(first)?;
        let mut last_hash = prev_hash;
        let commits = waiting.into_iter().map(|one| {
            // Values of a person that were taken out of a commit of the first format changed its bytes, not its place in the chain.
            let replaced = chain::next(&last_hash, &one.bytes) != one.hash;
            last_hash = one.hash;
            PushedCommit { bytes: one.bytes, values: one.values, original: replaced.then_some(one.hash) }
        });
        let commits = commits.collect();
        let feed = self.feed_at(first)?;
        Ok(Some(Batch { incarnation: first.0, first_dseq: first.1, prev_hash, last_hash, feed, commits }))
    }

    /// How many of the next commits fit into so many bytes; one always does.
    fn commits_within(&self, most: usize) -> Result<i64> {
        let sql = "SELECT length(c.bytes) + coalesce(length(v.bytes), 0) FROM commit_log c \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq \
            WHERE (c.incarnation, c.dseq) > (SELECT answered_incarnation, answered_dseq FROM link) \
            ORDER BY c.incarnation, c.dseq LIMIT ?1";
        let lengths = self.rows(sql, [i64::try_from(MOST_COMMITS).unwrap_or(i64::MAX)], |cells| cells.take::<i64>())?;
        let sums = lengths.iter().scan(0_i64, |sum, length| {
            *sum += length;
            Some(*sum)
        });
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        Ok(i64::try_from(sums.take_while(|sum| *sum <= most).count()).unwrap_or(1).max(1))
    }

    fn hash_before(&self, (incarnation, dseq): (u16, u64)) -> Result<Hash> {
        if dseq == 1 {
            return Ok(chain::START);
        }
        let sql = "SELECT hash FROM commit_log WHERE incarnation = ?1 AND dseq = ?2";
        let found = self.rows(sql, params![incarnation, dseq.cast_signed() - 1], |cells| cells.take::<Vec<u8>>())?;
        found.into_iter().next().and_then(|hash| hash.try_into().ok()).ok_or_else(|| damaged("hash"))
    }

    fn feed_at(&self, (incarnation, dseq): (u16, u64)) -> Result<Option<FeedId>> {
        let sql = "SELECT feed FROM feed_since WHERE (incarnation, dseq) <= (?1, ?2) ORDER BY incarnation DESC, dseq DESC LIMIT 1";
        let found = self.rows(sql, params![incarnation, dseq.cast_signed()], |cells| cells.take::<Vec<u8>>())?;
        found.into_iter().next().map(|feed| feed.try_into().map_err(|_| damaged("feed"))).transpose()
    }

    fn next_feed_after(&self, (incarnation, dseq): (u16, u64)) -> Result<Option<(u16, u64)>> {
        let sql = "SELECT incarnation, dseq FROM feed_since WHERE (incarnation, dseq) > (?1, ?2) ORDER BY incarnation, dseq LIMIT 1";
        let values = params![incarnation, dseq.cast_signed()];
        Ok(self.rows(sql, values, |cells| place_of(cells.take()?, cells.take()?))?.into_iter().next())
    }

    /// How many own commits have no outcome yet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting(&self) -> Result<u64> {
        let Some((from, done)) = self.link()?.map(|link| link.answered) else { return Ok(0) };
        let now = self.position()?.incarnation;
        let mut waiting = 0;
        for incarnation in from.max(1)..=now {
            let last: Option<i64> = self
                .rows("SELECT max(dseq) FROM commit_log WHERE incarnation = ?1", [incarnation], |cells| cells.take())?
                .into_iter()
                .next()
                .flatten();
            let before = if incarnation == from { done } else { 0 };
            waiting += last.unwrap_or(0).cast_unsigned().saturating_sub(before);
        }
        Ok(waiting)
    }

    /// The time of the first change that waits: everything before it is at head office.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn clean_to(&self) -> Result<Option<Timestamp>> {
        let sql = "SELECT hlc FROM commit_log WHERE (incarnation, dseq) > (SELECT answered_incarnation, answered_dseq FROM link) \
            ORDER BY incarnation, dseq LIMIT 1";
        let found = self.rows(sql, [], |cells| cells.take::<i64>())?;
        let at = |hlc: i64| Timestamp(kontor_sync::clock::Hlc(hlc.cast_unsigned()).at_ms().cast_signed());
        Ok(found.into_iter().next().map(at))
    }

    /// Own commits of which something was not applied, the latest first, but for those that somebody put aside.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refusals(&self) -> Result<Vec<Refusal>> {
        let sql = "SELECT r.incarnation, r.dseq, r.verdict, r.at_ms, c.bytes, v.bytes FROM refusal r \
            JOIN commit_log c ON c.incarnation = r.incarnation AND c.dseq = r.dseq \
            LEFT JOIN commit_value v ON v.incarnation = r.incarnation AND v.dseq = r.dseq \
            WHERE r.seen = 0 ORDER BY r.incarnation DESC, r.dseq DESC LIMIT 200";
        self.rows(sql, [], |cells| {
            let place = place_of(cells.take()?, cells.take()?)?;
            let verdict = minicbor::decode(&cells.take::<Vec<u8>>()?).map_err(|_| damaged("verdict"))?;
            let at = cells.take()?;
            let (bytes, values): (Vec<u8>, Option<Vec<u8>>) = (cells.take()?, cells.take()?);
            let commit = Commit::open(&bytes, values.as_deref()).map_err(|_| damaged("commit"))?;
            Ok(Refusal { place, verdict, at, commit })
        })
    }
}

impl Write<'_> {
    /// Takes note of what came of own commits: in order, and as far as they follow what is answered already.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn answered(&mut self, incarnation: u16, outcomes: &[Outcome]) -> Result<()> {
        let mut last = None;
        for outcome in outcomes {
            let state = match &outcome.verdict {
                Verdict::Accepted | Verdict::WithIssues(_) => "acked",
                Verdict::Refused(_) => "refused",
                Verdict::Parked(_) => "parked",
            };
            let dseq = outcome.dseq.cast_signed();
            let sql = "UPDATE commit_log SET state = ?3 WHERE incarnation = ?1 AND dseq = ?2";
            self.execute(None, sql, params![incarnation, dseq, state])?;
            if state != "acked" {
                let verdict = minicbor::to_vec(&outcome.verdict).map_err(|_| damaged("verdict"))?;
                let sql = "INSERT OR IGNORE INTO refusal (incarnation, dseq, verdict, at_ms) VALUES (?1, ?2, ?3, ?4)";
                let now = self.author().now.0;
                self.execute(None, sql, params![incarnation, dseq, verdict, now])?;
            }
            last = last.max(Some(outcome.dseq));
        }
        match last {
            Some(last) => self.answered_up_to((incarnation, last)),
            None => Ok(()),
        }
    }
    /// Head office has the own commits up to this one; those behind it are sent again.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn answered_up_to(&mut self, (incarnation, dseq): (u16, u64)) -> Result<()> {
        let values = params![incarnation, dseq.cast_signed()];
        self.execute(None, "UPDATE link SET answered_incarnation = ?1, answered_dseq = ?2", values)?;
        let sql = "UPDATE sync_state SET echoed_incarnation = ?1, echoed_dseq = ?2 WHERE (echoed_incarnation, echoed_dseq) > (?1, ?2)";
        self.execute(None, sql, params![incarnation, dseq.cast_signed()]).map(drop)
    }
    /// Somebody has seen what was not applied.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_refusal_aside(&mut self, (incarnation, dseq): (u16, u64)) -> Result<bool> {
        let sql = "UPDATE refusal SET seen = 1 WHERE incarnation = ?1 AND dseq = ?2";
        Ok(self.execute(None, sql, params![incarnation, dseq.cast_signed()])? > 0)
    }
}
