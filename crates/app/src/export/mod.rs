//! Everything that a company has, in open formats: one archive of CSV or JSON lines, described by a schema, that any program
//! can read; and the way back, into a company file that is made for it (`docs/export.md`).
//!
//! * Rows leave and come back as they are kept, removed ones with their mark: what refers to them still finds them.
//! * What is kept beside the facts does not travel: it is derived anew, by the code that keeps it ([`crate::rebuild`]).
//! * Only what was promised to orders travels although it is kept beside them: it depends on the order in which goods came.
//! * An archive is written under another name and renamed at its end; a company that does not come in whole leaves nothing.

mod back;
pub(crate) mod cell;
mod csv;
mod json;
pub(crate) mod manifest;
mod out;
pub(crate) mod pack;
mod rows;
mod schema;
mod unpack;

use kontor_core::text_enum;

pub use back::{ImportAll, ImportedAll};
pub(crate) use back::{import_all, look_through};
pub use out::{ExportAll, ExportedAll};
pub(crate) use out::{export_all, place_of};

/// What `manifest.json` and `schema.json` call the format.
const FORMAT: &str = "kontor-export";
/// The version of the format that this program writes, and the newest that it reads.
const VERSION: u32 = 1;

text_enum! {
    /// How rows are written.
    ExportFormat {
        /// A file of comma-separated values per table (RFC 4180).
        Csv "csv",
        /// A file of JSON objects per table, one in a line.
        Json "json",
    }
}

impl ExportFormat {
    /// Where the rows of a table are in the archive.
    fn path_of(self, table: &str) -> String {
        match self {
            Self::Csv => format!("csv/{table}.csv"),
            Self::Json => format!("json/{table}.jsonl"),
        }
    }
}
