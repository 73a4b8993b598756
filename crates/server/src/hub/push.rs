//! Accepting commits: one transaction per push, one outcome per commit, decided once (SYNC.md 2.7).

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::id::Id;
use kontor_core::ledger::PeriodLock;
use kontor_record::{kind_of, leads, parent};
use kontor_sync::chain::Hash;
use kontor_sync::clock::Hlc;
use kontor_sync::commit::{Cell, Commit, Op};
use kontor_sync::merge::{Author, Mark};
use kontor_sync::part::Part;
use kontor_sync::wire::{MOST_OPS, Outcome, Push, Pushed, PushedCommit, Reason, Reply, Stop, Verdict};

use super::chains::{Known, Linked, check, follows, quarantine, set_chain_status};
use super::device::{self, Device};
use super::erase::Erasure;
use super::firm::{self, Head};
use super::issues::Issues;
use super::names::Names;
use super::rows::{Key, Rows};
use super::rules::{self, Ahead};
use super::series::Counted;
use super::tally::Tallies;
use super::{Who, known_schema};
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
    pub tallies: Tallies,
    pub names: Names,
    /// The attachments that rows name since.
    pub attached: BTreeMap<Key, Hash>,
    pub locks: Option<Vec<PeriodLock>>,
    /// Device and person of the commits of this push, by their places.
    pub authors: BTreeMap<u64, (Id, Id)>,
    /// The corrected clock of the last commit of this chain.
    last_clock: u64,
    /// The last place that the commits of this push can have seen of this feed.
    seen_most: u64,
    /// It was written under this feed: the rows of its PC are as it says. Under a feed that was set back they may hold what only that
    /// one had.
    pub(super) of_this_feed: bool,
    pub(super) parts: BTreeSet<Part>,
    /// Rows that commits of this push told as a whole, because they moved, and the places of the commits.
    pub(super) moved: BTreeSet<(Key, u64)>,
    /// The rows that this push adds and on which others hang already.
    pub(super) awaited: BTreeSet<Id>,
    pub(super) parked: Vec<u64>,
    pub(super) told: Vec<Vec<Value>>,
    pub(super) answers: Vec<Vec<Value>>,
    /// The rows of which commits hold values that can be erased, and the places of the commits.
    pub(super) touched: BTreeSet<(Key, u64)>,
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
    let known = Known::of(sql, who, push)?;
    if let Some(fork) =
        linked.iter().find(|one| known.outcomes.get(&one.dseq).is_some_and(|(hash, _)| *hash != one.hash))
    {
        set_chain_status(sql, who, push.incarnation, "forked")?;
        quarantine(sql, who, push, &linked, "fork", now_ms)?;
        return Ok(head.reply(now_ms, Err(Stop::Fork { dseq: fork.dseq })));
    }
    if let Some(stop) = follows(sql, who, push, &linked, now_ms)? {
        return Ok(head.reply(now_ms, Err(stop)));
    }
    let new: Vec<&Linked<'_>> = linked.iter().filter(|one| !known.outcomes.contains_key(&one.dseq)).collect();
    let last_clock = new.first().map_or(0, |one| known.clock_before(one.dseq));
    let mut outcomes: Vec<Outcome> = known.outcomes.into_values().map(|(_, outcome)| outcome).collect();
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
        tallies: Tallies::default(),
        names: Names::default(),
        attached: BTreeMap::new(),
        locks: None,
        authors: BTreeMap::new(),
        last_clock,
        seen_most,
        of_this_feed,
        parts: BTreeSet::new(),
        moved: BTreeSet::new(),
        awaited: BTreeSet::new(),
        parked: Vec::new(),
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

    /// Reads together what the commits touch and what the rules will ask: their rows, those that they hang on, the issues about them,
    /// names and sums.
    fn load(&mut self, opened: &[Opened<'_>]) -> Result<()> {
        let commits = || opened.iter().filter_map(|one| one.commit.as_ref());
        let ops = || commits().flat_map(|commit| &commit.ops);
        let mut ahead = Ahead::default();
        ops().for_each(|op| rules::look(&mut ahead, op));
        let mut ids = std::mem::take(&mut ahead.rows);
        ids.extend(ops().map(Op::id));
        ids.extend(ops().filter_map(|op| {
            let cell = |column: u16| op.cells().iter().find(|(at, _)| *at == column).map(|(_, cell)| cell.clone());
            parent(kind_of(op.table())?, cell).map(|(_, id)| id)
        }));
        ids.extend(commits().map(|commit| commit.user));
        let firm = self.who.firm;
        self.issues.load(self.sql, firm, ids.iter().copied())?;
        self.rows.load(self.sql, ids)?;
        self.rows.load(self.sql, self.rows.above())?;
        let key = |op: &Op| (op.table(), op.id());
        let leads = ops().filter(|op| kind_of(op.table()).is_some_and(leads));
        let new: BTreeSet<Id> = leads.filter(|op| !self.rows.is_here(key(op))).map(Op::id).collect();
        self.rows.load_below(self.sql, ahead.above.into_iter().chain(new.iter().copied()))?;
        self.awaited = self.rows.awaited(&new);
        self.tallies.load(self.sql, firm, ahead.sums)?;
        let (here, new): (BTreeSet<Key>, BTreeSet<Key>) =
            ahead.named.into_iter().partition(|key| self.rows.is_here(*key));
        self.names.note_new(new.into_iter().map(|(_, id)| id));
        self.names.load(self.sql, firm, ahead.names, here.into_iter().map(|(_, id)| id))
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
                self.parked.push(seq);
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
}
