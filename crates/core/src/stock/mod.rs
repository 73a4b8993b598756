//! Goods: where they are, how many may leave, and what they cost.
//!
//! Every move has two places, so the world total of an item is always zero. What goods cost is kept per item and company
//! in a [`CostState`]; how many there are is kept per item and place in a [`Level`]. The two meet in the moves only.

mod costing;
mod layer;
mod level;
mod movement;
mod returns;
mod revaluation;

#[cfg(test)]
mod tests;

pub use costing::{CostMethod, CostState, Issue, Receipt, Settlement};
pub use layer::{Consumption, CostLayer};
pub use level::{Level, NegativePolicy, Shortage, count_difference, free_over_time, reserve_all};
pub use movement::{LocationType, MoveKind, Movement, check_backdating, check_serial};
pub use returns::{Origin, SupplierReturn};
pub use revaluation::{Revalued, SoldPart};
