//! What was written is read again by the reader of this crate.

use kontor_core::fault::Code;
use kontor_core::language::Language;

use super::*;
use crate::{Cell, DecimalMark, Limits, Source};

fn sample() -> Vec<Vec<Out>> {
    vec![
        vec![
            Out::Text("Müller; Söhne \"KG\"".into()),
            Out::Money { minor: -123_456, digits: 2 },
            Out::Number(Decimal::new(25, 1)),
            Out::Date(NaiveDate::from_ymd_opt(2024, 12, 31).unwrap()),
        ],
        vec![Out::Text("=HYPERLINK(\"x\")".into()), Out::Money { minor: 5, digits: 0 }, Out::Empty, Out::Empty],
        vec![Out::Text("+49 30 123".into()), Out::Money { minor: 1, digits: 3 }, Out::Text("-5".into()), Out::Empty],
    ]
}

const TITLES: &[&str] = &["Name", "Betrag", "Menge", "Datum"];

fn read(bytes: Vec<u8>) -> (Source, Vec<Vec<Cell>>) {
    let source = Source::open(bytes, &Limits::default()).unwrap();
    let rows = source.rows().map(|row| row.unwrap().cells).collect();
    (source, rows)
}

fn text(text: &str) -> Cell {
    Cell::Text(text.into())
}

#[test]
fn csv_in_german_is_what_excel_expects() {
    let mut bytes = Vec::new();
    let count = csv(&mut bytes, TITLES, sample().into_iter().map(Ok), Language::De).unwrap();
    assert_eq!(count, 3);
    let expected = "\u{FEFF}Name;Betrag;Menge;Datum\r\n\
        \"Müller; Söhne \"\"KG\"\"\";-1234,56;2,5;2024-12-31\r\n\
        \"'=HYPERLINK(\"\"x\"\")\";5;;\r\n\
        '+49 30 123;0,001;-5;\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn csv_comes_back_without_the_guard() {
    let mut bytes = Vec::new();
    csv(&mut bytes, TITLES, sample().into_iter().map(Ok), Language::En).unwrap();
    let (source, rows) = read(bytes);
    assert_eq!((source.shape().delimiter, source.shape().decimal), (Some(','), DecimalMark::Point));
    assert_eq!(rows[0], [text("Müller; Söhne \"KG\""), text("-1234.56"), text("2.5"), text("2024-12-31")]);
    assert_eq!(rows[1], [text("=HYPERLINK(\"x\")"), text("5")]);
    assert_eq!(rows[2], [text("+49 30 123"), text("0.001"), text("-5")]);
}

#[test]
fn a_workbook_has_real_numbers_and_dates() {
    let mut bytes = Vec::new();
    assert_eq!(xlsx(&mut bytes, "Kunden/2024", TITLES, sample().into_iter().map(Ok)).unwrap(), 3);
    let (source, rows) = read(bytes);
    assert_eq!(source.shape().sheet.as_deref(), Some("Kunden 2024"));
    let date = Cell::Date(NaiveDate::from_ymd_opt(2024, 12, 31).unwrap());
    let number = |number: &str| Cell::Number(number.parse().unwrap());
    assert_eq!(rows[0], [text("Müller; Söhne \"KG\""), number("-1234.56"), number("2.5"), date]);
    assert_eq!(rows[1], [text("=HYPERLINK(\"x\")"), number("5")]);
    assert_eq!(rows[2], [text("+49 30 123"), number("0.001"), text("-5")]);
}

#[test]
fn a_number_with_more_digits_than_a_spreadsheet_keeps_stays_exact_as_text() {
    let long: Decimal = "1234567890.1234567890".parse().unwrap();
    let mut bytes = Vec::new();
    xlsx(&mut bytes, "x", &["A", "B"], [Ok(vec![Out::Number(long), Out::Text("y".into())])]).unwrap();
    assert_eq!(read(bytes).1, [[text("1234567890.1234567890"), text("y")]]);
}

#[test]
fn a_fault_of_the_rows_ends_the_file() {
    let rows = || [Ok(vec![Out::Empty]), Err(Fault::new(Code::Internal))];
    let code = |written: Result<u32, Unwritten>| match written {
        Err(Unwritten::Rows(fault)) => fault.code,
        other => panic!("{other:?}"),
    };
    assert_eq!(code(csv(Vec::new(), &["A"], rows(), Language::En)), Code::Internal);
    assert_eq!(code(xlsx(Vec::new(), "x", &["A"], rows())), Code::Internal);
    let long = vec![Ok(vec![Out::Text("x".repeat(40_000))])];
    assert_eq!(code(xlsx(Vec::new(), "x", &["A"], long)), Code::CellTooLong);
}
