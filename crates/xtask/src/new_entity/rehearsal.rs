//! `cargo xtask new-entity --rehearse`: adds an entity to a copy of the workspace and tests it there.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::write;
use crate::shell::{built, cargo, command, kontorctl, npm, root, run, target};
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
    let inside = |mut command: Command| {
        // The same target folder: only the crates of the workspace are compiled anew.
        command.current_dir(&copy).env("CARGO_TARGET_DIR", target());
        run(command)
    };
    inside(cargo(&["test", "--quiet", "--workspace", "--exclude", "xtask", "--test", NAME]))?;
    inside(kontorctl())?;
    let mut typescript = command(built("debug", "kontorctl"));
    typescript.args(["typescript", "--out"]).arg(copy.join("ui/src/core/generated"));
    run(typescript)?;
    check_pages(&copy)
}

fn check_pages(copy: &Path) -> Result<()> {
    let ui = copy.join("ui");
    #[cfg(unix)]
    std::os::unix::fs::symlink(root().join("ui/node_modules"), ui.join("node_modules"))?;
    for script in ["check", "locales"] {
        let mut npm = npm("ui", &["run", "--silent", script]);
        npm.current_dir(&ui);
        run(npm)?;
    }
    Ok(())
}
