//! Before a period is closed: from which PCs may something still come that was done before a moment (SYNC.md 2.15).

use std::collections::BTreeSet;

use kontor_core::id::Id;
use kontor_sync::wire::{CloseAsk, NotYet, Ready, Reply, Stop};

use super::device::{self, Device};
use super::{Who, firm};
use crate::db::{Result, Sql};
use crate::values;

/// The PCs that have not sent everything that was done on them before a moment, in milliseconds since 1970 UTC; by code.
///
/// # Errors
/// When the database cannot be read.
pub fn not_yet(sql: &mut dyn Sql, firm: Id, before_ms: u64) -> Result<Vec<Device>> {
    let mut devices = device::all(sql, firm)?;
    devices.retain(|device| !device.revoked && clean_to_ms(device) < before_ms);
    Ok(devices)
}

/// Up to when everything done on a PC is here, by the clock of head office: what a PC says, it says by its own.
#[must_use]
pub fn clean_to_ms(device: &Device) -> u64 {
    let told = device.clean_to_ms.cast_signed().saturating_sub(device.clock_off_ms);
    // Nobody knows more of a PC than at its last word.
    told.max(0).cast_unsigned().min(device.seen_at_ms)
}

/// Answers a PC that asks before it closes.
///
/// # Errors
/// When the database cannot be read.
pub fn ready(sql: &mut dyn Sql, who: Who, asked: &CloseAsk, now_ms: u64) -> Result<Reply<Ready>> {
    let head = firm::head(sql, who.firm)?;
    if device::find(sql, who)?.is_none_or(|device| device.revoked) {
        return Ok(head.reply(now_ms, Err(Stop::Revoked)));
    }
    // Whoever closes knows what waits on this PC, and it goes over before the lock does.
    let others = not_yet(sql, who.firm, asked.before_ms)?.into_iter().filter(|device| device.id != who.device);
    let mut view = |device: Device| {
        Ok(NotYet {
            people: people(sql, who.firm, device.id)?,
            clean_to_ms: clean_to_ms(&device),
            device: device.id,
            code: device.code,
            name: device.name,
            waiting: device.waiting,
            seen_at_ms: device.seen_at_ms,
        })
    };
    let not_yet = others.map(&mut view).collect::<Result<_>>()?;
    Ok(head.reply(now_ms, Ok(Ready { not_yet })))
}

/// Who wrote the last commits of a PC.
fn people(sql: &mut dyn Sql, firm: Id, device: Id) -> Result<Vec<Id>> {
    let select =
        format!("SELECT author FROM feed_commit WHERE firm = $1 AND device = $2 ORDER BY seq DESC LIMIT {LAST}");
    let rows = sql.query(&select, values![firm, device])?;
    let authors: BTreeSet<Id> = rows.into_iter().map(|mut row| row.take()).collect::<Result<_>>()?;
    Ok(authors.into_iter().collect())
}

/// Commits of a PC of which it is asked who wrote them.
const LAST: usize = 200;
