//! Words near a mistyped one: all that are at most so many errors away, found by leaping through the ordered words.
//!
//! An error is a letter too many, too few, another one, or two that changed places. The words stand in order, so that those
//! with the same beginning lie together; as soon as a beginning has too many errors, all words that begin so are leapt over.

use super::text::can_be_misspelt;
use crate::error::Result;
use crate::read::Read;

/// So often the words are leapt through for one mistyped word.
const LEAPS: usize = 4_000;

/// Errors that a word of so many letters may have.
pub(super) fn errors_allowed(word: &str) -> u8 {
    match word.chars().count() {
        _ if !can_be_misspelt(word) => 0,
        ..=7 => 1,
        _ => 2,
    }
}

impl Read<'_> {
    /// Words with as few errors as possible, in the order of the alphabet: whole words first; where none is near, those that
    /// begin nearly so. The first letter of a word with two errors is taken to be right.
    pub(super) fn near_words(&self, word: &str) -> Result<Vec<String>> {
        for errors in 1..=errors_allowed(word) {
            let found = self.words_within(word, errors)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    fn words_within(&self, word: &str, errors: u8) -> Result<Vec<String>> {
        let mut distance = Distance::of(word, errors);
        let right = if errors > 1 { word.chars().next().map(String::from) } else { None }.unwrap_or_default();
        let mut from = right.clone();
        let (mut whole, mut begun) = (Vec::new(), Vec::new());
        let mut statement = self.sql.prepare_cached(NEXT_WORD)?;
        for _ in 0..LEAPS {
            let mut rows = statement.query([&from])?;
            let Some(row) = rows.next()? else { break };
            let next: String = row.get(0)?;
            if !next.starts_with(&right) {
                break;
            }
            match distance.to(&next) {
                Step::Leap(beginning) => from = format!("{beginning}{}", char::MAX),
                Step::Whole => {
                    from = format!("{next}\0");
                    whole.push(next);
                }
                Step::Begun => {
                    from = format!("{next}\0");
                    begun.push(next);
                }
                Step::Far => from = format!("{next}\0"),
            }
        }
        Ok(if whole.is_empty() { begun } else { whole })
    }
}

pub(super) const NEXT_WORD: &str = "SELECT word FROM search_word WHERE word >= ?1 ORDER BY word LIMIT 1";

/// What a word is to the mistyped one.
enum Step {
    /// No word that begins so can be near.
    Leap(String),
    /// It is near.
    Whole,
    /// It begins with something that is near.
    Begun,
    /// It is not, though others that begin so may be.
    Far,
}

/// The errors between one word and many in their order: the table of one is used again for the next as far as they begin alike.
struct Distance {
    word: Vec<char>,
    errors: u8,
    /// The letters of the last word, and a row of the table for each of its beginnings.
    last: Vec<char>,
    rows: Vec<Vec<u8>>,
}

/// A beginning of fewer letters is near too many words.
const SHORTEST_BEGINNING: usize = 5;

impl Distance {
    fn of(word: &str, errors: u8) -> Self {
        let word: Vec<char> = word.chars().collect();
        let first = (0..=u8::try_from(word.len()).unwrap_or(u8::MAX)).collect();
        Self { word, errors, last: Vec::new(), rows: vec![first] }
    }

    fn to(&mut self, other: &str) -> Step {
        let other: Vec<char> = other.chars().collect();
        let alike = self.last.iter().zip(&other).take_while(|(a, b)| a == b).count();
        self.rows.truncate(alike + 1);
        let known = self.rows.len() - 1;
        self.last = other.iter().take(known).copied().collect();
        for letter in other.iter().skip(known) {
            let row = self.row(*letter);
            let dead = row.iter().all(|errors| *errors > self.errors);
            self.last.push(*letter);
            self.rows.push(row);
            if dead {
                return if self.has_begun() { Step::Begun } else { Step::Leap(self.last.iter().collect()) };
            }
        }
        match self.rows.last().is_some_and(|row| self.is_near(row)) {
            true => Step::Whole,
            false if self.has_begun() => Step::Begun,
            false => Step::Far,
        }
    }

    fn is_near(&self, row: &[u8]) -> bool {
        row.last().is_some_and(|errors| *errors <= self.errors)
    }

    fn has_begun(&self) -> bool {
        self.word.len() >= SHORTEST_BEGINNING && self.rows.iter().any(|row| self.is_near(row))
    }

    /// The row after the last one: errors between each beginning of the mistyped word and the letters so far with one more.
    fn row(&self, letter: char) -> Vec<u8> {
        let at = |row: Option<&Vec<u8>>, column: usize| row.and_then(|row| row.get(column)).copied().unwrap_or(u8::MAX);
        let above = self.rows.last();
        let before = self.rows.len().checked_sub(2).and_then(|two| self.rows.get(two));
        let mut row = vec![at(above, 0).saturating_add(1)];
        for (column, typed) in self.word.iter().enumerate() {
            let other = at(above, column).saturating_add(u8::from(*typed != letter));
            let missing = at(above, column + 1).saturating_add(1);
            let extra = at(Some(&row), column).saturating_add(1);
            let swapped = match column.checked_sub(1) {
                Some(earlier) if self.word.get(earlier) == Some(&letter) && self.last.last() == Some(typed) => {
                    at(before, earlier).saturating_add(1)
                }
                _ => u8::MAX,
            };
            row.push(other.min(missing).min(extra).min(swapped));
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is leapt over, and what is not, agrees with the distance of every word by itself.
        #[test]
        fn near_are_exactly_the_words_within_the_errors(
            word in "[a-d]{4,9}", mut others in prop::collection::vec("[a-d]{1,10}", 1..60), errors in 1_u8..=2,
        ) {
            others.sort();
            others.dedup();
            let mut distance = Distance::of(&word, errors);
            let (mut near, mut dead) = (Vec::new(), None::<String>);
            for other in &others {
                if dead.as_ref().is_some_and(|beginning| other.starts_with(beginning)) {
                    continue;
                }
                match distance.to(other) {
                    Step::Whole => near.push(other.clone()),
                    Step::Leap(beginning) => dead = Some(beginning),
                    Step::Begun | Step::Far => {}
                }
            }
            let judged = others.iter().filter(|other| strsim::osa_distance(other, &word) <= usize::from(errors));
            prop_assert_eq!(near, judged.cloned().collect::<Vec<_>>());
        }
    }

    #[test]
    fn short_words_and_numbers_have_no_errors() {
        for (word, errors) in [("cat", 0), ("hart", 1), ("garden1", 0), ("windows", 1), ("cupboard", 2), ("тест", 1)]
        {
            assert_eq!(errors_allowed(word), errors, "{word}");
        }
    }
}
