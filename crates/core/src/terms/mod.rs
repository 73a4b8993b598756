//! Payment terms: when an invoice is due, in which parts, and what may be taken off for paying early.
//!
//! The parts of an invoice always add up to its gross to the cent, also when it is negative or zero: the last part takes
//! what the others leave.

mod discount;
mod due;
mod term;

#[cfg(test)]
mod tests;

pub use discount::{DiscountOffer, DiscountTax, EarlyDiscount};
pub use due::Due;
pub use term::{DuePart, PaymentTerm, Share, TermPart};
