//! `cargo xtask test`: everything that must hold, in one command. Public and private builds call nothing else.
//!
//! One target folder serves all steps, and the order lets each find what the step before it compiled: the pages come
//! first, because the window embeds them; lints check what the documentation needs; the tests build the programs that
//! the window's tests drive. A step that fails does not keep the others from running.

mod report;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::setup::{Purpose, browser, driver, setup};
use crate::shell::{built, cargo, find, npm, programs, root};
use crate::{codegen, display, new_entity, package, pages, tidy};
use report::Report;

/// Runs all steps; the last line says how many tests passed and failed.
pub fn test() -> Result<bool> {
    let mut report = Report::default();
    report.check("set-up", || setup(Purpose::Test).map(|()| true));
    report.command("formatting", cargo(&["fmt", "--all", "--check"]));
    report.check("tidy", tidy::tidy);
    the_pages(&mut report);
    the_workspace(&mut report);
    the_programs(&mut report);
    Ok(report.print())
}

fn the_pages(report: &mut Report) {
    report.check("pages: packages", || pages::fetch("ui").map(|()| true));
    for (name, script) in [
        ("pages: texts", "locales"),
        ("pages: lint", "lint"),
        ("pages: types", "check"),
        ("pages: tests", "test"),
        ("pages: advisories", "advisories"),
    ] {
        report.command(name, npm("ui", &["run", "--silent", script]));
    }
    report.check("pages: build", || pages::build().map(|()| true));
}

fn the_workspace(report: &mut Report) {
    let strict = ["--", "--deny", "warnings"];
    let lint = |scope: &[&str]| cargo(&[&["clippy", "--quiet", "--all-targets"], scope, &strict].concat());
    report.command("lint", lint(&["--workspace"]));
    let mut documentation = cargo(&["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"]);
    documentation.env("RUSTDOCFLAGS", "--deny warnings");
    report.command("documentation", documentation);
    report.command("tests", tests());
    report.command("tests in documentation", cargo(&["test", "--quiet", "--workspace", "--doc"]));
    report.check("generated code", codegen::check);
}

/// With cargo-nextest, where it is there, tests of all crates run side by side.
fn tests() -> Command {
    let mut tests = if find("cargo-nextest").is_some() {
        cargo(&["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "fail", "--hide-progress-bar"])
    } else {
        cargo(&["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"])
    };
    tests.env("INSTA_UPDATE", "no");
    tests
}

fn the_programs(report: &mut Report) {
    report.command("programs", programs());
    match stories() {
        Ok(stories) => {
            for story in stories {
                let name = format!("end to end: {}", story.file_name().unwrap_or_default().to_string_lossy());
                report.command(&name, drive(&story));
            }
        }
        Err(failure) => report.check("end to end", || Err(failure)),
    }
    report.check("package", || package::package(&["--check", "--debug"]).map(|()| true));
    // Last, and cleared away after it: the copy is compiled in the same target folder, where its crates pass for ours.
    report.check("adding an entity", || new_entity::rehearse().map(|()| true));
    report.command(
        "clearing up",
        cargo(&["clean", "--quiet", "-p", "kontor-core", "-p", "kontor-store", "-p", "kontor-app"]),
    );
}

/// The scripts that drive the window and the browser.
fn stories() -> Result<Vec<PathBuf>> {
    if root().join("tests/e2e/package-lock.json").exists() {
        pages::fetch("tests/e2e")?;
    }
    let mut stories: Vec<PathBuf> = fs::read_dir(root().join("tests/e2e"))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".e2e.mjs"))
        .collect();
    stories.sort();
    if stories.is_empty() {
        bail!("tests/e2e has no *.e2e.mjs");
    }
    Ok(stories)
}

/// A script with a display and a session bus of its own, told where the programs are.
fn drive(story: &PathBuf) -> Command {
    let mut node = display::made_up("node");
    node.arg(story)
        .env("KONTOR", built("debug", "kontor"))
        .env("KONTORCTL", built("debug", "kontorctl"))
        .env("KONTOR_SERVER", built("debug", "kontor-server"))
        .env("TAURI_DRIVER", driver());
    if let Some(browser) = browser() {
        node.env("CHROMIUM", browser);
    }
    node
}
