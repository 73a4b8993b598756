//! What happened in a story, and what should not have.

/// What happened, in its order. The same seed has the same trace.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    lines: Vec<String>,
    violations: Vec<Violation>,
}

impl Trace {
    /// Takes note of something.
    pub fn note(&mut self, at_ms: i64, what: impl std::fmt::Display) {
        self.lines.push(format!("{at_ms} {what}"));
    }
    /// Takes note of a rule that was broken.
    pub fn violation(&mut self, rule: Rule, what: impl Into<String>) {
        let violation = Violation { rule, what: what.into() };
        self.lines.push(format!("! {violation}"));
        self.violations.push(violation);
    }
    /// The lines so far.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }
    /// The rules that were broken so far.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

/// Something that must never be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which rule it breaks.
    pub rule: Rule,
    /// Where and how.
    pub what: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}: {}", self.rule, self.what)
    }
}

/// The rules of SYNC.md 3.1, by their numbers there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// I1: what was written is at head office, or known to be gone with a disk.
    NoLoss,
    /// I2: whatever arrives twice counts once.
    NoDuplicate,
    /// I3: what was accepted never changes, and its chain verifies.
    Immutable,
    /// I4: the feed has no gap, and neither has a series of numbers.
    Gapless,
    /// I5: every PC holds exactly what head office has for it.
    Convergence,
    /// I6: nothing leaves head office for a PC that may not hold it.
    Confidentiality,
    /// I7: what arrives can be written: nothing hangs on what is not there.
    Causality,
    /// I9: a page tells all that is within reach up to its cursor, and a PC's cursor moves with what it wrote.
    CursorSoundness,
    /// I10: whoever loses is told.
    NoSilentOverwrite,
    /// I11: with the faults gone everything arrives within a few rounds.
    Liveness,
    /// I12: what is kept beside the facts is what follows from them.
    Projections,
    /// I13: clocks go forward, none is from the future, and what follows is later.
    Clocks,
    /// I16: two copies of a PC never both count.
    Forks,
    /// I17: what was granted and taken again was never granted.
    Rights,
}
