//! Tables of customers, people, goods and prices, as firms keep them in spreadsheets.
//!
//! * [`look`] recognises the file and proposes what its columns mean; what was said once of such a file is remembered.
//! * [`run`] goes through the rows with the code that saves them one by one at the screen. Tried out, all of it is taken back.
//! * Every row is created, brought up to date, the same as before, passed over, or wrong, with all that is wrong by column.
//! * A file comes in whole or not at all: rows that are wrong keep it out unless the person leaves them out. What came in can
//!   be taken back as a whole as long as nothing depends on it.

mod booked;
mod contacts;
mod file;
mod history;
mod items;
mod line;
mod look;
mod names;
mod open_invoices;
mod opening_stock;
mod outcome;
mod parties;
mod payments;
mod prices;
mod problem;
mod run;
mod wish;
mod wrong;

pub use history::{ImportRow, ImportUndo};
pub(crate) use history::{import_list, import_undo};
pub(crate) use look::import_look;
pub use look::{ImportLook, ImportSeen};
pub use outcome::ImportOutcome;
pub(crate) use run::{import_run, import_try};
pub use wish::ImportWish;
pub(crate) use wrong::import_wrong_rows;
