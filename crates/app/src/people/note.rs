//! What is noted of signing in and out: facts, chained like all others.

use kontor_core::company::{Device, SignIn, SignInOutcome, User};
use kontor_core::entity::UserId;
use kontor_core::time::Timestamp;
use kontor_store::{Author, Store, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::host::{Host, entropy, new_id};

/// Rows without a limit of the caller's, and at most.
const USUAL: i64 = 100;
const MOST: i64 = 1000;

/// How many notes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignInsWanted {
    /// At most so many; 100 when left out, never more than 1000.
    #[serde(default)]
    #[ts(type = "number | null", optional)]
    pub limit: Option<i64>,
}

/// Somebody signed in or out, or failed to.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignInRow {
    /// When.
    pub at_ms: Timestamp,
    /// As whom.
    pub user: UserId,
    /// Name of that person.
    pub user_name: String,
    /// Name of the PC.
    pub device_name: String,
    /// What came of it.
    pub outcome: SignInOutcome,
}

pub(crate) fn sign_in_list(context: &Context<'_>, request: SignInsWanted) -> Answer<Vec<SignInRow>> {
    context.read(|read| {
        let mut rows = Vec::new();
        for note in read.sign_ins(request.limit.unwrap_or(USUAL).clamp(1, MOST))? {
            let user = read.find::<User>(note.user)?;
            let device = read.find::<Device>(note.device)?;
            rows.push(SignInRow {
                at_ms: note.at_ms,
                user: note.user,
                user_name: user.map(|user| user.name).unwrap_or_default(),
                device_name: device.map(|device| device.name).unwrap_or_default(),
                outcome: note.outcome,
            });
        }
        Ok(rows)
    })
}

/// Notes what happened, with what it changed, before anybody is told.
pub(super) fn note(
    store: &Store,
    host: &dyn Host,
    command: &'static str,
    user: UserId,
    outcome: SignInOutcome,
    also: impl FnOnce(&mut Write<'_>) -> Answer<()>,
) -> Answer<()> {
    note_by(store, host, command, user, user, outcome, also)
}

/// The same of what somebody did about another person.
pub(super) fn note_by(
    store: &Store,
    host: &dyn Host,
    command: &'static str,
    by: UserId,
    user: UserId,
    outcome: SignInOutcome,
    also: impl FnOnce(&mut Write<'_>) -> Answer<()>,
) -> Answer<()> {
    let now = host.now();
    store.write(Author { user: by, command, now, durable: true, entropy: entropy(host) }, |write| {
        let note = SignIn { id: new_id(host), user, device: write.this_device()?, at_ms: now, outcome };
        write.insert(&note)?;
        also(write)
    })
}
