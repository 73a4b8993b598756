//! Snapshots: the rows of a firm, part by part in chunks that every PC with that part shares (SYNC.md 2.10).

mod taking;

use std::collections::BTreeSet;

use kontor_core::id::Id;
use kontor_sync::chain::Hash;
use kontor_sync::part::Part;
use kontor_sync::wire::{ChunkRef, Issue, Manifest, Reply, SnapshotAsk, Stop};

use super::{Who, device, firm, pull};
use crate::db::{DbError, Result, Sql};
use crate::values;

pub use taking::{Cut, Taking};

/// A snapshot that is older than so many commits is taken anew: what follows is sooner pulled than loaded.
const FRESH: u64 = 5_000;

/// The chunks of parts, all at one place of the feed; they are taken now where none are there that are fresh enough.
///
/// # Errors
/// When the database cannot be written.
pub fn manifest(sql: &mut dyn Sql, who: Who, asked: &SnapshotAsk, now_ms: u64) -> Result<Reply<Manifest>> {
    if let Some(reply) = offer(sql, who, asked, now_ms)? {
        return Ok(reply);
    }
    let mut taking = Taking::begin(sql, who.firm)?;
    while let Some(cut) = taking.next(sql)? {
        cut.keep(sql)?;
    }
    taking.finish(sql)?;
    offer(sql, who, asked, now_ms)?.ok_or(DbError::Unreadable("snapshot"))
}

/// The chunks of parts that are there and fresh enough; nothing where they must be taken first.
///
/// # Errors
/// When the database cannot be written.
pub fn offer(sql: &mut dyn Sql, who: Who, asked: &SnapshotAsk, now_ms: u64) -> Result<Option<Reply<Manifest>>> {
    let head = firm::lock(sql, who.firm)?;
    let Some(device) = device::find(sql, who)?.filter(|device| !device.revoked) else {
        return Ok(Some(head.reply(now_ms, Err(Stop::Revoked))));
    };
    let mut parts = pull::all_parts(sql, who.firm)?;
    parts.retain(|part| device.reach.sees(part) && (asked.parts.is_empty() || asked.parts.contains(part)));
    if asked.at_least > head.head {
        return Ok(Some(head.reply(now_ms, Err(Stop::FeedChanged))));
    }
    // What a PC wrote up to where the feed was set back is not sent back to it, and neither is what one wrote before it was given up: it
    // must be in the snapshot.
    let written = if device.stale { last_commit(sql, who)? } else { 0 };
    let kept_from = asked.at_least.max(head.floor).max(head.rewound).max(written);
    let as_of = match whole(sql, who.firm, &parts)? {
        Some(as_of) if as_of >= kept_from && as_of + FRESH >= head.head => as_of,
        _ if parts.is_empty() => head.head,
        _ => return Ok(None),
    };
    let mut chunks = Vec::new();
    for part in &parts {
        let select = "SELECT hash, rows, length(bytes), first FROM snapshot WHERE firm = $1 AND part = $2 AND as_of = $3 ORDER BY chunk";
        for mut row in sql.query(select, values![who.firm, part.key(), as_of])? {
            let (hash, rows, bytes, first) = (row.take()?, row.take()?, row.take()?, row.take()?);
            chunks.push(ChunkRef { part: *part, hash, bytes, rows, first });
        }
    }
    chunks.sort_by_key(|chunk| !chunk.first);
    if device.stale && asked.parts.is_empty() {
        device::wake(sql, who)?;
    }
    let own = own_commits(sql, who, as_of)?;
    let issues = issues(sql, who, &parts, as_of)?;
    let device::Device { epoch, reach, .. } = device;
    Ok(Some(head.reply(now_ms, Ok(Manifest { as_of, epoch, chunks, own, issues, reach: Some(reach) }))))
}

/// The last place of the feed at which a PC wrote something.
fn last_commit(sql: &mut dyn Sql, who: Who) -> Result<u64> {
    let select = "SELECT max(seq) FROM feed_commit WHERE firm = $1 AND device = $2";
    let last: Option<u64> = sql.first(select, values![who.firm, who.device])?.map_or(Ok(None), |mut row| row.take())?;
    Ok(last.unwrap_or(0))
}

/// The issues in parts that waited for somebody at a place of the feed.
fn issues(sql: &mut dyn Sql, who: Who, parts: &[Part], as_of: u64) -> Result<Vec<Issue>> {
    let select = "SELECT part, bytes FROM issue WHERE firm = $1 AND seq <= $2 AND (closed_by IS NULL OR closed_by > $2) ORDER BY number";
    let mut waiting = Vec::new();
    for mut row in sql.query(select, values![who.firm, as_of])? {
        let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
        if parts.contains(&part) {
            waiting.push(minicbor::decode(&row.take::<Vec<u8>>()?).map_err(|_| DbError::Unreadable("issue"))?);
        }
    }
    Ok(waiting)
}

/// The last commit of each incarnation of a PC up to a place of the feed.
fn own_commits(sql: &mut dyn Sql, who: Who, as_of: u64) -> Result<Vec<(u16, u64)>> {
    let select = "SELECT incarnation, max(dseq) FROM feed_commit WHERE firm = $1 AND device = $2 AND seq <= $3 \
                  GROUP BY incarnation ORDER BY incarnation";
    let last = |mut row: crate::db::Row| {
        let incarnation = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("incarnation"))?;
        Ok((incarnation, row.take()?))
    };
    sql.query(select, values![who.firm, who.device, as_of])?.into_iter().map(last).collect()
}

/// The place of the feed at which the snapshot of a firm was taken, if it is there with all of these parts.
fn whole(sql: &mut dyn Sql, firm: Id, parts: &[Part]) -> Result<Option<u64>> {
    let taken = sql.first("SELECT snapshot FROM firm WHERE id = $1", values![firm])?;
    let Some(as_of) = taken.map_or(Ok(None), |mut row| row.take::<Option<u64>>())? else { return Ok(None) };
    let select = "SELECT DISTINCT part FROM snapshot WHERE firm = $1 AND as_of = $2";
    let there = sql.query(select, values![firm, as_of])?.into_iter().map(|mut row| row.take::<Vec<u8>>());
    let there = there.collect::<Result<BTreeSet<_>>>()?;
    Ok(parts.iter().all(|part| there.contains(&part.key())).then_some(as_of))
}

/// The bytes of a chunk, if it is of a part that the PC may hold: to know a hash is no right to what it names.
///
/// # Errors
/// When the database cannot be read.
pub fn chunk(sql: &mut dyn Sql, who: Who, hash: &Hash) -> Result<Option<Vec<u8>>> {
    let Some(device) = device::find(sql, who)?.filter(|device| !device.revoked) else { return Ok(None) };
    let select = "SELECT part, bytes FROM snapshot WHERE firm = $1 AND hash = $2";
    for mut row in sql.query(select, values![who.firm, *hash])? {
        let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
        if device.reach.sees(&part) {
            return row.take().map(Some);
        }
    }
    Ok(None)
}
