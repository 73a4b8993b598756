//! Joining a firm with a one-time code: eight characters, a quarter of an hour, five tries.

use std::collections::BTreeSet;

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::numbering::DeviceCode;
use kontor_sync::chain::Hash;
use kontor_sync::enrol::{Side, certificate_message, proof};
use kontor_sync::part::Reach;
use kontor_sync::sign::{DeviceSecret, Verifier};
use kontor_sync::wire::{EnrolAnswer, EnrolChallenge, EnrolFinish, EnrolRefusal, Enrolled};

use super::device::{self, Device, bytes_of, reach_of};
use super::reach::{Holds, Seat, of_seat};
use super::rows::Rows;
use super::{Who, firm};
use crate::db::{DbError, Result, Sql};
use crate::values;

/// How long a code is good, in milliseconds.
pub const GOOD_FOR_MS: u64 = 15 * 60 * 1_000;
/// How often it may be tried.
pub const TRIES: u32 = 5;

/// A place that an administrator made for a PC. The secret of its code is kept stretched only.
#[derive(Debug, Clone)]
pub struct Place {
    /// The first two characters of the code.
    pub place: String,
    /// Of which firm.
    pub firm: Id,
    /// With what the secret was stretched.
    pub salt: [u8; 16],
    /// The stretched secret.
    pub stretched: [u8; 32],
    /// Where the PC will stand.
    pub branch: Option<Id>,
    /// Whether it brings the firm here.
    pub founder: bool,
    /// What it may hold.
    pub holds: Holds,
}

/// Opens a place for a PC. Answers whether its two characters were free.
///
/// # Errors
/// When the database cannot be written.
pub fn open(sql: &mut dyn Sql, place: &Place, now_ms: u64) -> Result<bool> {
    sql.execute("DELETE FROM enrolment WHERE until_ms < $1 OR tries < 1", values![now_ms])?;
    let insert = "INSERT INTO enrolment (place, firm, salt, stretched, branch, founder, reach, seat, until_ms, tries) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (place) DO NOTHING";
    // What follows from people and roles is reckoned when the PC joins: until then it is nothing.
    let (reach, seat) = match &place.holds {
        Holds::Fixed(reach) => (reach.clone(), None),
        Holds::Follows(seat) => (
            Reach { branches: Some(BTreeSet::new()), teams: Some(BTreeSet::new()), facets: BTreeSet::new() },
            Some(seat.to_text()?),
        ),
    };
    let reach = bytes_of(&reach)?;
    let Place { salt, stretched, branch, founder, .. } = *place;
    let until_ms = now_ms + GOOD_FOR_MS;
    let values = values![&*place.place, place.firm, salt, stretched, branch, founder, reach, seat, until_ms, TRIES];
    Ok(sql.execute(insert, values)? == 1)
}

/// The salt of a place that is open; nothing where there is none, or no longer.
///
/// # Errors
/// When the database cannot be read.
pub fn begin(sql: &mut dyn Sql, place: &str, now_ms: u64) -> Result<Option<EnrolChallenge>> {
    Ok(find(sql, place, now_ms)?.map(|place| EnrolChallenge { salt: place.salt }))
}

fn find(sql: &mut dyn Sql, place: &str, now_ms: u64) -> Result<Option<Place>> {
    let select = "SELECT place, firm, salt, stretched, branch, founder, reach, seat FROM enrolment \
                  WHERE place = $1 AND until_ms >= $2 AND tries > 0";
    let Some(mut row) = sql.first(select, values![place, now_ms])? else { return Ok(None) };
    Ok(Some(Place {
        place: row.take()?,
        firm: row.take()?,
        salt: row.take()?,
        stretched: row.take()?,
        branch: row.take()?,
        founder: row.take()?,
        holds: {
            let reach = reach_of(&row.take::<Vec<u8>>()?)?;
            let seat = row.take::<Option<String>>()?.as_deref().map(Seat::from_text).transpose()?;
            seat.map_or(Holds::Fixed(reach), Holds::Follows)
        },
    }))
}

/// Lets a PC in that knows the code; the place is gone then. Nothing where it does not know it, or would take the place of
/// another PC that works: one try less.
///
/// # Errors
/// When the database cannot be written.
pub fn finish(sql: &mut dyn Sql, asked: &EnrolFinish, fingerprint: &Hash, now_ms: u64) -> Result<Option<EnrolAnswer>> {
    let Some(place) = find(sql, &asked.place, now_ms)? else { return Ok(None) };
    let proof = |side| proof(side, &place.stretched, asked.device, &asked.public, fingerprint);
    let who = Who { firm: place.firm, device: asked.device };
    let taken = device::find(sql, who)?.is_some_and(|known| !known.revoked && known.public != asked.public);
    if proof(Side::Device) != asked.proof || Verifier::new(&asked.public).is_none() || taken {
        sql.execute("UPDATE enrolment SET tries = tries - 1 WHERE place = $1", values![&*place.place])?;
        return Ok(None);
    }
    let head = firm::lock(sql, place.firm)?.head;
    if let Some(refusal) = unfit(sql, &place, asked.company)? {
        return Ok(Some(EnrolAnswer::Refused(refusal)));
    }
    sql.execute("DELETE FROM enrolment WHERE place = $1", values![&*place.place])?;
    let device = join(sql, &place, asked, now_ms)?;
    let (firm_name, seed) = firm::key(sql, place.firm)?;
    let secret = DeviceSecret::new(&seed);
    let certificate = secret.sign(&certificate_message(place.firm, device.id, &device.public, &device.code));
    Ok(Some(EnrolAnswer::Joined(Box::new(Enrolled {
        proof: proof(Side::Server),
        firm: place.firm,
        firm_name,
        code: device.code,
        reach: device.reach,
        firm_key: secret.public(),
        certificate,
        branch: device.branch,
        head,
    }))))
}

/// A firm has one company: its founder brings it, whoever comes later gets it. What the founder brings is known before it
/// arrives, and no other record that calls itself the company changes it.
fn unfit(sql: &mut dyn Sql, place: &Place, brought: Option<Id>) -> Result<Option<EnrolRefusal>> {
    let select = "SELECT id FROM row_state WHERE firm = $1 AND tbl = $2 ORDER BY id";
    let rows = sql.query(select, values![place.firm, EntityKind::Company.wire()])?;
    let here: Vec<Id> = rows.into_iter().map(|mut row| row.take()).collect::<Result<_>>()?;
    let known = firm::company(sql, place.firm)?.or(here.first().copied());
    Ok(match (known, brought) {
        (Some(known), Some(brought)) if known != brought => Some(EnrolRefusal::OtherCompany),
        (None, Some(brought)) if place.founder => {
            firm::set_company(sql, place.firm, brought)?;
            None
        }
        (None, _) => Some(EnrolRefusal::NoCompany),
        (Some(known), None) if !here.contains(&known) => Some(EnrolRefusal::NoCompany),
        (Some(_), _) => None,
    })
}

fn join(sql: &mut dyn Sql, place: &Place, asked: &EnrolFinish, now_ms: u64) -> Result<Device> {
    let others = device::all(sql, place.firm)?;
    let before = others.iter().find(|device| device.id == asked.device);
    let slot = others.iter().map(|device| device.slot).max().unwrap_or(0) + 1;
    let free = |code: &String| others.iter().all(|device| device.code != *code);
    let code = match before {
        Some(before) => before.code.clone(),
        None => {
            let wished = asked.code.iter().filter(|code| code.parse::<DeviceCode>().is_ok()).cloned();
            let codes = wished.chain((1..100).map(|no| format!("{no:02}")));
            codes.into_iter().find(|code| free(code)).ok_or(DbError::Unreadable("code"))?
        }
    };
    let (reach, seat) = match &place.holds {
        Holds::Fixed(reach) => (reach.clone(), None),
        Holds::Follows(seat) => (of_seat(sql, &mut Rows::new(place.firm), seat, place.branch)?, Some(seat.clone())),
    };
    let device = Device {
        id: asked.device,
        slot: before.map_or(slot, |before| before.slot),
        name: asked.name.chars().take(80).collect(),
        code,
        public: asked.public,
        branch: place.branch,
        founder: place.founder,
        reach,
        seat,
        epoch: before.map_or(1, |before| before.epoch + 1),
        revoked: false,
        stale: false,
        told: 0,
        clean_to_ms: 0,
        waiting: 0,
        clock_off_ms: 0,
        app: String::new(),
        disk_free: 0,
        seen_at_ms: now_ms,
        made_at_ms: now_ms,
    };
    device::put(sql, place.firm, &device, now_ms)?;
    Ok(device)
}
