//! Search over everything that people look for: a trigram index, kept in the same transaction as the rows.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::record::SearchText;

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema, ts_rs::TS)]
pub struct Hit {
    /// What it is.
    pub kind: EntityKind,
    /// Which one.
    pub id: Id,
    /// The text that was found.
    pub text: String,
}

pub(crate) fn put(sql: &Connection, kind: EntityKind, id: Id, text: Option<SearchText>) -> Result<()> {
    let Some(SearchText { target, text }) = text else { return Ok(()) };
    let key = id.to_cell();
    let known: Option<(i64, String)> = sql
        .prepare_cached("SELECT entry, text FROM search_entry WHERE kind = ?1 AND record = ?2")?
        .query_row(params![kind.wire(), Sql(&key)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match known {
        Some((_, old)) if old == text => Ok(()),
        Some((entry, old)) => {
            sql.prepare_cached("UPDATE search_entry SET text = ?2 WHERE entry = ?1")?.execute(params![entry, text])?;
            sql.prepare_cached("INSERT INTO search (search, rowid, text) VALUES ('delete', ?1, ?2)")?
                .execute(params![entry, old])?;
            sql.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?.execute(params![entry, text])?;
            Ok(())
        }
        None => {
            sql.prepare_cached(
                "INSERT INTO search_entry (kind, record, target_kind, target, text) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![kind.wire(), Sql(&key), target.0.wire(), Sql(&target.1.to_cell()), text])?;
            let entry = sql.last_insert_rowid();
            sql.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?.execute(params![entry, text])?;
            Ok(())
        }
    }
}

pub(crate) fn set_hidden(sql: &Connection, kind: EntityKind, id: Id, hidden: bool) -> Result<()> {
    sql.prepare_cached("UPDATE search_entry SET hidden = ?3 WHERE kind = ?1 AND record = ?2")?.execute(params![
        kind.wire(),
        Sql(&id.to_cell()),
        i64::from(hidden)
    ])?;
    Ok(())
}

/// Words as a query of the index: every word must occur. Words of fewer than three characters cannot use trigrams.
pub(crate) fn match_of(words: &str) -> Option<String> {
    let terms: Vec<String> = words
        .split_whitespace()
        .filter(|word| word.chars().count() >= 3)
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    if terms.is_empty() { None } else { Some(terms.join(" AND ")) }
}

/// The pattern of texts that begin so; what was typed is never a pattern itself. For `LIKE … ESCAPE '\\'`.
pub(crate) fn beginning_with(words: &str) -> String {
    let mut pattern = String::new();
    for c in words.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

impl Read<'_> {
    /// Records whose text has all the words, best first, each record once. Short words match the beginnings of words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, words: &str, kinds: &[EntityKind], limit: i64) -> Result<Vec<Hit>> {
        let words = words.trim();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let wanted: Vec<String> = kinds.iter().map(|kind| kind.wire().to_string()).collect();
        let of_kind =
            if wanted.is_empty() { String::new() } else { format!(" AND e.target_kind IN ({})", wanted.join(",")) };
        let hits = if let Some(query) = match_of(words) {
            let sql = format!(
                "SELECT e.target_kind, e.target, e.text FROM search JOIN search_entry e ON e.entry = search.rowid \
                 WHERE search MATCH ?1 AND e.hidden = 0{of_kind} ORDER BY search.rank LIMIT ?2"
            );
            self.rows(&sql, params![query, limit * 3], read_hit)?
        } else {
            let start = beginning_with(words);
            let sql = format!(
                "SELECT e.target_kind, e.target, e.text FROM search_entry e \
                 WHERE (e.text LIKE ?1 ESCAPE '\\' OR e.text LIKE '% ' || ?1 ESCAPE '\\') AND e.hidden = 0{of_kind} LIMIT ?2"
            );
            self.rows(&sql, params![start, limit * 3], read_hit)?
        };
        let mut seen = std::collections::BTreeSet::new();
        let limit = usize::try_from(limit).unwrap_or(0);
        Ok(hits.into_iter().filter(|hit| seen.insert((hit.kind, hit.id))).take(limit).collect())
    }
}

fn read_hit(cells: &mut crate::read::Cells<'_, '_>) -> Result<Hit> {
    let wire: i64 = cells.take()?;
    let kind = EntityKind::ALL.iter().copied().find(|kind| i64::from(kind.wire()) == wire);
    let kind =
        kind.ok_or_else(|| crate::StoreError::Unreadable { what: "search".to_owned(), detail: wire.to_string() })?;
    Ok(Hit { kind, id: cells.take()?, text: cells.take()? })
}
