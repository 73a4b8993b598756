//! The PCs of a firm: how they are let in and out, and whose work is done at them.

use anyhow::{Context as _, Result, bail};
use kontor_core::company::Company;
use kontor_core::entity::UserId;
use kontor_core::id::Id;
use kontor_core::permission::role::RoleKey;
use kontor_sync::enrol::{CODE, code, split, stretch};
use kontor_sync::part::Reach;

use super::random;
use crate::db::{Database, Sql};
use crate::http::clock::now_ms;
use crate::hub::device::{self, Device};
use crate::hub::reach::{self, Holds, Seat};
use crate::hub::{Who, enrol, overview};
use crate::page::Choices;

/// Opens a place for a PC; answers the code.
///
/// # Errors
/// When the database cannot be written.
pub fn place(db: &dyn Database, firm: Id, branch: Option<Id>, founder: bool, holds: &Holds) -> Result<String> {
    for _ in 0..100 {
        let code = code(random::<CODE>()?);
        let Some((place, secret)) = split(&code) else { continue };
        let salt = random()?;
        let stretched = stretch(&secret, &salt).context("no memory to stretch the code")?;
        let place = enrol::Place { place, firm, salt, stretched, branch, founder, holds: holds.clone() };
        if db.change(|sql| enrol::open(sql, &place, now_ms()))? {
            return Ok(code);
        }
    }
    bail!("too many codes are open; wait a quarter of an hour")
}

/// Opens a place for a PC in a branch, at which the work of a role is done, and that of people; answers the code.
///
/// # Errors
/// When there is no such branch, role or person, or the database cannot be written.
pub fn enrol(db: &dyn Database, firm: Id, branch: Option<&str>, role: &str, people: &[String]) -> Result<String> {
    let choices = db.look(|sql| overview::choices(sql, firm))?;
    let branch = branch.map(|code| self::branch(&choices, code)).transpose()?;
    Ok(open_place(db, firm, branch, seat(&choices, role, people)?)?.0)
}

/// Opens a place for a PC; answers the code. As long as the firm has no company the place is that of the PC which brings it.
///
/// # Errors
/// When the database cannot be written.
pub fn open_place(db: &dyn Database, firm: Id, branch: Option<Id>, seat: Seat) -> Result<(String, bool)> {
    let companies: Vec<Company> = db.look(|sql: &mut dyn Sql| crate::hub::common(sql, firm))?;
    let founder = companies.is_empty();
    let code = if founder {
        place(db, firm, None, true, &Holds::Fixed(Reach::everything()))
    } else {
        place(db, firm, branch, false, &Holds::Follows(seat))
    };
    Ok((code?, founder))
}

/// The branch with a code, as the PCs wrote it.
fn branch(choices: &Choices, code: &str) -> Result<Id> {
    let found = choices.branches.iter().find(|branch| branch.code == code).map(|branch| branch.id);
    let known = || choices.branches.iter().map(|branch| branch.code.as_str()).collect::<Vec<_>>().join(", ");
    found.with_context(|| format!("no branch {code}; known: {}", known()))
}

/// Whose work is done at a PC. A role is named by its key, one of the firm's own by its name, too; people by name or identity.
///
/// # Errors
/// When there is no such role or person, or more than one of that name.
pub fn seat(choices: &Choices, role: &str, people: &[String]) -> Result<Seat> {
    let keys = choices.roles.iter().map(|known| (&known.key, known.name.as_ref().unwrap_or(&known.key)));
    let role = one("role", role, keys.map(|(key, name)| (key.clone(), name.as_str())))?;
    let role = RoleKey::try_from(role).map_err(anyhow::Error::msg)?;
    let known = || choices.people.iter().map(|person| (person.id.to_string(), person.name.as_str()));
    let people = people.iter().map(|named| Ok(UserId(one("person", named, known())?.parse()?)));
    Ok(Seat { role, people: people.collect::<Result<_>>()? })
}

/// The key of the only one that is named by its key or its name; a key goes before a name.
fn one<'n>(what: &str, named: &str, known: impl Iterator<Item = (String, &'n str)> + Clone) -> Result<String> {
    if let Some((key, _)) = known.clone().find(|(key, _)| key == named) {
        return Ok(key);
    }
    let mut fits = known.clone().filter(|(_, name)| *name == named);
    match (fits.next(), fits.next()) {
        (Some((key, _)), None) => Ok(key),
        (Some(_), Some(_)) => bail!("more than one {what} {named}: name it by its identity"),
        (None, _) => bail!("no {what} {named}; known: {}", known.map(|(_, name)| name).collect::<Vec<_>>().join(", ")),
    }
}

fn pc(db: &dyn Database, firm: Id, named: &str) -> Result<Device> {
    let devices = db.look(|sql| device::all(sql, firm))?;
    let found = devices.into_iter().find(|device| device.code == named || device.id.to_string() == named);
    found.with_context(|| format!("no PC {named}"))
}

/// Says where a PC stands and whose work is done there: it gets what it gains, and forgets what it loses, with its next pull. Without a
/// branch it stands where it stood.
///
/// # Errors
/// When there is no such PC, branch, role or person.
pub fn change_seat(
    db: &dyn Database,
    firm: Id,
    named: &str,
    branch: Option<&str>,
    role: &str,
    people: &[String],
) -> Result<()> {
    let choices = db.look(|sql| overview::choices(sql, firm))?;
    let pc = pc(db, firm, named)?;
    let branch = branch.map(|code| self::branch(&choices, code)).transpose()?.or(pc.branch);
    let seat = seat(&choices, role, people)?;
    db.change(|sql| reach::assign(sql, Who { firm, device: pc.id }, branch, &seat))?;
    Ok(())
}

/// Takes a PC out of a firm, named by its code or identity.
///
/// # Errors
/// When there is none.
pub fn revoke(db: &dyn Database, firm: Id, named: &str) -> Result<()> {
    let device = pc(db, firm, named)?.id;
    if db.change(|sql| device::revoke(sql, Who { firm, device }))? { Ok(()) } else { bail!("it was revoked before") }
}
