//! Opening and creating company files; the one writer and its readers.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::ThreadId;

use kontor_core::entity::{DeviceId, EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::time::Timestamp;
use kontor_sync::seal::Entropy;
use rusqlite::{Connection, OpenFlags, TransactionBehavior, params};

use crate::anchor::Anchor;
use crate::audit::Finding;
use crate::checkpoint::Checkpointer;
use crate::column::{Column, Sql};
use crate::error::{Result, StoreError};
use crate::journal::index;
use crate::key::Key;
use crate::migrate;
use crate::place::{self, beside};
use crate::read::Read;
use crate::upgrade::{self, Step};
use crate::viewer::Viewer;
use crate::write::{Author, Write};

/// What a finished change touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// Kinds of records.
    pub kinds: BTreeSet<EntityKind>,
}

/// Judges what a company file holds.
pub type Judge<'a> = &'a dyn Fn(&Read<'_>) -> Result<Vec<Finding>>;

/// How a company file is opened.
pub struct Opening<'a> {
    /// Now.
    pub now: Timestamp,
    /// Judges the copy of an older file after it was brought to this version.
    pub judge: Judge<'a>,
    /// Is told of every step of an upgrade; a failure of it ends the upgrade there.
    pub step: &'a dyn Fn(Step) -> Result<()>,
}

impl Opening<'_> {
    /// With the rules that the store can judge by itself.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { now, judge: &|read| read.audit(), step: &|_| Ok(()) }
    }
}

type Listener = Box<dyn Fn(&Changed) + Send + Sync>;

/// An open company file. One writer; reading never waits for it.
pub struct Store {
    path: PathBuf,
    key: Key,
    // Closed before the writer: the connection that closes last folds the log into the file, and a reader may not write.
    // So a closed company is one file that can be copied or moved.
    readers: Mutex<Vec<Connection>>,
    checkpointer: Checkpointer,
    writer: Mutex<Connection>,
    listeners: Mutex<Vec<Listener>>,
    // The command that writes for long: others are told so instead of standing still behind it.
    long_work: Mutex<Option<(ThreadId, &'static str)>>,
    // Whether the last commit was one of this run and its head was not signed yet.
    unsigned: AtomicBool,
    // How far the file has come, written down outside of it.
    anchor: OnceLock<Anchor>,
    // Held as long as the store is open: a second program is told so instead of working beside this one.
    _lock: File,
}

/// Length of the log at which a commit folds it itself: about 64 MB.
const PAGES_OF_LONGEST_LOG: u32 = 16_000;
/// Readers that stay open. A burst of questions has more of them, which go with it: each holds its pages in memory.
const READERS: usize = 4;
/// Memory of a connection: 16 MB.
pub(crate) const PAGES_OF_WORK: &str = "PRAGMA cache_size = -16000";
/// Memory for long work, so that the tails of all indexes stay in it: 96 MB.
pub(crate) const PAGES_OF_LONG_WORK: &str = "PRAGMA cache_size = -96000";

/// A poisoned lock only says that another thread stopped in the middle; the transaction it had was rolled back.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    /// Creates a company file. The file must not be there yet; when anything fails none is left behind.
    ///
    /// # Errors
    /// `file-exists`, `read-only`, `disk-full`.
    pub fn create(path: &Path, key: Key, device: DeviceId, now: Timestamp) -> Result<Self> {
        if path.exists() {
            return Err(Fault::new(Code::FileExists).with("path", path.display()).into());
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let made = Self::make(path, key, device, now);
        if made.is_err() {
            place::remove(path);
            let _ = std::fs::remove_file(beside(path, ".lock"));
        }
        made
    }

    fn make(path: &Path, key: Key, device: DeviceId, now: Timestamp) -> Result<Self> {
        let guard = take_lock(path)?;
        let mut writer = connect(path, &key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        writer.pragma_update(None, "application_id", APPLICATION)?;
        set_up(&writer)?;
        migrate::run(&mut writer, now.0)?;
        writer.execute(
            "INSERT INTO sync_state (one, device, incarnation, dseq, hlc, head_hash, seen) VALUES (1, ?1, 1, 0, 0, ?2, 0)",
            params![Sql(&device.0.to_cell()), kontor_sync::chain::START],
        )?;
        place::sync_folder(path)?;
        Self::of(path, key, writer, guard)
    }

    /// Opens a company file and brings it to this program's version.
    ///
    /// # Errors
    /// `file-missing`, `file-in-use`, `not-a-company` (also for a wrong key), `newer-file`, `read-only`, `file-damaged`.
    pub fn open(path: &Path, key: Key, now: Timestamp) -> Result<Self> {
        Self::open_as(path, key, &Opening::at(now))
    }

    /// Opens a company file as it is said; one of an older version is upgraded first ([`upgrade`]).
    ///
    /// # Errors
    /// As [`Store::open`]; `upgrade-failed`: then the file is as it was.
    pub fn open_as(path: &Path, key: Key, opening: &Opening<'_>) -> Result<Self> {
        if !path.is_file() {
            return Err(Fault::new(Code::FileMissing).with("path", path.display()).into());
        }
        // Asked before SQLite is: it would answer with a wrong guess about journals.
        if path.metadata()?.permissions().readonly() {
            return Err(Fault::new(Code::ReadOnly).with("path", path.display()).into());
        }
        let guard = take_lock(path)?;
        place::sweep(path);
        let mut writer = connect_to_company(path, &key)?;
        if !migrate::due(&writer)?.is_empty() {
            upgrade::run(path, &key, writer, opening)?;
            writer = connect_to_company(path, &key)?;
        }
        set_up(&writer)?;
        index::catch_up(&mut writer)?;
        Self::of(path, key, writer, guard)
    }

    fn of(path: &Path, key: Key, writer: Connection, guard: File) -> Result<Self> {
        writer.set_prepared_statement_cache_capacity(256);
        // The log is folded beside the work. Should that not keep up, SQLite folds it itself after all.
        writer.pragma_update(None, "wal_autocheckpoint", PAGES_OF_LONGEST_LOG)?;
        let checkpointer = Checkpointer::start(path, &key)?;
        Ok(Self {
            path: path.to_owned(),
            key,
            writer: Mutex::new(writer),
            readers: Mutex::default(),
            checkpointer,
            listeners: Mutex::default(),
            long_work: Mutex::default(),
            unsigned: AtomicBool::new(false),
            anchor: OnceLock::new(),
            _lock: guard,
        })
    }

    /// Remembers in a folder how far the file has come. One that was remembered to have come further is an older copy of itself: it goes
    /// on as another incarnation ([`Read::put_back`]). To be called before anything is written.
    ///
    /// # Errors
    /// That the file cannot be read or written.
    pub fn anchor_in(&self, folder: &Path, now: Timestamp) -> Result<()> {
        let anchor = Anchor::take_up(folder, &self.path, &*self.writer()?, now)?;
        // Who is asked twice keeps the first.
        let _ = self.anchor.set(anchor);
        Ok(())
    }

    /// The key of the file.
    #[must_use]
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Calls back after every change that was committed.
    pub fn listen(&self, listener: impl Fn(&Changed) + Send + Sync + 'static) {
        lock(&self.listeners).push(Box::new(listener));
    }

    /// Reads in one snapshot; does not wait for the writer.
    ///
    /// # Errors
    /// What `work` answers, or that the file cannot be read.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Read<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.read_for(None, work)
    }

    /// Reads in one snapshot for somebody: lists, sums and the search answer what lies within that person's reach.
    ///
    /// # Errors
    /// What `work` answers, or that the file cannot be read.
    pub fn read_as<T, E: From<StoreError>>(
        &self,
        viewer: &Viewer,
        work: impl FnOnce(&Read<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.read_for(Some(viewer), work)
    }

    fn read_for<T, E: From<StoreError>>(
        &self,
        viewer: Option<&Viewer>,
        work: impl FnOnce(&Read<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let pooled = lock(&self.readers).pop();
        let mut connection = match pooled {
            Some(connection) => connection,
            None => self.reader()?,
        };
        let transaction = connection.transaction().map_err(StoreError::from)?;
        let answer = work(&Read { sql: &transaction, memory: None, viewer });
        drop(transaction);
        let mut readers = lock(&self.readers);
        if readers.len() < READERS {
            readers.push(connection);
        }
        drop(readers);
        answer
    }

    pub(crate) fn reader(&self) -> Result<Connection> {
        let connection = connect(&self.path, &self.key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.set_prepared_statement_cache_capacity(128);
        Ok(connection)
    }

    /// Changes the file in one transaction. When `work` fails nothing is changed and nobody is told.
    ///
    /// # Errors
    /// What `work` answers, or that the file cannot be written; `busy` while [`Store::write_long`] writes; `file-missing` when somebody
    /// removed the file.
    pub fn write<T, E: From<StoreError>>(
        &self,
        author: Author,
        work: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.expect_there()?;
        let (answer, changed) = self.write_in(&mut *self.writer()?, author, work)?;
        self.tell(&changed);
        Ok(answer)
    }

    /// As [`Store::write`], for what head office sends: a row may name one that is not here, because head office did not take that one. To
    /// be told of the rest counts more; the rules of the file name what is missing.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_unbound<T, E: From<StoreError>>(
        &self,
        author: Author,
        work: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.expect_there()?;
        let (answer, changed) = {
            let mut writer = self.writer()?;
            writer.pragma_update(None, "foreign_keys", false).map_err(StoreError::from)?;
            let written = self.write_in(&mut writer, author, work);
            writer.pragma_update(None, "foreign_keys", true).map_err(StoreError::from)?;
            written?
        };
        self.tell(&changed);
        Ok(answer)
    }

    /// One transaction on the writer.
    fn write_in<T, E: From<StoreError>>(
        &self,
        writer: &mut Connection,
        author: Author,
        work: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<(T, Changed), E> {
        let level = if author.durable { "FULL" } else { "NORMAL" };
        writer.pragma_update(None, "synchronous", level).map_err(StoreError::from)?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut write = Write::new(&transaction, author);
        let answer = work(&mut write)?;
        let signed = write.finish()?;
        let changed = Changed { kinds: std::mem::take(&mut write.changed) };
        drop(write);
        transaction.commit().map_err(StoreError::from)?;
        if let Some(signed) = signed {
            self.unsigned.store(!signed, Ordering::Relaxed);
        }
        self.checkpointer.consider(writer.total_changes());
        if let Some(anchor) = self.anchor.get().filter(|_| level == "FULL") {
            anchor.follow(writer);
        }
        Ok((answer, changed))
    }

    /// Tells those who listen what was changed.
    fn tell(&self, changed: &Changed) {
        if !changed.kinds.is_empty() {
            lock(&self.listeners).iter().for_each(|listener| listener(changed));
        }
    }

    /// A change of very many rows: with more memory, and without letting others wait behind it.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_long<T, E: From<StoreError>>(
        &self,
        author: Author,
        work: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let _alone = LongWork::begin(self, author.command)?;
        let answer = self.write(author, |write| {
            write.remember_pages(PAGES_OF_LONG_WORK)?;
            work(write)
        });
        // Whatever came of it: the memory goes back, and the log, which has grown with the work, into the file. If that cannot be done
        // now, for want of room perhaps, the work is done all the same, and the log is folded another time.
        let writer = lock(&self.writer);
        let folded = writer
            .execute_batch(PAGES_OF_WORK)
            .and_then(|()| writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())));
        folded.unwrap_or_else(|failure| tracing::warn!(%failure, "the log stays long"));
        answer
    }

    /// An open file can be removed on some systems. Whatever is written to it from then on is gone when it is closed, so nobody is left
    /// working in it.
    fn expect_there(&self) -> Result<()> {
        match self.path.try_exists() {
            Ok(false) => Err(Fault::new(Code::FileMissing).with("path", self.path.display()).into()),
            // Whether a disk that does not answer can be written is said by the write.
            _ => Ok(()),
        }
    }

    /// The writer, unless it is taken for long.
    pub(crate) fn writer(&self) -> Result<MutexGuard<'_, Connection>> {
        let busy = |command: &str| Fault::new(Code::Busy).with("command", command).into();
        match *lock(&self.long_work) {
            Some((thread, _)) if thread == std::thread::current().id() => Ok(lock(&self.writer)),
            Some((_, command)) => Err(busy(command)),
            None => Ok(lock(&self.writer)),
        }
    }

    /// Runs a change through the real code and takes it back: what would happen, without it happening.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn rehearse<T, E: From<StoreError>>(
        &self,
        author: Author,
        work: impl FnOnce(&mut Write<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let mut writer = self.writer()?;
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let mut write = Write::new(&transaction, author);
        work(&mut write)
    }
}

impl Drop for Store {
    /// What this run wrote at the end is signed before the file is put away, so that no tail of the chain can be exchanged
    /// unseen. What others wrote is not: this run cannot vouch for it.
    fn drop(&mut self) {
        if !*self.unsigned.get_mut() {
            return;
        }
        let mut writer = lock(&self.writer);
        let Ok(transaction) = writer.transaction_with_behavior(TransactionBehavior::Immediate) else { return };
        let nobody = Author {
            user: UserId::default(),
            command: "company_close",
            now: Timestamp(0),
            durable: true,
            entropy: Entropy::new([0; 32]),
        };
        // A file that cannot be written any more (a disk that was pulled out) is left as it is.
        if Write::new(&transaction, nobody).sign_end().is_ok() {
            let _ = transaction.commit();
        }
    }
}

/// The time in which one command alone writes.
struct LongWork<'a>(&'a Store);

impl<'a> LongWork<'a> {
    fn begin(store: &'a Store, command: &'static str) -> Result<Self> {
        let mut taken = lock(&store.long_work);
        if let Some((_, command)) = *taken {
            return Err(Fault::new(Code::Busy).with("command", command).into());
        }
        *taken = Some((std::thread::current().id(), command));
        Ok(Self(store))
    }
}

impl Drop for LongWork<'_> {
    fn drop(&mut self) {
        *lock(&self.0.long_work) = None;
    }
}

/// "KNTR": tells a company file from any other database.
const APPLICATION: i64 = 0x4b4e_5452;

pub(crate) fn take_lock(path: &Path) -> Result<File> {
    let file = File::options().create(true).truncate(false).write(true).open(beside(path, ".lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Fault::new(Code::FileInUse).with("path", path.display()).into()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// SQLCipher makes itself ready while the first connections take their keys; two threads at once can get in each other's way
/// there (seen as a refused key, about once in a thousand first openings). So connections are opened one after the other.
static OPENING: Mutex<()> = Mutex::new(());

pub(crate) fn connect(path: &Path, key: &Key, flags: OpenFlags) -> Result<Connection> {
    connect_by(path, &key.pragma(), flags)
}

/// The public first bytes of a company file, which its backups and it under a new key share.
pub(crate) fn salt_of(path: &Path) -> Result<[u8; 16]> {
    let mut salt = [0; 16];
    File::open(path)?.read_exact(&mut salt)?;
    Ok(salt)
}

/// Begins a new file under a key, with the public first bytes of another one: so both are filed under the same name where keys are
/// kept.
pub(crate) fn connect_new(path: &Path, key: &Key, like: &Path) -> Result<Connection> {
    let salt = salt_of(like)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    connect_by(path, &key.pragma_with_salt(&salt), flags)
}

fn connect_by(path: &Path, pragma: &str, flags: OpenFlags) -> Result<Connection> {
    let _one_at_a_time = lock(&OPENING);
    let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // SQLCipher would write its own lines to stderr for a wrong key; the caller gets a code instead.
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.execute_batch(pragma)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // The first read shows whether the key fits.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;")?;
    // On macOS an ordinary sync leaves it to the disk when it writes; elsewhere this changes nothing.
    connection.execute_batch("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
    connection.execute_batch(PAGES_OF_WORK)?;
    crate::effort::follow(&mut connection)?;
    Ok(connection)
}

/// Connects to a file that must be a company.
pub(crate) fn connect_to_company(path: &Path, key: &Key) -> Result<Connection> {
    let sql = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let application: i64 = sql.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if application == APPLICATION {
        Ok(sql)
    } else {
        Err(Fault::new(Code::NotACompany).with("path", path.display()).into())
    }
}

/// How a file keeps its changes until they are in it: `WAL`, or `DELETE` for one that is a single file. SQLite writes the mode when the
/// statement ends, not when it answers; so it is run to its end, or a disk that is full would not be noticed.
pub(crate) fn set_journal_mode(sql: &Connection, mode: &str) -> Result<()> {
    let mut statement = sql.prepare(&format!("PRAGMA journal_mode = {mode}"))?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {}
    Ok(())
}

fn set_up(writer: &Connection) -> Result<()> {
    set_journal_mode(writer, "WAL")?;
    writer.execute_batch("PRAGMA secure_delete = ON;")?;
    Ok(())
}
