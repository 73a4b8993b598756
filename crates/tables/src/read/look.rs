//! What the values of a column look like.

use kontor_core::check;
use kontor_core::money::Currency;
use kontor_core::text_enum;

use crate::cell::Cell;
use crate::values::country::code_of;
use crate::values::{currency_of, date_hint, number_hint, yes_no_word};

text_enum! {
    /// What the values of a column look like.
    Look {
        /// Nothing is filled.
        Empty "empty",
        /// Anything else.
        Text "text",
        /// Numbers and amounts.
        Number "number",
        /// Dates.
        Date "date",
        /// Yes and no.
        YesNo "yes_no",
        /// E-mail addresses.
        Mail "mail",
        /// Phone numbers.
        Phone "phone",
        /// Bank accounts.
        Iban "iban",
        /// VAT ids with the prefix of a country.
        VatId "vat_id",
        /// Barcodes with a check digit that fits.
        Ean "ean",
        /// Codes or names of countries.
        Country "country",
        /// Codes or signs of currencies.
        Currency "currency",
        /// Addresses of web pages.
        Url "url",
    }
}

type Test = fn(&str) -> bool;

/// From the most to the least particular; the first that nearly all values pass is the look.
const TESTS: &[(Look, Test)] = &[
    (Look::Mail, |text| check::mail(text).is_ok()),
    (Look::Url, is_url),
    (Look::Iban, |text| check::iban(text).is_ok()),
    (Look::VatId, is_vat_id),
    (Look::Ean, is_ean),
    (Look::YesNo, |text| !text.bytes().all(|byte| byte.is_ascii_digit()) && yes_no_word(text).is_some()),
    (Look::Currency, |text| Currency::new(text).is_ok() || text.chars().count() == 1 && currency_of(text).is_some()),
    (Look::Country, |text| code_of(text).is_some()),
    (Look::Date, |text| date_hint(text).is_some()),
    (Look::Number, |text| !is_dialled(text) && number_hint(text).is_some()),
    (Look::Phone, is_phone),
];

/// Counts how many values pass which test. At most so many values are asked, evenly is not needed: lists are alike.
#[derive(Default)]
pub(super) struct Looks {
    counts: [usize; TESTS.len()],
    numbers: usize,
    dates: usize,
    yes_no: usize,
    total: usize,
}

impl Looks {
    pub(super) fn add(&mut self, cell: &Cell) {
        match cell {
            Cell::Empty => return,
            Cell::Text(text) => {
                let text = text.trim();
                for ((_, test), count) in TESTS.iter().zip(&mut self.counts) {
                    *count += usize::from(test(text));
                }
            }
            // A barcode that Excel took for a number is a number without decimals.
            Cell::Number(number) => {
                let text = number.to_string();
                self.numbers += 1;
                for ((look, _), count) in TESTS.iter().zip(&mut self.counts) {
                    *count += usize::from(*look == Look::Ean && is_ean(&text));
                }
            }
            Cell::Date(_) => self.dates += 1,
            Cell::YesNo(_) => self.yes_no += 1,
            Cell::Broken(_) => {}
        }
        self.total += 1;
    }
    /// The look that nine of ten values have.
    pub(super) fn verdict(&self) -> Look {
        if self.total == 0 {
            return Look::Empty;
        }
        let enough = |count: usize| count * 10 >= self.total * 9;
        TESTS
            .iter()
            .zip(self.counts)
            .map(|((look, _), count)| match look {
                Look::Number => (*look, count + self.numbers),
                Look::Date => (*look, count + self.dates),
                Look::YesNo => (*look, count + self.yes_no),
                _ => (*look, count),
            })
            .find(|(_, count)| enough(*count))
            .map_or(Look::Text, |(look, _)| look)
    }
}

/// What can be no name of a column because it is so plainly a value.
pub(super) fn is_value(text: &str) -> bool {
    let text = text.trim();
    let plain: [Test; 6] = [
        |text| check::mail(text).is_ok(),
        |text| check::iban(text).is_ok(),
        |text| text.contains("://"),
        |text| date_hint(text).is_some(),
        |text| number_hint(text).is_some(),
        is_phone,
    ];
    plain.iter().any(|test| test(text))
}

fn is_url(text: &str) -> bool {
    let small = text.to_ascii_lowercase();
    !text.contains(char::is_whitespace)
        && text.contains('.')
        && ["http://", "https://", "www."].iter().any(|start| small.starts_with(start))
}

fn is_vat_id(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let prefix = text.get(..2).is_some_and(|prefix| check::in_eu_vat(prefix) || matches!(prefix, "GB" | "EL" | "CH"));
    prefix && digits >= 7 && check::vat_id(text).is_ok()
}

fn is_ean(text: &str) -> bool {
    matches!(text.len(), 8 | 12 | 13 | 14)
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte != b'0')
        && check::barcode(text).is_ok()
}

/// A number that begins like a call: `+49…`, `0049…`, `030 …`.
fn is_dialled(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 6 && (text.starts_with('+') || text.starts_with('0') && !text.contains(['.', ',']))
}

fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (6..=17).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || " +-/().\u{A0}".contains(c))
}
