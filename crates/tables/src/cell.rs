//! Rows and cells as the file has them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub(crate) type Binary = f64; // float: a workbook has no other numbers; they end and begin in its reader and writer

/// What stands in a cell. A CSV file has texts only; a workbook keeps numbers, dates and truth values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing, or white space.
    #[default]
    Empty,
    /// Text as it was typed.
    Text(String),
    /// A number with the 15 significant digits that a spreadsheet shows.
    Number(Decimal),
    /// A date; a time of day is left away.
    Date(NaiveDate),
    /// A truth value.
    YesNo(bool),
    /// What cannot be used: the error of a formula, a number or date out of reach, characters lost in an encoding.
    Broken(String),
}

impl Cell {
    /// A cell of text: empty when there is only white space, broken when characters were lost.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        if text.trim().is_empty() {
            Self::Empty
        } else if text.contains(['\0', char::REPLACEMENT_CHARACTER]) {
            Self::Broken(text.replace('\0', "\u{FFFD}"))
        } else {
            Self::Text(unguarded(text).to_owned())
        }
    }
    /// Whether nothing stands there.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }
    /// The content as a person reads it: numbers plain, dates in ISO form.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Broken(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::YesNo(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }
}

/// Without the apostrophe by which lists for Excel keep a text from being taken for a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}

/// A row with content.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Number of the row as the spreadsheet shows it: from 1, the header and blank rows counted.
    pub number: u32,
    /// Its cells up to the last one that is filled. May be fewer or more than the columns of the table.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column; empty beyond the last one.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
    /// How many cells are filled.
    pub(crate) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_empty()).count()
    }
    /// Forgets empty cells at the end.
    pub(crate) fn trim(&mut self) {
        let used = self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        self.cells.truncate(used);
    }
}
