//! How numbers and dates are written in a file, by what its first rows show.

use crate::cell::{Cell, Row};
use crate::shape::{DateOrder, DecimalMark, Thousands};
use crate::values::{DateHint, NumberHint, date_hint, number_hint};

/// What was found of marks and order.
pub(crate) struct Marks {
    pub decimal: DecimalMark,
    pub decimal_sure: bool,
    pub thousands: Option<Thousands>,
    pub dates: DateOrder,
    pub dates_sure: bool,
}

#[derive(Default)]
struct Votes {
    point: usize,
    comma: usize,
    open_number: usize,
    day: usize,
    month: usize,
    year: usize,
    open_date: usize,
    thousands: Option<Thousands>,
}

/// Reads the marks off the texts of the rows. A semicolon as delimiter is how Excel writes where commas mark decimals.
pub(crate) fn marks(rows: &[Row], delimiter: Option<char>) -> Marks {
    let mut votes = Votes::default();
    for cell in rows.iter().flat_map(|row| &row.cells) {
        if let Cell::Text(text) = cell {
            votes.count(text);
        }
    }
    let decimal = match votes.point.cmp(&votes.comma) {
        std::cmp::Ordering::Greater => DecimalMark::Point,
        std::cmp::Ordering::Less => DecimalMark::Comma,
        std::cmp::Ordering::Equal if delimiter == Some(';') || votes.day > 0 && delimiter != Some(',') => {
            DecimalMark::Comma
        }
        std::cmp::Ordering::Equal => DecimalMark::Point,
    };
    let orders = [(DateOrder::Day, votes.day), (DateOrder::Month, votes.month), (DateOrder::Year, votes.year)];
    // The first of the largest; where nothing is proved, days come first in most of the world.
    let (dates, most) = orders.into_iter().rev().max_by_key(|(_, count)| *count).unwrap_or((DateOrder::Day, 0));
    Marks {
        decimal,
        decimal_sure: settled(votes.point.max(votes.comma), votes.point.min(votes.comma), votes.open_number),
        thousands: votes.thousands,
        dates,
        dates_sure: settled(most, votes.day + votes.month + votes.year - most, votes.open_date),
    }
}

/// Nothing is open, or what speaks for the answer outweighs tenfold what speaks against it.
const fn settled(most: usize, others: usize, open: usize) -> bool {
    open == 0 || most > 0 && others * 10 <= most
}

impl Votes {
    fn count(&mut self, text: &str) {
        match date_hint(text) {
            Some(DateHint::Only(DateOrder::Day)) => self.day += 1,
            Some(DateHint::Only(DateOrder::Month)) => self.month += 1,
            Some(DateHint::Only(DateOrder::Year)) => self.year += 1,
            Some(DateHint::Open) => self.open_date += 1,
            Some(DateHint::Either) => {}
            None => self.count_number(text),
        }
    }
    fn count_number(&mut self, text: &str) {
        let Some((hint, thousands)) = number_hint(text) else { return };
        match hint {
            NumberHint::Only(DecimalMark::Point) => self.point += 1,
            NumberHint::Only(DecimalMark::Comma) => self.comma += 1,
            NumberHint::Open => self.open_number += 1,
            NumberHint::Either => {}
        }
        self.thousands = self.thousands.or(thousands);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&str]) -> Vec<Row> {
        texts.iter().map(|text| Row { number: 1, cells: vec![Cell::of_text(text)] }).collect()
    }

    #[test]
    fn one_proof_settles_the_mark() {
        let marks = marks(&rows(&["1.234", "5.678", "2,50"]), Some(','));
        assert_eq!((marks.decimal, marks.decimal_sure), (DecimalMark::Comma, true));
    }

    #[test]
    fn thousands_alone_are_a_guess_by_the_delimiter() {
        for (delimiter, decimal) in [(';', DecimalMark::Comma), (',', DecimalMark::Point)] {
            let marks = marks(&rows(&["1.234", "5.678"]), Some(delimiter));
            assert_eq!((marks.decimal, marks.decimal_sure), (decimal, false), "{delimiter}");
        }
    }

    #[test]
    fn contradictions_are_not_sure() {
        let marks = marks(&rows(&["1.50", "2,50", "1.234"]), None);
        assert!(!marks.decimal_sure);
    }

    #[test]
    fn a_day_beyond_twelve_settles_the_order() {
        let month = marks(&rows(&["05/02/2024", "12/31/2024"]), None);
        assert_eq!((month.dates, month.dates_sure), (DateOrder::Month, true));
        let open = marks(&rows(&["05/02/2024"]), None);
        assert_eq!((open.dates, open.dates_sure), (DateOrder::Day, false));
        let nothing = marks(&rows(&["2024-05-02", "x"]), None);
        assert_eq!((nothing.dates, nothing.dates_sure), (DateOrder::Day, true));
    }
}
