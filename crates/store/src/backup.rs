//! Copies of a company while people work in it, and a look into a copy.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use kontor_core::id::Id;
use rusqlite::{Connection, OpenFlags};

use crate::divided::{divide, readers_for};
use crate::error::{Result, StoreError};
use crate::file::{Store, connect, connect_new, set_journal_mode};
use crate::key::{Key, hex};
use crate::migrate;
use crate::online::copy_in_steps;
use crate::place;
use crate::read::Read;
use crate::totals::Totals;

/// What a state of a company is told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The firm; none in a file that was never set up.
    pub company: Option<Id>,
    /// The PC.
    pub device: Id,
    /// Its incarnation.
    pub incarnation: i64,
    /// The last commit in it.
    pub dseq: i64,
    /// The head of its chain, in hexadecimal.
    pub head: String,
    /// How many migrations the file has seen.
    pub schema: i64,
    /// What the company comes to.
    pub totals: Totals,
}

impl Read<'_> {
    /// What this state of the company is told by.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot> {
        let sql = "SELECT incarnation, dseq, head_hash FROM sync_state";
        let (incarnation, dseq, head): (i64, i64, Vec<u8>) =
            self.sql.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(Snapshot {
            company: self.company()?.map(|company| company.id.0),
            device: self.this_device()?.0,
            incarnation,
            dseq,
            head: hex(&head),
            schema: migrate::version(self.sql)?,
            totals: self.totals()?,
        })
    }
}

impl Store {
    /// Writes the company as it stands now into a new file under the same key, while others go on reading and writing; what they
    /// write meanwhile is not in it. `step` hears how much is done and how much there is, and may end it.
    ///
    /// # Errors
    /// What `step` answers; `disk-full`, `read-only`, and what else the target may answer. Nothing is left of it then.
    pub fn copy_to<E: From<StoreError>>(
        &self,
        target: &Path,
        step: impl FnMut(u64, u64) -> std::result::Result<(), E>,
    ) -> std::result::Result<Snapshot, E> {
        let copied = self.write_copy(target, step);
        if copied.is_err() {
            place::remove(target);
        }
        copied
    }

    fn write_copy<E: From<StoreError>>(
        &self,
        target: &Path,
        step: impl FnMut(u64, u64) -> std::result::Result<(), E>,
    ) -> std::result::Result<Snapshot, E> {
        // A reader of its own: its view stands still as long as the copy takes.
        let (view, folded) = self.view_of_now()?;
        let snapshot = Read { sql: &view, memory: None, viewer: None }.snapshot()?;
        let to = if folded {
            copy_bytes(self.path(), target, step)?;
            connect(target, self.key(), OpenFlags::SQLITE_OPEN_READ_WRITE)?
        } else {
            let mut to = connect_new(target, self.key(), self.path())?;
            // What is cut short is thrown away; at its end the whole file is put on the disk once.
            to.execute_batch("PRAGMA synchronous = OFF").map_err(StoreError::from)?;
            copy_in_steps(&view, &mut to, step)?;
            to
        };
        // A copy is one file, which can be read where nothing can be written.
        set_journal_mode(&to, "DELETE")?;
        to.close().map_err(|(_, failure)| StoreError::from(failure))?;
        place::sync(target).map_err(StoreError::from)?;
        Ok(snapshot)
    }

    /// A reader that keeps the company as it is now, and whether all of it stands in the file itself. Then the file stays as it is
    /// while the reader lasts: the log is folded only as far as the oldest reader has seen (SQLite, "Write-Ahead Logging", 3), and
    /// this one has seen nothing of it. A reader that has been at work for longer keeps the log from being folded whole.
    fn view_of_now(&self) -> Result<(Connection, bool)> {
        // While a long change is written, what is committed is copied page by page beside it.
        let nobody_writes = self.writer().ok();
        let fold = |writer: &Connection| {
            writer.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| {
                Ok(row.get::<_, i64>(0)? == 0 && row.get::<_, i64>(1)? == row.get::<_, i64>(2)?)
            })
        };
        // A company whose disk is full can be backed up all the same: it is read page by page then.
        let folded = nobody_writes.as_deref().is_some_and(|writer| fold(writer).unwrap_or(false));
        Ok((self.reader_of_now()?, folded))
    }
}

/// Bytes that are copied in one go, after which the caller is asked whether to go on.
const STRETCH: u64 = 16 << 20;

/// Copies the bytes of a company file as they are, encrypted. No other program has the file (its lock is ours), so no lock of
/// SQLite's is lost when it is closed here.
fn copy_bytes<E: From<StoreError>>(
    from: &Path,
    to: &Path,
    mut step: impl FnMut(u64, u64) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let failed = |error: std::io::Error| E::from(StoreError::from(error));
    let mut from = File::open(from).map_err(failed)?;
    let total = from.metadata().map_err(failed)?.len();
    let mut to = File::create_new(to).map_err(failed)?;
    let mut done = 0;
    loop {
        // Where the system can copy by itself, it does.
        let copied = std::io::copy(&mut from.by_ref().take(STRETCH), &mut to).map_err(failed)?;
        if copied == 0 {
            return Ok(());
        }
        done += copied;
        step(done, total)?;
    }
}

/// Looks into a closed company file or a copy of one on all cores: the parts of the look are divided among them. Answers come in the
/// order of the parts.
///
/// # Errors
/// `not-a-company` when the key does not fit; what `look` answers.
pub fn look_into_divided<P: Sync, T: Send, E: From<StoreError> + Send>(
    path: &Path,
    key: &Key,
    parts: &[P],
    look: impl Fn(&Read<'_>, &P) -> std::result::Result<T, E> + Sync,
) -> std::result::Result<Vec<T>, E> {
    let reader = |_| connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY);
    let readers = (0..readers_for(parts.len())).map(reader).collect::<Result<Vec<_>>>()?;
    divide(readers, parts, look)
}

/// Looks into a closed company file or a copy of one, with the first key that fits, and changes nothing.
///
/// # Errors
/// `not-a-company` when no key fits; what `look` answers.
pub fn look_into<T, E: From<StoreError>>(
    path: &Path,
    keys: &[Key],
    look: impl FnOnce(&Read<'_>, &Key) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    let mut refused = StoreError::from(kontor_core::fault::Fault::new(kontor_core::fault::Code::KeyMissing));
    for key in keys {
        match connect(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY) {
            Ok(sql) => return look(&Read { sql: &sql, memory: None, viewer: None }, key),
            Err(failure) => refused = failure,
        }
    }
    Err(refused.into())
}
