//! The business of a trading firm, pure: no input or output, no clock, no randomness, no SQL, no user text.
//!
//! Time, ids and everything read from the store are arguments; results are values and [`fault::Fault`]s.
//! Money is an integer of minor units ([`money::Money`]); prices, quantities and rates are exact decimals ([`decimal`]).

pub mod decimal;
pub mod entity;
pub mod fault;
pub mod id;
pub mod money;
pub mod numbering;
pub mod permission;
pub mod stock;
pub mod text_enum;
pub mod time;
