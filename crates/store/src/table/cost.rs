//! Moves and revaluations as the cost of their item sees them: for reckoning it anew.

use std::collections::{BTreeMap, HashSet};

use kontor_core::decimal::{Quantity, Rate, UnitPrice};
use kontor_core::entity::{ItemId, StockMoveId};
use kontor_core::stock::LocationType;
use kontor_core::time::Timestamp;
use rusqlite::params;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::{Cells, Read};

/// A move as the cost of its item sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct CostMove {
    /// Which.
    pub id: StockMoveId,
    /// Of which item.
    pub item: ItemId,
    /// Out of what kind of place.
    pub from: LocationType,
    /// Into what kind of place.
    pub to: LocationType,
    /// How much, in stock units.
    pub quantity: Quantity,
    /// At what value, in minor units of company currency.
    pub value_minor: i64,
    /// The move whose goods come back.
    pub return_of: Option<StockMoveId>,
    /// The line by which goods were bought or found.
    pub line: Option<PricedLine>,
}

/// What a line of a document says about the cost of its goods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PricedLine {
    /// Price of a unit, in the currency of the document.
    pub price: UnitPrice,
    /// In the unit of the line.
    pub quantity: Quantity,
    /// In stock units.
    pub stock_quantity: Quantity,
    /// Units of company currency for one of the document.
    pub exchange_rate: Rate,
}

// Only what came from outside has a price of its own; the wide rows of sold lines are not looked up.
const MOVES: &str = "SELECT m.id, m.item, f.kind, t.kind, m.quantity, coalesce(c.value_minor, 0), m.return_of, \
     l.price, l.quantity, l.stock_quantity, d.exchange_rate \
     FROM stock_move m {by} CROSS JOIN location f ON f.id = m.from_location CROSS JOIN location t ON t.id = m.to_location \
     LEFT JOIN stock_move_cost c ON c.id = m.id \
     LEFT JOIN document_line l ON l.id = m.document_line AND f.kind IN ('supplier', 'loss') \
     LEFT JOIN document d ON d.id = l.document {which} ORDER BY m.moved_at_ms, m.id";

impl Read<'_> {
    /// Goes through all moves in the order in which they were made. Their ids grow with time, so that this reads the table from its
    /// beginning to its end; item by item it would leap through it.
    ///
    /// # Errors
    /// What `each` answers, or that the file cannot be read.
    pub fn each_cost_move<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(CostMove) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each(&moves("INDEXED BY stock_move_time", ""), [], |cells| each(cost_move(cells)?))
    }
    /// Goes through the moves of an item in the order in which they were made.
    ///
    /// # Errors
    /// What `each` answers, or that the file cannot be read.
    pub fn each_cost_move_of<E: From<StoreError>>(
        &self,
        item: ItemId,
        mut each: impl FnMut(CostMove) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.each(&moves("", "WHERE m.item = ?1"), [Sql(&item.to_cell())], |cells| each(cost_move(cells)?))
    }
    /// Moves of which goods came back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn moves_that_came_back(&self) -> Result<HashSet<StockMoveId>> {
        let sql = "SELECT return_of FROM stock_move WHERE return_of IS NOT NULL";
        Ok(self.rows(sql, [], |cells| cells.take())?.into_iter().collect())
    }
    /// The moves of an item that were made at a moment or later, in their order; of those of that moment, the ones from this id on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cost_moves_since(&self, item: ItemId, (at, id): (Timestamp, StockMoveId)) -> Result<Vec<CostMove>> {
        let which = "WHERE m.item = ?1 AND m.moved_at_ms >= ?2 AND (m.moved_at_ms, m.id) >= (?2, ?3)";
        self.rows(&moves("", which), params![Sql(&item.to_cell()), at.0, Sql(&id.to_cell())], cost_move)
    }
    /// By how much the value of each item, or of one, was changed without a move, in minor units of company currency.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn revalued(&self, item: Option<ItemId>) -> Result<BTreeMap<ItemId, i64>> {
        let which = if item.is_some() { "item = ?1" } else { "?1 IS NULL" };
        let sql = format!("SELECT item, sum(value_minor) FROM revaluation WHERE {which} GROUP BY item");
        let sums = self.rows(&sql, [Sql(&item.to_cell())], |cells| Ok((cells.take()?, cells.take()?)))?;
        Ok(sums.into_iter().collect())
    }
}

fn moves(by: &str, which: &str) -> String {
    MOVES.replace("{by}", by).replace("{which}", which)
}

fn cost_move(cells: &mut Cells<'_, '_>) -> Result<CostMove> {
    Ok(CostMove {
        id: cells.take()?,
        item: cells.take()?,
        from: cells.take()?,
        to: cells.take()?,
        quantity: cells.take()?,
        value_minor: cells.take()?,
        return_of: cells.take()?,
        line: priced_line(cells)?,
    })
}

fn priced_line(cells: &mut Cells<'_, '_>) -> Result<Option<PricedLine>> {
    let (price, quantity, stock_quantity): (Option<UnitPrice>, Option<Quantity>, Option<Quantity>) =
        (cells.take()?, cells.take()?, cells.take()?);
    let exchange_rate: Option<Rate> = cells.take()?;
    let line =
        |price, quantity, stock_quantity, exchange_rate| PricedLine { price, quantity, stock_quantity, exchange_rate };
    Ok(match (price, quantity, stock_quantity, exchange_rate) {
        (Some(price), Some(quantity), Some(stock), Some(rate)) => Some(line(price, quantity, stock, rate)),
        _ => None,
    })
}
