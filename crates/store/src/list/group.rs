//! The rows of a list by what they have in common, and what their amounts come to.

use std::collections::BTreeMap;

use kontor_core::fault::{Code, Fault};
use kontor_core::money::{Currency, Money};
use kontor_core::text_enum;
use kontor_sync::commit::Cell;
use rusqlite::params_from_iter;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::condition::Where;
use super::{COUNTED, ColumnSpec, ListSpec, Page, Window};
use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;

text_enum! {
    /// How much time belongs together.
    Span {
        /// A month: `2026-03`.
        Month "month",
        /// A year: `2026`.
        Year "year",
    }
}

/// By what rows are grouped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct GroupBy {
    /// Name of the column.
    pub column: String,
    /// Days of it together; every value by itself when empty.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub span: Option<Span>,
    /// The last group first.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub descending: bool,
}

/// What the amounts of a column come to in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Sum {
    /// Name of the column.
    pub column: String,
    /// The sum.
    pub amount: Money,
}

/// Rows that have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Group {
    /// What they have in common, as a filter takes it; nothing for rows without it.
    pub value: Option<String>,
    /// How many they are.
    #[ts(type = "number")]
    pub count: i64,
    /// What their amounts come to: one sum per column and currency.
    pub sums: Vec<Sum>,
}

impl ListSpec {
    fn amounts(&self) -> impl Iterator<Item = (&'static ColumnSpec, &'static str, &'static str)> + use<> {
        self.columns.iter().filter(|column| column.adds_up && column.facet.is_none()).filter_map(|column| match column
            .cells
        {
            [amount, currency] => Some((column, column.summand.unwrap_or(amount), *currency)),
            _ => None,
        })
    }

    /// One row per group and currency: the group, how many, and of each amount its currency and sum.
    fn summed(&self, group: &str, out: &Where, parts: &[String]) -> String {
        let cells: Vec<String> =
            self.amounts().map(|(_, amount, currency)| format!("{currency}, sum({amount})")).collect();
        let cells: String = cells.iter().map(|cell| format!(", {cell}")).collect();
        let parts = parts.iter().map(|part| format!("({part})")).collect::<Vec<String>>().join(" OR ");
        let from = self.tables(&format!("{group} {cells} {} {parts}", out.sql));
        let mut by: Vec<&str> = self.amounts().map(|(_, _, currency)| currency).collect();
        by.sort_unstable();
        by.dedup();
        let by: String = by.iter().map(|currency| format!(", {currency}")).collect();
        let last = out.params.len();
        let passed = if last == 0 { String::new() } else { format!(" AND ?{last} IS ?{last}") };
        format!(
            "SELECT {group}, count(*){cells} FROM {from} WHERE {} AND ({parts}){passed} GROUP BY {group}{by}",
            out.sql
        )
    }
}

/// A group while its currencies are gathered.
#[derive(Default)]
struct Gathered {
    count: i64,
    sums: BTreeMap<(usize, Currency), i64>,
}

impl Gathered {
    fn sums(self, spec: &ListSpec) -> Vec<Sum> {
        let columns: Vec<&'static str> = spec.amounts().map(|(column, _, _)| column.name).collect();
        let named = self.sums.into_iter().filter_map(|((at, currency), minor)| {
            columns.get(at).map(|column| Sum { column: (*column).to_owned(), amount: Money::new(minor, currency) })
        });
        named.collect()
    }
}

/// What a group has in common as a filter takes it. Empty text counts as nothing.
fn value(cell: &Cell) -> Result<Option<String>> {
    Ok(match cell {
        Cell::Null | Cell::Erased => None,
        Cell::Text(text) if text.is_empty() => None,
        Cell::Text(text) => Some(text.clone()),
        Cell::Int(number) => Some(number.to_string()),
        Cell::Bytes(_) => Some(kontor_core::id::Id::from_cell(cell.clone())?.to_string()),
    })
}

impl Read<'_> {
    fn gather(
        &self,
        spec: &ListSpec,
        group: &str,
        out: &Where,
        parts: &[String],
    ) -> Result<BTreeMap<Option<String>, Gathered>> {
        let mut found: BTreeMap<Option<String>, Gathered> = BTreeMap::new();
        let sql = spec.summed(group, out, parts);
        self.rows(&sql, params_from_iter(out.params.iter().map(Sql)), |cells| {
            let gathered = found.entry(value(&cells.cell()?)?).or_default();
            gathered.count += cells.take::<i64>()?;
            for at in 0..spec.amounts().count() {
                let (currency, minor): (Option<Currency>, Option<i64>) = (cells.take()?, cells.take()?);
                if let (Some(currency), Some(minor)) = (currency, minor) {
                    *gathered.sums.entry((at, currency)).or_default() += minor;
                }
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// What the amounts of all matching rows come to.
    pub(super) fn sums(&self, spec: &ListSpec, out: &Where, parts: &[String]) -> Result<Vec<Sum>> {
        if spec.amounts().next().is_none() {
            return Ok(Vec::new());
        }
        let found = self.gather(spec, "NULL", out, parts)?;
        Ok(found.into_values().next().map(|gathered| gathered.sums(spec)).unwrap_or_default())
    }

    /// The groups of a window, in the order of what they have in common; rows without it come last.
    pub(super) fn groups<R>(
        &self,
        spec: &ListSpec,
        window: &Window,
        by: &GroupBy,
        out: &Where,
        parts: &[String],
    ) -> Result<Page<R>> {
        let column = spec.column(&by.column, "group", self.viewer)?.cells.first().copied().unwrap_or("NULL");
        if self.counted(&spec.count(out, parts, COUNTED), out)? > COUNTED {
            return Err(Fault::at("group", Code::TooManyToGroup).with("max", COUNTED).into());
        }
        let group = match by.span {
            None => column.to_owned(),
            Some(Span::Month) => format!("substr({column}, 1, 7)"),
            Some(Span::Year) => format!("substr({column}, 1, 4)"),
        };
        let mut found = self.gather(spec, &group, out, parts)?;
        let nothing = found.remove(&None);
        let mut groups: Vec<(Option<String>, Gathered)> = found.into_iter().collect();
        if by.descending {
            groups.reverse();
        }
        groups.extend(nothing.map(|gathered| (None, gathered)));
        let total = i64::try_from(groups.len()).unwrap_or(i64::MAX);
        let from = usize::try_from(window.from.max(0)).unwrap_or(usize::MAX);
        let limit = usize::try_from(window.limit.unwrap_or(100).clamp(0, 1000)).unwrap_or(0);
        let shown = groups.into_iter().skip(from).take(limit).map(|(value, gathered)| Group {
            value,
            count: gathered.count,
            sums: gathered.sums(spec),
        });
        let groups = shown.collect();
        let sums = if window.sum { self.sums(spec, out, parts)? } else { Vec::new() };
        Ok(Page { rows: Vec::new(), total, more: false, groups, sums })
    }
}
