//! Rows of a sheet in a few bytes per cell, so that a workbook of a million rows fits into memory.
//!
//! A row is its number, the count of its cells and the cells; lengths are LEB128. Written and read by this file alone.

use chrono::{Datelike, NaiveDate};
use kontor_core::fault::{Code, Fault};
use rust_decimal::Decimal;

use crate::cell::{Cell, Row};
use crate::limits::Limits;

const EMPTY: u8 = 0;
const TEXT: u8 = 1;
const NUMBER: u8 = 2;
const DATE: u8 = 3;
const YES: u8 = 4;
const NO: u8 = 5;
const BROKEN: u8 = 6;

/// All rows of one sheet that have content.
#[derive(Debug, Clone, Default)]
pub(super) struct Packed {
    bytes: Vec<u8>,
}

impl Packed {
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }
    /// Adds a row.
    ///
    /// # Errors
    /// `too-large` when all rows together are more than may be inflated: one long text may be used by a million cells.
    pub(super) fn push(&mut self, row: &Row, limits: &Limits) -> Result<(), Fault> {
        self.length(row.number as usize);
        self.length(row.cells.len());
        for cell in &row.cells {
            match cell {
                Cell::Empty => self.bytes.push(EMPTY),
                Cell::Text(text) => self.text(TEXT, text),
                Cell::Broken(text) => self.text(BROKEN, text),
                Cell::Number(number) => {
                    self.bytes.push(NUMBER);
                    self.bytes.extend(number.serialize());
                }
                Cell::Date(date) => {
                    self.bytes.push(DATE);
                    self.bytes.extend(date.num_days_from_ce().to_le_bytes());
                }
                Cell::YesNo(yes) => self.bytes.push(if *yes { YES } else { NO }),
            }
        }
        if self.bytes.len() as u64 > limits.inflated {
            return Err(Fault::new(Code::TooLarge).with("max", Limits::mib(limits.inflated)));
        }
        Ok(())
    }
    fn text(&mut self, tag: u8, text: &str) {
        self.bytes.push(tag);
        self.length(text.len());
        self.bytes.extend(text.as_bytes());
    }
    fn length(&mut self, mut value: usize) {
        while value >= 0x80 {
            self.bytes.push((value & 0x7F) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
    pub(super) fn rows(&self) -> PackedRows<'_> {
        PackedRows { rest: &self.bytes }
    }
}

/// Reads what [`Packed::push`] wrote.
pub(super) struct PackedRows<'a> {
    rest: &'a [u8],
}

impl PackedRows<'_> {
    pub(super) const fn none() -> Self {
        Self { rest: &[] }
    }
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }
    fn length(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*array)
    }
    fn text(&mut self) -> Option<String> {
        let length = self.length()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(String::from_utf8_lossy(text).into_owned())
    }
    fn cell(&mut self) -> Option<Cell> {
        Some(match self.byte()? {
            TEXT => Cell::Text(self.text()?),
            NUMBER => Cell::Number(Decimal::deserialize(self.array()?)),
            DATE => Cell::Date(NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(self.array()?))?),
            YES => Cell::YesNo(true),
            NO => Cell::YesNo(false),
            BROKEN => Cell::Broken(self.text()?),
            _ => Cell::Empty,
        })
    }
}

impl Iterator for PackedRows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let number = u32::try_from(self.length()?).ok()?;
        let count = self.length()?;
        let cells = (0..count).map(|_| self.cell()).collect::<Option<_>>()?;
        Some(Row { number, cells })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_went_in() {
        let row = |number, cells| Row { number, cells };
        let rows = [
            row(1, vec![Cell::Text("Name".into()), Cell::Empty, Cell::Broken("#N/A".into())]),
            row(1_048_576, vec![Cell::Number(Decimal::new(-12345, 2)), Cell::YesNo(true), Cell::YesNo(false)]),
            row(300, vec![Cell::Date(NaiveDate::from_ymd_opt(1900, 3, 1).unwrap()), Cell::Text("ä".repeat(200))]),
        ];
        let mut packed = Packed::default();
        for row in &rows {
            packed.push(row, &Limits::default()).unwrap();
        }
        assert_eq!(packed.rows().collect::<Vec<_>>(), rows);
    }

    #[test]
    fn one_long_text_in_many_cells_is_stopped() {
        let limits = Limits { inflated: 1000, ..Limits::default() };
        let row = Row { number: 1, cells: vec![Cell::Text("x".repeat(600))] };
        let mut packed = Packed::default();
        packed.push(&row, &limits).unwrap();
        assert_eq!(packed.push(&row, &limits).unwrap_err().code, Code::TooLarge);
    }
}
