//! Snapshots: the rows of a firm, part by part in chunks that every PC with that part shares (SYNC.md 2.10).

use kontor_core::entity::MergeClass;
use kontor_core::id::Id;
use kontor_record::kind_of;
use kontor_sync::chain::{Hash, of_file};
use kontor_sync::commit::Op;
use kontor_sync::part::Part;
use kontor_sync::wire::{Chunk, ChunkRef, ChunkRow, Issue, Manifest, Reply, SnapshotAsk, Stop, pack};

use super::{Who, device, firm, pull};
use crate::db::{DbError, Result, Sql};
use crate::values;

/// A chunk ends behind the row that fills it so far, before it is packed.
const CHUNK_BYTES: usize = 4 << 20;
/// Rows that are read at once.
const STEP: i64 = 2_000;
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
    let taken = Taken::of(sql, who.firm)?;
    taken.keep(sql, who.firm)?;
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
    let as_of = match common(sql, who, &parts)? {
        Some(as_of) if as_of >= kept_from && as_of + FRESH >= head.head => as_of,
        _ if parts.is_empty() => head.head,
        _ => return Ok(None),
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
    Ok(Some(head.reply(now_ms, Ok(Manifest { as_of, epoch: device.epoch, chunks, own, issues }))))
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

/// The rows of a firm, packed: taken where nobody waits for it, and kept afterwards.
pub struct Taken {
    as_of: u64,
    rewrites: u64,
    chunks: Vec<(Part, Packed)>,
}

/// A chunk as it travels.
struct Packed {
    rows: u64,
    bytes: Vec<u8>,
}

impl Taken {
    /// Reads and packs all parts of a firm, at one place of its feed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn of(sql: &mut dyn Sql, firm: Id) -> Result<Self> {
        let head = firm::head(sql, firm)?;
        let mut taken = Self { as_of: head.head, rewrites: head.rewrites, chunks: Vec::new() };
        for part in pull::all_parts(sql, firm)? {
            taken.take(sql, firm, part)?;
        }
        Ok(taken)
    }

    /// Keeps it in the place of the one before. Answers whether it was: what was erased while it was taken must not come back.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn keep(&self, sql: &mut dyn Sql, firm: Id) -> Result<bool> {
        let head = firm::lock(sql, firm)?;
        if head.rewrites != self.rewrites || head.head < self.as_of {
            return Ok(false);
        }
        sql.execute("DELETE FROM snapshot WHERE firm = $1", values![firm])?;
        let mut last = None;
        let mut no = 0_i64;
        for (part, packed) in &self.chunks {
            no = if last == Some(*part) { no + 1 } else { 0 };
            last = Some(*part);
            let insert = "INSERT INTO snapshot (firm, part, as_of, chunk, hash, rows, bytes) VALUES ($1, $2, $3, $4, $5, $6, $7)";
            let hash = of_file(&packed.bytes);
            sql.execute(insert, values![firm, part.key(), self.as_of, no, hash, packed.rows, packed.bytes.as_slice()])?;
        }
        Ok(true)
    }

    fn take(&mut self, sql: &mut dyn Sql, firm: Id, part: Part) -> Result<()> {
        let select = "SELECT tbl, id, removed, cells FROM row_state WHERE firm = $1 AND part = $2 AND (tbl, id) > ($3, $4) \
                      ORDER BY tbl, id LIMIT $5";
        let (mut table, mut last) = (-1_i64, Vec::<u8>::new());
        let (mut rows, mut bytes, mut chunks) = (Vec::new(), 0, 0);
        loop {
            let some = sql.query(select, values![firm, part.key(), table, last.clone(), STEP])?;
            let ended = some.is_empty();
            for mut row in some {
                (table, last) = (row.take()?, row.take()?);
                let (removed, cells): (bool, Vec<u8>) = (row.take()?, row.take()?);
                let op = as_made(&cells)?;
                bytes += op.len();
                rows.push(ChunkRow { op, removed });
                if bytes >= CHUNK_BYTES {
                    self.chunks.push((part, packed(part, std::mem::take(&mut rows))));
                    (bytes, chunks) = (0, chunks + 1);
                }
            }
            if ended {
                break;
            }
        }
        // An empty part is told by an empty chunk: it was taken.
        if !rows.is_empty() || chunks == 0 {
            self.chunks.push((part, packed(part, rows)));
        }
        Ok(())
    }
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

fn packed(part: Part, rows: Vec<ChunkRow>) -> Packed {
    Packed { rows: rows.len() as u64, bytes: pack(&Chunk { part, rows }) }
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
