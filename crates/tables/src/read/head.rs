//! The first rows of a table: which of them names the columns, and what the columns hold.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::look::{Look, Looks, is_value};
use crate::cell::{Cell, Row};
use crate::fold::fold;

/// Rows that are looked at.
pub(super) const ROWS: usize = 1000;
/// Bytes of text of these rows, whichever is reached first.
pub(super) const BYTES: usize = 4 * 1024 * 1024;
/// Titles, dates and addresses above a header take no more rows than these.
const TITLES: usize = 30;
/// Longest name of a column in characters.
const NAME: usize = 100;
const SAMPLES: usize = 5;
/// Longest sample value in characters.
const SAMPLE: usize = 60;

/// A column as it was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ColumnSeen {
    /// Its name in the header, or its letter as the spreadsheet shows it.
    pub name: String,
    /// Whether the name is from the header.
    pub named: bool,
    /// The first different values, at most five, shortened.
    pub samples: Vec<String>,
    /// What nine of ten values look like.
    pub look: Look,
    /// Filled cells in the first 1000 rows.
    pub filled: u32,
    /// Different values in the first 1000 rows.
    pub distinct: u32,
}

/// Takes rows with content until there are enough to judge by.
pub(super) fn take<E>(rows: impl Iterator<Item = Result<Row, E>>) -> Result<Vec<Row>, E> {
    let mut head = Vec::new();
    let mut bytes = 0;
    for row in rows {
        let row = row?;
        if row.cells.is_empty() {
            continue;
        }
        bytes += row.cells.iter().map(|cell| size_of::<Cell>() + text_of(cell).len()).sum::<usize>();
        head.push(row);
        if head.len() > ROWS || bytes > BYTES {
            break;
        }
    }
    Ok(head)
}

fn text_of(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) | Cell::Broken(text) => text,
        _ => "",
    }
}

/// The number of the row that names the columns: the first one that fills most of them, with different words that are no
/// values, none of which stands in its own column again.
pub(super) fn header(rows: &[Row]) -> Option<u32> {
    let mut widths: Vec<usize> = rows.iter().take(100).map(Row::filled).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    for (at, row) in rows.iter().enumerate().take(TITLES) {
        let filled = row.filled();
        if filled * 2 >= usual && (filled > 1 || usual <= 1) {
            return names_columns(row, rows.get(at + 1..).unwrap_or_default()).then_some(row.number);
        }
    }
    None
}

fn names_columns(row: &Row, below: &[Row]) -> bool {
    let mut seen = HashSet::new();
    let (mut words, mut others) = (0_usize, 0_usize);
    for (column, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        let Cell::Text(text) = cell else {
            others += 1;
            continue;
        };
        let repeated = below.iter().take(200).any(|row| matches!(row.cell(column), Cell::Text(below) if below == text));
        if repeated || text.chars().count() > NAME || is_value(text) || !seen.insert(fold(text)) {
            others += 1;
        } else {
            words += 1;
        }
    }
    words > 0 && others * 5 <= words + others
}

/// What the columns hold. `header` is taken out of `rows` by its number, with all above it.
pub(super) fn columns(rows: &[Row], header: Option<u32>) -> Vec<ColumnSeen> {
    let names = header.and_then(|number| rows.iter().find(|row| row.number == number));
    let below: Vec<&Row> = rows.iter().filter(|row| header.is_none_or(|number| row.number > number)).collect();
    let width = below.iter().copied().chain(names).map(|row| row.cells.len()).max().unwrap_or(0);
    (0..width).map(|column| seen(column, names.map_or(&Cell::Empty, |row| row.cell(column)), &below)).collect()
}

fn seen(column: usize, name: &Cell, rows: &[&Row]) -> ColumnSeen {
    let mut looks = Looks::default();
    let mut different = HashSet::new();
    let mut samples = Vec::new();
    let mut filled = 0;
    for row in rows.iter().take(ROWS) {
        let cell = row.cell(column);
        if cell.is_empty() {
            continue;
        }
        filled += 1;
        looks.add(cell);
        let value = cell.plain();
        if samples.len() < SAMPLES && !different.contains(&value) {
            samples.push(value.chars().take(SAMPLE).collect());
        }
        different.insert(value);
    }
    let named = !name.is_empty();
    ColumnSeen {
        name: if named { name.plain().chars().take(NAME).collect() } else { letters(column) },
        named,
        samples,
        look: looks.verdict(),
        filled,
        distinct: u32::try_from(different.len()).unwrap_or(u32::MAX),
    }
}

/// `A` to `Z`, `AA` and on, as spreadsheets call their columns.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(texts: &[&str]) -> Vec<Row> {
        texts
            .iter()
            .enumerate()
            .map(|(at, line)| Row { number: at as u32 + 1, cells: line.split(';').map(Cell::of_text).collect() })
            .collect()
    }

    #[test]
    fn the_header_is_found_below_titles_or_not_at_all() {
        for (lines, expected) in [
            (&["Nr;Name;Ort", "1;Müller;Berlin", "2;Meier;Bonn"][..], Some(1)),
            (&["Kundenliste 2024", "Stand: 31.12.2024", "Nr;Name;Ort", "1;Müller;Berlin", "2;Meier;Bonn"], Some(3)),
            (&["1;Müller;Berlin", "2;Meier;Bonn"], None),
            (&["Müller;Berlin;DE", "Meier;Bonn;DE"], None),
            (&["Name", "Müller", "Meier"], Some(1)),
            (&["info@example.com", "a@example.com"], None),
        ] {
            assert_eq!(header(&rows(lines)), expected, "{lines:?}");
        }
    }

    #[test]
    fn columns_without_names_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
