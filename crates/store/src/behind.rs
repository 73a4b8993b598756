//! Figures beside the facts that a long change touches again and again: they stay in memory until somebody asks for their
//! tables, or until the change ends. What a statement reads is always what was written.

use std::cell::RefCell;
use std::collections::HashMap;

use kontor_core::entity::{DocumentId, ItemId, LocationId};
use kontor_core::stock::Level;
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::sales_figures;
use crate::table::stock::{LoadedCost, write_cost};

/// Layers with which a cost is still carried in memory; a longer queue stays in its table.
const MOST_LAYERS: usize = 8;

/// The tables that may be behind.
const TABLES: [&str; 5] = ["stock_level", "item_cost", "cost_layer", "FROM sale", "sale_item"];

/// What was not written yet.
#[derive(Default)]
pub(crate) struct Behind {
    levels: RefCell<HashMap<(ItemId, LocationId), Level>>,
    costs: RefCell<HashMap<ItemId, LoadedCost>>,
    sales: RefCell<Vec<DocumentId>>,
}

impl Behind {
    pub fn level(&self, item: ItemId, location: LocationId) -> Option<Level> {
        self.levels.borrow().get(&(item, location)).copied()
    }
    pub fn keep_level(&self, item: ItemId, location: LocationId, level: Level) {
        self.levels.borrow_mut().insert((item, location), level);
    }
    pub fn cost(&self, item: ItemId) -> Option<LoadedCost> {
        self.costs.borrow().get(&item).cloned()
    }
    /// Answers whether it is kept; what is not must be written.
    pub fn keep_cost(&self, item: ItemId, cost: &LoadedCost) -> bool {
        let kept = cost.whole && cost.state.layers.len() <= MOST_LAYERS;
        let mut costs = self.costs.borrow_mut();
        if kept {
            costs.insert(item, cost.clone())
        } else {
            costs.remove(&item)
        };
        kept
    }
    pub fn sold(&self, document: DocumentId) {
        self.sales.borrow_mut().push(document);
    }
    /// What was not written never happened.
    pub fn forget(&self) {
        self.levels.borrow_mut().clear();
        self.costs.borrow_mut().clear();
        self.sales.borrow_mut().clear();
    }
}

impl Read<'_> {
    /// Writes what is behind, if a statement names one of its tables.
    pub(crate) fn catch_up_for(&self, statement: &str) -> Result<()> {
        match &self.memory {
            Some(_) if TABLES.iter().any(|table| statement.contains(table)) => self.catch_up(),
            _ => Ok(()),
        }
    }

    /// Writes all that is behind.
    pub(crate) fn catch_up(&self) -> Result<()> {
        let Some(memory) = &self.memory else { return Ok(()) };
        let mut levels: Vec<_> = memory.behind.levels.take().into_iter().collect();
        let mut costs: Vec<_> = memory.behind.costs.take().into_iter().collect();
        // In the order of the tables: neighbours lie on the same page.
        levels.sort_unstable_by_key(|(key, _)| *key);
        costs.sort_unstable_by_key(|(item, _)| *item);
        for ((item, location), level) in levels {
            self.sql
                .prepare_cached(
                    "INSERT INTO stock_level (item, location, on_hand, reserved) VALUES (?1, ?2, ?3, ?4) \
                     ON CONFLICT (item, location) DO UPDATE SET on_hand = excluded.on_hand, reserved = excluded.reserved",
                )?
                .execute(params![
                    Sql(&item.to_cell()),
                    Sql(&location.to_cell()),
                    level.on_hand.micro(),
                    level.reserved.micro()
                ])?;
        }
        for (item, cost) in costs {
            write_cost(self.sql, item, &cost)?;
        }
        sales_figures::add_all(self.sql, &memory.behind.sales.take())
    }
}
