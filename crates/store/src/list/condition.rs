//! Which rows: filters and searched words as a condition with parameters.

use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::permission::Action;
use kontor_sync::commit::Cell;

use super::{ColumnSpec, Filter, FilterOp, ListSpec, Window};
use crate::column::Column;
use crate::error::Result;
use crate::search::{asked, condition};
use crate::table::alias::same;
use crate::viewer::Viewer;

/// A condition with its parameters, as it is put together.
pub(super) struct Where {
    pub sql: String,
    pub params: Vec<Cell>,
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
    /// A value that was typed, in every form in which a column may hold it: what is compared stays a plain column, so that an
    /// index serves. Columns of the tables take text as what they hold; expressions do not.
    fn forms(&mut self, value: &str) -> Vec<String> {
        let text = Cell::Text(value.to_owned());
        let whole = value.parse::<i64>().ok().filter(|whole| whole.to_string() == value).map(Cell::Int);
        let id = value.parse::<Id>().ok().map(|id| id.to_cell());
        [Some(text), whole, id].into_iter().flatten().map(|cell| self.param(cell)).collect()
    }
    /// A value to compare by size: a whole number where it is one.
    fn size(&mut self, value: &str) -> String {
        let whole = value.parse::<i64>().ok().filter(|whole| whole.to_string() == value);
        self.param(whole.map_or_else(|| Cell::Text(value.to_owned()), Cell::Int))
    }
}

impl ListSpec {
    /// A column by its name; one that the viewer may not see is none.
    pub(super) fn column(&self, name: &str, field: &str, viewer: Option<&Viewer>) -> Result<&'static ColumnSpec> {
        let known = self.columns.iter().find(|column| column.name == name && column.shown_to(viewer));
        known.ok_or_else(|| Fault::at(field, Code::NotAChoice).with("column", name).into())
    }

    /// The condition of a window, under one more that is given, within the viewer's reach.
    pub(super) fn condition(
        &self,
        window: &Window,
        given: &str,
        params: Vec<Cell>,
        viewer: Option<&Viewer>,
    ) -> Result<Where> {
        let mut out = Where { sql: format!("({}) AND ({given})", self.condition), params };
        let reach = viewer.zip(self.viewed);
        if let Some(reach) = reach.and_then(|(viewer, (kind, alias))| viewer.condition(kind, Action::See, alias)) {
            out.and(&reach);
        }
        for filter in &window.filters {
            let sql = self.filter(&mut out, filter, viewer)?;
            out.and(&sql);
        }
        if !window.any.is_empty() {
            let mut groups = Vec::with_capacity(window.any.len());
            for group in &window.any {
                let all = group
                    .iter()
                    .map(|filter| self.filter(&mut out, filter, viewer))
                    .collect::<Result<Vec<String>>>()?;
                groups.push(if all.is_empty() { "1".to_owned() } else { format!("({})", all.join(") AND (")) });
            }
            out.and(&groups.join(" OR "));
        }
        self.search(&mut out, &window.search, viewer);
        Ok(out)
    }

    fn filter(&self, out: &mut Where, filter: &Filter, viewer: Option<&Viewer>) -> Result<String> {
        let column = self.column(&filter.column, "filters", viewer)?.cells.first().copied().unwrap_or("NULL");
        let first = filter.values.first().map_or("", String::as_str);
        Ok(match filter.op {
            FilterOp::Is | FilterOp::IsNot => {
                let ids: Option<Vec<Id>> = filter.values.iter().map(|value| value.parse().ok()).collect();
                // Records that turned out to be one are one.
                if let (FilterOp::Is, Some(ids), true) = (filter.op, ids, same(&filter.column, "?1").is_some()) {
                    let each = ids.iter().filter_map(|id| same(&filter.column, &out.param(id.to_cell())));
                    let each: Vec<String> = each.map(|all| format!("{column} IN ({all})")).collect();
                    return Ok(if each.is_empty() { "0".to_owned() } else { each.join(" OR ") });
                }
                let forms: Vec<String> = filter.values.iter().flat_map(|value| out.forms(value)).collect();
                let forms = forms.join(", ");
                match filter.op {
                    FilterOp::Is => format!("{column} IN ({forms})"),
                    _ => format!("{column} IS NULL OR {column} NOT IN ({forms})"),
                }
            }
            FilterOp::Contains => {
                let part = out.param(Cell::Text(first.to_owned()));
                format!("instr(lower({column}), lower({part})) > 0")
            }
            FilterOp::From => format!("{column} >= {}", out.size(first)),
            FilterOp::To => format!("{column} <= {}", out.size(first)),
            FilterOp::Empty => format!("{column} IS NULL OR {column} = ''"),
            FilterOp::Filled => format!("{column} IS NOT NULL AND {column} <> ''"),
        })
    }

    fn search(&self, out: &mut Where, words: &str, viewer: Option<&Viewer>) {
        if words.trim().is_empty() || self.search.is_empty() {
            return;
        }
        let Some(asked) = asked(words) else { return out.and("0") };
        let words = out.param(Cell::Text(asked));
        let searched = self
            .search
            .iter()
            .filter(|(kind, _)| kind.facet().is_none_or(|facet| viewer.is_none_or(|viewer| viewer.rights.sees(facet))));
        let found: Vec<String> = searched.map(|(kind, key)| condition(*kind, key, &words)).collect();
        out.and(&found.join(" OR "));
    }

    /// `FROM` with those joins only that a statement names. Joins that merely bring columns match one row at most.
    pub(super) fn tables(&self, used: &str) -> String {
        let mut joins = self.from.split(" LEFT JOIN ");
        let mut from = joins.next().unwrap_or_default().to_owned();
        let joins: Vec<&str> = joins.collect();
        let alias = |join: &str| join.split_whitespace().nth(1).map(|name| format!("{name}."));
        let mut wanted = vec![false; joins.len()];
        // From the last to the first: a join that is wanted may want those before it.
        let mut named = used.to_owned();
        for (at, join) in joins.iter().enumerate().rev() {
            if alias(join).is_none_or(|name| named.contains(&name)) {
                named.push_str(join);
                if let Some(wanted) = wanted.get_mut(at) {
                    *wanted = true;
                }
            }
        }
        for (join, _) in joins.iter().zip(wanted).filter(|(_, wanted)| *wanted) {
            from.push_str(" LEFT JOIN ");
            from.push_str(join);
        }
        from
    }
}
