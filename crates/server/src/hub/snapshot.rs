//! Snapshots: the rows of a part in chunks that every PC with that part shares (SYNC.md 2.10).

use kontor_core::entity::MergeClass;
use kontor_record::kind_of;
use kontor_sync::chain::{Hash, of_file};
use kontor_sync::commit::Op;
use kontor_sync::part::Part;
use kontor_sync::wire::{Chunk, ChunkRef, ChunkRow, Issue, Manifest, Reply, SnapshotAsk, Stop, pack};

use super::{Who, device, firm, pull};
use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// A chunk ends behind the row that fills it so far, before it is packed.
const CHUNK_BYTES: usize = 4 << 20;
/// Rows that are read at once.
const STEP: i64 = 2_000;
/// A snapshot that is older than so many commits is taken anew: what follows is sooner pulled than loaded.
const FRESH: u64 = 5_000;

/// The chunks of parts. Those that are there and fresh enough are shared; others are made now, all at one place of the feed.
///
/// # Errors
/// When the database cannot be written.
pub fn manifest(sql: &mut dyn Sql, who: Who, asked: &SnapshotAsk, now_ms: u64) -> Result<Reply<Manifest>> {
    let head = firm::lock(sql, who.firm)?;
    let Some(device) = device::find(sql, who)?.filter(|device| !device.revoked) else {
        return Ok(head.reply(now_ms, Err(Stop::Revoked)));
    };
    let mut parts = pull::all_parts(sql, who)?;
    parts.retain(|part| device.reach.sees(part) && (asked.parts.is_empty() || asked.parts.contains(part)));
    if asked.at_least > head.head {
        return Ok(head.reply(now_ms, Err(Stop::FeedChanged)));
    }
    // What a PC wrote up to where the feed was set back is not sent back to it, and neither is what one wrote before it was given up: it
    // must be in the snapshot.
    let kept_from = if device.stale { head.head } else { asked.at_least.max(head.floor).max(head.rewound) };
    let as_of = match common(sql, who, &parts)? {
        Some(as_of) if as_of >= kept_from && as_of + FRESH >= head.head => as_of,
        _ => {
            for part in &parts {
                take(sql, who, *part, head.head)?;
            }
            head.head
        }
    };
    let mut chunks = Vec::new();
    for part in &parts {
        let select = "SELECT hash, rows, length(bytes) FROM snapshot WHERE firm = $1 AND part = $2 AND as_of = $3 ORDER BY chunk";
        for mut row in sql.query(select, values![who.firm, part.key(), as_of])? {
            chunks.push(ChunkRef { part: *part, hash: row.take()?, rows: row.take()?, bytes: row.take()? });
        }
    }
    if device.stale && asked.parts.is_empty() {
        device::wake(sql, who)?;
    }
    let own = own_commits(sql, who, as_of)?;
    let issues = issues(sql, who, &parts, as_of)?;
    Ok(head.reply(now_ms, Ok(Manifest { as_of, epoch: device.epoch, chunks, own, issues })))
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

/// The last place of the feed at which all of these parts were taken together.
fn common(sql: &mut dyn Sql, who: Who, parts: &[Part]) -> Result<Option<u64>> {
    let mut common = None;
    for part in parts {
        let select = "SELECT max(as_of) FROM snapshot WHERE firm = $1 AND part = $2";
        let last: Option<u64> =
            sql.first(select, values![who.firm, part.key()])?.map_or(Ok(None), |mut row| row.take())?;
        match (common, last) {
            (_, None) => return Ok(None),
            (Some(before), Some(last)) if before != last => return Ok(None),
            _ => common = last,
        }
    }
    Ok(common)
}

/// Takes the snapshot of a part, in the place of the one before.
fn take(sql: &mut dyn Sql, who: Who, part: Part, as_of: u64) -> Result<()> {
    sql.execute("DELETE FROM snapshot WHERE firm = $1 AND part = $2", values![who.firm, part.key()])?;
    let select = "SELECT tbl, id, removed, cells FROM row_state WHERE firm = $1 AND part = $2 AND (tbl > $3 OR (tbl = $3 AND id > $4)) \
                  ORDER BY tbl, id LIMIT $5";
    let (mut table, mut last) = (-1_i64, Vec::<u8>::new());
    let (mut rows, mut bytes, mut chunk) = (Vec::new(), 0, 0_i64);
    loop {
        let some = sql.query(select, values![who.firm, part.key(), table, last.clone(), STEP])?;
        let ended = some.is_empty();
        for mut row in some {
            (table, last) = (row.take()?, row.take()?);
            let (removed, cells): (bool, Vec<u8>) = (row.take()?, row.take()?);
            let op = as_made(&cells)?;
            bytes += op.len();
            rows.push(ChunkRow { op, removed });
            if bytes >= CHUNK_BYTES {
                put(sql, who, part, as_of, &mut chunk, std::mem::take(&mut rows))?;
                bytes = 0;
            }
        }
        if ended {
            break;
        }
    }
    // An empty part is told by an empty chunk: it was taken.
    if !rows.is_empty() || chunk == 0 {
        put(sql, who, part, as_of, &mut chunk, rows)?;
    }
    Ok(())
}

/// A row as the op that makes it.
fn as_made(cells: &[u8]) -> Result<Vec<u8>> {
    let op = Op::decode(cells).map_err(|_| DbError::Unreadable("cells"))?;
    let fact = kind_of(op.table()).is_some_and(|kind| matches!(kind.class(), MergeClass::Fact | MergeClass::Guarded));
    Ok(match op {
        Op::Put { table, id, cells } if fact => Op::Fact { table, id, cells }.encode(),
        _ => cells.to_vec(),
    })
}

fn put(sql: &mut dyn Sql, who: Who, part: Part, as_of: u64, chunk: &mut i64, rows: Vec<ChunkRow>) -> Result<()> {
    let count = rows.len() as u64;
    let bytes = pack(&Chunk { part, rows });
    let insert =
        "INSERT INTO snapshot (firm, part, as_of, chunk, hash, rows, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = values![who.firm, part.key(), as_of, Value::Int(*chunk), of_file(&bytes), count, bytes];
    *chunk += 1;
    sql.execute(insert, values).map(drop)
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
