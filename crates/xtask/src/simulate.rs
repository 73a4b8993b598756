//! `cargo xtask simulate`: stories of a firm and its head office from seeds, through every fault (`crates/simulate`).

use anyhow::Result;

use crate::shell::{built, cargo, command, run};

/// Builds the simulator and runs it; it says itself how it went.
pub fn simulate(wishes: &[&str]) -> Result<()> {
    run(cargo(&["build", "--quiet", "--workspace", "--exclude", "xtask", "--bin", "simulate"]))?;
    let mut simulate = command(built("debug", "simulate"));
    simulate.args(wishes);
    run(simulate)
}
