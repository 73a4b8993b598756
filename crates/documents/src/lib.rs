//! Paper: from a document to what is printed, in the customer's language.
//!
//! [`build`] turns an issued document of core into a [`model::Paper`], which holds words and figures only;
//! [`render`] lays a paper out and writes it as PDF/A-3 and as pictures from the same layout; [`list`] prints lists and reports; [`labels`] draws
//! shelf and parcel labels; [`mod@print`] hands a PDF to a printer of the system.
//! The same document gives the same bytes on every machine: no clock, no font and no file of the PC goes in.

pub mod barcode;
pub mod build;
mod dump;
pub mod epc;
pub mod format;
pub mod labels;
pub mod list;
pub mod model;
pub mod picture;
pub mod print;
pub mod render;
pub mod words;
