//! Levels and moves in lists.

use kontor_core::entity::ItemId;
use kontor_core::fault::{Code, Fault};
use kontor_core::item::Item;
use kontor_core::permission::Facet;
use kontor_store::list::{Page, Window};
use kontor_store::rows::stock::{StockLevelRow, StockMoveRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;

pub(crate) fn stock_level_list(context: &Context<'_>, window: Window) -> Answer<Page<StockLevelRow>> {
    let costs = may_see_costs(context, &window)?;
    context.read(|read| {
        let mut page: Page<StockLevelRow> = read.list(&window)?;
        if !costs {
            page.rows.iter_mut().for_each(|row| row.value.0 = None);
        }
        Ok(page)
    })
}

pub(crate) fn stock_move_list(context: &Context<'_>, window: Window) -> Answer<Page<StockMoveRow>> {
    let costs = may_see_costs(context, &window)?;
    context.read(|read| Ok(without_costs(read.list(&window)?, costs)))
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
    let costs = may_see_costs(context, &request.window)?;
    context.read(|read| {
        read.get::<Item>(request.item)?;
        Ok(without_costs(read.move_rows_of(request.item, &request.window)?, costs))
    })
}

fn without_costs(mut page: Page<StockMoveRow>, costs: bool) -> Page<StockMoveRow> {
    if !costs {
        page.rows.iter_mut().for_each(|row| row.value = None);
    }
    page
}

/// Whether the person may see costs. Sorting or filtering by them would tell them as well.
pub(crate) fn may_see_costs(context: &Context<'_>, window: &Window) -> Answer<bool> {
    let may = context.sees(Facet::Cost);
    let asked = window.sort.iter().any(|sort| sort.column == "value")
        || window.filters.iter().any(|filter| filter.column == "value");
    if asked && !may {
        return Err(Fault::new(Code::NotAllowed).with("permission", Facet::Cost.as_str()).into());
    }
    Ok(may)
}
