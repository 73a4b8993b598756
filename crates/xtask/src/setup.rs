//! What a machine must have, how to see whether it has it, and how to get it.
//!
//! On Debian, Ubuntu and Fedora what is missing is installed where that is allowed (root, or sudo without a password);
//! otherwise the exact command is printed. Other systems are told what is missing.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{self, command, find};

/// What a task needs a machine for; each purpose includes those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Compile the programs and open the window.
    Run,
    /// Drive the window and a browser, read paper and secrets.
    Test,
}

/// How to see that something is there.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// One of these programs is in the search path.
    Program(&'static [&'static str]),
    /// A library with its headers, by its name in pkg-config.
    Library(&'static str),
    /// Any font at all.
    Font,
}

/// One thing that a Linux machine must have.
struct Need {
    purpose: Purpose,
    what_for: &'static str,
    sign: Sign,
    debian: &'static str,
    fedora: &'static str,
}

const fn need(
    purpose: Purpose,
    what_for: &'static str,
    sign: Sign,
    debian: &'static str,
    fedora: &'static str,
) -> Need {
    Need { purpose, what_for, sign, debian, fedora }
}

#[rustfmt::skip]
const NEEDS: &[Need] = {
    use Purpose::{Run, Test};
    use Sign::{Font, Library, Program};
    &[
        need(Run, "the C parts of the store", Program(&["cc"]), "build-essential", "gcc"),
        need(Run, "the C parts of the store", Program(&["make"]), "make", "make"),
        need(Run, "the encryption of the company file", Program(&["perl"]), "perl", "perl"),
        need(Run, "finding libraries", Program(&["pkg-config"]), "pkg-config", "pkgconf-pkg-config"),
        need(Run, "the window", Library("webkit2gtk-4.1"), "libwebkit2gtk-4.1-dev", "webkit2gtk4.1-devel"),
        need(Run, "the tray icon", Library("ayatana-appindicator3-0.1"), "libayatana-appindicator3-dev", "libayatana-appindicator-gtk3-devel"),
        need(Run, "the window's menus and dialogs", Font, "fonts-dejavu-core", "dejavu-sans-fonts"),
        need(Run, "the pages", Program(&["node"]), "nodejs", "nodejs"),
        need(Run, "the pages", Program(&["npm"]), "npm", "nodejs-npm"),
        need(Test, "a display without a screen", Program(&["Xvfb"]), "xvfb", "xorg-x11-server-Xvfb"),
        need(Test, "a display without a screen", Program(&["xauth"]), "xauth", "xorg-x11-xauth"),
        need(Test, "pictures of the window", Program(&["import"]), "imagemagick", "ImageMagick"),
        need(Test, "driving the window", Program(&["WebKitWebDriver"]), "webkit2gtk-driver", "/usr/bin/WebKitWebDriver"),
        need(Test, "the pages in a browser", Program(BROWSERS), "chromium", "chromium"),
        need(Test, "reading paper", Program(&["pdftotext"]), "poppler-utils", "poppler-utils"),
        need(Test, "reading codes on paper", Program(&["zbarimg"]), "zbar-tools", "zbar"),
        // Debian keeps initdb out of the search path.
        need(Test, "head office over PostgreSQL", Program(&["pg_ctlcluster", "initdb"]), "postgresql", "postgresql-server"),
        need(Test, "the key store", Program(&["gnome-keyring-daemon"]), "gnome-keyring", "gnome-keyring"),
        need(Test, "the key store", Program(&["dbus-run-session"]), "dbus", "dbus-daemon"),
    ]
};

const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];

/// The oldest Node that builds the pages.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Version of tauri-driver, which speaks between a test and the window's own driver.
const TAURI_DRIVER: &str = "tauri-driver@2.1.0";

/// Sees to it that this machine has what the purpose needs.
pub fn setup(purpose: Purpose) -> Result<()> {
    if cfg!(target_os = "linux") {
        let missing: Vec<&Need> = NEEDS.iter().filter(|need| need.purpose <= purpose && !is_there(need.sign)).collect();
        if !missing.is_empty() {
            install(&missing)?;
        }
    }
    check_node()?;
    if purpose >= Purpose::Test && cfg!(target_os = "linux") {
        install_driver()?;
    }
    Ok(())
}

/// The browser for tests.
pub fn browser() -> Option<std::path::PathBuf> {
    BROWSERS.iter().find_map(|name| find(name))
}

/// Where tauri-driver is installed.
pub fn driver() -> std::path::PathBuf {
    shell::target().join("tools/bin/tauri-driver")
}

/// A command with the rights of the administrator, where they can be had without asking.
pub fn as_administrator(program: &str) -> Option<Command> {
    let mut who = command("id");
    who.arg("-u");
    if shell::output(who).is_ok_and(|id| id == "0") {
        return Some(command(program));
    }
    let mut ask = command("sudo");
    ask.args(["-n", "true"]);
    shell::succeeds(ask).then(|| {
        let mut sudo = command("sudo");
        sudo.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", program]);
        sudo
    })
}

fn is_there(sign: Sign) -> bool {
    match sign {
        Sign::Program(names) => names.iter().any(|name| find(name).is_some()),
        Sign::Library(name) => {
            let mut ask = command("pkg-config");
            ask.args(["--exists", name]);
            shell::succeeds(ask)
        }
        Sign::Font => ["/usr/share/fonts", "/usr/local/share/fonts"].iter().any(|folder| holds_a_font(folder.as_ref())),
    }
}

fn holds_a_font(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().map(|entry| entry.path()).any(|path| {
        let font = path.extension().is_some_and(|kind| kind == "ttf" || kind == "otf" || kind == "ttc");
        font || (path.is_dir() && holds_a_font(&path))
    })
}

fn install(missing: &[&Need]) -> Result<()> {
    println!("Missing on this machine:");
    for need in missing {
        println!("  {:<36} for {}", need.debian, need.what_for);
    }
    let (installer, packages): (&[&str], Vec<&str>) = if find("apt-get").is_some() {
        (&["apt-get", "install", "-y", "--no-install-recommends"], missing.iter().map(|need| need.debian).collect())
    } else if find("dnf").is_some() {
        (&["dnf", "install", "-y"], missing.iter().map(|need| need.fedora).collect())
    } else {
        bail!("please install the above with the package manager of this system");
    };
    let wanted = format!("{} {}", installer.join(" "), packages.join(" "));
    let Some(mut command) = as_administrator(installer[0]) else {
        bail!("please run this and start again:\n\n  sudo {wanted}\n");
    };
    if installer[0] == "apt-get" {
        println!("Fetching the list of packages …");
        if let Some(mut update) = as_administrator("apt-get") {
            update.args(["update", "-qq"]).env("DEBIAN_FRONTEND", "noninteractive");
            shell::run(update)?;
        }
    }
    println!("Installing: {wanted}");
    command.args(&installer[1..]).args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    shell::run(command)?;
    match missing.iter().find(|need| !is_there(need.sign)) {
        Some(need) => bail!("{} was installed, but what it is for is still missing ({})", need.debian, need.what_for),
        None => Ok(()),
    }
}

fn check_node() -> Result<()> {
    let mut ask = command("node");
    ask.arg("--version");
    let version = shell::output(ask)?;
    if node_version(&version).is_none_or(|found| found < OLDEST_NODE) {
        bail!(
            "Node {version} is too old: the pages need {}.{} or newer (https://nodejs.org)",
            OLDEST_NODE.0,
            OLDEST_NODE.1
        );
    }
    Ok(())
}

fn node_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn install_driver() -> Result<()> {
    if driver().exists() {
        return Ok(());
    }
    println!("Building {TAURI_DRIVER}, once …");
    let mut install = shell::cargo(&["install", "--quiet", "--locked", TAURI_DRIVER, "--root"]);
    install.arg(shell::target().join("tools"));
    shell::run(install)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_node_are_compared_as_numbers() {
        assert_eq!(node_version("v20.19.2\n"), Some((20, 19)));
        assert!(node_version("v9.11.1").unwrap() < OLDEST_NODE);
        assert!(node_version("v22.0.0").unwrap() > OLDEST_NODE);
        assert_eq!(node_version("nonsense"), None);
    }

    #[test]
    fn every_need_names_its_packages() {
        for need in NEEDS {
            assert!(!need.debian.is_empty() && !need.fedora.is_empty(), "{}", need.what_for);
            assert!(!need.debian.contains(' ') && !need.fedora.contains(' '), "{}: one package each", need.what_for);
        }
    }

    #[test]
    fn a_font_is_found_in_a_deeper_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("truetype/some")).unwrap();
        assert!(!holds_a_font(folder.path()));
        std::fs::write(folder.path().join("truetype/some/A.ttf"), "").unwrap();
        assert!(holds_a_font(folder.path()));
    }
}
