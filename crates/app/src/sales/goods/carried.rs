//! Goods from one place of ours to another: their value stays, and the ledger has nothing to say.

use kontor_core::company::Company;
use kontor_core::decimal::Quantity;
use kontor_core::money::Money;
use kontor_core::warehouse::{StockMove, StockMoveCost};
use kontor_store::Write;
use kontor_store::rows::stock::share_of;

use crate::error::Answer;

/// Writes such a move.
pub(crate) fn carry(write: &mut Write<'_>, company: &Company, moved: &StockMove) -> Answer<()> {
    // The cost of an item is that of the whole firm, so the move only tells what the goods are worth today.
    let cost = write.load_cost(moved.item, company.cost_method, company.currency, Quantity::ZERO)?.state;
    write.insert(moved)?;
    let worth = share_of(cost.value.minor, moved.quantity.micro(), cost.quantity.micro());
    write.insert(&StockMoveCost::of(moved.id, Money::new(worth, company.currency)))?;
    write.change_on_hand(moved.item, moved.from_location, Quantity::from_micro(-moved.quantity.micro()))?;
    Ok(write.change_on_hand(moved.item, moved.to_location, moved.quantity)?)
}
