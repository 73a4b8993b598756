//! `cargo xtask run`: from a fresh clone to the open window in one command.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::setup::{Purpose, setup};
use crate::shell::{built, command, line, programs, root, run as run_to_end, target};
use crate::{display, pages};

/// Readies the machine, builds what changed and opens the demo company.
pub fn run() -> Result<()> {
    setup(Purpose::Run)?;
    pages::build()?;
    println!("Building the programs … (the first time takes up to twenty minutes, later a few seconds)");
    run_to_end(programs())?;
    if display::here() { open_the_window() } else { play_the_day() }
}

fn open_the_window() -> Result<()> {
    let folder = target().join("demo");
    if !fits(&folder) {
        println!("Making the demo company …");
        // Under another name until it is complete: an interrupted start leaves no half a company.
        let making = target().join("demo.making");
        empty(&making)?;
        run_to_end(demo(&making, &[]))?;
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::rename(making, &folder)?;
    }
    let mut window = with_key(command(built("debug", "kontor")), &folder);
    window.arg("--company").arg(folder.join("demo.kontor"));
    println!("Opening the window: {}", line(&window));
    run_to_end(window)
}

/// Whether the demo company is there and was made with the tables of today: while they are not released they may change in
/// place, and then an older file cannot be opened.
fn fits(folder: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let made = changed(&folder.join("demo.key"));
    let tables = fs::read_dir(root().join("migrations/client")).into_iter().flatten().flatten();
    made.is_some_and(|made| tables.filter_map(|table| changed(&table.path())).all(|table| table <= made))
}

fn play_the_day() -> Result<()> {
    println!(
        "No display here (DISPLAY and WAYLAND_DISPLAY are empty): playing the demo company's day instead, with a second PC and a head office."
    );
    let folder = target().join("demo-day");
    empty(&folder)?;
    run_to_end(demo(&folder, &["--play", "--head-office"]))?;
    println!("Its files are in {}", folder.strip_prefix(root()).unwrap_or(&folder).display());
    Ok(())
}

fn demo(folder: &Path, wishes: &[&str]) -> Command {
    let mut demo = with_key(command(built("debug", "kontorctl")), folder);
    demo.arg("demo").args(wishes).arg("--company").arg(folder.join("demo.kontor"));
    demo
}

/// The key of a company that is thrown away lies beside it and not in the person's key store.
fn with_key(mut command: Command, folder: &Path) -> Command {
    command.env("KONTOR_KEY_FILE", folder.join("demo.key"));
    command
}

/// A folder with nothing in it.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}
