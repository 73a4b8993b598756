//! Numbers as people write them.

use kontor_core::money::Currency;
use rust_decimal::Decimal;

use super::currency::currency_of;
use crate::shape::{DecimalMark, Thousands};

/// A number and the currency beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number.
    pub value: Decimal,
    /// The currency by its sign or code; none when the cell does not say.
    pub currency: Option<Currency>,
}

/// What a text tells of the decimal mark of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberHint {
    /// A number that reads the same either way.
    Either,
    /// `1.234`: another number with another mark.
    Open,
    /// A number only with this mark.
    Only(DecimalMark),
}

/// Reads with the mark; a text that makes sense only with the other one (`12.50` where commas are usual) is read so.
pub(crate) fn parse(text: &str, mark: DecimalMark) -> Option<Amount> {
    let parts = Parts::of(text)?;
    let value = parts.digits(mark).or_else(|| parts.digits(other(mark)))?;
    Some(Amount { value: if parts.negative { -value } else { value }, currency: parts.currency })
}

/// What the text tells of marks; none when it is no number.
pub(crate) fn hint(text: &str) -> Option<(NumberHint, Option<Thousands>)> {
    let parts = Parts::of(text)?;
    let hint = match (parts.digits(DecimalMark::Point), parts.digits(DecimalMark::Comma)) {
        (None, None) => return None,
        (Some(point), Some(comma)) if point == comma => NumberHint::Either,
        (Some(_), Some(_)) => NumberHint::Open,
        (Some(_), None) => NumberHint::Only(DecimalMark::Point),
        (None, Some(_)) => NumberHint::Only(DecimalMark::Comma),
    };
    let thousands = match hint {
        _ if parts.body.contains(' ') => Some(Thousands::Space),
        _ if parts.body.contains('\'') => Some(Thousands::Apostrophe),
        NumberHint::Only(DecimalMark::Point) if parts.body.contains(',') => Some(Thousands::Comma),
        NumberHint::Only(DecimalMark::Comma) if parts.body.contains('.') => Some(Thousands::Point),
        _ => None,
    };
    Some((hint, thousands))
}

const fn other(mark: DecimalMark) -> DecimalMark {
    match mark {
        DecimalMark::Point => DecimalMark::Comma,
        DecimalMark::Comma => DecimalMark::Point,
    }
}

/// A number taken apart: digits with their marks, sign, currency.
struct Parts {
    body: String,
    negative: bool,
    currency: Option<Currency>,
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        // Longer than any number with any name of a currency; keeps long texts cheap.
        if text.len() > 100 {
            return None;
        }
        let text: String = text.trim().chars().map(plain).collect();
        let (text, bracketed) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => (inner.trim(), true),
            None => (text.as_str(), false),
        };
        let first = text.find(|c: char| c.is_ascii_digit())?;
        let last = text.rfind(|c: char| c.is_ascii_digit())?;
        let (mut before, mut after) = (text.get(..first)?, text.get(last + 1..)?);
        let mut body = text.get(first..=last)?.to_owned();
        if let Some(mark) = before.chars().next_back().filter(|c| matches!(c, '.' | ','))
            && !before.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        {
            body.insert(0, mark);
            before = before.get(..before.len() - 1)?;
        }
        // 12,- and 12.-- are whole amounts, 12- is a negative one.
        for whole in [",--", ".--", ",-", ".-", ",", "."] {
            after = after.strip_prefix(whole).unwrap_or(after);
        }
        let (before, minus) = without_sign(before);
        let (after, trailing) = match after.trim().strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (after, false),
        };
        let currency = match (affix(before)?, affix(after)?) {
            (Some(_), Some(_)) => return None,
            (left, right) => left.or(right),
        };
        let signs = u8::from(bracketed) + u8::from(minus) + u8::from(trailing);
        (signs <= 1).then_some(Self { body, negative: signs == 1, currency })
    }
    /// The digits without sign, if they are well formed with this mark.
    fn digits(&self, mark: DecimalMark) -> Option<Decimal> {
        let (whole, decimals) = match self.body.split_once(mark.char()) {
            Some((whole, decimals)) => (whole, decimals),
            None => (self.body.as_str(), ""),
        };
        let whole = if whole.is_empty() { "0".to_owned() } else { ungrouped(whole, mark)? };
        if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        Decimal::from_str_exact(&format!("{whole}.{}", if decimals.is_empty() { "0" } else { decimals }))
            .ok()
            .map(|value| if decimals.is_empty() { value.trunc() } else { value })
    }
}

/// One space, one apostrophe, one minus for all that look alike.
fn plain(c: char) -> char {
    match c {
        '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' => ' ',
        '’' | '‘' | '`' | '´' => '\'',
        '−' | '–' | '\u{2010}' | '\u{2011}' => '-',
        c => c,
    }
}

fn without_sign(before: &str) -> (&str, bool) {
    let before = before.trim();
    for (sign, minus) in [('-', true), ('+', false)] {
        if let Some(rest) = before.strip_prefix(sign).or_else(|| before.strip_suffix(sign)) {
            return (rest, minus);
        }
    }
    (before, false)
}

/// What may stand beside a number: nothing, a percent sign or a currency. None for anything else.
fn affix(text: &str) -> Option<Option<Currency>> {
    match text.trim() {
        "" | "%" => Some(None),
        text => currency_of(text).map(Some),
    }
}

/// Digits without the marks between their groups: three digits each, or two in the Indian way (`12,34,567`).
fn ungrouped(whole: &str, decimal: DecimalMark) -> Option<String> {
    let Some(separator) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Some(whole.to_owned()) };
    if separator == decimal.char() || !matches!(separator, '.' | ',' | ' ' | '\'') {
        return None;
    }
    let groups: Vec<&str> = whole.split(separator).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let fits = |group: &str, lengths: &[usize]| {
        lengths.contains(&group.len()) && group.bytes().all(|byte| byte.is_ascii_digit())
    };
    let inner: &[usize] = if separator == ',' { &[2, 3] } else { &[3] };
    let fits = fits(first, &[1, 2, 3])
        && !first.starts_with('0')
        && fits(last, &[3])
        && middle.iter().all(|group| fits(group, inner));
    fits.then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use DecimalMark::{Comma, Point};

    use super::*;

    fn check(mark: DecimalMark, text: &str, expected: Option<&str>) {
        let found = parse(text, mark).map(|amount| amount.value.to_string());
        assert_eq!(found.as_deref(), expected, "{text:?} with {mark:?}");
    }

    #[test]
    fn numbers_of_all_countries_are_read() {
        for (mark, text, number) in [
            (Comma, "1.234,56", "1234.56"),
            (Comma, "1 234,56", "1234.56"),
            (Comma, "1\u{A0}234,56", "1234.56"),
            (Comma, "1\u{202F}234\u{202F}567,5", "1234567.5"),
            (Point, "1'234.56", "1234.56"),
            (Point, "1’234’567.00", "1234567.00"),
            (Point, "1,234,567.89", "1234567.89"),
            (Point, "12,34,567.89", "1234567.89"),
            (Point, "(12.00)", "-12.00"),
            (Point, "12-", "-12"),
            (Point, "-12.5", "-12.5"),
            (Point, "\u{2212}12.5", "-12.5"),
            (Comma, "+3,5", "3.5"),
            (Comma, "1.234,56 €", "1234.56"),
            (Comma, "EUR 1.234,56", "1234.56"),
            (Point, "-$5.00", "-5.00"),
            (Point, "$-5.00", "-5.00"),
            (Point, "US$ 1,000", "1000"),
            (Comma, "1 500 руб.", "1500"),
            (Comma, "12,50 zł", "12.50"),
            (Comma, "Rp. 12.000", "12000"),
            (Point, "Fr. 12.50", "12.50"),
            (Comma, "19 %", "19"),
            (Comma, "12,-", "12"),
            (Point, ".5", "0.5"),
            (Point, "007", "7"),
            (Comma, "1.234", "1234"),
            (Point, "1.234", "1.234"),
            (Comma, "12.50", "12.50"),
            (Comma, "1,234.56", "1234.56"),
            (Point, "1.234.567", "1234567"),
        ] {
            check(mark, text, Some(number));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "abc",
            "12 pcs",
            "1,2,3",
            "1.2.3",
            "31.12.2024",
            "4.00638E+12",
            "--5",
            "(-5)",
            "12:30",
            "0.123.456",
            "1 2 3",
            "€",
            "$5 €",
            "1e308",
            "99999999999999999999999999999999",
            "1.234,567.89",
        ] {
            check(Point, text, None);
            check(Comma, text, None);
        }
    }

    #[test]
    fn a_currency_beside_the_number_is_kept() {
        let code = |text| parse(text, Point).and_then(|amount| amount.currency).map(|currency| currency.to_string());
        assert_eq!(code("12 USD"), Some("USD".into()));
        assert_eq!(code("₸ 12"), Some("KZT".into()));
        assert_eq!(code("12"), None);
    }

    #[test]
    fn one_group_of_three_proves_nothing() {
        let hint = |text| hint(text).map(|(hint, _)| hint);
        assert_eq!(hint("1.234"), Some(NumberHint::Open));
        assert_eq!(hint("1,234"), Some(NumberHint::Open));
        assert_eq!(hint("1.23"), Some(NumberHint::Only(Point)));
        assert_eq!(hint("0,123"), Some(NumberHint::Only(Comma)));
        assert_eq!(hint("1.234.567"), Some(NumberHint::Only(Comma)));
        assert_eq!(hint("1 234"), Some(NumberHint::Either));
        assert_eq!(hint("12"), Some(NumberHint::Either));
        assert_eq!(hint("Müller"), None);
    }
}
