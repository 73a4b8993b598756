//! The door: who may come in, and how long one waits after wrong passwords.

use kontor_core::company::{SignInOutcome, User};
use kontor_core::entity::UserId;
use kontor_core::fault::{Code, Fault};
use kontor_core::permission::role::RoleKey;
use kontor_core::permission::{Action, Permission, Resource};
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_store::Read;
use kontor_store::link::Missing;
use kontor_store::table::password::Password;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::note::note;
use super::verifier::fits;
use crate::context;
use crate::desk::{Desk, Office};
use crate::error::{Answer, AppError};
use crate::program::{Nothing, ProgramState, program_state};
use crate::secret::Secret;
use crate::session::{Barrier, Person, rights_of};

/// Wrong tries that cost no time: everybody mistypes.
const FREE_TRIES: u32 = 3;
/// The longest wait between two tries.
const LONGEST_WAIT_MS: i64 = 900_000;

text_enum! {
    /// How a person comes in.
    Entry {
        /// With the password.
        Password "password",
        /// As is: there is nobody else, or it is a demo company.
        Free "free",
        /// As is, to set a password at once.
        First "first",
        /// Not before an administrator has given a one-time password.
        Closed "closed",
    }
}

/// Who wants to work.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
pub struct SignInAs {
    /// The person; by `name` when empty.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub user: Option<UserId>,
    /// Name of the person.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub name: String,
    /// The password; empty for who has none.
    #[serde(default)]
    #[ts(optional, as = "Option<Secret>")]
    pub password: Secret,
}

/// As which role the program is shown.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
pub struct RolePreview {
    /// The role; as the person's own again when empty.
    #[serde(default)]
    pub role: Option<RoleKey>,
}

/// How a person comes in.
pub(crate) fn entry_of(read: &Read<'_>, user: &User) -> Answer<Entry> {
    let known = read.people_with_password()?;
    if known.contains(&user.id) {
        return Ok(Entry::Password);
    }
    if is_closed(read)? {
        return Ok(Entry::Closed);
    }
    let active: Vec<User> = read.users()?.into_iter().filter(|user| user.active).collect();
    if context::company(read)?.demo || active.len() == 1 {
        return Ok(Entry::Free);
    }
    let mut all_powerful = Vec::new();
    for user in &active {
        if rights_of(read, user.role)?.is_everything() {
            all_powerful.push(user.id);
        }
    }
    let first = all_powerful.contains(&user.id) && !all_powerful.iter().any(|user| known.contains(user));
    Ok(if first { Entry::First } else { Entry::Closed })
}

/// Whether nobody comes in here without a password: on a PC that was loaded from head office, where the firm has passwords, also of
/// people whose passwords it does not hold, and as long as it cannot be told, because people are still loaded.
fn is_closed(read: &Read<'_>) -> Answer<bool> {
    let Some(link) = read.link()?.filter(|link| !link.founder) else { return Ok(false) };
    Ok((link.load_all && link.missing != Missing::History) || read.firm_has_passwords()?)
}

/// The person who sits down when a file is opened, without being asked: the only one, or in a demo company the first who may
/// do everything.
pub(crate) fn person_to_sit(read: &Read<'_>) -> Answer<Option<Person>> {
    for user in read.users()?.into_iter().filter(|user| user.active) {
        if entry_of(read, &user)? == Entry::Free && rights_of(read, user.role)?.is_everything() {
            return Person::load(read, user.id, None);
        }
    }
    Ok(None)
}

pub(crate) fn sign_in(desk: &Desk, request: SignInAs) -> Answer<ProgramState> {
    desk.in_office(|office| come_in(desk, office, &request))?;
    program_state(desk, Nothing {})
}

fn come_in(desk: &Desk, office: &Office, request: &SignInAs) -> Answer<()> {
    let _one_at_a_time = office.session.door();
    let found = office.store.read(|read| -> Answer<Option<(User, Entry)>> {
        let named = |user: &User| match request.user {
            Some(id) => user.id == id,
            None => user.name == request.name.trim(),
        };
        let user = read.users()?.into_iter().find(|user| user.active && named(user));
        user.map(|user| entry_of(read, &user).map(|entry| (user, entry))).transpose()
    })?;
    let Some((user, entry)) = found else {
        // Somebody who does not work here takes as long as a wrong password.
        fits(&request.password, None)?;
        return Err(wrong());
    };
    let barrier = match entry {
        Entry::Free => Barrier::None,
        Entry::First => Barrier::NewPassword,
        Entry::Closed => return Err(Fault::at("password", Code::PasswordMissing).into()),
        Entry::Password => {
            let kept = try_password(desk, office, user.id, &request.password, "sign_in")?;
            note(&office.store, desk.host(), "sign_in", user.id, SignInOutcome::In, |write| {
                Ok(write.keep_password(user.id, &Password { failures: 0, ..kept.clone() })?)
            })?;
            if kept.one_time { Barrier::NewPassword } else { Barrier::None }
        }
    };
    let person = office.store.read(|read| Person::load(read, user.id, None))?;
    let person = person.ok_or_else(wrong)?;
    office.session.sit(person, barrier, desk.host().now());
    Ok(())
}

fn wrong() -> AppError {
    Fault::at("password", Code::WrongPassword).into()
}

/// Judges a password; a wrong one is noted and makes the next try wait. Whoever calls stands alone at the door.
pub(super) fn try_password(
    desk: &Desk,
    office: &Office,
    user: UserId,
    secret: &Secret,
    command: &'static str,
) -> Answer<Password> {
    let kept = office.store.read(|read| read.password_of(user))?;
    let kept = kept.ok_or_else(|| Fault::at("password", Code::PasswordMissing))?;
    let now = desk.host().now();
    let failed = |failures: u32, outcome: SignInOutcome| {
        note(&office.store, desk.host(), command, user, outcome, |write| Ok(write.keep_tries(user, failures, now)?))
    };
    let wait = wait_ms(&kept, now);
    if wait > 0 {
        if now < kept.failed_at_ms {
            // The clock was set back: the wait begins anew, so that nobody gains by it and nobody waits for years.
            failed(kept.failures, SignInOutcome::Waited)?;
        }
        return Err(Fault::at("password", Code::TooManyTries).with("seconds", (wait + 999) / 1000).into());
    }
    if !fits(secret, Some(&kept.verifier))? {
        failed(kept.failures.saturating_add(1), SignInOutcome::Failed)?;
        return Err(wrong());
    }
    Ok(kept)
}

/// How long the next try must still wait: from the third wrong one on a second, doubled each time, up to a quarter of an hour.
fn wait_ms(kept: &Password, now: Timestamp) -> i64 {
    let Some(beyond) = kept.failures.checked_sub(FREE_TRIES) else { return 0 };
    let whole = 1000_i64.checked_shl(beyond.min(20)).unwrap_or(LONGEST_WAIT_MS).min(LONGEST_WAIT_MS);
    let passed = now.0.saturating_sub(kept.failed_at_ms.0);
    if passed < 0 { whole } else { (whole - passed).max(0) }
}

pub(crate) fn sign_out(desk: &Desk, _: Nothing) -> Answer<ProgramState> {
    leave_seat(desk, "sign_out", SignInOutcome::Out, |office| office.session.stand_up())
}

pub(crate) fn desk_lock(desk: &Desk, _: Nothing) -> Answer<ProgramState> {
    leave_seat(desk, "desk_lock", SignInOutcome::Locked, |office| office.session.bar(Barrier::Locked))
}

/// Somebody stops working. What needs no password to come in leaves no note either: it would not say who it was.
fn leave_seat(
    desk: &Desk,
    command: &'static str,
    outcome: SignInOutcome,
    leave: impl FnOnce(&Office),
) -> Answer<ProgramState> {
    desk.in_office(|office| {
        let seat = office.session.seat(&office.store, desk.host().now())?;
        leave(office);
        let Some(seat) = seat else { return Ok(()) };
        let user = seat.person.user.id;
        if office.store.read(|read| read.password_of(user))?.is_some() {
            note(&office.store, desk.host(), command, user, outcome, |_| Ok(()))?;
        }
        Ok(())
    })?;
    program_state(desk, Nothing {})
}

pub(crate) fn role_preview(desk: &Desk, request: RolePreview) -> Answer<ProgramState> {
    desk.in_office(|office| {
        let now = desk.host().now();
        let person = office.session.at_work(&office.store, now)?;
        let shown = office.store.read(|read| {
            // Who looks through a role's eyes must be allowed to see the roles; whoever does so already may end it.
            let own = rights_of(read, person.user.role)?;
            if !own.may(Permission::new(Resource::User, Action::See)) {
                return Err(Fault::new(Code::NotAllowed).with("permission", "user.see").into());
            }
            if let Some(RoleKey::Own(id)) = request.role {
                read.present::<kontor_core::permission::role::Role>(id)?;
            }
            Person::load(read, person.user.id, request.role)
        })?;
        if let Some(shown) = shown {
            office.session.sit(shown, Barrier::None, now);
        }
        Ok(())
    })?;
    program_state(desk, Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_the_clock_set_back_does_not_help() {
        let kept = |failures| Password {
            verifier: String::new(),
            one_time: false,
            failures,
            failed_at_ms: Timestamp(1_000_000),
        };
        let wait = |failures, passed: i64| wait_ms(&kept(failures), Timestamp(1_000_000 + passed));
        assert_eq!([wait(0, 0), wait(2, 0), wait(3, 0), wait(4, 0), wait(6, 0)], [0, 0, 1000, 2000, 8000]);
        assert_eq!([wait(6, 7999), wait(6, 8000), wait(40, 0)], [1, 0, LONGEST_WAIT_MS]);
        assert_eq!([wait(6, -1), wait(6, -100_000_000)], [8000, 8000], "all of it again");
    }
}
