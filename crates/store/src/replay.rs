//! The commits of a newer file, applied to an older state of the same file: it becomes what the newer one was at that moment.
//!
//! Commits hold the content of rows. What is kept beside the facts is not in them and must be derived anew afterwards; so must what is held
//! for orders.

use kontor_core::entity::EntityKind;
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_sync::chain;
use kontor_sync::commit::{Cell, CellAt, Commit, Op};
use rusqlite::{Connection, OptionalExtension as _, params, params_from_iter};

use crate::column::{Column, Sql};
use crate::error::{Result, StoreError};
use crate::journal::index;
use crate::undo::{kind_of, name_of};

/// Applies what the newer file has behind the older one, up to a commit.
///
/// # Errors
/// `moment-unknown` when the newer file does not continue the older one, or has no such commit.
pub(crate) fn until(sql: &Connection, newer: &Connection, until: (i64, i64)) -> Result<()> {
    let unknown = || StoreError::from(Fault::new(Code::MomentUnknown));
    let base: (i64, i64, Vec<u8>) =
        sql.query_row("SELECT incarnation, dseq, head_hash FROM sync_state", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    let hash = |at: (i64, i64)| -> Result<Option<Vec<u8>>> {
        let sql = "SELECT hash FROM commit_log WHERE incarnation = ?1 AND dseq = ?2";
        Ok(newer.query_row(sql, params![at.0, at.1], |row| row.get(0)).optional()?)
    };
    let continues = base.1 == 0 || hash((base.0, base.1))? == Some(base.2);
    if !continues || until < (base.0, base.1) || (until != (base.0, base.1) && hash(until)?.is_none()) {
        return Err(unknown());
    }
    let transaction = sql.unchecked_transaction()?;
    transaction.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    let mut commits = newer.prepare(
        "SELECT incarnation, dseq, hlc, c.bytes, hash, v.bytes FROM commit_log c LEFT JOIN commit_value v USING (incarnation, dseq) \
         WHERE (incarnation, dseq) > (?1, ?2) AND (incarnation, dseq) <= (?3, ?4) ORDER BY incarnation, dseq",
    )?;
    let mut rows = commits.query(params![base.0, base.1, until.0, until.1])?;
    while let Some(row) = rows.next()? {
        let (incarnation, dseq, hlc): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (bytes, hash): (Vec<u8>, Vec<u8>) = (row.get(3)?, row.get(4)?);
        let unreadable =
            |detail: String| StoreError::Unreadable { what: format!("commit {incarnation}/{dseq}"), detail };
        let values: Option<Vec<u8>> = row.get(5)?;
        let commit = Commit::open(&bytes, values.as_deref()).map_err(|failure| unreadable(failure.to_string()))?;
        index::add(&transaction, &commit)?;
        for op in commit.ops {
            apply(sql, op)?;
        }
        if let Some(values) = values {
            let sql = "INSERT INTO commit_value (incarnation, dseq, bytes) VALUES (?1, ?2, ?3)";
            transaction.execute(sql, params![incarnation, dseq, values])?;
        }
        let sql = "INSERT INTO commit_log (incarnation, dseq, hlc, bytes, hash, state) VALUES (?1, ?2, ?3, ?4, ?5, 'pending')";
        transaction.execute(sql, params![incarnation, dseq, hlc, bytes, hash])?;
        let sql = "UPDATE sync_state SET incarnation = ?1, dseq = ?2, hlc = ?3, head_hash = ?4";
        transaction.execute(sql, params![incarnation, dseq, hlc, hash])?;
    }
    copy_beside(&transaction, newer, until)?;
    // How far the series have counted must be known before they are taken further.
    transaction.execute("DELETE FROM number_series", [])?;
    let series = include_str!("facts/series.sql");
    transaction
        .execute(&format!("INSERT INTO number_series (kind, device, year, last_no) SELECT * FROM ({series})"), [])?;
    Ok(transaction.commit()?)
}

/// One change, as it was made.
fn apply(sql: &Connection, op: Op) -> Result<()> {
    let kind = kind_of(op.table())?;
    let table = kind.table();
    let mark = |sql: &Connection, id: Id, removed: i64| {
        sql.prepare_cached(&format!("UPDATE \"{table}\" SET _del = ?2 WHERE id = ?1"))?
            .execute(params![Sql(&id.to_cell()), removed])
            .map(drop)
    };
    match op {
        Op::Delete { id, .. } => mark(sql, id, 1)?,
        Op::Undelete { id, .. } => mark(sql, id, 0)?,
        Op::Put { id, cells, .. } | Op::Fact { id, cells, .. } => {
            let (names, key) = (names(kind, &cells)?, id.to_cell());
            let columns: String = names.iter().map(|name| format!(", \"{name}\"")).collect();
            let places: String = (0..names.len()).map(|at| format!(", ?{}", at + 2)).collect();
            let values = std::iter::once(&key).chain(cells.iter().map(|(_, cell)| there(cell))).map(Sql);
            sql.prepare_cached(&format!("INSERT INTO \"{table}\" (id{columns}) VALUES (?1{places})"))?
                .execute(params_from_iter(values))?;
        }
        Op::Patch { id, cells, .. } => write_cells(sql, kind, id, &cells)?,
        Op::Erase { id, cells, .. } => {
            write_cells(sql, kind, id, &cells)?;
            let insert = "INSERT OR IGNORE INTO erased (record, kind) VALUES (?1, ?2)";
            sql.prepare_cached(insert)?.execute(params![Sql(&id.to_cell()), table])?;
        }
    }
    Ok(())
}

fn write_cells(sql: &Connection, kind: EntityKind, id: Id, cells: &[CellAt]) -> Result<()> {
    for (name, (_, cell)) in names(kind, cells)?.into_iter().zip(cells) {
        sql.prepare_cached(&format!("UPDATE \"{}\" SET \"{name}\" = ?2 WHERE id = ?1", kind.table()))?
            .execute(params![Sql(&id.to_cell()), Sql(there(cell))])?;
    }
    Ok(())
}

/// What was erased since leaves an empty text; the record is erased again at the end.
fn there(cell: &Cell) -> &Cell {
    static EMPTY: Cell = Cell::Text(String::new());
    if *cell == Cell::Erased { &EMPTY } else { cell }
}

fn names(kind: EntityKind, cells: &[CellAt]) -> Result<Vec<&'static str>> {
    cells.iter().map(|(number, _): &(u16, Cell)| name_of(kind, *number)).collect()
}

/// What commits do not hold: kept files by their hash, signatures, and earlier restores.
fn copy_beside(sql: &Connection, newer: &Connection, until: (i64, i64)) -> Result<()> {
    let mut files = newer.prepare("SELECT hash, mime, bytes FROM file")?;
    let mut rows = files.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, mime, bytes): (String, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if crate::key::hex(&chain::of_file(&bytes)) == hash {
            sql.execute(
                "INSERT OR IGNORE INTO file (hash, mime, bytes) VALUES (?1, ?2, ?3)",
                params![hash, mime, bytes],
            )?;
            let waits = "INSERT OR IGNORE INTO file_up (hash, size) SELECT ?1, ?2 WHERE ?2 > 0";
            sql.execute(waits, params![hash, i64::try_from(bytes.len()).unwrap_or(i64::MAX)])?;
        }
    }
    // Of a password that was replaced since, the journal keeps nothing: people sign in with the one that they have now.
    let mut kept = newer.prepare("SELECT id, verifier FROM credential WHERE verifier <> ''")?;
    let mut rows = kept.query([])?;
    while let Some(row) = rows.next()? {
        let (id, verifier): (Vec<u8>, String) = (row.get(0)?, row.get(1)?);
        let set = "UPDATE credential SET verifier = ?2 WHERE id = ?1 AND coalesce(verifier, '') = ''";
        sql.execute(set, params![id, verifier])?;
    }
    let mut begun =
        newer.prepare("SELECT incarnation, base, base_dseq, began_at_ms FROM incarnation WHERE incarnation <= ?1")?;
    let mut rows = begun.query([until.0])?;
    while let Some(row) = rows.next()? {
        let begun: (i64, i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let insert =
            "INSERT OR IGNORE INTO incarnation (incarnation, base, base_dseq, began_at_ms) VALUES (?1, ?2, ?3, ?4)";
        sql.execute(insert, params![begun.0, begun.1, begun.2, begun.3])?;
    }
    Ok(())
}
