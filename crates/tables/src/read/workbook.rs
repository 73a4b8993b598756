//! One sheet of an XLSX workbook.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{Days, NaiveDate};
use kontor_core::fault::{Code, Fault};
use rust_decimal::Decimal;

use super::archive::{check, damaged};
use super::packed::Packed;
use crate::cell::{Binary, Cell, Row};
use crate::limits::Limits;

/// A sheet with content.
pub(super) struct Sheet {
    pub name: String,
    /// All sheets of the workbook.
    pub names: Vec<String>,
    pub rows: Packed,
}

/// The sheet that was asked for, or the first visible one with content.
///
/// # Errors
/// `too-large`, `table-damaged`, `not-a-table`, `not-found` (`kind` = `sheet`), `no-rows`, `too-many-columns`,
/// `cell-too-long`.
pub(super) fn read(bytes: &[u8], wish: Option<&str>, limits: &Limits) -> Result<Sheet, Fault> {
    check(bytes, limits)?;
    // calamine 0.38 reckons the places of cells unchecked; where overflow is checked, a mutated place is a panic in there.
    std::panic::catch_unwind(|| read_book(bytes, wish, limits)).unwrap_or_else(|_| Err(damaged("place of a cell")))
}

fn read_book(bytes: &[u8], wish: Option<&str>, limits: &Limits) -> Result<Sheet, Fault> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (shown, hidden): (Vec<_>, Vec<_>) = sheets.cloned().partition(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.into_iter().chain(hidden).map(|sheet| sheet.name).collect();
    for name in names.iter().filter(|name| wish.is_none_or(|wish| wish == name.as_str())) {
        let rows = read_sheet(&mut book, name, limits)?;
        if wish.is_some() || !rows.is_empty() {
            return Ok(Sheet { name: name.clone(), names, rows });
        }
    }
    Err(match wish {
        Some(_) => Fault::at("sheet", Code::NotFound).with("kind", "sheet"),
        None => Fault::new(Code::NoRows),
    })
}

fn read_sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, limits: &Limits) -> Result<Packed, Fault> {
    let epoch_1904 = book.has_1904_epoch();
    let mut reader = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut packed = Packed::default();
    let mut row = Row::default();
    loop {
        let found = match reader.next_cell() {
            Ok(Some(found)) => found,
            Ok(None) => break,
            // An error that Excel learnt after this reader was written spoils its cell, not the sheet.
            Err(XlsxError::CellError(_)) => continue,
            Err(error) => return Err(damaged(error)),
        };
        let (at, column) = found.get_position();
        let number = at.saturating_add(1);
        if number < row.number || number > LAST_ROW {
            return Err(damaged("rows out of order"));
        }
        if number > row.number {
            flush(&mut row, &mut packed, limits)?;
            row.number = number;
        }
        place(&mut row, column as usize, cell(found.get_value(), epoch_1904), limits)?;
    }
    flush(&mut row, &mut packed, limits)?;
    Ok(packed)
}

fn flush(row: &mut Row, packed: &mut Packed, limits: &Limits) -> Result<(), Fault> {
    row.trim();
    if !row.cells.is_empty() {
        packed.push(row, limits)?;
    }
    row.cells.clear();
    Ok(())
}

fn place(row: &mut Row, column: usize, cell: Cell, limits: &Limits) -> Result<(), Fault> {
    if cell.is_empty() {
        return Ok(());
    }
    if column >= limits.columns {
        return Err(Fault::new(Code::TooManyColumns).with("max", limits.columns));
    }
    if let Cell::Text(text) | Cell::Broken(text) = &cell
        && text.len() > limits.cell_bytes
    {
        return Err(Fault::new(Code::CellTooLong).with("row", row.number).with("max", limits.cell_bytes));
    }
    if row.cells.len() <= column {
        row.cells.resize(column + 1, Cell::Empty);
    }
    if let Some(place) = row.cells.get_mut(column) {
        *place = cell;
    }
    Ok(())
}

fn cell(value: &DataRef<'_>, epoch_1904: bool) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::of_text(text),
        DataRef::SharedString(text) => Cell::of_text(text),
        DataRef::Int(number) => Cell::Number(Decimal::from(*number)),
        DataRef::Float(number) => exact(*number).map_or_else(|| Cell::Broken(number.to_string()), Cell::Number),
        DataRef::Bool(yes) => Cell::YesNo(*yes),
        DataRef::DateTime(moment) => date(moment, epoch_1904),
        DataRef::DateTimeIso(text) => {
            let date = text.get(..10).and_then(|date| date.parse().ok());
            date.map_or_else(|| Cell::Broken(text.clone()), Cell::Date)
        }
        DataRef::DurationIso(text) => Cell::of_text(text),
        DataRef::Error(_) => Cell::Broken(Data::from(value.clone()).to_string()),
    }
}

/// The decimal that a spreadsheet shows for its binary number: 15 significant digits. None beyond what a decimal holds.
fn exact(number: Binary) -> Option<Decimal> {
    let shortest = format!("{number:e}");
    Decimal::from_scientific(&shortest).ok()?.round_sf(15).map(|decimal| decimal.normalize())
}

/// The calendar day of a serial number; a time without a day and days out of reach are broken.
fn date(moment: &ExcelDateTime, epoch_1904: bool) -> Cell {
    let serial = moment.as_f64();
    let Some(days) = exact(serial).and_then(|serial| u64::try_from(serial.trunc()).ok()) else {
        return Cell::Broken(serial.to_string());
    };
    if moment.is_duration() {
        return exact(serial).map_or(Cell::Empty, Cell::Number);
    }
    let date = if epoch_1904 { since_1904(days) } else { since_1900(days) };
    date.map_or_else(|| Cell::Broken(serial.to_string()), Cell::Date)
}

/// Day 60 is 29 February 1900, which never was; day 1 is 1 January 1900.
pub(crate) fn since_1900(days: u64) -> Option<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(1899, 12, if days < 60 { 31 } else { 30 })?;
    (days != 0 && days != 60 && days <= LAST_DAY).then(|| start.checked_add_days(Days::new(days)))?
}

fn since_1904(days: u64) -> Option<NaiveDate> {
    let start = NaiveDate::from_ymd_opt(1904, 1, 1)?;
    (days <= LAST_DAY).then(|| start.checked_add_days(Days::new(days)))?
}

/// Where sheets end.
const LAST_ROW: u32 = 1_048_576;
/// 31 December 9999, where the calendar of spreadsheets ends.
const LAST_DAY: u64 = 2_958_465;
