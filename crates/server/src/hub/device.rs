//! The PCs of a firm: what is known of them, what they may hold, and how they lose it.

use kontor_core::id::Id;
use kontor_sync::chain::Hash;
use kontor_sync::part::Reach;
use kontor_sync::sign::PublicKey;
use kontor_sync::wire::{Reply, Status, StatusSeen, Stop};

use super::reach::Seat;
use super::{Who, firm};
use crate::db::{DbError, Result, Sql};
use crate::values;

/// A PC as head office knows it.
#[derive(Debug, Clone)]
pub struct Device {
    /// Its identity.
    pub id: Id,
    /// Its number in marks.
    pub slot: u32,
    /// Name for people.
    pub name: String,
    /// Its code in numbers.
    pub code: String,
    /// Its key.
    pub public: PublicKey,
    /// Where it stands.
    pub branch: Option<Id>,
    /// It brought the firm here: what it says before any person is known counts.
    pub founder: bool,
    /// What it may hold.
    pub reach: Reach,
    /// How often that changed.
    pub epoch: u64,
    /// Whose work is done there, where what it may hold follows from that.
    pub seat: Option<Seat>,
    /// It was revoked.
    pub revoked: bool,
    /// It was silent for so long that head office does not wait for it any more: it must load anew.
    pub stale: bool,
    /// The last cursor that it told.
    pub told: u64,
    /// Everything done on it up to this instant is here, in milliseconds since 1970 UTC.
    pub clean_to_ms: u64,
    /// How many commits wait on it.
    pub waiting: u64,
    /// Its clock less ours, in milliseconds.
    pub clock_off_ms: i64,
    /// Version of its program.
    pub app: String,
    /// Bytes that are free on its disk.
    pub disk_free: u64,
    /// When it was heard of last.
    pub seen_at_ms: u64,
    /// When it joined.
    pub made_at_ms: u64,
}

/// How long head office waits for a PC: 180 days.
const STALE_MS: u64 = 180 * 24 * 60 * 60 * 1_000;

const COLUMNS: &str = "id, slot, name, code, public_key, branch, founder, reach, epoch, seat, \
                       CASE status WHEN 'revoked' THEN 1 ELSE 0 END, CASE status WHEN 'stale' THEN 1 ELSE 0 END, told, clean_to_ms, waiting, \
                       clock_off_ms, app, disk_free, seen_at_ms, made_at_ms";

fn read(mut row: crate::db::Row) -> Result<Device> {
    Ok(Device {
        id: row.take()?,
        slot: u32::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("slot"))?,
        name: row.take()?,
        code: row.take()?,
        public: row.take()?,
        branch: row.take()?,
        founder: row.take()?,
        reach: reach_of(&row.take::<Vec<u8>>()?)?,
        epoch: row.take()?,
        seat: row.take::<Option<String>>()?.as_deref().map(Seat::from_text).transpose()?,
        revoked: row.take()?,
        stale: row.take()?,
        told: row.take()?,
        clean_to_ms: row.take()?,
        waiting: row.take()?,
        clock_off_ms: row.take()?,
        app: row.take()?,
        disk_free: row.take()?,
        seen_at_ms: row.take()?,
        made_at_ms: row.take()?,
    })
}

const ACTIVE: &str = "active";

pub(super) fn reach_of(bytes: &[u8]) -> Result<Reach> {
    minicbor::decode(bytes).map_err(|_| DbError::Unreadable("reach"))
}

pub(super) fn bytes_of(reach: &Reach) -> Result<Vec<u8>> {
    minicbor::to_vec(reach).map_err(|_| DbError::Unreadable("reach"))
}

/// A PC; nothing where the firm has none of that identity.
///
/// # Errors
/// When the database cannot be read.
pub fn find(sql: &mut dyn Sql, who: Who) -> Result<Option<Device>> {
    let select = format!("SELECT {COLUMNS} FROM device WHERE firm = $1 AND id = $2");
    sql.first(&select, values![who.firm, who.device])?.map(read).transpose()
}

/// All PCs of a firm, by code.
///
/// # Errors
/// When the database cannot be read.
pub fn all(sql: &mut dyn Sql, firm: Id) -> Result<Vec<Device>> {
    let select = format!("SELECT {COLUMNS} FROM device WHERE firm = $1 ORDER BY code");
    sql.query(&select, values![firm])?.into_iter().map(read).collect()
}

/// The PCs of a firm whose reach follows from whose work is done there.
pub(super) fn seated(sql: &mut dyn Sql, firm: Id) -> Result<Vec<Device>> {
    let select = format!(
        "SELECT {COLUMNS} FROM device WHERE firm = $1 AND seat IS NOT NULL AND status <> 'revoked' ORDER BY code"
    );
    sql.query(&select, values![firm])?.into_iter().map(read).collect()
}

/// Adds a PC. Enrolling the same identity again gives it another key: the PC was set up anew.
pub(super) fn put(sql: &mut dyn Sql, firm: Id, device: &Device, now_ms: u64) -> Result<()> {
    let reach = bytes_of(&device.reach)?;
    let insert = "INSERT INTO device (firm, id, slot, name, code, public_key, branch, founder, reach, seat, epoch, status, told, clean_to_ms, \
                  waiting, clock_off_ms, app, disk_free, seen_at_ms, made_at_ms) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, 0, '', 0, $13, $13) \
                  ON CONFLICT (firm, id) DO UPDATE SET name = excluded.name, public_key = excluded.public_key, \
                  branch = excluded.branch, reach = excluded.reach, seat = excluded.seat, epoch = excluded.epoch, status = excluded.status";
    let Device { id, slot, name, code, public, branch, founder, epoch, .. } = device;
    let (name, code) = (name.as_str(), code.as_str());
    let seat = device.seat.as_ref().map(Seat::to_text).transpose()?;
    sql.execute(
        insert,
        values![firm, *id, *slot, name, code, *public, *branch, *founder, reach.clone(), seat, *epoch, ACTIVE, now_ms],
    )?;
    remember_reach(sql, firm, *id, *epoch, reach)
}

fn remember_reach(sql: &mut dyn Sql, firm: Id, device: Id, epoch: u64, reach: Vec<u8>) -> Result<()> {
    let insert = "INSERT INTO device_reach (firm, device, epoch, reach) VALUES ($1, $2, $3, $4) \
                  ON CONFLICT (firm, device, epoch) DO UPDATE SET reach = excluded.reach";
    sql.execute(insert, values![firm, device, epoch, reach]).map(drop)
}

/// Changes what a PC may hold. Its next pull begins with what it gains and what it must forget. Of a PC with a seat it holds until people
/// or roles change.
///
/// # Errors
/// When the database cannot be written.
pub fn set_reach(sql: &mut dyn Sql, who: Who, reach: &Reach) -> Result<bool> {
    firm::lock(sql, who.firm)?;
    find(sql, who)?.map_or(Ok(false), |device| regrant(sql, who.firm, &device, reach))
}

/// The same of a PC as it stands, where the firm is locked.
pub(super) fn regrant(sql: &mut dyn Sql, firm: Id, device: &Device, reach: &Reach) -> Result<bool> {
    if device.reach == *reach {
        return Ok(false);
    }
    let bytes = bytes_of(reach)?;
    let set = "UPDATE device SET reach = $3, epoch = $4 WHERE firm = $1 AND id = $2";
    sql.execute(set, values![firm, device.id, bytes.clone(), device.epoch + 1])?;
    remember_reach(sql, firm, device.id, device.epoch + 1, bytes)?;
    Ok(true)
}

/// Says where a PC stands and whose work is done there.
pub(super) fn seat(sql: &mut dyn Sql, who: Who, branch: Option<Id>, seat: &Seat) -> Result<()> {
    let set = "UPDATE device SET branch = $3, seat = $4 WHERE firm = $1 AND id = $2";
    sql.execute(set, values![who.firm, who.device, branch, seat.to_text()?]).map(drop)
}

/// What a PC might hold in an epoch.
pub(super) fn reach_at(sql: &mut dyn Sql, who: Who, epoch: u64) -> Result<Option<Reach>> {
    let select = "SELECT reach FROM device_reach WHERE firm = $1 AND device = $2 AND epoch = $3";
    let row = sql.first(select, values![who.firm, who.device, epoch])?;
    row.map(|mut row| reach_of(&row.take::<Vec<u8>>()?)).transpose()
}

/// Takes a PC out of the firm: a lost or stolen one, or one that is not used any more. What it still sends goes into quarantine.
///
/// # Errors
/// When the database cannot be written.
pub fn revoke(sql: &mut dyn Sql, who: Who) -> Result<bool> {
    firm::lock(sql, who.firm)?;
    let set = "UPDATE device SET status = 'revoked' WHERE firm = $1 AND id = $2 AND status <> 'revoked'";
    Ok(sql.execute(set, values![who.firm, who.device])? > 0)
}

/// Gives up the PCs of which nothing was heard for half a year.
///
/// # Errors
/// When the database cannot be written.
pub fn give_up(sql: &mut dyn Sql, firm: Id, now_ms: u64) -> Result<()> {
    let set = "UPDATE device SET status = 'stale' WHERE firm = $1 AND status = 'active' AND seen_at_ms < $2";
    sql.execute(set, values![firm, now_ms.saturating_sub(STALE_MS)]).map(drop)
}

/// A PC that was given up loads anew: it is one of them again.
pub(super) fn wake(sql: &mut dyn Sql, who: Who) -> Result<()> {
    let set = "UPDATE device SET status = 'active', told = 0 WHERE firm = $1 AND id = $2 AND status = 'stale'";
    sql.execute(set, values![who.firm, who.device]).map(drop)
}

/// A chain of a PC: incarnation, last commit, its hash.
pub type Chain = (u16, u64, Hash);

/// The chains of a PC.
pub(super) fn chains(sql: &mut dyn Sql, who: Who) -> Result<Vec<(Chain, bool)>> {
    let select =
        "SELECT incarnation, dseq, hash, status FROM chain WHERE firm = $1 AND device = $2 ORDER BY incarnation";
    let read = |mut row: crate::db::Row| {
        let incarnation = u16::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("incarnation"))?;
        let chain = (incarnation, row.take()?, row.take()?);
        Ok((chain, row.take::<String>()? == "open"))
    };
    sql.query(select, values![who.firm, who.device])?.into_iter().map(read).collect()
}

/// Takes note of what a PC tells of itself.
///
/// # Errors
/// When the database cannot be written.
pub fn status(sql: &mut dyn Sql, who: Who, told: &Status, now_ms: u64) -> Result<Reply<StatusSeen>> {
    let head = firm::head(sql, who.firm)?;
    let Some(device) = find(sql, who)? else { return Ok(head.reply(now_ms, Err(Stop::Revoked))) };
    if device.revoked {
        return Ok(head.reply(now_ms, Err(Stop::Revoked)));
    }
    let clock_off_ms = told.clock_ms.cast_signed().saturating_sub(now_ms.cast_signed());
    let app: String = told.app.chars().take(40).collect();
    let set = "UPDATE device SET told = $3, clean_to_ms = $4, waiting = $5, clock_off_ms = $6, app = $7, disk_free = $8, \
               seen_at_ms = $9 WHERE firm = $1 AND id = $2";
    let Status { cursor, clean_to_ms, waiting, disk_free, .. } = *told;
    sql.execute(
        set,
        values![who.firm, who.device, cursor, clean_to_ms, waiting, clock_off_ms, app, disk_free, now_ms],
    )?;
    let chains = chains(sql, who)?.into_iter().map(|((incarnation, dseq, hash), _)| (incarnation, dseq, hash.into()));
    Ok(head.reply(now_ms, Ok(StatusSeen { clock_off_ms, chains: chains.collect() })))
}
