//! The rows of a table as text, in either form, and back.

use std::borrow::Cow;
use std::io::{BufRead, Read as _};

use kontor_core::fault::{Code, Fault};
use kontor_core::id::{Id, Uuid};
use kontor_record::schema::{ColumnSpec, TableSpec, removable};
use kontor_store::row::{Cell, Row};
use serde_json::Value;

use super::unpack::{damaged, unknown};
use super::{ExportFormat, cell, csv, json};
use crate::error::Answer;

/// The first column of every table.
pub(super) const ID: &str = "id";
/// The column of the mark of removed rows, where rows can be removed.
pub(super) const REMOVED: &str = "removed";
/// A record has no more bytes: the longest that a person can make are notes and drafts.
const LONGEST: u64 = 16 * 1024 * 1024;

/// Writes what stands above the rows.
pub(super) fn write_head(format: ExportFormat, table: &TableSpec, out: &mut Vec<u8>) {
    if format == ExportFormat::Csv {
        let mark = removable(table.kind).then_some(REMOVED);
        let names = [ID].into_iter().chain(mark).chain(table.columns.iter().map(|column| column.name));
        csv::write(out, names.map(|name| Some(Cow::from(name))));
    }
}

/// Writes a row.
///
/// # Errors
/// `file-damaged` for a structured value that is none.
pub(super) fn write_row(format: ExportFormat, table: &TableSpec, row: &Row, out: &mut Vec<u8>) -> Result<(), Fault> {
    let mark = removable(table.kind).then_some(row.removed);
    match format {
        ExportFormat::Csv => {
            let head = [Some(Cow::from(row.id.to_string()))].into_iter();
            let mark = mark.map(|removed| Some(Cow::from(if removed { "1" } else { "0" })));
            csv::write(out, head.chain(mark).chain(row.cells.iter().map(cell::to_text)));
        }
        ExportFormat::Json => {
            let mut object = serde_json::Map::new();
            object.insert(ID.to_owned(), Value::String(row.id.to_string()));
            object.extend(mark.map(|removed| (REMOVED.to_owned(), Value::Bool(removed))));
            for (column, value) in table.columns.iter().zip(&row.cells) {
                let detail = || format!("{}.{}: {}", table.kind.table(), column.name, row.id);
                let value = cell::to_json(column, value);
                let value = value.ok_or_else(|| Fault::new(Code::FileDamaged).with("detail", detail()))?;
                object.insert(column.name.to_owned(), value);
            }
            json::write(out, object);
        }
    }
    Ok(())
}

/// Reads the rows of a table, which are in the file at `path`.
pub(super) struct Rows<'a, R> {
    format: ExportFormat,
    table: &'a TableSpec,
    path: &'a str,
    from: R,
    /// Which column stands where, in a file with a head.
    places: Vec<Place>,
    /// The record that was read last, counted from one; the head is none.
    number: u64,
}

/// What a field of a record is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Id,
    Removed,
    Column(usize),
}

/// A row of which not everything was read yet.
struct Draft {
    id: Option<Id>,
    removed: bool,
    cells: Vec<Option<Cell>>,
}

impl<'a, R: BufRead> Rows<'a, R> {
    /// Reads the head.
    ///
    /// # Errors
    /// `export-damaged`, `export-unknown`.
    pub fn new(format: ExportFormat, table: &'a TableSpec, path: &'a str, from: R) -> Answer<Self> {
        let mut rows = Self { format, table, path, from, places: Vec::new(), number: 0 };
        if format == ExportFormat::Csv {
            let head = rows.record()?.ok_or_else(|| rows.wrong("head"))?;
            for name in csv::fields(&head).ok_or_else(|| rows.wrong("head"))? {
                let place = rows.place(&name.unwrap_or_default())?;
                if rows.places.contains(&place) {
                    return Err(rows.wrong("head").into());
                }
                rows.places.push(place);
            }
        }
        Ok(rows)
    }
    /// The next row.
    ///
    /// # Errors
    /// `export-damaged`, `export-unknown`.
    pub fn next(&mut self) -> Answer<Option<Row>> {
        let Some(record) = self.record()? else { return Ok(None) };
        self.number += 1;
        let mut draft = Draft { id: None, removed: false, cells: vec![None; self.table.columns.len()] };
        match self.format {
            ExportFormat::Csv => {
                let fields = csv::fields(&record).ok_or_else(|| self.wrong("record"))?;
                if fields.len() != self.places.len() {
                    return Err(self.wrong("fields").into());
                }
                for (place, text) in self.places.iter().zip(fields) {
                    self.fill(&mut draft, *place, |column| cell::from_text(column, text))?;
                }
            }
            ExportFormat::Json => {
                for (name, value) in json::object(&record).ok_or_else(|| self.wrong("object"))? {
                    self.fill(&mut draft, self.place(&name)?, |column| cell::from_json(column, value))?;
                }
            }
        }
        self.whole(draft).map(Some)
    }
    /// How many rows were read.
    pub fn count(&self) -> u64 {
        self.number
    }
    /// A fault in the row that was read last.
    pub fn wrong(&self, detail: &str) -> Fault {
        damaged(&format!("{}:{}", self.path, self.number), detail)
    }

    fn place(&self, name: &str) -> Result<Place, Fault> {
        let column = || self.table.columns.iter().position(|column| column.name == name).map(Place::Column);
        let place = match name {
            ID => Some(Place::Id),
            REMOVED if removable(self.table.kind) => Some(Place::Removed),
            _ => column(),
        };
        place.ok_or_else(|| unknown(&format!("{}.{name}", self.table.kind.table())))
    }

    fn fill(
        &self,
        draft: &mut Draft,
        place: Place,
        read: impl FnOnce(&ColumnSpec) -> Option<Cell>,
    ) -> Result<(), Fault> {
        let id =
            ColumnSpec { name: ID, holds: kontor_record::Holds::Id(None), optional: false, meaning: String::new() };
        let removed = ColumnSpec { name: REMOVED, holds: kontor_record::Holds::Flag, ..id.clone() };
        let column = match place {
            Place::Id => &id,
            Place::Removed => &removed,
            Place::Column(at) => self.table.columns.get(at).unwrap_or(&id),
        };
        let value = read(column).ok_or_else(|| self.wrong(column.name))?;
        match (place, value) {
            (Place::Id, Cell::Bytes(bytes)) => draft.id = Uuid::from_slice(&bytes).ok().map(Id),
            (Place::Removed, value) => draft.removed = value == Cell::Int(1),
            (Place::Column(at), value) => {
                draft.cells.iter_mut().skip(at).take(1).for_each(|cell| *cell = Some(value.clone()))
            }
            (Place::Id, _) => {}
        }
        Ok(())
    }

    /// A column that an older program did not know yet is empty, if it may be.
    fn whole(&self, draft: Draft) -> Answer<Row> {
        let id = draft.id.ok_or_else(|| self.wrong(ID))?;
        let cells = draft.cells.into_iter().zip(&self.table.columns).map(|(cell, column)| {
            cell.or_else(|| column.optional.then_some(Cell::Null)).ok_or_else(|| self.wrong(column.name))
        });
        Ok(Row { id, removed: draft.removed, cells: cells.collect::<Result<_, _>>()? })
    }

    /// The next record as it stands there: in a file of values it goes on as long as a quotation is open.
    fn record(&mut self) -> Answer<Option<String>> {
        let mut record = Vec::new();
        let mut open = false;
        loop {
            let left = LONGEST.saturating_sub(record.len() as u64);
            let start = record.len();
            let read = (&mut self.from).take(left).read_until(b'\n', &mut record);
            let read = read.map_err(|failure| self.wrong(&failure.to_string()))?;
            if left == 0 {
                return Err(self.wrong("length").into());
            }
            if read == 0 {
                break;
            }
            open ^= self.format == ExportFormat::Csv && csv::turns_quote(record.get(start..).unwrap_or_default());
            if !open && record.ends_with(b"\n") {
                break;
            }
        }
        if record.is_empty() {
            return Ok(None);
        }
        Ok(Some(String::from_utf8(record).map_err(|_| self.wrong("UTF-8"))?))
    }
}
