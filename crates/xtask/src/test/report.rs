//! What the steps found, how long each took, and how many tests they counted.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::shell::watch;

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// One line of the summary.
struct Step {
    name: String,
    count: Count,
    took: Duration,
}

/// All steps so far.
#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
}

impl Report {
    /// A step that another program does; what it says about tests is counted, otherwise it counts as one.
    pub fn command(&mut self, name: &str, command: Command) {
        self.step(name, || watch(command).map(|(well, said)| settle(well, count(&said))));
    }

    /// A step of this program, which counts as one.
    pub fn check(&mut self, name: &str, step: impl FnOnce() -> Result<bool>) {
        self.step(name, || step().map(|well| settle(well, Count::default())));
    }

    fn step(&mut self, name: &str, step: impl FnOnce() -> Result<Count>) {
        println!("\n── {name}");
        let begun = Instant::now();
        let count = step().unwrap_or_else(|failure| {
            println!("{failure:#}");
            Count { passed: 0, failed: 1 }
        });
        self.steps.push(Step { name: name.to_owned(), count, took: begun.elapsed() });
    }

    /// Prints the summary; whether nothing failed.
    pub fn print(&self) -> bool {
        println!("\n{:<36} {:>8} {:>8} {:>9}", "step", "passed", "failed", "seconds");
        for Step { name, count, took } in &self.steps {
            let mark = if count.failed == 0 { "" } else { "  ← failed" };
            println!("{name:<36} {:>8} {:>8} {:>9}{mark}", count.passed, count.failed, took.as_secs());
        }
        let took: Duration = self.steps.iter().map(|step| step.took).sum();
        println!("{:<36} {:>27}", "together", took.as_secs());
        let passed: u32 = self.steps.iter().map(|step| step.count.passed).sum();
        let failed: u32 = self.steps.iter().map(|step| step.count.failed).sum();
        println!("\n{passed} passed, {failed} failed");
        failed == 0
    }
}

/// A step without tests counts as one; a program that failed without naming a test does too.
fn settle(well: bool, counted: Count) -> Count {
    match (well, counted) {
        (true, Count { passed: 0, failed: 0 }) => Count { passed: 1, failed: 0 },
        (false, Count { passed, failed: 0 }) => Count { passed, failed: 1 },
        _ => counted,
    }
}

/// Adds up what the known test programs print as their result.
fn count(said: &str) -> Count {
    let mut sum = Count::default();
    for line in said.lines().map(str::trim).filter(|line| is_result(line)) {
        sum.passed += number_before(line, "passed");
        sum.failed += number_before(line, "failed");
    }
    sum
}

/// Lines of nextest, cargo test, vitest and our own scripts, in this order.
fn is_result(line: &str) -> bool {
    line.contains("tests run:")
        || line.contains("test run:")
        || line.starts_with("test result:")
        || line.starts_with("Tests ")
        || line.split_once(" passed, ").is_some_and(|(passed, failed)| {
            passed.parse::<u32>().is_ok() && failed.strip_suffix(" failed").is_some_and(|n| n.parse::<u32>().is_ok())
        })
}

fn number_before(line: &str, word: &str) -> u32 {
    let words: Vec<&str> = line.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let pairs = words.windows(2).filter(|pair| pair[1] == word);
    pairs.filter_map(|pair| pair[0].parse::<u32>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &str, passed: u32, failed: u32) {
        assert_eq!(count(said), Count { passed, failed }, "{said}");
    }

    #[test]
    fn results_of_every_test_program_are_counted() {
        check("     Summary [   1.204s] 12 tests run: 11 passed (1 slow), 1 failed, 0 skipped", 11, 1);
        check("     Summary [   0.010s] 1 test run: 1 passed, 0 skipped", 1, 0);
        check(
            "test result: ok. 5 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed; 0 ignored",
            6,
            2,
        );
        check("      Tests  2 failed | 10 passed (12)\n Test Files  1 failed | 3 passed (4)", 10, 2);
        check("quote … ok\n31 passed, 0 failed\n", 31, 0);
    }

    #[test]
    fn other_lines_are_not_counted() {
        check("warning: 3 failed attempts\nit passed, he failed\n100 passed, so what", 0, 0);
    }

    #[test]
    fn a_failure_is_never_lost() {
        assert_eq!(settle(false, Count::default()), Count { passed: 0, failed: 1 }, "it did not even begin");
        assert_eq!(
            settle(false, Count { passed: 9, failed: 0 }),
            Count { passed: 9, failed: 1 },
            "it crashed at the end"
        );
        assert_eq!(settle(false, Count { passed: 9, failed: 2 }), Count { passed: 9, failed: 2 });
        assert_eq!(settle(true, Count::default()), Count { passed: 1, failed: 0 }, "a step without tests");
    }
}
