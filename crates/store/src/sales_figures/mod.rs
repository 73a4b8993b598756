//! The sums of sales that stand beside the facts: added up in the transaction that posts a document, and checked by
//! `verify` with the very queries that add them up.

use std::sync::LazyLock;

use kontor_core::entity::{DocumentId, EntityKind};
use rusqlite::Connection;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::write::Write;

const SALE: &str = include_str!("sale.sql");
const SALE_ITEM: &str = include_str!("sale_item.sql");

/// Of one document: what it sold itself, and what it told of goods that had left before.
fn of_document(query: &str) -> String {
    query.replace("{document}", "d.id = ?1").replace("{revaluation}", "r.document = ?1")
}

fn of_many(query: &str) -> String {
    query
        .replace("{document}", &format!("d.id IN ({MANY})"))
        .replace("{revaluation}", &format!("r.document IN ({MANY})"))
}

fn of_all(query: &str) -> String {
    query.replace("{document}", "1").replace("{revaluation}", "1")
}

static ADD_SALE: LazyLock<String> = LazyLock::new(|| format!("INSERT INTO sale {}", of_document(SALE)));
static ADD_SALE_ITEM: LazyLock<String> = LazyLock::new(|| upsert(&of_document(SALE_ITEM)));

/// The condition keeps SQLite from taking `ON CONFLICT` for a join.
fn upsert(rows: &str) -> String {
    format!(
        "INSERT INTO sale_item SELECT * FROM ({rows}) WHERE 1 ON CONFLICT DO UPDATE SET net_minor = net_minor + excluded.net_minor, \
         quantity = quantity + excluded.quantity, cost_minor = cost_minor + excluded.cost_minor"
    )
}

const MANY: &str = "SELECT document FROM temp.sold";
static ADD_SALES: LazyLock<String> = LazyLock::new(|| format!("INSERT INTO sale {}", of_many(SALE)));
static ADD_SALE_ITEMS: LazyLock<String> = LazyLock::new(|| upsert(&of_many(SALE_ITEM)));

/// Adds what many documents sold, all at once.
pub(crate) fn add_all(sql: &Connection, documents: &[DocumentId]) -> Result<()> {
    if documents.is_empty() {
        return Ok(());
    }
    sql.execute_batch("CREATE TEMP TABLE IF NOT EXISTS sold (document BLOB PRIMARY KEY) STRICT, WITHOUT ROWID")?;
    for document in documents {
        sql.prepare_cached("INSERT INTO temp.sold VALUES (?1)")?.execute([Sql(&document.to_cell())])?;
    }
    for statement in [&ADD_SALES, &ADD_SALE_ITEMS] {
        sql.prepare_cached(statement)?.execute([])?;
    }
    Ok(sql.execute_batch("DELETE FROM temp.sold")?)
}

/// Rows that differ from what the facts come to: id, name, expected, found. Grouped, not joined: a join of all with all has no
/// index to run on.
pub(crate) static AUDIT_SALE: LazyLock<String> = LazyLock::new(|| {
    let figures = "json_array(kind, hex(branch), hex(party), hex(deal), hex(issued_by), currency, exchange_rate, net_minor, quantity, \
        cost_minor)";
    format!(
        "SELECT source, coalesce((SELECT number FROM document WHERE id = source), ''), coalesce(max(fact), ''), coalesce(max(kept), '') \
         FROM (SELECT sold_on, source, {figures} AS fact, NULL AS kept FROM ({}) UNION ALL \
           SELECT sold_on, source, NULL, {figures} FROM sale) \
         GROUP BY sold_on, source HAVING max(fact) IS NOT max(kept)",
        of_all(SALE)
    )
});

/// Rows that differ from what the facts come to: id, name, expected, found.
pub(crate) static AUDIT_SALE_ITEM: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT nullif(item, x''), coalesce((SELECT sku FROM item i WHERE i.id = x.item), '') || ' ' || month, \
         json_array(sum(net_minor), sum(quantity), sum(cost_minor)), json_array(sum(kept_net), sum(kept_quantity), sum(kept_cost)) \
         FROM (SELECT month, item, branch, currency, net_minor, quantity, cost_minor, 0 AS kept_net, 0 AS kept_quantity, 0 AS kept_cost FROM ({}) \
           UNION ALL SELECT month, item, branch, currency, 0, 0, 0, net_minor, quantity, cost_minor FROM sale_item) x \
         GROUP BY month, item, branch, currency \
         HAVING sum(net_minor) <> sum(kept_net) OR sum(quantity) <> sum(kept_quantity) OR sum(cost_minor) <> sum(kept_cost)",
        of_all(SALE_ITEM)
    )
});

impl Write<'_> {
    /// Adds what a document sold, and what it told of goods that had left before it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_sales(&mut self, document: DocumentId) -> Result<()> {
        self.note(EntityKind::Document);
        if let Some(memory) = &self.memory {
            memory.behind.sold(document);
            return Ok(());
        }
        let document = document.to_cell();
        for sql in [&ADD_SALE, &ADD_SALE_ITEM] {
            self.execute(Some(EntityKind::Document), sql, [Sql(&document)])?;
        }
        Ok(())
    }
    /// Adds what many documents sold, all at once.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_sales_of(&mut self, documents: &[DocumentId]) -> Result<()> {
        self.note(EntityKind::Document);
        match &self.memory {
            Some(memory) => documents.iter().for_each(|document| memory.behind.sold(*document)),
            None => add_all(self.sql, documents)?,
        }
        Ok(())
    }
    /// Adds up all sales anew.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn rebuild_sales(&mut self) -> Result<()> {
        for (table, query) in [("sale", SALE), ("sale_item", SALE_ITEM)] {
            self.execute(None, &format!("DELETE FROM {table}"), [])?;
            self.execute(Some(EntityKind::Document), &format!("INSERT INTO {table} {}", of_all(query)), [])?;
        }
        Ok(())
    }
}
