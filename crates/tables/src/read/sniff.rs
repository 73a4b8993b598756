//! What kind of file the bytes are, by how they begin. Names of files are not asked: they lie more often than bytes.

use kontor_core::fault::{Code, Fault};

/// What is worth trying to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Zip,
}

/// Beginnings of what is no table, with the `format` for the sentence.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF", "pdf"),
    (b"\xFF\xD8\xFF", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    // Excel 97-2003, and workbooks that are locked with a password.
    (b"\xD0\xCF\x11\xE0", "xls"),
    (b"\x1F\x8B", "archive"),
    (b"7z\xBC\xAF", "archive"),
    (b"Rar!", "archive"),
    (b"{\\rtf", "document"),
];

/// # Errors
/// `no-rows` for an empty file, `not-a-table` (`format`).
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, Fault> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault::new(Code::NoRows));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    let other = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, format)| *format);
    match other.or_else(|| markup(bytes)) {
        Some(format) => Err(not_a_table(format)),
        None => Ok(Kind::Text),
    }
}

/// Web pages and XML that programs save under the name of a spreadsheet.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let start = bytes.get(..16.min(bytes.len())).unwrap_or_default().to_ascii_lowercase();
    [&b"<!doctype"[..], b"<html", b"<?xml", b"<table", b"<meta", b"<style"]
        .iter()
        .any(|tag| start.starts_with(tag))
        .then_some("html")
}

pub(super) fn not_a_table(format: &str) -> Fault {
    Fault::new(Code::NotATable).with("format", format)
}
