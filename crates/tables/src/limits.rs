//! How large a file may be. Sizes that a file declares of itself are never believed.

/// What a file may have; more is refused with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file; more is `file-too-large`.
    pub bytes: u64,
    /// Bytes of all parts of a workbook together when inflated, and of its cells as they are kept; more is `too-large`.
    pub inflated: u64,
    /// Rows with content below the header; more is `too-many-rows`.
    pub rows: u32,
    /// Columns; content beyond is `too-many-columns`.
    pub columns: usize,
    /// Bytes of one cell in UTF-8; more is `cell-too-long`.
    pub cell_bytes: usize,
}

const KIB: usize = 1024;
const MIB: u64 = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 100 * MIB, inflated: 300 * MIB, rows: 1_000_000, columns: 300, cell_bytes: 32 * KIB }
    }
}

impl Limits {
    /// A size in whole mebibytes for a sentence, at least 1.
    pub(crate) fn mib(bytes: u64) -> u64 {
        (bytes / MIB).max(1)
    }
}
