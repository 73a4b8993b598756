//! Writes sample letters into a folder and says how long each took: `cargo run --example letters -- target/letters`.
//! With a number behind it, one invoice of five lines is made so many times, the first one cold and the others warm.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for the eyes of the developer, on the samples of the tests"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::time::Instant;

use kontor_core::language::Language;
use kontor_core::sales::DocumentKind;
use kontor_core::text_enum::TextEnum;
use kontor_documents::labels::{self, Label, Stock};
use kontor_documents::list;
use kontor_documents::render::Layout;
use support::{Sample, lists, stress};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/letters".to_owned());
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let invoice = Sample::new(DocumentKind::Invoice, Language::De, 5);
    if let Some(times) = std::env::args().nth(2) {
        return (0..times.parse()?).try_for_each(|_| write(folder, "invoice", &invoice));
    }
    for kind in DocumentKind::ALL.iter().filter(|kind| kind.on_paper()) {
        for (language, count) in [(Language::De, 3), (Language::En, 3)] {
            write(folder, &format!("{}-{}", kind.as_str(), language.as_str()), &Sample::new(*kind, language, count))?;
        }
    }
    for (name, sample) in stress::all() {
        write(folder, name, &sample)?;
    }
    let labels: Vec<Label> = ["4006381333931", "96385074", "SHELF-7"].into_iter().cycle().take(30).map(label).collect();
    std::fs::write(folder.join("label-sheet.pdf"), labels::pdf(&labels, Stock::SHEET_24, 2)?)?;
    std::fs::write(folder.join("label-roll.pdf"), labels::pdf(&labels, Stock::roll(620, 290), 0)?)?;
    for (name, columns, rows) in [("list", 3, 120), ("list-wide", 9, 120), ("list-longest", 8, list::MOST_ROWS)] {
        let start = Instant::now();
        std::fs::write(folder.join(format!("{name}.pdf")), list::pdf(&lists::sample(columns, rows))?)?;
        println!("{name:24} {rows} rows, all {:?}", start.elapsed());
    }
    Ok(())
}

fn label(code: &str) -> Label {
    Label {
        name: "Darjeeling First Flush, Blatttee aus einem Garten".into(),
        price: "18,40\u{a0}€".into(),
        note: "36,80\u{a0}€ / kg".into(),
        barcode: code.into(),
        number: "NW-0001".into(),
    }
}

fn write(folder: &Path, name: &str, sample: &Sample) -> Result<(), Box<dyn std::error::Error>> {
    let start = Instant::now();
    let paper = sample.paper();
    let built = start.elapsed();
    let layout = Layout::of(&paper)?;
    let laid_out = start.elapsed();
    let bytes = layout.pdf()?;
    let written = start.elapsed();
    let (size, pages) = (bytes.len() / 1024, layout.page_count());
    println!(
        "{name:24} {pages:3} pages {size:5} KiB  model {built:?}, layout {:?}, pdf {:?}, all {written:?}",
        laid_out - built,
        written - laid_out
    );
    std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    Ok(())
}
