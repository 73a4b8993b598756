//! Lists of 10,000 customers and 100,000 goods as firms keep them in spreadsheets, imported by the ordinary commands.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};

use crate::figures::Table;
use crate::firm;
use crate::hand::{Guards, by_hand, cpu, ms, peak_memory};

const PARTIES: u32 = 10_000;
const ITEMS: u32 = 100_000;

const NAMES: [&str; 8] = ["Nordlicht", "Hafen", "Linden", "Sonnen", "Adler", "Kessel", "Brunnen", "Ufer"];
const TRADES: [&str; 8] = ["Bäckerei", "Feinkost", "Möbel", "Apotheke", "Werkzeuge", "Getränke", "Papier", "Textil"];

/// Imports both lists into an empty company, and writes the rows that came of them by hand.
pub fn measure(folder: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(folder)?;
    let folder = folder.path();
    let (parties, items) = (folder.join("kunden.csv"), folder.join("artikel.csv"));
    std::fs::write(&parties, customers())?;
    std::fs::write(&items, goods())?;
    let desk = firm::small(folder)?;
    // What stood there before is written by hand, too, and costs next to nothing.
    let mut spent = Duration::ZERO;
    for file in [parties, items] {
        let wish = proposed(&desk, &file)?;
        let begun = cpu();
        let done = firm::call(&desk, "import_run", wish)?;
        spent += cpu().saturating_sub(begun);
        anyhow::ensure!(done["counts"]["wrong"] == 0, "{}", done["counts"]);
    }
    let peak = peak_memory();
    drop(desk);
    let raw = by_hand(folder, "raw.kontor", Guards::On)?;
    let what = format!("import of {PARTIES} parties and {ITEMS} items, processor time");
    table.ratio(&what, ms(spent), ms(raw), 3.0);
    table.amount("import of parties and items, peak memory (MB)", peak, 300.0);
    Ok(())
}

/// What the program proposes for a file.
fn proposed(desk: &kontor_app::Desk, file: &PathBuf) -> Result<Value> {
    let file = json!({ "from": "path", "path": file });
    let seen = firm::call(desk, "import_look", json!({ "file": file }))?;
    let fields: Vec<Value> =
        seen["columns"].as_array().into_iter().flatten().map(|column| column["field"].clone()).collect();
    Ok(json!({ "file": file, "hash": seen["hash"], "kind": seen["kind"], "fields": fields }))
}

fn customers() -> String {
    let mut text = String::from("Kundennummer;Firma;Straße;PLZ;Ort;Land;E-Mail;Telefon\r\n");
    for at in 0..PARTIES {
        let (name, trade) = (NAMES[at as usize % 8], TRADES[at as usize / 8 % 8]);
        let _ = write!(
            text,
            "{};{name} {trade} {at} GmbH;Lange Straße {};{:05};Stadt {};DE;info@firma{at}.example;0381 {at:06}\r\n",
            10_000 + at,
            at % 200 + 1,
            10_000 + at % 80_000,
            at % 300,
        );
    }
    text
}

fn goods() -> String {
    let mut text = String::from("Artikelnummer;Bezeichnung;Warengruppe;Einheit;MwSt;VK-Preis\r\n");
    for at in 0..ITEMS {
        let (name, trade) = (NAMES[at as usize % 8], TRADES[at as usize / 8 % 8]);
        let _ = write!(
            text,
            "A-{at:06};{trade} {name} Nr. {at};Gruppe {};Stk;19;{},{:02}\r\n",
            at % 50,
            at % 400 + 1,
            at % 100
        );
    }
    text
}
