//! Countries by code and name.
//!
//! `countries.txt` has a line for each: code, then codes of three letters, names in six languages (CLDR, Unicode License
//! v3) and what people write besides.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;

static LIST: &str = include_str!("countries.txt");

/// Folded name to code.
static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    // Codes first: no name of another country may take one over.
    for line in LIST.lines() {
        let code = line.split('|').next().unwrap_or_default();
        names.insert(fold(code), code);
    }
    for line in LIST.lines() {
        let mut words = line.split('|');
        let code = words.next().unwrap_or_default();
        for word in words {
            names.entry(fold(word)).or_insert(code);
        }
    }
    names
});

/// What people write when they do not know, and what names no single country.
const UNKNOWN: &[&str] = &[
    "unspecified",
    "european community",
    "european union",
    "unknown",
    "n a",
    "none",
    "unbekannt",
    "nieznany",
    "неизвестно",
    "белгісіз",
    "tidak diketahui",
    "",
];

/// The code of ISO 3166-1 alpha-2, and XI for Northern Ireland.
#[must_use]
pub fn code_of(text: &str) -> Option<&'static str> {
    // The longest name is shorter; a long text need not be folded.
    if text.len() > 150 {
        return None;
    }
    NAMES.get(&fold(text)).copied()
}

/// Whether the text says that the country is not known.
#[must_use]
pub fn is_unknown(text: &str) -> bool {
    text.len() <= 40 && UNKNOWN.iter().any(|word| fold(word) == fold(text))
}

#[cfg(test)]
mod tests {
    use kontor_core::check::COUNTRIES;

    use super::*;

    #[test]
    fn names_in_six_languages_and_what_people_write() {
        for (text, code) in [
            ("Germany", "DE"),
            ("Deutschland", "DE"),
            ("Niemcy", "DE"),
            ("Германия", "DE"),
            ("Jerman", "DE"),
            ("DEU", "DE"),
            ("de", "DE"),
            ("Қазақстан", "KZ"),
            ("Rosja", "RU"),
            ("Belanda", "NL"),
            ("EIRE", "IE"),
            ("RSA", "ZA"),
            ("USA", "US"),
            ("U.S.A.", "US"),
            ("United Kingdom", "GB"),
            ("UK", "GB"),
            ("Channel Islands", "JE"),
            ("Großbritannien", "GB"),
            ("Czech Republic", "CZ"),
            ("Türkei", "TR"),
            ("Viet Nam", "VN"),
            ("República", ""),
            ("Cote d'Ivoire", "CI"),
            ("Беларусь", "BY"),
            ("Hong Kong", "HK"),
            ("South Korea", "KR"),
        ] {
            assert_eq!(code_of(text).unwrap_or_default(), code, "{text}");
        }
        assert!(is_unknown("Unspecified") && is_unknown("-") && !is_unknown("Germany"));
    }

    #[test]
    fn every_country_has_its_code_and_no_line_is_of_another_world() {
        let codes: Vec<&str> = LIST.lines().filter_map(|line| line.split('|').next()).collect();
        assert_eq!(codes.join(" "), COUNTRIES);
        for code in codes {
            assert_eq!(code_of(code), Some(code));
        }
    }
}
