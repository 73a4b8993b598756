//! What a zip file really holds, before anything else touches it.

use std::io::Cursor;

use kontor_core::fault::{Code, Fault};
use zip::ZipArchive;

use super::sniff::not_a_table;
use crate::limits::Limits;

/// A workbook has a few dozen parts; one with pictures a few hundred.
const PARTS: usize = 10_000;
/// Elements of the shared texts: two for each different text of the sheets.
const SHARED_TAGS: u64 = 12_000_000;
/// Elements of any other part that is read as a whole (styles, names of sheets). Sheets are read as a stream.
const OTHER_TAGS: u64 = 1_000_000;

/// Inflates every part and throws it away, to be sure that the whole stays within the limits.
///
/// # Errors
/// `too-large`, `table-damaged`, `not-a-table` (`format`) for a zip file that is no workbook of Excel.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > PARTS {
        return Err(too_large(limits));
    }
    let names: Vec<_> = archive.file_names().collect::<Result<_, _>>().map_err(damaged)?;
    if let Some(format) = other_format(names.iter().map(AsRef::as_ref)) {
        return Err(not_a_table(format));
    }
    let mut left = limits.inflated;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(damaged)?;
        let tags = match part.name().map_err(damaged)? {
            name if name.contains("worksheets/") => u64::MAX,
            name if name.contains("haredStrings") => SHARED_TAGS,
            _ => OTHER_TAGS,
        };
        left = inflate(&mut part, left, tags).map_err(damaged)?.ok_or_else(|| too_large(limits))?;
    }
    Ok(())
}

/// What is left of the allowance after this part; none when it is used up.
fn inflate(part: &mut impl std::io::Read, allowance: u64, tags: u64) -> std::io::Result<Option<u64>> {
    let mut buffer = vec![0; 64 * 1024];
    let (mut left, mut tags_left) = (allowance, tags);
    loop {
        let count = part.read(&mut buffer)?;
        if count == 0 {
            return Ok(Some(left));
        }
        let found = buffer.iter().take(count).filter(|byte| **byte == b'<').count() as u64;
        match (left.checked_sub(count as u64), tags_left.checked_sub(found)) {
            (Some(bytes), Some(tags)) => (left, tags_left) = (bytes, tags),
            _ => return Ok(None),
        }
    }
}

fn other_format<'n>(names: impl Iterator<Item = &'n str>) -> Option<&'static str> {
    let mut format = Some("archive");
    for name in names {
        match name {
            _ if name.eq_ignore_ascii_case("xl/workbook.xml") => return None,
            "xl/workbook.bin" => return Some("xls"),
            "content.xml" => format = Some("ods"),
            _ if name.starts_with("word/") || name.starts_with("ppt/") => format = Some("document"),
            _ => {}
        }
    }
    format
}

fn too_large(limits: &Limits) -> Fault {
    Fault::new(Code::TooLarge).with("max", Limits::mib(limits.inflated))
}

/// What the zip or XML reader said, for the log and whoever helps.
pub(super) fn damaged(error: impl std::fmt::Display) -> Fault {
    Fault::new(Code::TableDamaged).with("detail", error)
}
