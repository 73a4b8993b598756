//! Lists and reports on paper: a table over as many pages as it takes, landscape where it is wide.
//!
//! Columns, lines and pages are reckoned here from the advances of the font, so that the engine only has to draw: a list of
//! ten thousand rows would otherwise be measured by it several times.

mod columns;
mod pages;

use kontor_core::fault::{Code, Fault};
use kontor_core::language::Language;
use kontor_core::time::LocalDate;

use crate::render::Layout;
use pages::Part;

/// The longest list that goes on paper: of eight columns about 500 pages, for which the engine needs 450 MB.
pub const MOST_ROWS: usize = 10_000;

/// Pages that are drawn together: the memory for one part is free again before the next one.
const PAGES_AT_ONCE: usize = 25;

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListColumn {
    /// What stands above it.
    pub title: String,
    /// Whether it holds figures, which stand below each other at its end and are never broken.
    pub figures: bool,
}

/// A list as it is printed: words and figures, formatted already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPaper {
    /// Language of the page numbers.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// Whose it is.
    pub company: String,
    /// The day on which it is printed.
    pub printed_on: LocalDate,
    /// What was asked for: filters, span, order.
    pub notes: Vec<String>,
    /// The columns.
    pub columns: Vec<ListColumn>,
    /// A text for each column in each row.
    pub rows: Vec<Vec<String>>,
    /// Sums below the last row, a text for each column.
    pub totals: Vec<Vec<String>>,
}

/// The list as PDF/A-3b.
///
/// # Errors
/// `too-long-for-paper` (`max`) beyond [`MOST_ROWS`]; `internal` when the template fails.
pub fn pdf(paper: &ListPaper) -> Result<Vec<u8>, Fault> {
    if paper.rows.len() > MOST_ROWS {
        return Err(Fault::new(Code::TooLongForPaper).with("max", MOST_ROWS));
    }
    let ident = format!("{}/{}/{}", paper.company, paper.title, paper.printed_on);
    let (look, pages) = pages::deal(paper);
    let drawn = pages.chunks(PAGES_AT_ONCE).map(|pages| {
        Layout::compile("/list.typ", &Part { look: &look, pages }, Vec::new(), ident.clone(), paper.printed_on)
    });
    Layout::joined(drawn)?.untagged().pdf()
}
