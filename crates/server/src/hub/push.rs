//! Accepting commits: one transaction per push, one outcome per commit, decided once (SYNC.md 2.7).

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::MergeClass;
use kontor_core::id::Id;
use kontor_core::ledger::PeriodLock;
use kontor_record::{kind_of, parent, policy};
use kontor_sync::chain::{self, Hash};
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::merge::{self, Author, Mark, Refusal};
use kontor_sync::part::Part;
use kontor_sync::sign::{Verifier, push_message};
use kontor_sync::wire::{
    Change, IssueKind, MOST_COMMIT_BYTES, MOST_COMMITS, MOST_OPS, Outcome, Push, Pushed, PushedCommit, Reason, Reply,
    Stop, Verdict,
};

use super::device::{self, Device};
use super::firm::{self, Head};
use super::issues::{About, Issues};
use super::rows::{Kept, Key, Rows};
use super::rules::{self, Words};
use super::series::Counted;
use super::{Who, known_schema, rights};
use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// A push at work: what it reads and what it will write.
pub(super) struct Work<'s> {
    pub sql: &'s mut dyn Sql,
    pub who: Who,
    pub device: Device,
    pub head: Head,
    pub now_ms: u64,
    pub rows: Rows,
    pub issues: Issues,
    pub tallies: BTreeMap<(&'static str, Id, Id), i64>,
    pub locks: Option<Vec<PeriodLock>>,
    /// Device and person of the commits of this push, by their places.
    pub authors: BTreeMap<u64, (Id, Id)>,
    /// The corrected clock of the last commit of this chain.
    last_clock: u64,
    /// The last place that the commits of this push can have seen of this feed.
    seen_most: u64,
    parts: BTreeSet<Part>,
    told: Vec<Vec<Value>>,
}

/// A commit on its way in.
pub(super) struct Incoming {
    pub commit: Commit,
    pub seq: u64,
    pub author: Author,
    /// The rows that it adds and that were not here.
    pub new: BTreeSet<Id>,
}

impl Incoming {
    /// Whether a fact of it was not here before.
    pub fn is_new(&self, id: Id) -> bool {
        self.new.contains(&id)
    }
}

/// A commit whose place in its chain is proved.
struct Linked<'p> {
    dseq: u64,
    hash: Hash,
    pushed: &'p PushedCommit,
}

/// Takes a push in. Nothing is refused that is a fact; the same push twice has the same outcomes.
///
/// # Errors
/// When the database cannot be written; then nothing happened.
pub fn push(sql: &mut dyn Sql, who: Who, push: &Push, now_ms: u64) -> Result<Reply<Pushed>> {
    let head = firm::lock(sql, who.firm)?;
    let Some(device) = device::find(sql, who)? else { return Ok(head.reply(now_ms, Err(Stop::Revoked))) };
    let linked = match check(who, &device, push) {
        Ok(linked) => linked,
        Err(what) => return Ok(head.reply(now_ms, Err(Stop::Wrong { what: what.to_owned() }))),
    };
    if device.revoked {
        quarantine(sql, who, push, &linked, "revoked", now_ms)?;
        return Ok(head.reply(now_ms, Err(Stop::Revoked)));
    }
    let known = known_outcomes(sql, who, push)?;
    if let Some(fork) = linked.iter().find(|one| known.get(&one.dseq).is_some_and(|(hash, _)| *hash != one.hash)) {
        set_chain_status(sql, who, push.incarnation, "forked")?;
        quarantine(sql, who, push, &linked, "fork", now_ms)?;
        return Ok(head.reply(now_ms, Err(Stop::Fork { dseq: fork.dseq })));
    }
    if let Some(stop) = follows(sql, who, push, &linked, now_ms)? {
        return Ok(head.reply(now_ms, Err(stop)));
    }
    let new: Vec<&Linked<'_>> = linked.iter().filter(|one| !known.contains_key(&one.dseq)).collect();
    let mut outcomes: Vec<Outcome> = known.into_values().map(|(_, outcome)| outcome).collect();
    // What was seen of a feed that was set back counts up to where this one goes on from it.
    let seen_most = if push.feed == Some(head.feed) { head.head } else { head.rewound };
    let mut work = Work {
        sql,
        who,
        device,
        head,
        now_ms,
        rows: Rows::new(who.firm),
        issues: Issues::default(),
        tallies: BTreeMap::new(),
        locks: None,
        authors: BTreeMap::new(),
        last_clock: 0,
        seen_most,
        parts: BTreeSet::new(),
        told: Vec::new(),
    };
    match work.accept(push.incarnation, &new)? {
        Ok(accepted) => outcomes.extend(accepted),
        Err(stop) => return Ok(work.head.reply(now_ms, Err(stop))),
    }
    outcomes.sort_by_key(|outcome| outcome.dseq);
    Ok(work.head.reply(now_ms, Ok(Pushed { outcomes })))
}

/// The limits, the chain from commit to commit, and the signature over its end.
fn check<'p>(who: Who, device: &Device, push: &'p Push) -> std::result::Result<Vec<Linked<'p>>, &'static str> {
    if push.commits.is_empty() || push.commits.len() > MOST_COMMITS || push.incarnation == 0 || push.first_dseq == 0 {
        return Err("limits");
    }
    if push.first_dseq == 1 && push.prev_hash != chain::START {
        return Err("start of the chain");
    }
    let mut hash = push.prev_hash;
    let mut linked = Vec::with_capacity(push.commits.len());
    for (dseq, pushed) in (push.first_dseq..).zip(&push.commits) {
        if pushed.bytes.len() + pushed.values.as_ref().map_or(0, Vec::len) > MOST_COMMIT_BYTES {
            return Err("length of a commit");
        }
        hash = match pushed.original {
            Some(original) if pushed.values.is_none() => original,
            Some(_) => return Err("values of a replaced commit"),
            None => chain::next(&hash, &pushed.bytes),
        };
        linked.push(Linked { dseq, hash, pushed });
    }
    let last = push.first_dseq + (push.commits.len() as u64 - 1);
    let message = push_message(who.firm, who.device, push.incarnation, last, &hash);
    let signed = Verifier::new(&device.public).is_some_and(|key| key.signed(&message, &push.signature));
    if signed { Ok(linked) } else { Err("signature") }
}

/// What was decided about the commits of a push before: their hashes and outcomes.
fn known_outcomes(sql: &mut dyn Sql, who: Who, push: &Push) -> Result<BTreeMap<u64, (Hash, Outcome)>> {
    let select = "SELECT dseq, seq, hash, verdict FROM feed_commit \
                  WHERE firm = $1 AND device = $2 AND incarnation = $3 AND dseq >= $4 AND dseq < $5";
    let end = push.first_dseq.saturating_add(push.commits.len() as u64);
    let rows = sql.query(select, values![who.firm, who.device, push.incarnation, push.first_dseq, end])?;
    let outcome = |mut row: crate::db::Row| {
        let (dseq, seq, hash): (u64, u64, Hash) = (row.take()?, row.take()?, row.take()?);
        let verdict = minicbor::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("verdict"))?;
        Ok((dseq, (hash, Outcome { dseq, seq, verdict })))
    };
    rows.into_iter().map(outcome).collect()
}

/// Whether a push goes on where its chain ended; else what to do instead.
fn follows(sql: &mut dyn Sql, who: Who, push: &Push, linked: &[Linked<'_>], now_ms: u64) -> Result<Option<Stop>> {
    let chains = device::chains(sql, who)?;
    let own = chains.iter().find(|((incarnation, ..), _)| *incarnation == push.incarnation);
    let (end, hash, open) = own.map_or((0, chain::START, true), |((_, dseq, hash), open)| (*dseq, *hash, *open));
    let last = linked.last().map_or(0, |one| one.dseq);
    if push.first_dseq > end + 1 {
        return Ok(Some(Stop::Need { dseq: end + 1 }));
    }
    if last <= end {
        return Ok(None);
    }
    let superseded = chains.iter().any(|((incarnation, ..), _)| *incarnation > push.incarnation);
    if !open || superseded {
        // Another copy of the company file goes on with a counting that was ended.
        quarantine(sql, who, push, linked, "fork", now_ms)?;
        return Ok(Some(Stop::Fork { dseq: end + 1 }));
    }
    if push.first_dseq == end + 1 && push.prev_hash != hash {
        quarantine(sql, who, push, linked, "fork", now_ms)?;
        set_chain_status(sql, who, push.incarnation, "forked")?;
        return Ok(Some(Stop::Fork { dseq: end.max(1) }));
    }
    Ok(None)
}

fn set_chain_status(sql: &mut dyn Sql, who: Who, incarnation: u16, status: &str) -> Result<()> {
    let set = "UPDATE chain SET status = $4 WHERE firm = $1 AND device = $2 AND incarnation = $3";
    sql.execute(set, values![who.firm, who.device, incarnation, status]).map(drop)
}

/// Keeps what is not accepted, for people to look at. A PC cannot fill the disk with it.
fn quarantine(sql: &mut dyn Sql, who: Who, push: &Push, linked: &[Linked<'_>], why: &str, now_ms: u64) -> Result<()> {
    let count = "SELECT count(*) FROM quarantine WHERE firm = $1 AND device = $2";
    let kept: i64 = sql.first(count, values![who.firm, who.device])?.map_or(Ok(0), |mut row| row.take())?;
    if kept > MOST_IN_QUARANTINE {
        return Ok(());
    }
    let row = |one: &Linked<'_>| {
        let (bytes, beside) = (one.pushed.bytes.clone(), one.pushed.values.clone());
        values![who.firm, who.device, push.incarnation, one.dseq, one.hash, now_ms, why, bytes, beside].to_vec()
    };
    let into = "quarantine (firm, device, incarnation, dseq, hash, received_at_ms, reason, bytes, beside)";
    let end = "ON CONFLICT (firm, device, incarnation, dseq, hash) DO NOTHING";
    sql.insert_all(into, 9, end, linked.iter().map(row).collect())
}

/// Commits of a PC that are kept in quarantine.
const MOST_IN_QUARANTINE: i64 = 10_000;

/// A commit with what it is made of.
struct Opened<'p> {
    linked: &'p Linked<'p>,
    commit: Option<Commit>,
}

impl Work<'_> {
    fn accept(&mut self, incarnation: u16, new: &[&Linked<'_>]) -> Result<std::result::Result<Vec<Outcome>, Stop>> {
        let mut opened = Vec::with_capacity(new.len());
        for linked in new {
            let commit = Commit::open(&linked.pushed.bytes, linked.pushed.values.as_deref()).ok();
            if let Some(commit) = &commit {
                let place = (commit.device, commit.incarnation, commit.dseq);
                if place != (self.who.device, incarnation, linked.dseq) {
                    return Ok(Err(Stop::Wrong { what: "place of a commit".to_owned() }));
                }
                if commit.ops.len() > MOST_OPS {
                    return Ok(Err(Stop::Wrong { what: "ops of a commit".to_owned() }));
                }
                if commit.schema > known_schema() {
                    return Ok(Err(Stop::UpgradeRequired { schema: known_schema() }));
                }
            }
            opened.push(Opened { linked, commit });
        }
        self.load(&opened)?;
        let tops = self.tops(&opened)?;
        self.last_clock = self.clock_before(incarnation, new)?;
        let mut series = Counted::default();
        let (mut outcomes, mut commits) = (Vec::new(), Vec::new());
        for one in &opened {
            let (outcome, row) = self.accept_one(incarnation, one, &tops, &mut series)?;
            outcomes.push(outcome);
            commits.push(row);
        }
        self.flush(incarnation, new, commits, &mut series)?;
        Ok(Ok(outcomes))
    }

    /// Reads together what the commits touch: their rows, those that they hang on, and the issues about them.
    fn load(&mut self, opened: &[Opened<'_>]) -> Result<()> {
        let ops = || opened.iter().filter_map(|one| one.commit.as_ref()).flat_map(|commit| &commit.ops);
        let mut ids: BTreeSet<Id> = ops().map(Op::id).collect();
        ids.extend(ops().filter_map(|op| {
            let cell = |column: u16| op.cells().iter().find(|(at, _)| *at == column).map(|(_, cell)| cell.clone());
            parent(kind_of(op.table())?, op.id(), cell).map(|(_, id)| id)
        }));
        ids.extend(opened.iter().filter_map(|one| one.commit.as_ref()).map(|commit| commit.user));
        let ids: Vec<Id> = ids.into_iter().collect();
        self.rows.load(self.sql, &ids)?;
        self.rows.note_absent(ops().map(|op| (op.table(), op.id())));
        self.issues.load(self.sql, self.who.firm, &ids)
    }

    /// The latest clock of what each commit had seen.
    fn tops(&mut self, opened: &[Opened<'_>]) -> Result<BTreeMap<u64, u64>> {
        let seen = opened.iter().filter_map(|one| one.commit.as_ref()).map(|commit| commit.seen.min(self.seen_most));
        let seen: BTreeSet<u64> = seen.filter(|seen| *seen > 0).collect();
        let keys: Vec<Value> = seen.into_iter().map(Value::from).collect();
        let select = "SELECT seq, top FROM feed_commit WHERE firm = $1 AND seq IN";
        let rows = self.sql.query_all(select, values![self.who.firm], &keys)?;
        rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
    }

    /// The corrected clock of the commit before the new ones.
    fn clock_before(&mut self, incarnation: u16, new: &[&Linked<'_>]) -> Result<u64> {
        let before = new.first().map_or(0, |one| one.dseq - 1);
        let select = "SELECT clock FROM feed_commit WHERE firm = $1 AND device = $2 AND incarnation = $3 AND dseq = $4";
        let row = self.sql.first(select, values![self.who.firm, self.who.device, incarnation, before])?;
        row.map_or(Ok(0), |mut row| row.take())
    }

    fn accept_one(
        &mut self,
        incarnation: u16,
        one: &Opened<'_>,
        tops: &BTreeMap<u64, u64>,
        series: &mut Counted,
    ) -> Result<(Outcome, Vec<Value>)> {
        self.head.head += 1;
        let (seq, linked) = (self.head.head, one.linked);
        let claimed = one.commit.as_ref().map_or(Hlc(0), |commit| commit.hlc);
        let seen = one.commit.as_ref().map_or(0, |commit| commit.seen.min(self.seen_most));
        // What it had seen, and what the same PC wrote before, lies before it.
        let before = tops.get(&seen).copied().unwrap_or(0).max(self.last_clock);
        let clock = claimed.clamped(Hlc(before), self.now_ms);
        self.last_clock = clock.0;
        self.head.clock = self.head.clock.max(clock.0);
        let mark = Mark { seq, slot: self.device.slot, incarnation, dseq: linked.dseq, hlc: clock.0 };
        let verdict = match &one.commit {
            None => Verdict::Parked(Reason::Unreadable),
            Some(commit) => {
                self.authors.insert(seq, (commit.device, commit.user));
                let author = Author { mark, seen };
                let incoming = Incoming { commit: commit.clone(), seq, author, new: BTreeSet::new() };
                self.apply(incoming, claimed, series)?
            }
        };
        let (user, command) =
            one.commit.as_ref().map_or((Id::default(), ""), |commit| (commit.user, commit.command.as_str()));
        let kept = minicbor::to_vec(&verdict).map_err(|_| DbError::Unreadable("verdict"))?;
        let PushedCommit { bytes, values: beside, .. } = linked.pushed.clone();
        let row = values![
            self.who.firm,
            seq,
            self.who.device,
            incarnation,
            linked.dseq,
            claimed.0,
            clock.0,
            self.head.clock,
            self.now_ms,
            user,
            command,
            linked.hash,
            bytes,
            beside,
            kept
        ];
        Ok((Outcome { dseq: linked.dseq, seq, verdict }, row.to_vec()))
    }

    /// Facts first, then the rest: all of it, or none.
    fn apply(&mut self, mut incoming: Incoming, claimed: Hlc, series: &mut Counted) -> Result<Verdict> {
        let is_fact = |op: &Op| kind_of(op.table()).is_some_and(|kind| kind.class() == MergeClass::Fact);
        let (facts, rest): (Vec<Op>, Vec<Op>) = incoming.commit.ops.iter().cloned().partition(is_fact);
        let mut words = Words::default();
        let mut issues = Vec::new();
        let mut refused = None;
        for op in &facts {
            match self.merge(&mut incoming, op, &mut words)? {
                Ok(opened) => issues.extend(opened),
                Err(reason) => refused = Some(reason),
            }
        }
        issues.extend(rules::judge(self, &incoming, series)?);
        if let Err(reason) = self.merge_rest(&mut incoming, &rest, &mut words, &mut issues)? {
            refused = Some(reason);
        }
        issues.extend(words.judge(self, &incoming)?);
        if claimed.at_ms() > self.now_ms + DAY_MS {
            let device = (kontor_core::entity::EntityKind::Device.wire(), self.who.device);
            let about =
                About { kind: IssueKind::ClockOff, row: device, column: None, stands: None, other: None, beside: None };
            issues.extend(self.open_issue(&incoming, about)?);
        }
        Ok(match refused {
            Some(reason) => Verdict::Refused(reason),
            None if issues.is_empty() => Verdict::Accepted,
            None => Verdict::WithIssues(issues),
        })
    }

    /// What is no fact goes through as a whole, or leaves everything as it was.
    fn merge_rest(
        &mut self,
        incoming: &mut Incoming,
        rest: &[Op],
        words: &mut Words,
        issues: &mut Vec<u64>,
    ) -> Result<std::result::Result<(), Reason>> {
        if rest.is_empty() {
            return Ok(Ok(()));
        }
        let standing = rights::of_user(self.sql, &mut self.rows, &self.device, incoming.commit.user)?;
        if !rights::cover(&standing, &self.rows, &incoming.commit, false, None) {
            return Ok(Err(Reason::NotAllowed));
        }
        // Tried on copies first: whether it can be applied does not depend on what it opens or moves.
        let mut copies: BTreeMap<Key, Kept> = BTreeMap::new();
        for op in rest {
            let key = (op.table(), op.id());
            if rules::decided_otherwise(self, op)? {
                return Ok(Err(Reason::Decided));
            }
            let kept = self.rows.get(self.sql, key)?.clone();
            let copy = copies.entry(key).or_insert(kept);
            if let Err(refusal) = merge::merge(&mut copy.state, &incoming.author, op, |_| merge::Policy::Silent) {
                return Ok(Err(reason(refusal)));
            }
        }
        for op in rest {
            if let Ok(opened) = self.merge(incoming, op, words)? {
                issues.extend(opened);
            }
        }
        Ok(Ok(()))
    }

    /// Merges an op into its row and tells what came of it.
    fn merge(
        &mut self,
        incoming: &mut Incoming,
        op: &Op,
        words: &mut Words,
    ) -> Result<std::result::Result<Vec<u64>, Reason>> {
        let key = (op.table(), op.id());
        let Some(kind) = kind_of(op.table()) else { return Ok(Err(Reason::Unreadable)) };
        if matches!(kind.class(), MergeClass::Projection | MergeClass::Local) {
            return Ok(Ok(Vec::new()));
        }
        let kept = self.rows.get(self.sql, key)?;
        let new = kept.state.is_none();
        let merged = match merge::merge(&mut kept.state, &incoming.author, op, |column| policy(kind, column)) {
            Ok(merged) => merged,
            Err(refusal) => return Ok(Err(reason(refusal))),
        };
        kept.changed |= !merged.applied.is_empty();
        self.settle(incoming, op)?;
        if new {
            incoming.new.insert(op.id());
            let (part, above) = self.place(key)?;
            let kept = self.rows.get(self.sql, key)?;
            (kept.part, kept.above) = (part, above);
        }
        words.note(key);
        if matches!(op, Op::Erase { .. }) {
            self.forget(op)?;
        }
        if merged.applied.is_empty() || new || !self.move_row(incoming, key)? {
            let part = self.rows.get(self.sql, key)?.part;
            for applied in &merged.applied {
                self.tell(incoming.seq, part, key, &Change::Row(applied.encode()))?;
            }
        }
        let mut issues = Vec::new();
        for clash in merged.clashes {
            issues.extend(self.open_clash(incoming, key, clash)?);
        }
        Ok(Ok(issues))
    }

    /// Puts a change into the feed of a part.
    pub(super) fn tell(&mut self, seq: u64, part: Part, key: Key, change: &Change) -> Result<()> {
        let bytes = minicbor::to_vec(change).map_err(|_| DbError::Unreadable("change"))?;
        let no = self.told.len() as u64;
        self.parts.insert(part);
        self.told.push(values![self.who.firm, part.key(), seq, no, key.0, key.1, bytes].to_vec());
        Ok(())
    }

    /// Takes erased values out of all that head office keeps beside the rows: the feed, the commits, the words, the snapshots.
    fn forget(&mut self, op: &Op) -> Result<()> {
        let (firm, table, id) = (self.who.firm, op.table(), op.id());
        let goes = |column: u16| op.cells().iter().any(|(erased, _)| *erased == column);
        let select = "SELECT part, seq, opno, bytes FROM feed_op WHERE firm = $1 AND tbl = $2 AND id = $3";
        let mut touched = BTreeSet::new();
        for mut row in self.sql.query(select, values![firm, table, id])? {
            let (part, seq, no): (Vec<u8>, u64, u64) = (row.take()?, row.take()?, row.take()?);
            touched.insert(seq);
            let bytes = emptied(&row.take::<Vec<u8>>()?, &goes)?;
            let set = "UPDATE feed_op SET bytes = $5 WHERE firm = $1 AND part = $2 AND seq = $3 AND opno = $4";
            self.sql.execute(set, values![firm, part, seq, no, bytes])?;
        }
        for row in &mut self.told {
            if row.get(4) == Some(&Value::from(table))
                && row.get(5) == Some(&Value::from(id))
                && let Some(Value::Bytes(bytes)) = row.get_mut(6)
            {
                *bytes = emptied(bytes, &goes)?;
            }
        }
        for seq in touched {
            let select = "SELECT bytes, beside FROM feed_commit WHERE firm = $1 AND seq = $2";
            let Some(mut row) = self.sql.first(select, values![firm, seq])? else { continue };
            let (bytes, Some(beside)) = (row.take::<Vec<u8>>()?, row.take::<Option<Vec<u8>>>()?) else { continue };
            let left =
                kontor_sync::seal::erase(&bytes, &beside, |of, row, column| of == table && row == id && goes(column));
            if let Ok(Some(left)) = left {
                let set = "UPDATE feed_commit SET beside = $3 WHERE firm = $1 AND seq = $2";
                self.sql.execute(set, values![firm, seq, left])?;
            }
        }
        self.sql.execute("DELETE FROM lookup WHERE firm = $1 AND id = $2", values![firm, id])?;
        self.sql.execute("DELETE FROM issue WHERE firm = $1 AND id = $2 AND tbl = $3", values![firm, id, table])?;
        self.sql.execute("DELETE FROM snapshot WHERE firm = $1", values![firm]).map(drop)
    }

    fn flush(
        &mut self,
        incarnation: u16,
        new: &[&Linked<'_>],
        commits: Vec<Vec<Value>>,
        series: &mut Counted,
    ) -> Result<()> {
        let Some(last) = new.last() else { return Ok(()) };
        let firm = self.who.firm;
        self.rows.flush(self.sql)?;
        let into = "feed_commit (firm, seq, device, incarnation, dseq, claimed, clock, top, received_at_ms, author, command, hash, \
                    bytes, beside, verdict)";
        self.sql.insert_all(into, 15, "", commits)?;
        let parts: BTreeSet<Part> = std::mem::take(&mut self.parts);
        let parts = parts.into_iter().map(|part| values![firm, part.key()].to_vec()).collect();
        self.sql.insert_all("part (firm, part)", 2, "ON CONFLICT (firm, part) DO NOTHING", parts)?;
        let into = "feed_op (firm, part, seq, opno, tbl, id, bytes)";
        self.sql.insert_all(into, 7, "", std::mem::take(&mut self.told))?;
        self.issues.flush(self.sql)?;
        let tallies = std::mem::take(&mut self.tallies).into_iter();
        let tallies = tallies.map(|((sort, id, beside), amount)| values![firm, sort, id, beside, amount].to_vec());
        let end = "ON CONFLICT (firm, sort, id, beside) DO UPDATE SET amount = excluded.amount";
        self.sql.insert_all("tally (firm, sort, id, beside, amount)", 5, end, tallies.collect())?;
        series.flush(self.sql, firm, &self.device.code)?;
        let chain = "INSERT INTO chain (firm, device, incarnation, dseq, hash, status) VALUES ($1, $2, $3, $4, $5, 'open') \
                     ON CONFLICT (firm, device, incarnation) DO UPDATE SET dseq = excluded.dseq, hash = excluded.hash";
        self.sql.execute(chain, values![firm, self.who.device, incarnation, last.dseq, last.hash])?;
        let seen = "UPDATE device SET seen_at_ms = $3 WHERE firm = $1 AND id = $2";
        self.sql.execute(seen, values![firm, self.who.device, self.now_ms])?;
        firm::advance(self.sql, firm, &self.head)
    }
}

/// A change of the feed without the values of columns that were erased.
fn emptied(bytes: &[u8], goes: &impl Fn(u16) -> bool) -> Result<Vec<u8>> {
    let odd = |_| DbError::Unreadable("change");
    let change = match minicbor::decode(bytes).map_err(odd)? {
        Change::Row(op) => {
            let mut op = Op::decode(&op).map_err(|_| DbError::Unreadable("op"))?;
            if let Op::Put { cells, .. } | Op::Patch { cells, .. } = &mut op {
                cells.iter_mut().filter(|(column, _)| goes(*column)).for_each(|(_, cell)| *cell = Cell::Erased);
            }
            Change::Row(op.encode())
        }
        Change::Opened(mut issue) if issue.column.is_some_and(goes) => {
            (issue.stands, issue.other) = (None, None);
            Change::Opened(issue)
        }
        other => other,
    };
    minicbor::to_vec(&change).map_err(|_| DbError::Unreadable("change"))
}

const fn reason(refusal: Refusal) -> Reason {
    match refusal {
        Refusal::NoRow => Reason::NoRow,
        Refusal::Erased => Reason::Erased,
        Refusal::OtherFact => Reason::OtherFact,
    }
}

/// A clock that runs ahead by more is told to people.
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
