//! Whether the index says what the records say: judged for `verify` by making it in mind once more.

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use rusqlite::params;

use super::{entries_of, keep};
use crate::audit::{Finding, Rule};
use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;

/// More findings say nothing new.
const MOST: usize = 100;

impl Read<'_> {
    /// Records that are found by something else than they say, and documents that are not found by their texts.
    pub(crate) fn check_search(&self, kind: EntityKind, findings: &mut Vec<Finding>) -> Result<()> {
        let (first, last) = entries_of(kind);
        let mut records = 0_i64;
        for id in self.rows(&format!("SELECT id FROM {} ORDER BY id", kind.table()), [], |cells| cells.take::<Id>())? {
            if findings.len() >= MOST {
                return Ok(());
            }
            let known = self.rows(
                "SELECT text, active, entry FROM search_entry WHERE record = ?1 AND entry BETWEEN ?2 AND ?3",
                params![Sql(&id.to_cell()), first, last],
                |cells| Ok((cells.take::<String>()?, cells.take::<bool>()?, cells.take::<i64>()?)),
            )?;
            let due = self.findable(kind, id)?.map(|found| (found.text, found.active));
            let kept = known.first().map(|(text, active, _)| (text.clone(), *active));
            records += i64::from(due.is_some());
            if kept != due {
                let text = |side: Option<(String, bool)>| side.map(|(text, _)| shown(&text)).unwrap_or_default();
                findings.push(finding(kind, Some(id), text(due), text(kept)));
            }
            if let (EntityKind::Document, Some((.., entry))) = (kind, known.first()) {
                self.check_shared(id, *entry, findings)?;
            }
        }
        let sql = "SELECT count(*) FROM search_entry WHERE entry BETWEEN ?1 AND ?2";
        let kept = self.value::<i64>(sql, [first, last])?.unwrap_or(0);
        if kept != records && findings.is_empty() {
            findings.push(finding(kind, None, records.to_string(), kept.to_string()));
        }
        Ok(())
    }

    fn check_shared(&self, document: Id, entry: i64, findings: &mut Vec<Finding>) -> Result<()> {
        for text in self.shared_texts_of(document)? {
            let folded = keep::shared_text(&text);
            let sql = "SELECT 1 FROM search_entry e CROSS JOIN search_posting p ON p.text = e.entry AND p.document = ?2 \
                       WHERE e.record IS NULL AND e.text = ?1";
            if !folded.is_empty() && self.value::<i64>(sql, params![folded, entry])?.is_none() {
                findings.push(finding(EntityKind::Document, Some(document), text, String::new()));
                break;
            }
        }
        Ok(())
    }
}

fn finding(kind: EntityKind, id: Option<Id>, expected: String, found: String) -> Finding {
    Finding { kind: Some(kind), id, expected, found, ..Finding::of_file(Rule::SearchAgrees, "", "") }
}

/// Parts as a person can read them.
fn shown(text: &str) -> String {
    text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
