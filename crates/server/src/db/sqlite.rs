//! SQLite: one writer, readers beside it, and every change on the disk before it is acknowledged.

use std::path::{Path, PathBuf};
use std::time::Duration;

use kontor_core::id::Id;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, params_from_iter};

use super::lane::{Lane, Writer};
use super::pool::Pool;
use super::{Database, DbError, Result, Row, Sql, Value, Work, migrate, planner};

/// A file.
pub struct Sqlite {
    path: PathBuf,
    readers: Pool<Connection>,
    lane: Lane<Connection>,
    // Closed last: a reader cannot fold the log into the file and take it away.
    writer: Pool<Connection>,
}

/// Statements that stay prepared.
const PREPARED: usize = 256;
/// Readers at the same time.
const READERS: usize = 8;
/// Keys in one list at most.
const KEYS: usize = 256;
/// Pages of the log after which it is folded into the file: the more, the fewer of them are written twice. 32 MB.
const LOG_PAGES: i64 = 8_000;
/// Memory for pages of the writer, in KiB (the sign says so).
const WRITER_CACHE: i64 = -32_000;

impl Sqlite {
    /// Opens a file, or makes it.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub fn open(path: &Path) -> Result<Self> {
        let file =
            Self { path: path.to_owned(), readers: Pool::new(READERS), lane: Lane::default(), writer: Pool::new(1) };
        file.write(None, &mut |sql| {
            migrate::run(sql, dialect)?;
            planner::tell(sql)
        })?;
        Ok(file)
    }
    fn writer(&self) -> Result<Connection> {
        let writer = connect(&self.path, OpenFlags::default())?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        // A commit that was acknowledged is there after a power cut.
        writer.pragma_update(None, "synchronous", "FULL")?;
        writer.pragma_update(None, "secure_delete", true)?;
        writer.pragma_update(None, "foreign_keys", true)?;
        writer.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
        writer.pragma_update(None, "cache_size", WRITER_CACHE)?;
        Ok(writer)
    }
}

impl Writer for Connection {
    fn begin(&mut self) -> Result<()> {
        Ok(self.execute_batch("BEGIN IMMEDIATE; SAVEPOINT change")?)
    }
    fn next(&mut self) -> Result<()> {
        Ok(self.execute_batch("RELEASE change; SAVEPOINT change")?)
    }
    fn undo(&mut self) -> Result<()> {
        Ok(self.execute_batch("ROLLBACK TO change")?)
    }
    fn commit(&mut self) -> Result<()> {
        Ok(self.execute_batch("COMMIT")?)
    }
    fn give_up(&mut self) -> bool {
        self.is_autocommit() || self.execute_batch("ROLLBACK").is_ok()
    }
    fn work(&mut self, work: &mut Work<'_>) -> Result<()> {
        work(&mut Statements(self))
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    Ok(connection)
}

/// The words for types that SQLite knows, and tables that keep to them.
fn dialect(statement: &str) -> String {
    let words = statement.replace("BYTEA", "BLOB").replace("BIGINT", "INTEGER");
    if words.starts_with("CREATE TABLE") { format!("{words} STRICT, WITHOUT ROWID") } else { words }
}

impl Database for Sqlite {
    fn write(&self, _: Option<Id>, work: &mut Work<'_>) -> Result<()> {
        self.lane.join(&self.writer, || self.writer(), work)
    }
    fn read(&self, work: &mut Work<'_>) -> Result<()> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let make = || connect(&self.path, flags);
        self.readers.with(
            make,
            |_| true,
            |reader| {
                let transaction = reader.transaction()?;
                work(&mut Statements(&transaction))?;
                Ok(transaction.finish()?)
            },
        )
    }
    fn copy_to(&self, path: &Path) -> Result<()> {
        let reader = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut copy = Connection::open(path)?;
        let backup = rusqlite::backup::Backup::new(&reader, &mut copy)?;
        // In one step: what is written meanwhile would make it begin anew.
        match backup.step(-1)? {
            rusqlite::backup::StepResult::Done => Ok(()),
            _ => Err(DbError::Busy),
        }
    }
    fn kind(&self) -> &'static str {
        "sqlite"
    }
    fn bytes(&self) -> Option<u64> {
        std::fs::metadata(&self.path).ok().map(|file| file.len())
    }
}

struct Statements<'c>(&'c Connection);

impl Statements<'_> {
    fn bound(&mut self, sql: &str, values: &[Value]) -> Result<rusqlite::CachedStatement<'_>> {
        // SQLite counts `$2` by its first appearance, and `?2` as the second.
        let mut statement = self.0.prepare_cached(&sql.replace('$', "?"))?;
        let count = statement.parameter_count();
        if count > values.len() {
            return Err(DbError::Unreadable("parameter"));
        }
        for (at, value) in (1..=count).zip(values) {
            statement.raw_bind_parameter(at, value)?;
        }
        Ok(statement)
    }
}

impl Sql for Statements<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        Ok(self.bound(sql, values)?.raw_execute()? as u64)
    }
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let mut statement = self.bound(sql, values)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Row::new((0..columns).map(|at| value(row.get_ref(at)?)).collect::<Result<_>>()?));
        }
        Ok(found)
    }
    // There is no way to the database that would be long: row by row, with one statement that stays prepared.
    fn insert_all(&mut self, into: &str, end: &str, rows: Vec<Vec<Value>>) -> Result<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        let marks: Vec<String> = (1..=first.len()).map(|at| format!("?{at}")).collect();
        let mut insert = self.0.prepare_cached(&format!("INSERT INTO {into} VALUES ({}) {end}", marks.join(", ")))?;
        for row in rows {
            insert.execute(params_from_iter(row))?;
        }
        Ok(())
    }
    fn query_all(&mut self, sql: &str, before: &[Value], keys: &[Value]) -> Result<Vec<Row>> {
        let mut found = Vec::new();
        for some in keys.chunks(KEYS) {
            // Lists of few lengths, so that their statements stay prepared: the last key fills them up.
            let length = some.len().next_power_of_two();
            let marks: Vec<String> = (1..=length).map(|at| format!("${}", before.len() + at)).collect();
            let filled = some.iter().chain(some.last().into_iter().cycle()).take(length);
            let values: Vec<Value> = before.iter().chain(filled).cloned().collect();
            found.extend(self.query(&format!("{sql} ({})", marks.join(", ")), &values)?);
        }
        Ok(found)
    }
}

fn value(value: ValueRef<'_>) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::Int(value),
        ValueRef::Text(value) => Value::Text(String::from_utf8_lossy(value).into_owned()),
        ValueRef::Blob(value) => Value::Bytes(value.to_vec()),
        ValueRef::Real(_) => return Err(DbError::Unreadable("real number")),
    })
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Bytes(value) => ValueRef::Blob(value),
        }))
    }
}
