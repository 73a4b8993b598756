//! Rows as comma-separated values: RFC 4180, UTF-8, nothing in front of texts that look like formulas.
//!
//! An empty field is an empty column; an empty text stands in quotation marks. So every value comes back as it was.

use std::borrow::Cow;

/// Writes a record.
pub(super) fn write<'a>(out: &mut Vec<u8>, fields: impl Iterator<Item = Option<Cow<'a, str>>>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match field {
            None => {}
            Some(text) if text.is_empty() || text.contains([',', '"', '\r', '\n']) => {
                out.push(b'"');
                out.extend(text.replace('"', "\"\"").bytes());
                out.push(b'"');
            }
            Some(text) => out.extend(text.bytes()),
        }
    }
    out.extend(b"\r\n");
}

/// Whether a piece of a record opens or closes a quotation that its end leaves as it is.
pub(super) fn turns_quote(piece: &[u8]) -> bool {
    !piece.iter().filter(|byte| **byte == b'"').count().is_multiple_of(2)
}

/// The fields of a record, if it is one.
pub(super) fn fields(record: &str) -> Option<Vec<Option<String>>> {
    let mut rest = record.strip_suffix('\n').map_or(record, |line| line.strip_suffix('\r').unwrap_or(line));
    let mut found = Vec::new();
    loop {
        if let Some(quoted) = rest.strip_prefix('"') {
            let (text, after) = unquoted(quoted)?;
            found.push(Some(text));
            rest = after;
        } else {
            let (text, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
            if text.contains('"') {
                return None;
            }
            found.push((!text.is_empty()).then(|| text.to_owned()));
            rest = after;
        }
        match rest.strip_prefix(',') {
            Some(next) => rest = next,
            None if rest.is_empty() => return Some(found),
            None => return None,
        }
    }
}

/// A text up to its closing quotation mark, and what follows.
fn unquoted(mut rest: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        let Some(more) = after.strip_prefix('"') else { return Some((text, after)) };
        text.push('"');
        rest = more;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn records_come_back(record in prop::collection::vec(prop::option::of("[a\",;\r\n =+ä\u{feff}]{0,6}"), 1..6)) {
            let mut line = Vec::new();
            write(&mut line, record.iter().map(|field| field.as_deref().map(Cow::from)));
            prop_assert!(!turns_quote(&line));
            prop_assert_eq!(fields(std::str::from_utf8(&line).unwrap()), Some(record));
        }
        #[test]
        fn hostile_records_are_refused_not_fatal(record in "[\",a\r\n]{0,12}") {
            let _ = fields(&record);
        }
    }

    #[test]
    fn nothing_and_an_empty_text_are_two_things() {
        assert_eq!(fields(",\"\",a\r\n"), Some(vec![None, Some(String::new()), Some("a".to_owned())]));
        assert_eq!(fields("a\"b"), None);
        assert_eq!(fields("\"a\"b"), None);
        assert_eq!(fields("\"a"), None);
    }
}
