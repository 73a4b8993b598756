//! Bringing in what a firm has: tables of customers and goods, and whole years of another program.

mod retail;

pub(crate) use retail::import_online_retail;
pub use retail::{RetailImport, RetailReport};
