//! Prices: lists that may build on each other, prices in them, rules, the floor, and the price of an item explained.
//!
//! A price is found in one place, [`crate::look_up::Conditions`]; documents and the quote of the screens ask there.

mod floor;
mod list;
mod quote;
mod row;
mod rule;

pub use floor::PriceFloor;
pub(crate) use floor::{floor_margin, floor_of, price_floor_get, price_floor_save};
pub use list::PriceListRow;
pub(crate) use list::{price_list_delete, price_list_list, price_list_save};
pub(crate) use quote::price_quote;
pub use quote::{PriceQuestion, PriceQuote};
pub(crate) use row::{price_item_delete, price_item_list, price_item_save, save};
pub use rule::PriceRuleRow;
pub(crate) use rule::{price_rule_delete, price_rule_list, price_rule_save};
