//! From cells to typed values, as people of six languages write them.
//!
//! Every function answers `None` for an empty cell, and a fault with the `value` that was found and an `example` of what
//! can be read; which row and column it was is known to the caller.

pub mod country;
mod currency;
mod date;
mod number;
mod words;

use chrono::NaiveDate;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Currency;
use rust_decimal::Decimal;

pub use self::currency::currency_of;
pub(crate) use self::date::{DateHint, hint as date_hint};
pub use self::number::Amount;
pub(crate) use self::number::{NumberHint, hint as number_hint};
pub(crate) use self::words::yes_no_word;
use crate::cell::Cell;
use crate::shape::{DateOrder, DecimalMark, Shape};

/// Longest piece of a wrong value that a message repeats, in characters.
const QUOTED: usize = 60;

fn bad(cell: &Cell, example: &str) -> Fault {
    let value: String = cell.plain().chars().take(QUOTED).collect();
    let code = if matches!(cell, Cell::Broken(_)) { Code::BrokenCell } else { Code::BadFormat };
    Fault::new(code).with("value", value).with("example", example)
}

/// Text without white space around it. Numbers and dates of a workbook become plain text (`1234.5`, `2024-12-31`).
///
/// # Errors
/// `broken-cell`.
pub fn text(cell: &Cell) -> Result<Option<String>, Fault> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Broken(_) => Err(bad(cell, "Abc")),
        _ => Ok(Some(cell.plain())),
    }
}

/// A number with the marks of the shape; a sign or code of a currency and a percent sign are left away, so that `19 %`
/// is 19.
///
/// # Errors
/// `bad-format`, `broken-cell`.
pub fn decimal(cell: &Cell, shape: &Shape) -> Result<Option<Decimal>, Fault> {
    Ok(amount(cell, shape)?.map(|amount| amount.value))
}

/// A number together with the currency that stands beside it, if any.
///
/// # Errors
/// `bad-format`, `broken-cell`.
pub fn amount(cell: &Cell, shape: &Shape) -> Result<Option<Amount>, Fault> {
    let example = match shape.decimal {
        DecimalMark::Point => "1234.56",
        DecimalMark::Comma => "1234,56",
    };
    match cell {
        Cell::Empty => Ok(None),
        Cell::Number(value) => Ok(Some(Amount { value: *value, currency: None })),
        Cell::Text(text) => number::parse(text, shape.decimal).map(Some).ok_or_else(|| bad(cell, example)),
        Cell::Date(_) | Cell::YesNo(_) | Cell::Broken(_) => Err(bad(cell, example)),
    }
}

/// A date from 1900 to 2199 in the order of the shape, with the name of a month, or as the serial number of a
/// spreadsheet (`45327`). A time of day is left away.
///
/// # Errors
/// `bad-format`, `broken-cell`.
pub fn date(cell: &Cell, shape: &Shape) -> Result<Option<NaiveDate>, Fault> {
    let found = match cell {
        Cell::Empty => return Ok(None),
        Cell::Date(date) => date::within_reach(*date),
        Cell::Number(number) => date::of_serial(*number),
        Cell::Text(text) => date::parse(text, shape.dates),
        Cell::YesNo(_) | Cell::Broken(_) => None,
    };
    let example = match shape.dates {
        DateOrder::Day => "31.12.2024",
        DateOrder::Month => "12/31/2024",
        DateOrder::Year => "2024-12-31",
    };
    found.map(Some).ok_or_else(|| bad(cell, example))
}

/// Yes or no in six languages, `1` and `0`, `x`.
///
/// # Errors
/// `bad-format`, `broken-cell`.
pub fn yes_no(cell: &Cell) -> Result<Option<bool>, Fault> {
    let found = match cell {
        Cell::Empty => return Ok(None),
        Cell::YesNo(yes) => Some(*yes),
        Cell::Number(number) if *number == Decimal::ONE => Some(true),
        Cell::Number(number) if number.is_zero() => Some(false),
        Cell::Text(text) => words::yes_no_word(text),
        Cell::Number(_) | Cell::Date(_) | Cell::Broken(_) => None,
    };
    found.map(Some).ok_or_else(|| bad(cell, "yes / no"))
}

/// A country by code of ISO 3166-1 (two or three letters) or name in six languages. Words that say that nobody knows
/// ("Unspecified") are none.
///
/// # Errors
/// `bad-format`, `broken-cell`.
pub fn country(cell: &Cell) -> Result<Option<&'static str>, Fault> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Text(text) if country::is_unknown(text) => Ok(None),
        Cell::Text(text) => country::code_of(text).map(Some).ok_or_else(|| bad(cell, "DE")),
        _ => Err(bad(cell, "DE")),
    }
}

/// A currency by code, sign or name.
///
/// # Errors
/// `bad-format`, `broken-cell`.
pub fn currency(cell: &Cell) -> Result<Option<Currency>, Fault> {
    match cell {
        Cell::Empty => Ok(None),
        Cell::Text(text) => currency_of(text).map(Some).ok_or_else(|| bad(cell, "EUR")),
        _ => Err(bad(cell, "EUR")),
    }
}
