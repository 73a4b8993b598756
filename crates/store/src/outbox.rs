//! What this PC wrote and head office has not answered yet. The commits themselves are the queue: nothing is written down twice.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use kontor_record::columns_of;
use kontor_sync::chain::{self, Hash};
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::wire::{FeedId, MOST_COMMITS, Outcome, PushedCommit, Verdict};
use rusqlite::params;

use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::row::Row;
use crate::undo;
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
    /// What it wanted, also of rows that are not here any more.
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
        let (incarnation, dseq) = self.answered()?;
        let count = self.commits_within((incarnation, dseq), most)?;
        let sql = "SELECT c.incarnation, c.dseq, c.bytes, v.bytes, c.hash FROM commit_log c \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq \
            WHERE (c.incarnation, c.dseq) > (?1, ?2) ORDER BY c.incarnation, c.dseq LIMIT ?3";
        let mut waiting = self.rows(sql, [incarnation, dseq, count], |cells| {
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

    /// Up to where own commits have their outcome; they are looked for by this place, since SQLite finds a pair that a question answers only by
    /// its first half. On a PC that works alone no commit waits.
    fn answered(&self) -> Result<(i64, i64)> {
        let sql = "SELECT answered_incarnation, answered_dseq FROM link";
        let found = self.rows(sql, [], |cells| Ok((cells.take()?, cells.take()?)))?;
        Ok(found.into_iter().next().unwrap_or((i64::MAX, 0)))
    }

    /// How many of the next commits fit into so many bytes; one always does.
    fn commits_within(&self, (incarnation, dseq): (i64, i64), most: usize) -> Result<i64> {
        let sql = "SELECT length(c.bytes) + coalesce(length(v.bytes), 0) FROM commit_log c \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq \
            WHERE (c.incarnation, c.dseq) > (?1, ?2) ORDER BY c.incarnation, c.dseq LIMIT ?3";
        let count = i64::try_from(MOST_COMMITS).unwrap_or(i64::MAX);
        let lengths = self.rows(sql, [incarnation, dseq, count], |cells| cells.take::<i64>())?;
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
        self.chain_at((incarnation, dseq - 1))?.ok_or_else(|| damaged("hash"))
    }

    /// The hash of the own chain at a place; nothing where no commit of it is here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chain_at(&self, (incarnation, dseq): (u16, u64)) -> Result<Option<Hash>> {
        let sql = "SELECT hash FROM commit_log WHERE incarnation = ?1 AND dseq = ?2";
        let found = self.rows(sql, params![incarnation, dseq.cast_signed()], |cells| cells.take::<Vec<u8>>())?;
        found.into_iter().next().map(|hash| hash.try_into().map_err(|_| damaged("hash"))).transpose()
    }

    pub(crate) fn feed_at(&self, (incarnation, dseq): (u16, u64)) -> Result<Option<FeedId>> {
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
        let (incarnation, dseq) = self.answered()?;
        let sql = "SELECT hlc FROM commit_log WHERE (incarnation, dseq) > (?1, ?2) ORDER BY incarnation, dseq LIMIT 1";
        let found = self.rows(sql, [incarnation, dseq], |cells| cells.take::<i64>())?;
        let at = |hlc: i64| Timestamp(kontor_sync::clock::Hlc(hlc.cast_unsigned()).at_ms().cast_signed());
        Ok(found.into_iter().next().map(at))
    }

    /// Own commits, and those of the copy that this PC was, of which something was not applied, the latest first, but for those that somebody
    /// put aside.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refusals(&self) -> Result<Vec<Refusal>> {
        self.refused("r.seen = 0 ORDER BY r.incarnation DESC, r.dseq DESC LIMIT 200", [])
    }
    /// One of them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn refusal(&self, (incarnation, dseq): (u16, u64)) -> Result<Option<Refusal>> {
        let which = params![incarnation, dseq.cast_signed()];
        Ok(self.refused("r.seen = 0 AND r.incarnation = ?1 AND r.dseq = ?2", which)?.pop())
    }
    fn refused(&self, which: &str, params: impl rusqlite::Params) -> Result<Vec<Refusal>> {
        let sql = format!(
            "SELECT r.incarnation, r.dseq, r.verdict, r.at_ms, coalesce(c.bytes, p.bytes), coalesce(v.bytes, p.beside), r.ops FROM refusal r \
             LEFT JOIN commit_log c ON c.incarnation = r.incarnation AND c.dseq = r.dseq \
             LEFT JOIN parted p ON r.incarnation = 0 AND p.nth = r.dseq \
             LEFT JOIN commit_value v ON v.incarnation = r.incarnation AND v.dseq = r.dseq WHERE {which}"
        );
        self.rows(&sql, params, |cells| {
            let place = place_of(cells.take()?, cells.take()?)?;
            let verdict = minicbor::decode(&cells.take::<Vec<u8>>()?).map_err(|_| damaged("verdict"))?;
            let at = cells.take()?;
            let (bytes, values): (Vec<u8>, Option<Vec<u8>>) = (cells.take()?, cells.take()?);
            let mut commit = Commit::open(&bytes, values.as_deref()).map_err(|_| damaged("commit"))?;
            if let Some(kept) = cells.take::<Option<Vec<u8>>>()? {
                commit.ops = undo::unpack(&kept)?;
            }
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
                // The rows may leave with the answer; what somebody typed is kept until it is tried again or let go.
                let (bytes, values) = self.commit_bytes(incarnation.into(), dseq)?;
                let commit = Commit::open(&bytes, values.as_deref()).map_err(|_| damaged("commit"))?;
                let sql = "INSERT OR IGNORE INTO refusal (incarnation, dseq, verdict, at_ms, ops) VALUES (?1, ?2, ?3, ?4, ?5)";
                let now = self.author().now.0;
                self.execute(None, sql, params![incarnation, dseq, verdict, now, undo::pack(commit.ops)])?;
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
    /// Somebody tried it again, or let it go: what it wanted is forgotten.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_refusal_aside(&mut self, (incarnation, dseq): (u16, u64)) -> Result<bool> {
        let sql = "UPDATE refusal SET seen = 1, ops = NULL WHERE incarnation = ?1 AND dseq = ?2";
        Ok(self.execute(None, sql, params![incarnation, dseq.cast_signed()])? > 0)
    }
    /// Refused changes say nothing more of some records.
    pub(crate) fn forget_refused(&mut self, records: &BTreeSet<Id>) -> Result<()> {
        let kept = "SELECT incarnation, dseq, ops FROM refusal WHERE ops IS NOT NULL";
        let kept: Vec<(u32, i64, Vec<u8>)> =
            self.rows(kept, [], |cells| Ok((cells.take()?, cells.take()?, cells.take()?)))?;
        for (incarnation, dseq, ops) in kept {
            if let Some(left) = undo::without(&ops, records)? {
                let sql = "UPDATE refusal SET ops = ?3 WHERE incarnation = ?1 AND dseq = ?2";
                self.execute(None, sql, params![incarnation, dseq, left])?;
            }
        }
        Ok(())
    }
    /// Writes once more what a refused change wanted: a new row where it is not here any more, else its values over what stands.
    ///
    /// # Errors
    /// `erased`; `not-found` where it changes a row that is not here; that the row breaks a rule of its table.
    pub fn again(&mut self, op: &Op) -> Result<()> {
        let (kind, id) = (undo::kind_of(op.table())?, op.id());
        self.refuse_erased(kind, id)?;
        let stands = self.row(kind, id)?;
        let missing = || Fault::new(Code::NotFound).with("kind", kind.table());
        match (op, stands) {
            (Op::Put { cells, .. } | Op::Fact { cells, .. }, None) => {
                let named = |number: u16| cells.iter().find(|(at, _)| *at == number).map(|(_, cell)| cell.clone());
                let cells = columns_of(kind).iter().map(|(_, number)| named(*number).unwrap_or(Cell::Null)).collect();
                self.insert_row(kind, Row { id, removed: false, cells })
            }
            (Op::Put { cells, .. } | Op::Patch { cells, .. }, Some(stands)) => {
                if stands.removed && matches!(op, Op::Put { .. }) {
                    self.bring_back(kind, id)?;
                }
                let stand: BTreeMap<u16, Cell> =
                    columns_of(kind).iter().map(|(_, number)| *number).zip(stands.cells).collect();
                let differs = |(column, cell): &&(u16, Cell)| stand.get(column).is_some_and(|stands| stands != cell);
                cells.iter().filter(differs).try_for_each(|(column, cell)| self.say(kind, id, *column, cell))
            }
            (Op::Delete { .. }, Some(stands)) if !stands.removed => self.remove(kind, id),
            (Op::Undelete { .. }, Some(stands)) if stands.removed => self.bring_back(kind, id),
            (Op::Fact { .. } | Op::Delete { .. } | Op::Undelete { .. }, Some(_)) | (Op::Delete { .. }, None) => Ok(()),
            (Op::Patch { .. } | Op::Undelete { .. } | Op::Erase { .. }, None) => Err(missing().into()),
            (Op::Erase { .. }, Some(_)) => Err(Fault::new(Code::Immutable).into()),
        }
    }
}
