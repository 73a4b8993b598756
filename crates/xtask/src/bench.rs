//! `cargo xtask bench`: what the product takes, beside raw SQLite and an empty window in the same run.
//!
//! Nothing here is a test: machines are noisy, and a figure is worth something only beside its baseline.

use anyhow::Result;

use crate::shell::{built, cargo, command, run, target};

/// Builds as for a customer, measures, and writes `target/bench/*.json`.
pub fn bench() -> Result<()> {
    run(cargo(&["build", "--release", "--package", "kontor-bench"]))?;
    let mut core = command(built("release", "kontor-bench"));
    core.arg(target().join("bench").join("core.json"));
    run(core)
}
