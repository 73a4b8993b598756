//! What the administration page shows: counted in the database, never a row of the firm itself but for the names of roles and branches.

use kontor_core::company::{Branch, User};
use kontor_core::id::{EntityId as _, Id};
use kontor_core::permission::role::{Role, RoleKey};
use kontor_sync::wire::IssueKind;

use super::device::{self, Device};
use super::{common, firm};
use crate::db::{DbError, Result, Sql};
use crate::page::{BackupView, BranchView, FirmView, IssueCount, ParkedRow, PcRow, PcStatus, QuarantineRow, RoleCount};
use crate::values;

/// A firm.
///
/// # Errors
/// When the database cannot be read.
pub fn of_firm(sql: &mut dyn Sql, id: Id) -> Result<FirmView> {
    let head = firm::head(sql, id)?.head;
    let (name, _) = firm::key(sql, id)?;
    let has_company = !common::<kontor_core::company::Company>(sql, id)?.is_empty();
    Ok(FirmView { id, name, head, has_company })
}

/// The branches by code.
///
/// # Errors
/// When the database cannot be read.
pub fn branches(sql: &mut dyn Sql, firm: Id) -> Result<Vec<BranchView>> {
    let view = |branch: Branch| BranchView { id: branch.id.id(), code: branch.code, name: branch.name };
    let mut branches: Vec<BranchView> = common(sql, firm)?.into_iter().map(view).collect();
    branches.sort_by(|one, other| one.code.cmp(&other.code));
    Ok(branches)
}

/// The people who work here, counted by role.
///
/// # Errors
/// When the database cannot be read.
pub fn people(sql: &mut dyn Sql, firm: Id) -> Result<Vec<RoleCount>> {
    let roles: Vec<Role> = common(sql, firm)?;
    let mut counts: Vec<RoleCount> = Vec::new();
    for person in common::<User>(sql, firm)?.into_iter().filter(|person| person.active) {
        let (role, own) = match person.role {
            RoleKey::Ready(role) => (role.as_str().to_owned(), false),
            RoleKey::Own(id) => {
                (roles.iter().find(|role| role.id == id).map_or_else(String::new, |role| role.name.clone()), true)
            }
        };
        match counts.iter_mut().find(|count| (&count.role, count.own) == (&role, own)) {
            Some(count) => count.people += 1,
            None => counts.push(RoleCount { role, own, people: 1 }),
        }
    }
    Ok(counts)
}

/// The PCs by code.
///
/// # Errors
/// When the database cannot be read.
pub fn pcs(sql: &mut dyn Sql, firm: Id) -> Result<Vec<PcRow>> {
    let (head, branches) = (firm::head(sql, firm)?.head, branches(sql, firm)?);
    let named = |id: Id| {
        let known = branches.iter().find(|branch| branch.id == id).cloned();
        known.unwrap_or(BranchView { id, code: String::new(), name: String::new() })
    };
    let row = |pc: Device| PcRow {
        status: match (pc.revoked, pc.stale) {
            (true, _) => PcStatus::Revoked,
            (false, true) => PcStatus::Stale,
            (false, false) => PcStatus::Active,
        },
        id: pc.id,
        code: pc.code,
        name: pc.name,
        branch: pc.branch.map(named),
        branches: pc.reach.branches.map(|ids| ids.into_iter().map(named).collect()),
        facets: pc.reach.facets.into_iter().collect(),
        app: pc.app,
        joined_at_ms: pc.made_at_ms,
        seen_at_ms: pc.seen_at_ms,
        waiting: pc.waiting,
        behind: head.saturating_sub(pc.told),
        clean_to_ms: pc.clean_to_ms,
        clock_off_ms: pc.clock_off_ms,
        disk_free: pc.disk_free,
    };
    Ok(device::all(sql, firm)?.into_iter().map(row).collect())
}

/// Issues that wait for somebody, by kind.
///
/// # Errors
/// When the database cannot be read.
pub fn issues(sql: &mut dyn Sql, firm: Id) -> Result<Vec<IssueCount>> {
    let select = "SELECT kind, count(*) FROM issue WHERE firm = $1 AND closed_by IS NULL GROUP BY kind ORDER BY kind";
    let count = |mut row: crate::db::Row| {
        let number = u8::try_from(row.take::<i64>()?).map_err(|_| DbError::Unreadable("kind"))?;
        let kind: IssueKind = minicbor::decode(&[number]).map_err(|_| DbError::Unreadable("kind"))?;
        Ok(IssueCount { kind: kebab(&format!("{kind:?}")), open: row.take()? })
    };
    sql.query(select, values![firm])?.into_iter().map(count).collect()
}

/// `NumberTwice` as `number-twice`.
fn kebab(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !words.is_empty() {
            words.push('-');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// What was not accepted, by PC and reason.
///
/// # Errors
/// When the database cannot be read.
pub fn quarantine(sql: &mut dyn Sql, firm: Id) -> Result<Vec<QuarantineRow>> {
    let select = "SELECT device.code, quarantine.reason, count(*), max(quarantine.received_at_ms) FROM quarantine \
                  JOIN device ON device.firm = quarantine.firm AND device.id = quarantine.device \
                  WHERE quarantine.firm = $1 GROUP BY device.code, quarantine.reason ORDER BY device.code, quarantine.reason";
    let read = |mut row: crate::db::Row| {
        Ok(QuarantineRow { code: row.take()?, reason: row.take()?, commits: row.take()?, last_at_ms: row.take()? })
    };
    sql.query(select, values![firm])?.into_iter().map(read).collect()
}

/// Commits that this version cannot read.
///
/// # Errors
/// When the database cannot be read.
pub fn parked(sql: &mut dyn Sql, firm: Id) -> Result<Vec<ParkedRow>> {
    let select = "SELECT parked.seq, device.code, feed_commit.received_at_ms, length(feed_commit.bytes) FROM parked \
                  JOIN feed_commit ON feed_commit.firm = parked.firm AND feed_commit.seq = parked.seq \
                  JOIN device ON device.firm = parked.firm AND device.id = feed_commit.device \
                  WHERE parked.firm = $1 ORDER BY parked.seq DESC LIMIT 100";
    let read = |mut row: crate::db::Row| {
        Ok(ParkedRow { seq: row.take()?, code: row.take()?, at_ms: row.take()?, bytes: row.take()? })
    };
    sql.query(select, values![firm])?.into_iter().map(read).collect()
}

/// The last backup.
///
/// # Errors
/// When the database cannot be read.
pub fn backup(sql: &mut dyn Sql, firm: Id) -> Result<Option<BackupView>> {
    let select = "SELECT backup_at_ms, backup_bytes, backup_mark FROM firm WHERE id = $1";
    let Some(mut row) = sql.first(select, values![firm])? else { return Ok(None) };
    let (at_ms, bytes): (Option<u64>, Option<u64>) = (row.take()?, row.take()?);
    let covers = row.take()?;
    Ok(at_ms.zip(bytes).map(|(at_ms, bytes)| BackupView { at_ms, bytes, covers }))
}

/// Bytes of the attachments of a firm.
///
/// # Errors
/// When the database cannot be read.
pub fn attachment_bytes(sql: &mut dyn Sql, firm: Id) -> Result<u64> {
    let select = "SELECT coalesce(CAST(sum(size) AS BIGINT), 0) FROM blob WHERE firm = $1 AND whole = 1";
    sql.first(select, values![firm])?.map_or(Ok(0), |mut row| row.take())
}

#[cfg(test)]
mod tests {
    #[test]
    fn kinds_are_named_like_codes() {
        assert_eq!(super::kebab("NumberTwice"), "number-twice");
        assert_eq!(super::kebab("Held"), "held");
    }
}
