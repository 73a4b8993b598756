//! The rows of the file, as they stand there.

use std::fs::File;
use std::io::{BufReader, Read, Seek as _};
use std::path::Path;

use chrono::NaiveDateTime;
use csv::StringRecord;
use kontor_core::fault::{Code, Fault};
use kontor_store::StoreError;
use rust_decimal::Decimal;

use crate::error::Answer;

/// The columns, in the order of the file.
pub(super) const COLUMNS: [&str; 8] =
    ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"];

/// How an `.xz` file begins.
const XZ: [u8; 6] = [0xfd, b'7', b'z', b'X', b'Z', 0];

/// A row of the file.
pub(super) struct Row {
    /// Where it stands, as a spreadsheet counts: the header is line 1.
    pub line: u32,
    pub invoice: String,
    pub code: String,
    pub text: String,
    pub quantity: i32,
    pub at: NaiveDateTime,
    pub price: Decimal,
    /// Empty where the file has none.
    pub customer: String,
    pub country: String,
}

/// The rows of a file, plain or packed with xz.
///
/// # Errors
/// `file-missing`, `bad-format` when it has other columns.
pub(super) fn rows(path: &Path) -> Answer<impl Iterator<Item = Answer<Row>>> {
    if !path.is_file() {
        return Err(Fault::at("path", Code::FileMissing).with("path", path.display()).into());
    }
    let mut file = File::open(path).map_err(StoreError::from)?;
    let mut start = Vec::new();
    file.by_ref().take(6).read_to_end(&mut start).map_err(StoreError::from)?;
    file.rewind().map_err(StoreError::from)?;
    let plain: Box<dyn Read> =
        if start == XZ { Box::new(lzma_rust2::XzReader::new(BufReader::new(file), true)) } else { Box::new(file) };
    let mut reader = csv::ReaderBuilder::new().from_reader(BufReader::with_capacity(1 << 16, plain));
    let header = reader.headers().map_err(|failure| unreadable(1, failure))?;
    if !header.iter().map(|name| name.trim_start_matches('\u{feff}')).eq(COLUMNS) {
        return Err(Fault::at("path", Code::BadFormat).with("example", COLUMNS.join(",")).into());
    }
    Ok(reader.into_records().zip(2..).map(|(record, line)| {
        let record = record.map_err(|failure| unreadable(line, failure))?;
        row(&record, line).ok_or_else(|| unreadable(line, "not a row of this file").into())
    }))
}

fn unreadable(line: u32, detail: impl std::fmt::Display) -> Fault {
    Fault::at(format!("rows.{line}"), Code::BadFormat).with("example", COLUMNS.join(",")).with("detail", detail)
}

fn row(record: &StringRecord, line: u32) -> Option<Row> {
    let cell = |at: usize| record.get(at).map(str::trim);
    Some(Row {
        line,
        invoice: cell(0)?.to_owned(),
        code: cell(1)?.to_uppercase(),
        text: cell(2)?.split_whitespace().collect::<Vec<_>>().join(" "),
        quantity: cell(3)?.parse().ok()?,
        at: NaiveDateTime::parse_from_str(cell(4)?, "%Y-%m-%d %H:%M:%S").ok()?,
        price: cell(5)?.parse().ok()?,
        // Written as a fraction by the program that exported it.
        customer: cell(6)?.trim_end_matches(".0").to_owned(),
        country: cell(7)?.to_owned(),
    })
}
