//! Accepting commits: one transaction per push, one outcome per commit, decided once (SYNC.md 2.7).

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_core::ledger::PeriodLock;
use kontor_record::{kind_of, parent, policy};
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::merge::{self, Author, Mark, Refusal};
use kontor_sync::part::Part;
use kontor_sync::wire::{
    Change, IssueKind, MOST_OPS, Outcome, Push, Pushed, PushedCommit, Reason, Reply, Stop, Verdict,
};

use super::chains::{Linked, check, follows, known_outcomes, quarantine, set_chain_status};
use super::device::{self, Device};
use super::erase::Erasure;
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
    /// It was written under this feed: the rows of its PC are as it says. Under a feed that was set back they may hold what only that
    /// one had.
    of_this_feed: bool,
    parts: BTreeSet<Part>,
    pub(super) told: Vec<Vec<Value>>,
    pub(super) answers: Vec<Vec<Value>>,
    /// The rows of which commits hold values that can be erased, and the places of the commits.
    touched: BTreeSet<(Key, u64)>,
    /// What is erased with this push.
    pub(super) erasures: Vec<Erasure>,
    /// The drafts that commits of this push wrote, as they wrote them.
    pub(super) drafts: BTreeMap<Key, Cell>,
}

/// A commit on its way in.
pub(super) struct Incoming {
    pub commit: Commit,
    pub seq: u64,
    pub author: Author,
    /// The rows that it adds and that were not here.
    pub new: BTreeSet<Id>,
    /// The columns that the feed tells of it.
    pub applied: BTreeSet<(Key, u16)>,
}

impl Incoming {
    /// Whether a fact of it was not here before.
    pub fn is_new(&self, id: Id) -> bool {
        self.new.contains(&id)
    }
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
    let of_this_feed = push.feed == Some(head.feed) || (push.feed.is_none() && head.rewound == 0);
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
        of_this_feed,
        parts: BTreeSet::new(),
        told: Vec::new(),
        answers: Vec::new(),
        touched: BTreeSet::new(),
        erasures: Vec::new(),
        drafts: BTreeMap::new(),
    };
    match work.accept(push.incarnation, &new)? {
        Ok(accepted) => outcomes.extend(accepted),
        Err(stop) => return Ok(work.head.reply(now_ms, Err(stop))),
    }
    outcomes.sort_by_key(|outcome| outcome.dseq);
    Ok(work.head.reply(now_ms, Ok(Pushed { outcomes })))
}

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
            parent(kind_of(op.table())?, cell).map(|(_, id)| id)
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
            None => {
                let insert = "INSERT INTO parked (firm, seq) VALUES ($1, $2)";
                self.sql.execute(insert, values![self.who.firm, seq])?;
                Verdict::Parked(Reason::Unreadable)
            }
            Some(commit) => {
                self.authors.insert(seq, (commit.device, commit.user));
                if linked.pushed.values.is_some() {
                    self.touched.extend(commit.ops.iter().map(|op| ((op.table(), op.id()), seq)));
                }
                let author = Author { mark, seen };
                let (new, applied) = (BTreeSet::new(), BTreeSet::new());
                let incoming = Incoming { commit: commit.clone(), seq, author, new, applied };
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

    /// Facts first, then the rest: all of it, or none. A fact about a row that the rest adds goes where that row goes, and only with it:
    /// where the row is not, nobody could write the fact.
    fn apply(&mut self, mut incoming: Incoming, claimed: Hlc, series: &mut Counted) -> Result<Verdict> {
        let is_fact = |op: &Op| kind_of(op.table()).is_some_and(|kind| kind.class() == MergeClass::Fact);
        let (facts, rest): (Vec<Op>, Vec<Op>) = incoming.commit.ops.iter().cloned().partition(is_fact);
        let (hanging, facts): (Vec<Op>, Vec<Op>) = facts.into_iter().partition(|op| self.hangs_on(op, &rest));
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
        } else {
            for op in &hanging {
                match self.merge(&mut incoming, op, &mut words)? {
                    Ok(opened) => issues.extend(opened),
                    Err(reason) => refused = Some(reason),
                }
            }
        }
        // A fact may hang on a row that the same commit makes: only now it is known where that one belongs.
        for op in facts.iter().filter(|op| incoming.is_new(op.id())) {
            self.move_row(&incoming, (op.table(), op.id()))?;
        }
        issues.extend(words.judge(self, &incoming)?);
        if claimed.at_ms() > self.now_ms + DAY_MS {
            let device = (EntityKind::Device.wire(), self.who.device);
            let about =
                About { kind: IssueKind::ClockOff, row: device, column: None, stands: None, other: None, beside: None };
            issues.extend(self.open_issue(&incoming, about)?);
        }
        self.answer(&incoming)?;
        Ok(match refused {
            Some(reason) => Verdict::Refused(reason),
            None if issues.is_empty() => Verdict::Accepted,
            None => Verdict::WithIssues(issues),
        })
    }

    /// Whether a fact is about a row that is not here yet and that one of these ops adds.
    fn hangs_on(&self, fact: &Op, rest: &[Op]) -> bool {
        let cell = |column: u16| fact.cells().iter().find(|(at, _)| *at == column).map(|(_, cell)| cell.clone());
        let above = kind_of(fact.table()).and_then(|kind| parent(kind, cell));
        above.is_some_and(|(of, id)| {
            let key = (of.wire(), id);
            !self.rows.is_here(key) && rest.iter().any(|op| (op.table(), op.id()) == key)
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
        if self.device.stale {
            return Ok(Err(Reason::Stale));
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
            if kind_of(key.0).is_some_and(|kind| !fits(kind, op)) {
                return Ok(Err(Reason::OtherFact));
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
        if !fits(kind, op) {
            return Ok(Err(Reason::OtherFact));
        }
        let together = self.together(incoming, op)?;
        let (wanted, author) = match &together {
            // What two wrote has seen both.
            Some(joint) => (&joint.op, Author { seen: u64::MAX, ..incoming.author }),
            None => (op, incoming.author),
        };
        let kept = self.rows.get(self.sql, key)?;
        let new = kept.state.is_none();
        let mut merged = match merge::merge(&mut kept.state, &author, wanted, |column| policy(kind, column)) {
            Ok(merged) => merged,
            Err(refusal) => return Ok(Err(reason(refusal))),
        };
        if let (Some(joint), Some(state)) = (together, &mut kept.state) {
            state.marks.cells.insert(joint.column, joint.mark);
            merged.clashes.extend(joint.clash);
        }
        kept.changed |= !merged.applied.is_empty();
        self.settle(incoming, op)?;
        if new {
            incoming.new.insert(op.id());
            let (part, above) = self.place(key)?;
            let kept = self.rows.get(self.sql, key)?;
            (kept.part, kept.above) = (part, above);
        }
        words.note(key);
        if !merged.applied.is_empty() {
            self.note_blob(key)?;
        }
        if matches!(op, Op::Erase { .. }) {
            self.forget(op)?;
        }
        merged.applied.iter().filter(|_| !new).try_for_each(|applied| self.forget_replaced(applied))?;
        let moved = !merged.applied.is_empty() && !new && self.move_row(incoming, key)?;
        if !moved {
            let part = self.rows.get(self.sql, key)?.part;
            for applied in &merged.applied {
                self.tell_row(incoming.seq, part, key, applied, op)?;
            }
        }
        incoming.note_applied(op, &merged.applied, new || moved);
        let mut issues = Vec::new();
        for clash in merged.clashes {
            issues.extend(self.open_clash(incoming, key, clash)?);
        }
        Ok(Ok(issues))
    }

    /// Puts what came of an op into the feed of a part. What is as its author wrote it need not go back to that PC, if it has it so.
    fn tell_row(&mut self, seq: u64, part: Part, key: Key, applied: &Op, op: &Op) -> Result<()> {
        let unchanged = match (applied, op) {
            (Op::Patch { cells, .. }, Op::Patch { cells: wanted, .. } | Op::Put { cells: wanted, .. }) => {
                cells.iter().all(|cell| wanted.contains(cell))
            }
            _ => applied == op,
        };
        let as_written = unchanged && self.of_this_feed;
        self.tell_as(seq, part, key, &Change::Row(applied.encode()), as_written)
    }
    /// Puts a change into the feed of a part.
    pub(super) fn tell(&mut self, seq: u64, part: Part, key: Key, change: &Change) -> Result<()> {
        self.tell_as(seq, part, key, change, false)
    }
    fn tell_as(&mut self, seq: u64, part: Part, key: Key, change: &Change, as_written: bool) -> Result<()> {
        let bytes = minicbor::to_vec(change).map_err(|_| DbError::Unreadable("change"))?;
        let no = self.told.len() as u64;
        self.parts.insert(part);
        self.told.push(values![self.who.firm, part.key(), seq, no, as_written, key.0, key.1, bytes].to_vec());
        Ok(())
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
        let touched = std::mem::take(&mut self.touched).into_iter();
        let touched = touched.map(|((table, id), seq)| values![firm, table, id, seq].to_vec()).collect();
        self.sql.insert_all("touched (firm, tbl, id, seq)", 4, "", touched)?;
        let parts: BTreeSet<Part> = std::mem::take(&mut self.parts);
        let parts = parts.into_iter().map(|part| values![firm, part.key()].to_vec()).collect();
        self.sql.insert_all("part (firm, part)", 2, "ON CONFLICT (firm, part) DO NOTHING", parts)?;
        let into = "feed_op (firm, part, seq, opno, as_written, tbl, id, bytes)";
        self.sql.insert_all(into, 8, "", std::mem::take(&mut self.told))?;
        let into = "feed_answer (firm, device, seq, opno, part, tbl, id, bytes)";
        self.sql.insert_all(into, 8, "", std::mem::take(&mut self.answers))?;
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
        firm::advance(self.sql, firm, &self.head)?;
        self.forget_values()
    }
}

/// Whether a change fits its kind: a fact is added, and nothing else ever happens to it.
const fn fits(kind: EntityKind, op: &Op) -> bool {
    !matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded) || matches!(op, Op::Fact { .. })
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
