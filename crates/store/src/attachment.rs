//! Attachments on their way: papers and pictures, named by the hash of their bytes, that go up to head office and come from there in
//! queues of their own (SYNC.md 2.14).
//!
//! * What is kept here waits to go up until head office has all of it: small ones first, and none before the commits that name it.
//! * What rows name and is not here comes when somebody asks for it; papers of the own branch, and the picture on letters, come ahead of
//!   time. Chunks wait apart; they become a file once the hash of all of them fits.
//! * Each piece is told by a [`Step`], and what came of it moves the queue on. Whatever cuts it short, it goes on with the chunk that is
//!   missing. What head office will not take or does not have is put off, longer and longer, and holds up nothing else.

use kontor_core::company::Company;
use kontor_core::entity::{DocumentFileId, EntityKind};
use kontor_core::time::Timestamp;
use kontor_record::Record as _;
use kontor_sync::chain::{Hash, from_hex, of_file};
use kontor_sync::wire::{BLOB_CHUNK, BlobState, MOST_BLOB_BYTES};
use rusqlite::params;

use crate::arrive::Arrived;
use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::key::hex;
use crate::read::Read;
use crate::write::Write;

/// The next piece of work with attachments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Ask how much head office has of one that goes up.
    AskUp(Hash),
    /// Send a chunk.
    Send {
        /// Of which attachment.
        hash: Hash,
        /// How large that is as a whole, in bytes.
        size: u64,
        /// Which chunk.
        chunk: u64,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Ask how large one is that comes down.
    AskDown(Hash),
    /// Fetch a chunk.
    Fetch {
        /// Of which attachment.
        hash: Hash,
        /// Which chunk.
        chunk: u64,
    },
}

/// What is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attachments {
    /// Attachments that head office does not have yet.
    pub sending: u64,
    /// Their bytes.
    pub sending_bytes: u64,
    /// Attachments that come from there.
    pub fetching: u64,
    /// Those of them that somebody asked for.
    pub wanted: u64,
    /// Head office has no room for more.
    pub full: bool,
}

/// The status with which head office says that it has no room.
const FULL: u16 = 507;
/// The status with which it says that it knows of no row that names an attachment, or has not got it.
const NOT_THERE: u16 = 404;
/// The first wait of one that was put off, in milliseconds; it doubles.
const FIRST_WAIT_MS: i64 = 5_000;
/// The longest.
const LONGEST_WAIT_MS: i64 = 3_600_000;

/// What rows name. The picture on letters is named by the company.
const NAMED: &str = "SELECT hash FROM document_file UNION ALL SELECT logo FROM company WHERE logo IS NOT NULL";

fn hash_of(text: &str) -> Result<Hash> {
    from_hex(text).ok_or_else(|| StoreError::Unreadable { what: "hash".to_owned(), detail: "attachment".to_owned() })
}

const fn chunks(size: u64) -> u64 {
    size.div_ceil(BLOB_CHUNK as u64)
}

impl Read<'_> {
    /// Whether the bytes of an attachment are here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_file(&self, hash: &str) -> Result<bool> {
        Ok(self.value::<i64>("SELECT 1 FROM file WHERE hash = ?1", [hash])?.is_some())
    }
    /// What is on its way.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn attachments(&self) -> Result<Attachments> {
        let sql = "SELECT count(*), coalesce(sum(size), 0), coalesce(max(status = ?1), 0), (SELECT count(*) FROM file_down), \
            (SELECT count(*) FROM file_down WHERE wanted = 1) FROM file_up";
        let found = self.rows_as_written(sql, [FULL], |cells| {
            Ok(Attachments {
                sending: cells.take::<i64>()?.cast_unsigned(),
                sending_bytes: cells.take::<i64>()?.cast_unsigned(),
                full: cells.take()?,
                fetching: cells.take::<i64>()?.cast_unsigned(),
                wanted: cells.take::<i64>()?.cast_unsigned(),
            })
        })?;
        Ok(found.into_iter().next().unwrap_or_default())
    }
    /// The next piece of work at a time; nothing while there is none, or while commits wait: they go first. What nobody asked for is
    /// fetched only with `ahead`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn attachment_step(&self, now: Timestamp, ahead: bool) -> Result<Option<Step>> {
        let sql = "SELECT hash, size, chunk FROM file_down WHERE not_before_ms <= ?1 AND (wanted = 1 OR ?2) \
            ORDER BY wanted DESC, size, hash LIMIT 1";
        let down = self.rows(sql, params![now.0, ahead], |cells| {
            let (hash, size, chunk): (String, Option<i64>, i64) = (cells.take()?, cells.take()?, cells.take()?);
            let (hash, chunk) = (hash_of(&hash)?, chunk.cast_unsigned());
            // The first chunk tells whether there is more of it.
            Ok(if size.is_none() && chunk > 0 { Step::AskDown(hash) } else { Step::Fetch { hash, chunk } })
        })?;
        if let Some(step) = down.into_iter().next() {
            return Ok(Some(step));
        }
        if self.waiting()? > 0 {
            return Ok(None);
        }
        let sql = "SELECT hash, size, chunk FROM file_up WHERE not_before_ms <= ?1 ORDER BY size, hash LIMIT 1";
        let up = self.rows(sql, [now.0], |cells| Ok((cells.take()?, cells.take()?, cells.take()?)))?;
        let Some((hash, size, chunk)) = up.into_iter().next() else { return Ok(None) };
        let (hash, size, chunk): (String, i64, Option<i64>) = (hash, size, chunk);
        let Some(chunk) = chunk else { return Ok(Some(Step::AskUp(hash_of(&hash)?))) };
        let length = i64::try_from(BLOB_CHUNK).unwrap_or(i64::MAX);
        let from = chunk.saturating_mul(length).saturating_add(1);
        let sql = "SELECT substr(bytes, ?2, ?3) FROM file WHERE hash = ?1";
        let bytes = self.rows(sql, params![hash, from, length], |cells| cells.take::<Vec<u8>>())?.pop();
        let (size, chunk, bytes) = (size.cast_unsigned(), chunk.cast_unsigned(), bytes.unwrap_or_default());
        Ok(Some(Step::Send { hash: hash_of(&hash)?, size, chunk, bytes }))
    }
}

impl Write<'_> {
    /// An attachment that is kept here waits to go up. One that is there already is found out by asking.
    pub(crate) fn send_file(&mut self, hash: &str, size: usize) -> Result<()> {
        let sql = "INSERT OR IGNORE INTO file_up (hash, size) SELECT ?1, ?2 WHERE ?2 > 0";
        self.execute(None, sql, params![hash, i64::try_from(size).unwrap_or(i64::MAX)]).map(drop)
    }
    /// Whatever head office had is to be asked for again: it is another one, or was set back.
    pub(crate) fn send_files_again(&mut self) -> Result<()> {
        let sql =
            "INSERT OR IGNORE INTO file_up (hash, size) SELECT hash, length(bytes) FROM file WHERE length(bytes) > 0";
        self.execute(None, sql, [])?;
        self.execute(None, "UPDATE file_up SET chunk = NULL, tries = 0, status = NULL, not_before_ms = 0", []).map(drop)
    }
    /// Somebody asks for an attachment: it comes before those that nobody asked for, and at once.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn want_file(&mut self, hash: &str, mime: Option<&str>) -> Result<()> {
        if self.has_file(hash)? {
            return Ok(());
        }
        let sql = "INSERT OR IGNORE INTO file_down (hash, mime, wanted) VALUES (?1, ?2, 1)";
        self.execute(None, sql, params![hash, mime])?;
        self.execute(None, "UPDATE file_down SET wanted = 1, tries = 0, not_before_ms = 0 WHERE hash = ?1", [hash])
            .map(drop)
    }
    /// Rows came: what they name and is not here comes, too, as far as it is fetched ahead of time: papers of the branch where the PC
    /// stands, and the picture on letters.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn fetch_ahead(&mut self, arrived: &Arrived) -> Result<()> {
        let home = self.link()?.and_then(|link| link.joined.branch);
        if let Some(home) = home {
            let sql = "INSERT OR IGNORE INTO file_down (hash, mime, wanted) SELECT f.hash, f.mime, 0 FROM document_file f \
                JOIN document d ON d.id = f.document WHERE f.id = ?1 AND d.branch = ?2 \
                AND NOT EXISTS (SELECT 1 FROM file k WHERE k.hash = f.hash)";
            let home = home.0.to_cell();
            for id in arrived.new_of::<DocumentFileId>(EntityKind::DocumentFile) {
                self.execute(None, sql, params![Sql(&id.0.to_cell()), Sql(&home)])?;
            }
        }
        let company = arrived.new_of::<kontor_core::entity::CompanyId>(Company::KIND).next().is_some()
            || arrived.changed_of(Company::KIND).next().is_some();
        if company {
            let sql = "INSERT OR IGNORE INTO file_down (hash, wanted) SELECT logo, 1 FROM company WHERE logo IS NOT NULL \
                AND NOT EXISTS (SELECT 1 FROM file k WHERE k.hash = logo)";
            self.execute(None, sql, [])?;
        }
        Ok(())
    }
    /// Head office said how much it has of an attachment that goes up. Answers whether that is all of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn file_went(&mut self, hash: &Hash, state: &BlobState) -> Result<bool> {
        let name = hex(hash);
        if state.size > 0 && state.missing.is_empty() {
            self.leave_queue(&name)?;
            return Ok(true);
        }
        let next = state.missing.iter().min().copied().unwrap_or(0);
        self.execute(None, "UPDATE file_up SET chunk = ?2 WHERE hash = ?1", params![name, next.cast_signed()])?;
        Ok(false)
    }
    /// Head office will not take an attachment now. One that nothing names any more need not go at all.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn file_stays(&mut self, hash: &Hash, status: u16) -> Result<()> {
        let name = hex(hash);
        let named = format!("SELECT 1 WHERE ?1 IN ({NAMED})");
        if status == NOT_THERE && self.value::<i64>(&named, [&name])?.is_none() {
            return self.leave_queue(&name);
        }
        self.put_off("file_up", &name, status)?;
        // Perhaps the chunks were thrown away.
        self.execute(None, "UPDATE file_up SET chunk = NULL WHERE hash = ?1", [&name]).map(drop)
    }
    fn leave_queue(&mut self, name: &str) -> Result<()> {
        let sql = "DELETE FROM file WHERE hash = (SELECT hash FROM file_up WHERE hash = ?1 AND leaves = 1)";
        self.execute(None, sql, [name])?;
        self.execute(None, "DELETE FROM file_up WHERE hash = ?1", [name]).map(drop)
    }
    /// Head office said how large an attachment is that comes down, if it has all of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn file_is(&mut self, hash: &Hash, state: &BlobState) -> Result<()> {
        if state.missing.is_empty() && (1..=MOST_BLOB_BYTES).contains(&state.size) {
            let sql = "UPDATE file_down SET size = ?2 WHERE hash = ?1";
            return self.execute(None, sql, params![hex(hash), state.size.cast_signed()]).map(drop);
        }
        self.file_is_away(hash, NOT_THERE)
    }
    /// A chunk came. With the last one the hash of all of them is checked: what fits is kept, what does not is fetched anew. `kind`
    /// tells what the bytes are where the row that names them does not. Answers whether the attachment is here now.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn file_came(
        &mut self,
        hash: &Hash,
        chunk: u64,
        bytes: Vec<u8>,
        kind: fn(&[u8]) -> &'static str,
    ) -> Result<bool> {
        let name = hex(hash);
        let sql = "SELECT size, chunk, mime FROM file_down WHERE hash = ?1";
        let due = self.rows(sql, [&name], |cells| Ok((cells.take()?, cells.take()?, cells.take()?)))?;
        let Some((size, expected, mime)) = due.into_iter().next() else { return Ok(false) };
        let (size, expected, mime): (Option<i64>, i64, Option<String>) = (size, expected, mime);
        if expected.cast_unsigned() != chunk {
            return Ok(false);
        }
        let only = chunk == 0 && of_file(&bytes) == *hash;
        let last = size.is_some_and(|size| chunk + 1 == chunks(size.cast_unsigned()));
        if !only && !last && bytes.len() == BLOB_CHUNK {
            let sql = "INSERT OR REPLACE INTO file_chunk (hash, chunk, bytes) VALUES (?1, ?2, ?3)";
            self.execute(None, sql, params![name, chunk.cast_signed(), bytes])?;
            let sql = "UPDATE file_down SET chunk = chunk + 1, tries = 0, status = NULL WHERE hash = ?1";
            self.execute(None, sql, [&name])?;
            return Ok(false);
        }
        let whole = if only { bytes } else { self.chunks_of(&name, bytes)? };
        if of_file(&whole) != *hash {
            self.file_is_away(hash, NOT_THERE)?;
            return Ok(false);
        }
        // Whoever looks at what names it is told.
        self.note(if mime.is_some() { EntityKind::DocumentFile } else { Company::KIND });
        let mime = mime.unwrap_or_else(|| kind(&whole).to_owned());
        let sql = "INSERT OR IGNORE INTO file (hash, mime, bytes) VALUES (?1, ?2, ?3)";
        self.execute(None, sql, params![name, mime, whole])?;
        self.execute(None, "DELETE FROM file_chunk WHERE hash = ?1", [&name])?;
        self.execute(None, "DELETE FROM file_down WHERE hash = ?1", [&name])?;
        Ok(true)
    }
    fn chunks_of(&self, name: &str, last: Vec<u8>) -> Result<Vec<u8>> {
        let sql = "SELECT bytes FROM file_chunk WHERE hash = ?1 ORDER BY chunk";
        let mut whole: Vec<u8> = self.rows(sql, [name], |cells| cells.take::<Vec<u8>>())?.concat();
        whole.extend(last);
        Ok(whole)
    }
    /// Head office has not got an attachment, or not as its hash says: it is fetched from its beginning later on.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn file_is_away(&mut self, hash: &Hash, status: u16) -> Result<()> {
        let name = hex(hash);
        self.execute(None, "DELETE FROM file_chunk WHERE hash = ?1", [&name])?;
        self.execute(None, "UPDATE file_down SET chunk = 0, size = NULL WHERE hash = ?1", [&name])?;
        self.put_off("file_down", &name, status)
    }
    fn put_off(&mut self, queue: &str, name: &str, status: u16) -> Result<()> {
        let sql = format!(
            "UPDATE {queue} SET tries = tries + 1, status = ?2, not_before_ms = ?3 + min(?4 << min(tries, 20), ?5) WHERE hash = ?1"
        );
        let now = self.author().now.0;
        self.execute(None, &sql, params![name, status, now, FIRST_WAIT_MS, LONGEST_WAIT_MS]).map(drop)
    }
    /// Somebody does not want to wait, or head office was reached again: what was put off is tried at once.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn try_files_again(&mut self) -> Result<()> {
        for queue in ["file_up", "file_down"] {
            let sql = format!("UPDATE {queue} SET tries = 0, not_before_ms = 0 WHERE tries > 0");
            self.execute(None, &sql, [])?;
        }
        Ok(())
    }
    /// Rows left this PC: attachments that nothing names any more follow; those that were not sent yet as soon as they are.
    pub(crate) fn forget_files(&mut self) -> Result<()> {
        self.execute(None, &format!("UPDATE file_up SET leaves = 1 WHERE hash NOT IN ({NAMED})"), [])?;
        let sent = format!("DELETE FROM file WHERE hash NOT IN ({NAMED}) AND hash NOT IN (SELECT hash FROM file_up)");
        self.execute(None, &sent, [])?;
        for queue in ["file_down", "file_chunk"] {
            self.execute(None, &format!("DELETE FROM {queue} WHERE hash NOT IN ({NAMED})"), [])?;
        }
        Ok(())
    }
}
