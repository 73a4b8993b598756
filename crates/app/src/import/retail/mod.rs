//! The wholesaler's year: "Online Retail" (Daqing Chen, UCI Machine Learning Repository, 2015, CC BY 4.0) replayed through the
//! same code that issues documents at the counter: customers, items, invoices, credit notes, goods, entries, payments.
//!
//! The file is as firms leave it behind. What is done with its odd rows is written down in `docs/online-retail.md`, and every
//! rule counts the rows that it met ([`report::Rule`]). All of it is one transaction: the totals by month and country are
//! compared with the file to the penny before it ends, and a difference takes everything back.

mod goods;
mod match_back;
mod money;
mod paper;
mod partners;
mod replay;
mod report;
mod rows;
mod totals;
mod year;

pub use replay::RetailImport;
pub(crate) use replay::import_online_retail;
pub use report::RetailReport;
pub(crate) use year::read_year;
