//! The lists that people see, one module per area: which columns, from where, in which order.

pub mod activity;
pub mod deal;
pub mod document;
pub mod employee;
pub mod home;
pub mod party;
