//! `cargo xtask package`: the programs as .deb and .rpm, head office as a .deb of its own; with `--check` the .deb is installed,
//! started and removed, that of head office in a folder.

mod server;

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};

use crate::setup::{Purpose, as_administrator, setup};
use crate::shell::{built, command, find, kontor_server, programs, root, run, target};
use crate::{display, pages};

/// How long a freshly installed program may take until its page has painted.
const PATIENCE: Duration = Duration::from_secs(60);

/// Builds the packages. `--debug` takes the debug build, which a test run has made already; `--server` makes that of head office
/// alone.
pub fn package(wishes: &[&str]) -> Result<()> {
    if let Some(wish) = wishes.iter().find(|wish| !["--check", "--debug", "--server"].contains(wish)) {
        bail!("package knows --check, --debug and --server, not {wish}");
    }
    let check = wishes.contains(&"--check");
    let profile = if wishes.contains(&"--debug") { "debug" } else { "release" };
    if wishes.contains(&"--server") {
        return head_office(profile, check);
    }
    setup(if check { Purpose::Test } else { Purpose::Run })?;
    pages::build()?;
    let mut programs = programs();
    if profile == "release" {
        programs.arg("--release");
    }
    run(programs)?;
    // The debug build is only there to be tried, and the .deb is enough for that.
    let kinds: &[&str] = if profile == "debug" { &["deb"] } else { &["deb", "rpm"] };
    let packages = bundle(profile, kinds)?;
    // Where there is no dpkg the other packages are made all the same.
    let office = find("dpkg-deb").map(|_| server::bundle(profile)).transpose()?;
    for package in packages.iter().chain(&office) {
        println!("{}", package.strip_prefix(root()).unwrap_or(package).display());
    }
    if let Some(office) = office.filter(|_| check) {
        server::try_out(&office)?;
    }
    match packages.iter().find(|package| package.extension().is_some_and(|kind| kind == "deb")) {
        Some(deb) if check => try_out(deb),
        _ => Ok(()),
    }
}

/// The package of head office.
fn head_office(profile: &str, check: bool) -> Result<()> {
    pages::build()?;
    let mut program = kontor_server();
    if profile == "release" {
        program.arg("--release");
    }
    run(program)?;
    let deb = server::bundle(profile)?;
    println!("{}", deb.strip_prefix(root()).unwrap_or(&deb).display());
    if check { server::try_out(&deb) } else { Ok(()) }
}

fn bundle(profile: &str, kinds: &[&str]) -> Result<Vec<PathBuf>> {
    pages::fetch("crates/xtask")?;
    let folder = target().join(profile).join("bundle");
    for kind in kinds {
        // Packages of an earlier version must not be taken for those of this one.
        let _ = fs::remove_dir_all(folder.join(kind));
    }
    let mut bundle = tauri();
    bundle.args(["bundle", "--ci", "--no-sign", "--bundles", &kinds.join(","), "--config", &with_kontorctl(profile)]);
    if profile == "debug" {
        bundle.arg("--debug");
    }
    run(bundle)?;
    kinds.iter().map(|kind| only_file(&folder.join(kind), kind)).collect()
}

/// The Tauri command line of `crates/xtask/package.json`.
pub fn tauri() -> Command {
    command(root().join("crates/xtask/node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" }))
}

/// kontorctl lies beside the window's program in both packages. It is named here and not in `tauri.conf.json`,
/// because only here it is known where the programs were built.
fn with_kontorctl(profile: &str) -> String {
    let files = format!(r#"{{ "files": {{ "/usr/bin/kontorctl": {:?} }} }}"#, built(profile, "kontorctl"));
    format!(r#"{{ "bundle": {{ "linux": {{ "deb": {files}, "rpm": {files} }} }} }}"#)
}

fn only_file(folder: &Path, kind: &str) -> Result<PathBuf> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files = entries.flatten().map(|entry| entry.path());
    files
        .find(|path| path.extension().is_some_and(|found| found == kind))
        .with_context(|| format!("no .{kind} in {}", folder.display()))
}

/// Installs the package, starts both programs, removes it again.
fn try_out(deb: &Path) -> Result<()> {
    ensure!(find("dpkg").is_some(), "a .deb can only be tried where dpkg is");
    let Some(mut install) = as_administrator("dpkg") else {
        bail!("installing needs root, or sudo without a password");
    };
    println!("Installing {}", deb.display());
    run({
        install.arg("--install").arg(deb);
        install
    })?;
    let tried = start_installed();
    if let Some(mut remove) = as_administrator("dpkg") {
        remove.args(["--remove", "kontor"]);
        run(remove)?;
    }
    tried?;
    for left in ["/usr/bin/kontor", "/usr/bin/kontorctl", "/usr/share/applications/Kontor.desktop"] {
        ensure!(!Path::new(left).exists(), "{left} is still there after the package was removed");
    }
    println!("The package was installed, started and removed.");
    Ok(())
}

fn start_installed() -> Result<()> {
    for expected in ["/usr/bin/kontor", "/usr/bin/kontorctl", "/usr/share/applications/Kontor.desktop"] {
        ensure!(Path::new(expected).exists(), "the package lacks {expected}");
    }
    let mut control = command("/usr/bin/kontorctl");
    control.arg("--version");
    run(control)?;

    // Settings, papers and companies of whoever runs this stay untouched.
    let home = target().join("package-check");
    let _ = fs::remove_dir_all(&home);
    fs::create_dir_all(&home)?;
    let mut window = display::made_up("/usr/bin/kontor");
    window.env("HOME", &home).env("KONTOR_LOG", "info");
    for name in ["XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"] {
        window.env_remove(name);
    }
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut window, 0);
    let mut session =
        window.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().context("the window does not start")?;
    let painted = wait_for(&mut session, "first paint");
    end(&mut session)?;
    painted
}

/// Waits for a word in the program's log.
fn wait_for(session: &mut Child, word: &'static str) -> Result<()> {
    let log = session.stderr.take().context("the program has no log")?;
    let (told, heard) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(log).lines().map_while(Result::ok) {
            // The display and the bus have much to say of themselves.
            if line.contains(" kontor::") {
                println!("  {line}");
            }
            if line.contains(word) && told.send(()).is_err() {
                return;
            }
        }
    });
    heard.recv_timeout(PATIENCE).with_context(|| format!("no {word} within {} seconds", PATIENCE.as_secs()))
}

/// Ends the session: the program, its display and its bus stand in one group.
fn end(session: &mut Child) -> Result<()> {
    let mut kill = command("kill");
    kill.args(["-TERM", "--", &format!("-{}", session.id())]);
    run(kill)?;
    session.wait()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_packages_carry_the_program_for_scripts() {
        let config = with_kontorctl("release");
        assert_eq!(config.matches("/usr/bin/kontorctl").count(), 2, "{config}");
        assert_eq!(config.matches('{').count(), config.matches('}').count(), "{config}");
    }

    #[test]
    fn a_wish_that_nobody_knows_is_refused() {
        assert!(package(&["--sign"]).is_err());
    }
}
