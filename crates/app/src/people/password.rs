//! Passwords: one's own, and one-time ones that an administrator gives.

use kontor_core::company::{SignInOutcome, User};
use kontor_core::entity::{EntityKind, UserId};
use kontor_core::fault::{Code, Fault};
use kontor_core::time::Timestamp;
use kontor_store::table::password::Password;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::door::try_password;
use super::note::{note, note_by};
use super::role::expect_within;
use super::verifier::{fits, verifier};
use crate::context::Context;
use crate::desk::Desk;
use crate::error::Answer;
use crate::host::Host;
use crate::program::{Nothing, ProgramState, program_state};
use crate::secret::Secret;
use crate::session::{Barrier, rights_of};

/// Characters that a password has at least (NIST SP 800-63B, 3.1.1.2).
const SHORTEST: usize = 8;
/// What a one-time password is made of: nothing that is mistaken for something else.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789+";
/// Letters of a one-time password: 60 bits.
const ONE_TIME: usize = 12;

/// Another password for the person at work.
#[derive(Debug, Clone, Deserialize, JsonSchema, TS)]
pub struct PasswordChange {
    /// The one that holds now; not asked for the first one, nor right after a one-time password.
    #[serde(default)]
    #[ts(optional, as = "Option<Secret>")]
    pub old: Secret,
    /// The new one, of at least eight characters.
    pub new: Secret,
}

/// Who gets a one-time password.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct PasswordReset {
    /// The person.
    pub user: UserId,
}

/// A password for one time. It is told once and kept nowhere.
#[derive(Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct OneTimePassword {
    /// The password.
    pub password: String,
}

pub(crate) fn password_change(desk: &Desk, request: PasswordChange) -> Answer<ProgramState> {
    if request.new.text().chars().count() < SHORTEST {
        return Err(Fault::at("new", Code::PasswordTooShort).with("min", SHORTEST).into());
    }
    desk.in_office(|office| {
        let _one_at_a_time = office.session.door();
        let seat = office.session.seat(&office.store, desk.host().now())?;
        let seat = seat.ok_or_else(|| Fault::new(Code::SignInNeeded))?;
        let user = seat.person.user.id;
        let kept = office.store.read(|read| read.password_of(user))?;
        match (seat.barrier, &kept) {
            (Barrier::Locked, _) => return Err(Fault::new(Code::Locked).into()),
            (Barrier::None, Some(_)) => {
                try_password(desk, office, user, &request.old, "password_change")?;
            }
            (Barrier::NewPassword, Some(kept)) if fits(&request.new, Some(&kept.verifier))? => {
                return Err(Fault::at("new", Code::Repeated).into());
            }
            _ => {}
        }
        let new = fresh(desk.host(), &request.new, false)?;
        note(&office.store, desk.host(), "password_change", user, SignInOutcome::NewPassword, |write| {
            Ok(write.keep_password(user, &new)?)
        })?;
        office.session.bar(Barrier::None);
        Ok(())
    })?;
    program_state(desk, Nothing {})
}

fn fresh(host: &dyn Host, secret: &Secret, one_time: bool) -> Answer<Password> {
    Ok(Password { verifier: verifier(host, secret)?, one_time, failures: 0, failed_at_ms: Timestamp(0) })
}

pub(crate) fn password_reset(context: &Context<'_>, request: PasswordReset) -> Answer<OneTimePassword> {
    context.read(|read| {
        let user: User = read.present(request.user)?;
        // Whoever could give himself the password of somebody who may do more would have more rights than he has.
        Ok(expect_within(context, "user", &rights_of(read, user.role)?)?)
    })?;
    let mut random = [0; ONE_TIME];
    context.host.random(&mut random);
    let letters = random.iter().filter_map(|byte| LETTERS.get(usize::from(byte & 31)).copied().map(char::from));
    let password: String = letters.collect();
    let kept = fresh(context.host, &Secret::from(password.clone()), true)?;
    let (by, user) = (context.user.id, request.user);
    note_by(context.store, context.host, context.command, by, user, SignInOutcome::Reset, |write| {
        Ok(write.keep_password(user, &kept)?)
    })?;
    Ok(OneTimePassword { password })
}

pub(crate) fn password_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<UserId>> {
    context.read(|read| {
        let mut known = read.people_with_password()?;
        known.retain(|user| read.is_there(EntityKind::User, *user).unwrap_or(false));
        Ok(known)
    })
}
