//! For tests: a firm in one thread (SYNC.md 3). Head office and PCs are the real ones on real files; clock, network and chance are the
//! simulator's and follow from one seed, so that a story which goes wrong goes wrong again.
//!
//! * [`plan`] says what a story is made of.
//! * [`story`] runs a seed: people write, couriers carry, faults happen; then the sky clears and everything must come to rest.
//! * [`office`] answers packed bytes as head office does, and looks at every answer; [`mod@line`] carries them, or does not.
//! * [`pc`] is a company file, a courier and a clock of its own; [`work`] is what people do at it; with [`mod@desk`] they
//!   use the whole program, and [`books`] is what they do with it.
//! * [`check`] says what must hold afterwards; [`bug`] breaks the product on purpose, to show that a checker notices.
#![allow(clippy::unwrap_used, reason = "a story that cannot go on is a failure")]

pub mod books;
pub mod bug;
pub mod check;
pub mod clock;
pub mod desk;
pub mod fault;
pub mod line;
pub mod office;
pub mod pc;
pub mod plan;
pub mod story;
pub mod template;
pub mod trace;
pub mod upheaval;
mod version;
pub mod work;

pub use bug::Bug;
pub use fault::{Fault, Faults};
pub use plan::Plan;
pub use story::{Told, run, run_on};
pub use trace::{Rule, Trace, Violation};
