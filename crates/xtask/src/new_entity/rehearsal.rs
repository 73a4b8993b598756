//! `cargo xtask new-entity --rehearse`: adds an entity to a copy of the workspace and tests it there.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::write;
use crate::shell::{cargo, root, run, target};
use crate::{pages, tidy};

const NAME: &str = "rehearsal_note";

/// Takes all steps of `docs/adding-an-entity.md` and has every layer checked.
pub fn rehearse() -> Result<()> {
    pages::fetch("ui")?;
    let copy = target().join("rehearsal");
    if copy.exists() {
        fs::remove_dir_all(&copy).with_context(|| format!("{} cannot be emptied", copy.display()))?;
    }
    tidy::copy_tree(root(), &copy)?;
    write(&copy, NAME, "party")?;
    let inside = |arguments: &[&str]| {
        let mut cargo = cargo(arguments);
        // The same target folder: only the crates of the workspace are compiled anew.
        cargo.current_dir(&copy).env("CARGO_TARGET_DIR", target());
        run(cargo)
    };
    inside(&["test", "--quiet", "--package", "kontor-core", "--lib", NAME])?;
    inside(&["test", "--quiet", "--package", "kontor-app", "--test", NAME])?;
    let generated = copy.join("ui/src/core/generated").to_string_lossy().into_owned();
    inside(&["run", "--quiet", "--package", "kontor-cli", "--", "typescript", "--out", &generated])?;
    check_pages(&copy)
}

fn check_pages(copy: &Path) -> Result<()> {
    let ui = copy.join("ui");
    #[cfg(unix)]
    std::os::unix::fs::symlink(root().join("ui/node_modules"), ui.join("node_modules"))?;
    for script in ["check", "locales"] {
        let mut npm = crate::shell::npm("ui", &["run", "--silent", script]);
        npm.current_dir(&ui);
        run(npm)?;
    }
    Ok(())
}
