//! Reading: from the bytes of a file to its rows.
//!
//! [`Source::open`] recognises how the file is written, [`Source::reshape`] takes the user's word for it, [`Source::rows`]
//! goes through the content. A text needs the memory of its bytes and of one row; a workbook that of its bytes and of its
//! cells in packed form, both within [`Limits`].

mod archive;
mod csv;
mod delimiter;
mod head;
mod look;
mod packed;
mod sniff;
mod text;
mod workbook;

use std::sync::Arc;

use encoding_rs::Encoding;
use kontor_core::fault::{Code, Fault};

use self::csv::{Records, can_delimit};
pub use self::head::ColumnSeen;
pub use self::look::Look;
use self::packed::{Packed, PackedRows};
use self::sniff::Kind;
pub(crate) use self::workbook::since_1900;
use crate::cell::Row;
use crate::guess::{Marks, marks};
use crate::limits::Limits;
use crate::shape::{Format, Shape, ShapeWish};

/// A file that was recognised as a table.
#[derive(Debug, Clone)]
pub struct Source {
    bytes: Arc<Vec<u8>>,
    limits: Limits,
    content: Content,
    shape: Shape,
    columns: Vec<ColumnSeen>,
}

#[derive(Debug, Clone)]
enum Content {
    Text { encoding: &'static Encoding, delimiter: u8 },
    Sheet(Arc<Packed>),
}

impl Source {
    /// Recognises the file.
    ///
    /// # Errors
    /// `file-too-large` (`max` in MiB), `too-large` (`max` in MiB), `not-a-table` (`format`), `table-damaged` (`detail`),
    /// `no-rows`; and from the first 1000 rows what [`Source::rows`] may find.
    pub fn open(bytes: Vec<u8>, limits: &Limits) -> Result<Self, Fault> {
        if bytes.len() as u64 > limits.bytes {
            return Err(Fault::new(Code::FileTooLarge).with("max", Limits::mib(limits.bytes)));
        }
        Self::read(Arc::new(bytes), limits, &ShapeWish::default())
    }
    /// The same file, read as the user says. What the wish leaves out is detected anew.
    ///
    /// # Errors
    /// Those of [`Source::open`], and `unknown-encoding` (`encoding`), `bad-format` (`delimiter`), `not-found` (`sheet`),
    /// `out-of-range` (`header`).
    pub fn reshape(&self, wish: &ShapeWish) -> Result<Self, Fault> {
        Self::read(Arc::clone(&self.bytes), &self.limits, wish)
    }
    /// How the file is written.
    #[must_use]
    pub const fn shape(&self) -> &Shape {
        &self.shape
    }
    /// The columns, from left to right.
    #[must_use]
    pub fn columns(&self) -> &[ColumnSeen] {
        &self.columns
    }
    /// The rows below the header that have content, in their order. Ends after a fault.
    ///
    /// Faults: `too-many-rows` (`max`), `too-many-columns` (`max`), `cell-too-long` (`row`, `max` bytes),
    /// `unclosed-quote` (`row`).
    #[must_use]
    pub fn rows(&self) -> Rows<'_> {
        let rows = self.content.rows(&self.bytes, &self.limits);
        Rows { rows, after: self.shape.header.unwrap_or(0), left: self.limits.rows, most: self.limits.rows }
    }

    fn read(bytes: Arc<Vec<u8>>, limits: &Limits, wish: &ShapeWish) -> Result<Self, Fault> {
        let (content, mut shape) = match sniff::kind(&bytes)? {
            Kind::Text => as_text(&bytes, limits, wish)?,
            Kind::Zip => as_workbook(&bytes, limits, wish)?,
        };
        let head = head::take(content.rows(&bytes, limits))?;
        if head.is_empty() {
            return Err(Fault::new(Code::NoRows));
        }
        shape.header = match wish.header {
            None => head::header(&head),
            Some(0) => None,
            Some(row) if head.iter().any(|seen| seen.number == row) => Some(row),
            Some(_) => {
                let last = head.last().map_or(1, |row| row.number);
                return Err(Fault::at("header", Code::OutOfRange).with("min", 0).with("max", last));
            }
        };
        let below = head.iter().position(|row| shape.header.is_none_or(|header| row.number > header));
        let below = below.and_then(|at| head.get(at..)).ok_or_else(|| Fault::new(Code::NoRows))?;
        let found = marks(below, shape.delimiter);
        apply(&mut shape, found, wish);
        let columns = head::columns(&head, shape.header);
        Ok(Self { limits: *limits, content, shape, columns, bytes })
    }
}

fn as_text(bytes: &[u8], limits: &Limits, wish: &ShapeWish) -> Result<(Content, Shape), Fault> {
    let encoding = match &wish.encoding {
        Some(label) => text::named(label)?,
        None => text::detect(bytes)?,
    };
    let delimiter = match wish.delimiter {
        None => delimiter::detect(bytes, encoding, limits),
        Some(wish) => u8::try_from(wish)
            .ok()
            .filter(|byte| can_delimit(*byte))
            .ok_or_else(|| Fault::at("delimiter", Code::BadFormat).with("value", wish).with("example", ";"))?,
    };
    let shape = Shape {
        encoding: Some(encoding.name().to_owned()),
        delimiter: Some(char::from(delimiter)),
        ..blank(Format::Csv)
    };
    Ok((Content::Text { encoding, delimiter }, shape))
}

fn as_workbook(bytes: &[u8], limits: &Limits, wish: &ShapeWish) -> Result<(Content, Shape), Fault> {
    let sheet = workbook::read(bytes, wish.sheet.as_deref(), limits)?;
    let shape = Shape { sheet: Some(sheet.name), sheets: sheet.names, ..blank(Format::Xlsx) };
    Ok((Content::Sheet(Arc::new(sheet.rows)), shape))
}

fn blank(format: Format) -> Shape {
    let Marks { decimal, decimal_sure, thousands, dates, dates_sure } = marks(&[], None);
    Shape {
        format,
        encoding: None,
        delimiter: None,
        sheet: None,
        sheets: Vec::new(),
        header: None,
        decimal,
        decimal_sure,
        thousands,
        dates,
        dates_sure,
    }
}

/// What was found, and above it what the user said, which is always sure.
fn apply(shape: &mut Shape, found: Marks, wish: &ShapeWish) {
    shape.decimal = wish.decimal.unwrap_or(found.decimal);
    shape.decimal_sure = wish.decimal.is_some() || found.decimal_sure;
    shape.thousands = found.thousands;
    shape.dates = wish.dates.unwrap_or(found.dates);
    shape.dates_sure = wish.dates.is_some() || found.dates_sure;
}

impl Content {
    fn rows<'a>(&'a self, bytes: &'a [u8], limits: &Limits) -> AnyRows<'a> {
        match self {
            Self::Text { encoding, delimiter } => {
                AnyRows::Text(Box::new(Records::new(bytes, encoding, *delimiter, limits)))
            }
            Self::Sheet(rows) => AnyRows::Sheet(rows.rows()),
        }
    }
}

/// All rows, those above the header and blank ones included.
enum AnyRows<'a> {
    Text(Box<Records<'a>>),
    Sheet(PackedRows<'a>),
}

impl Iterator for AnyRows<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Text(records) => records.next(),
            Self::Sheet(rows) => rows.next().map(Ok),
        }
    }
}

/// The rows of a [`Source`] that have content, below its header.
pub struct Rows<'a> {
    rows: AnyRows<'a>,
    after: u32,
    left: u32,
    most: u32,
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let after = self.after;
        let passed_over =
            |row: &Result<Row, Fault>| row.as_ref().is_ok_and(|row| row.number <= after || row.cells.is_empty());
        let row = self.rows.find(|row| !passed_over(row))?;
        if row.is_ok() && self.left == 0 {
            // Nothing more is given: the caller was told that there is more than it may take.
            self.rows = AnyRows::Sheet(PackedRows::none());
            return Some(Err(Fault::new(Code::TooManyRows).with("max", self.most)));
        }
        self.left = self.left.saturating_sub(1);
        Some(row)
    }
}
