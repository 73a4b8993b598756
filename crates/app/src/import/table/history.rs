//! Imports that were done on this PC, and taking one back.

use kontor_core::entity::{EntityKind, ItemId, PartyId};
use kontor_core::fault::{Code, Fault};
use kontor_core::time::Timestamp;
use kontor_store::Read;
use kontor_store::table::import::ImportRun;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::booked::{self, Added};
use super::outcome::Counts;
use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

/// An import of this PC.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportRow {
    /// Its number.
    #[ts(type = "number")]
    pub run: i64,
    /// When it was done.
    pub at_ms: Timestamp,
    /// What the rows were.
    pub kind: String,
    /// Name of the file.
    pub name: String,
    /// What came of the rows.
    pub counts: Counts,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Which import.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportUndo {
    /// Its number.
    #[ts(type = "number")]
    pub run: i64,
}

/// Imports that are shown.
const SHOWN: i64 = 100;

impl From<ImportRun> for ImportRow {
    fn from(run: ImportRun) -> Self {
        // Counts of a program that counted otherwise are shown as none.
        let counts = serde_json::from_str(&run.counts).unwrap_or_default();
        Self { run: run.run, at_ms: run.at, kind: run.kind, name: run.name, counts, undone: run.undone }
    }
}

pub(crate) fn import_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<ImportRow>> {
    context.read(|read| Ok(read.import_runs(SHOWN)?.into_iter().map(ImportRow::from).collect()))
}

pub(crate) fn import_undo(context: &Context<'_>, request: ImportUndo) -> Answer<Nothing> {
    context.write_long(|write| {
        write.check_import_stands(request.run)?;
        let added = write.added_by_import(request.run)?;
        let documents = Added::of(&added);
        context.progress.expect(2 * added.len() as u64);
        for (kind, id) in &added {
            let used = match used_by(write, *kind, *id)? {
                None => booked::used_by(write, *kind, *id, &documents)?,
                used => used,
            };
            if let Some(user) = used {
                return Err(Fault::new(Code::InUse).with("by", user.table()).into());
            }
            context.progress.step(1)?;
        }
        write.undo_import(request.run)?;
        for (kind, id) in added.iter().rev() {
            booked::take_back(context, write, *kind, *id)?;
            write.not_undoable();
            write.next_commit()?;
            context.progress.step(1)?;
        }
        Ok(Nothing {})
    })
}

/// What depends on a record that an import added.
fn used_by(read: &Read<'_>, kind: EntityKind, id: kontor_core::id::Id) -> Answer<Option<EntityKind>> {
    Ok(match kind {
        EntityKind::Item if read.item_has_history(ItemId(id))? => Some(EntityKind::Document),
        EntityKind::Item => read.item_used_by(ItemId(id))?,
        EntityKind::Party => read.party_used_by(PartyId(id))?,
        _ => None,
    })
}
