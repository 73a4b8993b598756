//! What holds for all values: numbers and texts come back from every way of writing them.

use kontor_core::fault::Fault;
use kontor_core::language::Language;
use kontor_core::text_enum::TextEnum as _;
use kontor_tables::write::{Out, csv, xlsx};
use kontor_tables::{Cell, DecimalMark, Limits, Shape, Source, values};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn shape(decimal: DecimalMark) -> Shape {
    let source = Source::open(b"name;value\na;b\n".to_vec(), &Limits::default()).expect("a table");
    Shape { decimal, ..source.shape().clone() }
}

/// The number with a mark before the decimals and another between groups of three digits.
fn written(number: Decimal, decimal: char, group: &str) -> String {
    let text = number.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push_str(group);
        }
        grouped.push(digit);
    }
    let sign = if number.is_sign_negative() { "-" } else { "" };
    if decimals.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}{decimal}{decimals}") }
}

proptest! {
    #[test]
    fn a_number_comes_back_from_every_way_of_writing_it(minor in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..=6) {
        let number = Decimal::new(minor, scale);
        for (mark, decimal, groups) in [
            (DecimalMark::Comma, ',', ["", ".", " ", "\u{A0}", "\u{202F}", "'"]),
            (DecimalMark::Point, '.', ["", ",", " ", "\u{A0}", "\u{202F}", "’"]),
        ] {
            let shape = shape(mark);
            for group in groups {
                let text = written(number, decimal, group);
                for text in [text.clone(), format!("{text} €"), format!("EUR {text}"), format!(" {text}\u{A0}%")] {
                    prop_assert_eq!(values::decimal(&Cell::of_text(&text), &shape), Ok(Some(number)), "{}", text);
                }
            }
        }
    }

    #[test]
    fn reading_a_value_never_panics(text in any::<String>()) {
        for mark in DecimalMark::ALL {
            let (cell, shape) = (Cell::of_text(&text), shape(*mark));
            let _ = (values::amount(&cell, &shape), values::date(&cell, &shape), values::yes_no(&cell));
            let _ = (values::country(&cell), values::currency(&cell));
        }
    }

    #[test]
    fn a_list_comes_back_from_both_formats(
        texts in prop::collection::vec("[a-zA-Z;,\"'=+@\t\n äЖ\\-]{1,12}", 1..20),
        minor in prop::collection::vec(-9_999_999_i64..9_999_999, 20),
    ) {
        let rows = || texts.iter().zip(&minor).map(|(text, minor)| {
            Ok::<_, Fault>(vec![Out::Text("x".into()), Out::Text(text.clone()), Out::Money { minor: *minor, digits: 2 }])
        });
        let titles = ["Code", "Text", "Amount"];
        for language in [Some(Language::En), Some(Language::De), None] {
            let mut bytes = Vec::new();
            match language {
                Some(language) => csv(&mut bytes, &titles, rows(), language).expect("written"),
                None => xlsx(&mut bytes, "List", &titles, rows()).expect("written"),
            };
            let source = Source::open(bytes, &Limits::default()).expect("a table");
            // A semicolon in every text may be taken for the delimiter; a person would say what it is.
            let wish = kontor_tables::ShapeWish {
                delimiter: language.map(|language| if language == Language::En { ',' } else { ';' }),
                header: Some(1),
                decimal: language.map(|language| if language == Language::En { DecimalMark::Point } else { DecimalMark::Comma }),
                ..kontor_tables::ShapeWish::default()
            };
            let source = source.reshape(&wish).expect("a table");
            let found: Vec<_> = source.rows().collect::<Result<_, _>>().expect("rows");
            prop_assert_eq!(found.len(), texts.len());
            for ((row, text), minor) in found.iter().zip(&texts).zip(&minor) {
                prop_assert_eq!(row.cell(1).plain(), unguarded(text).trim(), "{:?}", language);
                prop_assert_eq!(values::decimal(row.cell(2), source.shape()), Ok(Some(Decimal::new(*minor, 2))));
            }
        }
    }
}

/// What a text becomes that somebody guarded by hand already.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => text,
    }
}
