//! Cases OF05, OF06, OF07 as far as they are pure, and the promise that numbers never clash.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::fault::Code;
use crate::time::LocalDate;

fn device(text: &str) -> DeviceCode {
    text.parse().unwrap()
}
fn branch(text: &str) -> BranchCode {
    text.parse().unwrap()
}
fn on(text: &str) -> LocalDate {
    text.parse().unwrap()
}

#[test]
fn numbers_are_written_as_the_pattern_says() {
    for (pattern, number) in [
        ("{prefix}{yy}-{branch}{device}-{no:5}", "INV26-B307-00042"),
        ("{yyyy}/{device}/{no}", "2026/07/42"),
        ("{no:3}.{device}{yy}", "042.0726"),
        ("R {yyyy}{device}{no:9}", "R 202607000000042"),
        ("{branch}-{device}-{yy}{no:6}", "B3-07-26000042"),
        ("{device}{no:3}{yy}", "0704226"),
    ] {
        let format: NumberFormat = pattern.parse().unwrap();
        assert_eq!(format.write("INV", &branch("B3"), &device("07"), on("2026-03-01"), 42).unwrap(), number);
        assert_eq!(format.to_string(), pattern);
        let read = |text: &str| format.read(text, "INV", &branch("B3"), &device("07"), on("2026-12-31"));
        assert_eq!(read(number), Some(42), "{pattern}");
        for other in ["", "42", "INV26-B308-00042", "INV25-B307-00042", "RE 2026/07/0042x"] {
            assert_eq!(read(other), None, "{pattern} did not write {other}");
        }
    }
}

#[test]
fn a_pattern_that_could_clash_is_refused() {
    for (pattern, code) in [
        ("{prefix}{yy}-{device}", Code::Required),
        ("{yy}-{no:5}", Code::Required),
        ("{device}-{no:5}", Code::Required),
        ("", Code::Required),
        ("{yy}{yyyy}{device}-{no}", Code::Repeated),
        ("{yy}{device}-{no}{no:5}", Code::Repeated),
        ("{yy}{branch}{device}{no:5}", Code::BadFormat),
        ("{no:5}{yy}{device}X{branch}", Code::BadFormat),
        ("{yy}{device}{no:10}", Code::BadFormat),
        ("{yy}{device}{number}", Code::BadFormat),
        ("{yy}{device", Code::BadFormat),
        ("{yy}{device}-{no}\u{2014}", Code::BadFormat),
    ] {
        assert_eq!(pattern.parse::<NumberFormat>().unwrap_err().code, code, "{pattern}");
    }
    let long: NumberFormat = "A-VERY-LONG-WORD-BEFORE-{yyyy}{device}{no:9}".parse().unwrap();
    assert_eq!(long.write("", &branch("B"), &device("07"), on("2026-01-01"), 1).unwrap_err().code, Code::TooLong);
    let format: NumberFormat = "{yy}{device}{no}".parse().unwrap();
    assert_eq!(format.write("", &branch("B"), &device("07"), on("2126-01-01"), 1).unwrap_err().code, Code::OutOfRange);
}

#[test]
fn codes_have_their_form() {
    for bad in ["7", "007", "a1", "Ä1", ""] {
        assert_eq!(bad.parse::<DeviceCode>().unwrap_err().code, Code::BadFormat, "{bad}");
    }
    for bad in ["", "BRANCH1", "b3", "B-3"] {
        assert_eq!(bad.parse::<BranchCode>().unwrap_err().code, Code::BadFormat, "{bad}");
    }
}

/// Posts documents dated as given and answers with their numbers.
fn post(kept: &mut BTreeMap<SeriesKey, NumberSeries>, device: &DeviceCode, dated_on: &str) -> String {
    let key = SeriesKey::of("invoice", device, on(dated_on));
    let series = kept.remove(&key).unwrap_or_else(|| NumberSeries::new(key.clone()));
    let (no, series) = series.draw().unwrap();
    kept.insert(key, series);
    let format: NumberFormat = "{yy}-{device}-{no:3}".parse().unwrap();
    format.write("INV", &branch("B3"), device, on(dated_on), no).unwrap()
}

#[test]
fn of05_a_draft_that_is_thrown_away_leaves_no_gap() {
    let mut kept = BTreeMap::new();
    assert_eq!(post(&mut kept, &device("01"), "2026-05-01"), "26-01-001");
    let abandoned = kept[&SeriesKey::of("invoice", &device("01"), on("2026-05-01"))].draw().unwrap();
    assert_eq!(abandoned.0, 2);
    assert_eq!(post(&mut kept, &device("01"), "2026-05-01"), "26-01-002");
}

#[test]
fn of06_each_document_counts_in_the_year_of_its_date() {
    let mut kept = BTreeMap::new();
    let numbers: Vec<_> =
        ["2026-12-31", "2027-01-01", "2026-12-31", "2027-01-02"].map(|day| post(&mut kept, &device("01"), day)).into();
    assert_eq!(numbers, ["26-01-001", "27-01-001", "26-01-002", "27-01-002"]);
}

#[test]
fn of07_two_devices_never_clash_and_leave_no_gap() {
    let mut kept = BTreeMap::new();
    let (one, two) = (device("01"), device("02"));
    let numbers: BTreeSet<_> =
        (0..100).map(|turn| post(&mut kept, if turn % 3 == 0 { &one } else { &two }, "2026-07-01")).collect();
    assert_eq!(numbers.len(), 100);
    assert!(kept.values().map(|series| series.last_no).eq([34, 66]));
}

fn patterns() -> impl Strategy<Value = String> {
    let tokens = vec!["{prefix}", "{yy}", "{branch}", "{device}", "{no:2}", "-", "9", "/"];
    Just(tokens).prop_shuffle().prop_map(|tokens| tokens.concat())
}

/// Codes and counts that are easily mistaken for one another when nothing keeps them apart.
fn makers() -> Vec<(BranchCode, DeviceCode, i32, u32)> {
    let mut all = Vec::new();
    for b in ["1", "11", "2", "21", "112"] {
        for d in ["11", "12", "21", "22"] {
            for year in [2011, 2012, 2021, 2022] {
                for no in [1, 2, 11, 12, 21, 111, 112, 211, 1111, 1112, 11121] {
                    all.push((branch(b), device(d), year, no));
                }
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn two_devices_or_years_never_give_the_same_number(pattern in patterns()) {
        let Ok(format) = pattern.parse::<NumberFormat>() else { return Ok(()) };
        let makers = makers();
        let written = |(b, d, year, no): &(BranchCode, DeviceCode, i32, u32)| {
            format.write("1", b, d, LocalDate::from_ymd_opt(*year, 6, 1).unwrap(), *no).unwrap()
        };
        let numbers: BTreeSet<_> = makers.iter().map(written).collect();
        prop_assert_eq!(numbers.len(), makers.len(), "{}", pattern);
    }
}
