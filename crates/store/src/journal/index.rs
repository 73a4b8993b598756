//! What is found in the journal without reading all of it: commits by person, day, command and kind, and the commits of a
//! record. Facts that belong to others (lines, entries, moves) are left out: the commit of their document leads to them.

use std::collections::BTreeSet;

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_sync::commit::Commit;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::error::{Result, StoreError};
use crate::undo::kind_of;

/// Whether the history of a record of the kind is asked for by itself.
fn stands_for_itself(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Document | EntityKind::Payment | EntityKind::Entry | EntityKind::DocumentFile)
        || matches!(kind.class(), MergeClass::Master | MergeClass::Draft | MergeClass::Guarded)
}

/// Adds a commit.
pub(crate) fn add(sql: &Connection, commit: &Commit) -> Result<()> {
    let at_ms = commit.hlc.at_ms().cast_signed();
    let nth: i64 = sql
        .prepare_cached(
            "INSERT INTO journal_entry (incarnation, dseq, at_ms, user, command, changes) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             RETURNING nth",
        )?
        .query_row(
            params![
                commit.incarnation,
                commit.dseq.cast_signed(),
                at_ms,
                commit.user.0.as_bytes(),
                commit.command,
                i64::try_from(commit.ops.len()).unwrap_or(i64::MAX)
            ],
            |row| row.get(0),
        )?;
    let tables: BTreeSet<u16> = commit.ops.iter().map(kontor_sync::commit::Op::table).collect();
    let mut kind_row = sql.prepare_cached("INSERT OR IGNORE INTO journal_kind (kind, nth) VALUES (?1, ?2)")?;
    // What a newer program wrote is found by person and day.
    let known = |table: u16| kind_of(table).ok();
    for kind in tables.into_iter().filter_map(known) {
        kind_row.execute(params![kind.table(), nth])?;
    }
    let records: BTreeSet<Id> = commit
        .ops
        .iter()
        .filter(|op| known(op.table()).is_some_and(stands_for_itself))
        .map(kontor_sync::commit::Op::id)
        .collect();
    let mut record_row = sql.prepare_cached("INSERT OR IGNORE INTO record_change (record, nth) VALUES (?1, ?2)")?;
    for record in records {
        record_row.execute(params![record.0.as_bytes(), nth])?;
    }
    Ok(())
}

/// Adds the commits of a file that was written before there was an index. Cheap when there are none.
pub(crate) fn catch_up(sql: &mut Connection) -> Result<()> {
    let behind: Option<i64> = sql
        .query_row(
            "SELECT dseq FROM sync_state s WHERE dseq > 0 AND NOT EXISTS \
             (SELECT 1 FROM journal_entry j WHERE j.incarnation = s.incarnation AND j.dseq = s.dseq)",
            [],
            |row| row.get(0),
        )
        .optional()?;
    if behind.is_none() {
        return Ok(());
    }
    let transaction = sql.transaction()?;
    {
        let mut statement = transaction.prepare(
            "SELECT bytes FROM commit_log c WHERE NOT EXISTS \
             (SELECT 1 FROM journal_entry j WHERE j.incarnation = c.incarnation AND j.dseq = c.dseq) ORDER BY incarnation, dseq",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let bytes: Vec<u8> = row.get(0)?;
            let commit = Commit::decode(&bytes)
                .map_err(|error| StoreError::Unreadable { what: "commit_log".to_owned(), detail: error.to_string() })?;
            add(&transaction, &commit)?;
        }
    }
    Ok(transaction.commit()?)
}
