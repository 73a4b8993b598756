//! `cargo xtask run`: from a fresh clone to the open window in one command.

use std::fs;

use anyhow::Result;

use crate::setup::{Purpose, setup};
use crate::shell::{built, cargo, command, line, root, run as run_to_end, target};
use crate::{display, pages};

/// Readies the machine, builds what changed and opens the demo company.
pub fn run() -> Result<()> {
    setup(Purpose::Run)?;
    pages::build()?;
    println!("Building the programs … (the first time takes up to twenty minutes, later a few seconds)");
    run_to_end(cargo(&["build", "--package", "kontor", "--package", "kontor-cli"]))?;
    if display::here() { open_the_window() } else { play_the_day() }
}

fn open_the_window() -> Result<()> {
    let folder = target().join("demo");
    let company = folder.join("demo.kontor");
    if !company.exists() {
        println!("Making the demo company …");
        fs::create_dir_all(&folder)?;
        let mut demo = command(built("debug", "kontorctl"));
        demo.arg("demo").arg("--company").arg(&company);
        run_to_end(demo)?;
    }
    let mut window = command(built("debug", "kontor"));
    window.arg("--company").arg(&company);
    println!("Opening the window: {}", line(&window));
    run_to_end(window)
}

fn play_the_day() -> Result<()> {
    println!("No display here (DISPLAY and WAYLAND_DISPLAY are empty): playing the demo company's day instead.");
    let folder = target().join("demo-day");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut day = command(built("debug", "kontorctl"));
    day.args(["demo", "--play"]).arg("--company").arg(folder.join("demo.kontor"));
    run_to_end(day)?;
    println!("Its files are in {}", folder.strip_prefix(root()).unwrap_or(&folder).display());
    Ok(())
}
