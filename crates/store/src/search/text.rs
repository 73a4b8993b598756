//! What stands in the index: the parts of a record, each closed and marked by what it is; and how well words fit them.
//!
//! A part is its mark, a space, its folded words, and an end: `␁ berg gmbh⏎`. So one trigram tells the beginning of a part
//! (`␁ b`), of a word (` be`), and one phrase a whole part (`␁ berg gmbh⏎`), and the index can answer for each of them.

use super::fold::fold;

/// What a part of a record is; in the order in which a hit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// What the record is called.
    Name,
    /// A number, a barcode, an account, an address of mail: something that is typed or scanned as a whole.
    Code,
    /// What else it is known by: a street, a city, the customer of a document.
    About,
    /// What somebody wrote about it.
    Note,
}

/// Where words stand in a text; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// They are a whole code.
    Exact,
    /// They are a whole name.
    Whole,
    /// The first one begins a name or code, the others begin words.
    Start,
    /// Each of them begins a word.
    Word,
    /// Anywhere.
    Inside,
}

const END: char = '\n';
/// So much of a note is searched.
const MOST_LETTERS: usize = 10_000;
/// A code is also found when it is typed without its separators.
const MOST_OF_CODE: usize = 40;
/// More words do not narrow a search down.
const MOST_TERMS: usize = 8;
const MOST_OF_TERM: usize = 60;

impl Field {
    const ALL: [Self; 4] = [Self::Name, Self::Code, Self::About, Self::Note];

    const fn mark(self) -> char {
        match self {
            Self::Name => '\u{1}',
            Self::Code => '\u{2}',
            Self::About => '\u{3}',
            Self::Note => '\u{4}',
        }
    }
    fn of(mark: char) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.mark() == mark)
    }
}

/// Adds a part to a text; one without letters and digits is none.
pub(crate) fn add(text: &mut String, field: Field, part: &str) {
    let part = part.char_indices().nth(MOST_LETTERS).map_or(part, |(at, _)| part.split_at(at).0);
    let folded = fold(part);
    push(text, field, &folded);
    if field == Field::Code && folded.len() <= MOST_OF_CODE && folded.contains(' ') {
        push(text, field, &folded.replace(' ', ""));
    }
}

fn push(text: &mut String, field: Field, folded: &str) {
    if !folded.is_empty() {
        text.extend([field.mark(), ' ']);
        text.push_str(folded);
        text.push(END);
    }
}

/// Words that a near word may be taken for; numbers are never mistyped names.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', END]).filter(|word| can_be_misspelt(word) && word.len() <= MOST_OF_TERM)
}

/// Whether there is enough of a word to know it again with an error in it.
pub(crate) fn can_be_misspelt(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().nth(3).is_some()
}

/// A word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    /// As it was typed.
    pub typed: String,
    /// As it is compared.
    pub folded: String,
}

impl Term {
    fn is_single(&self) -> bool {
        self.folded.chars().nth(1).is_none()
    }
}

/// The words of a question. One that consists of signs alone is none.
pub(crate) fn terms(words: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for typed in words.split_whitespace() {
        let folded: String = fold(typed).chars().take(MOST_OF_TERM).collect();
        let folded = folded.trim_end().to_owned();
        if !folded.is_empty() && terms.iter().all(|term| term.folded != folded) {
            terms.push(Term { typed: typed.to_owned(), folded });
        }
    }
    terms.truncate(MOST_TERMS);
    terms
}

fn phrase(words: &str) -> String {
    format!("\"{words}\"")
}

fn beginning(words: &str) -> String {
    format!("(\"{} {words}\" OR \"{} {words}\")", Field::Name.mark(), Field::Code.mark())
}

/// The question to the index for texts in which all the words stand at least so well. What was typed is folded, so that it holds
/// no sign of the index's own language.
pub(crate) fn expression(terms: &[Term], place: Place) -> String {
    if place <= Place::Whole {
        let whole: Vec<&str> = terms.iter().map(|term| term.folded.as_str()).collect();
        return beginning(&format!("{}{END}", whole.join(" ")));
    }
    // Single letters are no question of their own; beside longer words they only narrow down what is read.
    let letters = all_single(terms);
    let longer = terms.iter().enumerate().filter(|(_, term)| letters || !term.is_single());
    let each = longer.map(|(at, term)| match term.folded.chars().count() {
        1 => beginning(&term.folded),
        _ if place == Place::Start && at == 0 => beginning(&term.folded),
        2 => phrase(&format!(" {}", term.folded)),
        _ if place == Place::Inside => phrase(&term.folded),
        _ => phrase(&format!(" {}", term.folded)),
    });
    each.collect::<Vec<_>>().join(" AND ")
}

/// How well the words fit a text: where they stand, and in which part the furthest of them. Nothing when one is missing.
pub(crate) fn fit(text: &str, terms: &[Term]) -> Option<(Place, Field)> {
    let parts: Vec<(Field, &str)> = text
        .split(END)
        .filter_map(|part| {
            let mut letters = part.chars();
            Some((Field::of(letters.next()?)?, letters.as_str().trim_start()))
        })
        .collect();
    let (mut place, mut field) = (Place::Start, Field::Name);
    let letters = all_single(terms);
    for (at, term) in terms.iter().enumerate() {
        let best = parts.iter().filter_map(|(field, part)| Some((stands(part, term, *field, letters)?, *field)));
        let best = best.min()?;
        if at == 0 || best.0 == Place::Inside {
            place = best.0;
        }
        field = field.max(best.1);
    }
    let words: Vec<&str> = terms.iter().map(|term| term.folded.as_str()).collect();
    let words = words.join(" ");
    let is_whole = |of: Field| parts.iter().any(|(field, part)| *field == of && *part == words);
    Some(match (is_whole(Field::Code), is_whole(Field::Name)) {
        (true, _) => (Place::Exact, Field::Code),
        (false, true) => (Place::Whole, Field::Name),
        (false, false) => (place, field),
    })
}

fn all_single(terms: &[Term]) -> bool {
    terms.iter().all(Term::is_single)
}

fn stands(part: &str, term: &Term, field: Field, letters: bool) -> Option<Place> {
    let named = field <= Field::Code;
    let place = part.match_indices(&term.folded).map(|(at, _)| match at {
        0 if named => Place::Start,
        0 => Place::Word,
        _ if part.split_at(at).0.ends_with(' ') => Place::Word,
        _ => Place::Inside,
    });
    let place = place.min()?;
    let enough = match place {
        Place::Exact | Place::Whole | Place::Start => true,
        Place::Word => !letters,
        Place::Inside => term.folded.chars().nth(2).is_some(),
    };
    enough.then_some(place)
}
