//! Bringing in what a firm has: tables of customers and goods, and whole years of another program.

mod retail;
mod table;

pub use retail::{RetailImport, RetailReport};
pub(crate) use retail::{import_online_retail, read_year};
pub use table::{ImportLook, ImportOutcome, ImportRow, ImportSeen, ImportUndo, ImportWish};
pub(crate) use table::{import_list, import_look, import_run, import_try, import_undo, import_wrong_rows};
