//! Records of delimited text (RFC 4180 and what programs make of it), one at a time.
//!
//! Own code because rows are counted as a spreadsheet shows them (blank lines count, line ends inside quotes do not) and
//! because no cell may grow beyond its limit, which a quote that is never closed would otherwise do.

use encoding_rs::Encoding;
use kontor_core::fault::{Code, Fault};

use super::text::Text;
use crate::cell::{Cell, Row};
use crate::limits::Limits;

const QUOTE: u8 = b'"';

/// Records of a text, blank ones included. Ends after a fault.
pub(super) struct Records<'a> {
    text: Text<'a>,
    delimiter: u8,
    limits: Limits,
    number: u32,
    field: Vec<u8>,
    failed: bool,
}

/// What ended a field.
#[derive(PartialEq, Eq)]
enum End {
    Field,
    Record,
}

impl<'a> Records<'a> {
    pub(super) fn new(bytes: &'a [u8], encoding: &'static Encoding, delimiter: u8, limits: &Limits) -> Self {
        let mut records = Self {
            text: Text::new(bytes, encoding),
            delimiter,
            limits: *limits,
            number: 0,
            field: Vec::new(),
            failed: false,
        };
        if hint(bytes, encoding).is_some() {
            while !records.text.peek().is_none_or(|byte| byte == b'\n' || byte == b'\r') {
                records.text.take();
            }
            records.line_end();
        }
        records
    }
    /// Takes CR, LF or CR LF.
    fn line_end(&mut self) -> bool {
        let cr = self.text.take_if(b'\r');
        let lf = self.text.take_if(b'\n');
        cr || lf
    }
    fn record(&mut self) -> Result<Row, Fault> {
        self.number = self.number.saturating_add(1);
        let mut row = Row { number: self.number, cells: Vec::new() };
        let mut column = 0;
        loop {
            let end = self.read_field()?;
            let cell = Cell::of_text(&String::from_utf8_lossy(&self.field));
            if column < self.limits.columns {
                row.cells.push(cell);
            } else if !cell.is_empty() {
                return Err(Fault::new(Code::TooManyColumns).with("max", self.limits.columns));
            }
            column += 1;
            if end == End::Record {
                row.trim();
                return Ok(row);
            }
        }
    }
    /// Reads into `field`.
    fn read_field(&mut self) -> Result<End, Fault> {
        self.field.clear();
        if self.text.take_if(QUOTE) {
            self.read_quoted()?;
        }
        loop {
            if self.line_end() {
                return Ok(End::Record);
            }
            match self.text.take() {
                None => return Ok(End::Record),
                Some(byte) if byte == self.delimiter => return Ok(End::Field),
                Some(byte) => self.push(byte)?,
            }
        }
    }
    fn read_quoted(&mut self) -> Result<(), Fault> {
        loop {
            match self.text.take() {
                None => return Err(Fault::new(Code::UnclosedQuote).with("row", self.number)),
                Some(QUOTE) if !self.text.take_if(QUOTE) => return Ok(()),
                Some(byte) => self.push(byte)?,
            }
        }
    }
    fn push(&mut self, byte: u8) -> Result<(), Fault> {
        if self.field.len() >= self.limits.cell_bytes {
            return Err(Fault::new(Code::CellTooLong).with("row", self.number).with("max", self.limits.cell_bytes));
        }
        self.field.push(byte);
        Ok(())
    }
}

impl Iterator for Records<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed || self.text.peek().is_none() {
            return None;
        }
        let record = self.record();
        self.failed = record.is_err();
        Some(record)
    }
}

/// The delimiter that Excel is told by a first line `sep=;`, which no spreadsheet shows.
pub(super) fn hint(bytes: &[u8], encoding: &'static Encoding) -> Option<u8> {
    let mut text = Text::new(bytes, encoding);
    for expected in b"sep=" {
        text.take().filter(|byte| byte.eq_ignore_ascii_case(expected))?;
    }
    let delimiter = text.take()?;
    (can_delimit(delimiter) && text.peek().is_none_or(|byte| byte == b'\r' || byte == b'\n')).then_some(delimiter)
}

/// Any ASCII character may stand between cells but those that have another meaning.
pub(super) fn can_delimit(byte: u8) -> bool {
    byte.is_ascii() && !b"\"\r\n\0".contains(&byte) && !byte.is_ascii_alphanumeric()
}
