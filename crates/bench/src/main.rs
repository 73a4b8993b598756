//! `cargo xtask bench`: what the product takes, beside raw SQLite doing the same in the same run.
//!
//! Machines are noisy: every figure is a median of many, and what counts is the ratio to the baseline beside it.
//! The table goes to standard output, the figures as JSON to the file that is named.
//!
//! Head office, as a release build (`cargo build --release --package kontor-bench --package kontor-server`):
//!
//! ```text
//! kontor-bench sync COMPANY.kontor COMPANY.key sync.json      # one PC's whole way, over TLS
//! kontor-bench server server.json                            # fifty PCs push at once; SQLite
//! kontor-bench server --database postgres:///bench?host=%2Fvar%2Frun%2Fpostgresql server-pg.json
//! kontor-bench firms --firms 1000 --pcs 50 firms.json        # a thousand firms at one node; SQLite
//! kontor-bench firms --firms 1000 --pcs 50 --database postgres:///... firms-pg.json
//! ```
//!
//! The databases that are named must be empty. Lines for pokes need file handles: `ulimit -n 20000`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for people at a terminal")]

mod bulk;
mod capture;
mod changes;
mod figures;
mod firm;
mod firms;
#[cfg(test)]
mod flat;
mod grow;
mod guards;
mod hand;
mod lists;
mod office;
mod paper;
mod papers;
mod posting;
mod safety;
mod search;
mod server;
#[cfg(test)]
mod statements;
mod sync;
mod traffic;
mod wire;
mod year;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use figures::Table;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["first-page", company, key, document] => paper::first(Path::new(company), Path::new(key), document),
        ["pdfs", company, out] => {
            let mut table = Table::default();
            papers::measure(Path::new(company), &mut table)?;
            keep(&table, Path::new(out))
        }
        ["year", file, out] => {
            let mut table = Table::default();
            let out = PathBuf::from(out);
            year::measure(
                out.parent().context("the file of the figures needs a folder")?,
                Path::new(file),
                &mut table,
            )?;
            keep(&table, &out)
        }
        ["ten-years", folder, out] => {
            let mut table = Table::default();
            year::ten(Path::new(folder), &mut table)?;
            keep(&table, &PathBuf::from(out))
        }
        ["capture", out] => {
            let mut table = Table::default();
            let out = PathBuf::from(out);
            capture::measure(out.parent().context("the file of the figures needs a folder")?, &mut table)?;
            keep(&table, &out)
        }
        ["sync", company, key, out] => {
            let mut table = Table::default();
            sync::measure(Path::new(company), Path::new(key), &mut table)?;
            keep(&table, Path::new(out))
        }
        ["server", out] => {
            let mut table = Table::default();
            server::measure_at(None, Path::new(out), &mut table)?;
            keep(&table, Path::new(out))
        }
        ["server", "--database", database, out] => {
            let mut table = Table::default();
            server::measure_at(Some(database), Path::new(out), &mut table)?;
            keep(&table, Path::new(out))
        }
        ["firms", "--firms", firms, "--pcs", pcs, rest @ .., out] => {
            let mut table = Table::default();
            let size = firms::Size { firms: firms.parse()?, pcs: pcs.parse()? };
            let database = match rest {
                [] => None,
                ["--database", database] => Some(*database),
                _ => bail!("firms --firms N --pcs N [--database ADDRESS] FILE.json"),
            };
            firms::measure(size, database, Path::new(out), &mut table)?;
            keep(&table, Path::new(out))
        }
        ["bulk", out] => {
            let mut table = Table::default();
            let out = PathBuf::from(out);
            bulk::measure(out.parent().context("the file of the figures needs a folder")?, &mut table)?;
            keep(&table, &out)
        }
        ["search", out] => {
            let mut table = Table::default();
            let out = PathBuf::from(out);
            search::measure(out.parent().context("the file of the figures needs a folder")?, &mut table)?;
            keep(&table, &out)
        }
        [out] => measure(&PathBuf::from(out)),
        _ => {
            bail!(
                "kontor-bench [year ONLINE-RETAIL | ten-years FOLDER-OF-THE-YEAR | pdfs COMPANY | capture | sync COMPANY KEY | server [--database ADDRESS] | firms --firms N --pcs N [--database ADDRESS] | bulk | search] FILE.json"
            )
        }
    }
}

/// All measurements, on the disk that holds `out`: a memory disk would make durable writes free.
fn measure(out: &Path) -> Result<()> {
    let folder = out.parent().context("the file of the figures needs a folder")?;
    std::fs::create_dir_all(folder)?;
    let mut table = Table::default();
    posting::measure(folder, &mut table)?;
    let demo = tempfile::tempdir_in(folder)?;
    let desk = firm::demo(demo.path())?;
    paper::measure(&desk, demo.path(), &mut table)?;
    lists::measure(desk, demo.path(), &mut table)?;
    keep(&table, out)
}

/// Shows the figures and writes them down.
fn keep(table: &Table, out: &Path) -> Result<()> {
    table.print();
    std::fs::write(out, serde_json::to_vec_pretty(&table.json())?)?;
    Ok(())
}
