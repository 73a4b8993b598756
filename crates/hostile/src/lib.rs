//! Every reader of what comes from outside, each under a name: what the fuzz targets in `fuzz/` call, and what the tests of this crate
//! try with mutants of the same corpus.
//!
//! A reader takes bytes as they may come and answers whether it understood them. It must not panic, must end, and must not answer
//! `internal`; how much memory it may take, the limits of the product say.

mod files;
pub mod mutant;
mod office;
mod texts;

/// A reader of what comes from outside.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// Its name: that of its fuzz target and of its corpus, `fuzz/corpus/NAME`.
    pub name: &'static str,
    /// Reads all of it the way that the product does.
    pub read: fn(&[u8]) -> bool,
}

/// All of them.
pub const READERS: &[Reader] = &[
    Reader { name: "archive", read: files::archive },
    Reader { name: "backups", read: files::backups },
    Reader { name: "barcodes", read: texts::barcode },
    Reader { name: "commits", read: texts::commit },
    Reader { name: "drafts", read: office::draft },
    Reader { name: "evidence", read: files::evidence },
    Reader { name: "key_file", read: files::key_file },
    Reader { name: "mapping", read: office::mapping },
    Reader { name: "pictures", read: texts::picture },
    Reader { name: "recovery_key", read: texts::recovery_key },
    Reader { name: "requests", read: office::request },
    Reader { name: "tables", read: texts::table },
    Reader { name: "typed", read: texts::typed },
    Reader { name: "year", read: files::year },
];

/// The reader of a name.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn reader(name: &str) -> Reader {
    *READERS.iter().find(|reader| reader.name == name).unwrap_or_else(|| panic!("no reader is called {name}"))
}

/// Whether it was understood. A refusal is an answer, a failure of the program is none.
fn understood<T>(answer: Result<T, kontor_app::AppError>) -> bool {
    if let Err(error) = &answer {
        assert!(!error.has(kontor_core::fault::Code::Internal), "{error}");
    }
    answer.is_ok()
}
