//! What happened to a record, from its commits: who changed what, when, from what to what, with which command.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_core::text_enum;
use kontor_sync::commit::Cell;
use kontor_sync::view::{CommitView, OpKind, OpView};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::check::names::Names;
use super::{CommitRef, moved};
use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::undo::kind_of;
use crate::verify::StoredCommit;
use kontor_record::columns_of;
use kontor_record::id_of;
use kontor_record::schema::TableSpec;

text_enum! {
    /// What a commit did to a record.
    ChangeKind {
        /// It was made.
        Made "made",
        /// Values of it were changed.
        Changed "changed",
        /// It was removed; what refers to it still finds it.
        Removed "removed",
        /// It came back.
        Restored "restored",
        /// What it said of a person was erased.
        Erased "erased",
    }
}

/// A value that was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CellChange {
    /// The column.
    pub column: String,
    /// What stood there before: a number, text, identity; nothing where it was empty.
    #[ts(type = "string | number | null")]
    pub from: Value,
    /// What stands there since.
    #[ts(type = "string | number | null")]
    pub to: Value,
    /// What people call the record that `from` names.
    pub from_name: Option<String>,
    /// What people call the record that `to` names.
    pub to_name: Option<String>,
    /// A value of it was erased for ever.
    pub erased: bool,
}

/// What a commit did to a record or a part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RecordChange {
    /// Kind of the record or part.
    pub kind: EntityKind,
    /// Which.
    pub id: Id,
    /// What people call it now.
    pub name: String,
    /// What was done.
    pub change: ChangeKind,
    /// The values; none of issued documents, which show them themselves.
    pub cells: Vec<CellChange>,
}

/// What one commit did to a record and its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HistoryEntry {
    /// Who, when, on which PC, with which command.
    pub commit: CommitRef,
    /// What was changed.
    pub changes: Vec<RecordChange>,
}

/// The parts of records whose history belongs to the whole: the whole, the part, the column that names the whole.
const PARTS: &[(EntityKind, EntityKind, &str)] = &[
    (EntityKind::Party, EntityKind::Address, "party"),
    (EntityKind::Party, EntityKind::ContactPoint, "party"),
    (EntityKind::Party, EntityKind::BankAccount, "party"),
    (EntityKind::Party, EntityKind::PartyRelation, "person"),
    (EntityKind::Party, EntityKind::PartyRelation, "organisation"),
    (EntityKind::Party, EntityKind::PartyCredit, "party"),
    (EntityKind::Item, EntityKind::ItemUnit, "item"),
    (EntityKind::Item, EntityKind::ItemBarcode, "item"),
    (EntityKind::Item, EntityKind::PriceItem, "item"),
    (EntityKind::Item, EntityKind::StockPolicy, "item"),
    (EntityKind::Deal, EntityKind::DealLine, "deal"),
    (EntityKind::Employee, EntityKind::Shift, "employee"),
    (EntityKind::Employee, EntityKind::EmployeePay, "employee"),
    (EntityKind::TaxCategory, EntityKind::TaxRate, "category"),
    (EntityKind::Pipeline, EntityKind::Stage, "pipeline"),
    (EntityKind::Document, EntityKind::DocumentEvent, "document"),
    (EntityKind::Document, EntityKind::DocumentFile, "document"),
];

/// Kinds whose values are not repeated: facts are what the record shows, and nothing is shown of passwords.
const SHOWN: &[EntityKind] =
    &[EntityKind::Document, EntityKind::DocumentFile, EntityKind::Payment, EntityKind::Entry, EntityKind::Credential];

/// The records that make up one: itself and its parts, removed ones too.
pub(crate) fn with_parts(read: &Read<'_>, kind: EntityKind, id: Id) -> Result<BTreeSet<(u16, Id)>> {
    let mut all = BTreeSet::from([(kind.wire(), id)]);
    for (_, part, column) in PARTS.iter().filter(|(whole, ..)| *whole == kind) {
        let sql = format!("SELECT id FROM \"{}\" WHERE \"{column}\" = ?1", part.table());
        let parts: Vec<Id> = read.rows(&sql, [Sql(&id.to_cell())], |cells| cells.take())?;
        all.extend(parts.into_iter().map(|id| (part.wire(), id)));
    }
    Ok(all)
}

/// The commits that touched any of the records, the oldest first.
pub(crate) fn commits_of(read: &Read<'_>, records: &BTreeSet<(u16, Id)>) -> Result<BTreeMap<i64, (u32, i64)>> {
    let mut found = BTreeMap::new();
    for (_, id) in records {
        let sql = "SELECT j.nth, j.incarnation, j.dseq FROM record_change r JOIN journal_entry j ON j.nth = r.nth WHERE r.record = ?1";
        read.each::<StoreError>(sql, [Sql(&id.to_cell())], |cells| {
            found.insert(cells.take()?, (cells.take()?, cells.take()?));
            Ok(())
        })?;
    }
    Ok(found)
}

impl Read<'_> {
    /// What happened to a record and its parts, the newest first. Records of kinds that `hidden` names are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history_of(
        &self,
        kind: EntityKind,
        id: Id,
        hidden: impl Fn(EntityKind) -> bool,
    ) -> Result<Vec<HistoryEntry>> {
        let records = with_parts(self, kind, id)?;
        let mut known: HashMap<(u16, Id, u16), Cell> = HashMap::new();
        let mut entries = Vec::new();
        for (incarnation, dseq) in commits_of(self, &records)?.into_values() {
            let (bytes, values) = self.commit_bytes(incarnation, dseq)?;
            let unreadable =
                |what: String| StoreError::Unreadable { what: format!("commit {incarnation}/{dseq}"), detail: what };
            let mut view =
                CommitView::read(&bytes, values.as_deref()).map_err(|error| unreadable(error.to_string()))?;
            let commit = CommitRef::of(&view);
            let mut changes: Vec<RecordChange> = Vec::new();
            while let Some(op) = view.next_op().map_err(|error| unreadable(error.to_string()))? {
                if records.contains(&(op.table, op.id)) {
                    changes.extend(change(&op, &mut known, &hidden));
                }
            }
            if !changes.is_empty() {
                entries.push(HistoryEntry { commit, changes });
            }
        }
        entries.reverse();
        Ok(entries)
    }
    /// Puts the names of records and people into entries.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn name_history(&self, entries: &mut [HistoryEntry]) -> Result<()> {
        let mut names = Names::new(self);
        let mut tables: HashMap<EntityKind, TableSpec> = HashMap::new();
        for entry in entries {
            entry.commit.user_name = names.user(entry.commit.user)?;
            for change in &mut entry.changes {
                change.name = names.of(change.kind, change.id, 0)?;
                let table = tables.entry(change.kind).or_insert_with(|| TableSpec::of(change.kind));
                for cell in &mut change.cells {
                    let column = table.columns.iter().find(|column| column.name == cell.column);
                    let Some(kontor_record::Holds::Id(Some(named))) = column.map(|column| column.holds) else {
                        continue;
                    };
                    let name = |value: &Value| -> Result<Option<String>> {
                        let id = value.as_str().and_then(|text| text.parse().ok());
                        id.map(|id| names.of(named, id, 1)).transpose()
                    };
                    (cell.from_name, cell.to_name) = (name(&cell.from)?, name(&cell.to)?);
                }
            }
        }
        Ok(())
    }
    /// The bytes of a commit and the values beside it.
    ///
    /// # Errors
    /// When the file cannot be read, or there is no such commit.
    pub fn commit_bytes(&self, incarnation: u32, dseq: i64) -> Result<StoredCommit> {
        let sql = "SELECT c.bytes, v.bytes FROM commit_log c \
            LEFT JOIN commit_value v ON v.incarnation = c.incarnation AND v.dseq = c.dseq WHERE c.incarnation = ?1 AND c.dseq = ?2";
        let found = self.rows(sql, rusqlite::params![incarnation, dseq], |cells| Ok((cells.take()?, cells.take()?)))?;
        let missing = || StoreError::Unreadable { what: "commit".to_owned(), detail: format!("{incarnation}/{dseq}") };
        found.into_iter().next().ok_or_else(missing)
    }
}

fn change(
    op: &OpView<'_>,
    known: &mut HashMap<(u16, Id, u16), Cell>,
    hidden: impl Fn(EntityKind) -> bool,
) -> Option<RecordChange> {
    let kind = kind_of(op.table).ok()?;
    let change = match op.kind {
        OpKind::Put | OpKind::Fact => ChangeKind::Made,
        OpKind::Patch => ChangeKind::Changed,
        OpKind::Delete => ChangeKind::Removed,
        OpKind::Undelete => ChangeKind::Restored,
        OpKind::Erase => ChangeKind::Erased,
    };
    let mut cells = Vec::new();
    for (column, cell) in op.cells.iter().filter(|_| !SHOWN.contains(&kind)) {
        let Some((table, column)) = moved::place(op.table, *column).filter(|(table, _)| *table == op.table) else {
            continue;
        };
        let before = known.insert((table, op.id, column), cell.to_cell()).unwrap_or(Cell::Null);
        let Some((name, _)) = columns_of(kind).iter().find(|(_, number)| *number == column) else { continue };
        if hidden(kind) {
            continue;
        }
        let after = cell.to_cell();
        let erased = [&before, &after].contains(&&Cell::Erased);
        let (from, to) = (json(&before), json(&after));
        cells.push(CellChange { column: (*name).to_owned(), from, to, from_name: None, to_name: None, erased });
    }
    // Nothing is told of a change all of whose values are hidden.
    let said = change != ChangeKind::Changed || !cells.is_empty();
    said.then(|| RecordChange { kind, id: op.id, name: String::new(), change, cells })
}

fn json(cell: &Cell) -> Value {
    match cell {
        Cell::Null | Cell::Erased => Value::Null,
        Cell::Int(value) => Value::from(*value),
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Bytes(bytes) => Value::from(id_of(bytes).map_or_else(|| crate::key::hex(bytes), |id| id.to_string())),
    }
}
