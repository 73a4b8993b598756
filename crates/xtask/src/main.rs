//! `cargo xtask`: everything that is done with this workspace, by one name each.
//!
//! The program depends on no crate of the product, so that it compiles in seconds on a fresh machine; what it needs of
//! the product it asks `kontorctl`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

mod bench;
mod codegen;
mod display;
mod icons;
mod new_entity;
mod package;
mod pages;
mod run;
mod setup;
mod shell;
mod simulate;
mod test;
mod tidy;

use std::process::ExitCode;

use anyhow::Result;

const USAGE: &str = "\
cargo xtask <task>

  run                  open Kontor on the demo company; without a display play its trading day in the terminal
  test                 everything that must hold: formatting, lints, tests, pages, the real window
  bench [<year>]       what it takes, beside raw SQLite in the same run; year: the file of the wholesaler's year too
  bench sync           what the journal and head office take
  simulate [--seeds N] [--devices D] [--from SEED] [--steps N] [--moves] [--set-back] [--dismissals] [--clones]
                       PCs and head office in one thread, from seeds, through every fault; a story that goes wrong is printed
  tidy [--accept-migrations]
                       the rules of the house that no compiler knows; accept: take over changed, never shipped migrations
  codegen [--check]    write the TypeScript side of the command list; check: only compare
  new-entity <name> <resource>
                       a new kind of record in every layer: new-entity warranty_claim document
  new-entity --rehearse
                       the same in a copy of the workspace, and all of it tested
  package [--check] [--debug] [--server]
                       make .deb and .rpm; check: install the .deb, start it, remove it
  icons                draw all sizes of the icon from icons/*.svg
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match begin(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("xtask: {failure:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the task found everything in order.
fn begin(words: &[&str]) -> Result<bool> {
    match words {
        ["run"] => run::run().map(|()| true),
        ["test"] => test::test(),
        ["bench"] => bench::bench(None).map(|()| true),
        ["bench", "sync"] => bench::sync().map(|()| true),
        ["bench", year] => bench::bench(Some(year)).map(|()| true),
        ["simulate", wishes @ ..] => simulate::simulate(wishes).map(|()| true),
        ["tidy"] => tidy::tidy(),
        ["tidy", "--accept-migrations"] => tidy::accept_migrations().map(|()| true),
        ["codegen"] => codegen::write().map(|()| true),
        ["codegen", "--check"] => codegen::check(),
        ["package", wishes @ ..] => package::package(wishes).map(|()| true),
        ["new-entity", "--rehearse"] => new_entity::rehearse().map(|()| true),
        ["new-entity", name, resource] => new_entity::new_entity(name, resource).map(|()| true),
        ["icons"] => icons::draw().map(|()| true),
        _ => {
            eprint!("{USAGE}");
            Ok(false)
        }
    }
}
