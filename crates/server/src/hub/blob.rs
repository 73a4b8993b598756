//! Attachments by the hash of their bytes: sent in chunks, whole once the hash fits, read by whoever may hold a row that names them.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::kind_of;
use kontor_sync::chain::Hash;
use kontor_sync::merge::{Marks, RowState};
use kontor_sync::part::Part;
use kontor_sync::wire::{BLOB_CHUNK, BlobState, MOST_BLOB_BYTES};
use sha2::{Digest as _, Sha256};

use super::device::{self, Device};
use super::push::Work;
use super::rows::{Key, text};
use super::{Who, firm};
use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// Bytes of attachments that one firm may keep.
pub const QUOTA_BYTES: u64 = 256 << 30;

/// The columns that name an attachment, in hexadecimal.
const NAMING: &[(EntityKind, &str)] = &[(EntityKind::DocumentFile, "hash"), (EntityKind::Company, "logo")];

impl Work<'_> {
    /// Notes which attachment a row names now; `new` says that it named none before.
    pub(super) fn note_blob(&mut self, key: Key, new: bool) -> Result<()> {
        let named = kind_of(key.0).and_then(|kind| NAMING.iter().find(|(of, _)| *of == kind));
        let Some((kind, column)) = named else { return Ok(()) };
        let state = self.rows.get(self.sql, key)?.state.as_ref();
        let hash: Option<Hash> = state.and_then(|state: &RowState| from_hex(text(state, *kind, column)?));
        if !new {
            let delete = "DELETE FROM blob_name WHERE firm = $1 AND tbl = $2 AND id = $3";
            self.sql.execute(delete, values![self.who.firm, key.0, key.1])?;
        }
        match hash {
            Some(hash) => drop(self.attached.insert(key, hash)),
            None => drop(self.attached.remove(&key)),
        }
        Ok(())
    }
    /// Writes which attachments the rows name.
    pub(super) fn flush_blobs(&mut self) -> Result<()> {
        let firm = self.who.firm;
        let named = std::mem::take(&mut self.attached).into_iter();
        let rows = named.map(|((table, id), hash)| values![firm, hash, table, id].to_vec());
        self.sql.insert_all("blob_name (firm, hash, tbl, id)", "", rows.collect())
    }
}

fn from_hex(text: &str) -> Option<Hash> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let bytes: Option<Vec<u8>> = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    bytes?.try_into().ok().filter(|_| rest.is_empty())
}

/// Why a chunk was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// No row that the PC may hold or has written names it.
    NotThere,
    /// Not a chunk of an attachment of that size.
    Wrong,
    /// The chunks were all there and are not what the hash says: they were thrown away.
    OtherBytes,
    /// The firm keeps as much as it may.
    Full,
}

/// Takes a chunk. The same one twice is the same as once; with the last one the hash is checked.
///
/// # Errors
/// When the database cannot be written.
pub fn put(
    sql: &mut dyn Sql,
    who: Who,
    (hash, chunk): (&Hash, u64),
    size: u64,
    bytes: &[u8],
    now_ms: u64,
) -> Result<std::result::Result<BlobState, NotTaken>> {
    firm::lock(sql, who.firm)?;
    if !may(sql, who, hash, true)? {
        return Ok(Err(NotTaken::NotThere));
    }
    if size == 0 || size > MOST_BLOB_BYTES || chunk >= chunks(size) || bytes.len() as u64 != length(size, chunk) {
        return Ok(Err(NotTaken::Wrong));
    }
    match find(sql, who.firm, hash)? {
        Some((known, true)) if known == size => return Ok(Ok(BlobState { size, missing: Vec::new() })),
        Some((_, true)) => return Ok(Err(NotTaken::Wrong)),
        // Somebody was wrong about the size: whoever is right gets it whole.
        Some((known, false)) if known != size => forget(sql, who.firm, hash)?,
        Some(_) | None => {}
    }
    let kept = "SELECT coalesce(CAST(sum(size) AS BIGINT), 0) FROM blob WHERE firm = $1 AND hash <> $2";
    let kept: u64 = sql.first(kept, values![who.firm, *hash])?.map_or(Ok(0), |mut row| row.take())?;
    if kept.saturating_add(size) > QUOTA_BYTES {
        return Ok(Err(NotTaken::Full));
    }
    let insert = "INSERT INTO blob (firm, hash, size, whole, made_at_ms) VALUES ($1, $2, $3, 0, $4) \
                  ON CONFLICT (firm, hash) DO NOTHING";
    sql.execute(insert, values![who.firm, *hash, size, now_ms])?;
    let insert = "INSERT INTO blob_chunk (firm, hash, chunk, bytes) VALUES ($1, $2, $3, $4) \
                  ON CONFLICT (firm, hash, chunk) DO UPDATE SET bytes = excluded.bytes";
    sql.execute(insert, values![who.firm, *hash, chunk, bytes])?;
    let missing = missing(sql, who.firm, hash, size)?;
    if missing.is_empty() && !whole(sql, who.firm, hash, size)? {
        forget(sql, who.firm, hash)?;
        return Ok(Err(NotTaken::OtherBytes));
    }
    Ok(Ok(BlobState { size, missing }))
}

/// How much of an attachment is here; nothing where the PC may not know.
///
/// # Errors
/// When the database cannot be read.
pub fn state(sql: &mut dyn Sql, who: Who, hash: &Hash) -> Result<Option<BlobState>> {
    if !may(sql, who, hash, true)? {
        return Ok(None);
    }
    Ok(match find(sql, who.firm, hash)? {
        None => Some(BlobState { size: 0, missing: Vec::new() }),
        Some((size, true)) => Some(BlobState { size, missing: Vec::new() }),
        Some((size, false)) => Some(BlobState { size, missing: missing(sql, who.firm, hash, size)? }),
    })
}

/// A chunk of an attachment that is whole and that the PC may read.
///
/// # Errors
/// When the database cannot be read.
pub fn get(sql: &mut dyn Sql, who: Who, hash: &Hash, chunk: u64) -> Result<Option<Vec<u8>>> {
    let whole = find(sql, who.firm, hash)?.is_some_and(|(_, whole)| whole);
    if !whole || !may(sql, who, hash, false)? {
        return Ok(None);
    }
    let select = "SELECT bytes FROM blob_chunk WHERE firm = $1 AND hash = $2 AND chunk = $3";
    sql.first(select, values![who.firm, *hash, chunk])?.map(|mut row| row.take()).transpose()
}

/// Whether a PC may read an attachment: a row in its reach names it. To know a hash is no right to what it names. Whoever wrote
/// the row may send it, too.
fn may(sql: &mut dyn Sql, who: Who, hash: &Hash, sends: bool) -> Result<bool> {
    let Some(device) = device::find(sql, who)?.filter(|device| !device.revoked) else { return Ok(false) };
    let select = "SELECT row_state.part, row_state.marks FROM blob_name JOIN row_state ON row_state.firm = blob_name.firm \
                  AND row_state.tbl = blob_name.tbl AND row_state.id = blob_name.id \
                  WHERE blob_name.firm = $1 AND blob_name.hash = $2";
    for mut row in sql.query(select, values![who.firm, *hash])? {
        let part = Part::from_key(&row.take::<Vec<u8>>()?).ok_or(DbError::Unreadable("part"))?;
        if device.reach.sees(&part) || (sends && wrote(&device, &row.take::<Vec<u8>>()?)?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn wrote(device: &Device, marks: &[u8]) -> Result<bool> {
    let marks: Marks = minicbor::decode(marks).map_err(|_| DbError::Unreadable("marks"))?;
    Ok(marks.made.slot == device.slot || marks.cells.values().any(|mark| mark.slot == device.slot))
}

fn find(sql: &mut dyn Sql, firm: Id, hash: &Hash) -> Result<Option<(u64, bool)>> {
    let row = sql.first("SELECT size, whole FROM blob WHERE firm = $1 AND hash = $2", values![firm, *hash])?;
    row.map(|mut row| Ok((row.take()?, row.take()?))).transpose()
}

const fn chunks(size: u64) -> u64 {
    size.div_ceil(BLOB_CHUNK as u64)
}

/// Bytes of a chunk.
const fn length(size: u64, chunk: u64) -> u64 {
    let left = size - chunk * BLOB_CHUNK as u64;
    if left < BLOB_CHUNK as u64 { left } else { BLOB_CHUNK as u64 }
}

fn missing(sql: &mut dyn Sql, firm: Id, hash: &Hash, size: u64) -> Result<Vec<u64>> {
    let rows = sql.query("SELECT chunk FROM blob_chunk WHERE firm = $1 AND hash = $2", values![firm, *hash])?;
    let here: Vec<u64> = rows.into_iter().map(|mut row| row.take()).collect::<Result<_>>()?;
    Ok((0..chunks(size)).filter(|chunk| !here.contains(chunk)).collect())
}

/// Whether all chunks together are what the hash says; they are kept for good then. Read one by one: it may be large.
fn whole(sql: &mut dyn Sql, firm: Id, hash: &Hash, size: u64) -> Result<bool> {
    let mut hasher = Sha256::new();
    for chunk in 0..chunks(size) {
        let select = "SELECT bytes FROM blob_chunk WHERE firm = $1 AND hash = $2 AND chunk = $3";
        let row = sql.first(select, values![firm, *hash, Value::from(chunk)])?;
        hasher.update(row.ok_or(DbError::Unreadable("chunk"))?.take::<Vec<u8>>()?);
    }
    if Hash::from(hasher.finalize()) != *hash {
        return Ok(false);
    }
    sql.execute("UPDATE blob SET whole = 1 WHERE firm = $1 AND hash = $2", values![firm, *hash])?;
    Ok(true)
}

fn forget(sql: &mut dyn Sql, firm: Id, hash: &Hash) -> Result<()> {
    sql.execute("DELETE FROM blob_chunk WHERE firm = $1 AND hash = $2", values![firm, *hash])?;
    sql.execute("DELETE FROM blob WHERE firm = $1 AND hash = $2", values![firm, *hash]).map(drop)
}
