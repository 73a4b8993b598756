//! Weekly shifts as they fall on days.

use kontor_core::schedule::Shift;
use kontor_core::time::{LocalDate, Timestamp};

use crate::context::Calendar;

/// The days of a span on which a shift takes place, with its first and last moment. A shift that lies wholly in an hour which
/// the clock leaves out does not take place on that day.
pub(super) fn days_of(
    calendar: Calendar,
    shift: &Shift,
    first: LocalDate,
    last: LocalDate,
) -> impl Iterator<Item = (LocalDate, Timestamp, Timestamp)> {
    first
        .iter_days()
        .take_while(move |day| *day <= last)
        .filter(|day| shift.falls_on(*day))
        .map(move |day| (day, calendar.at(day, shift.starts_min), calendar.at(day, shift.ends_min)))
        .filter(|(_, start, end)| start < end)
}
