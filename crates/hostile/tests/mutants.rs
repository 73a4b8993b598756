//! Hostile input: every reader is given its corpus and mutants of it. None may bring the program down, and memory stays within bounds.
//!
//! `KONTOR_FUZZ` says how many mutants each reader is given; one that fails is made again with `KONTOR_FUZZ_FROM`.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "it says how many it tried")]

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use kontor_hostile::mutant::mutant;
use kontor_hostile::{READERS, reader};

/// Most memory that the process of a reader may ever have had, in KiB; the program itself with a company open takes 60 MiB.
const MOST_MEMORY_KIB: u64 = 512 * 1024;

fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

fn corpora() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus")
}

/// What a reader is begun with, in the order of its names.
fn corpus(name: &str) -> Vec<Vec<u8>> {
    let folder = corpora().join(name);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|failure| panic!("{}: {failure}", folder.display()));
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// The most memory that this process ever had, where the system tells.
fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split_whitespace().next()?.parse().ok()
}

fn try_mutants(name: &str) {
    let (read, corpus) = (reader(name).read, corpus(name));
    let seeds = corpus.iter().filter(|bytes| read(bytes)).count();
    assert!(seeds > 0, "{name} understands nothing of its corpus");
    let (from, count) = (setting("KONTOR_FUZZ_FROM", 0), setting("KONTOR_FUZZ", 10_000));
    let mut understood = 0;
    for seed in from..from + count {
        let bytes = mutant(&corpus, seed);
        let length = bytes.len();
        let ended = catch_unwind(|| read(&bytes));
        assert!(ended.is_ok(), "{name}: seed {seed} with {length} bytes: KONTOR_FUZZ_FROM={seed} KONTOR_FUZZ=1");
        understood += u64::from(ended.is_ok_and(|understood| understood));
    }
    let peak = peak_kib();
    let told = peak.map_or_else(String::new, |peak| format!(", at most {} MiB", peak / 1024));
    println!("{name}: {} of the corpus and {count} mutants, {understood} of them understood{told}", corpus.len());
    assert!(peak.is_none_or(|peak| peak <= MOST_MEMORY_KIB), "{name} took {peak:?} KiB");
}

macro_rules! readers {
    ($($name:ident)*) => {
        const TRIED: &[&str] = &[$(stringify!($name)),*];
        $(
            #[test]
            fn $name() {
                try_mutants(stringify!($name));
            }
        )*
    };
}

readers! { archive backups barcodes commits drafts evidence key_file mapping pictures recovery_key requests tables typed year }

#[test]
fn every_reader_is_tried_has_a_corpus_and_a_target() {
    let named: Vec<&str> = READERS.iter().map(|reader| reader.name).collect();
    assert_eq!(named, TRIED);
    let manifest = std::fs::read_to_string(corpora().join("../Cargo.toml")).unwrap();
    for name in named {
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is no target of fuzz/Cargo.toml");
        assert!(corpus(name).len() >= 2, "{name} needs a corpus");
    }
}
