//! Documents from the first word to the last cent: drafts, issuing, what follows from it, and what people see of it.
//!
//! One path issues every kind ([`issue`]): resolve the draft against the records of today, reckon it, draw the number, write
//! the facts, move the goods, post the entries, carry the progress of what it continues, remove the draft. All of it is one
//! transaction; whatever fails, nothing of it happened and no number is lost.

mod batch;
mod claim;
mod credit;
mod draft;
mod goods;
mod issue;
mod line;
pub(crate) mod open;
mod paper;
mod progress;
mod reckon;
mod resolve;
mod start;
mod step;
mod transfer;
mod view;

pub use batch::DocumentsPdf;
pub use draft::{DraftDiscard, DraftGet, DraftRow, DraftSave, DraftView};
pub use issue::DocumentIssue;
pub use paper::{DocumentPrint, Pages, PrinterName};

pub use start::DraftStart;
pub use step::DocumentStep;
pub use view::{DocumentDetail, DocumentGet, DocumentListRequest};

pub(crate) use batch::documents_pdf;
pub(crate) use draft::{draft_discard, draft_get, draft_list, draft_save};
pub(crate) use goods::{carry, hold_as_one, release, release_order, reserve_anew, reserve_order, serve_item};
pub(crate) use issue::{Issued, document_issue, issue_body};
pub(crate) use line::unit_cost;
pub(crate) use paper::{document_pages, document_pdf, document_print, draft_pages, printer_list};
pub(crate) use progress::{Carried, Continues};
pub(crate) use start::draft_start;
pub(crate) use step::{document_step, step};
pub(crate) use transfer::arrival_list;
pub(crate) use view::{as_of, document_get, document_list};
