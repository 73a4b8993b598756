//! Sums that are kept beside the facts, derived from them anew: after rows came in that were posted elsewhere.
//!
//! Each sum is one query in `facts/`, which the audit compares with what is kept. What more than sums are (costs, what is open,
//! states) follows from rules of core and is derived by those who keep it.

use kontor_core::entity::{EntityKind, ItemId};

use crate::column::{Column as _, Sql};
use crate::error::Result;
use crate::write::Write;

/// What a query over the facts says of a table: first the columns of its key, then the values.
struct Sum {
    table: &'static str,
    key: &'static [&'static str],
    values: &'static [&'static str],
    facts: &'static str,
    /// The kind of record that shows it.
    kind: Option<EntityKind>,
}

const SUMS: &[Sum] = &[
    Sum {
        table: "account_month",
        key: &["account", "branch", "month"],
        values: &["debit_minor", "credit_minor"],
        facts: include_str!("facts/turnover.sql"),
        kind: Some(EntityKind::EntryLine),
    },
    Sum {
        table: "stock_level",
        key: &["item", "location"],
        values: &["on_hand"],
        facts: include_str!("facts/levels.sql"),
        kind: Some(EntityKind::StockMove),
    },
    Sum {
        table: "stock_level",
        key: &["item", "location"],
        values: &["reserved"],
        facts: include_str!("facts/reserved.sql"),
        kind: Some(EntityKind::StockMove),
    },
    Sum {
        table: "line_progress",
        key: &["line"],
        values: &["delivered", "invoiced", "returned"],
        facts: include_str!("facts/progress.sql"),
        kind: Some(EntityKind::DocumentLine),
    },
    Sum {
        table: "number_series",
        key: &["kind", "device", "year"],
        values: &["last_no"],
        facts: include_str!("facts/series.sql"),
        kind: None,
    },
];

impl Sum {
    /// The statement that writes it; what another sum keeps in the same row stays.
    fn statement(&self) -> String {
        let Self { table, key, values, facts, .. } = self;
        let taken: Vec<String> = values.iter().map(|value| format!("{value} = excluded.{value}")).collect();
        let columns = [*key, *values].concat().join(", ");
        // "WHERE true" tells the parser that the conflict clause is none of a join.
        format!(
            "INSERT INTO {table} ({columns}) SELECT * FROM ({facts}) WHERE true ON CONFLICT ({}) DO UPDATE SET {}",
            key.join(", "),
            taken.join(", ")
        )
    }
}

impl Write<'_> {
    /// Derives all sums from the facts anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn rebuild_sums(&mut self) -> Result<()> {
        self.forget_sums()?;
        let mut nth = 0;
        while self.rebuild_sum(nth)? {
            nth += 1;
        }
        Ok(())
    }
    /// Forgets them, for whoever derives them one by one ([`Write::rebuild_sum`]).
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_sums(&mut self) -> Result<()> {
        SUMS.iter().try_for_each(|sum| self.execute(None, &format!("DELETE FROM {}", sum.table), []).map(drop))
    }
    /// Derives one of them; the last is that of sales. Answers whether there is such a one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn rebuild_sum(&mut self, nth: usize) -> Result<bool> {
        match SUMS.get(nth) {
            Some(sum) => self.execute(sum.kind, &sum.statement(), []).map(|_| true),
            None if nth == SUMS.len() => self.rebuild_sales().map(|()| true),
            None => Ok(false),
        }
    }
    /// Forgets what is kept of the cost of an item, for whoever reckons it anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_cost(&mut self, item: ItemId) -> Result<()> {
        for table in ["cost_layer", "item_cost"] {
            self.execute(None, &format!("DELETE FROM {table} WHERE item = ?1"), [Sql(&item.to_cell())])?;
        }
        Ok(())
    }
    /// Forgets what is kept of costs and of what is open, for whoever derives it anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_derived(&mut self) -> Result<()> {
        for table in ["cost_layer", "item_cost", "open_item", "document_status"] {
            self.execute(None, &format!("DELETE FROM {table}"), [])?;
        }
        Ok(())
    }
}
