//! The database of head office: SQLite in a file, or PostgreSQL and what speaks its protocol.
//!
//! The statements stand in [`crate::hub`] once, in the SQL that both understand (`$1`, `ON CONFLICT`, `RETURNING`); only this
//! module knows which of them it is. A transaction is a function: it may run again from the start when the database asks for
//! it, so it must do nothing that the database cannot take back.

mod migrate;
mod pool;
mod postgres;
mod sqlite;

pub use self::postgres::Postgres;
pub use self::sqlite::Sqlite;

/// A value of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Why the database did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// SQLite failed.
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL failed.
    #[error("postgresql: {0}")]
    Postgres(#[from] ::postgres::Error),
    /// A row holds what was not expected there.
    #[error("unreadable {0}")]
    Unreadable(&'static str),
    /// A newer program has changed this database.
    #[error("the database was changed by a newer version: {0}")]
    Newer(String),
    /// Too many at once.
    #[error("no connection became free")]
    Busy,
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
            _ => false,
        }
    }
}

/// Result of the database.
pub type Result<T> = std::result::Result<T, DbError>;

/// A row of an answer, taken value by value.
pub struct Row(std::vec::IntoIter<Value>);

impl Row {
    pub(crate) fn new(values: Vec<Value>) -> Self {
        Self(values.into_iter())
    }
    /// The next value.
    ///
    /// # Errors
    /// When it is of another type.
    pub fn take<T: FromValue>(&mut self) -> Result<T> {
        T::from_value(self.0.next().unwrap_or(Value::Null))
    }
}

/// What stands in one column of an answer.
pub trait FromValue: Sized {
    /// From the column.
    ///
    /// # Errors
    /// When something else stands there.
    fn from_value(value: Value) -> Result<Self>;
}

macro_rules! from_value {
    ($($ty:ty: $pattern:pat => $value:expr, $what:literal;)*) => {$(
        impl FromValue for $ty {
            fn from_value(value: Value) -> Result<Self> {
                match value { $pattern => Ok($value), _ => Err(DbError::Unreadable($what)) }
            }
        }
    )*};
}
from_value! {
    i64: Value::Int(value) => value, "number";
    // 64 bits as they are: the clock and hashes of it use all of them.
    u64: Value::Int(value) => value.cast_unsigned(), "number";
    String: Value::Text(value) => value, "text";
    Vec<u8>: Value::Bytes(value) => value, "bytes";
    bool: Value::Int(value) => value != 0, "flag";
}

impl FromValue for Value {
    fn from_value(value: Value) -> Result<Self> {
        Ok(value)
    }
}
impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: Value) -> Result<Self> {
        if value == Value::Null { Ok(None) } else { T::from_value(value).map(Some) }
    }
}
impl<const N: usize> FromValue for [u8; N] {
    fn from_value(value: Value) -> Result<Self> {
        Vec::from_value(value)?.try_into().map_err(|_| DbError::Unreadable("length"))
    }
}
impl FromValue for kontor_core::id::Id {
    fn from_value(value: Value) -> Result<Self> {
        <[u8; 16]>::from_value(value).map(|bytes| Self(kontor_core::id::Uuid::from_bytes(bytes)))
    }
}

macro_rules! to_value {
    ($($ty:ty: $from:ident => $value:expr;)*) => {$(
        impl From<$ty> for Value {
            fn from($from: $ty) -> Self { $value }
        }
    )*};
}
to_value! {
    i64: value => Self::Int(value);
    u64: value => Self::Int(value.cast_signed());
    u16: value => Self::Int(i64::from(value));
    u32: value => Self::Int(i64::from(value));
    bool: value => Self::Int(i64::from(value));
    &str: value => Self::Text(value.to_owned());
    String: value => Self::Text(value);
    &[u8]: value => Self::Bytes(value.to_vec());
    Vec<u8>: value => Self::Bytes(value);
    kontor_core::id::Id: value => Self::Bytes(value.0.as_bytes().to_vec());
}
impl<const N: usize> From<[u8; N]> for Value {
    fn from(value: [u8; N]) -> Self {
        Self::Bytes(value.to_vec())
    }
}
impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Parameters of a statement: `values![firm, seq]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::db::Value::from($value)),*] };
}

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
}

impl dyn Sql + '_ {
    /// The first row of an answer.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn first(&mut self, sql: &str, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.query(sql, values)?.into_iter().next())
    }
    /// Adds many rows with few statements; `end` says what happens to those that are there (`ON CONFLICT ...`).
    ///
    /// # Errors
    /// What the database refuses.
    pub fn insert_all(&mut self, into: &str, columns: usize, end: &str, rows: Vec<Vec<Value>>) -> Result<()> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let some: Vec<Value> = rows.by_ref().take(ROWS_AT_ONCE).flatten().collect();
            let groups: Vec<String> = (0..some.len() / columns.max(1))
                .map(|row| {
                    let marks: Vec<String> = (1..=columns).map(|at| format!("${}", row * columns + at)).collect();
                    format!("({})", marks.join(", "))
                })
                .collect();
            self.execute(&format!("INSERT INTO {into} VALUES {} {end}", groups.join(", ")), &some)?;
        }
        Ok(())
    }
    /// Reads the rows of many keys with few statements: `sql` ends before the list, `before` are the parameters in front of it.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn query_all(&mut self, sql: &str, before: &[Value], keys: &[Value]) -> Result<Vec<Row>> {
        let mut found = Vec::new();
        for some in keys.chunks(KEYS_AT_ONCE) {
            let marks: Vec<String> = (1..=some.len()).map(|at| format!("${}", before.len() + at)).collect();
            found.extend(self.query(&format!("{sql} ({})", marks.join(", ")), &[before, some].concat())?);
        }
        Ok(found)
    }
}

/// Rows in one statement: more of them gain nothing, and few different statements can be kept prepared.
const ROWS_AT_ONCE: usize = 64;
/// Keys in one question.
const KEYS_AT_ONCE: usize = 200;

/// What happens in one transaction.
pub type Work<'w> = dyn FnMut(&mut dyn Sql) -> Result<()> + 'w;

/// A database.
pub trait Database: Send + Sync {
    /// Changes it: all of what `work` does, or nothing.
    ///
    /// # Errors
    /// What `work` answers, or the database.
    fn write(&self, work: &mut Work<'_>) -> Result<()>;
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
    /// A transaction that answers something.
    ///
    /// # Errors
    /// What `work` answers, or the database.
    pub fn change<T>(&self, mut work: impl FnMut(&mut dyn Sql) -> Result<T>) -> Result<T> {
        let mut answer = None;
        let mut left = TRIES;
        loop {
            let done = self.write(&mut |sql| work(sql).map(|found| answer = Some(found)));
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
