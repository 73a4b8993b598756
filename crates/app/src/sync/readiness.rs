//! Before a period is closed: which PCs may still bring something into it (SYNC.md 2.15). Closing is possible all the same: what comes
//! later stands, and waits in the inbox.

use kontor_core::entity::DeviceId;
use kontor_core::time::{LocalDate, Timestamp};
use kontor_link::Line as _;
use kontor_sync::wire::{CloseAsk, NotYet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::connection::Connection;
use super::told::{of_line, of_stop};
use crate::context::{Calendar, Context, company};
use crate::error::Answer;

/// A period that somebody wants to close.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct PeriodReadiness {
    /// Its last day.
    pub until_on: LocalDate,
}

/// A PC that may still bring something from before the end of a period.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct LatePc {
    /// Identity.
    pub id: DeviceId,
    /// Its code in numbers.
    pub code: String,
    /// Its name for people.
    pub name: String,
    /// The people who wrote on it lately, by name.
    pub people: Vec<String>,
    /// How many changes waited on it when head office heard of it last.
    #[ts(type = "number")]
    pub waiting: u64,
    /// When that was.
    pub seen_at_ms: Timestamp,
    /// Everything done on it up to then is at head office; empty before it told.
    pub clean_to_ms: Option<Timestamp>,
}

/// Asks head office; a company that works alone has no other PC to wait for.
pub(crate) fn period_readiness(context: &Context<'_>, asked: PeriodReadiness) -> Answer<Vec<LatePc>> {
    let Some(mut to) = Connection::of(context.store, context.keys)? else { return Ok(Vec::new()) };
    let (calendar, users) = context.read(|read| Ok((Calendar::of(&company(read)?), read.users()?)))?;
    let before_ms = calendar.end_of(asked.until_on).0.max(0).cast_unsigned();
    let server = &to.link.joined.server;
    to.line.sign_in(&to.pass).map_err(|failure| of_line(&failure, server))?;
    let reply = to.line.close_readiness(&CloseAsk { before_ms }).map_err(|failure| of_line(&failure, server))?;
    let ready = reply.body.map_err(|stop| of_stop(&stop).0)?;
    let name = |id| users.iter().find(|user| user.id.0 == id).map(|user| user.name.clone());
    let late = |pc: NotYet| LatePc {
        id: DeviceId(pc.device),
        code: pc.code,
        name: pc.name,
        people: pc.people.into_iter().filter_map(name).collect(),
        waiting: pc.waiting,
        seen_at_ms: Timestamp(pc.seen_at_ms.cast_signed()),
        clean_to_ms: Some(Timestamp(pc.clean_to_ms.cast_signed())).filter(|clean| clean.0 > 0),
    };
    Ok(ready.not_yet.into_iter().map(late).collect())
}
