//! What somebody beside head office sees, by looking at the tables with statements of his own: what was accepted, and whether a page tells
//! what it should.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::id::Id;
use kontor_server::db::{Result, Sql};
use kontor_server::hub::Who;
use kontor_server::values;
use kontor_sync::chain::{Hash, of_file};
use kontor_sync::commit::Op;
use kontor_sync::part::{Part, Reach};
use kontor_sync::wire::{Change, Frame, Outcome, Pull, Pulled, Pushed, Reply, Verdict};

use crate::trace::{Rule, Trace};
use crate::work::MARKS;

/// A commit that head office accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Its place in the feed.
    pub seq: u64,
    /// Whose it is, in which incarnation, and where in its chain.
    pub place: (Id, u16, u64),
    /// The hash of the chain there.
    pub hash: Hash,
    /// Hash of its bytes.
    pub bytes: Hash,
    /// The clock that it claims.
    pub claimed: u64,
    /// The clock that counts.
    pub clock: u64,
    /// What came of it.
    pub verdict: Verdict,
    /// When it arrived, in truth.
    pub received_ms: u64,
}

/// Pushes that were accepted: whose, the bytes, and what came of them.
pub type Pushes = Vec<(Who, Vec<u8>, Vec<Outcome>)>;

/// What was seen so far.
#[derive(Debug, Clone, Default)]
pub struct Witness {
    /// The last place of the feed.
    pub head: u64,
    /// What was accepted, by its place in the feed.
    pub accepted: BTreeMap<u64, Accepted>,
    /// The pushes that were answered with outcomes.
    pub pushes: Pushes,
}

impl Witness {
    /// What there is already.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(sql: &mut dyn Sql, firm: Id) -> Result<Self> {
        let accepted = Self::behind(sql, firm, 0)?;
        let head = accepted.last().map_or(0, |one| one.seq);
        let accepted = accepted.into_iter().map(|one| (one.seq, one)).collect();
        Ok(Self { head, accepted, pushes: Vec::new() })
    }
    /// The commits behind a place of the feed, with the time at which head office says that they arrived.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn behind(sql: &mut dyn Sql, firm: Id, seq: u64) -> Result<Vec<Accepted>> {
        let select = "SELECT seq, device, incarnation, dseq, hash, bytes, claimed, clock, verdict, received_at_ms FROM feed_commit \
                      WHERE firm = $1 AND seq > $2 ORDER BY seq";
        let read = |mut row: kontor_server::db::Row| {
            let (seq, device, incarnation, dseq) = (row.take()?, row.take()?, row.take::<i64>()?, row.take()?);
            let (hash, bytes): (Hash, Vec<u8>) = (row.take()?, row.take()?);
            let (claimed, clock, verdict) = (row.take()?, row.take()?, row.take::<Vec<u8>>()?);
            Ok(Accepted {
                seq,
                place: (device, u16::try_from(incarnation).unwrap(), dseq),
                hash,
                bytes: of_file(&bytes),
                claimed,
                clock,
                verdict: minicbor::decode(&verdict).unwrap(),
                received_ms: row.take()?,
            })
        };
        sql.query(select, values![firm, seq])?.into_iter().map(read).collect()
    }
    /// A push was answered; `new` is what the feed has behind what was seen before.
    pub fn saw_push(
        &mut self,
        (who, bytes): (Who, &[u8]),
        reply: &Reply<Pushed>,
        new: Vec<Accepted>,
        now_ms: u64,
        trace: &mut Trace,
    ) {
        match &reply.body {
            Ok(pushed) => self.pushes.push((who, bytes.to_vec(), pushed.outcomes.clone())),
            Err(stop) => trace.note(now_ms.cast_signed(), format_args!("  head office: {stop:?}")),
        }
        for mut one in new {
            if one.seq != self.head + 1 {
                trace.violation(Rule::Gapless, format!("behind {} comes {}", self.head, one.seq));
            }
            self.head = one.seq;
            // The time that the database was told may be a lie.
            one.received_ms = now_ms;
            trace.note(now_ms.cast_signed(), format_args!("  head office: {} is {:?}", one.seq, one.verdict));
            self.accepted.insert(one.seq, one);
        }
    }
}

/// Whether somebody with this reach may hold a part; said once more, in other words than the product's.
pub fn may_hold(reach: &Reach, part: &Part) -> bool {
    if let Some(facet) = part.facet
        && !reach.facets.iter().any(|one| *one == facet)
    {
        return false;
    }
    let strange = |held: &Option<BTreeSet<Id>>, of: Option<Id>| {
        of.is_some_and(|of| held.as_ref().is_some_and(|held| !held.iter().any(|one| *one == of)))
    };
    !strange(&reach.branches, part.branch) && !strange(&reach.teams, part.team)
}

/// What a page up to a cursor must tell.
pub struct Expected {
    changes: BTreeMap<u64, Vec<Change>>,
    /// The commits of the PC itself: it is told of each, what became of it, and what the feed has of it but for what is as it wrote it.
    own: BTreeMap<u64, Vec<Change>>,
}

/// What there is to tell a PC behind its cursor up to another place.
///
/// # Errors
/// When the database cannot be read.
pub fn told(sql: &mut dyn Sql, who: Who, reach: &Reach, asked: &Pull, to: u64) -> Result<Expected> {
    let select = "SELECT seq FROM feed_commit WHERE firm = $1 AND device = $2 AND seq > $3 AND seq <= $4";
    let own = sql.query(select, values![who.firm, who.device, asked.cursor, to])?;
    let mut own: BTreeMap<u64, Vec<Change>> =
        own.into_iter().map(|mut row| Ok((row.take()?, Vec::new()))).collect::<Result<_>>()?;
    let floors: BTreeMap<Part, u64> = asked.floors.iter().copied().collect();
    let select = "SELECT part, seq, as_written, bytes FROM feed_op WHERE firm = $1 AND seq > $2 AND seq <= $3 ORDER BY seq, opno";
    let mut changes: BTreeMap<u64, Vec<Change>> = BTreeMap::new();
    for mut row in sql.query(select, values![who.firm, asked.cursor, to])? {
        let part = Part::from_key(&row.take::<Vec<u8>>()?).unwrap();
        let (seq, as_written): (u64, bool) = (row.take()?, row.take()?);
        let mut change: Change = minicbor::decode(&row.take::<Vec<u8>>()?).unwrap();
        let loaded = |part: &Part| floors.get(part).is_some_and(|floor| seq <= *floor);
        let passed_over = match &mut change {
            Change::Out { table, id, to, .. } => {
                let there = to.take().is_some_and(|to| may_hold(reach, &to));
                there || where_is(sql, who, &floors, (*table, *id))?.is_some_and(|now| loaded(&now))
            }
            Change::Row(op) => {
                let op = Op::decode(op).unwrap();
                loaded(&part) || where_is(sql, who, &floors, (op.table(), op.id()))?.is_some_and(|now| loaded(&now))
            }
            _ => loaded(&part),
        };
        if passed_over || !may_hold(reach, &part) {
            continue;
        }
        match own.get_mut(&seq) {
            Some(own) if !as_written => own.push(change),
            Some(_) => {}
            None => changes.entry(seq).or_default().push(change),
        }
    }
    Ok(Expected { changes, own })
}

/// The part in which a row is now: one that was loaded has all that was told of it before, wherever it was then.
fn where_is(sql: &mut dyn Sql, who: Who, floors: &BTreeMap<Part, u64>, (table, id): (u16, Id)) -> Result<Option<Part>> {
    if floors.is_empty() {
        return Ok(None);
    }
    let select = "SELECT part FROM row_state WHERE firm = $1 AND tbl = $2 AND id = $3";
    let found = sql.query(select, values![who.firm, table, id])?;
    let keys = found.into_iter().map(|mut row| row.take::<Vec<u8>>()).collect::<Result<Vec<_>>>()?;
    Ok(keys.first().map(|key| Part::from_key(key).unwrap()))
}

/// A page has all that it should have, in order, and nothing else.
pub fn judge_page(who: Who, page: &Pulled, expected: &Expected, trace: &mut Trace) {
    if page.frames.iter().any(|frame| !matches!(frame, Frame::Commit(_))) {
        return;
    }
    let (mut left, mut own) = (expected.changes.clone(), expected.own.clone());
    let mut last = 0;
    for frame in &page.frames {
        let Frame::Commit(told) = frame else { continue };
        if told.seq <= last {
            trace.violation(Rule::CursorSoundness, format!("{} tells {} behind {last}", who.device, told.seq));
        }
        last = told.seq;
        let sound = match own.remove(&told.seq) {
            Some(wanted) => wanted.iter().all(|change| told.changes.contains(change)),
            None => left.remove(&told.seq).as_ref() == Some(&told.changes),
        };
        if !sound {
            let wanted = (expected.changes.get(&told.seq), expected.own.get(&told.seq));
            let what = format!("{} at {}: {:?} instead of {wanted:?}", who.device, told.seq, told.changes);
            trace.violation(Rule::CursorSoundness, what);
        }
    }
    if let Some(seq) = left.keys().chain(own.keys()).next() {
        trace.violation(Rule::CursorSoundness, format!("{} up to {} misses {seq}", who.device, page.cursor));
    }
}

/// Nothing that a PC may not hold is in an answer to it.
pub fn judge_canaries(reach: &Reach, plain: &[u8], trace: &mut Trace) {
    for (mark, part) in MARKS.iter() {
        let found = plain.windows(mark.len()).any(|bytes| bytes == mark.as_bytes());
        if found && !may_hold(reach, &part()) {
            trace.violation(Rule::Confidentiality, format!("{mark} is in an answer"));
        }
    }
}
