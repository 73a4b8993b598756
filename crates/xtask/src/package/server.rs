//! The package of head office: the program, its unit for systemd, its settings, its user. Made by `dpkg-deb` alone, because Tauri
//! bundles windows.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail, ensure};

use crate::shell::{built, command, find, output, root, run, target};

/// Where files of the workspace lie once installed, and who may do what with them.
const FILES: &[(&str, &str, u32)] = &[
    ("crates/server/linux/kontor-server.service", "usr/lib/systemd/system/kontor-server.service", 0o644),
    ("crates/server/linux/kontor-server.toml", "etc/kontor-server.toml", 0o644),
    ("docs/head-office.md", "usr/share/doc/kontor-server/head-office.md", 0o644),
    ("LICENSE-APACHE", "usr/share/doc/kontor-server/LICENSE-APACHE", 0o644),
    ("LICENSE-MIT", "usr/share/doc/kontor-server/LICENSE-MIT", 0o644),
    ("crates/server/linux/postinst", "DEBIAN/postinst", 0o755),
    ("crates/server/linux/prerm", "DEBIAN/prerm", 0o755),
    ("crates/server/linux/postrm", "DEBIAN/postrm", 0o755),
];
const PROGRAM: &str = "usr/bin/kontor-server";

/// Makes the .deb from a build; answers where it lies.
pub fn bundle(profile: &str) -> Result<PathBuf> {
    ensure!(find("dpkg-deb").is_some(), "the package of head office is made where dpkg-deb is");
    let folder = target().join(profile).join("bundle/server");
    let _ = fs::remove_dir_all(&folder);
    let stage = folder.join("stage");
    lay_out(&stage, &built(profile, "kontor-server"), &architecture()?)?;
    let deb = folder.join(format!("kontor-server_{}_{}.deb", version(), architecture()?));
    let mut build = command("dpkg-deb");
    build.args(["--root-owner-group", "-Zxz", "--build"]).arg(&stage).arg(&deb);
    run(build)?;
    fs::remove_dir_all(&stage)?;
    Ok(deb)
}

const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

fn architecture() -> Result<String> {
    let mut ask = command("dpkg");
    ask.arg("--print-architecture");
    output(ask)
}

/// Puts everything where the package has it.
fn lay_out(stage: &Path, program: &Path, architecture: &str) -> Result<()> {
    let files = FILES.iter().map(|(from, to, mode)| (root().join(from), *to, *mode));
    for (from, to, mode) in files.chain([(program.to_owned(), PROGRAM, 0o755)]) {
        let to = stage.join(to);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&from, &to).with_context(|| from.display().to_string())?;
        allow(&to, mode)?;
    }
    fs::write(stage.join("DEBIAN/conffiles"), "/etc/kontor-server.toml\n")?;
    let kilobytes = fs::metadata(program)?.len().div_ceil(1_024);
    fs::write(stage.join("DEBIAN/control"), control(architecture, kilobytes))?;
    for folder in ["DEBIAN", "etc", "usr", "usr/bin", "usr/lib", "usr/lib/systemd", "usr/lib/systemd/system"] {
        allow(&stage.join(folder), 0o755)?;
    }
    Ok(())
}

#[cfg(unix)]
fn allow(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(mode))?)
}
#[cfg(not(unix))]
fn allow(_: &Path, _: u32) -> Result<()> {
    Ok(())
}

fn control(architecture: &str, kilobytes: u64) -> String {
    let version = version();
    format!(
        "Package: kontor-server\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: The Kontor developers <kontor@localhost>\n\
         Installed-Size: {kilobytes}\nDepends: libc6, libgcc-s1, passwd\nSuggests: postgresql\nSection: misc\nPriority: optional\n\
         Description: Head office of Kontor\n The place where the PCs of a firm come together: each works without it, and when it is reached,\n \
         everybody sees what everybody did, as far as they may. SQLite in a file, or PostgreSQL.\n"
    )
}

/// Installs the package into a folder and starts the program from there: `init`, `serve`, `status`.
pub fn try_out(deb: &Path) -> Result<()> {
    listed(deb)?;
    let folder = target().join("package-check-server");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("var/lib/dpkg/updates"))?;
    fs::create_dir_all(folder.join("var/lib/dpkg/info"))?;
    fs::write(folder.join("var/lib/dpkg/status"), "")?;
    let mut install = command("dpkg");
    // The scripts of the package run outside, and know by DPKG_ROOT that there is no system to change.
    install.args(["--force-script-chrootless", "--force-not-root", "--force-depends", "--root"]).arg(&folder);
    install.arg("--install").arg(deb);
    run(install)?;
    let installed = |path: &str| folder.join(path);
    for (_, path, _) in FILES.iter().filter(|(_, path, _)| !path.starts_with("DEBIAN")) {
        ensure!(installed(path).exists(), "the package lacks {path}");
    }
    if find("systemd-analyze").is_some() {
        // It reads the unit, and says how much of the machine lies open to it, in hundredths.
        let mut judge = command("systemd-analyze");
        judge.args(["security", "--offline=true", "--threshold=25", "--no-pager"]);
        judge.arg(installed("usr/lib/systemd/system/kontor-server.service"));
        run(judge)?;
    }
    let run_it = |words: &[&str]| {
        let mut program = command(installed(PROGRAM));
        program.arg("--config").arg(installed("etc/kontor-server.toml"));
        program.arg("--folder").arg(installed("var/lib/kontor-server")).args(["--listen", "127.0.0.1:0"]).args(words);
        program
    };
    ensure!(output(run_it(&["init", "Firm"]))?.contains("certificate"), "init says what a PC needs");
    let mut serving = run_it(&["serve"]).stdin(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let log = serving.stderr.take().context("the program has no log")?;
    let served = BufReader::new(log).lines().map_while(Result::ok).any(|line| line.contains("serving"));
    serving.kill()?;
    serving.wait()?;
    ensure!(served, "the installed program does not serve");
    ensure!(output(run_it(&["status"]))?.contains("\"name\": \"Firm\""), "status shows the firm");
    println!("The package of head office was installed into a folder and served from there.");
    Ok(())
}

/// What the package says that it holds: everything, owned by root, and nothing that anybody may write.
fn listed(deb: &Path) -> Result<()> {
    let mut list = command("dpkg-deb");
    list.arg("--contents").arg(deb);
    let list = output(list)?;
    for (_, path, _) in FILES.iter().filter(|(_, path, _)| !path.starts_with("DEBIAN")) {
        ensure!(list.contains(&format!("./{path}")), "the package lacks {path}:\n{list}");
    }
    for line in list.lines() {
        let mut words = line.split_whitespace();
        let (mode, owner) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if owner != "root/root" || mode.get(5..6) == Some("w") || mode.get(8..9) == Some("w") {
            bail!("not as files of a package are: {line}");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_all_that_the_server_needs() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("program");
        fs::write(&program, "program").unwrap();
        let stage = folder.path().join("stage");
        lay_out(&stage, &program, "amd64").unwrap();
        let control = fs::read_to_string(stage.join("DEBIAN/control")).unwrap();
        assert!(control.starts_with("Package: kontor-server\n") && control.ends_with(".\n"), "{control}");
        assert!(control.lines().all(|line| line.starts_with(' ') || line.contains(": ")), "{control}");
        let unit = fs::read_to_string(stage.join("usr/lib/systemd/system/kontor-server.service")).unwrap();
        assert!(unit.contains(&format!("ExecStart=/{PROGRAM} serve")), "the unit starts what the package brings");
        let conffile = fs::read_to_string(stage.join("DEBIAN/conffiles")).unwrap();
        assert!(stage.join(conffile.trim_end().trim_start_matches('/')).exists());
        for script in ["postinst", "prerm", "postrm"] {
            let text = fs::read_to_string(stage.join("DEBIAN").join(script)).unwrap();
            assert!(
                text.starts_with("#!/bin/sh\n") && text.contains("\nset -e\n"),
                "{script} stops where something fails"
            );
        }
    }
}
