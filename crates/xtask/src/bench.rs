//! `cargo xtask bench`: what the product takes, beside raw SQLite and an empty window in the same run.
//!
//! Nothing here is a test: machines are noisy, and a figure is worth something only beside its baseline.

use anyhow::Result;

use crate::setup::{Purpose, driver, setup};
use crate::shell::{built, cargo, command, root, run, target};
use crate::{display, pages};

/// Builds as for a customer, measures, and writes `target/bench/*.json`; the wholesaler's year too, where its file is given.
pub fn bench(year: Option<&str>) -> Result<()> {
    setup(Purpose::Test)?;
    pages::fetch("ui")?;
    pages::build()?;
    let programs = ["--package", "kontor", "--package", "kontor-cli", "--package", "kontor-bench"];
    run(cargo(&[&["build", "--release", "--bins", "--example", "empty_window"][..], &programs].concat()))?;
    let figures = target().join("bench");
    let mut core = command(built("release", "kontor-bench"));
    core.arg(figures.join("core.json"));
    run(core)?;
    if let Some(year) = year {
        let mut replay = command(built("release", "kontor-bench"));
        replay.arg("year").arg(year).arg(figures.join("year.json"));
        run(replay)?;
    }
    let mut window = display::made_up("node");
    window
        .arg(root().join("tests/bench/window.mjs"))
        .arg(figures.join("window.json"))
        .env("KONTOR", built("release", "kontor"))
        .env("KONTORCTL", built("release", "kontorctl"))
        .env("EMPTY_WINDOW", built("release", "examples/empty_window"))
        .env("TAURI_DRIVER", driver());
    run(window)
}
