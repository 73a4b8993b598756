//! Mutants of what a reader understands. The seed of each is its number, so that one that fails can be made again.

use std::io::{Cursor, Read as _, Write as _};

use kontor_testkit::Seeded;
use serde_json::Value;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn one_of<'a, T: ?Sized>(seeded: &mut Seeded, all: &[&'a T]) -> Option<&'a T> {
    all.get(seeded.place(all.len())).copied()
}

/// What means something to one of the readers.
const TOKENS: &[&[u8]] = &[
    b"\"",
    b";",
    b",",
    b"\t",
    b"\r",
    b"\n",
    b"\0",
    b"{",
    b"}",
    b"[",
    b"null",
    b"true",
    b"-1",
    b"1e308",
    b"0.0000000001",
    b"9223372036854775808",
    b"99999999999999999999999999999",
    b"\"31.12.9999\"",
    b"\"-262143-01-01\"",
    b"\\ud800",
    b"sep=,\n",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"=",
    b"\xC3",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"<",
    b"</c>",
    b"&#x0;",
    b"r=\"XFD1048577\"",
    b"\xff\xff\xff\xff",
    b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
    b"<use href='#a'/>",
    b"../../",
];

/// What is this long is not repeated any more.
const LONG: usize = 100;
/// The largest mutant of bytes; one of values is no more than a few times larger.
pub const LARGEST: usize = 1 << 18;

/// A mutant of one of these: its bytes were changed; or those of a part of it where it is an archive, or values where it is JSON, so that
/// what reads the parts and the values sees hostile ones too.
#[must_use]
pub fn mutant(corpus: &[Vec<u8>], seed: u64) -> Vec<u8> {
    let mut seeded = Seeded::new(seed);
    let originals: Vec<&[u8]> = corpus.iter().map(Vec::as_slice).collect();
    let Some(original) = one_of(&mut seeded, &originals) else { return Vec::new() };
    let sound = match seeded.place(4) {
        0 => None,
        _ => mutated_parts(original, &originals, &mut seeded).or_else(|| mutated_values(original, &mut seeded)),
    };
    sound.unwrap_or_else(|| {
        let mut bytes = original.to_vec();
        mutate(&mut bytes, &originals, &mut seeded);
        bytes
    })
}

fn mutate(bytes: &mut Vec<u8>, originals: &[&[u8]], seeded: &mut Seeded) {
    for _ in 0..=seeded.place(6) {
        let at = seeded.place(bytes.len() + 1);
        let end = (at + seeded.place(40)).min(bytes.len());
        match seeded.place(8) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << seeded.place(8);
                }
            }
            1 => drop(bytes.drain(at..end)),
            2 => bytes.truncate(at.max(1)),
            3 | 4 => {
                let token = one_of(seeded, TOKENS).unwrap_or_default();
                // In the place of something, or before it.
                let end = if seeded.place(2) == 0 { end } else { at };
                drop(bytes.splice(at..end, token.iter().copied()));
            }
            5 => {
                let times = 1 + seeded.place(300);
                let piece = bytes.get(at..end).unwrap_or_default().repeat(times);
                drop(bytes.splice(at..at, piece));
            }
            6 => {
                let other = one_of(seeded, originals).unwrap_or_default();
                let from = seeded.place(other.len());
                let piece = other.iter().skip(from).take(end - at).copied().collect::<Vec<u8>>();
                drop(bytes.splice(at..at, piece));
            }
            _ => {
                let noise: Vec<u8> = (at..end).map(|_| seeded.number().to_le_bytes()[0]).collect();
                drop(bytes.splice(at..at, noise));
            }
        }
    }
    bytes.truncate(LARGEST);
}

/// The same archive with some of its parts mutated; nothing where it is none.
fn mutated_parts(original: &[u8], originals: &[&[u8]], seeded: &mut Seeded) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(original)).ok()?;
    let hit = seeded.place(archive.len());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        if at == hit || seeded.place(8) == 0 {
            mutate(&mut bytes, originals, seeded);
        }
        // Unpacked: packing would take most of the time.
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(part.name().ok()?, stored).ok()?;
        zip.write_all(&bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

/// What stands in the place of values.
const VALUES: &[&str] = &[
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "\"\"",
    "\" \"",
    "\"0\"",
    "\"-1\"",
    "\"99999999999999999999999999999\"",
    "\"0.0000000000000000000000000001\"",
    "\"1e9\"",
    "\"-262143-01-01\"",
    "\"262142-12-31\"",
    "\"2026-02-29\"",
    "\"0001-01-01\"",
    "\"9999-12-31\"",
    "\"00000000-0000-0000-0000-000000000000\"",
    "\"EUR\"",
    "\"XXX\"",
    "\"C62\"",
    "\"name\"",
    "\"%_\\\"'\"",
    "\"\\u0000\"",
    "\"a OR NOT b* NEAR(c)\"",
    "\"\u{202e}\u{0}ß\u{1f600}\"",
    "[]",
    "{}",
    "[[]]",
];

/// The same JSON with some of its values exchanged, gone or doubled; nothing where it is none.
fn mutated_values(original: &[u8], seeded: &mut Seeded) -> Option<Vec<u8>> {
    let mut value: Value = serde_json::from_slice(original).ok()?;
    for _ in 0..=seeded.place(3) {
        change(&mut value, seeded);
    }
    serde_json::to_vec(&value).ok()
}

fn change(value: &mut Value, seeded: &mut Seeded) {
    let inner = match value {
        Value::Array(values) => values.len(),
        Value::Object(fields) => fields.len(),
        _ => 0,
    };
    let at = seeded.place(inner);
    match value {
        Value::Array(values) if inner > 0 && seeded.place(8) > 0 => {
            match seeded.place(10) {
                0 => drop(values.remove(at)),
                1 => values.extend_from_within(at..),
                _ => values.get_mut(at).into_iter().for_each(|value| change(value, seeded)),
            };
        }
        Value::Object(fields) if inner > 0 && seeded.place(8) > 0 => {
            let Some(name) = fields.keys().nth(at).cloned() else { return };
            if seeded.place(10) == 0 {
                fields.remove(&name);
            } else if let Some(value) = fields.get_mut(&name) {
                change(value, seeded);
            }
        }
        Value::String(text) if text.len() < LONG && seeded.place(4) == 0 => {
            *text = text.repeat(1 + seeded.place(2_000))
        }
        _ => {
            let other = one_of(seeded, VALUES).and_then(|text| serde_json::from_str(text).ok());
            *value = other.unwrap_or_default();
        }
    }
}
