//! What the feed need not keep: below its floor, what is there stands in the rows, and whoever is behind it loads them.
//!
//! The floor is never above what a PC that works has told that it has, nor above what a backup covers. Commits are kept: they are
//! the history, and they prove what was said.

use kontor_core::id::Id;

use super::{device, firm};
use crate::db::{Result, Sql};
use crate::values;

/// Places of the feed that are let go of in one transaction, so that nobody waits long.
const STEP: u64 = 20_000;

/// What a step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compacted {
    /// The feed is kept from behind this place on.
    pub floor: u64,
    /// Changes that were let go of.
    pub changes: u64,
    /// There is more to let go of.
    pub more: bool,
}

/// Raises the floor of a feed by one step, after PCs that were silent for too long were given up.
///
/// # Errors
/// When the database cannot be written.
pub fn step(sql: &mut dyn Sql, firm: Id, now_ms: u64) -> Result<Compacted> {
    let head = firm::lock(sql, firm)?;
    device::give_up(sql, firm, now_ms)?;
    let told = "SELECT min(told) FROM device WHERE firm = $1 AND status = 'active'";
    let told: Option<u64> = sql.first(told, values![firm])?.map_or(Ok(None), |mut row| row.take())?;
    let safe = told.unwrap_or(head.head).min(head.backup_mark).min(head.head);
    let floor = safe.min(head.floor + STEP);
    if floor <= head.floor {
        return Ok(Compacted { floor: head.floor, changes: 0, more: false });
    }
    let mut changes = 0;
    for table in ["feed_op", "feed_answer"] {
        let delete = format!("DELETE FROM {table} WHERE firm = $1 AND seq > $2 AND seq <= $3");
        changes += sql.execute(&delete, values![firm, head.floor, floor])?;
    }
    sql.execute("UPDATE firm SET floor = $2 WHERE id = $1", values![firm, floor])?;
    Ok(Compacted { floor, changes, more: floor < safe })
}
