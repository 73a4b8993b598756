//! What reports add up. Every figure comes from the facts or from a projection that [`crate::verify`] checks against them;
//! what needs rounding (other currencies) is left to the caller, cell by cell.

mod months;
pub mod receivable;
pub mod sales;
pub mod stock;
pub mod tax;
