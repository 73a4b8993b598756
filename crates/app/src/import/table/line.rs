//! A row of a table through the eyes of its mapping: typed values by field, with all that cannot be read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::fault::{Fault, Faults};
use kontor_core::money::Currency;
use kontor_core::time::LocalDate;
use kontor_tables::values::{self, Amount};
use kontor_tables::{Cell, Row, Shape};
use rust_decimal::Decimal;

use super::wish::ImportWish;

/// Which column is which field, once for all rows.
pub(super) struct Mapping<'a> {
    columns: BTreeMap<&'a str, usize>,
    defaults: BTreeMap<&'a str, Cell>,
    shape: &'a Shape,
}

impl<'a> Mapping<'a> {
    pub fn of(wish: &'a ImportWish, shape: &'a Shape) -> Self {
        let named = wish.fields.iter().enumerate();
        let columns = named.filter_map(|(at, name)| name.as_deref().map(|name| (name, at))).collect();
        let typed = wish.defaults.iter().filter(|(_, text)| !text.trim().is_empty());
        let defaults = typed.map(|(name, text)| (name.as_str(), Cell::Text(text.clone()))).collect();
        Self { columns, defaults, shape }
    }
    /// Whether the table says anything of a field.
    pub fn has(&self, field: &str) -> bool {
        self.columns.contains_key(field) || self.defaults.contains_key(field)
    }
    /// A row.
    pub fn line<'l>(&'l self, row: &'l Row) -> Line<'l> {
        Line { mapping: self, row, faults: RefCell::new(Faults::none()) }
    }
}

/// A row. What cannot be read is gathered, and its value is as if it were empty.
pub(super) struct Line<'l> {
    mapping: &'l Mapping<'l>,
    row: &'l Row,
    faults: RefCell<Faults>,
}

impl Line<'_> {
    fn cell(&self, field: &str) -> &Cell {
        let own = self.mapping.columns.get(field).map(|column| self.row.cell(*column)).filter(|cell| !cell.is_empty());
        own.or_else(|| self.mapping.defaults.get(field)).unwrap_or(&Cell::Empty)
    }
    fn note<T>(&self, field: &str, value: Result<Option<T>, Fault>) -> Option<T> {
        value.unwrap_or_else(|fault| {
            self.blame(field, fault);
            None
        })
    }
    /// Notes what is wrong at a field.
    pub fn blame(&self, field: &str, fault: Fault) {
        self.faults.borrow_mut().push(Fault { field: field.to_owned(), ..fault });
    }
    /// Whether the table says anything of a field.
    pub fn has(&self, field: &str) -> bool {
        self.mapping.has(field)
    }
    /// Whether nothing was noted so far.
    pub fn fine(&self) -> bool {
        self.faults.borrow().0.is_empty()
    }
    /// All that could not be read.
    ///
    /// # Errors
    /// Whatever was noted.
    pub fn ok(self) -> Result<(), Faults> {
        self.faults.into_inner().ok()
    }
    /// Text; several lines stay several lines.
    pub fn text(&self, field: &str) -> Option<String> {
        self.note(field, values::text(self.cell(field)))
    }
    /// Text, or nothing as the empty text.
    pub fn words(&self, field: &str) -> String {
        self.text(field).unwrap_or_default()
    }
    /// Yes or no.
    pub fn yes_no(&self, field: &str) -> Option<bool> {
        self.note(field, values::yes_no(self.cell(field)))
    }
    /// A number.
    pub fn decimal(&self, field: &str) -> Option<Decimal> {
        self.note(field, values::decimal(self.cell(field), self.mapping.shape))
    }
    /// An amount, with the currency that stands beside it.
    pub fn amount(&self, field: &str) -> Option<Amount> {
        self.note(field, values::amount(self.cell(field), self.mapping.shape))
    }
    /// A price.
    pub fn price(&self, field: &str) -> Option<UnitPrice> {
        let value = self.decimal(field)?;
        self.note(field, UnitPrice::new(value).map(Some))
    }
    /// A quantity.
    pub fn quantity(&self, field: &str) -> Option<Quantity> {
        let value = self.decimal(field)?;
        self.note(field, Quantity::new(value).map(Some))
    }
    /// A date.
    pub fn date(&self, field: &str) -> Option<LocalDate> {
        self.note(field, values::date(self.cell(field), self.mapping.shape))
    }
    /// A country, ISO 3166-1 alpha-2.
    pub fn country(&self, field: &str) -> Option<String> {
        self.note(field, values::country(self.cell(field))).map(str::to_owned)
    }
    /// A currency.
    pub fn currency(&self, field: &str) -> Option<Currency> {
        self.note(field, values::currency(self.cell(field)))
    }
}
