//! What working with head office costs: a whole company goes up, comes down on a new PC, and is followed afterwards, by the real server
//! over TLS on loopback. The processor time of the PC is that of this program; the server is another process.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, clippy::cast_precision_loss, reason = "times, not money")]

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use kontor_app::{Desk, Effect};
use kontor_core::entity::{EntityKind, PartyId};
use kontor_core::party::Party;
use kontor_sync::commit::Commit;
use kontor_sync::wire::{Push, pack};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::changes::{Snapshot, Tables};
use crate::figures::{Table, Times};
use crate::firm;
use crate::hand::{Guards, by_hand, cpu, ms};
use crate::office::HeadOffice;

/// Changes a second that head office is to take in, and that a PC is to apply.
const PUSHED: f64 = 10_000.0;
const APPLIED: f64 = 100_000.0;
/// Bytes that a change may take on the wire.
const BYTES: f64 = 90.0;
/// Processor time of a first sync beside that of the same rows written by hand.
const FIRST: f64 = 1.5;
/// A file of more bytes is not compared row by row.
const COMPARED: u64 = 64 << 20;
/// Edits that another PC has to follow.
const EDITS: usize = 20_000;
/// Orders of five lines that another PC has to follow.
const ORDERS: usize = 1_000;

/// Measures with the demo company.
pub fn measure_demo(folder: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(folder)?;
    drop(firm::demo(folder.path())?);
    measure(&folder.path().join(firm::FILE), &folder.path().join(firm::KEY), table)
}

/// Measures with a copy of a company whose key lies beside it as `firm.key`.
pub fn measure(company: &Path, key: &Path, table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(company.parent().context("a company lies in a folder")?)?;
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    for folder in [&first, &second] {
        std::fs::create_dir(folder)?;
    }
    std::fs::copy(company, first.join(firm::FILE))?;
    std::fs::copy(key, first.join(firm::KEY))?;
    let desk = firm::desk(&first);
    firm::call(&desk, "company_open", json!({ "path": first.join(firm::FILE) }))?;

    let (office, code) = HeadOffice::with_a_firm(folder.path().join("office"))?;
    let server = office.address.to_string();
    firm::call(&desk, "sync_connect", json!({ "server": server, "code": code }))?;
    let (changes, bytes) = on_the_wire(&desk)?;
    let begun = Instant::now();
    current(&desk)?;
    let per_second = changes as f64 / begun.elapsed().as_secs_f64();
    table.least("changes a second that head office takes in", per_second, PUSHED);
    table.amount("bytes of a change on the wire", bytes as f64 / changes as f64, BYTES);

    let other = firm::desk(&second);
    let code = office.code(&["enrol", "--role", "administrator"])?;
    let path = second.join(firm::FILE);
    let (begun, used) = (Instant::now(), cpu());
    firm::call(&other, "sync_join", json!({ "server": server, "code": code, "name": "second", "path": path }))?;
    let took = begun.elapsed();
    current(&other)?;
    let (whole, used) = (begun.elapsed(), cpu().saturating_sub(used));
    let raw = by_hand(&second, "by-hand.kontor", Guards::On)?;
    table.ratio("first sync of everything, processor time of the PC", ms(used), ms(raw), FIRST);
    table.fact("first sync of everything, until somebody can work", ms(took), None);
    table.fact("first sync of everything, until everything is here", ms(whole), None);

    let contacts = contacts(&desk)?;
    let buyer = buyer(&desk)?;
    (0..ORDERS).try_for_each(|at| order(&desk, &buyer, at))?;
    follow(&desk, &other, &second, "a day's orders: changes a second that a PC takes in", table)?;
    (0..EDITS).try_for_each(|at| edit(&desk, &contacts, at))?;
    follow(&desk, &other, &second, "single edits: changes a second that a PC takes in", table)?;
    seen_elsewhere(&desk, &other, &contacts, table)?;
    if let Some(memory) = office.memory() {
        table.amount("memory of head office, MB", memory, 200.0);
    }
    Ok(())
}

/// One PC sends what it has, the other one takes it in: by the clock, and by the time that it has the processor, beside the same rows
/// written by hand.
fn follow(desk: &Desk, other: &Desk, folder: &Path, what: &str, table: &mut Table) -> Result<()> {
    let changes = on_the_wire(desk)?.0 as f64;
    current(desk)?;
    let beside = Beside::of(folder)?;
    let (begun, used) = (Instant::now(), cpu());
    current(other)?;
    let (took, used) = (begun.elapsed(), cpu().saturating_sub(used));
    table.least(what, changes / took.as_secs_f64(), APPLIED);
    let raw = beside.map(|beside| beside.by_hand(folder)).transpose()?;
    table.fact("  of that, processor time of the PC", ms(used), raw.map(ms));
    Ok(())
}

/// A PC's file before it takes something in, and a copy of it for the same rows.
struct Beside {
    tables: Tables,
    before: Snapshot,
    copy: Connection,
}

impl Beside {
    /// Nothing for a file that is too large to be compared in memory.
    fn of(folder: &Path) -> Result<Option<Self>> {
        let (full, name) = (firm::raw(folder, firm::FILE)?, "beside.kontor");
        full.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        if std::fs::metadata(folder.join(firm::FILE))?.len() > COMPARED {
            return Ok(None);
        }
        std::fs::copy(folder.join(firm::FILE), folder.join(name))?;
        let tables = Tables::of(&full)?;
        let before = tables.snapshot(&full)?;
        Ok(Some(Self { tables, before, copy: firm::raw(folder, name)? }))
    }

    /// The rows that the file has since, written into the copy.
    fn by_hand(mut self, folder: &Path) -> Result<Duration> {
        let full = firm::raw(folder, firm::FILE)?;
        let changes = self.before.changes(&self.tables.snapshot(&full)?);
        let begun = cpu();
        self.tables.write(&mut self.copy, &changes)?;
        Ok(cpu().saturating_sub(begun))
    }
}

fn current(desk: &Desk) -> Result<()> {
    desk.sync_until_current().map_err(|error| anyhow!("{error}"))
}

/// How long a change takes until another PC has it: both are in touch with head office, as the window is.
fn seen_elsewhere(desk: &Desk, other: &Desk, contacts: &[PartyId], table: &mut Table) -> Result<()> {
    let (sender, receiver) = std::sync::mpsc::channel();
    other.listen(move |changed| {
        if changed.kinds.contains(&EntityKind::Party) {
            let _ = sender.send(Instant::now());
        }
    });
    let _in_touch = (desk.keep_in_touch(), other.keep_in_touch());
    let mut times = Times::default();
    for at in 0..60 {
        let begun = Instant::now();
        edit(desk, contacts, at)?;
        let heard = receiver.recv_timeout(Duration::from_secs(70)).context("the other PC heard nothing")?;
        // The first goes before the lines for pokes stand.
        if at > 4 {
            times.note(heard.saturating_duration_since(begun));
        }
    }
    table.limit("a change until another PC has it, median", times.percentile(50), None, 300.0);
    table.limit("a change until another PC has it, of 95 in 100", times.percentile(95), None, 1_000.0);
    Ok(())
}

/// How many changes there are to send, and how many bytes that takes.
fn on_the_wire(desk: &Desk) -> Result<(u64, u64)> {
    let counted = desk.inside("bench", Effect::Changes, |context| {
        context.write(|write| {
            let before = write.link()?.map_or((0, 0), |link| link.answered);
            let (mut changes, mut bytes) = (0_u64, 0_u64);
            while let Some(batch) = write.outbox(1 << 20)? {
                let last = batch.first_dseq + batch.commits.len() as u64 - 1;
                for commit in &batch.commits {
                    let opened = Commit::open(&commit.bytes, commit.values.as_deref());
                    changes += opened.map_or(0, |commit| commit.ops.len() as u64);
                }
                let (incarnation, first_dseq, prev_hash) = (batch.incarnation, batch.first_dseq, batch.prev_hash);
                let (commits, feed, signature) = (batch.commits, batch.feed, [0; 64]);
                bytes += pack(&Push { incarnation, first_dseq, prev_hash, commits, signature, feed }).len() as u64;
                write.answered_up_to((incarnation, last))?;
            }
            write.answered_up_to(before)?;
            Ok((changes, bytes))
        })
    });
    counted.map_err(|error| anyhow!("{error}"))
}

/// Some contacts.
fn contacts(desk: &Desk) -> Result<Vec<PartyId>> {
    let listed = firm::call(desk, "party_list", json!({ "window": { "limit": 200 } }))?;
    let rows = listed["rows"].as_array().into_iter().flatten();
    Ok(rows.map(|row| serde_json::from_value(row["id"].clone())).collect::<Result<_, _>>()?)
}

/// Somebody who buys, and with which tax.
struct Buyer {
    party: Value,
    tax: Value,
}

fn buyer(desk: &Desk) -> Result<Buyer> {
    let party = firm::id("buyer");
    let made = json!({ "id": party, "kind": "organisation", "name": "Seestern Feinkost", "customer": true });
    let address = json!({ "id": firm::id("address of the buyer"), "party": party, "usage": "billing", "street": "Hafenstr. 7",
        "postal_code": "12345", "city": "Seestadt", "country": "DE" });
    firm::call(desk, "party_save", json!({ "party": made, "addresses": [address] }))?;
    let taxes = firm::call(desk, "choices", json!({}))?["tax_categories"].clone();
    let standard = taxes.as_array().into_iter().flatten().find(|tax| tax["name"] == "standard");
    Ok(Buyer { party: json!(party), tax: standard.context("no standard tax")?["id"].clone() })
}

/// Writes an order and issues it.
fn order(desk: &Desk, buyer: &Buyer, at: usize) -> Result<()> {
    let line =
        |line| json!({ "text": format!("line {line}"), "quantity": "2", "price": "49.90", "tax_category": buyer.tax });
    let id = firm::id(&format!("order {at}"));
    let body = json!({ "kind": "order", "party": buyer.party, "lines": (0..5).map(line).collect::<Vec<_>>() });
    firm::call(desk, "draft_save", json!({ "id": id, "body": body }))?;
    firm::call(desk, "document_issue", json!({ "draft": id, "version": 1 })).map(drop)
}

/// Changes one of them, as a person would.
fn edit(desk: &Desk, contacts: &[PartyId], at: usize) -> Result<()> {
    let id = *contacts.get(at % contacts.len().max(1)).context("no contacts")?;
    let edited = desk.inside("bench", Effect::Changes, |context| {
        context.write(|write| {
            let party: Party = write.get(id)?;
            Ok(write.update(&Party { notes: format!("seen {at} times"), ..party })?)
        })
    });
    edited.map(drop).map_err(|error| anyhow!("{error}"))
}
