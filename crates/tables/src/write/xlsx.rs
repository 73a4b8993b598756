//! Lists as a workbook of one sheet.

use std::io::Write;

use chrono::{Datelike as _, NaiveDate, Timelike as _};
use kontor_core::fault::{Code, Fault};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Out, Unwritten};
use crate::cell::Binary;

/// Rows of a sheet, the header included.
const ROWS: u32 = 1_048_576;
/// Characters of a cell.
const CELL: usize = 32_767;
/// Digits that a spreadsheet keeps of a number.
const DIGITS: u32 = 15;
/// Narrowest and widest column, in characters.
const WIDTH: (usize, usize) = (8, 60);
/// Built-in format for dates as the system of the reader writes them.
const SYSTEM_DATE: u8 = 14;
/// Built-in format for dates with a time.
const SYSTEM_MOMENT: u8 = 22;

/// Writes a header and the rows: header bold, frozen and with filters; numbers as numbers, money with its decimals, dates as
/// dates in the form of the reader's system; columns as wide as what stands in them, within reason.
///
/// Rows wait in a temporary file without a name while the workbook is made: its parts are zipped at the end. Characters
/// that are not allowed in names of sheets are replaced. Answers with the number of rows below the header.
///
/// # Errors
/// The fault of a row, `too-many-rows`, `cell-too-long`, or that of `out`.
pub fn xlsx(
    out: impl Write + Send,
    sheet: &str,
    titles: &[&str],
    rows: impl IntoIterator<Item = Result<Vec<Out>, Fault>>,
) -> Result<u32, Unwritten> {
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
    page.set_name(sheet_name(sheet)).map_err(failed)?;
    let by_system = |index| Format::new().set_num_format_index(index);
    let (date, moment) = (by_system(SYSTEM_DATE), by_system(SYSTEM_MOMENT));
    let mut list = List { page, widths: Vec::new(), date, moment, money: Vec::new() };
    let bold = Format::new().set_bold();
    for (column, title) in titles.iter().enumerate() {
        list.widen(column, title.chars().count() + 3);
        list.page.write_string_with_format(0, index(column), *title, &bold).map_err(failed)?;
    }
    let mut last = 0;
    for row in rows {
        let cells = row?;
        last += 1;
        if last >= ROWS {
            return Err(Fault::new(Code::TooManyRows).with("max", ROWS - 1).into());
        }
        for (column, cell) in cells.iter().enumerate() {
            list.write(last, column, cell)?;
        }
    }
    list.finish(last, titles.len())?;
    workbook.save_to_writer(out).map_err(failed)?;
    Ok(last)
}

/// The sheet while it is written.
struct List<'a> {
    page: &'a mut Worksheet,
    /// Characters of the widest cell of each column.
    widths: Vec<usize>,
    date: Format,
    moment: Format,
    /// One for each number of digits.
    money: Vec<(u32, Format)>,
}

impl List<'_> {
    fn write(&mut self, row: u32, column: usize, cell: &Out) -> Result<(), Unwritten> {
        let at = index(column);
        match cell {
            Out::Empty => {}
            Out::Text(text) => self.text(row, column, text)?,
            Out::Number(number) => {
                self.widen(column, number.to_string().len());
                match binary(*number) {
                    Some(number) => self.page.write_number(row, at, number).map(drop).map_err(failed)?,
                    None => self.text(row, column, &number.to_string())?,
                }
            }
            Out::Money { minor, digits } => {
                let amount = Out::money(*minor, *digits);
                let text = amount.to_string();
                // A mark for every three digits.
                self.widen(column, text.len() + text.len() / 3);
                let format = self.money_format(*digits);
                match binary(amount) {
                    Some(number) => {
                        self.page.write_number_with_format(row, at, number, &format).map(drop).map_err(failed)?;
                    }
                    None => self.text(row, column, &text)?,
                }
            }
            Out::Date(date) => {
                self.widen(column, 10);
                match day(*date) {
                    Some(day) => {
                        self.page.write_datetime_with_format(row, at, &day, &self.date).map(drop).map_err(failed)?;
                    }
                    None => self.text(row, column, &date.to_string())?,
                }
            }
            Out::Moment(moment) => {
                self.widen(column, 16);
                let (hour, minute) = (u16::try_from(moment.hour()), u8::try_from(moment.minute()));
                match day(moment.date()).zip(hour.ok().zip(minute.ok())) {
                    Some((day, (hour, minute))) => {
                        let moment = day.and_hms(hour, minute, 0).map_err(failed)?;
                        self.page
                            .write_datetime_with_format(row, at, &moment, &self.moment)
                            .map(drop)
                            .map_err(failed)?;
                    }
                    None => self.text(row, column, &moment.to_string())?,
                }
            }
        }
        Ok(())
    }
    fn text(&mut self, row: u32, column: usize, text: &str) -> Result<(), Unwritten> {
        let length = text.chars().count();
        if length > CELL {
            return Err(Fault::new(Code::CellTooLong).with("row", row + 1).with("max", CELL).into());
        }
        self.widen(column, length);
        self.page.write_string(row, index(column), text).map(drop).map_err(failed)
    }
    fn widen(&mut self, column: usize, width: usize) {
        if self.widths.len() <= column {
            self.widths.resize(column + 1, WIDTH.0);
        }
        if let Some(widest) = self.widths.get_mut(column) {
            *widest = (*widest).max(width).min(WIDTH.1);
        }
    }
    fn money_format(&mut self, digits: u32) -> Format {
        if let Some((_, format)) = self.money.iter().find(|(known, _)| *known == digits) {
            return format.clone();
        }
        let decimals = if digits == 0 { String::new() } else { format!(".{}", "0".repeat(digits as usize)) };
        let format = Format::new().set_num_format(format!("#,##0{decimals}"));
        self.money.push((digits, format.clone()));
        format
    }
    /// What is known only when all rows are written.
    fn finish(self, last: u32, columns: usize) -> Result<(), Unwritten> {
        for (column, width) in self.widths.iter().enumerate() {
            let width = u16::try_from(*width).unwrap_or(u16::MAX);
            self.page.set_column_width(index(column), width).map_err(failed)?;
        }
        self.page.set_freeze_panes(1, 0).map_err(failed)?;
        if columns > 0 {
            self.page.autofilter(0, 0, last, index(columns - 1)).map_err(failed)?;
        }
        Ok(())
    }
}

/// The date as a spreadsheet keeps it; before 1900 it knows none.
fn day(date: NaiveDate) -> Option<ExcelDateTime> {
    let (year, month, day) =
        (u16::try_from(date.year()).ok()?, u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// The number as a spreadsheet keeps it: up to 15 digits come back as they were. None when it has more digits, which
/// must then be text.
fn binary(number: Decimal) -> Option<Binary> {
    let number = number.normalize();
    number.round_sf(DIGITS).filter(|rounded| *rounded == number)?.to_f64()
}

/// Columns beyond what a sheet has are refused by the writer.
fn index(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

/// At most 31 characters, none of `[]:*?/\`, no apostrophe at either end.
fn sheet_name(name: &str) -> String {
    let name: String =
        name.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).take(31).collect();
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    if name.is_empty() { "Kontor".to_owned() } else { name.to_owned() }
}

fn failed(error: XlsxError) -> Unwritten {
    Unwritten::Io(match error {
        XlsxError::IoError(error) => error,
        other => std::io::Error::other(other),
    })
}
