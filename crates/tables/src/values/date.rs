//! Dates as people and programs write them.

use chrono::{Datelike as _, NaiveDate};
use rust_decimal::Decimal;

use super::words::month;
use crate::read::since_1900;
use crate::shape::DateOrder;

/// What a text tells of the order of dates in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateHint {
    /// The same date in any order (`2024-02-05`, `5 Feb 2024`, `05/05/2024`).
    Either,
    /// `05/02/2024`: day or month first.
    Open,
    /// A date only in this order.
    Only(DateOrder),
}

/// The date in the order; a text that makes sense only in another one (`12/31/2024` where days come first) is read so.
pub(super) fn parse(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let text = date_part(text)?;
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits_only(text);
    }
    let date = match Written::of(text)? {
        Written::Named(date) => Some(date),
        Written::Numbers(numbers) => numbers.date(order),
    };
    date.and_then(within_reach)
}

/// What the text tells of the order; none when it is no date.
pub(crate) fn hint(text: &str) -> Option<DateHint> {
    let text = date_part(text)?;
    match Written::of(text)? {
        Written::Named(date) => within_reach(date).map(|_| DateHint::Either),
        Written::Numbers(numbers) => numbers.hint(),
    }
}

/// Dates of business; anything else is a slip of the finger.
pub(super) fn within_reach(date: NaiveDate) -> Option<NaiveDate> {
    (1900..=2199).contains(&date.year()).then_some(date)
}

/// Days since 1900, as a spreadsheet shows a date whose format was lost: 1954 to 2199, so that no year and no price passes for one.
pub(super) fn of_serial(number: Decimal) -> Option<NaiveDate> {
    u64::try_from(number.trunc()).ok().filter(|days| (20_000..=109_574).contains(days)).and_then(since_1900)
}

/// Without a time of day. None for what is too long to be a date.
fn date_part(text: &str) -> Option<&str> {
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    let date = match text.find(':') {
        // The hour is behind the last space or `T` before the first colon.
        Some(colon) => text.get(..text.get(..colon)?.rfind([' ', 'T', '\u{A0}'])?)?,
        None => text,
    };
    Some(date.trim().trim_end_matches([',', 'T']))
}

/// `20240205`, or the serial number of a spreadsheet.
fn digits_only(text: &str) -> Option<NaiveDate> {
    if text.len() == 8 {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok().and_then(within_reach);
    }
    of_serial(text.parse().ok()?)
}

enum Written {
    Named(NaiveDate),
    Numbers(Numbers),
}

/// Three numbers with the same mark between them.
struct Numbers {
    parts: [u32; 3],
    /// Digits of each.
    lengths: [usize; 3],
    /// Countries that put the month first never write dots.
    dots: bool,
}

impl Written {
    fn of(text: &str) -> Option<Self> {
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | '/' | '-'))
            .filter(|word| !word.is_empty())
            .collect();
        let numbers: Vec<&str> =
            words.iter().copied().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).collect();
        match (numbers.as_slice(), words.len()) {
            ([first, second, third], 3) => {
                let uniform = ['.', '/', '-'].iter().any(|mark| text.matches(*mark).count() >= 2);
                let parts = [first.parse().ok()?, second.parse().ok()?, third.parse().ok()?];
                let lengths = [first.len(), second.len(), third.len()];
                uniform.then_some(Self::Numbers(Numbers { parts, lengths, dots: text.contains('.') }))
            }
            ([first, second], 3 | 4) => {
                let month = words.iter().find_map(|word| month(word))?;
                let (day, year) = if first.len() == 4 { (second, first) } else { (first, second) };
                date(full_year(year.parse().ok()?, year.len())?, month, day.parse().ok()?).map(Self::Named)
            }
            _ => None,
        }
    }
}

impl Numbers {
    fn in_order(&self, order: DateOrder) -> Option<NaiveDate> {
        let [a, b, c] = self.parts;
        let [first, _, last] = self.lengths;
        match order {
            DateOrder::Day => date(full_year(c, last)?, b, a),
            DateOrder::Month if self.dots => None,
            DateOrder::Month => date(full_year(c, last)?, a, b),
            DateOrder::Year => date(full_year(a, first)?, b, c),
        }
    }
    fn date(&self, order: DateOrder) -> Option<NaiveDate> {
        let orders = [order, DateOrder::Day, DateOrder::Month, DateOrder::Year];
        orders.into_iter().find_map(|order| self.in_order(order).filter(|_| self.allows(order)))
    }
    /// A year of four digits settles where the year stands.
    fn allows(&self, order: DateOrder) -> bool {
        let [first, _, last] = self.lengths;
        match order {
            DateOrder::Year => last < 4,
            DateOrder::Day | DateOrder::Month => first < 4,
        }
    }
    fn hint(&self) -> Option<DateHint> {
        let read = |order| self.in_order(order).filter(|_| self.allows(order)).and_then(within_reach);
        let [first, _, last] = self.lengths;
        if first == 4 {
            return read(DateOrder::Year).map(|_| DateHint::Either);
        }
        match (read(DateOrder::Day), read(DateOrder::Month)) {
            (Some(day), Some(month)) if day == month && last == 4 => Some(DateHint::Either),
            (Some(_), Some(_)) => Some(DateHint::Open),
            (Some(_), None) => Some(DateHint::Only(DateOrder::Day)),
            (None, Some(_)) => Some(DateHint::Only(DateOrder::Month)),
            (None, None) => read(DateOrder::Year).map(|_| DateHint::Only(DateOrder::Year)),
        }
    }
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Two digits mean 1950 to 2049.
fn full_year(year: u32, digits: usize) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    match digits {
        4 => Some(year),
        2 => Some(if year < 50 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use DateOrder::{Day, Month, Year};

    use super::*;

    #[test]
    fn dates_of_all_countries_are_read() {
        for (order, text, date) in [
            (Day, "2024-02-05", "2024-02-05"),
            (Month, "2024-02-05T10:30:00Z", "2024-02-05"),
            (Day, "2024-02-05 10:30", "2024-02-05"),
            (Day, "5.2.24", "2024-02-05"),
            (Month, "5.2.2024", "2024-02-05"),
            (Day, "5. 2. 2024", "2024-02-05"),
            (Day, "05/02/2024", "2024-02-05"),
            (Month, "05/02/2024", "2024-05-02"),
            (Month, "5/2/24 1:45 PM", "2024-05-02"),
            (Day, "12/31/2024", "2024-12-31"),
            (Month, "31/12/2024", "2024-12-31"),
            (Year, "24-02-05", "2024-02-05"),
            (Day, "05-02-1999", "1999-02-05"),
            (Day, "20240205", "2024-02-05"),
            (Day, "2024/02/05", "2024-02-05"),
            (Day, "5 Feb 2024", "2024-02-05"),
            (Day, "Feb 5, 2024", "2024-02-05"),
            (Day, "5-Feb-24", "2024-02-05"),
            (Day, "5. Februar 2024", "2024-02-05"),
            (Day, "5 lutego 2024", "2024-02-05"),
            (Day, "5 февраля 2024 г.", "2024-02-05"),
            (Day, "2024 ж. 5 ақпан", "2024-02-05"),
            (Day, "5 Februari 2024", "2024-02-05"),
            (Day, "45327", "2024-02-05"),
        ] {
            assert_eq!(parse(text, order).map(|date| date.to_string()).as_deref(), Some(date), "{text} {order:?}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "abc",
            "32.01.2024",
            "2024-02-30",
            "1.2",
            "12:30",
            "99999999",
            "2024",
            "5 Müller 2024",
            "1.1.0001",
            "31.12.3000",
            "-5",
            "1e300",
            "1.2.3.4",
            "10115",
        ] {
            assert_eq!(parse(text, Day), None, "{text}");
        }
    }

    #[test]
    fn only_some_dates_prove_the_order() {
        assert_eq!(hint("31.12.2024"), Some(DateHint::Only(Day)));
        assert_eq!(hint("05.02.2024"), Some(DateHint::Only(Day)));
        assert_eq!(hint("05/02/2024"), Some(DateHint::Open));
        assert_eq!(hint("12/31/2024"), Some(DateHint::Only(Month)));
        assert_eq!(hint("31/12/2024"), Some(DateHint::Only(Day)));
        assert_eq!(hint("99-12-31"), Some(DateHint::Only(Year)));
        assert_eq!(hint("2024-12-31"), Some(DateHint::Either));
        assert_eq!(hint("45327"), None);
    }
}
