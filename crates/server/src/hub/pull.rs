//! The feed: what a PC has not seen of what it may hold, in whole commits.

use std::collections::BTreeMap;

use kontor_sync::part::{Part, Reach};
use kontor_sync::wire::{Change, Frame, Pull, Pulled, Reply, Stop, Told};

use super::device::Device;
use super::{Who, answer, device, firm};
use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// A page ends behind the commit that fills it so far.
const PAGE_BYTES: usize = 1 << 20;
/// Places of the feed that are looked at together: the feed has no gaps, so this bounds the work.
const WINDOW: u64 = 256;
/// Bytes of commits that are looked at together, but for the last of them.
const WINDOW_BYTES: u64 = 4 << 20;
/// Windows in one answer: a PC of a small branch passes over what it may not hold in steps.
const WINDOWS: u64 = 64;

/// A page of the feed.
///
/// # Errors
/// When the database cannot be read.
pub fn pull(sql: &mut dyn Sql, who: Who, asked: &Pull, now_ms: u64) -> Result<Reply<Pulled>> {
    let head = firm::head(sql, who.firm)?;
    let Some(device) = device::find(sql, who)?.filter(|device| !device.revoked) else {
        return Ok(head.reply(now_ms, Err(Stop::Revoked)));
    };
    let other_feed = asked.feed.is_some_and(|feed| feed != head.feed);
    let not_kept = asked.cursor > head.head || asked.cursor < head.floor || device.stale;
    if other_feed || not_kept {
        return Ok(head.reply(now_ms, Err(Stop::FeedChanged)));
    }
    let parts = all_parts(sql, who)?;
    let mut frames = Vec::new();
    if asked.epoch != 0 && asked.epoch != device.epoch {
        let Some(before) = device::reach_at(sql, who, asked.epoch)? else {
            return Ok(head.reply(now_ms, Err(Stop::FeedChanged)));
        };
        frames = rearranged(&parts, &before, &device.reach, head.head);
        if !frames.is_empty() {
            // What changed is told by itself; the feed goes on with the next page.
            let page = Pulled { frames, cursor: asked.cursor, epoch: device.epoch, more: true };
            return Ok(head.reply(now_ms, Ok(page)));
        }
    }
    let seen: Vec<Part> = parts.into_iter().filter(|part| device.reach.sees(part)).collect();
    let floors: BTreeMap<Part, u64> = asked.floors.iter().copied().collect();
    let (mut cursor, mut bytes) = (asked.cursor, 0);
    for _ in 0..WINDOWS {
        if cursor >= head.head || bytes >= PAGE_BYTES {
            break;
        }
        let to = fitting(sql, who, cursor, (cursor + WINDOW).min(head.head))?;
        let told = window(sql, who, &device, &seen, (&floors, asked.incarnation), (cursor, to))?;
        cursor = to;
        for (told, size) in told {
            bytes += size;
            let seq = told.seq;
            frames.push(Frame::Commit(told));
            if bytes >= PAGE_BYTES {
                cursor = seq;
                break;
            }
        }
    }
    let page = Pulled { frames, cursor, epoch: device.epoch, more: cursor < head.head };
    Ok(head.reply(now_ms, Ok(page)))
}

/// How far a window may go so that no more is read than a few pages, whatever the commits in it weigh.
fn fitting(sql: &mut dyn Sql, who: Who, behind: u64, to: u64) -> Result<u64> {
    let select = "SELECT seq, length(bytes) + coalesce(length(beside), 0) FROM feed_commit WHERE firm = $1 AND seq > $2 AND seq <= $3 \
                  ORDER BY seq";
    let mut sum = 0;
    for mut row in sql.query(select, values![who.firm, behind, to])? {
        let (seq, bytes): (u64, u64) = (row.take()?, row.take()?);
        sum += bytes;
        if sum > WINDOW_BYTES {
            return Ok(seq);
        }
    }
    Ok(to)
}

/// All parts that the firm ever had something in.
pub(super) fn all_parts(sql: &mut dyn Sql, who: Who) -> Result<Vec<Part>> {
    let rows = sql.query("SELECT part FROM part WHERE firm = $1 ORDER BY part", values![who.firm])?;
    let part = |key: Vec<u8>| Part::from_key(&key).ok_or(DbError::Unreadable("part"));
    rows.into_iter().map(|mut row| part(row.take()?)).collect()
}

/// What a changed reach gains and loses.
fn rearranged(parts: &[Part], before: &Reach, now: &Reach, as_of: u64) -> Vec<Frame> {
    let gone = parts.iter().filter(|part| before.sees(part) && !now.sees(part));
    let new = parts.iter().filter(|part| !before.sees(part) && now.sees(part));
    let gone = gone.map(|part| Frame::PartDrop { part: *part });
    gone.chain(new.map(|part| Frame::PartAdd { part: *part, as_of })).collect()
}

/// The commits behind one place up to another: those of the PC itself, and those with something within reach; and how much that is.
fn window(
    sql: &mut dyn Sql,
    who: Who,
    device: &Device,
    seen: &[Part],
    (floors, incarnation): (&BTreeMap<Part, u64>, u16),
    (behind, to): (u64, u64),
) -> Result<Vec<(Told, usize)>> {
    let keys: Vec<Value> = seen.iter().map(|part| Value::from(part.key())).collect();
    let select =
        "SELECT part, seq, opno, as_written, bytes FROM feed_op WHERE firm = $1 AND seq > $2 AND seq <= $3 AND part IN";
    let floor = |part: &Part| floors.get(part).copied().unwrap_or(0);
    let mut changes: BTreeMap<(u64, u64), (Change, bool, usize)> = BTreeMap::new();
    for mut row in sql.query_all(select, values![who.firm, behind, to], &keys)? {
        let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
        let (seq, no): (u64, u64) = (row.take()?, row.take()?);
        let (as_written, bytes): (bool, Vec<u8>) = (row.take()?, row.take()?);
        let mut change: Change = minicbor::decode(&bytes).map_err(|_| DbError::Unreadable("change"))?;
        // Whoever holds both parts hears of the other one; whoever loaded this one may still have the row from before.
        let passed_over = match &mut change {
            Change::Out { to, .. } => to.take().is_some_and(|to| seen.contains(&to)),
            _ => seq <= floor(&part),
        };
        if !passed_over {
            changes.insert((seq, no), (change, as_written, bytes.len()));
        }
    }
    let mut told = heads(sql, who, changes.keys().map(|(seq, _)| *seq), (behind, to))?;
    changes.retain(|(seq, _), (_, as_written, _)| {
        let own = |(told, _): &(Told, usize)| told.device == who.device && told.incarnation == incarnation;
        !(*as_written && told.get(seq).is_some_and(own))
    });
    let answers = answer::of(sql, who.firm, device, (behind, to), |part| seen.contains(part), floor)?;
    let answers = answers.into_iter().flat_map(|(seq, some)| some.into_iter().map(move |one| (seq, one)));
    for (seq, (change, size)) in
        changes.into_iter().map(|((seq, _), (change, _, size))| (seq, (change, size))).chain(answers)
    {
        let (told, bytes) = told.get_mut(&seq).ok_or(DbError::Unreadable("commit"))?;
        told.changes.push(change);
        *bytes += size;
    }
    Ok(told.into_values().collect())
}

/// What the head of a commit takes, about.
const HEAD_BYTES: usize = 80;

/// The heads of commits, and of all that the PC wrote itself behind one place up to another.
fn heads(
    sql: &mut dyn Sql,
    who: Who,
    seqs: impl Iterator<Item = u64>,
    (behind, to): (u64, u64),
) -> Result<BTreeMap<u64, (Told, usize)>> {
    let mut seqs: Vec<u64> = seqs.collect();
    seqs.dedup();
    let keys: Vec<Value> = seqs.into_iter().map(Value::from).collect();
    let select = "SELECT seq, device, incarnation, dseq, clock, author, command FROM feed_commit WHERE firm = $1";
    let mut rows = sql.query_all(&format!("{select} AND seq IN"), values![who.firm], &keys)?;
    let own = format!("{select} AND device = $2 AND seq > $3 AND seq <= $4");
    rows.extend(sql.query(&own, values![who.firm, who.device, behind, to])?);
    let head = |mut row: crate::db::Row| {
        let seq = row.take()?;
        let device = row.take()?;
        let incarnation = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("incarnation"))?;
        let (dseq, hlc, user, command) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let told = Told { seq, device, incarnation, dseq, hlc, user, command, changes: Vec::new() };
        Ok((seq, (told, HEAD_BYTES)))
    };
    rows.into_iter().map(head).collect()
}
