//! `cargo xtask codegen`: the TypeScript side of the command list, of the entity registry and of head office's page.
//!
//! `kontorctl` and `kontor-server` write the files, since they have the lists; here they are put in place or compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::shell::{built, command, kontor_server, kontorctl, root, run, target};

/// Where the files of a program go.
const HOMES: &[(&str, &str)] = &[("ui/src/core/generated", "kontorctl"), ("ui/src/admin/generated", "kontor-server")];

/// Writes the files anew; those that nothing generates any more are removed.
pub fn write() -> Result<()> {
    build()?;
    for (home, program) in HOMES {
        let folder = root().join(home);
        if folder.exists() {
            fs::remove_dir_all(&folder).with_context(|| format!("{home} cannot be replaced"))?;
        }
        generate(program, &folder)?;
        println!("{home}: {} files", texts(&folder)?.len());
    }
    Ok(())
}

/// Whether the files are those that the programs give today.
pub fn check() -> Result<bool> {
    build()?;
    let mut sound = true;
    for (home, program) in HOMES {
        let fresh = target().join("codegen").join(program);
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        generate(program, &fresh)?;
        for complaint in differences(&texts(&root().join(home))?, &texts(&fresh)?) {
            println!("{home}/{complaint}: run `cargo xtask codegen`");
            sound = false;
        }
    }
    Ok(sound)
}

fn build() -> Result<()> {
    run(kontorctl())?;
    run(kontor_server())
}

fn generate(program: &str, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut typescript = command(built("debug", program));
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
