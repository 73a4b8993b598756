//! Figures and dates as a language writes them, from the same CLDR table as the window (`ui/src/fmt/cldr.json`).
//!
//! Exact decimals in, text out; no float and no rounding that the caller did not ask for.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::Datelike;
use kontor_core::decimal::Rate;
use kontor_core::money::{Currency, Money};
use kontor_core::time::LocalDate;
use rust_decimal::Decimal;
use serde::Deserialize;

use kontor_core::language::Language;

const NO_BREAK_SPACE: char = '\u{a0}';

/// Formats for one language.
#[derive(Debug, Clone, Copy)]
pub struct Format(&'static Row);

#[derive(Debug, Deserialize)]
struct Table {
    languages: BTreeMap<String, Row>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    decimal: String,
    group: String,
    min_grouping: usize,
    currency: String,
    percent: String,
    symbols: BTreeMap<String, String>,
    months: Vec<String>,
    months_alone: Vec<String>,
    date: DatePatterns,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DatePatterns {
    numeric: String,
    long: String,
    month_year: String,
}

/// The table is part of the program and read by a test in every language; a language that is missing from it reads as
/// plain ISO figures rather than stopping a sale.
static TABLE: LazyLock<BTreeMap<String, Row>> = LazyLock::new(|| {
    let table = serde_json::from_str::<Table>(include_str!("../../../ui/src/fmt/cldr.json"));
    table.map(|table| table.languages).unwrap_or_default()
});

static PLAIN: LazyLock<Row> = LazyLock::new(|| Row {
    decimal: ".".into(),
    group: String::new(),
    min_grouping: 1,
    currency: "0 ¤".into(),
    percent: "0 %".into(),
    symbols: BTreeMap::new(),
    months: Vec::new(),
    months_alone: Vec::new(),
    date: DatePatterns { numeric: "y-MM-dd".into(), long: "y-MM-dd".into(), month_year: "y-MM".into() },
});

impl Format {
    /// The formats of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        Self(TABLE.get(language.as_str()).unwrap_or(&PLAIN))
    }

    /// A number with at least `least` and at most as many decimals as it has.
    #[must_use]
    pub fn number(self, value: Decimal, least: u32) -> String {
        let mut value = value.normalize();
        if value.scale() < least {
            value.rescale(least);
        }
        let digits = value.abs().to_string();
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::with_capacity(digits.len() + 4);
        if value.is_sign_negative() && !value.is_zero() {
            text.push('-');
        }
        let grouped = whole.len() >= 3 + self.0.min_grouping;
        for (at, digit) in whole.chars().enumerate() {
            if grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push_str(&self.0.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push_str(&self.0.decimal);
            text.push_str(fraction);
        }
        text
    }

    /// An amount without its currency, with all digits of the minor unit.
    #[must_use]
    pub fn amount(self, money: Money) -> String {
        let digits = money.currency.digits();
        self.number(Decimal::new(money.minor, digits), digits)
    }

    /// An amount with its currency.
    #[must_use]
    pub fn money(self, money: Money) -> String {
        let amount = self.amount(money);
        let (sign, amount) = amount.strip_prefix('-').map_or(("", amount.as_str()), |rest| ("-", rest));
        format!("{sign}{}", self.with_symbol(amount, money.currency))
    }

    /// A price for one unit: at least the digits of the minor unit, more where the price has more.
    #[must_use]
    pub fn price(self, price: Decimal, currency: Currency) -> String {
        self.number(price, currency.digits())
    }

    /// A rate in percent, as "19 %".
    #[must_use]
    pub fn percent(self, rate: Rate) -> String {
        self.0.percent.replace('0', &self.number(rate.get(), 0))
    }

    /// A date in figures.
    #[must_use]
    pub fn date(self, date: LocalDate) -> String {
        self.date_by(&self.0.date.numeric, date)
    }

    /// A date with the name of the month.
    #[must_use]
    pub fn long_date(self, date: LocalDate) -> String {
        self.date_by(&self.0.date.long, date)
    }

    /// Month and year.
    #[must_use]
    pub fn month(self, date: LocalDate) -> String {
        self.date_by(&self.0.date.month_year, date)
    }

    /// CLDR puts a space between figures and a currency that ends in a letter, even where the pattern has none.
    fn with_symbol(self, amount: &str, currency: Currency) -> String {
        let symbol = self.0.symbols.get(currency.code()).map_or(currency.code(), String::as_str);
        let mut text = self.0.currency.replace('0', amount);
        if text.starts_with('¤') && symbol.ends_with(char::is_alphabetic) && !text.starts_with("¤\u{a0}") {
            text.insert('¤'.len_utf8(), NO_BREAK_SPACE);
        }
        text.replace('¤', symbol)
    }

    fn date_by(self, pattern: &str, date: LocalDate) -> String {
        let mut text = String::new();
        let mut rest = pattern;
        while let Some(letter) = rest.chars().next() {
            if let Some(quoted) = rest.strip_prefix('\'') {
                let (literal, after) = quoted.split_once('\'').unwrap_or((quoted, ""));
                text.push_str(literal);
                rest = after;
                continue;
            }
            let run = rest.len() - rest.trim_start_matches(letter).len();
            let name = |names: &'static [String]| names.get(date.month0() as usize).map_or("", String::as_str);
            match (letter, run / letter.len_utf8()) {
                ('y', _) => text.push_str(&date.year().to_string()),
                ('M', 4) => text.push_str(name(&self.0.months)),
                ('L', 4) => text.push_str(name(&self.0.months_alone)),
                ('M' | 'L', width) => text.push_str(&format!("{:0width$}", date.month())),
                ('d', width) => text.push_str(&format!("{:0width$}", date.day())),
                _ => text.push_str(rest.get(..run).unwrap_or_default()),
            }
            rest = rest.get(run..).unwrap_or_default();
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use kontor_core::text_enum::TextEnum;

    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money { minor, currency: Currency::new(code).unwrap() }
    }

    #[test]
    fn every_language_is_in_the_table() {
        for language in Language::ALL {
            assert!(TABLE.contains_key(language.as_str()), "{}", language.as_str());
        }
    }

    #[test]
    fn amounts_with_currency() {
        for (language, minor, code, expect) in [
            ("en", 123_456_789, "EUR", "€1,234,567.89"),
            ("en", -500, "EUR", "-€5.00"),
            ("en", 123_450, "IDR", "Rp\u{a0}1,234.50"),
            ("en", 123_450, "CHF", "CHF\u{a0}1,234.50"),
            ("de", 123_456_789, "EUR", "1.234.567,89\u{a0}€"),
            ("de", -1, "EUR", "-0,01\u{a0}€"),
            ("de", 123_450, "JPY", "123.450\u{a0}¥"),
            ("pl", 123_450, "PLN", "1234,50\u{a0}zł"),
            ("pl", 1_234_500, "PLN", "12\u{a0}345,00\u{a0}zł"),
            ("ru", 123_450, "RUB", "1\u{a0}234,50\u{a0}₽"),
            ("kk", 123_450, "KZT", "1\u{a0}234,50\u{a0}₸"),
            ("id", 123_450, "IDR", "Rp\u{a0}1.234,50"),
            ("de", 1_234_567, "KWD", "1.234,567\u{a0}KWD"),
        ] {
            assert_eq!(
                Format::of(Language::from_text(language).unwrap()).money(money(minor, code)),
                expect,
                "{language} {minor} {code}"
            );
        }
    }

    #[test]
    fn numbers_keep_their_digits() {
        let value = |text: &str| Decimal::from_str_exact(text).unwrap();
        let german = Format::of(Language::De);
        for (text, least, expect) in [
            ("0", 0, "0"),
            ("12.500", 0, "12,5"),
            ("12.5", 2, "12,50"),
            ("0.0035", 2, "0,0035"),
            ("-1234", 0, "-1.234"),
            ("-0.00", 2, "0,00"),
        ] {
            assert_eq!(german.number(value(text), least), expect, "{text}");
        }
        assert_eq!(german.percent("5.5".parse().unwrap()), "5,5\u{a0}%");
        assert_eq!(Format::of(Language::En).percent(19.into()), "19%");
    }

    #[test]
    fn dates() {
        let date = LocalDate::from_ymd_opt(2026, 3, 7).unwrap();
        for (language, numeric, long, month) in [
            ("en", "07/03/2026", "7 March 2026", "March 2026"),
            ("de", "07.03.2026", "7. März 2026", "März 2026"),
            ("pl", "07.03.2026", "7 marca 2026", "marzec 2026"),
            ("ru", "07.03.2026", "7 марта 2026\u{a0}г.", "март 2026\u{a0}г."),
            ("kk", "07.03.2026", "2026\u{a0}ж. 7 наурыз", "2026\u{a0}ж. наурыз"),
            ("id", "07/03/2026", "7 Maret 2026", "Maret 2026"),
        ] {
            let format = Format::of(Language::from_text(language).unwrap());
            assert_eq!(
                (format.date(date), format.long_date(date), format.month(date)),
                (numeric.into(), long.into(), month.into()),
                "{language}"
            );
        }
    }
}
