//! Lists as CSV, written the way Excel reads it in the language of the user.

use std::io::Write;

use ::csv::{Terminator, WriterBuilder};
use kontor_core::fault::Fault;
use kontor_core::language::Language;

use super::{Out, Unwritten};
use crate::values::number_hint;

/// So that Excel takes the file for UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Writes a header and the rows: UTF-8 with byte order mark, comma between cells and point before decimals in English,
/// semicolon and comma in all other languages; dates as `2024-12-31` and `2024-12-31 18:05`, which Excel reads everywhere. Text that Excel would
/// take for a formula gets an apostrophe in front, which [`Source`](crate::Source) takes away again.
///
/// Answers with the number of rows below the header.
///
/// # Errors
/// The fault of a row, or that of `out`; what was written before stays.
pub fn csv(
    mut out: impl Write,
    titles: &[&str],
    rows: impl IntoIterator<Item = Result<Vec<Out>, Fault>>,
    language: Language,
) -> Result<u32, Unwritten> {
    let (delimiter, mark) = if language == Language::En { (b',', '.') } else { (b';', ',') };
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer =
        WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).flexible(true).from_writer(out);
    writer.write_record(titles.iter().map(|title| guarded(title))).map_err(std::io::Error::from)?;
    let mut count = 0_u32;
    for row in rows {
        writer.write_record(row?.iter().map(|cell| field(cell, mark))).map_err(std::io::Error::from)?;
        count = count.saturating_add(1);
    }
    writer.flush()?;
    Ok(count)
}

fn field(cell: &Out, mark: char) -> String {
    let marked = |number: String| if mark == '.' { number } else { number.replace('.', &mark.to_string()) };
    match cell {
        Out::Empty => String::new(),
        Out::Text(text) => guarded(text),
        Out::Number(number) => marked(number.to_string()),
        Out::Money { minor, digits } => marked(Out::money(*minor, *digits).to_string()),
        Out::Date(date) => date.to_string(),
        Out::Moment(moment) => moment.format("%Y-%m-%d %H:%M").to_string(),
    }
}

/// A text that begins like a formula is shown, not reckoned (OWASP, CSV injection). Numbers are harmless.
fn guarded(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = !text.contains(char::is_alphabetic) && number_hint(text).is_some();
    if formula && !number { format!("'{text}") } else { text.to_owned() }
}
