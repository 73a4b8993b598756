//! How long a PC works without head office (SYNC.md 2.9). Behind that it can be read only, until head office is reached again; what
//! waits is still sent. So a PC that was lost or kept away does not go on for ever with rights that it does not have any more.
//!
//! What counts is the time by which the own clock went forward ([`Apart`](kontor_store::link::Apart)): whoever sets it back gains nothing.

use kontor_core::fault::{Code, Fault};
use kontor_core::text_enum;
use kontor_core::time::Timestamp;
use kontor_store::link::Link;
use kontor_store::{Author, Read};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::host::entropy;
use crate::program::Nothing;

/// The setting that keeps it.
const SETTING: &str = "sync.lease_days";
/// Days, as long as nobody says otherwise.
const USUAL_DAYS: i64 = 30;
/// Days at most.
const LONGEST_DAYS: i64 = 365;
const DAY_MS: i64 = 86_400_000;
/// People are warned so long before.
const NEAR_MS: i64 = 7 * DAY_MS;
/// The clock is written down when it has gone on by so much.
const LOOK_MS: u64 = 60_000;

/// What may be done all the same: what brings head office back, what keeps the work safe, and papers that were issued already.
const FREE: &[&str] = &[
    "sync_connect",
    "sync_limits",
    "sync_refusal_dismiss",
    "backup_now",
    "backup_settings_save",
    "recovery_key_confirm",
    "key_move",
    "document_pdf",
    "documents_pdf",
    "document_print",
    "list_export",
    "report_export",
];

/// How long the PCs of the firm work without head office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SyncLease {
    /// Days, 1 to 365; 30 as long as nobody says otherwise.
    #[ts(type = "number")]
    pub days: i64,
}

text_enum! {
    /// How the time without head office stands.
    LeasePhase {
        /// There is enough of it.
        Ample "ample",
        /// A week or less is left.
        Near "near",
        /// It is over: the PC can be read only.
        Ended "ended",
    }
}

fn days(read: &Read<'_>) -> Answer<i64> {
    let kept = read.setting(SETTING)?.and_then(|value| value.as_i64());
    Ok(kept.filter(|days| (1..=LONGEST_DAYS).contains(days)).unwrap_or(USUAL_DAYS))
}

/// Until when this PC works without head office, and how that stands.
pub(super) fn lease(read: &Read<'_>, link: &Link, now: Timestamp) -> Answer<(Timestamp, LeasePhase)> {
    let left = days(read)? * DAY_MS - link.apart.at(now).ms;
    let phase = match left {
        ..=0 => LeasePhase::Ended,
        1..=NEAR_MS => LeasePhase::Near,
        _ => LeasePhase::Ample,
    };
    Ok((Timestamp(now.0.saturating_add(left)), phase))
}

/// Stops a command that writes on a PC that has been without head office for too long.
///
/// # Errors
/// `lease-ended`.
pub(crate) fn expect_lease(context: &Context<'_>) -> Answer<()> {
    if FREE.contains(&context.command) {
        return Ok(());
    }
    let kept = context
        .store
        .read(|read| -> Answer<_> { read.link()?.map(|link| days(read).map(|days| (link.apart, days))).transpose() })?;
    let Some((apart, days)) = kept else { return Ok(()) };
    let now = context.now();
    let seen = apart.at(now);
    if now.0.abs_diff(apart.clock_at.0) >= LOOK_MS {
        let entropy = entropy(context.host);
        let author = Author { user: context.user.id, command: "sync_lease", now, durable: false, entropy };
        let noted: Answer<()> = context.store.write(author, |write| Ok(write.note_apart(seen)?));
        // While something long is written it cannot be noted; it will be the next time.
        noted.unwrap_or_else(|error| tracing::debug!(%error, "the clock was not noted"));
    }
    if seen.ms < days * DAY_MS { Ok(()) } else { Err(Fault::new(Code::LeaseEnded).with("days", days).into()) }
}

pub(crate) fn sync_lease_get(context: &Context<'_>, _: Nothing) -> Answer<SyncLease> {
    context.read(|read| Ok(SyncLease { days: days(read)? }))
}

pub(crate) fn sync_lease_save(context: &Context<'_>, request: SyncLease) -> Answer<SyncLease> {
    if !(1..=LONGEST_DAYS).contains(&request.days) {
        return Err(Fault::at("days", Code::OutOfRange).with("min", 1).with("max", LONGEST_DAYS).into());
    }
    context.write(|write| Ok(write.set_setting(SETTING, request.days.into())?))?;
    Ok(request)
}
