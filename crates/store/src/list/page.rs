//! A window of a list: first the keys of its rows in their order, by as few tables as that needs, then what is shown of them.

use kontor_core::fault::{Code, Fault};
use kontor_sync::commit::Cell;
use rusqlite::params_from_iter;

use super::condition::Where;
use super::{ListRow, ListSpec, Page, Window};
use crate::column::Sql;
use crate::error::Result;
use crate::read::Read;
use crate::viewer::Viewer;

/// Rows beyond a window that are counted: enough for any scroll bar, and the cost of a list does not grow with the table.
/// So many are also sorted at most where no index serves.
pub const COUNTED: i64 = 50_000;

/// A term of an order: an expression, and whether the largest comes first.
pub(super) struct Term {
    sql: &'static str,
    down: bool,
}

impl Term {
    const fn direction(&self) -> &'static str {
        if self.down { "DESC" } else { "ASC" }
    }
    fn written(&self) -> String {
        format!("{} {}", self.sql, self.direction())
    }
}

fn joined(terms: &[Term]) -> String {
    terms.iter().map(Term::written).collect::<Vec<String>>().join(", ")
}

impl ListSpec {
    /// The order of a window, down to the last row, and whether an index runs in it.
    pub(super) fn order(&self, window: &Window, viewer: Option<&Viewer>) -> Result<(Vec<Term>, bool)> {
        if window.sort.is_empty() {
            let own = self.order.iter().map(|term| match term.strip_suffix(" DESC") {
                Some(sql) => Term { sql, down: true },
                None => Term { sql: term, down: false },
            });
            return Ok((own.collect(), true));
        }
        let mut terms = Vec::new();
        for sort in &window.sort {
            let column = self.column(&sort.column, "sort", viewer)?;
            if window.sort.len() == 1 && !column.order.is_empty() {
                let down = sort.descending;
                return Ok((column.order.iter().map(|sql| Term { sql, down }).collect(), true));
            }
            terms.extend(column.cells.first().map(|sql| Term { sql, down: sort.descending }));
        }
        // The key last, so that equal rows keep their places from window to window.
        let down = window.sort.last().is_some_and(|sort| sort.descending);
        terms.extend(self.key.iter().map(|sql| Term { sql, down }));
        Ok((terms, false))
    }

    /// Counts the rows, up to one more than `most`.
    pub(super) fn count(&self, out: &Where, parts: &[String], most: i64) -> String {
        let from = self.tables(&format!("{} {}", out.sql, parts.join(" ")));
        let rows = parts.iter().map(|part| format!("SELECT 1 FROM {from} WHERE {} AND ({part})", out.sql));
        let rows = rows.collect::<Vec<String>>().join(" UNION ALL ");
        format!("SELECT count(*) FROM (SELECT 1 FROM ({rows}) {} LIMIT {})", passed(out), most.saturating_add(1))
    }

    /// The keys of all rows in their order, or of a window of them.
    pub(super) fn keys(&self, out: &Where, parts: &[String], order: &[Term], window: &str) -> String {
        let written = joined(order);
        let slim = self.tables(&format!("{} {} {written} {}", out.sql, parts.join(" "), self.key.join(" ")));
        if let [part] = parts {
            let key = self.key.join(", ");
            let passed = passed(out).replacen("WHERE", "AND", 1);
            return format!(
                "SELECT {key} FROM {slim} WHERE {} AND ({part}) {passed} ORDER BY {written} {window}",
                out.sql
            );
        }
        // Each part in its own order by its own index; SQLite merges them row by row.
        let names: Vec<String> = (0..self.key.len()).map(|at| format!("k{at}")).collect();
        let keys = self.key.iter().zip(&names).map(|(key, name)| format!("{key} AS {name}"));
        let orders = order.iter().enumerate().map(|(at, term)| format!("{} AS o{at}", term.sql));
        let cells = keys.chain(orders).collect::<Vec<String>>().join(", ");
        let each = parts.iter().map(|part| format!("SELECT {cells} FROM {slim} WHERE {} AND ({part})", out.sql));
        let merged = each.collect::<Vec<String>>().join(" UNION ALL ");
        let by = order.iter().enumerate().map(|(at, term)| format!("o{at} {}", term.direction()));
        let by = by.collect::<Vec<String>>().join(", ");
        format!("SELECT {} FROM ({merged} ORDER BY {by} {window}) {}", names.join(", "), passed(out))
    }

    /// The rows of a window.
    fn select(&self, cells: &str, out: &Where, parts: &[String], order: &[Term], keys: &str) -> String {
        let written = joined(order);
        let keys = self.keys(out, parts, order, keys);
        let key = self.key.join(", ");
        format!(
            "SELECT {cells} FROM {} WHERE ({key}) IN ({keys}) {} ORDER BY {written}",
            self.from,
            passed(out).replacen("WHERE", "AND", 1)
        )
    }
}

/// A condition that always holds and names the last parameter: one that only a left away join uses is still passed.
fn passed(out: &Where) -> String {
    match out.params.len() {
        0 => String::new(),
        last => format!("WHERE ?{last} IS ?{last}"),
    }
}

impl Read<'_> {
    /// A window of a list.
    ///
    /// # Errors
    /// `not-a-choice` for an unknown column, `too-many-to-sort` where no index runs in that order and more than
    /// [`COUNTED`] rows match, `too-many-to-group` where more than [`COUNTED`] match.
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
        self.list_parts(window, condition, params, &["1".to_owned()])
    }
    /// A window of a list that consists of parts, none of which has rows of another (`kind = 'invoice'`).
    pub(crate) fn list_parts<R: ListRow>(
        &self,
        window: &Window,
        condition: &str,
        params: Vec<Cell>,
        parts: &[String],
    ) -> Result<Page<R>> {
        let spec = R::SPEC;
        let out = spec.condition(window, condition, params, self.viewer)?;
        if let Some(by) = &window.group {
            return self.groups(&spec, window, by, &out, parts);
        }
        let limit = window.limit.unwrap_or(100).clamp(0, 1000);
        let from = window.from.max(0);
        let most = from.saturating_add(limit).saturating_add(COUNTED);
        let counted = self.counted(&spec.count(&out, parts, most), &out)?;
        let (order, indexed) = spec.order(window, self.viewer)?;
        if !indexed && counted > COUNTED {
            return Err(Fault::at("sort", Code::TooManyToSort).with("max", COUNTED).into());
        }
        let rows = match limit {
            0 => Vec::new(),
            _ => {
                let cells = spec.cells_for(self.viewer);
                let sql = spec.select(&cells, &out, parts, &order, &format!("LIMIT {limit} OFFSET {from}"));
                self.rows(&sql, params_from_iter(out.params.iter().map(Sql)), R::read)?
            }
        };
        let sums = if window.sum && counted <= most { self.sums(&spec, &out, parts)? } else { Vec::new() };
        Ok(Page { rows, total: counted.min(most), more: counted > most, groups: Vec::new(), sums })
    }

    pub(super) fn counted(&self, sql: &str, out: &Where) -> Result<i64> {
        Ok(self.value(sql, params_from_iter(out.params.iter().map(Sql)))?.unwrap_or(0))
    }
}
