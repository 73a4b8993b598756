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
    measure(&[], "core")?;
    if let Some(year) = year {
        measure(&["year", year], "year")?;
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

/// What the journal and head office cost: capture, a whole way to another PC, fifty PCs at once, many firms.
pub fn sync() -> Result<()> {
    setup(Purpose::Test)?;
    pages::fetch("ui")?;
    pages::build()?;
    run(cargo(&["build", "--release", "--bins", "--package", "kontor-bench", "--package", "kontor-server"]))?;
    measure(&["capture"], "capture")?;
    measure(&["sync"], "sync")?;
    measure(&["server"], "server")?;
    measure(&["firms", "--firms", "100", "--pcs", "10"], "firms")
}

/// One measurement, into `target/bench/NAME.json`.
fn measure(words: &[&str], name: &str) -> Result<()> {
    let mut bench = command(built("release", "kontor-bench"));
    bench.args(words).arg(target().join("bench").join(format!("{name}.json")));
    run(bench)
}
