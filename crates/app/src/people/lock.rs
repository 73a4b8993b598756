//! A desk at which nobody is locks itself: after how long is a setting of the company.

use kontor_core::fault::{Code, Fault};
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::desk::Desk;
use crate::error::Answer;
use crate::program::Nothing;

/// The setting that keeps it.
const SETTING: &str = "desk.lock_after_min";
/// A working day.
const LONGEST_MIN: i64 = 480;

/// When the desk locks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeskLock {
    /// After so many minutes without anybody; never when empty.
    #[ts(type = "number | null")]
    pub after_min: Option<i64>,
}

/// Whether the person who is there can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeskActive {
    /// Whether the desk had locked itself already.
    pub locked: bool,
}

pub(crate) fn desk_active(desk: &Desk, _: Nothing) -> Answer<DeskActive> {
    desk.in_office(|office| {
        let now = desk.host().now();
        let at_work = office.session.at_work(&office.store, now).is_ok();
        if at_work {
            office.session.active(now);
        }
        Ok(DeskActive { locked: !at_work })
    })
}

pub(crate) fn desk_lock_get(context: &Context<'_>, _: Nothing) -> Answer<DeskLock> {
    context.read(|read| Ok(DeskLock { after_min: after_min(read)? }))
}

pub(crate) fn desk_lock_save(context: &Context<'_>, request: DeskLock) -> Answer<DeskLock> {
    if request.after_min.is_some_and(|after| !(1..=LONGEST_MIN).contains(&after)) {
        let fault = Fault::at("after_min", Code::OutOfRange);
        return Err(fault.with("min", 1).with("max", LONGEST_MIN).into());
    }
    context.write(|write| {
        write.set_setting(SETTING, request.after_min.map_or(serde_json::Value::Null, Into::into))?;
        Ok(request)
    })
}

fn after_min(read: &Read<'_>) -> Answer<Option<i64>> {
    Ok(read.setting(SETTING)?.and_then(|value| value.as_i64()))
}

/// After how many milliseconds without anybody the desk locks itself.
pub(crate) fn lock_after_ms(read: &Read<'_>) -> Answer<Option<i64>> {
    Ok(after_min(read)?.map(|after| after.saturating_mul(60_000)))
}
