//! Times, their medians, and the table of them.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Times of one thing, done many times.
#[derive(Debug, Clone, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it once and notes how long it took.
    pub fn of<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        self.0.push(start.elapsed());
        done
    }
    /// Notes a time that was measured elsewhere.
    pub fn note(&mut self, time: Duration) {
        self.0.push(time);
    }
    /// Adds the times of others.
    pub fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }
    /// How many.
    pub const fn count(&self) -> usize {
        self.0.len()
    }
    /// All of them together, in microseconds.
    pub fn micros(&self) -> u128 {
        self.0.iter().map(Duration::as_micros).sum()
    }
    /// The time under which so many percent of all lie, in milliseconds.
    pub fn percentile(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort();
        let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(at).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
    }
}

/// What was measured, what it was measured against, and what is wanted.
pub struct Figure {
    what: String,
    ours: f64,
    raw: Option<f64>,
    goal: String,
    met: bool,
}

/// All figures.
#[derive(Default)]
pub struct Table(Vec<Figure>);

impl Table {
    /// A median that may be at most so many times the baseline.
    pub fn ratio(&mut self, what: &str, ours: f64, raw: f64, most: f64) {
        let goal = format!("≤ {most} × raw");
        self.0.push(Figure { what: what.to_owned(), ours, raw: Some(raw), goal, met: ours <= raw * most });
    }
    /// A time in milliseconds that may be so long at most, with the baseline for comparison.
    pub fn limit(&mut self, what: &str, ours: f64, raw: Option<f64>, most: f64) {
        self.0.push(Figure { what: what.to_owned(), ours, raw, goal: format!("≤ {most:.1} ms"), met: ours <= most });
    }
    /// Something else than a time that may be so much at most.
    pub fn amount(&mut self, what: &str, ours: f64, most: f64) {
        self.0
            .push(Figure { what: what.to_owned(), ours, raw: None, goal: format!("≤ {most:.0}"), met: ours <= most });
    }
    /// Something that must be so much at least.
    pub fn least(&mut self, what: &str, ours: f64, least: f64) {
        let goal = format!("≥ {least:.0}");
        self.0.push(Figure { what: what.to_owned(), ours, raw: None, goal, met: ours >= least });
    }
    /// A time for which there is no goal.
    pub fn fact(&mut self, what: &str, ours: f64, raw: Option<f64>) {
        self.0.push(Figure { what: what.to_owned(), ours, raw, goal: String::new(), met: true });
    }
    /// The table for people.
    pub fn print(&self) {
        println!("{:<58} {:>10} {:>10} {:>7}  goal", "what", "ours ms", "raw ms", "ratio");
        for figure in &self.0 {
            let raw = figure.raw.map_or_else(String::new, |raw| format!("{raw:.3}"));
            let ratio = figure.raw.map_or_else(String::new, |raw| format!("{:.2}", figure.ours / raw));
            let verdict = match (figure.goal.is_empty(), figure.met) {
                (true, _) => "",
                (false, true) => "met",
                (false, false) => "MISSED",
            };
            println!("{:<58} {:>10.3} {raw:>10} {ratio:>7}  {} {verdict}", figure.what, figure.ours, figure.goal);
        }
    }
    /// The figures for programs.
    pub fn json(&self) -> Value {
        let rows = self.0.iter().map(|figure| {
            json!({ "what": figure.what, "ours_ms": figure.ours, "raw_ms": figure.raw, "goal": figure.goal, "met": figure.met })
        });
        rows.collect()
    }
}
