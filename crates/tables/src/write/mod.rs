//! Writing: lists and reports as files that Excel opens with a double click.
//!
//! Rows come one by one and are not kept, so a list of a million rows takes no more memory than one of ten.

mod csv;
mod xlsx;

use chrono::{NaiveDate, NaiveDateTime};
use kontor_core::fault::Fault;
use rust_decimal::Decimal;
use thiserror::Error;

pub use self::csv::csv;
pub use self::xlsx::xlsx;

/// What is written into a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Out {
    /// Nothing.
    #[default]
    Empty,
    /// Text; never becomes a formula.
    Text(String),
    /// A number with the decimals it has.
    Number(Decimal),
    /// An amount.
    Money {
        /// In minor units.
        minor: i64,
        /// Digits of the minor unit of its currency, at most 28.
        digits: u32,
    },
    /// A date.
    Date(NaiveDate),
    /// A date with the time of day, to the minute.
    Moment(NaiveDateTime),
}

impl Out {
    /// The amount as a decimal with all its digits.
    fn money(minor: i64, digits: u32) -> Decimal {
        Decimal::try_from_i128_with_scale(i128::from(minor), digits).unwrap_or_default()
    }
}

/// Why a file was not written to its end.
#[derive(Debug, Error)]
pub enum Unwritten {
    /// The rows ended in a fault, or do not fit into the format: `too-many-rows` (`max`), `cell-too-long` (`row`, `max`).
    #[error(transparent)]
    Rows(#[from] Fault),
    /// The file, or the temporary file of a workbook, could not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

#[cfg(test)]
mod tests;
