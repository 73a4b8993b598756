//! A span of days as whole months, which are kept summed up for each item, and the days at its ends, whose lines are read.

use chrono::Datelike as _;
use chrono::Months as Count;
use kontor_core::time::LocalDate;

use super::sales::SalesSpan;
use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;

/// Sales of items in a span. Queries name first and last day `?1` and `?2`, the branch `?3`, the company currency `?4`.
pub(super) struct Months {
    /// First and last whole month: `2026-01`.
    whole: Option<(String, String)>,
    /// First and last day of what is left.
    ends: Vec<(LocalDate, LocalDate)>,
}

fn first_of(day: LocalDate) -> LocalDate {
    day.with_day(1).unwrap_or(day)
}

fn last_of(day: LocalDate) -> LocalDate {
    let next = first_of(day).checked_add_months(Count::new(1)).and_then(|next| next.pred_opt());
    next.unwrap_or(day)
}

fn month(day: LocalDate) -> String {
    day.format("%Y-%m").to_string()
}

impl Months {
    /// A month of which nothing lies outside the span counts as whole, like this month today.
    pub fn of(read: &Read<'_>, span: SalesSpan) -> Result<Self> {
        let (from, until) = (span.from, span.until);
        let whole_head = !read.sold_between(Some(first_of(from)), from.pred_opt())?;
        let whole_tail = !read.sold_between(until.succ_opt(), Some(last_of(until)))?;
        let one_month = first_of(from) == first_of(until);
        if one_month && !(whole_head && whole_tail) {
            return Ok(Self { whole: None, ends: vec![(from, until)] });
        }
        let mut ends = Vec::new();
        let (mut first, mut last) = (first_of(from), first_of(until));
        if !whole_head {
            ends.push((from, last_of(from)));
            first = first.checked_add_months(Count::new(1)).unwrap_or(first);
        }
        if !whole_tail {
            ends.push((first_of(until), until));
            last = last.checked_sub_months(Count::new(1)).unwrap_or(last);
        }
        Ok(Self { whole: (first <= last).then(|| (month(first), month(last))), ends })
    }

    /// Rows of item, document (only of those in other currencies), currency, rate, net and quantity.
    pub fn invoiced(&self) -> String {
        let lines = |document: &str, condition: &str| {
            format!(
                "SELECT l.item, {document} AS document, s.currency, s.exchange_rate, \
                 CASE s.kind WHEN 'credit_note' THEN -l.net_minor ELSE l.net_minor END AS net_minor, \
                 CASE s.kind WHEN 'credit_note' THEN -l.stock_quantity ELSE l.stock_quantity END AS quantity \
                 FROM sale s JOIN document_line l ON l.document = s.source \
                 WHERE s.kind IN ('invoice', 'credit_note') AND (?3 IS NULL OR s.branch = ?3) AND {condition}"
            )
        };
        let whole = self.whole.iter().map(|(first, last)| {
            format!(
                "SELECT nullif(s.item, x'') AS item, NULL AS document, s.currency, '1' AS exchange_rate, s.net_minor, s.quantity FROM sale_item s \
                 WHERE s.month BETWEEN '{first}' AND '{last}' AND s.currency = ?4 AND (?3 IS NULL OR s.branch = ?3)"
            )
        });
        let ends = self.ends.iter().map(|(from, until)| {
            lines("NULL", &format!("s.sold_on BETWEEN '{from}' AND '{until}' AND s.currency = ?4"))
        });
        let other = lines("s.source", "s.sold_on BETWEEN ?1 AND ?2 AND s.currency <> ?4");
        let all: Vec<String> = std::iter::once(other).chain(whole).chain(ends).collect();
        all.join(" UNION ALL ")
    }

    /// Rows of item and cost.
    pub fn costed(&self) -> String {
        let whole = self.whole.iter().map(|(first, last)| {
            format!(
                "SELECT nullif(s.item, x'') AS item, s.cost_minor FROM sale_item s \
                 WHERE s.month BETWEEN '{first}' AND '{last}' AND (?3 IS NULL OR s.branch = ?3)"
            )
        });
        let ends = self.ends.iter().map(|(from, until)| {
            format!(
                "SELECT m.item, CASE WHEN t.kind = 'customer' THEN c.value_minor WHEN f.kind = 'customer' THEN -c.value_minor ELSE 0 END \
                 AS cost_minor FROM sale s JOIN stock_move m ON m.document = s.source \
                 JOIN location t ON t.id = m.to_location JOIN location f ON f.id = m.from_location JOIN stock_move_cost c ON c.id = m.id \
                 WHERE s.sold_on BETWEEN '{from}' AND '{until}' AND (?3 IS NULL OR s.branch = ?3) \
                 UNION ALL SELECT r.item, s.cost_minor FROM sale s JOIN revaluation r ON r.id = s.source \
                 WHERE s.kind = 'settlement' AND s.sold_on BETWEEN '{from}' AND '{until}' AND (?3 IS NULL OR s.branch = ?3)"
            )
        });
        let all: Vec<String> = whole.chain(ends).collect();
        let given = "?1 IS ?1 AND ?2 IS ?2";
        format!(
            "SELECT item, sum(cost_minor) AS cost_minor FROM ({}) WHERE {given} GROUP BY item",
            all.join(" UNION ALL ")
        )
    }
}

impl Read<'_> {
    /// Whether anything was sold on days of which the first may lie behind the last: then there are none.
    fn sold_between(&self, first: Option<LocalDate>, last: Option<LocalDate>) -> Result<bool> {
        let (Some(first), Some(last)) = (first, last) else { return Ok(false) };
        let found: Option<i64> = self.value(
            "SELECT 1 FROM sale WHERE sold_on BETWEEN ?1 AND ?2 LIMIT 1",
            [Sql(&first.to_cell()), Sql(&last.to_cell())],
        )?;
        Ok(found.is_some())
    }
}
