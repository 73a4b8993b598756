//! The business of a trading firm, pure: no input or output, no clock, no randomness, no SQL, no user text.
//!
//! Time, ids and everything read from the store are arguments; results are values and [`fault::Fault`]s.
//! Money is an integer of minor units ([`money::Money`]); prices, quantities and rates are exact decimals ([`decimal`]).

pub mod check;
pub mod company;
pub mod deal;
pub mod decimal;
pub mod entity;
pub mod fault;
pub mod id;
pub mod item;
pub mod journal;
pub mod language;
pub mod ledger;
pub mod money;
pub mod numbering;
pub mod party;
pub mod payment;
pub mod permission;
pub mod price;
pub mod sales;
pub mod schedule;
pub mod stock;
pub mod tax;
pub mod terms;
pub mod text_enum;
pub mod time;
pub mod totals;
pub mod typescript;
pub mod warehouse;
