//! Backups by the clock and at closing. The hosts say when it is time to look; whether one is due is decided here.

use crate::backup::make::{BackupMade, back_up};
use crate::backup::plan::{is_due, plan, state};
use crate::desk::Desk;
use crate::error::Answer;
use crate::job::Progress;

impl Desk {
    /// Makes a backup of the open company if one is due by its plan; answers what came of it. Nobody needs to be signed in for it.
    ///
    /// # Errors
    /// As the command `backup_now`; what went wrong is noted in the company.
    pub fn back_up_if_due(&self, progress: &Progress) -> Answer<Option<BackupMade>> {
        if self.open_path().is_none() {
            return Ok(None);
        }
        self.in_office(|office| {
            let (plan, state) = office.store.read(|read| Ok::<_, crate::AppError>((plan(read)?, state(read)?)))?;
            let now = self.host().now();
            let planned = plan.filter(|plan| state.due_at_ms.is_some_and(|due| is_due(plan, due, now)));
            planned.map(|plan| back_up(&office.store, self.host(), progress, &plan.folder, Some(&plan))).transpose()
        })
    }
    /// Closes the open company; makes a backup before, if the plan says so and something was changed since the last one. What goes wrong
    /// with it is noted in the company and keeps nobody from closing.
    pub fn close(&self, progress: &Progress) {
        let backed_up = self.in_office(|office| {
            let (plan, last, now) = office
                .store
                .read(|read| Ok::<_, crate::AppError>((plan(read)?, read.last_good_backup()?, read.position()?)))?;
            let now = (i64::from(now.incarnation), now.dseq.cast_signed());
            let changed = last.is_none_or(|last| (last.incarnation, last.dseq) != now);
            let planned = plan.filter(|plan| plan.at_closing && changed);
            planned.map(|plan| back_up(&office.store, self.host(), progress, &plan.folder, Some(&plan))).transpose()
        });
        if let Err(error) = backed_up {
            tracing::warn!(%error, "no backup at closing");
        }
        self.leave();
    }
}
