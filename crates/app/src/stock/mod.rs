//! Stock as people see it: levels, moves, places, what happens when something runs out, transfers between own places.
//!
//! Who may not see costs gets levels and moves without their value.

mod list;
mod over;
mod place;
mod transfer;

pub use list::ItemMoves;
pub use place::{LocationSave, StockPolicyList, StockPolicySave};
pub use transfer::{StockTransfer, StockTransferred};

pub(crate) use list::{item_moves, stock_level_list, stock_move_list};
pub(crate) use over::book_over;
pub(crate) use place::{location_list, location_save, stock_policy_delete, stock_policy_list, stock_policy_save};
pub(crate) use transfer::stock_transfer;
