//! Files that are broken, hostile or no tables at all: each is refused with its code, or read as far as it makes sense.

mod workbook;

use kontor_core::fault::{Code, Fault};
use kontor_tables::{Cell, Limits, Row, Source, values};

use crate::workbook::{workbook, workbook_with, zeros, zipped};

/// Opens and reads to the end.
fn read(bytes: Vec<u8>) -> Result<Vec<Row>, Fault> {
    Source::open(bytes, &Limits::default())?.rows().collect()
}

#[track_caller]
fn refused(bytes: Vec<u8>, code: Code) -> Fault {
    let fault = read(bytes).expect_err("it is refused");
    assert_eq!(fault.code, code, "{fault}");
    fault
}

fn format_of(bytes: &[u8]) -> String {
    refused(bytes.to_vec(), Code::NotATable).params.remove("format").unwrap_or_default()
}

#[test]
fn empty_files_have_no_rows() {
    for bytes in
        [&b""[..], b" \r\n\t\n", b"\xEF\xBB\xBF", b"\xFF\xFE", b"name;city\r\n", b";;;\n;;;\n", b"sep=;\r\n", b"\""]
    {
        let fault = read(bytes.to_vec()).expect_err("nothing is in it");
        assert!(matches!(fault.code, Code::NoRows | Code::UnclosedQuote), "{bytes:?} {fault}");
    }
    refused(workbook(""), Code::NoRows);
}

#[test]
fn other_files_are_named_for_what_they_are() {
    assert_eq!(format_of(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj"), "pdf");
    assert_eq!(format_of(b"\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01"), "image");
    assert_eq!(format_of(b"\x89PNG\r\n\x1A\n\x00\x00\x00\x0DIHDR"), "image");
    assert_eq!(format_of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00"), "xls");
    assert_eq!(format_of(b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"), "html");
    assert_eq!(format_of(b"\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook>"), "html");
    assert_eq!(format_of(&zipped([("word/document.xml", &b"<w:document/>"[..])].into_iter())), "document");
    assert_eq!(format_of(&zipped([("content.xml", &b"<office/>"[..])].into_iter())), "ods");
    assert_eq!(format_of(&zipped([("list.csv", &b"a;b"[..])].into_iter())), "archive");
}

#[test]
fn bytes_that_are_no_text_are_binary() {
    let mut seed = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    })
    .take(20_000)
    .collect();
    assert_eq!(format_of(&noise), "binary");
    assert_eq!(format_of(&[b"name;city\0\0\0\0\0\0".as_slice(), &[0; 500]].concat()), "binary");
}

#[test]
fn a_nul_in_a_cell_breaks_the_cell_only() {
    let text = format!("name;city\nA\0B;Bonn\n{}", "Meier;Köln\n".repeat(100));
    let rows = read(text.into_bytes()).expect("the rest is fine");
    assert!(matches!(rows[0].cell(0), Cell::Broken(_)));
    assert_eq!(*rows[0].cell(1), Cell::Text("Bonn".into()));
}

#[test]
fn a_gibibyte_of_zeros_in_a_small_zip_is_too_large() {
    let bomb = zeros("xl/worksheets/sheet1.xml", 1024);
    assert!(bomb.len() < 2 * 1024 * 1024);
    assert_eq!(refused(bomb, Code::TooLarge).params["max"], "300");
}

#[test]
fn millions_of_tiny_elements_are_too_large() {
    let strings = [b"<sst>".as_slice(), &b"<si/>".repeat(13_000_000), b"</sst>"].concat();
    refused(workbook_with("", &[("xl/sharedStrings.xml", &strings)]), Code::TooLarge);
    let styles =
        [b"<styleSheet><cellXfs>".as_slice(), &b"<xf/>".repeat(1_100_000), b"</cellXfs></styleSheet>"].concat();
    refused(workbook_with("", &[("xl/styles.xml", &styles)]), Code::TooLarge);
}

#[test]
fn one_long_text_in_many_cells_is_too_large() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(30_000));
    let row = |number: u32| format!(r#"<row r="{number}"><c t="s"><v>0</v></c></row>"#);
    let rows: String = (1..=20_000).map(row).collect();
    let bytes = workbook_with(&rows, &[("xl/sharedStrings.xml", strings.as_bytes())]);
    let limits = Limits { inflated: 8 * 1024 * 1024, ..Limits::default() };
    assert_eq!(Source::open(bytes, &limits).map_err(|fault| fault.code).err(), Some(Code::TooLarge));
}

#[test]
fn entities_are_not_expanded() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>"#;
    let rows = r#"<row r="1"><c t="s"><v>0</v></c></row><row r="2"><c><v>1</v></c></row>"#;
    let cells = read(workbook_with(rows, &[("xl/sharedStrings.xml", laughs.as_bytes())]));
    let longest = cells.iter().flatten().flat_map(|row| &row.cells).map(|cell| cell.plain().len()).max();
    assert!(longest.unwrap_or(0) < 20, "{cells:?}");
}

#[test]
fn more_columns_than_allowed_are_refused_but_not_empty_ones() {
    let wide = |cell: &str| format!("a;b\n{}\n", vec![cell; 10_001].join(";"));
    assert_eq!(refused(wide("x").into_bytes(), Code::TooManyColumns).params["max"], "300");
    assert_eq!(
        refused(workbook(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#), Code::TooManyColumns).params["max"],
        "300"
    );
    let text = format!("a;b\n1;2{}\n", ";".repeat(10_001));
    assert_eq!(read(text.into_bytes()).expect("empty columns do no harm")[0].cells.len(), 2);
}

#[test]
fn a_cell_of_fifty_megabytes_is_refused_where_it_stands() {
    let long = "x".repeat(50 * 1024 * 1024);
    assert_eq!(refused(format!("a;b\n1;{long}\n").into_bytes(), Code::CellTooLong).params["row"], "2");
    assert_eq!(refused(format!("a;b\n1;\"{long}\"\n").into_bytes(), Code::CellTooLong).params["row"], "2");
    let inline = format!(r#"<row r="3"><c t="inlineStr"><is><t>{long}</t></is></c></row>"#);
    assert_eq!(refused(workbook(&inline), Code::CellTooLong).params["row"], "3");
}

#[test]
fn a_quote_that_is_never_closed_is_named_by_its_row() {
    assert_eq!(refused(b"a;b\n1;2\n3;\"4\n5;6\n".to_vec(), Code::UnclosedQuote).params["row"], "3");
}

#[test]
fn more_rows_or_bytes_than_allowed_are_refused() {
    let limits = Limits { rows: 2, ..Limits::default() };
    let source = Source::open(b"a;b\n1;x\n2;y\n3;z\n4;w\n".to_vec(), &limits).expect("a table");
    let rows: Vec<_> = source.rows().collect();
    assert_eq!(rows.len(), 3, "two rows and the fault");
    assert_eq!(rows[2].as_ref().map_err(|fault| fault.code), Err(Code::TooManyRows));
    let limits = Limits { bytes: 5, ..Limits::default() };
    assert_eq!(Source::open(b"a;b\n1;2".to_vec(), &limits).map_err(|fault| fault.code).err(), Some(Code::FileTooLarge));
}

#[test]
fn a_cut_workbook_is_damaged() {
    let whole = include_bytes!("data/book.xlsx");
    for length in [4, 30, whole.len() / 2, whole.len() - 1, whole.len() - 30] {
        refused(whole[..length].to_vec(), Code::TableDamaged);
    }
    refused(workbook(r#"<row r="1"><c><v>1</v>"#), Code::TableDamaged);
    refused(workbook(r#"<row r="9"><c><v>1</v></c></row><row r="2"><c><v>1</v></c></row>"#), Code::TableDamaged);
}

/// Found by mutant 39720: such a place overflows in the XML reader.
#[test]
fn a_cell_beyond_the_end_of_all_sheets_is_damage() {
    for place in ["A99999999999", "A4294967295", "A1048577", "ZZZZZZZZZZZZ1"] {
        let row = format!(r#"<row r="1"><c r="{place}"><v>1</v></c></row>"#);
        let fault = read(workbook(&row)).expect_err("there is no such place");
        assert!(matches!(fault.code, Code::TableDamaged | Code::TooManyColumns), "{place} {fault}");
    }
}

#[test]
fn absurd_dates_and_numbers_break_their_cells_only() {
    let cell = |style: u8, value: &str| format!(r#"<c s="{style}"><v>{value}</v></c>"#);
    let dates = ["1e300", "-5", "0", "60", "2958466", "0.5", "NaN", "inf"].map(|value| cell(1, value)).concat();
    let numbers = ["1e308", "NaN", "1e-300", "7"].map(|value| cell(0, value)).concat();
    let rows = format!(r#"<row r="1"><c t="inlineStr"><is><t>x</t></is></c></row><row r="2">{dates}{numbers}</row>"#);
    let source = Source::open(workbook(&rows), &Limits::default()).expect("a table");
    let row = source.rows().nth(1).expect("a row").expect("that can be read");
    for column in 0..row.cells.len() - 1 {
        let cell = row.cell(column);
        assert!(matches!(cell, Cell::Broken(_) | Cell::Text(_)), "{column} {cell:?}");
        assert!(
            values::date(cell, source.shape()).is_err() && values::decimal(cell, source.shape()).is_err(),
            "{cell:?}"
        );
    }
    assert_eq!(row.cells.last(), Some(&Cell::Number(7.into())));
}
