//! Issuing an invoice of five lines, durable: number, lines, moves, ledger and commit record.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::fs::File;
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;

use crate::changes::{Changes, Tables};
use crate::figures::{Table, Times};
use crate::firm;

const TIMES: usize = 200;
/// The first ones fill caches and prepare statements.
const WARM_UP: usize = 10;

/// Issues invoices and writes the rows of each once more, by hand, into a copy of the file as it was before.
pub fn measure(folder: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(folder)?;
    let folder = folder.path();
    drop(firm::small(folder)?);
    std::fs::copy(folder.join(firm::FILE), folder.join("raw.kontor"))?;
    let desk = firm::desk(folder);
    firm::call(&desk, "company_open", serde_json::json!({ "path": folder.join(firm::FILE) }))?;
    let drafts = (0..TIMES + WARM_UP).map(|number| firm::invoice(&desk, number)).collect::<Result<Vec<_>>>()?;

    let watch = firm::raw(folder, firm::FILE)?;
    let mut copy = firm::raw(folder, "raw.kontor")?;
    let tables = Tables::of(&watch)?;
    let begun = tables.snapshot(&copy)?;
    tables.write(&mut copy, &begun.changes(&tables.snapshot(&watch)?))?;

    let (mut ours, mut raw, mut rows) = (Times::default(), Times::default(), 0);
    let (mut reckoned, mut shown) = (Times::default(), Times::default());
    let mut before = tables.snapshot(&watch)?;
    for (at, draft) in drafts.into_iter().enumerate() {
        let warm = at >= WARM_UP;
        let (mut once, id) = (Times::default(), serde_json::json!({ "id": draft["draft"] }));
        reckoned.of(|| firm::call(&desk, "draft_get", id))?;
        let issued = once.of(|| firm::call(&desk, "document_issue", draft))?;
        shown.of(|| firm::call(&desk, "document_get", serde_json::json!({ "id": issued["document"]["id"] })))?;
        let after = tables.snapshot(&watch)?;
        let changes: Changes = before.changes(&after);
        let mut by_hand = Times::default();
        by_hand.of(|| tables.write(&mut copy, &changes))?;
        if warm {
            ours.append(once);
            raw.append(by_hand);
        }
        (before, rows) = (after, changes.count());
    }
    let sync = fsync(folder)?;
    table.ratio(
        &format!("issue an invoice of 5 lines, durable, p50 ({rows} rows)"),
        ours.percentile(50),
        raw.percentile(50),
        1.5,
    );
    let most = sync.percentile(99) + 5.0;
    table.limit("issue an invoice of 5 lines, durable, p99", ours.percentile(99), Some(raw.percentile(99)), most);
    table.fact("  of which about: looking up and reckoning, p50", reckoned.percentile(50), None);
    table.fact("  of which about: reading the answer, p50", shown.percentile(50), None);
    table.fact("one page written and fsynced, p50", sync.percentile(50), None);
    table.fact("one page written and fsynced, p99", sync.percentile(99), None);
    Ok(())
}

/// What the disk itself takes.
fn fsync(folder: &Path) -> Result<Times> {
    let mut file = File::create(folder.join("page"))?;
    let mut times = Times::default();
    for _ in 0..TIMES {
        times.of(|| file.write_all(&[7; 4096]).and_then(|()| file.sync_data()))?;
    }
    Ok(times)
}
