//! The rows of a list dealt out to pages: every text broken into lines, every height known.

use serde::Serialize;

use super::ListPaper;
use super::columns::{BESIDE, MARGIN, fit};
use crate::format::Format;
use crate::render::{BOLD, Face, REGULAR, text_width};
use crate::words::Words;

/// Measures in micrometres, as `templates/list.typ` has them.
const TOP: u64 = 16_000;
const BOTTOM: u64 = 15_000;
/// Room above and below the text of a cell together.
const ABOVE: u64 = 1_800;
/// Title and company, each note, and what stands below them.
const TITLE: u64 = 12_500;
const NOTE: u64 = 3_500;
const GAP: u64 = 3_000;
/// A half-point.
const HALF_POINT: u64 = 177;
/// A text of more lines than this is cut: nobody prints a list to read a novel in it.
const MOST_LINES: usize = 12;
/// Size of the notes in half-points.
const NOTES: u64 = 16;

/// What all pages share, as the template needs it.
#[derive(Serialize)]
pub(super) struct Look<'a> {
    language: &'static str,
    title: &'a str,
    company: &'a str,
    printed: String,
    page_of: String,
    half_points: u64,
    page_width: u64,
    page_height: u64,
    margin: u64,
    top: u64,
    bottom: u64,
    opening: u64,
    notes: Vec<String>,
    columns: Vec<u64>,
    ends: Vec<bool>,
    head: Vec<String>,
    head_height: u64,
}

/// The rows of a page, and the sums on the last one.
#[derive(Serialize, Default)]
pub(super) struct Page {
    number: usize,
    cells: Vec<String>,
    heights: Vec<u64>,
    totals: Vec<String>,
    total_heights: Vec<u64>,
}

/// What the template draws: some of the pages.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    #[serde(flatten)]
    pub look: &'a Look<'a>,
    pub pages: &'a [Page],
}

/// A row with its texts in lines.
struct Row {
    cells: Vec<String>,
    height: u64,
}

/// Deals a list out to pages.
pub(super) fn deal(paper: &ListPaper) -> (Look<'_>, Vec<Page>) {
    let fitted = fit(paper);
    let size = fitted.half_points;
    let set = |face: &Face, texts: &[String]| set(face, texts, &fitted.columns, size);
    let titles: Vec<String> = paper.columns.iter().map(|column| column.title.clone()).collect();
    let head = set(&BOLD, &titles);
    let room = fitted.page_width - 2 * MARGIN;
    let notes: Vec<String> = paper.notes.iter().flat_map(|note| broken(&REGULAR, note, NOTES, room)).collect();
    let opening = TITLE + NOTE * notes.len() as u64 + GAP;
    let mut pages = Pages::of(fitted.page_height - TOP - BOTTOM - head.height, opening);
    for row in &paper.rows {
        pages.add(set(&REGULAR, row));
    }
    pages.close(paper.totals.iter().map(|row| set(&BOLD, row)).collect());
    let pages = pages.dealt;
    let count = pages.len().to_string();
    let look = Look {
        language: paper.language.as_str(),
        title: &paper.title,
        company: &paper.company,
        printed: Format::of(paper.language).date(paper.printed_on),
        page_of: Words::of(paper.language).with("paper-page", &[("page", "{page}"), ("pages", &count)]),
        half_points: size,
        page_width: fitted.page_width,
        page_height: fitted.page_height,
        margin: MARGIN,
        top: TOP,
        bottom: BOTTOM,
        opening,
        notes,
        ends: paper.columns.iter().map(|column| column.figures).collect(),
        head: head.cells,
        head_height: head.height,
        columns: fitted.columns,
    };
    (look, pages)
}

/// Pages as they fill up.
struct Pages {
    dealt: Vec<Page>,
    /// Room for rows on a page, and what is left of it on the last one.
    space: u64,
    left: u64,
}

impl Pages {
    fn of(space: u64, opening: u64) -> Self {
        Self { dealt: vec![Page { number: 1, ..Page::default() }], space, left: space.saturating_sub(opening) }
    }
    /// Makes sure that so much fits on the last page.
    fn reserve(&mut self, height: u64) {
        if height > self.left {
            self.dealt.push(Page { number: self.dealt.len() + 1, ..Page::default() });
            self.left = self.space;
        }
        self.left = self.left.saturating_sub(height);
    }
    fn add(&mut self, row: Row) {
        self.reserve(row.height);
        if let Some(page) = self.dealt.last_mut() {
            page.cells.extend(row.cells);
            page.heights.push(row.height);
        }
    }
    /// The sums stand together.
    fn close(&mut self, totals: Vec<Row>) {
        self.reserve(totals.iter().map(|row| row.height).sum());
        if let Some(page) = self.dealt.last_mut() {
            page.total_heights = totals.iter().map(|row| row.height).collect();
            page.totals = totals.into_iter().flat_map(|row| row.cells).collect();
        }
    }
}

/// A row in lines; as many cells as there are columns.
fn set(face: &Face, texts: &[String], columns: &[u64], half_points: u64) -> Row {
    let mut most = 1;
    let cells = columns.iter().enumerate().map(|(at, width)| {
        let text = texts.get(at).map_or("", String::as_str);
        let lines = broken(face, text, half_points, width.saturating_sub(BESIDE));
        most = most.max(lines.len());
        lines.join("\n")
    });
    let cells = cells.collect();
    let lines = most as u64;
    // A line is as high as its type, with a fifth of that between two lines.
    Row { cells, height: ABOVE + (lines * 10 + (lines - 1) * 2) * half_points * HALF_POINT / 10 }
}

/// Breaks a text into lines that are no wider than the room: between words, or anywhere in a word that is too long.
fn broken(face: &Face, text: &str, half_points: u64, room: u64) -> Vec<String> {
    let wide = |text: &str| text_width(face, text, half_points);
    let mut lines: Vec<String> = Vec::new();
    for part in text.lines() {
        let mut line = String::new();
        for word in part.split_whitespace() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if wide(&longer) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            for letter in word.chars() {
                line.push(letter);
                if wide(&line) > room && line.chars().count() > 1 {
                    line.pop();
                    lines.push(std::mem::replace(&mut line, letter.to_string()));
                }
            }
        }
        lines.push(line);
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_broken_between_words_or_anywhere() {
        let check = |text: &str, room: u64, expect: &[&str]| {
            assert_eq!(broken(&REGULAR, text, 16, room), expect, "{text}");
        };
        check("", 20_000, &[]);
        check("Berg GmbH", 20_000, &["Berg GmbH"]);
        check("Berg und Tal GmbH", 15_000, &["Berg und", "Tal GmbH"]);
        check("one\ntwo", 20_000, &["one", "two"]);
        check("MMMMMMMM", 10_000, &["MMM", "MMM", "MM"]);
        check("M", 1, &["M"]);
        let novel = broken(&REGULAR, &"word ".repeat(500), 16, 20_000);
        assert_eq!(novel.len(), MOST_LINES);
        assert!(novel.last().is_some_and(|line| line.ends_with('…')));
    }
}
