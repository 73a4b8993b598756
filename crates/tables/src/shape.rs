//! How a file is written: format, encoding, delimiter, header, marks of numbers, order of dates.

use kontor_core::text_enum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

text_enum! {
    /// The format of a file.
    Format {
        /// Text with delimiters.
        Csv "csv",
        /// Workbook of Excel 2007 and later.
        Xlsx "xlsx",
    }
}

text_enum! {
    /// What stands before the decimals.
    DecimalMark {
        /// `1234.5`
        Point "point",
        /// `1234,5`
        Comma "comma",
    }
}

text_enum! {
    /// What stands between groups of digits.
    Thousands {
        /// `1.234`
        Point "point",
        /// `1,234`
        Comma "comma",
        /// `1 234`, also with spaces that do not break.
        Space "space",
        /// `1'234`
        Apostrophe "apostrophe",
    }
}

text_enum! {
    /// Which part of a date comes first.
    DateOrder {
        /// `31.12.2024`
        Day "day",
        /// `12/31/2024`
        Month "month",
        /// `2024-12-31`
        Year "year",
    }
}

impl DecimalMark {
    /// The character.
    #[must_use]
    pub const fn char(self) -> char {
        match self {
            Self::Point => '.',
            Self::Comma => ',',
        }
    }
}

/// How a file is written, as it was detected or as the user said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields = nullable)]
pub struct Shape {
    /// The format.
    pub format: Format,
    /// Label of the encoding in the terms of the web ("UTF-8", "windows-1251"); none for a workbook.
    #[serde(default)]
    pub encoding: Option<String>,
    /// What stands between two cells; none for a workbook.
    #[serde(default)]
    pub delimiter: Option<char>,
    /// The sheet that is read; none for text.
    #[serde(default)]
    pub sheet: Option<String>,
    /// All sheets of the workbook in their order; empty for text.
    #[serde(default)]
    pub sheets: Vec<String>,
    /// Number of the row that names the columns, from 1; none when the columns have no names.
    #[serde(default)]
    pub header: Option<u32>,
    /// What stands before the decimals of numbers written as text.
    pub decimal: DecimalMark,
    /// Whether something in the file proves the mark, or nothing depends on it. `1.234` alone proves nothing.
    pub decimal_sure: bool,
    /// What was seen between groups of digits.
    #[serde(default)]
    pub thousands: Option<Thousands>,
    /// Order of dates written as text.
    pub dates: DateOrder,
    /// Whether something in the file proves the order, or nothing depends on it. `05/02/2024` alone proves nothing.
    pub dates_sure: bool,
}

/// What the user says of a file; what is left out is detected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[ts(optional_fields = nullable)]
pub struct ShapeWish {
    /// Label of the encoding.
    #[serde(default)]
    pub encoding: Option<String>,
    /// An ASCII character other than quote and line end.
    #[serde(default)]
    pub delimiter: Option<char>,
    /// Name of the sheet.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Number of the row that names the columns, from 1; 0 when there is none and all rows are content.
    #[serde(default)]
    pub header: Option<u32>,
    /// What stands before the decimals.
    #[serde(default)]
    pub decimal: Option<DecimalMark>,
    /// Order of dates.
    #[serde(default)]
    pub dates: Option<DateOrder>,
}
