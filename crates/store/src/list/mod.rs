//! Lists: windows of rows with sort, search, filters, groups and sums, described once per list.
//!
//! [`list!`](crate::list!) names the columns of a row with their SQL; select, the columns one may sort, filter and group by, and
//! the reading of a row follow from it. What a person typed only ever travels as a parameter, never as SQL.

mod condition;
mod group;
mod page;
mod walk;

use kontor_core::entity::EntityKind;
use kontor_core::money::{Currency, Money};
use kontor_core::permission::Facet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::group::{Group, GroupBy, Span, Sum};
pub use self::page::COUNTED;
pub use self::walk::Walked;
use crate::column::Column;
use crate::error::Result;
use crate::read::Cells;
use crate::viewer::{Alias, Viewer};

/// Which rows of a list, in which order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Window {
    /// First row, from 0.
    #[serde(default)]
    #[ts(type = "number", optional)]
    pub from: i64,
    /// How many at most; 100 when left out, never more than 1000.
    #[serde(default)]
    #[ts(type = "number | null", optional)]
    pub limit: Option<i64>,
    /// Words that all must occur.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub search: String,
    /// Order; the list's own when empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Sort>>")]
    pub sort: Vec<Sort>,
    /// Conditions that all must hold.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Filter>>")]
    pub filters: Vec<Filter>,
    /// Beside them, one of these groups must hold as a whole; nothing when empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Vec<Filter>>>")]
    pub any: Vec<Vec<Filter>>,
    /// Groups instead of rows: `from`, `limit` and the page's `total` then count groups.
    #[serde(default)]
    #[ts(optional, as = "Option<GroupBy>")]
    pub group: Option<GroupBy>,
    /// Whether the amounts of all matching rows are added up too.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub sum: bool,
}

/// A column to sort by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Sort {
    /// Name of the column.
    pub column: String,
    /// Largest first.
    #[serde(default)]
    pub descending: bool,
}

/// A condition on a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Filter {
    /// Name of the column.
    pub column: String,
    /// How it is compared.
    pub op: FilterOp,
    /// With what; several mean "one of them". Amounts are minor units, dates ISO text.
    #[serde(default)]
    pub values: Vec<String>,
}

/// How a column is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FilterOp {
    /// One of the values.
    Is,
    /// None of the values.
    IsNot,
    /// The text occurs in it.
    Contains,
    /// At least.
    From,
    /// At most.
    To,
    /// Nothing in it.
    Empty,
    /// Something in it.
    Filled,
}

/// A window of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Page<T> {
    /// The rows of the window.
    pub rows: Vec<T>,
    /// How many rows the list has with this search and these filters; where there are very many, as many as were counted.
    #[ts(type = "number")]
    pub total: i64,
    /// Whether there are more rows than were counted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[ts(optional, as = "Option<bool>")]
    pub more: bool,
    /// The groups, where these were asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Group>>")]
    pub groups: Vec<Group>,
    /// The amounts of all matching rows, where these were asked for: one sum per column and currency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Sum>>")]
    pub sums: Vec<Sum>,
}

/// One cell: any [`Column`].
pub struct OneCell;
/// Several cells together: an amount with its currency.
pub struct SeveralCells;

/// A type that a list column can hold: how it is read, by a `Read` that nobody needs to name, since only one fits a
/// type. Without the mark the compiler would have to reckon with amounts becoming a [`Column`] of their own.
pub trait Fetch<Read>: Sized {
    /// Whether it is an amount and its currency, which can be added up for everybody who may see the list.
    const ADDS_UP: bool = false;
    /// From the next cell or cells.
    ///
    /// # Errors
    /// When the cells hold something else.
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self>;
}

impl<T: Column> Fetch<OneCell> for T {
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self> {
        cells.take()
    }
}

impl Fetch<SeveralCells> for Option<Money> {
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let minor: Option<i64> = cells.take()?;
        let currency: Option<Currency> = cells.take()?;
        Ok(minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency)))
    }
}

impl Fetch<SeveralCells> for Money {
    const ADDS_UP: bool = true;
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let minor: Option<i64> = cells.take()?;
        let currency: Currency = cells.take()?;
        Ok(Money::new(minor.unwrap_or(0), currency))
    }
}

/// What a list consists of.
pub struct ListSpec {
    /// `FROM` with its joins.
    pub from: &'static str,
    /// The fixed condition.
    pub condition: &'static str,
    /// The expressions that tell rows apart.
    pub key: &'static [&'static str],
    /// Which search entries belong to it, and the expression of the id that they lead to.
    pub search: &'static [(EntityKind, &'static str)],
    /// Of which kind a row is, where not everybody sees every row, and in which tables that stands.
    pub viewed: Option<(EntityKind, Alias)>,
    /// The order without a sort: expressions, those of the largest first with `DESC` behind them.
    pub order: &'static [&'static str],
    /// The columns.
    pub columns: &'static [ColumnSpec],
}

/// What a column of a list consists of.
pub struct ColumnSpec {
    /// Its name.
    pub name: &'static str,
    /// Its expressions; the first one is what it is sorted and filtered by.
    pub cells: &'static [&'static str],
    /// The order by it, down to the last row, as an index runs; none where the rows must be sorted.
    pub order: &'static [&'static str],
    /// What is added up of it, where that is not the first cell.
    pub summand: Option<&'static str>,
    /// Whether it is an amount and its currency.
    pub adds_up: bool,
    /// What one must be allowed to see for it: to others it is no column of the list.
    pub facet: Option<Facet>,
}

impl ColumnSpec {
    /// Whether it is a column of the list for somebody.
    fn shown_to(&self, viewer: Option<&Viewer>) -> bool {
        self.facet.is_none_or(|facet| viewer.is_none_or(|viewer| viewer.rights.sees(facet)))
    }
    /// Its expressions, or as many times nothing.
    fn cells_for(&self, viewer: Option<&Viewer>) -> Vec<&'static str> {
        if self.shown_to(viewer) { self.cells.to_vec() } else { vec!["NULL"; self.cells.len()] }
    }
}

impl ListSpec {
    /// The expressions of all columns as somebody sees them.
    fn cells_for(&self, viewer: Option<&Viewer>) -> String {
        let cells: Vec<&str> = self.columns.iter().flat_map(|column| column.cells_for(viewer)).collect();
        cells.join(", ")
    }
}

/// A row of a list.
pub trait ListRow: Sized {
    /// What the list consists of.
    const SPEC: ListSpec;
    /// Reads a row.
    ///
    /// # Errors
    /// When a cell cannot be read.
    fn read(cells: &mut Cells<'_, '_>) -> Result<Self>;
}

/// Declares a list: its row struct and where each column comes from. `sort [...]` is an order that an index serves; `viewed`
/// says whose rows they are, `for` which confidential figure a column is.
#[macro_export]
macro_rules! list {
    (
        $(#[$doc:meta])* $name:ident from $from:literal where $condition:literal key $key:literal $(and $also:literal)*
        $(search $($search:ident $(by $by:literal)?),+)? $(viewed $viewed:ident as $row:literal $(by $author:literal)?)? order $($order:literal),+ {
            $($(#[$fdoc:meta])* $field:ident: $ty:ty = $($expr:literal),+ $(sort [$($sort:literal),+])? $(sum $summand:literal)? $(for $facet:ident)?;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
        impl $crate::list::ListRow for $name {
            const SPEC: $crate::list::ListSpec = $crate::list::ListSpec {
                from: $from,
                condition: $condition,
                key: &[$key, $($also),*],
                search: &[$($($crate::list!(@search $key, $search $(by $by)?),)+)?],
                viewed: $crate::list!(@viewed $($viewed $row $($author)?)?),
                order: &[$($order),+],
                columns: &[$($crate::list::ColumnSpec {
                    name: stringify!($field),
                    cells: &[$($expr),+],
                    order: &[$($($sort),+)?],
                    summand: $crate::list!(@summand $($summand)?),
                    adds_up: <$ty as $crate::list::Fetch<_>>::ADDS_UP,
                    facet: $crate::list!(@facet $($facet)?),
                },)*],
            };
            fn read(cells: &mut $crate::read::Cells<'_, '_>) -> $crate::error::Result<Self> {
                Ok(Self { $($field: $crate::list::Fetch::fetch(cells)?,)* })
            }
        }
    };
    (@search $key:literal, $search:ident by $by:literal) => { (kontor_core::entity::EntityKind::$search, $by) };
    (@search $key:literal, $search:ident) => { (kontor_core::entity::EntityKind::$search, $key) };
    (@viewed $viewed:ident $row:literal $author:literal) => {
        Some((kontor_core::entity::EntityKind::$viewed, $crate::viewer::Alias { row: $row, author: $author }))
    };
    (@viewed $viewed:ident $row:literal) => {
        Some((kontor_core::entity::EntityKind::$viewed, $crate::viewer::Alias::of($row)))
    };
    (@viewed) => { None };
    (@facet $facet:ident) => { Some(kontor_core::permission::Facet::$facet) };
    (@facet) => { None };
    (@summand $summand:literal) => { Some($summand) };
    (@summand) => { None };
}
