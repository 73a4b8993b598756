//! Mutated files: whatever the bytes are, reading ends with rows or a fault, within the limits.
//!
//! `KONTOR_FUZZ` says how many mutants are read; the seed of each is its number, so that one that fails can be read again
//! with `KONTOR_FUZZ_FROM`.

use kontor_tables::{Cell, Limits, ShapeWish, Source, TableKind, fields, values};

const FIXTURES: &[&[u8]] = &[
    include_bytes!("data/ru-1c.csv"),
    include_bytes!("data/de-excel.csv"),
    include_bytes!("data/us.csv"),
    include_bytes!("data/pl-1250.csv"),
    include_bytes!("data/utf16.tsv"),
    include_bytes!("data/book.xlsx"),
];

const LIMITS: Limits = Limits { bytes: 1 << 20, inflated: 4 << 20, rows: 10_000, columns: 50, cell_bytes: 4096 };

/// SplitMix64 (Steele, Lea, Flood 2014).
struct Seeded(u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// Bytes that mean something to one of the readers.
const TOKENS: &[&[u8]] = &[
    b"\"",
    b";",
    b",",
    b"\t",
    b"\r",
    b"\n",
    b"\0",
    b"sep=,\n",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"=",
    b"'=",
    b"1e308",
    b"-",
    b"99999999999999999999999999999",
    b"31.12.9999",
    b"\xC3",
    b"PK\x03\x04",
    b"<",
    b"</c>",
    b"&#x0;",
    b"r=\"XFD1048577\"",
];

fn mutate(bytes: &mut Vec<u8>, seeded: &mut Seeded) {
    for _ in 0..=seeded.below(6) {
        let at = seeded.below(bytes.len() + 1);
        let length = seeded.below(40).min(bytes.len() - at);
        match seeded.below(7) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << seeded.below(8);
                }
            }
            1 => drop(bytes.drain(at..at + length)),
            2 => bytes.truncate(at.max(1)),
            3 => {
                let token = TOKENS[seeded.below(TOKENS.len())];
                bytes.splice(at..at, token.iter().copied());
            }
            4 => {
                let piece = bytes[at..at + length].repeat(1 + seeded.below(300));
                bytes.splice(at..at, piece);
            }
            5 => {
                let other = FIXTURES[seeded.below(FIXTURES.len())];
                let from = seeded.below(other.len());
                bytes.splice(at..at, other[from..(from + length).min(other.len())].iter().copied());
            }
            _ => {
                let noise: Vec<u8> = (0..length).map(|_| seeded.next() as u8).collect();
                bytes.splice(at..at, noise);
            }
        }
    }
}

/// A mutant: raw bytes, or a workbook whose sheet was mutated before it was zipped, so that the XML reader sees it too.
fn mutant(seed: u64) -> Vec<u8> {
    let mut seeded = Seeded(seed);
    if seeded.below(3) == 0 {
        return mutated_parts(&mut seeded);
    }
    let mut bytes = FIXTURES[seeded.below(FIXTURES.len())].to_vec();
    mutate(&mut bytes, &mut seeded);
    bytes
}

fn mutated_parts(seeded: &mut Seeded) -> Vec<u8> {
    use std::io::{Cursor, Read as _, Write as _};
    let mut archive = zip::ZipArchive::new(Cursor::new(FIXTURES[5])).expect("the fixture is a zip file");
    let hit = seeded.below(archive.len());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        if at == hit || seeded.below(6) == 0 {
            mutate(&mut bytes, seeded);
        }
        zip.start_file(part.name().expect("a name"), zip::write::SimpleFileOptions::default()).expect("an entry");
        zip.write_all(&bytes).expect("its content");
    }
    zip.finish().expect("a zip file").into_inner()
}

/// Reads all of it the way an import does. Answers with the rows that were read.
fn read(bytes: Vec<u8>, seed: u64) -> usize {
    let Ok(source) = Source::open(bytes, &LIMITS) else { return 0 };
    let kind = fields::guess_kind(source.columns()).first().map_or(TableKind::Parties, |(kind, _)| *kind);
    let proposals = fields::propose(source.columns(), kind);
    assert_eq!(proposals.len(), source.columns().len());
    let mut count = 0;
    let mut last = 0;
    for row in source.rows() {
        let Ok(row) = row else { break };
        assert!(row.number > last, "rows go on, seed {seed}");
        assert!(row.cells.len() <= LIMITS.columns, "columns are bounded, seed {seed}");
        last = row.number;
        count += 1;
        for cell in &row.cells {
            read_cell(cell, &source, seed);
        }
    }
    assert!(count <= LIMITS.rows as usize, "rows are bounded, seed {seed}");
    count
}

fn read_cell(cell: &Cell, source: &Source, seed: u64) {
    if let Cell::Text(text) | Cell::Broken(text) = cell {
        // A byte that is lost becomes a character of three.
        assert!(text.len() <= LIMITS.cell_bytes * 3, "cells are bounded, seed {seed}");
    }
    let shape = source.shape();
    let broken = matches!(cell, Cell::Broken(_));
    let read = [
        values::text(cell).is_ok(),
        values::amount(cell, shape).is_ok(),
        values::date(cell, shape).is_ok(),
        values::yes_no(cell).is_ok(),
        values::country(cell).is_ok(),
        values::currency(cell).is_ok(),
    ];
    assert!(!broken || read == [false; 6], "what is broken is nothing, seed {seed}");
}

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

#[test]
fn no_mutant_gets_through() {
    let from = setting("KONTOR_FUZZ_FROM", 0);
    let count = setting("KONTOR_FUZZ", 2_000);
    let mut readable = 0_u64;
    for seed in from..from + count {
        let bytes = mutant(seed);
        let length = bytes.len();
        let result = std::panic::catch_unwind(|| read(bytes, seed));
        assert!(result.is_ok(), "seed {seed} with {length} bytes: KONTOR_FUZZ_FROM={seed} KONTOR_FUZZ=1");
        readable += u64::from(result.is_ok_and(|rows| rows > 0));
    }
    assert!(
        count < 100 || readable > count / 10,
        "{readable} of {count} could be read: the mutants are too wild to test much"
    );
}

#[test]
fn no_wish_breaks_the_reader() {
    for (at, fixture) in FIXTURES.iter().enumerate() {
        let source = Source::open(fixture.to_vec(), &LIMITS).expect("a fixture is a table");
        for seed in 0..200 {
            let mut seeded = Seeded(seed);
            let labels = ["UTF-8", "UTF-16LE", "windows-1251", "gb18030", "Shift_JIS", "replacement", "x"];
            let wish = ShapeWish {
                encoding: (seeded.below(2) == 0).then(|| labels[seeded.below(labels.len())].to_owned()),
                delimiter: (seeded.below(2) == 0).then(|| char::from(seeded.next() as u8)),
                header: (seeded.below(2) == 0).then(|| seeded.below(9) as u32),
                ..ShapeWish::default()
            };
            if let Ok(reshaped) = source.reshape(&wish) {
                for row in reshaped.rows().flatten() {
                    assert!(row.number > wish.header.unwrap_or(0), "{at} {wish:?}");
                }
            }
        }
    }
}
