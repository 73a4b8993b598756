//! The feed: what a PC has not seen of what it may hold, in whole commits.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use kontor_core::id::Id;
use kontor_sync::part::{Part, Reach};
use kontor_sync::wire::{Change, Frame, Pull, Pulled, Reply, Stop, Told};

use super::device::Device;
use super::loaded::Loaded;
use super::window::{WINDOW, Which, Window, Windows};
use super::{Who, answer, device, firm};
use crate::db::{DbError, Result, Sql};
use crate::values;

/// A page ends behind the commit that fills it so far.
const PAGE_BYTES: usize = 1 << 20;
/// Windows in one answer: a PC of a small branch passes over what it may not hold in steps.
const WINDOWS: u64 = 64;

/// A page of the feed.
///
/// # Errors
/// When the database cannot be read.
pub fn pull(sql: &mut dyn Sql, who: Who, asked: &Pull, now_ms: u64) -> Result<Reply<Pulled>> {
    page(&Windows::default(), sql, who, asked, now_ms)
}

/// A page of the feed from readings that PCs share.
///
/// # Errors
/// When the database cannot be read.
pub fn page(windows: &Windows, sql: &mut dyn Sql, who: Who, asked: &Pull, now_ms: u64) -> Result<Reply<Pulled>> {
    let head = firm::head(sql, who.firm)?;
    let Some(device) = device::find(sql, who)?.filter(|device| !device.revoked) else {
        return Ok(head.reply(now_ms, Err(Stop::Revoked)));
    };
    let other_feed = asked.feed.is_some_and(|feed| feed != head.feed);
    let not_kept = asked.cursor > head.head || asked.cursor < head.floor || device.stale;
    if other_feed || not_kept {
        return Ok(head.reply(now_ms, Err(Stop::FeedChanged)));
    }
    let parts = all_parts(sql, who.firm)?;
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
    let seen: Arc<[Part]> = parts.into_iter().filter(|part| device.reach.sees(part)).collect();
    let loaded = Loaded::new(who.firm, asked.floors.iter().copied().collect());
    let mut said = Asked { seen: &seen, loaded, incarnation: asked.incarnation };
    let (mut cursor, mut bytes) = (asked.cursor, 0);
    for _ in 0..WINDOWS {
        if cursor >= head.head || bytes >= PAGE_BYTES {
            break;
        }
        // Wherever PCs come from, they go on at the same places.
        let to = ((cursor / WINDOW + 1) * WINDOW).min(head.head);
        let (feed, parts) = ((head.feed, head.rewrites), Arc::clone(&seen));
        let window = windows.get(sql, Which { firm: who.firm, feed, parts, stretch: (cursor, to) })?;
        let told = told(sql, who, &device, &window, &mut said, cursor)?;
        cursor = window.to;
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

/// All parts that the firm ever had something in.
pub(super) fn all_parts(sql: &mut dyn Sql, firm: Id) -> Result<Vec<Part>> {
    let rows = sql.query("SELECT part FROM part WHERE firm = $1 ORDER BY part", values![firm])?;
    let part = |key: Vec<u8>| Part::from_key(&key).ok_or(DbError::Unreadable("part"));
    rows.into_iter().map(|mut row| part(row.take()?)).collect()
}

/// What a changed reach gains, and what it leaves out: also what it never had, since the PC itself may have put something there.
fn rearranged(parts: &[Part], before: &Reach, now: &Reach, as_of: u64) -> Vec<Frame> {
    let gone = parts.iter().filter(|part| !now.sees(part));
    let new = parts.iter().filter(|part| !before.sees(part) && now.sees(part));
    let gone = gone.map(|part| Frame::PartDrop { part: *part });
    gone.chain(new.map(|part| Frame::PartAdd { part: *part, as_of })).collect()
}

/// What a reading tells a PC: its own commits, and those with something within reach; and how much that is.
fn told(
    sql: &mut dyn Sql,
    who: Who,
    device: &Device,
    window: &Window,
    asked: &mut Asked<'_>,
    behind: u64,
) -> Result<Vec<(Told, usize)>> {
    let own = |told: &Told| told.device == who.device;
    let mut found: BTreeMap<u64, (Told, usize)> = BTreeMap::new();
    let head = |seq: u64| window.heads.get(&seq).map(|told| (told.clone(), HEAD_BYTES));
    found.extend(window.heads.values().filter(|told| own(told)).map(|told| (told.seq, (told.clone(), HEAD_BYTES))));
    let rows = window.said.iter().filter_map(|said| Some((said.seq, asked.loaded.row_of(&said.change)?.1)));
    let rows: Vec<(u64, Id)> = rows.collect();
    asked.loaded.read(sql, rows.into_iter())?;
    for said in &window.said {
        let mut change = said.change.clone();
        let row = asked.loaded.row_of(&change);
        // Whoever holds both parts hears of the other one; whoever loaded this one may still have the row from before.
        let passed_over = match &mut change {
            Change::Out { to, .. } => {
                to.take().is_some_and(|to| asked.seen.contains(&to)) || asked.loaded.has_row(said.seq, row)
            }
            _ => asked.loaded.has(said.seq, &said.part, row),
        };
        if passed_over {
            continue;
        }
        if let Entry::Vacant(place) = found.entry(said.seq) {
            place.insert(head(said.seq).ok_or(DbError::Unreadable("commit"))?);
        }
        let Some((told, bytes)) = found.get_mut(&said.seq) else { continue };
        if !(said.as_written && own(told) && told.incarnation == asked.incarnation) {
            told.changes.push(change);
            *bytes += said.bytes;
        }
    }
    // Nobody else is answered.
    if window.heads.values().any(own) {
        let seen = asked.seen;
        let seen = |part: &Part| seen.contains(part);
        let answers = answer::of(sql, who.firm, device, (behind, window.to), seen, &mut asked.loaded)?;
        for (seq, some) in answers {
            let (told, bytes) = found.get_mut(&seq).ok_or(DbError::Unreadable("commit"))?;
            *bytes += some.iter().map(|(_, size)| size).sum::<usize>();
            told.changes.extend(some.into_iter().map(|(change, _)| change));
        }
    }
    Ok(found.into_values().collect())
}

/// What a PC said of itself.
struct Asked<'a> {
    seen: &'a [Part],
    loaded: Loaded,
    incarnation: u16,
}

/// What the head of a commit takes, about.
const HEAD_BYTES: usize = 80;
