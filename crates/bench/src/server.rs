//! What head office takes in: many PCs of one firm push at once, straight into the hub; how fast, in how many statements, in how
//! much memory. Without TLS and HTTP: `kontor-bench sync` measures the whole way of one PC.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, clippy::cast_precision_loss, reason = "times, not money")]

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow};
use kontor_server::db::{Database, open};
use kontor_sync::wire::{Push, pack};

use crate::figures::{Table, Times};
use crate::office::{Memory, memory_of};
use crate::traffic::{Firm, Pc, RECORDS, accepted};

/// PCs of the firm.
const PCS: usize = 50;
/// Changes a second that head office is to take in.
const ACCEPTED: f64 = 10_000.0;
/// Bytes that a change may take on the wire.
const BYTES: f64 = 90.0;

/// Measures on an empty database.
pub fn measure(database: &str, table: &mut Table) -> Result<()> {
    let db = open(database)?;
    // Each PC comes back from a day without a network: few large pushes.
    let mut after_a_day = Firm::open(&*db, "after a day", PCS, RECORDS)?;
    let (changes, bytes, took, memory) = run(&*db, &mut after_a_day.pcs, 2, 256)?;
    if let Some(memory) = memory {
        table.amount("memory of head office under it, MB", memory, 200.0);
    }
    table.least("changes a second accepted, 256 commits a push", changes as f64 / took, ACCEPTED);
    table.amount("bytes of a change on the wire, 256 commits a push", bytes as f64 / changes as f64, BYTES);
    // Everybody is online: many small pushes, which share their transactions.
    let mut online = Firm::open(&*db, "online", PCS, RECORDS)?;
    let (changes, bytes, took, _) = run(&*db, &mut online.pcs, 40, 4)?;
    table.least("changes a second accepted, 4 commits a push", changes as f64 / took, ACCEPTED);
    table.amount("bytes of a change on the wire, 4 commits a push", bytes as f64 / changes as f64, 150.0);
    let mut alone = Firm::open(&*db, "alone", 1, RECORDS)?;
    let mut times = Times::default();
    let pc = alone.pcs.first_mut().context("a PC")?;
    for _ in 0..200 {
        pc.work(1);
        let (push, _) = pc.next_push().context("a push")?;
        times.of(|| accepted(&*db, pc.who, &push))?;
    }
    table.limit("one commit of one PC until it stands, median", times.percentile(50), None, 50.0);
    table.limit("one commit of one PC until it stands, of 95 in 100", times.percentile(95), None, 50.0);
    Ok(())
}

/// All PCs push so many pushes of so many commits at once. Answers changes, bytes, seconds, and the
/// memory that it took beside that of the PCs, in megabytes.
fn run(db: &dyn Database, pcs: &mut [Pc], pushes: usize, commits: usize) -> Result<(u64, u64, f64, Option<f64>)> {
    let made = |pc: &mut Pc| -> Option<Vec<(Push, u64)>> {
        let one = |_| {
            pc.work(commits);
            pc.next_push()
        };
        (0..pushes).map(one).collect()
    };
    let made: Vec<_> = pcs.iter_mut().map(|pc| Some((pc.who, made(pc)?))).collect::<Option<_>>().context("pushes")?;
    let all = made.iter().flat_map(|(_, pushes)| pushes);
    let (changes, bytes) =
        all.fold((0, 0), |(changes, bytes), (push, some)| (changes + some, bytes + pack(push).len() as u64));
    let failed = AtomicU64::new(0);
    let before = memory_of("self", Memory::Now);
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for (who, pushes) in &made {
            let failed = &failed;
            scope.spawn(move || {
                for (push, _) in pushes {
                    if let Err(error) = accepted(db, *who, push) {
                        failed.fetch_add(1, Ordering::Relaxed);
                        eprintln!("{error}");
                        return;
                    }
                }
            });
        }
    });
    let took = begun.elapsed().as_secs_f64();
    let memory = memory_of("self", Memory::Most).zip(before).map(|(most, before)| most - before);
    match failed.into_inner() {
        0 => Ok((changes, bytes, took, memory)),
        some => Err(anyhow!("{some} PCs were not answered")),
    }
}

/// Measures in a file beside the figures, or in a database that is named.
pub fn measure_at(database: Option<&str>, out: &Path, table: &mut Table) -> Result<()> {
    if let Some(database) = database {
        return measure(database, table);
    }
    let folder = tempfile::tempdir_in(out.parent().context("the file of the figures needs a folder")?)?;
    measure(&folder.path().join("office.db").to_string_lossy(), table)
}
