//! Files as programs and people write them: what is recognised, and what the rows hold.

use kontor_core::fault::Code;
use kontor_tables::{
    Cell, DateOrder, DecimalMark, Format, Limits, Look, Row, ShapeWish, Source, TableKind, Thousands, fields, values,
};

fn open(bytes: &[u8]) -> Source {
    Source::open(bytes.to_vec(), &Limits::default()).expect("the file is a table")
}

fn rows(source: &Source) -> Vec<Row> {
    source.rows().map(|row| row.expect("the row can be read")).collect()
}

fn names(source: &Source) -> Vec<&str> {
    source.columns().iter().map(|column| column.name.as_str()).collect()
}

fn looks(source: &Source) -> Vec<Look> {
    source.columns().iter().map(|column| column.look).collect()
}

fn proposed(source: &Source, kind: TableKind) -> String {
    let found = fields::propose(source.columns(), kind);
    found.iter().map(|found| found.map_or("-", |found| found.field.name)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_list_from_1c_in_windows_1251() {
    let source = open(include_bytes!("data/ru-1c.csv"));
    let shape = source.shape();
    assert_eq!(
        (shape.format, shape.encoding.as_deref(), shape.delimiter),
        (Format::Csv, Some("windows-1251"), Some(';'))
    );
    assert_eq!((shape.header, shape.decimal, shape.decimal_sure), (Some(3), DecimalMark::Comma, true));
    assert_eq!((shape.thousands, shape.dates, shape.dates_sure), (Some(Thousands::Space), DateOrder::Day, true));
    assert_eq!(proposed(&source, TableKind::Parties), "number name tax_number street phone - -");
    let rows = rows(&source);
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5, 6]);
    assert_eq!(*rows[1].cell(1), Cell::Text("ИП Иванов Пётр Сергеевич".into()));
    assert_eq!(*rows[0].cell(3), Cell::Text("г. Москва, ул. Ленина, д. 5".into()));
    assert_eq!(values::decimal(rows[2].cell(5), shape), Ok(Some("12500000.10".parse().expect("number"))));
    assert_eq!(values::date(rows[0].cell(6), shape), Ok(chrono::NaiveDate::from_ymd_opt(2024, 2, 5)));
}

#[test]
fn a_list_from_german_excel() {
    let source = open(include_bytes!("data/de-excel.csv"));
    let shape = source.shape();
    assert_eq!((shape.encoding.as_deref(), shape.delimiter, shape.header), (Some("windows-1252"), Some(';'), Some(1)));
    assert_eq!(
        (shape.decimal, shape.decimal_sure, shape.thousands),
        (DecimalMark::Comma, true, Some(Thousands::Point))
    );
    assert_eq!(
        looks(&source),
        [
            Look::Number,
            Look::Text,
            Look::Text,
            Look::Number,
            Look::Text,
            Look::Country,
            Look::Number,
            Look::Date,
            Look::YesNo
        ]
    );
    assert_eq!(proposed(&source, TableKind::Parties), "number name street postal_code city country - - -");
    let rows = rows(&source);
    assert_eq!(rows.len(), 3);
    assert_eq!(*rows[0].cell(3), Cell::Text("01067".into()), "a leading zero stays");
    assert_eq!(*rows[2].cell(1), Cell::Text("Bäckerei \"Zum Löwen\"".into()));
    assert_eq!(values::country(rows[1].cell(5)), Ok(Some("AT")));
    assert_eq!(values::decimal(rows[2].cell(6), shape), Ok(Some("-1000000.00".parse().expect("number"))));
    assert_eq!(values::yes_no(rows[1].cell(8)), Ok(Some(false)));
    let column = &source.columns()[5];
    assert_eq!((column.filled, column.distinct, column.samples.len()), (3, 2, 2));
}

#[test]
fn a_list_from_the_united_states() {
    let source = open(include_bytes!("data/us.csv"));
    let shape = source.shape();
    assert_eq!((shape.encoding.as_deref(), shape.delimiter), (Some("UTF-8"), Some(',')));
    assert_eq!((shape.decimal, shape.dates, shape.dates_sure), (DecimalMark::Point, DateOrder::Month, true));
    assert_eq!(proposed(&source, TableKind::Parties), "number name street city region postal_code - -");
    let rows = rows(&source);
    assert_eq!(*rows[2].cell(1), Cell::Text("O'Neil \"Big\" Co".into()));
    let amount = values::amount(rows[1].cell(6), shape).expect("an amount").expect("filled");
    assert_eq!(
        (amount.value.to_string(), amount.currency.map(|currency| currency.to_string())),
        ("-12.00".into(), Some("USD".into()))
    );
    assert_eq!(values::date(rows[1].cell(7), shape), Ok(chrono::NaiveDate::from_ymd_opt(2024, 2, 5)));
}

#[test]
fn a_list_from_poland_in_windows_1250() {
    let source = open(include_bytes!("data/pl-1250.csv"));
    assert_eq!(source.shape().encoding.as_deref(), Some("windows-1250"));
    assert_eq!(names(&source), ["Kod kontrahenta", "Nazwa", "NIP", "Ulica", "Kod pocztowy", "Miejscowość", "Kwota"]);
    assert_eq!(*rows(&source)[0].cell(1), Cell::Text("Łódzkie Zakłady Przędzalnicze".into()));
    assert_eq!(proposed(&source, TableKind::Parties), "number name tax_number street postal_code city -");
}

#[test]
fn tabs_in_utf_16_with_a_mark_that_is_not_sure() {
    let source = open(include_bytes!("data/utf16.tsv"));
    let shape = source.shape();
    assert_eq!((shape.encoding.as_deref(), shape.delimiter, shape.decimal_sure), (Some("UTF-16LE"), Some('\t'), false));
    assert_eq!(*rows(&source)[0].cell(1), Cell::Text("Чай зелёный, 100 г".into()));
    let price = |source: &Source| values::decimal(rows(source)[0].cell(2), source.shape()).expect("a number");
    assert_eq!(price(&source), Some("1.234".parse().expect("number")));
    let comma =
        source.reshape(&ShapeWish { decimal: Some(DecimalMark::Comma), ..ShapeWish::default() }).expect("a table");
    assert!(comma.shape().decimal_sure);
    assert_eq!(price(&comma), Some("1234".parse().expect("number")));
}

#[test]
fn a_workbook_with_titles_dates_formulas_and_errors() {
    let source = open(include_bytes!("data/book.xlsx"));
    let shape = source.shape();
    assert_eq!((shape.format, shape.header, shape.sheet.as_deref()), (Format::Xlsx, Some(3), Some("Preise")));
    assert_eq!(shape.sheets, ["Deckblatt", "Preise", "Intern"]);
    assert_eq!(names(&source), ["Artikel", "Bezeichnung", "Preis", "Gültig ab", "Aktiv", "Summe"]);
    let rows = rows(&source);
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [4, 5, 7]);
    let number = |text: &str| Cell::Number(text.parse().expect("number"));
    let date = |year, month, day| Cell::Date(chrono::NaiveDate::from_ymd_opt(year, month, day).expect("date"));
    let text = |text: &str| Cell::Text(text.into());
    assert_eq!(
        rows[0].cells,
        [text("A-1"), text("Tee grün"), number("0.3"), date(2024, 2, 5), Cell::YesNo(true), number("3")]
    );
    let broken = Cell::Broken("#DIV/0!".into());
    assert_eq!(
        rows[1].cells,
        [number("4006381333931"), text("Kaffee"), number("12.5"), date(2024, 12, 31), Cell::YesNo(false), broken]
    );
    assert_eq!(rows[2].cells, [text("B-1"), Cell::Empty, number("-0.01"), date(1900, 1, 1)]);
    assert_eq!(values::text(rows[1].cell(0)), Ok(Some("4006381333931".into())));
    assert_eq!(values::decimal(rows[1].cell(5), shape).map_err(|fault| fault.code), Err(Code::BrokenCell));
}

#[test]
fn another_sheet_can_be_asked_for() {
    let source = open(include_bytes!("data/book.xlsx"));
    let sheet =
        |name: &str| source.reshape(&ShapeWish { sheet: Some(name.into()), header: Some(0), ..ShapeWish::default() });
    assert_eq!(rows(&sheet("Intern").expect("a table")).len(), 1);
    assert_eq!(sheet("Deckblatt").map_err(|fault| fault.code).err(), Some(Code::NoRows));
    assert_eq!(sheet("Nix").map_err(|fault| fault.code).err(), Some(Code::NotFound));
}

#[test]
fn encodings_are_told_apart() {
    let text = "Код;Наименование;Город\r\n1;Общество с ограниченной ответственностью «Заря»;Москва\r\n\
                2;Торговый дом Северный ветер;Санкт-Петербург\r\n3;Кондитерская фабрика Красный Октябрь;Екатеринбург\r\n";
    for label in ["windows-1251", "KOI8-R", "IBM866", "UTF-8"] {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding");
        let text = text.replace(['«', '»'], "\"");
        let source = open(&encoding.encode(&text.replace('"', "")).0);
        assert_eq!(names(&source), ["Код", "Наименование", "Город"], "{label}");
    }
    let turkish = "Kod;Adı;Şehir\r\n1;İstanbul Şişli Güneş Ticaret;İstanbul\r\n2;Çağdaş Yapı Sanayi Işık;Muğla\r\n";
    let source = open(&encoding_rs::WINDOWS_1254.encode(turkish).0);
    assert_eq!(names(&source), ["Kod", "Adı", "Şehir"]);
    for (big_endian, marked) in [(false, false), (true, false), (true, true)] {
        let units = text.encode_utf16();
        let mut bytes: Vec<u8> =
            units.flat_map(|unit| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect();
        if marked {
            bytes.splice(0..0, [0xFE, 0xFF]);
        }
        assert_eq!(names(&open(&bytes)), ["Код", "Наименование", "Город"], "{big_endian} {marked}");
    }
}

#[test]
fn rows_are_numbered_as_the_spreadsheet_shows_them() {
    let source = open(b"sep=|\r\nname|note\r\n\r\nA|\"two\nlines\"\nB|5\" pipe\rC|\"x\"\"y\"\r\n\r\n ;\r\n|\r\n");
    assert_eq!((source.shape().delimiter, source.shape().header), (Some('|'), Some(1)));
    let found: Vec<_> = rows(&source).into_iter().map(|row| (row.number, row.cell(1).plain())).collect();
    let expected = [(3, "two\nlines"), (4, "5\" pipe"), (5, "x\"y"), (7, "")];
    assert_eq!(found, expected.map(|(number, text)| (number, text.to_owned())));
}

#[test]
fn what_the_user_says_goes_before_what_was_detected() {
    let source = open(b"a;b\n1,5;2\n3,5;4\n");
    let wish =
        ShapeWish { delimiter: Some(','), header: Some(0), dates: Some(DateOrder::Year), ..ShapeWish::default() };
    let reshaped = source.reshape(&wish).expect("a table");
    assert_eq!((reshaped.shape().header, reshaped.shape().dates), (None, DateOrder::Year));
    assert_eq!(rows(&reshaped).len(), 3);
    assert_eq!(names(&reshaped), ["A", "B"]);
    for (wish, code) in [
        (ShapeWish { encoding: Some("klingon".into()), ..ShapeWish::default() }, Code::UnknownEncoding),
        (ShapeWish { delimiter: Some('"'), ..ShapeWish::default() }, Code::BadFormat),
        (ShapeWish { delimiter: Some('ß'), ..ShapeWish::default() }, Code::BadFormat),
        (ShapeWish { header: Some(99), ..ShapeWish::default() }, Code::OutOfRange),
        (ShapeWish { header: Some(3), ..ShapeWish::default() }, Code::NoRows),
    ] {
        assert_eq!(source.reshape(&wish).map_err(|fault| fault.code).err(), Some(code), "{wish:?}");
    }
}

#[test]
fn lost_characters_are_broken_and_not_imported() {
    let source = open("name;city\nM\u{FFFD}ller;Köln\nMeier;Bonn\n".as_bytes());
    let rows = rows(&source);
    assert_eq!(values::text(rows[0].cell(0)).map_err(|fault| fault.code), Err(Code::BrokenCell));
    assert_eq!(values::text(rows[0].cell(1)), Ok(Some("Köln".into())));
}
