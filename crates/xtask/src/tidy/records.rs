//! What is written down twice must agree: crates and their map, migrations and their checksums.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use super::{Complaint, Tree, read_tree};
use crate::pages::hex;
use crate::shell::root;

const MAP: &str = "ARCHITECTURE.md";
const CHECKSUMS: &str = "tests/golden/migrations.sha256";

/// All complaints of this kind.
pub fn complaints(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    crates(tree, &mut found);
    migrations(tree, &mut found);
    found
}

/// Writes the checksums of all migrations anew. Only for migrations that no released program has run.
pub fn accept_migrations() -> Result<()> {
    let tree = read_tree(root())?;
    let lines: String = sums(&tree).iter().map(|(file, sum)| format!("{sum}  {file}\n")).collect();
    let file = root().join(CHECKSUMS);
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, lines).with_context(|| format!("{CHECKSUMS} cannot be written"))
}

fn crates(tree: &Tree, found: &mut Vec<Complaint>) {
    let Some(map) = tree.get(MAP) else {
        found.push(Complaint::of(MAP, "is missing; whoever is new here begins with it"));
        return;
    };
    let names: BTreeSet<&str> = tree.iter().filter_map(|(file, text)| package(file, text)).collect();
    for name in names.iter().filter(|name| !map.contains(&format!("`{name}`"))) {
        found.push(Complaint::of(MAP, format!("does not say what `{name}` is for")));
    }
    for (index, line) in map.lines().enumerate() {
        // Every second piece between backticks stands inside them.
        for name in line.split('`').skip(1).step_by(2).filter(|word| is_crate_name(word) && !names.contains(word)) {
            found.push(Complaint::at(MAP, index, format!("speaks of `{name}`, which does not exist")));
        }
    }
}

/// The name in a manifest of one of our crates.
fn package<'a>(file: &str, text: &'a str) -> Option<&'a str> {
    let ours = file == "Cargo.toml" || (file.starts_with("crates/") && file.ends_with("/Cargo.toml"));
    let line = text.lines().find(|line| line.starts_with("name = ")).filter(|_| ours)?;
    line.split('"').nth(1)
}

fn is_crate_name(word: &str) -> bool {
    word.strip_prefix("kontor-").is_some_and(|rest| rest.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-'))
}

fn migrations(tree: &Tree, found: &mut Vec<Complaint>) {
    let kept: BTreeMap<&str, &str> = tree
        .get(CHECKSUMS)
        .map(|text| text.lines().filter_map(|line| line.split_once("  ")).map(|(sum, file)| (file, sum)).collect())
        .unwrap_or_default();
    let now = sums(tree);
    for (file, sum) in &now {
        match kept.get(file) {
            Some(known) if known == sum => {}
            Some(_) => found.push(Complaint::of(
                file,
                "was changed; companies in the field ran the old text: write a new migration \
                 (never released? `cargo xtask tidy --accept-migrations`)",
            )),
            None => found.push(Complaint::of(
                file,
                format!("is not in {CHECKSUMS}: `cargo xtask tidy --accept-migrations` adds it"),
            )),
        }
    }
    for file in kept.keys().filter(|file| !now.contains_key(**file)) {
        found.push(Complaint::of(file, "was removed; companies in the field ran it, and new ones must too"));
    }
}

fn sums(tree: &Tree) -> BTreeMap<&str, String> {
    let scripts = tree.iter().filter(|(file, _)| file.starts_with("migrations/") && file.ends_with(".sql"));
    scripts.map(|(file, text)| (file.as_str(), hex(Sha256::digest(text)))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{places, tree};
    use super::*;

    fn check(files: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(places(&complaints(&tree(files))), expected, "{files:?}");
    }

    #[test]
    fn the_map_and_the_crates_agree() {
        check(&[], &["ARCHITECTURE.md:0"]);
        let core = ("crates/core/Cargo.toml", "[package]\nname = \"kontor-core\"\n");
        check(&[(MAP, "`kontor-core` is the business, `kontorctl` a program"), core], &[]);
        check(&[(MAP, "`kontor-corn` is food"), core], &["ARCHITECTURE.md:0", "ARCHITECTURE.md:1"]);
    }

    #[test]
    fn a_migration_is_never_edited_or_removed() {
        let (script, sum) = ("migrations/client/1_party.sql", hex(Sha256::digest("CREATE")));
        let kept = format!("{sum}  {script}\n");
        let map = (MAP, "");
        check(&[map, (script, "CREATE"), (CHECKSUMS, &kept)], &[]);
        check(&[map, (script, "CREATE MORE"), (CHECKSUMS, &kept)], &["migrations/client/1_party.sql:0"]);
        check(&[map, (script, "CREATE")], &["migrations/client/1_party.sql:0"]);
        check(&[map, (CHECKSUMS, &kept)], &["migrations/client/1_party.sql:0"]);
    }
}
