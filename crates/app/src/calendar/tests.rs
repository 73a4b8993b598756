//! Shifts on days when the clock jumps, in zones that jump in different ways.

use chrono::{DateTime, Days, NaiveDate, Timelike};
use chrono_tz::Tz;
use kontor_core::entity::{EmployeeId, ShiftId};
use proptest::prelude::*;

use super::shifts::days_of;
use super::*;
use kontor_core::schedule::Shift;

/// One hour at two or three, half an hour, at midnight, none at all, and one that left out a day.
const ZONES: &[&str] = &[
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "America/Sao_Paulo",
    "Asia/Beirut",
    "Asia/Almaty",
    "Asia/Jakarta",
    "Pacific/Apia",
    "UTC",
];

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn shift_on(day: LocalDate, starts_min: i64, ends_min: i64) -> Shift {
    Shift {
        id: ShiftId::default(),
        employee: EmployeeId::default(),
        weekday: i64::from(day.weekday().number_from_monday()),
        starts_min,
        ends_min,
        break_min: 0,
        valid_from_on: day,
        valid_to_on: None,
    }
}

fn minutes_shown(zone: Tz, at: Timestamp) -> (LocalDate, i64) {
    let local = DateTime::from_timestamp_millis(at.0).unwrap().with_timezone(&zone).naive_local();
    (local.date(), i64::from(local.time().num_seconds_from_midnight() / 60))
}

fn in_zone(zone: &str) -> (Tz, Calendar) {
    let zone: Tz = zone.parse().unwrap();
    (zone, Calendar::in_zone(zone))
}

#[test]
fn a_night_shift_is_longer_or_shorter_when_the_clock_jumps() {
    let (_, berlin) = in_zone("Europe/Berlin");
    let minutes = |on: &str, starts: i64, ends: i64| -> Option<i64> {
        let shift = shift_on(day(on), starts, ends);
        days_of(berlin, &shift, day(on), day(on)).next().map(|(_, start, end)| (end.0 - start.0) / 60_000)
    };
    assert_eq!(minutes("2026-03-22", 0, 360), Some(360));
    assert_eq!(minutes("2026-03-29", 0, 360), Some(300));
    assert_eq!(minutes("2026-10-25", 0, 360), Some(420));
    // The hour from two to three is left out in spring and comes twice in autumn.
    assert_eq!(minutes("2026-03-29", 120, 180), None);
    assert_eq!(minutes("2026-03-29", 130, 200), Some(20));
    assert_eq!(minutes("2026-10-25", 120, 180), Some(120));
}

#[test]
fn a_shift_takes_place_every_week_while_it_is_valid() {
    let (_, berlin) = in_zone("Europe/Berlin");
    let shift = Shift { valid_to_on: Some(day("2026-03-23")), ..shift_on(day("2026-03-02"), 480, 960) };
    let days: Vec<LocalDate> =
        days_of(berlin, &shift, day("2026-02-01"), day("2026-04-30")).map(|(day, ..)| day).collect();
    assert_eq!(days, ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"].map(day));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn a_shift_stays_in_its_day_and_at_its_time(
        zone in 0..ZONES.len(), ahead in 0_u64..14_610, starts in 0_i64..1439, length in 1_i64..600,
    ) {
        let (zone, calendar) = in_zone(ZONES[zone]);
        let on = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap().checked_add_days(Days::new(ahead)).unwrap();
        let ends = (starts + length).min(1440);
        let (from, to) = (calendar.start_of(on), calendar.end_of(on));
        let found: Vec<_> = days_of(calendar, &shift_on(on, starts, ends), on, on).collect();
        let (start, end) = (calendar.at(on, starts), calendar.at(on, ends));
        prop_assert_eq!(found.is_empty(), start == end);
        prop_assert!(start <= end && from <= start && end <= to, "{start:?} {end:?} not in {from:?} {to:?}");
        // The clock shows the time, or it is the very moment of the jump over it.
        let shown = minutes_shown(zone, start);
        let before = minutes_shown(zone, Timestamp(start.0 - 60_000));
        prop_assert!(shown == (on, starts) || (before < (on, starts) && shown > (on, starts)), "{shown:?} {before:?}");
        // Away from the jumps a shift is as long as it says; else it differs by the jump at most.
        let jump = 1440 - (to.0 - from.0) / 60_000;
        let differs = (ends - starts) - (end.0 - start.0) / 60_000;
        prop_assert!(if jump == 0 { differs == 0 } else { differs.abs() <= jump.abs() }, "{differs} {jump}");
    }
}
