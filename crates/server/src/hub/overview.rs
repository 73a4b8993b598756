//! What the administration page shows: counted in the database, never a row of the firm itself but for the names of roles and branches.

use kontor_core::company::{Branch, User};
use kontor_core::entity::UserId;
use kontor_core::id::{EntityId as _, Id};
use kontor_core::permission::ReadyRole;
use kontor_core::permission::role::{Role, RoleKey, Team};
use kontor_core::text_enum::TextEnum as _;
use kontor_sync::wire::IssueKind;

use super::device::{self, Device};
use super::reach::Seat;
use super::{common, firm};
use crate::db::{DbError, Result, Sql};
use crate::page::{
    BackupView, BranchView, Choices, FirmView, IssueCount, ParkedRow, PcRow, PcStatus, PersonView, QuarantineRow,
    RoleCount, RoleView,
};
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

/// What can be said of a PC.
///
/// # Errors
/// When the database cannot be read.
pub fn choices(sql: &mut dyn Sql, firm: Id) -> Result<Choices> {
    let view = |person: User| PersonView { id: person.id.id(), name: person.name };
    let working = common::<User>(sql, firm)?.into_iter().filter(|person| person.active);
    let mut people: Vec<PersonView> = working.map(view).collect();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    let ready = |role: &&str| RoleView { key: (*role).to_owned(), name: None };
    let own = |role: Role| RoleView { key: role.id.id().to_string(), name: Some(role.name) };
    let mut owns: Vec<RoleView> = common(sql, firm)?.into_iter().map(own).collect();
    owns.sort_by(|one, other| one.name.cmp(&other.name));
    let roles = ReadyRole::TEXTS.iter().map(ready).chain(owns).collect();
    Ok(Choices { branches: branches(sql, firm)?, roles, people })
}

/// The branches by code.
fn branches(sql: &mut dyn Sql, firm: Id) -> Result<Vec<BranchView>> {
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
    let (head, choices) = (firm::head(sql, firm)?.head, choices(sql, firm)?);
    let named = |id: Id| {
        let known = choices.branches.iter().find(|branch| branch.id == id).cloned();
        known.unwrap_or(BranchView { id, code: String::new(), name: String::new() })
    };
    let teams: Vec<Team> = common(sql, firm)?;
    let team = |id: Id| teams.iter().find(|team| team.id.id() == id).map_or_else(String::new, |team| team.name.clone());
    let role = |seat: &Seat| {
        let key = seat.role.to_string();
        let known = choices.roles.iter().find(|role| role.key == key).cloned();
        known.unwrap_or(RoleView { key, name: Some(String::new()) })
    };
    let works = |seat: &Seat, person: &PersonView| seat.people.contains(&UserId(person.id));
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
        role: pc.seat.as_ref().map(role),
        people: pc
            .seat
            .iter()
            .flat_map(|seat| choices.people.iter().filter(|person| works(seat, person)).cloned())
            .collect(),
        branches: pc.reach.branches.map(|ids| ids.into_iter().map(named).collect()),
        teams: pc.reach.teams.map(|ids| ids.into_iter().map(team).collect()),
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
