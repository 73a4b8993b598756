//! What goes wrong, and how often it did.

use std::collections::BTreeMap;

/// Kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// A request is lost.
    LostRequest,
    /// The answer is lost after head office did its work.
    LostAnswer,
    /// A request arrives twice.
    Twice,
    /// A request arrives much later, behind others; nobody waits for its answer any more.
    Late,
    /// A request arrives cut.
    CutRequest,
    /// An answer arrives cut.
    CutAnswer,
    /// Bits of a request change on the way.
    BentRequest,
    /// Bits of an answer change on the way.
    BentAnswer,
    /// A proxy answers with a page of its own.
    Page,
    /// Head office has too much to do.
    Busy,
    /// The answer takes up to half a minute.
    Slow,
    /// For a while nothing comes back, although everything arrives.
    OneWay,
    /// For a while nothing gets through.
    Outage,
    /// Head office ends before it commits.
    OfficeEndsBefore,
    /// Head office ends behind its commit.
    OfficeEndsAfter,
    /// Head office is restored from an old backup.
    OfficeSetBack,
    /// A PC is switched off properly.
    PcOff,
    /// A PC loses power at a commit boundary.
    PcStruck,
    /// A clock is set wrong by up to a year, or stands still.
    Clock,
    /// An older copy of a company file is put in its place by hand.
    PutBack,
    /// A company file goes on in two places.
    Cloned,
    /// A PC is taken out of the firm and sends on.
    Revoked,
    /// Somebody loses all rights, and works on without knowing it.
    Dismissed,
    /// A commit that breaks a rule of head office.
    Poison,
    /// A commit of hundreds of rows.
    Big,
    /// A PC joins by snapshot while others write.
    Joins,
    /// What a PC may hold becomes more or less.
    Regranted,
    /// A PC is not switched on for half a year.
    Silent,
    /// Head office lets go of what is behind it in the feed.
    Compacted,
    /// Somebody sends what is not theirs.
    Forged,
    /// A PC gets the program that the others have.
    Upgraded,
}

/// How often faults happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults(BTreeMap<Fault, u64>);

impl Faults {
    /// One more of a kind.
    pub fn add(&mut self, fault: Fault) {
        *self.0.entry(fault).or_default() += 1;
    }
    /// Those of another story too.
    pub fn join(&mut self, other: &Self) {
        for (fault, count) in &other.0 {
            *self.0.entry(*fault).or_default() += count;
        }
    }
    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.0.values().sum()
    }
    /// By kind.
    pub fn iter(&self) -> impl Iterator<Item = (Fault, u64)> + '_ {
        self.0.iter().map(|(fault, count)| (*fault, *count))
    }
}
