//! Which character stands between cells: the one that cuts most rows into the same number of columns.

use encoding_rs::Encoding;

use super::csv::{Records, hint};
use crate::limits::Limits;

/// In the order of preference when two fit equally well.
const CANDIDATES: &[u8] = b";\t,|^~";
const ROWS: usize = 100;

pub(super) fn detect(bytes: &[u8], encoding: &'static Encoding, limits: &Limits) -> u8 {
    if let Some(told) = hint(bytes, encoding) {
        return told;
    }
    let mut best = (b',', 0);
    for candidate in CANDIDATES {
        let score = score(bytes, encoding, *candidate, limits);
        if score > best.1 {
            best = (*candidate, score);
        }
    }
    best.0
}

/// Share of rows with the commonest number of columns in per mille, and a little for each column; 0 for one column.
fn score(bytes: &[u8], encoding: &'static Encoding, delimiter: u8, limits: &Limits) -> usize {
    let mut widths = Vec::new();
    let mut failed = false;
    for record in Records::new(bytes, encoding, delimiter, limits).take(ROWS) {
        match record {
            Ok(row) if row.filled() > 0 => widths.push(row.cells.len()),
            Ok(_) => {}
            Err(_) => failed = true,
        }
    }
    if widths.is_empty() && !failed {
        // It leaves nothing but blanks: the delimiter of an empty table.
        return usize::MAX;
    }
    // Cells that are empty at the end are trimmed, so a width or two less is the same table.
    let widest = widths.iter().copied().max().unwrap_or(0);
    let commonest = (2..=widest).max_by_key(|width| widths.iter().filter(|seen| *seen == width).count()).unwrap_or(0);
    if commonest == 0 {
        return 0;
    }
    let near = widths.iter().filter(|seen| **seen > 1 && seen.abs_diff(commonest) <= commonest / 4).count();
    (near * 1000 / widths.len().max(1) + commonest.min(50) * 4) / if failed { 2 } else { 1 }
}
