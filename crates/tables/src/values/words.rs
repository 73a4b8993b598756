//! Words that mean yes, no or a month, in English, German, Polish, Russian, Kazakh and Indonesian.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;

const YES: &[&str] = &[
    "yes",
    "y",
    "true",
    "t",
    "x",
    "1",
    "on",
    "ja",
    "j",
    "wahr",
    "tak",
    "prawda",
    "да",
    "д",
    "истина",
    "иә",
    "ия",
    "ақиқат",
    "шын",
    "ya",
    "iya",
    "benar",
];
const NO: &[&str] = &[
    "no",
    "n",
    "false",
    "f",
    "0",
    "off",
    "nein",
    "falsch",
    "nie",
    "falsz",
    "нет",
    "н",
    "ложь",
    "жоқ",
    "жалған",
    "tidak",
    "tdk",
    "salah",
];

/// Folded word to its meaning.
static WORDS: LazyLock<HashMap<String, bool>> = LazyLock::new(|| {
    let meaning = |words: &[&str], yes: bool| words.iter().map(|word| (fold(word), yes)).collect::<Vec<_>>();
    meaning(YES, true).into_iter().chain(meaning(NO, false)).collect()
});

/// Yes or no; none for any other word.
pub(crate) fn yes_no_word(text: &str) -> Option<bool> {
    match text.trim() {
        "✓" | "✔" | "+" => Some(true),
        "✗" | "✘" => Some(false),
        text if text.len() > 20 => None,
        text => WORDS.get(&fold(text)).copied(),
    }
}

/// Beginnings of the names of months as `fold` leaves them: `маи` is май without its breve.
const MONTHS: [&[&str]; 12] = [
    &["jan", "stycz", "sty", "янв", "қаң"],
    &["feb", "lut", "фев", "ақп", "peb"],
    &["mar", "maer", "mrz", "мар", "наур"],
    &["apr", "kwi", "апр", "сәу"],
    &["may", "mai", "maj", "mei", "маи", "мая", "мам"],
    &["jun", "cze", "июн", "маус"],
    &["jul", "lip", "июл", "шіл"],
    &["aug", "sie", "авг", "там", "agu", "agt", "ags"],
    &["sep", "wrz", "сен", "қыр"],
    &["oct", "okt", "paz", "окт", "қаз"],
    &["nov", "lis", "ноя", "қар", "nop"],
    &["dec", "dez", "gru", "дек", "желт", "des"],
];

/// The number of a month by its name or the beginning of it, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = fold(word);
    if word.chars().count() < 3 || word.chars().any(|c| !c.is_alphabetic()) {
        return None;
    }
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_six_languages() {
        for text in ["Yes", "JA", "tak", "Да", "Иә", "ya", "1", "X", "TRUE", "wahr", "✓"] {
            assert_eq!(yes_no_word(text), Some(true), "{text}");
        }
        for text in ["No", "nein", "NIE", "Нет", "жоқ", "tidak", "0", "FALSE", "falsch", "fałsz"] {
            assert_eq!(yes_no_word(text), Some(false), "{text}");
        }
        for text in ["", "maybe", "2", "-"] {
            assert_eq!(yes_no_word(text), None, "{text}");
        }
    }

    #[test]
    fn months_in_six_languages() {
        let year = [
            "January February March April May June July August September October November December",
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
            "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
            "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
            "Jän Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        ];
        for names in year {
            for (at, name) in names.split(' ').enumerate() {
                assert_eq!(month(name), Some(at as u32 + 1), "{name}");
            }
        }
        assert_eq!(month("Müller"), None);
        assert_eq!(month("ma"), None);
    }
}
