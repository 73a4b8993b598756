//! The PDF itself, read back by other programs: text, fonts, pages, codes, and the same bytes every time.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

mod support;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use kontor_core::language::Language;
use kontor_core::sales::DocumentKind;
use kontor_core::text_enum::TextEnum;
use kontor_documents::labels::{self, Label, Stock};
use kontor_documents::model::{Logo, Paper};
use kontor_documents::render::{Layout, check_logo, pdf};
use support::{Sample, stress};

/// Runs a program of the set-up with a PDF as input and gives what it says.
fn said(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is part of the set-up of this repository: {error}"));
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program} failed");
    String::from_utf8(output.stdout).unwrap()
}

/// The words of a PDF. Spaces are left out: how many there are between two words is a guess of the reader.
fn words(pdf: &[u8]) -> String {
    normal(&said("pdftotext", &["-layout", "-", "-"], pdf))
}

fn normal(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

/// Draws the first page and reads all codes on it.
fn codes(pdf: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("page.pdf"), pdf).unwrap();
    let drawn = Command::new("pdftoppm")
        .args(["-r", "300", "-f", "1", "-l", "1", "-png", "-singlefile", &path("page.pdf"), &path("page")])
        .status();
    assert!(drawn.unwrap().success());
    let output = Command::new("zbarimg").args(["--quiet", "--xml", &path("page.png")]).output().unwrap();
    let xml = String::from_utf8(output.stdout).unwrap();
    let data = xml.split("<data").skip(1).filter_map(|part| part.split_once("<![CDATA[")?.1.split_once("]]>"));
    data.map(|(code, _)| code.to_owned()).collect()
}

fn figures(paper: &Paper) -> Vec<String> {
    let lines = paper.lines.iter().flat_map(|line| [&line.quantity, &line.price, &line.net]);
    let totals = paper.totals.iter().map(|total| &total.value);
    let taxes = paper.taxes.iter().flat_map(|taxes| taxes.rows.iter().flatten());
    lines.chain(totals).chain(taxes).map(|text| normal(text)).collect()
}

#[test]
fn every_word_and_figure_is_on_the_page() {
    for kind in DocumentKind::ALL.iter().filter(|kind| kind.on_paper()) {
        for language in [Language::En, Language::De] {
            let paper = Sample::new(*kind, language, 12).paper();
            let text = words(&pdf(&paper).unwrap());
            let notices = paper.notices.iter().chain(&paper.terms).chain(&paper.closing).map(|text| normal(text));
            for wanted in figures(&paper).into_iter().chain(notices).chain([normal(&paper.title)]) {
                assert!(text.contains(&wanted), "{kind:?} {language:?}: '{wanted}' is missing in\n{text}");
            }
        }
    }
}

#[test]
fn nothing_is_lost_in_the_hard_cases() {
    for (name, sample) in stress::all() {
        let paper = sample.paper();
        let text = words(&pdf(&paper).unwrap());
        for wanted in figures(&paper) {
            assert!(text.contains(&wanted), "{name}: '{wanted}' is missing");
        }
    }
}

#[test]
fn an_item_text_longer_than_a_page_goes_on_overleaf() {
    let mut sample = Sample::new(DocumentKind::Quote, Language::En, 2);
    let sentences: Vec<String> = (0..200).map(|at| format!("Clause {at} of the specification holds.")).collect();
    sample.lines[1].description = sentences.join("\n");
    let paper = sample.settle().paper();
    let text = words(&pdf(&paper).unwrap());
    for at in [0, 60, 120, 199] {
        assert!(text.contains(&normal(&format!("Clause {at} of"))), "clause {at} is missing");
    }
    assert!(text.contains(&normal(&paper.totals.last().unwrap().value)));
}

#[test]
fn pages_carry_their_subtotals_over() {
    for (lines, pages) in [(1, 1), (30, 2), (200, 9)] {
        let paper = stress::invoice(lines).paper();
        let bytes = pdf(&paper).unwrap();
        let text = said("pdftotext", &["-layout", "-", "-"], &bytes);
        let sheets: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert_eq!(sheets.len(), pages, "{lines} lines");
        assert_eq!(Layout::of(&paper).unwrap().page_count(), pages, "{lines} lines");
        let mut carried = None;
        for (at, sheet) in sheets.iter().enumerate() {
            assert!(sheet.contains(&format!("Seite {} von {pages}", at + 1)), "{lines} lines, page {}", at + 1);
            let turns: Vec<&str> = sheet.lines().filter(|line| line.trim_start().starts_with("Übertrag")).collect();
            let amount = |line: &&str| line.split_whitespace().last().unwrap().to_owned();
            let rows = || sheet.lines().filter(|line| line.contains("NW-00"));
            let positions = || rows().filter_map(|line| line.split_whitespace().next()?.parse::<usize>().ok());
            if let Some(carried) = carried.take() {
                assert_eq!(Some(carried), turns.first().map(amount), "{lines} lines, head of page {}", at + 1);
            }
            let last = positions().filter(|position| *position <= lines).max();
            if let Some(last) = last.filter(|last| *last < lines) {
                let expect = paper.lines[last - 1].running.clone();
                assert_eq!(turns.last().map(amount), Some(expect.clone()), "{lines} lines, foot of page {}", at + 1);
                carried = Some(expect);
            }
        }
    }
}

#[test]
fn sums_never_stand_without_lines() {
    for lines in 1..45 {
        let bytes = pdf(&stress::invoice(lines).paper()).unwrap();
        let text = said("pdftotext", &["-layout", "-", "-"], &bytes);
        let sheet = text.split('\u{c}').find(|sheet| sheet.contains("Rechnungsbetrag")).unwrap();
        let table = sheet.lines().filter(|line| line.contains("NW-00")).count();
        assert!(table >= lines.min(2), "{lines} lines: {table} beside the sums");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for (name, sample) in stress::all() {
        let first = pdf(&sample.paper()).unwrap();
        assert_eq!(first, pdf(&sample.paper()).unwrap(), "{name}");
    }
    let (one, other) = (stress::invoice(3), stress::invoice(4));
    assert_ne!(pdf(&one.paper()).unwrap(), pdf(&other.paper()).unwrap());
}

#[test]
fn archives_accept_it() {
    for (name, sample) in stress::all() {
        let bytes = pdf(&sample.paper()).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"), "{name}");
        let has = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(
            has("<pdfaid:part>3</pdfaid:part>") && has("<pdfaid:conformance>B</pdfaid:conformance>"),
            "{name}: PDF/A-3b"
        );
        assert!(has("2026-03-07T00:00:00"), "{name}: the date of the document is the only one");
        let fonts = said("pdffonts", &["-"], &bytes);
        for font in fonts.lines().skip(2) {
            // name, type, encoding, embedded, subset, unicode
            let columns: Vec<&str> = font.split_whitespace().rev().skip(2).take(3).collect();
            assert!(font.contains("NotoSans") && columns == ["yes", "yes", "yes"], "{name}: {font}");
        }
    }
}

#[test]
fn banking_apps_read_the_payment_code() {
    let paper = stress::invoice(3).paper();
    let code = paper.payment.as_ref().and_then(|payment| payment.code.clone()).unwrap();
    assert_eq!(codes(&pdf(&paper).unwrap()), [code]);
    for sample in [stress::draft(), stress::zloty(), Sample::new(DocumentKind::CreditNote, Language::De, 2)] {
        assert_eq!(codes(&pdf(&sample.paper()).unwrap()), Vec::<String>::new());
    }
}

#[test]
fn scanners_read_the_labels() {
    let codes_on_sheet = ["4006381333931", "96385074", "SHELF-7", "PALLET-42"];
    let labels: Vec<Label> = codes_on_sheet
        .iter()
        .map(|code| Label {
            name: "Қазақ шайы Darjeeling First Flush".into(),
            price: "18,40 €".into(),
            note: "36,80 € / kg".into(),
            barcode: (*code).into(),
            number: "NW-0001".into(),
        })
        .collect();
    for (stock, shown) in [(Stock::SHEET_24, 4), (Stock::roll(620, 290), 1)] {
        let bytes = labels::pdf(&labels, stock, 0).unwrap();
        let mut read = codes(&bytes);
        read.sort();
        let mut expect: Vec<&str> = codes_on_sheet[..shown].to_vec();
        expect.sort_unstable();
        assert_eq!(read, expect);
        let words = words(&bytes);
        assert!(["18,40€", "Қазақ", "шайы", "4006381333931"].iter().all(|word| words.contains(word)), "{words}");
    }
}

#[test]
fn places_that_are_used_stay_free() {
    let label = Label { name: "Tea".into(), ..Label::default() };
    let pages = |count: usize, stock, used| {
        let said = said("pdfinfo", &["-"], &labels::pdf(&vec![label.clone(); count], stock, used).unwrap());
        said.lines().find_map(|line| line.strip_prefix("Pages:")).map(|count| count.trim().to_owned()).unwrap()
    };
    assert_eq!(pages(24, Stock::SHEET_24, 0), "1");
    assert_eq!(pages(24, Stock::SHEET_24, 1), "2");
    assert_eq!(pages(3, Stock::roll(500, 300), 0), "3");
}

#[test]
fn labels_keep_their_millimetres() {
    let label = Label { name: "Tea".into(), barcode: "4006381333931".into(), ..Label::default() };
    for (stock, points) in [(Stock::SHEET_24, "595.276 x 841.89"), (Stock::roll(500, 300), "141.732 x 85.0394")] {
        let bytes = labels::pdf(std::slice::from_ref(&label), stock, 0).unwrap();
        assert!(said("pdfinfo", &["-"], &bytes).contains(points), "{stock:?}");
    }
}

#[test]
fn the_preview_has_a_picture_for_every_page() {
    let layout = Layout::of(&stress::invoice(30).paper()).unwrap();
    let pages = layout.pages_svg();
    assert_eq!(pages.len(), layout.page_count());
    assert!(
        pages.iter().all(|page| page.starts_with("<svg") && page.contains("viewBox=\"0 0 595.")),
        "{}",
        &pages[0][..200]
    );
}

#[test]
fn pictures_that_cannot_be_drawn_are_refused() {
    let check = |bytes: &[u8]| {
        Logo::new(bytes.to_vec()).and_then(|logo| check_logo(&logo)).map_err(|fault| fault.code.as_str())
    };
    assert_eq!(check(b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"), Ok(()));
    assert_eq!(check(b"<svg xmlns='http://www.w3.org/2000/svg'"), Err("bad-image"));
    let rubbish = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01rubbish";
    assert_eq!(check(rubbish), Err("bad-image"));
    let mut sample = stress::invoice(1);
    sample.logo = Some(Logo::new(rubbish.to_vec()).unwrap());
    assert_eq!(pdf(&sample.paper()).unwrap_err().code.as_str(), "bad-image");
}

#[test]
fn the_fonts_have_their_licence() {
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    assert!(std::fs::read_to_string(fonts.join("OFL.txt")).unwrap().contains("SIL OPEN FONT LICENSE"));
}
