//! Levels and moves in lists.

use kontor_core::entity::ItemId;
use kontor_core::item::Item;
use kontor_store::list::{Page, Window};
use kontor_store::rows::stock::{StockLevelRow, StockMoveRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;

pub(crate) fn stock_level_list(context: &Context<'_>, window: Window) -> Answer<Page<StockLevelRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

pub(crate) fn stock_move_list(context: &Context<'_>, window: Window) -> Answer<Page<StockMoveRow>> {
    context.read(|read| Ok(read.list(&window)?))
}

/// The moves of one item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemMoves {
    /// The item.
    pub item: ItemId,
    /// Which of them, the newest first.
    #[serde(default)]
    pub window: Window,
}

pub(crate) fn item_moves(context: &Context<'_>, request: ItemMoves) -> Answer<Page<StockMoveRow>> {
    context.read(|read| {
        read.get::<Item>(request.item)?;
        Ok(read.move_rows_of(request.item, &request.window)?)
    })
}
