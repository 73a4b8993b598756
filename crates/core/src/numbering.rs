//! Document numbers for people: one gapless series per (kind of document, issuing device, year of the document's date).
//!
//! A format is refused unless the number can be read back from it in one way only. Therefore two devices, two years or
//! two counts can never give the same text, however long they work apart. Device codes all have the same length and are
//! unique in the company; a branch code may have any length, so something must stand between it and the count.

mod format;
mod series;

#[cfg(test)]
mod tests;

pub use format::NumberFormat;
pub use series::{BranchCode, DeviceCode, NumberSeries, SeriesKey};
