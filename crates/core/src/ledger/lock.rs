//! Closed periods: until which day nothing may be posted, per area and branch.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::entity::{BranchId, PeriodLockId};
use crate::fault::{Code, Fault};
use crate::text_enum;
use crate::time::LocalDate;

text_enum! {
    /// What a lock closes.
    LockArea {
        /// Everything.
        All "all",
        /// Invoices and credit notes.
        Sales "sales",
        /// Bills.
        Purchase "purchase",
        /// Moves and corrections.
        Stock "stock",
        /// Payments.
        Payment "payment",
    }
}

/// An area of a branch is closed until a day, that day included.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PeriodLock {
    /// Identity.
    pub id: PeriodLockId,
    /// What is closed.
    pub area: LockArea,
    /// Where; everywhere when empty.
    pub branch: Option<BranchId>,
    /// The last closed day.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub until_on: LocalDate,
}

/// Whether something may be posted on a day.
///
/// # Errors
/// `period-closed` with the last closed day (`until`) of all locks that apply.
pub fn check_period(locks: &[PeriodLock], area: LockArea, branch: BranchId, on: LocalDate) -> Result<(), Fault> {
    let applies = |lock: &&PeriodLock| {
        (lock.area == LockArea::All || lock.area == area) && lock.branch.is_none_or(|locked| locked == branch)
    };
    match locks.iter().filter(applies).map(|lock| lock.until_on).max() {
        Some(until) if on <= until => Err(Fault::at("on", Code::PeriodClosed).with("until", until)),
        _ => Ok(()),
    }
}
