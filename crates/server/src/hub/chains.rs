//! Where a push stands in the chain of its PC: whole and signed, known already, going on, or a copy that went its own way.

use std::collections::BTreeMap;

use kontor_sync::chain::{self, Hash};
use kontor_sync::sign::{Verifier, as_sent, push_message};
use kontor_sync::wire::{MOST_COMMIT_BYTES, MOST_COMMITS, Outcome, Push, PushedCommit, Stop};

use super::Who;
use super::device::{self, Device};
use crate::db::{DbError, Result, Sql};
use crate::values;

/// A commit whose place in its chain is proved.
pub(super) struct Linked<'p> {
    pub dseq: u64,
    pub hash: Hash,
    pub pushed: &'p PushedCommit,
}

/// The limits, the chain from commit to commit, and the signature over its end.
pub(super) fn check<'p>(
    who: Who,
    device: &Device,
    push: &'p Push,
) -> std::result::Result<Vec<Linked<'p>>, &'static str> {
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
    let sent = as_sent(&push.prev_hash, &push.commits);
    let message = push_message(who.firm, who.device, push.incarnation, (last, &hash), sent.as_ref());
    let signed = Verifier::new(&device.public).is_some_and(|key| key.signed(&message, &push.signature));
    if signed { Ok(linked) } else { Err("signature") }
}

/// What is known of the chain that a push goes on with.
#[derive(Default)]
pub(super) struct Known {
    /// What was decided about commits of the push before: their hashes and outcomes.
    pub outcomes: BTreeMap<u64, (Hash, Outcome)>,
    /// The corrected clocks of these, and of the one before the push.
    clocks: BTreeMap<u64, u64>,
}

impl Known {
    /// Reads it.
    pub fn of(sql: &mut dyn Sql, who: Who, push: &Push) -> Result<Self> {
        let select = "SELECT dseq, clock, seq, hash, verdict FROM feed_commit \
                      WHERE firm = $1 AND device = $2 AND incarnation = $3 AND dseq >= $4 AND dseq < $5";
        let end = push.first_dseq.saturating_add(push.commits.len() as u64);
        let values = values![who.firm, who.device, push.incarnation, push.first_dseq.saturating_sub(1), end];
        let mut known = Self::default();
        for mut row in sql.query(select, values)? {
            let dseq: u64 = row.take()?;
            known.clocks.insert(dseq, row.take()?);
            if dseq >= push.first_dseq {
                let (seq, hash): (u64, Hash) = (row.take()?, row.take()?);
                let verdict = minicbor::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("verdict"))?;
                known.outcomes.insert(dseq, (hash, Outcome { dseq, seq, verdict }));
            }
        }
        Ok(known)
    }
    /// The corrected clock of the commit before one.
    pub fn clock_before(&self, dseq: u64) -> u64 {
        dseq.checked_sub(1).and_then(|before| self.clocks.get(&before)).copied().unwrap_or(0)
    }
}

/// Whether a push goes on where its chain ended; else what to do instead.
pub(super) fn follows(
    sql: &mut dyn Sql,
    who: Who,
    push: &Push,
    linked: &[Linked<'_>],
    now_ms: u64,
) -> Result<Option<Stop>> {
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

pub(super) fn set_chain_status(sql: &mut dyn Sql, who: Who, incarnation: u16, status: &str) -> Result<()> {
    let set = "UPDATE chain SET status = $4 WHERE firm = $1 AND device = $2 AND incarnation = $3";
    sql.execute(set, values![who.firm, who.device, incarnation, status]).map(drop)
}

/// Keeps what is not accepted, for people to look at. A PC cannot fill the disk with it.
pub(super) fn quarantine(
    sql: &mut dyn Sql,
    who: Who,
    push: &Push,
    linked: &[Linked<'_>],
    why: &str,
    now_ms: u64,
) -> Result<()> {
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
    sql.insert_all(into, end, linked.iter().map(row).collect())
}

/// Commits of a PC that are kept in quarantine.
const MOST_IN_QUARANTINE: i64 = 10_000;
