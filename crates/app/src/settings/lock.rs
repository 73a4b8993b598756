//! Closed periods: until which day nothing may be posted.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::ledger::PeriodLock;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::RecordId;
use crate::reference::expect_there;

pub(crate) fn period_lock_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<PeriodLock>> {
    context.read(|read| Ok(read.period_locks()?))
}

pub(crate) fn period_lock_save(context: &Context<'_>, lock: PeriodLock) -> Answer<PeriodLock> {
    context.write(|write| {
        let mut faults = Faults::none();
        expect_there(write, &mut faults, "branch", EntityKind::Branch, lock.branch, None)?;
        let same = |other: &PeriodLock| other.id != lock.id && (other.area, other.branch) == (lock.area, lock.branch);
        if write.period_locks()?.iter().any(same) {
            faults.push(Fault::at("area", Code::Repeated));
        }
        faults.ok()?;
        write.save(&lock)?;
        Ok(lock)
    })
}

pub(crate) fn period_lock_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    context.write(|write| {
        write.delete::<PeriodLock>(request.id)?;
        Ok(Nothing {})
    })
}
