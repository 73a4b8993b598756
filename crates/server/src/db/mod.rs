//! The database of head office: SQLite in a file, or PostgreSQL and what speaks its protocol.
//!
//! The statements stand in [`crate::hub`] once, in the SQL that both understand (`$1`, `ON CONFLICT`, `RETURNING`); only this
//! module knows which of them it is. A change is a function: it may run again from the start when the database asks for it, so
//! it must do nothing that the database cannot take back.

mod lane;
mod migrate;
mod planner;
mod pool;
mod postgres;
mod sqlite;
mod tls;
mod value;
mod watched;

use std::sync::Arc;

use kontor_core::id::Id;

pub use self::postgres::Postgres;
pub use self::sqlite::Sqlite;
pub use self::value::{FromValue, Row, Value};
pub use self::watched::Watched;

/// Why the database did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// SQLite failed.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL failed.
    #[error("postgresql: {0}")]
    Postgres(#[from] tokio_postgres::Error),
    /// The system did not give what a connection needs.
    #[error("system: {0}")]
    System(#[from] std::io::Error),
    /// The address asks for what there is not.
    #[error("address of the database: {0}")]
    Address(&'static str),
    /// A row holds what was not expected there.
    #[error("unreadable {0}")]
    Unreadable(&'static str),
    /// A newer program has changed this database.
    #[error("the database was changed by a newer version: {0}")]
    Newer(String),
    /// Too many at once.
    #[error("no connection became free")]
    Busy,
    /// The transaction that it shared with others was not committed.
    #[error("together with others: {0}")]
    Together(Arc<Self>),
    /// Whoever worked in the shared transaction gave it up.
    #[error("the transaction was given up")]
    GivenUp,
}

impl DbError {
    /// Whether the same transaction may go through when it is tried again: a conflict with another one.
    #[must_use]
    pub fn passes(&self) -> bool {
        match self {
            // 40001 serialization_failure, 40P01 deadlock_detected.
            Self::Postgres(error) => error.code().is_some_and(|code| matches!(code.code(), "40001" | "40P01")),
            Self::Sqlite(rusqlite::Error::SqliteFailure(failure, _)) => {
                matches!(failure.code, rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            }
            Self::Together(error) => error.passes(),
            Self::GivenUp => true,
            _ => false,
        }
    }
}

/// Result of the database.
pub type Result<T> = std::result::Result<T, DbError>;

/// Statements inside a transaction.
pub trait Sql {
    /// Changes rows; answers how many.
    ///
    /// # Errors
    /// What the database refuses.
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64>;
    /// Reads rows.
    ///
    /// # Errors
    /// What the database refuses.
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>>;
    /// Adds rows, all of the same length, with one statement where the way to the database is long. `into` names table and columns
    /// (`t (a, b)`), `end` what happens to rows that are there (`ON CONFLICT ...`); no two of the rows may be the same one then.
    ///
    /// # Errors
    /// What the database refuses.
    fn insert_all(&mut self, into: &str, end: &str, rows: Vec<Vec<Value>>) -> Result<()>;
    /// Runs a statement for many keys, which fill the list that it ends with (`... AND id IN`): it reads their rows, or deletes them.
    /// `before` are the parameters in front of the list.
    ///
    /// # Errors
    /// What the database refuses.
    fn query_all(&mut self, sql: &str, before: &[Value], keys: &[Value]) -> Result<Vec<Row>>;
}

impl dyn Sql + '_ {
    /// The first row of an answer.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn first(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.query(sql, values)?.into_iter().next())
    }
}

/// What happens in one transaction.
pub type Work<'w> = dyn FnMut(&mut dyn Sql) -> Result<()> + 'w;

/// A database.
pub trait Database: Send + Sync {
    /// Changes it: all of what `work` does, or nothing. Changes that come while another one is at work share its transaction and its
    /// sync: on SQLite all of them, on PostgreSQL those of one firm.
    ///
    /// # Errors
    /// What `work` answers, or the database.
    fn write(&self, firm: Option<Id>, work: &mut Work<'_>) -> Result<()>;
    /// Reads one state of it.
    ///
    /// # Errors
    /// What `work` answers, or the database.
    fn read(&self, work: &mut Work<'_>) -> Result<()>;
    /// Writes a copy of it, as it is now, to a file.
    ///
    /// # Errors
    /// What the database refuses; PostgreSQL has tools of its own for it.
    fn copy_to(&self, path: &std::path::Path) -> Result<()>;
    /// `sqlite` or `postgresql`.
    fn kind(&self) -> &'static str;
    /// How large it is; nothing where that is not known here.
    fn bytes(&self) -> Option<u64>;
}

impl dyn Database + '_ {
    /// A change that answers something.
    ///
    /// # Errors
    /// What `work` answers, or the database.
    pub fn change<T>(&self, work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.change_in(None, work)
    }
    /// A change of one firm that answers something.
    ///
    /// # Errors
    /// What `work` answers, or the database.
    pub fn change_of<T>(&self, firm: Id, work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        self.change_in(Some(firm), work)
    }
    fn change_in<T>(&self, firm: Option<Id>, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        let mut answer = None;
        let mut left = TRIES;
        loop {
            let done = self.write(firm, &mut |sql| work(sql).map(|found| answer = Some(found)));
            match done {
                Err(error) if error.passes() && left > 0 => left -= 1,
                Err(error) => return Err(error),
                Ok(()) => return answer.ok_or(DbError::Unreadable("answer")),
            }
        }
    }
    /// A look at one state that answers something.
    ///
    /// # Errors
    /// What `work` answers, or the database.
    pub fn look<T>(&self, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        let mut answer = None;
        self.read(&mut |sql| work(sql).map(|found| answer = Some(found)))?;
        answer.ok_or(DbError::Unreadable("answer"))
    }
}

/// Conflicts after which a transaction is tried again.
const TRIES: u32 = 8;

/// Opens the database that an address names: `postgres://...`, or the path of a SQLite file.
///
/// # Errors
/// When it cannot be opened, or a newer program has changed it.
pub fn open(address: &str) -> Result<Box<dyn Database>> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        Ok(Box::new(Postgres::open(address)?))
    } else {
        Ok(Box::new(Sqlite::open(std::path::Path::new(address))?))
    }
}
