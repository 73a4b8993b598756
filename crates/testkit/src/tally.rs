//! How often a fault was tried and what came of it.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Multiplies how often faults are tried: `KONTOR_FAULTS=10`.
pub const FACTOR: &str = "KONTOR_FAULTS";

/// How often a fault is tried that is usually tried so often.
///
/// # Panics
/// When the factor is no number above zero.
#[must_use]
pub fn times(usual: u64) -> u64 {
    let Ok(factor) = std::env::var(FACTOR) else { return usual };
    let factor: u64 = factor.parse().unwrap_or_else(|failure| panic!("{FACTOR}={factor}: {failure}"));
    assert!(factor > 0, "{FACTOR} is 0");
    usual.saturating_mul(factor)
}

/// Counts faults of a kind. One that is lost does not end the test before all were tried.
pub struct Tally {
    fault: &'static str,
    tried: u64,
    lost: Vec<String>,
}

impl Tally {
    /// Of a kind of fault.
    #[must_use]
    pub const fn of(fault: &'static str) -> Self {
        Self { fault, tried: 0, lost: Vec::new() }
    }
    /// Tries one more; it is survived when `examine` ends well. `which` says how to find it again.
    pub fn attempt(&mut self, which: &str, examine: impl FnOnce()) {
        self.tried += 1;
        if let Err(panic) = catch_unwind(AssertUnwindSafe(examine)) {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default();
            self.lost.push(format!("{which}: {text}"));
        }
    }
    /// Says how it went.
    ///
    /// # Panics
    /// When one was lost, or fewer were tried than `least`.
    #[allow(clippy::print_stdout, reason = "what a test of faults is run for")]
    pub fn end(self, least: u64) {
        let (tried, lost) = (self.tried, self.lost.len() as u64);
        println!("{}: {tried} faults tried, {} survived, {lost} lost", self.fault, tried - lost);
        assert!(self.lost.is_empty(), "{}: {lost} of {tried} lost\n{}", self.fault, self.lost.join("\n"));
        assert!(tried >= least, "{}: only {tried} of {least} tried", self.fault);
    }
}
