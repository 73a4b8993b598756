//! The form in which words are compared: lower case, without accents, punctuation as single spaces.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `"E‑Mail (privat)"` becomes `"e mail privat"`, `"Straße"` `"strasse"`, `"Łódź"` `"lodz"`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            'ø' => folded.push('o'),
            'đ' => folded.push('d'),
            'æ' => folded.push_str("ae"),
            '%' | '#' | '№' | '€' | '$' => {
                space(&mut folded);
                folded.push(c);
            }
            c if c.is_alphanumeric() => folded.push(c),
            // A mark that a letter brings along when it becomes small (İ).
            c if is_combining_mark(c) => {}
            _ => space(&mut folded),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_accents_and_punctuation() {
        for (text, folded) in [
            ("E-Mail (privat)", "e mail privat"),
            ("Straße / Nr.", "strasse nr"),
            ("Łódź", "lodz"),
            ("  KUNDEN_NR ", "kunden nr"),
            ("ИНН/КПП", "инн кпп"),
            ("Rabatt %", "rabatt %"),
            ("Счёт", "счет"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
