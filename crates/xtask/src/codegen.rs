//! `cargo xtask codegen`: the TypeScript side of the command list and of the entity registry.
//!
//! `kontorctl typescript` writes the files, since it has the list; here they are put in place or compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::shell::{built, command, kontorctl, root, run, target};

const HOME: &str = "ui/src/core/generated";

/// Writes the files anew; those that nothing generates any more are removed.
pub fn write() -> Result<()> {
    let home = root().join(HOME);
    if home.exists() {
        fs::remove_dir_all(&home).with_context(|| format!("{HOME} cannot be replaced"))?;
    }
    generate(&home)?;
    println!("{HOME}: {} files", texts(&home)?.len());
    Ok(())
}

/// Whether the files are those that the command list gives today.
pub fn check() -> Result<bool> {
    let fresh = target().join("codegen");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    generate(&fresh)?;
    let complaints = differences(&texts(&root().join(HOME))?, &texts(&fresh)?);
    for complaint in &complaints {
        println!("{HOME}/{complaint}: run `cargo xtask codegen`");
    }
    Ok(complaints.is_empty())
}

fn generate(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    run(kontorctl())?;
    let mut typescript = command(built("debug", "kontorctl"));
    typescript.args(["typescript", "--out"]).arg(folder);
    run(typescript)
}

fn texts(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    if !folder.exists() {
        return Ok(texts);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        texts.insert(entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path())?);
    }
    Ok(texts)
}

fn differences(kept: &BTreeMap<String, String>, fresh: &BTreeMap<String, String>) -> Vec<String> {
    let stale = fresh.iter().filter_map(|(name, text)| match kept.get(name) {
        None => Some(format!("{name} is missing")),
        Some(old) if old != text => Some(format!("{name} is stale")),
        Some(_) => None,
    });
    let left = kept.keys().filter(|name| !fresh.contains_key(*name)).map(|name| format!("{name} is not generated"));
    stale.chain(left).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_difference_is_told() {
        let files = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
            pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
        };
        let kept = files(&[("same.ts", "1"), ("old.ts", "1"), ("gone.ts", "1")]);
        let fresh = files(&[("same.ts", "1"), ("old.ts", "2"), ("new.ts", "1")]);
        assert_eq!(differences(&kept, &fresh), ["new.ts is missing", "old.ts is stale", "gone.ts is not generated"]);
        assert!(differences(&kept, &kept).is_empty());
    }
}
