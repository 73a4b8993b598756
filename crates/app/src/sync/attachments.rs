//! Attachments carried to head office and from there, one piece at a time (SYNC.md 2.14): beside the exchange of commits, which never
//! waits for them. What stands in the queues, and in which order, is the company file's ([`kontor_store::attachment`]).

use std::path::Path;

use kontor_core::time::Timestamp;
use kontor_link::{Failure, Haul, Https, Line as _, Porter, Wake};
use kontor_store::attachment::Step;
use kontor_store::{Read, StoreError};
use kontor_sync::wire::BlobState;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::connection::{Connection, room_beside};
use super::exchange::Trouble;
use super::way::{now_ms, random};
use crate::context::Context;
use crate::desk::Desk;
use crate::error::Answer;
use crate::settings::kind_of_picture;

/// What nobody asked for is fetched only while the disk has more room than this, in bytes.
const ROOM: u64 = 2 << 30;

/// Attachments on their way.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncAttachments {
    /// Those that head office does not have yet.
    #[ts(type = "number")]
    pub sending: u64,
    /// Their bytes.
    #[ts(type = "number")]
    pub sending_bytes: u64,
    /// Those that come from there.
    #[ts(type = "number")]
    pub fetching: u64,
    /// Those of them that somebody asked for.
    #[ts(type = "number")]
    pub wanted: u64,
    /// Head office has no room for more.
    pub full: bool,
}

pub(super) fn attachments(read: &Read<'_>) -> Answer<SyncAttachments> {
    let kontor_store::attachment::Attachments { sending, sending_bytes, fetching, wanted, full } =
        read.attachments()?;
    Ok(SyncAttachments { sending, sending_bytes, fetching, wanted, full })
}

/// Asks for attachments that are not here: head office sends them as soon as it is reached.
pub(crate) fn want(context: &Context<'_>, files: &[(String, Option<String>)]) -> Answer<()> {
    context.store.write(context.own_author(), |write| -> Answer<()> {
        files.iter().try_for_each(|(hash, mime)| Ok(write.want_file(hash, mime.as_deref())?))
    })?;
    context.link.wake_attachments();
    Ok(())
}

/// The way of the attachments of an open company.
pub(super) struct Haulage {
    to: Connection,
    porter: Porter,
    /// Somebody does not want to wait: what was put off is tried at once, too.
    hurries: bool,
}

impl Haulage {
    /// That of the company that is open. What is wrong with the link is told by the exchange of commits.
    pub fn open(desk: &Desk) -> Option<Self> {
        let to = Connection::open(desk).ok().flatten()?;
        let mut porter = Porter::new();
        porter.limit(to.limit());
        Some(Self { to, porter, hurries: false })
    }

    pub fn wake(&mut self, wake: Wake) {
        if wake == Wake::Now {
            self.hurries = true;
            self.porter.hurry();
        } else {
            self.porter.wake();
        }
    }

    /// Does what is due. Answers how many milliseconds to wait before the next step.
    pub fn step(&mut self, desk: &Desk) -> u64 {
        let now = now_ms(desk);
        self.porter.rest(self.to.link.paused || self.to.spares(desk).is_some());
        let done = match self.porter.next(now) {
            Haul::Wait(until) => return until.saturating_sub(now).max(1),
            // Whoever may not push is not let in here either; the exchange of commits finds out what follows.
            _ if desk.live().seen().stopped => return 60_000,
            Haul::SignIn => self.to.line.sign_in(&self.to.pass).map(|lasts| {
                self.porter.signed_in(lasts, now);
                true
            }),
            Haul::Carry => match self.carry(desk) {
                Ok(more) => Ok(more),
                Err(Trouble::Line(failure)) => Err(failure),
                Err(trouble) => {
                    tracing::warn!(?trouble, "an attachment was not carried");
                    Err(Failure::Unreachable)
                }
            },
        };
        let (now, bytes) = (now_ms(desk), self.to.line.carried());
        match done {
            Ok(more) => self.porter.done(more, bytes, now),
            Err(failure) => self.porter.failed(&failure, bytes, now, random(desk.host())),
        }
        0
    }

    fn carry(&mut self, desk: &Desk) -> Result<bool, Trouble> {
        if std::mem::take(&mut self.hurries) {
            self.to.at(desk, |exchange| Ok(exchange.write(|write| Ok(write.try_files_again()?))?))?;
        }
        carry(&mut self.to, desk)
    }
}

/// Carries everything that can be carried now, over a line that has a session. What head office does not take or have stays.
pub(super) fn carry_all(to: &mut Connection, desk: &Desk) -> Result<(), Trouble> {
    while carry(to, desk)? {}
    Ok(())
}

/// What came of a piece.
enum Came {
    State(BlobState),
    Bytes(Vec<u8>),
}

/// Carries the next piece. Answers whether there was one.
fn carry(to: &mut Connection, desk: &Desk) -> Result<bool, Trouble> {
    let now = Timestamp(i64::try_from(now_ms(desk)).unwrap_or(i64::MAX));
    let ahead = has_room(&to.path);
    let step =
        to.at(desk, |exchange| Ok(exchange.store.read::<_, StoreError>(|read| read.attachment_step(now, ahead))?))?;
    let Some(step) = step else { return Ok(false) };
    let came = ask(&mut to.line, &step);
    let done = to.at(desk, |exchange| {
        Ok(exchange.write(|write| {
            match (&step, came) {
                (Step::AskUp(hash) | Step::Send { hash, .. }, Ok(Came::State(state))) => {
                    write.file_went(hash, &state)?;
                }
                (Step::AskDown(hash), Ok(Came::State(state))) => write.file_is(hash, &state)?,
                (Step::Fetch { hash, chunk }, Ok(Came::Bytes(bytes))) => {
                    write.file_came(hash, *chunk, bytes, kind_of_picture)?;
                }
                (Step::AskUp(hash) | Step::Send { hash, .. }, Err(Failure::Refused { status })) if is_about(status) => {
                    write.file_stays(hash, status)?;
                }
                (Step::AskDown(hash) | Step::Fetch { hash, .. }, Err(Failure::Refused { status }))
                    if is_about(status) =>
                {
                    write.file_is_away(hash, status)?;
                }
                (_, Ok(_)) => return Ok(Err(Failure::Strange)),
                (_, Err(failure)) => return Ok(Err(failure)),
            }
            Ok(Ok(()))
        })?)
    })?;
    done.map(|()| true).map_err(Trouble::Line)
}

fn ask(line: &mut Https, step: &Step) -> Result<Came, Failure> {
    match step {
        Step::AskUp(hash) | Step::AskDown(hash) => line.attachment(hash).map(Came::State),
        Step::Send { hash, size, chunk, bytes } => line.send_chunk(hash, *size, *chunk, bytes.clone()).map(Came::State),
        Step::Fetch { hash, chunk } => line.fetch_chunk(hash, *chunk).map(Came::Bytes),
    }
}

/// Whether a status speaks of the attachment, and not of head office as a whole.
const fn is_about(status: u16) -> bool {
    matches!(status, 400 | 404 | 409 | 413 | 507)
}

/// Whether the disk has room for what nobody asked for; where the system does not say, it has.
fn has_room(path: &Path) -> bool {
    room_beside(path).is_none_or(|room| room > ROOM)
}
