//! Running other programs from the root of the workspace, and saying so.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail};

/// The root of the workspace.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// Where cargo builds: `CARGO_TARGET_DIR`, or `target/`.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A program of this workspace as a debug or release build leaves it.
pub fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A command that starts in the root of the workspace.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Cargo, as if it was called by hand. What the outer cargo told this program is taken away again: build scripts that
/// look at it would otherwise run anew each time the two take turns.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo");
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy().into_owned();
        let outer = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_PRIMARY_", "CARGO_CRATE_"];
        if outer.iter().any(|start| told.starts_with(start)) || told == "CARGO" || told == "LD_LIBRARY_PATH" {
            cargo.env_remove(name);
        }
    }
    cargo.args(arguments);
    cargo
}

/// Builds all programs but this one. Every task builds them in the same words, so that one finds what another made.
pub fn programs() -> Command {
    cargo(&["build", "--workspace", "--exclude", "xtask", "--bins"])
}

/// Builds kontorctl alone. The whole workspace is named here too, because cargo chooses the features of shared
/// dependencies by what is named; by another name each of them would be compiled once more.
pub fn kontorctl() -> Command {
    cargo(&["build", "--quiet", "--workspace", "--exclude", "xtask", "--bin", "kontorctl"])
}

/// Builds kontor-server like [`kontorctl`].
pub fn kontor_server() -> Command {
    cargo(&["build", "--quiet", "--workspace", "--exclude", "xtask", "--bin", "kontor-server"])
}

/// npm in a folder of the workspace.
pub fn npm(folder: &str, arguments: &[&str]) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join(folder)).args(["--no-fund", "--no-audit"]).args(arguments);
    npm
}

/// Runs a command to its end.
pub fn run(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{} does not start", name(&command)))?;
    if !status.success() {
        bail!("{} failed ({status})", line(&command));
    }
    Ok(())
}

/// What a command writes to its standard output.
pub fn output(mut command: Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("{} does not start", name(&command)))?;
    if !output.status.success() {
        bail!("{} failed ({})", line(&command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Whether a command succeeds; nothing of it is shown.
pub fn succeeds(mut command: Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// Where a program of the search path lies.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let mut places = std::env::split_paths(&path).map(|folder| folder.join(&file));
    places.find(|place| place.is_file())
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// Runs a command to its end, shows what it writes and keeps it. The flag says whether it succeeded.
pub fn watch(mut command: Command) -> Result<(bool, String)> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} does not start", name(&command)))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let kept = Mutex::new(String::new());
    std::thread::scope(|scope| {
        scope.spawn(|| out.map(|out| pass_on(out, &kept)));
        scope.spawn(|| err.map(|err| pass_on(err, &kept)));
    });
    let status = child.wait()?;
    Ok((status.success(), kept.into_inner().unwrap_or_else(PoisonError::into_inner)))
}

fn pass_on(from: impl Read, kept: &Mutex<String>) {
    for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_str(&line);
        kept.push('\n');
    }
}
