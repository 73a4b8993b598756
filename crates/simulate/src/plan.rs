//! What a story is made of. Most of it follows from the seed alone.

use crate::bug::Bug;

/// What a story is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Where all chance comes from.
    pub seed: u64,
    /// How many PCs there are; one more may join.
    pub pcs: usize,
    /// How many things happen.
    pub steps: u64,
    /// What is broken on purpose.
    pub bug: Option<Bug>,
    /// Records move between branches.
    pub moves: bool,
    /// Files are put back: that of head office, and those of PCs.
    pub set_back: bool,
    /// People lose their rights and get them back.
    pub dismissals: bool,
    /// Company files go on in two places.
    pub clones: bool,
    /// What a PC may hold grows and shrinks.
    pub regrants: bool,
    /// A PC is silent for half a year; head office lets go of its old feed.
    pub silence: bool,
    /// PCs are taken out of the firm, and somebody forges.
    pub revocations: bool,
    /// A PC has an older program than the others, and gets the new one some day.
    pub versions: bool,
    /// People use the whole program and keep books.
    pub books: bool,
}

impl Plan {
    /// The story of a seed in which nothing happens but what happens in all of them.
    #[must_use]
    pub const fn plain(seed: u64) -> Self {
        Self {
            seed,
            pcs: 3,
            steps: 100,
            bug: None,
            moves: false,
            set_back: false,
            dismissals: false,
            clones: false,
            regrants: false,
            silence: false,
            revocations: false,
            versions: false,
            books: false,
        }
    }
    /// The usual story of a seed: all but every sixteenth have one of the faults that not all of them have.
    #[must_use]
    pub const fn of(seed: u64) -> Self {
        let plain = Self::plain(seed);
        match seed % 8 {
            1 => Self { moves: true, ..plain },
            3 => Self { set_back: true, ..plain },
            5 => Self { dismissals: true, ..plain },
            7 => Self { clones: true, ..plain },
            2 => Self { regrants: true, ..plain },
            4 => Self { silence: true, ..plain },
            6 => Self { revocations: true, ..plain },
            0 if seed % 16 == 8 => Self { versions: true, ..plain },
            _ => plain,
        }
    }
    /// The story of a seed in which all of these faults happen together.
    #[must_use]
    pub const fn at_once(seed: u64) -> Self {
        Self {
            moves: true,
            set_back: true,
            dismissals: true,
            clones: true,
            regrants: true,
            silence: true,
            revocations: true,
            versions: true,
            ..Self::plain(seed)
        }
    }
    /// The same story with a fault more, by its name: `moves`, `set-back`, `dismissals`, `clones`, `regrants`, `silence`,
    /// `revocations`, `versions`, `books`. Nothing for another name.
    #[must_use]
    pub fn with(self, fault: &str) -> Option<Self> {
        Some(match fault {
            "moves" => Self { moves: true, ..self },
            "set-back" => Self { set_back: true, ..self },
            "dismissals" => Self { dismissals: true, ..self },
            "clones" => Self { clones: true, ..self },
            "regrants" => Self { regrants: true, ..self },
            "silence" => Self { silence: true, ..self },
            "revocations" => Self { revocations: true, ..self },
            "versions" => Self { versions: true, ..self },
            "books" => Self { books: true, ..self },
            _ => return None,
        })
    }
    /// The story of a line of `seeds.txt`: a seed, the faults by their names, and behind a colon what went wrong once. Nothing for a
    /// line that is none.
    #[must_use]
    pub fn kept(line: &str) -> Option<Self> {
        let mut words = line.split_once(':')?.0.split_whitespace();
        let plain = Self::plain(words.next()?.parse().ok()?);
        words.try_fold(plain, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_a_seed_and_its_faults() {
        let expected = Plan { set_back: true, moves: true, ..Plan::plain(9) };
        assert_eq!(Plan::kept("9 set-back moves: a row came twice"), Some(expected));
        assert_eq!(Plan::kept("9: twice"), Some(Plan::plain(9)));
        assert_eq!((Plan::kept("9 floods: wet"), Plan::kept("# 9: no story"), Plan::kept("9")), (None, None, None));
    }
}
