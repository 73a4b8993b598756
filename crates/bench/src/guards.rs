//! What encryption, journal and rights cost: the same rows written without cipher and without journal, every commit of the year
//! sealed, chained and signed once more, and lists asked by somebody who sees the own branch only.

#![allow(clippy::float_arithmetic, clippy::disallowed_types, reason = "times, not money")]

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, anyhow};
use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_sync::chain;
use kontor_sync::commit::{Commit, Op};
use kontor_sync::facet::{Facet, Facets};
use kontor_sync::seal::Entropy;
use kontor_sync::sign::DeviceSecret;
use kontor_sync::view::OpView;
use rusqlite::Connection;

use crate::figures::Table;
use crate::firm;
use crate::hand::{Guards, by_hand, cpu, ms};

/// What a throughput may lose by them.
const MOST: f64 = 1.25;

/// How long a replay took, beside what it would have taken without encryption and journal.
pub fn measure(folder: &Path, replay: Duration, guarded: Duration, table: &mut Table) -> Result<()> {
    let bare = by_hand(folder, "bare.kontor", Guards::Off)?;
    let plain = by_hand(folder, "plain.kontor", Guards::JournalOnly)?;
    let sealed = seal_again(&firm::raw(folder, firm::FILE)?)?;
    let cost = guarded.saturating_sub(bare) + sealed;
    table.fact("of the rows of the year: what the cipher takes", ms(guarded.saturating_sub(plain)), None);
    table.fact("of the rows of the year: what the rows of the journal take", ms(plain.saturating_sub(bare)), None);
    table.fact("sealing, chaining and signing all commits", ms(sealed), None);
    let without = replay.saturating_sub(cost);
    table.ratio("replay with beside without encryption and journal", ms(replay), ms(without), MOST);
    Ok(())
}

/// Encodes, chains and signs every commit once more, as the store does when it is written.
fn seal_again(company: &Connection) -> Result<Duration> {
    let (secret, entropy) = (DeviceSecret::new(&[7; 32]), Entropy::new([7; 32]));
    let mut head: chain::Hash = [0; 32];
    let mut spent = Duration::ZERO;
    let mut select = company.prepare(
        "SELECT c.bytes, v.bytes FROM commit_log c LEFT JOIN commit_value v USING (incarnation, dseq) ORDER BY incarnation, dseq",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (bytes, values): (Vec<u8>, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
        let commit = Commit::open(&bytes, values.as_deref()).map_err(|error| anyhow!("{error}"))?;
        let begun = cpu();
        let document =
            commit.ops.iter().find(|op| matches!(op, Op::Fact { table, .. } if *table == EntityKind::Document.wire()));
        if let Some(Op::Fact { id, .. }) = document {
            std::hint::black_box(sign(&secret, *id, &commit.ops));
        }
        let made = commit.seal(personal, &entropy);
        head = chain::next(&head, &made.bytes);
        std::hint::black_box(secret.sign(&head));
        spent += cpu().saturating_sub(begun);
    }
    Ok(spent)
}

fn sign(secret: &DeviceSecret, document: Id, ops: &[Op]) -> [u8; 64] {
    let views: Vec<OpView<'_>> = ops.iter().map(Op::view).collect();
    let facts: Vec<&OpView<'_>> = views.iter().collect();
    let is = |table: u16, kind: EntityKind| table == kind.wire();
    let facet = |table| match table {
        _ if is(table, EntityKind::StockMove) => Facet::Goods,
        _ if is(table, EntityKind::StockMoveCost) || is(table, EntityKind::Revaluation) => Facet::Costs,
        _ if is(table, EntityKind::Entry) || is(table, EntityKind::EntryLine) => Facet::Books,
        _ => Facet::Paper,
    };
    secret.sign(&Facets::of(document, &facts, facet, &[7; 32]).to_bytes())
}

/// Tables whose texts stand beside the commits.
fn personal(table: u16, _column: u16) -> bool {
    let tables = [EntityKind::Party, EntityKind::Address, EntityKind::ContactPoint, EntityKind::BankAccount];
    tables.iter().any(|kind| kind.wire() == table)
}
