//! From when until when a rate, a price or a rule holds: both days belong to it, an open end is open.

use crate::fault::{Code, Fault, Faults};
use crate::time::LocalDate;

/// Whether the day lies within.
pub(crate) fn valid_on(from: Option<LocalDate>, to: Option<LocalDate>, on: LocalDate) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
}

/// Notes `end-before-start` at `valid_to`.
pub(crate) fn check_order(faults: &mut Faults, from: Option<LocalDate>, to: Option<LocalDate>) {
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        faults.push(Fault::at("valid_to", Code::EndBeforeStart));
    }
}
