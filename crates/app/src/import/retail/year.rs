//! The whole file in memory, each text once: 542,000 rows take about 30 MB.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDateTime;
use kontor_core::fault::{Code, Fault};
use rust_decimal::Decimal;

use super::rows::{Row, rows};
use crate::error::Answer;
use crate::job::Progress;

/// Texts by number, each kept once.
#[derive(Default)]
pub(super) struct Names {
    known: HashMap<String, u32>,
    texts: Vec<String>,
}

impl Names {
    fn number(&mut self, text: String) -> u32 {
        if let Some(number) = self.known.get(&text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.clone());
        self.known.insert(text, number);
        number
    }
    /// The text of a number.
    pub fn text(&self, number: u32) -> &str {
        usize::try_from(number).ok().and_then(|at| self.texts.get(at)).map_or("", String::as_str)
    }
    /// All texts with their numbers.
    pub fn all(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(self.texts.iter().map(String::as_str))
    }
}

/// A row that was sold, sent back, given away or written off.
#[derive(Clone, Copy)]
pub(super) struct Sale {
    /// Line of the file.
    pub line: u32,
    pub code: u32,
    pub text: u32,
    pub quantity: i32,
    pub price: Decimal,
}

/// All rows of one invoice number.
pub(super) struct Paper {
    pub number: String,
    pub at: NaiveDateTime,
    /// The customer's number; empty where the file has none.
    pub customer: u32,
    pub country: u32,
    pub sales: Vec<Sale>,
}

/// The file.
#[derive(Default)]
pub(super) struct Year {
    pub codes: Names,
    pub texts: Names,
    pub customers: Names,
    pub countries: Names,
    /// In the order in which their first rows stand in the file.
    pub papers: Vec<Paper>,
    pub rows: u64,
}

/// Reads a year and forgets it; answers how many rows there are.
///
/// # Errors
/// As [`Year::read`].
pub(crate) fn read_year(path: &Path, progress: &Progress) -> Answer<u64> {
    Ok(Year::read(path, progress)?.rows)
}

impl Year {
    /// Reads the file.
    ///
    /// # Errors
    /// As [`rows`]; `nothing-to-do` for a file without rows; `stopped`.
    pub fn read(path: &Path, progress: &Progress) -> Answer<Self> {
        let mut year = Self::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for row in rows(path)? {
            year.add(row?, &mut places);
            progress.step(0)?;
        }
        if year.papers.is_empty() {
            return Err(Fault::at("path", Code::NothingToDo).into());
        }
        Ok(year)
    }

    fn add(&mut self, row: Row, places: &mut HashMap<String, usize>) {
        self.rows += 1;
        let sale = Sale {
            line: row.line,
            code: self.codes.number(row.code),
            text: self.texts.number(row.text),
            quantity: row.quantity,
            price: row.price,
        };
        if let Some(paper) = places.get(&row.invoice).and_then(|at| self.papers.get_mut(*at)) {
            paper.sales.push(sale);
            return;
        }
        places.insert(row.invoice.clone(), self.papers.len());
        self.papers.push(Paper {
            number: row.invoice,
            at: row.at,
            customer: self.customers.number(row.customer),
            country: self.countries.number(row.country),
            sales: vec![sale],
        });
    }
}
