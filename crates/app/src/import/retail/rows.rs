//! The rows of the file, as they stand there.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufReader, Read, Seek as _};
use std::path::Path;
use std::rc::Rc;
use std::time::SystemTime;

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

/// The rows of a file, plain or packed with xz. Whatever the bytes are, a row takes at most [`LONGEST_ROW`], and the file no
/// more rows than [`MOST_ROWS`].
///
/// # Errors
/// `file-missing`, `bad-format` when it has other columns, `too-many-rows`; `changed-meanwhile` behind the last row when somebody
/// wrote to the file since.
pub(super) fn rows(path: &Path) -> Answer<impl Iterator<Item = Answer<Row>>> {
    if !path.is_file() {
        return Err(Fault::at("path", Code::FileMissing).with("path", path.display()).into());
    }
    let mut file = File::open(path).map_err(StoreError::from)?;
    let (path, before) = (path.to_owned(), stamp(path));
    let mut start = Vec::new();
    file.by_ref().take(6).read_to_end(&mut start).map_err(StoreError::from)?;
    file.rewind().map_err(StoreError::from)?;
    let packed = |file| lzma_rust2::XzReader::new_mem_limit(BufReader::new(file), true, UNPACKING_KIB);
    let plain: Box<dyn Read> = if start == XZ { Box::new(packed(file)) } else { Box::new(file) };
    let left = Rc::new(Cell::new(LONGEST_ROW));
    let bounded = Bounded { inner: BufReader::with_capacity(1 << 16, plain), left: Rc::clone(&left) };
    let mut reader = csv::ReaderBuilder::new().from_reader(bounded);
    let header = reader.headers().map_err(|failure| unreadable(1, failure))?;
    if !header.iter().map(|name| name.trim_start_matches('\u{feff}')).eq(COLUMNS) {
        return Err(Fault::at("path", Code::BadFormat).with("example", COLUMNS.join(",")).into());
    }
    let changed = move || (stamp(&path) != before).then(|| Fault::at("path", Code::ChangedMeanwhile));
    let changed = std::iter::once_with(changed).flatten().map(|fault| Err(fault.into()));
    let records = reader.into_records().zip(2..).map(move |(record, line)| {
        left.set(LONGEST_ROW);
        if line > MOST_ROWS {
            return Err(Fault::at("path", Code::TooManyRows).with("max", MOST_ROWS).into());
        }
        let record = record.map_err(|failure| unreadable(line, failure))?;
        row(&record, line).ok_or_else(|| unreadable(line, "not a row of this file").into())
    });
    Ok(records.chain(changed))
}

/// What tells whether a file was written to.
fn stamp(path: &Path) -> Option<(u64, SystemTime)> {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.len(), metadata.modified().ok()?))
}

/// More rows are no year of this wholesaler: ten of them.
const MOST_ROWS: u32 = 5_500_000;
/// No row of the file is longer than 200 bytes. What is read ahead counts, too.
const LONGEST_ROW: usize = 1 << 20;
/// What unpacking may take: as much as the strongest setting of xz asks for, 65 MiB.
const UNPACKING_KIB: u32 = 66 * 1024;

/// Reads on only so far: a quote that is never closed would make one row of the whole file.
struct Bounded<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.left.get() == 0 {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "a row without an end"));
        }
        let read = self.inner.read(into)?;
        self.left.set(self.left.get().saturating_sub(read));
        Ok(read)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use kontor_core::fault::Code;

    const GOOD: &str = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n\
        536365,85123A,\"WHITE HANGING, HEART\",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n\
        C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527,France\n";

    /// How many rows were read, and why no more.
    fn read(bytes: &[u8]) -> (usize, Option<Code>) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("year.csv");
        std::fs::write(&file, bytes).unwrap();
        let rows = match rows(&file) {
            Ok(rows) => rows,
            Err(error) => return (0, Some(error.faults[0].code)),
        };
        let mut count = 0;
        for row in rows {
            match row {
                Ok(_) => count += 1,
                Err(error) => return (count, Some(error.faults[0].code)),
            }
        }
        (count, None)
    }

    #[test]
    fn a_quote_that_is_never_closed_does_not_fill_the_memory() {
        assert_eq!(read(GOOD.as_bytes()), (2, None));
        let endless = [GOOD.as_bytes(), b"\"", &vec![b'x'; 3 * LONGEST_ROW]].concat();
        assert_eq!(read(&endless), (2, Some(Code::BadFormat)));
    }

    #[test]
    fn a_file_that_grows_while_it_is_read_is_not_half_taken() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("year.csv");
        std::fs::write(&file, GOOD).unwrap();
        let mut rows = rows(&file).unwrap();
        assert!(rows.next().unwrap().is_ok());
        std::fs::write(&file, [GOOD, "more\n"].concat()).unwrap();
        let last = rows.last().unwrap();
        assert_eq!(last.err().map(|error| error.faults[0].code), Some(Code::ChangedMeanwhile));
    }

    #[test]
    fn what_asks_for_the_memory_of_the_machine_is_refused() {
        // The same year, packed with a dictionary of 1.5 GiB.
        let packed = include_bytes!("tests/greedy.csv.xz");
        assert_eq!(read(packed), (0, Some(Code::BadFormat)));
    }

    #[test]
    fn mutated_years_end_with_rows_or_a_fault() {
        let count: u64 = std::env::var("KONTOR_FUZZ").ok().and_then(|value| value.parse().ok()).unwrap_or(500);
        let packed = include_bytes!("tests/small.csv.xz");
        assert_eq!(read(packed), (2, None));
        let mut readable = 0;
        for seed in 0..count {
            // SplitMix64 (Steele, Lea, Flood 2014).
            let mut state = seed;
            let mut next = |below: usize| {
                state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
                let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
                let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
                usize::try_from((mixed ^ (mixed >> 31)) % below.max(1) as u64).unwrap()
            };
            let mut bytes = if next(2) == 0 { packed.to_vec() } else { GOOD.as_bytes().to_vec() };
            for _ in 0..=next(4) {
                let at = next(bytes.len());
                match next(4) {
                    0 => bytes[at] ^= 1 << next(8),
                    1 => bytes.truncate(at.max(1)),
                    2 => {
                        let piece = bytes[at..(at + next(60)).min(bytes.len())].repeat(1 + next(200));
                        bytes.splice(at..at, piece);
                    }
                    _ => drop(bytes.splice(at..at, *b"\"99999999999999999999")),
                }
            }
            readable += usize::from(read(&bytes).0 > 0);
        }
        assert!(readable > usize::try_from(count / 10).unwrap(), "{readable} of {count}: too wild to test much");
    }
}
