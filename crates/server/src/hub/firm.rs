//! A firm and the end of its feed.

use kontor_core::id::Id;
use kontor_sync::wire::{FeedId, Reply, Stop};

use crate::db::{DbError, Result, Sql, Value};
use crate::values;

/// The end of the feed of a firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which feed.
    pub feed: FeedId,
    /// The last place.
    pub head: u64,
    /// The latest corrected clock.
    pub clock: u64,
    /// The last number of an issue.
    pub issues: u64,
    /// The last place that a backup off the machine covers.
    pub backup_mark: u64,
    /// Up to here the feed is that of the feed before, which was set back.
    pub rewound: u64,
    /// The feed is kept from behind this place on.
    pub floor: u64,
    /// How often something that was told was taken back: what was read before is void.
    pub rewrites: u64,
}

impl Head {
    /// An answer that speaks of it.
    #[must_use]
    pub const fn reply<T>(&self, now_ms: u64, body: std::result::Result<T, Stop>) -> Reply<T> {
        Reply { feed: self.feed, head: self.head, server_time_ms: now_ms, backup_mark: self.backup_mark, body }
    }
}

/// A new firm with a key of its own. Answers its identity.
///
/// # Errors
/// When the database cannot be written.
pub fn create(sql: &mut dyn Sql, id: Id, name: &str, key_seed: &[u8; 32], feed: FeedId, now_ms: u64) -> Result<()> {
    let put = "INSERT INTO firm (id, name, key_seed, feed, head, clock, issues, backup_mark, rewound, made_at_ms) \
               VALUES ($1, $2, $3, $4, 0, 0, 0, 0, 0, $5)";
    sql.execute(put, values![id, name, key_seed.as_slice(), feed, now_ms]).map(drop)
}

/// All firms: identity and name.
///
/// # Errors
/// When the database cannot be read.
pub fn all(sql: &mut dyn Sql) -> Result<Vec<(Id, String)>> {
    let rows = sql.query("SELECT id, name FROM firm ORDER BY name, id", &[])?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

/// Name of a firm, and the seed of its key.
///
/// # Errors
/// When the database cannot be read, or there is no such firm.
pub fn key(sql: &mut dyn Sql, firm: Id) -> Result<(String, [u8; 32])> {
    let row = sql.first("SELECT name, key_seed FROM firm WHERE id = $1", values![firm])?;
    let mut row = row.ok_or(DbError::Unreadable("firm"))?;
    Ok((row.take()?, row.take()?))
}

/// The company that the founder of a firm said that it brings.
///
/// # Errors
/// When the database cannot be read, or there is no such firm.
pub fn company(sql: &mut dyn Sql, firm: Id) -> Result<Option<Id>> {
    let row = sql.first("SELECT company FROM firm WHERE id = $1", values![firm])?;
    row.ok_or(DbError::Unreadable("firm"))?.take()
}

/// Says which company the firm has.
///
/// # Errors
/// When the database cannot be written.
pub fn set_company(sql: &mut dyn Sql, firm: Id, company: Id) -> Result<()> {
    sql.execute("UPDATE firm SET company = $2 WHERE id = $1", values![firm, company]).map(drop)
}

/// The end of the feed, as it is now.
///
/// # Errors
/// When the database cannot be read, or there is no such firm.
pub fn head(sql: &mut dyn Sql, firm: Id) -> Result<Head> {
    read(sql, "SELECT feed, head, clock, issues, backup_mark, rewound, floor, rewrites FROM firm WHERE id = $1", firm)
}

/// The last places of feeds.
///
/// # Errors
/// When the database cannot be read.
pub fn heads(sql: &mut dyn Sql, firms: &[Id]) -> Result<Vec<(Id, u64)>> {
    let keys: Vec<Value> = firms.iter().map(|id| Value::from(*id)).collect();
    let rows = sql.query_all("SELECT id, head FROM firm WHERE id IN", &[], &keys)?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

/// The end of the feed, held for this transaction: nobody else writes to the firm until it ends.
///
/// # Errors
/// As [`head`].
pub fn lock(sql: &mut dyn Sql, firm: Id) -> Result<Head> {
    read(
        sql,
        "UPDATE firm SET head = head WHERE id = $1 RETURNING feed, head, clock, issues, backup_mark, rewound, floor, rewrites",
        firm,
    )
}

fn read(sql: &mut dyn Sql, statement: &str, firm: Id) -> Result<Head> {
    let mut row = sql.first(statement, values![firm])?.ok_or(DbError::Unreadable("firm"))?;
    Ok(Head {
        feed: row.take()?,
        head: row.take()?,
        clock: row.take()?,
        issues: row.take()?,
        backup_mark: row.take()?,
        rewound: row.take()?,
        floor: row.take()?,
        rewrites: row.take()?,
    })
}

/// Moves the end of the feed.
///
/// # Errors
/// When the database cannot be written.
pub fn advance(sql: &mut dyn Sql, firm: Id, to: &Head) -> Result<()> {
    let set = "UPDATE firm SET head = $2, clock = $3, issues = $4, rewrites = $5 WHERE id = $1";
    sql.execute(set, values![firm, to.head, to.clock, to.issues, to.rewrites]).map(drop)
}

/// Notes that a backup of so many bytes covers the feed up to a place.
///
/// # Errors
/// When the database cannot be written.
pub fn mark_backup(sql: &mut dyn Sql, firm: Id, seq: u64, bytes: u64, now_ms: u64) -> Result<()> {
    let set =
        "UPDATE firm SET backup_mark = $2, backup_bytes = $3, backup_at_ms = $4 WHERE id = $1 AND backup_mark <= $2";
    sql.execute(set, values![firm, seq, bytes, now_ms]).map(drop)
}

/// The database was set back: its feed is another one from now on, so that every PC notices.
///
/// # Errors
/// When the database cannot be written.
pub fn renew_feed(sql: &mut dyn Sql, firm: Id, feed: FeedId) -> Result<()> {
    sql.execute("UPDATE firm SET feed = $2, rewound = head WHERE id = $1", values![firm, feed]).map(drop)
}
