//! `cargo xtask bench`: what the product takes, beside raw SQLite doing the same in the same run.
//!
//! Machines are noisy: every figure is a median of many, and what counts is the ratio to the baseline beside it.
//! The table goes to standard output, the figures as JSON to the file that is named.
//!
//! Head office, as a release build (`cargo build --release --package kontor-bench --package kontor-server`):
//!
//! ```text
//! kontor-bench sync [COMPANY.kontor COMPANY.key] sync.json   # one PC's whole way, over TLS; the demo company
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

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use figures::Table;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let ["first-page", company, key, document] = words.as_slice() {
        return paper::first(Path::new(company), Path::new(key), document);
    }
    let Some((out, what)) = words.split_last() else { bail!(USAGE) };
    let out = Path::new(out);
    let folder = out.parent().context("the file of the figures needs a folder")?;
    let mut table = Table::default();
    match what {
        [] => everything(folder, &mut table)?,
        ["pdfs", company] => papers::measure(Path::new(company), &mut table)?,
        ["year", file] => year::measure(folder, Path::new(file), &mut table)?,
        ["ten-years", folder] => year::ten(Path::new(folder), &mut table)?,
        ["capture"] => capture::measure(folder, &mut table)?,
        ["sync"] => sync::measure_demo(folder, &mut table)?,
        ["sync", company, key] => sync::measure(Path::new(company), Path::new(key), &mut table)?,
        ["server"] => server::measure_at(None, out, &mut table)?,
        ["server", "--database", database] => server::measure_at(Some(database), out, &mut table)?,
        ["firms", "--firms", firms, "--pcs", pcs] => {
            let size = firms::Size { firms: firms.parse()?, pcs: pcs.parse()? };
            firms::measure(size, None, out, &mut table)?;
        }
        ["firms", "--firms", firms, "--pcs", pcs, "--database", database] => {
            let size = firms::Size { firms: firms.parse()?, pcs: pcs.parse()? };
            firms::measure(size, Some(database), out, &mut table)?;
        }
        ["bulk"] => bulk::measure(folder, &mut table)?,
        ["search"] => search::measure(folder, &mut table)?,
        _ => bail!(USAGE),
    }
    keep(&table, out)
}

const USAGE: &str = "kontor-bench [year ONLINE-RETAIL | ten-years FOLDER-OF-THE-YEAR | pdfs COMPANY | capture | sync [COMPANY KEY] | \
    server [--database ADDRESS] | firms --firms N --pcs N [--database ADDRESS] | bulk | search] FILE.json";

/// All measurements, on the disk that holds `out`: a memory disk would make durable writes free.
fn everything(folder: &Path, table: &mut Table) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    posting::measure(folder, table)?;
    let demo = tempfile::tempdir_in(folder)?;
    let desk = firm::demo(demo.path())?;
    paper::measure(&desk, demo.path(), table)?;
    lists::measure(desk, demo.path(), table)
}

/// Shows the figures and writes them down.
fn keep(table: &Table, out: &Path) -> Result<()> {
    table.print();
    std::fs::write(out, serde_json::to_vec_pretty(&table.json())?)?;
    Ok(())
}
