//! For tests: a file layer under SQLite that forgets what was not synced, tears what was being written, runs full, is pulled out,
//! or ends the program.
//!
//! * [`Disk::of`] watches one folder. Files anywhere else, and all files as long as nothing is wrong, behave as they always do.
//! * The layer is SQLite's default one from then on: the program under test opens its files as ever and knows nothing of it.
//! * What the program does to files without SQLite is heard from the store (`kontor_store::place` tells of each step before it is
//!   taken), so that one order of events covers both.

mod cut;
mod disk;
mod event;
#[allow(unsafe_code, reason = "SQLite calls its file layer through C")]
mod vfs;
mod witness;

pub use cut::Image;
pub use disk::Disk;
pub use event::Log;
