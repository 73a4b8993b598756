//! Where backups go, when, and how many stay.

use std::path::{Path, PathBuf};

use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::time::Timestamp;
use kontor_store::Read;
use kontor_store::table::safety::{BackupRun, Plan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::{Answer, AppError};
use crate::program::Nothing;

/// Milliseconds of an hour.
const HOUR_MS: i64 = 3_600_000;

/// Where backups of this PC go, when, and how many stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupPlan {
    /// The folder: on another disk, a network drive, a removable disk.
    pub folder: PathBuf,
    /// Hours between two backups, at most 744; 0 for none by the clock.
    #[ts(type = "number")]
    pub every_h: i64,
    /// Whether one is made when the company is closed, if anything changed.
    pub at_closing: bool,
    /// Days of which the last backup stays, 1 to 366.
    #[ts(type = "number")]
    pub daily: i64,
    /// Weeks of which the last backup stays, up to 520.
    #[ts(type = "number")]
    pub weekly: i64,
    /// Months of which the last backup stays, up to 120.
    #[ts(type = "number")]
    pub monthly: i64,
}

/// The plan and what came of it so far.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupSettings {
    /// The plan; none as long as nobody made one, and then no backups are made.
    pub plan: Option<BackupPlan>,
    /// What is proposed, apart from the folder.
    pub proposed: BackupPlan,
    /// What came of it.
    pub state: BackupState,
}

/// A plan, or none any more.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupPlanSave {
    /// The plan.
    #[serde(default)]
    pub plan: Option<BackupPlan>,
}

/// How the backups of this PC stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BackupState {
    /// Whether there is a plan.
    pub planned: bool,
    /// When the last good one was made.
    pub last_good_at_ms: Option<Timestamp>,
    /// Where it is.
    pub last_good_path: Option<String>,
    /// Why the last one came to nothing, unless a good one followed.
    pub failed: Option<Fault>,
    /// When that was.
    pub failed_at_ms: Option<Timestamp>,
    /// When the next one is due by the clock.
    pub due_at_ms: Option<Timestamp>,
}

/// Seven days, four weeks, twelve months, once a day.
fn proposed() -> BackupPlan {
    BackupPlan { folder: PathBuf::new(), every_h: 24, at_closing: true, daily: 7, weekly: 4, monthly: 12 }
}

impl BackupPlan {
    fn row(&self) -> Plan {
        let folder = self.folder.to_string_lossy().into_owned();
        let Self { every_h, at_closing, daily, weekly, monthly, .. } = *self;
        Plan { folder, every_h, at_closing, daily, weekly, monthly }
    }
    fn of(row: Plan) -> Self {
        let Plan { folder, every_h, at_closing, daily, weekly, monthly } = row;
        Self { folder: folder.into(), every_h, at_closing, daily, weekly, monthly }
    }
    fn check(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        let figures = [
            ("every_h", self.every_h, 0, 744),
            ("daily", self.daily, 1, 366),
            ("weekly", self.weekly, 0, 520),
            ("monthly", self.monthly, 0, 120),
        ];
        for (field, figure, min, max) in figures {
            if !(min..=max).contains(&figure) {
                faults.push(Fault::at(field, Code::OutOfRange).with("min", min).with("max", max));
            }
        }
        if self.folder.as_os_str().is_empty() {
            faults.push(Fault::at("folder", Code::Required));
        } else if let Err(fault) = expect_folder(&self.folder) {
            faults.push(fault.under("folder"));
        }
        faults.ok()
    }
}

/// The folder must be there. It is never made: where a removable disk is missing it would be made on the wrong one.
pub(super) fn expect_folder(folder: &Path) -> Result<(), Fault> {
    let there = folder.is_absolute() && folder.is_dir();
    if there { Ok(()) } else { Err(Fault::new(Code::BackupFolderMissing).with("path", folder.display())) }
}

/// The plan of this PC.
pub(super) fn plan(read: &Read<'_>) -> Answer<Option<BackupPlan>> {
    Ok(read.backup_plan()?.map(BackupPlan::of))
}

/// How the backups of this PC stand.
pub(crate) fn state(read: &Read<'_>) -> Answer<BackupState> {
    let (plan, good, last) = (plan(read)?, read.last_good_backup()?, read.last_backup()?);
    let failed: Option<BackupRun> = last.filter(|run| run.fault.is_some());
    let fault = failed.as_ref().and_then(|run| serde_json::from_str(run.fault.as_deref()?).ok());
    Ok(BackupState {
        planned: plan.is_some(),
        last_good_at_ms: good.as_ref().map(|run| run.at),
        last_good_path: good.as_ref().map(|run| run.path.clone()),
        due_at_ms: plan
            .and_then(|plan| due_at(&plan, good.as_ref().map(|run| run.at), failed.as_ref().map(|run| run.at))),
        failed_at_ms: failed.map(|run| run.at),
        failed: fault,
    })
}

/// When the next backup is due: so many hours after the last good one; after one that failed, an hour later at the latest.
fn due_at(plan: &BackupPlan, good: Option<Timestamp>, failed: Option<Timestamp>) -> Option<Timestamp> {
    if plan.every_h == 0 {
        return None;
    }
    let planned = good.map_or(0, |at| at.0.saturating_add(plan.every_h.saturating_mul(HOUR_MS)));
    let again = failed.map_or(0, |at| at.0.saturating_add(HOUR_MS));
    Some(Timestamp(planned.max(again)))
}

/// Whether that time has come. One that is further away than any wait was set by a clock that went ahead and was put right since.
pub(super) fn is_due(plan: &BackupPlan, due: Timestamp, now: Timestamp) -> bool {
    due <= now || due.0.saturating_sub(now.0) > plan.every_h.saturating_mul(HOUR_MS)
}

pub(crate) fn backup_settings_get(context: &Context<'_>, _: Nothing) -> Answer<BackupSettings> {
    context.read(|read| Ok(BackupSettings { plan: plan(read)?, proposed: proposed(), state: state(read)? }))
}

pub(crate) fn backup_settings_save(context: &Context<'_>, request: BackupPlanSave) -> Answer<BackupSettings> {
    if let Some(plan) = &request.plan {
        plan.check()?;
    }
    context.write(|write| {
        Ok::<_, AppError>(write.set_backup_plan(request.plan.as_ref().map(BackupPlan::row).as_ref())?)
    })?;
    backup_settings_get(context, Nothing {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_that_failed_is_tried_again_within_an_hour_and_no_sooner() {
        let plan = BackupPlan { every_h: 24, ..proposed() };
        let at = |hours: i64| Some(Timestamp(hours * HOUR_MS));
        assert_eq!(due_at(&plan, None, None), at(0), "at once");
        assert_eq!(due_at(&plan, at(10), None), at(34));
        assert_eq!(due_at(&plan, at(10), at(34)), at(35));
        assert_eq!(due_at(&plan, None, at(3)), at(4));
        assert_eq!(due_at(&BackupPlan { every_h: 0, ..plan.clone() }, at(10), None), None);
        let now = |hours: i64| Timestamp(hours * HOUR_MS);
        assert!(!is_due(&plan, now(34), now(10)) && is_due(&plan, now(34), now(34)));
        assert!(is_due(&plan, now(9_000), now(10)), "the last one was made by a clock that was wrong");
    }
}
