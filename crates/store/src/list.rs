//! Lists: windows of rows with sort, search and filters, described once per list.
//!
//! [`list!`](crate::list!) names the columns of a row with their SQL; select, the columns one may sort and filter by, and the
//! reading of a row follow from it. What a person typed only ever travels as a parameter, never as SQL.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::money::{Currency, Money};
use kontor_sync::commit::Cell;
use rusqlite::params_from_iter;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::{Cells, Read};
use crate::search::{beginning_with, match_of};

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
}

/// Rows beyond a window that are counted: enough for any scroll bar, and the cost of a list does not grow with the table.
const COUNTED: i64 = 50_000;

/// A type that a list column can hold: how it is read, and how a filter's text becomes a value.
pub trait Fetch: Sized {
    /// From the next cell or cells.
    ///
    /// # Errors
    /// When the cells hold something else.
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self>;
}

impl<T: Column> Fetch for T {
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self> {
        cells.take()
    }
}

impl Fetch for Option<Money> {
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self> {
        let minor: Option<i64> = cells.take()?;
        let currency: Option<Currency> = cells.take()?;
        Ok(minor.zip(currency).map(|(minor, currency)| Money::new(minor, currency)))
    }
}

impl Fetch for Money {
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
    /// The expression of the row's id, for search.
    pub key: &'static str,
    /// Which search entries belong to it, and the expression of the id that they lead to.
    pub search: &'static [(EntityKind, &'static str)],
    /// The order without a sort.
    pub order: &'static str,
    /// Name and expressions of each column; the first expression is the one to sort and filter by.
    pub columns: &'static [(&'static str, &'static [&'static str])],
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

/// Declares a list: its row struct and where each column comes from.
#[macro_export]
macro_rules! list {
    (
        $(#[$doc:meta])* $name:ident from $from:literal where $condition:literal key $key:literal $(search $($search:ident $(by $by:literal)?),+)? order $order:literal {
            $($(#[$fdoc:meta])* $field:ident: $ty:ty = $($expr:literal),+;)*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema, ts_rs::TS)]
        pub struct $name { $($(#[$fdoc])* pub $field: $ty,)* }
        impl $crate::list::ListRow for $name {
            const SPEC: $crate::list::ListSpec = $crate::list::ListSpec {
                from: $from,
                condition: $condition,
                key: $key,
                search: &[$($($crate::list!(@search $key, $search $(by $by)?),)+)?],
                order: $order,
                columns: &[$((stringify!($field), &[$($expr),+]),)*],
            };
            fn read(cells: &mut $crate::read::Cells<'_, '_>) -> $crate::error::Result<Self> {
                Ok(Self { $($field: $crate::list::Fetch::fetch(cells)?,)* })
            }
        }
    };
    (@search $key:literal, $search:ident by $by:literal) => { (kontor_core::entity::EntityKind::$search, $by) };
    (@search $key:literal, $search:ident) => { (kontor_core::entity::EntityKind::$search, $key) };
}

/// A condition with its parameters, as it is put together.
struct Where {
    sql: String,
    params: Vec<Cell>,
}

impl Where {
    fn and(&mut self, sql: &str) {
        self.sql.push_str(" AND (");
        self.sql.push_str(sql);
        self.sql.push(')');
    }
    fn param(&mut self, cell: Cell) -> String {
        self.params.push(cell);
        format!("?{}", self.params.len())
    }
}

/// The values as ids, if all of them are.
fn ids(values: &[String]) -> Option<Vec<Cell>> {
    let ids: Option<Vec<Cell>> = values.iter().map(|value| value.parse::<Id>().ok().map(|id| id.to_cell())).collect();
    ids.filter(|ids| !ids.is_empty())
}

impl ListSpec {
    fn expression(&self, column: &str) -> Result<&'static str> {
        let known =
            self.columns.iter().find(|(name, _)| *name == column).and_then(|(_, expressions)| expressions.first());
        known.copied().ok_or_else(|| Fault::at("filters", Code::NotAChoice).with("column", column).into())
    }

    fn filter(&self, out: &mut Where, filter: &Filter) -> Result<()> {
        let column = self.expression(&filter.column)?;
        if filter.op == FilterOp::Is
            && let Some(ids) = ids(&filter.values)
        {
            // Compared as they are stored, so that an index serves; as text too, should a person have typed such a thing.
            let text = filter.values.iter().map(|value| Cell::Text(value.clone()));
            let all: Vec<String> = ids.into_iter().chain(text).map(|cell| out.param(cell)).collect();
            out.and(&format!("{column} IN ({})", all.join(", ")));
            return Ok(());
        }
        let values: Vec<String> = filter.values.iter().map(|value| out.param(Cell::Text(value.clone()))).collect();
        let first = values.first().cloned().unwrap_or_else(|| "NULL".to_owned());
        // Ids are bytes, amounts integers, the rest text: compared by what people see, so that one form of value serves all.
        let shown = format!("CASE typeof({column}) WHEN 'blob' THEN lower(hex({column})) ELSE {column} END");
        let given = |value: &str| {
            format!(
                "CASE typeof({column}) WHEN 'integer' THEN CAST({value} AS INTEGER) WHEN 'blob' THEN replace({value}, '-', '') ELSE {value} END"
            )
        };
        let given_all: Vec<String> = values.iter().map(|value| given(value)).collect();
        match filter.op {
            FilterOp::Is => out.and(&format!("{shown} IN ({})", given_all.join(", "))),
            FilterOp::IsNot => out.and(&format!("{shown} IS NULL OR {shown} NOT IN ({})", given_all.join(", "))),
            FilterOp::Contains => out.and(&format!("instr(lower({column}), lower({first})) > 0")),
            FilterOp::From => out.and(&format!("{column} >= {}", given(&first))),
            FilterOp::To => out.and(&format!("{column} <= {}", given(&first))),
            FilterOp::Empty => out.and(&format!("{column} IS NULL OR {column} = ''")),
            FilterOp::Filled => out.and(&format!("{column} IS NOT NULL AND {column} <> ''")),
        }
        Ok(())
    }

    fn search(&self, out: &mut Where, words: &str) {
        let words = words.trim();
        if words.is_empty() || self.search.is_empty() {
            return;
        }
        let query = match_of(words).map(|query| out.param(Cell::Text(query)));
        let start = match query {
            Some(_) => String::new(),
            None => out.param(Cell::Text(beginning_with(words))),
        };
        let found = self.search.iter().map(|(kind, key)| {
            let wire = kind.wire();
            match &query {
                Some(query) => format!(
                    "{key} IN (SELECT e.target FROM search JOIN search_entry e ON e.entry = search.rowid \
                     WHERE search MATCH {query} AND e.target_kind = {wire} AND e.hidden = 0)"
                ),
                None => format!(
                    "{key} IN (SELECT target FROM search_entry WHERE target_kind = {wire} AND hidden = 0 \
                     AND (text LIKE {start} ESCAPE '\\' OR text LIKE '% ' || {start} ESCAPE '\\'))"
                ),
            }
        });
        out.and(&found.collect::<Vec<String>>().join(" OR "));
    }

    /// Counts the rows, up to one more than `most`. Joins that only bring columns are left away: they match one row at most.
    fn count(&self, out: &Where, most: i64) -> String {
        let mut joins = self.from.split(" LEFT JOIN ");
        let mut from = joins.next().unwrap_or_default().to_owned();
        let joins: Vec<&str> = joins.collect();
        let alias = |join: &str| join.split_whitespace().nth(1).map(|name| format!("{name}."));
        for (at, join) in joins.iter().enumerate() {
            let needed = alias(join).is_none_or(|name| {
                out.sql.contains(&name) || joins.iter().skip(at + 1).any(|later| later.contains(&name))
            });
            if needed {
                from.push_str(" LEFT JOIN ");
                from.push_str(join);
            }
        }
        // A parameter that only a left away join uses is still passed.
        let passed = out.params.len();
        let all = if passed == 0 { String::new() } else { format!(" AND ?{passed} IS ?{passed}") };
        format!("SELECT count(*) FROM (SELECT 1 FROM {from} WHERE {}{all} LIMIT {})", out.sql, most.saturating_add(1))
    }

    fn order(&self, window: &Window) -> Result<String> {
        if window.sort.is_empty() {
            return Ok(self.order.to_owned());
        }
        let parts = window.sort.iter().map(|sort| {
            let column = self.expression(&sort.column)?;
            Ok(format!("{column} {}", if sort.descending { "DESC" } else { "ASC" }))
        });
        let mut parts = parts.collect::<Result<Vec<String>>>()?;
        // The id last, so that equal rows keep their places from window to window; in the same direction, as an index runs.
        let down = window.sort.last().is_some_and(|sort| sort.descending);
        parts.push(format!("{} {}", self.key, if down { "DESC" } else { "ASC" }));
        Ok(parts.join(", "))
    }
}

impl Read<'_> {
    /// A window of a list.
    ///
    /// # Errors
    /// `not-a-choice` for an unknown column.
    pub fn list<R: ListRow>(&self, window: &Window) -> Result<Page<R>> {
        self.list_where(window, "1", Vec::new())
    }
    /// A window of a list with one more fixed condition (`party = ?1`).
    pub(crate) fn list_where<R: ListRow>(
        &self,
        window: &Window,
        condition: &str,
        params: Vec<Cell>,
    ) -> Result<Page<R>> {
        let spec = R::SPEC;
        let mut out = Where { sql: format!("({}) AND ({condition})", spec.condition), params };
        for filter in &window.filters {
            spec.filter(&mut out, filter)?;
        }
        spec.search(&mut out, &window.search);
        let limit = window.limit.unwrap_or(100).clamp(0, 1000);
        let most = window.from.max(0).saturating_add(limit).saturating_add(COUNTED);
        let count = spec.count(&out, most);
        let counted: i64 = self
            .sql
            .prepare_cached(&count)?
            .query_row(params_from_iter(out.params.iter().map(Sql)), |row| row.get(0))?;
        let columns: Vec<&str> = spec.columns.iter().flat_map(|(_, expressions)| expressions.iter().copied()).collect();
        let sql = format!(
            "SELECT {} FROM {} WHERE {} ORDER BY {} LIMIT {limit} OFFSET {}",
            columns.join(", "),
            spec.from,
            out.sql,
            spec.order(window)?,
            window.from.max(0)
        );
        let rows = self.rows(&sql, params_from_iter(out.params.iter().map(Sql)), R::read)?;
        Ok(Page { rows, total: counted.min(most), more: counted > most })
    }
}
