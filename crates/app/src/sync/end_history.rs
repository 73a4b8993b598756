//! The end of a first load: all of history is here, and what follows from it is derived.
//!
//! People work already, so that it is done in steps, and what they save comes in between. Nothing is posted and nothing comes from head office
//! before the last step says that history is here; a program that ends before it begins with the first step again.

use std::time::Duration;

use kontor_store::Write;

use super::exchange::Exchange;
use crate::error::{Answer, AppError};
use crate::job::Progress;
use crate::rebuild;
use crate::sales::reserve_anew;

/// Payments, and records that are made findable, in one step.
const PAYMENTS_A_STEP: usize = 1_000;
const FOUND_A_STEP: usize = 2_000;
/// So long others get their turn between two steps: a lock that is taken again at once is not handed to whoever waits for it.
const TURN: Duration = Duration::from_millis(1);

impl Exchange<'_> {
    /// Derives what follows from history, and says that it is here.
    pub(super) fn end_history(&self, progress: &Progress) -> Answer<()> {
        let step = |step: &dyn Fn(&mut Write<'_>) -> Answer<()>| -> Answer<()> {
            self.put_step(step)?;
            std::thread::park_timeout(TURN);
            Ok(progress.step(0)?)
        };
        step(&|write| {
            write.remember_much()?;
            write.forget_reservations()?;
            write.forget_derived()?;
            Ok(write.forget_sums()?)
        })?;
        let mut nth = 0;
        while self.put_step(|write| Ok(write.rebuild_sum(nth)?))? {
            nth += 1;
            std::thread::park_timeout(TURN);
        }
        // Nobody waits while it is reckoned.
        let costs = self.store.read(rebuild::costs::replay)?;
        step(&|write| rebuild::costs::keep(write, &costs))?;
        let mut behind = None;
        while let Some(last) = self.put_step(|write| rebuild::documents_behind(write, behind, progress))? {
            behind = Some(last);
            std::thread::park_timeout(TURN);
        }
        let (payments, unfound) =
            self.store.read(|read| Ok::<_, AppError>((read.payment_ids()?, read.not_findable()?)))?;
        for some in payments.chunks(PAYMENTS_A_STEP) {
            step(&|write| rebuild::payments(write, some))?;
        }
        for some in unfound.chunks(FOUND_A_STEP) {
            step(&|write| Ok(write.make_findable(some)?))?;
        }
        step(&|write| {
            reserve_anew(self.host, write)?;
            Ok(write.end_first_load()?)
        })
    }
}
