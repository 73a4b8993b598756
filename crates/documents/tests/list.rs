//! Lists on paper, read back by another program.
#![allow(clippy::unwrap_used, reason = "a failed step is a failed test")]

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use kontor_core::fault::Code;
use kontor_documents::list::{MOST_ROWS, pdf};
use support::lists::sample;

fn said(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{program} is part of the set-up of this repository: {error}"));
    let mut input = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program} failed");
    String::from_utf8(output.stdout).unwrap()
}

/// Width and height of the first page in points.
fn size(pdf: &[u8]) -> (u32, u32) {
    let info = said("pdfinfo", &["-"], pdf);
    let line = info.lines().find(|line| line.starts_with("Page size")).unwrap();
    let sides: Vec<u32> = line.split_whitespace().filter_map(|word| word.split('.').next()?.parse().ok()).collect();
    (sides[0], sides[1])
}

#[test]
fn every_row_is_on_paper_and_wide_lists_lie_on_their_side() {
    for (columns, rows, sideways) in [(3, 200, false), (9, 200, true), (14, 60, true), (1, 0, false)] {
        let paper = sample(columns, rows);
        let bytes = pdf(&paper).unwrap();
        let text = said("pdftotext", &["-raw", "-", "-"], &bytes);
        let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let shown = words(&text);
        for cell in paper.rows.iter().flatten().chain(&paper.notes).chain([&paper.title]) {
            assert!(shown.contains(&words(cell)), "{cell} is missing from {columns} columns");
        }
        let pages = said("pdfinfo", &["-"], &bytes)
            .lines()
            .find_map(|line| line.strip_prefix("Pages:").map(str::trim).map(str::to_owned));
        let pages = pages.unwrap();
        assert!(shown.contains(&format!("Page{pages}of{pages}")), "the last page is numbered");
        let (width, height) = size(&bytes);
        assert_eq!(width > height, sideways, "{columns} columns");
    }
}

#[test]
fn the_same_list_is_the_same_file_and_one_too_long_is_refused() {
    assert_eq!(pdf(&sample(4, 30)).unwrap(), pdf(&sample(4, 30)).unwrap());
    let fault = pdf(&sample(1, MOST_ROWS + 1)).unwrap_err();
    assert_eq!((fault.code, fault.params["max"].as_str()), (Code::TooLongForPaper, "10000"));
}
