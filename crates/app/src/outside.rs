//! What other programs and people hand over as files, read as the commands read it and forgotten again: for those who try the readers
//! with hostile input, without making a company of each.

use std::path::Path;

use crate::error::Answer;
use crate::export::look_through;
use crate::import::read_year;
use crate::job::Progress;

/// How many rows an export of everything holds, each of which was read and compared with its hash.
///
/// # Errors
/// As `import_all`, before it makes a company.
pub fn archive(file: &Path) -> Answer<u64> {
    look_through(file)
}

/// How many rows the year of a wholesaler holds.
///
/// # Errors
/// As `import_online_retail`, before it posts anything.
pub fn year(file: &Path) -> Answer<u64> {
    read_year(file, &Progress::unseen())
}
