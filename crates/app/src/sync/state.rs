//! The state of the link as people see it, and what they may do about it.

use kontor_core::fault::{Code, Fault};
use kontor_core::text_enum;
use kontor_core::text_enum::TextEnum as _;
use kontor_core::time::Timestamp;
use kontor_link::Wake;
use kontor_store::link::{Link, Missing};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::attachments::{SyncAttachments, attachments};
use super::lease::{LeasePhase, lease};
use super::live::SyncPhase;
use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

/// The link with head office.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncState {
    /// What it does.
    pub phase: SyncPhase,
    /// Address of head office; nothing when the PC works alone.
    pub server: Option<String>,
    /// Name of the firm there.
    pub firm: Option<String>,
    /// Fingerprint of the certificate of head office, in hexadecimal.
    pub fingerprint: Option<String>,
    /// The last place of the firm's feed that is here.
    #[ts(type = "number")]
    pub cursor: u64,
    /// Own changes that head office has not answered yet.
    #[ts(type = "number")]
    pub waiting: u64,
    /// Own changes of which something was not applied, and nobody has put aside.
    #[ts(type = "number")]
    pub refused: usize,
    /// What is wrong.
    pub problem: Option<Fault>,
    /// The last time that head office answered.
    pub last_contact_at_ms: Option<Timestamp>,
    /// The last time that everything was sent and everything was here: figures of other places are as of then.
    pub current_at_ms: Option<Timestamp>,
    /// When it is tried again.
    pub next_try_at_ms: Option<Timestamp>,
    /// The own clock less the server's, where that is more than five minutes.
    #[ts(type = "number | null")]
    pub clock_off_ms: Option<i64>,
    /// How far the loading is.
    pub loading: Option<SyncLoading>,
    /// Papers and pictures on their way; absent when the PC works alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub attachments: Option<SyncAttachments>,
    /// Kilobytes a second that it may carry; all there are when empty.
    pub most_kilobytes: Option<u32>,
    /// When the line is spared.
    pub spare: SpareLine,
    /// Minutes between two exchanges then.
    pub spare_minutes: u32,
    /// It is spared at this moment.
    pub sparing: bool,
    /// When this PC can only be read, if it does not reach head office until then; absent when it works alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lease_ends_at_ms: Option<Timestamp>,
    /// How that stands: people are warned where it is near, and told where it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub lease: Option<LeasePhase>,
}

text_enum! {
    /// When the line is spared, because it costs by volume: commits go once in a while then, and attachments wait.
    SpareLine {
        /// Never.
        Never "never",
        /// While the system calls it metered.
        Metered "metered",
        /// Always.
        Always "always",
    }
}

/// How far the loading is.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncLoading {
    /// Rows that are here.
    #[ts(type = "number")]
    pub done: u64,
    /// Rows there are.
    #[ts(type = "number")]
    pub of: u64,
    /// It is the history of a PC that joined: until it is here nothing can be posted, and lists and reports do not tell of it.
    pub history: bool,
}

/// How the link may work.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncLimits {
    /// It waits until somebody lets it go on, on a metered line perhaps.
    pub paused: bool,
    /// Kilobytes a second that it may carry, 1 to 1,000,000; all there are when empty.
    #[serde(default)]
    pub most_kilobytes: Option<u32>,
    /// When the line is spared; as before when empty.
    #[serde(default)]
    #[ts(optional)]
    pub spare: Option<SpareLine>,
    /// Minutes between two exchanges then, 1 to 1,440; as before when empty.
    #[serde(default)]
    #[ts(optional)]
    pub spare_minutes: Option<u32>,
}

/// A difference of clocks that nobody needs to know of.
const BEARABLE_MS: u64 = 5 * 60_000;

pub(crate) fn sync_state(context: &Context<'_>, _: Nothing) -> Answer<SyncState> {
    let seen = context.link.seen();
    let alone = || SyncState {
        phase: SyncPhase::Alone,
        server: None,
        firm: None,
        fingerprint: None,
        cursor: 0,
        waiting: 0,
        refused: 0,
        problem: None,
        last_contact_at_ms: None,
        current_at_ms: None,
        next_try_at_ms: None,
        clock_off_ms: None,
        loading: None,
        attachments: None,
        most_kilobytes: None,
        spare: SpareLine::Never,
        spare_minutes: 0,
        sparing: false,
        lease_ends_at_ms: None,
        lease: None,
    };
    context.read(|read| {
        let Some(link) = read.link()? else { return Ok(alone()) };
        let (waiting, refused, loaded) = (read.waiting()?, read.refusals()?.len(), read.loaded()?);
        let phase = match () {
            () if seen.stopped => SyncPhase::Stopped,
            () if link.paused => SyncPhase::Paused,
            () if seen.problem.is_some() => SyncPhase::Offline,
            () if loaded.is_some() => SyncPhase::Loading,
            () if seen.busy || waiting > 0 => SyncPhase::Working,
            () => SyncPhase::Current,
        };
        let (ends_at, lease) = lease(read, &link, context.now())?;
        let Link {
            joined, cursor, contact_at, current_at, clock_off_ms, most_kilobytes, spare_minutes, missing, ..
        } = link;
        let spare = SpareLine::from_text(&link.spare).unwrap_or(SpareLine::Never);
        Ok(SyncState {
            phase,
            server: Some(joined.server),
            firm: Some(joined.firm_name),
            fingerprint: Some(kontor_store::key::hex(&joined.fingerprint)),
            cursor,
            waiting,
            refused,
            problem: seen.problem,
            last_contact_at_ms: contact_at,
            current_at_ms: current_at,
            next_try_at_ms: seen.next_try_at,
            clock_off_ms: Some(clock_off_ms).filter(|off| off.unsigned_abs() > BEARABLE_MS),
            loading: loaded.map(|loaded| SyncLoading {
                done: loaded.rows,
                of: loaded.of,
                history: missing != Missing::Nothing,
            }),
            attachments: Some(attachments(read)?),
            most_kilobytes,
            spare,
            spare_minutes,
            sparing: seen.sparing,
            lease_ends_at_ms: Some(ends_at),
            lease: Some(lease),
        })
    })
}

pub(crate) fn sync_now(context: &Context<'_>, nothing: Nothing) -> Answer<SyncState> {
    if context.link.seen().stopped {
        context.link.reset();
    }
    context.link.wake(Wake::Now);
    sync_state(context, nothing)
}

pub(crate) fn sync_limits(context: &Context<'_>, limits: SyncLimits) -> Answer<SyncState> {
    if limits.most_kilobytes.is_some_and(|most| !(1..=1_000_000).contains(&most)) {
        return Err(Fault::at("most_kilobytes", Code::OutOfRange).with("min", 1).with("max", 1_000_000).into());
    }
    if limits.spare_minutes.is_some_and(|minutes| !(1..=1_440).contains(&minutes)) {
        return Err(Fault::at("spare_minutes", Code::OutOfRange).with("min", 1).with("max", 1_440).into());
    }
    context.write(|write| {
        let Some(link) = write.link()? else { return Ok(()) };
        let spare = limits.spare.map_or(link.spare, |spare| spare.as_str().to_owned());
        write.spare_line(&spare, limits.spare_minutes.unwrap_or(link.spare_minutes))?;
        Ok(write.set_link(limits.paused, limits.most_kilobytes)?)
    })?;
    context.link.reset();
    sync_state(context, Nothing {})
}
