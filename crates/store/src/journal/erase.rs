//! Erasing what is known of a person, for ever: from the rows, the journal, the steps that could bring it back, and the index.
//!
//! * Rows are emptied and removed; an erase op in the journal says so and wins over every other change ([`Write::refuse_erased`]).
//! * Values beside commits go away, their hashes stay: the chain verifies as before. Commits of the first format have the values
//!   in their bytes: they are replaced by ones without them, for which a fact of the erasing commit vouches (`commit_replaced`).
//! * Issued documents stay whole: the law wants them kept, and they show the name that they showed.
//! * A restored backup must be told again what was erased since: [`Read::erased`], [`Write::erase`].

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::{CommitReplacedId, EntityKind};
use kontor_core::fault::{Code, Fault};
use kontor_core::id::Id;
use kontor_core::journal::CommitReplaced;
use kontor_core::sales::{DocumentDraft, Draft};
use kontor_sync::chain;
use kontor_sync::commit::{Cell, CellAt, Commit, Op};
use kontor_sync::view::CommitView;
use rusqlite::params;

use super::history::{commits_of, with_parts};
use super::personal::{PERSONAL, is_personal};
use kontor_record::column::json_cell;
use kontor_record::number_of;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::read::Read;
use crate::search::forget_words;
use crate::undo;
use crate::write::Write;
use kontor_record::schema::{TableSpec, removable};

/// What stands where a name must stand.
const NO_NAME: &str = "\u{2014}";

/// Records of a person, by kind.
pub type Records = BTreeSet<(EntityKind, Id)>;

impl Read<'_> {
    /// All records that say something about a person: a party with its parts, activities, deals and drafts, or an employee with
    /// the user that belongs to it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn records_of_person(&self, kind: EntityKind, id: Id) -> Result<Records> {
        let mut known = with_parts(self, kind, id)?;
        // Whoever was known as another is erased as that, too.
        for alias in self.aliases_of(kind, id)? {
            known.extend(with_parts(self, kind, alias)?);
        }
        let mut all: Records =
            known.into_iter().filter_map(|(table, id)| Some((undo::kind_of(table).ok()?, id))).collect();
        let queries: &[(EntityKind, &str)] = match kind {
            EntityKind::Party => &[
                (
                    EntityKind::Activity,
                    "SELECT id FROM activity WHERE party = ?1 OR (link_kind = 'party' AND link_id = ?1)",
                ),
                (EntityKind::Deal, "SELECT id FROM deal WHERE party = ?1"),
                (EntityKind::DealLine, "SELECT l.id FROM deal_line l JOIN deal d ON d.id = l.deal WHERE d.party = ?1"),
            ],
            EntityKind::Employee => &[
                (EntityKind::User, "SELECT id FROM user WHERE employee = ?1"),
                (
                    EntityKind::Credential,
                    "SELECT c.id FROM credential c JOIN user u ON u.id = c.id WHERE u.employee = ?1",
                ),
            ],
            _ => &[],
        };
        for (part, sql) in queries {
            let ids: Vec<Id> = self.rows(sql, [Sql(&id.to_cell())], |cells| cells.take())?;
            all.extend(ids.into_iter().map(|id| (*part, id)));
        }
        if kind == EntityKind::Party {
            let sql =
                "SELECT id FROM draft WHERE json_extract(body, '$.party') = ?1 OR json_extract(body, '$.contact') = ?1";
            let drafts: Vec<Id> = self.rows(sql, [id.to_string()], |cells| cells.take())?;
            all.extend(drafts.into_iter().map(|id| (EntityKind::Draft, id)));
        }
        Ok(all)
    }
    /// Issued documents and payments of a person: they stay as they are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn facts_of_person(&self, id: Id) -> Result<Vec<(EntityKind, Id)>> {
        let mut found = Vec::new();
        for (kind, sql) in [
            (EntityKind::Document, "SELECT id FROM document WHERE party = ?1 OR contact = ?1 ORDER BY issued_on, id"),
            (EntityKind::Payment, "SELECT id FROM payment WHERE party = ?1 ORDER BY paid_on, id"),
        ] {
            let ids: Vec<Id> = self.rows(sql, [Sql(&id.to_cell())], |cells| cells.take())?;
            found.extend(ids.into_iter().map(|id| (kind, id)));
        }
        Ok(found)
    }
    /// Whether somebody owes something, or is owed something: then the records are still needed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has_open_items(&self, party: Id) -> Result<bool> {
        self.holds(
            concat!(
                "SELECT 1 FROM open_item WHERE party IN (",
                crate::table::alias::same_party!(),
                ") AND open_minor <> 0 LIMIT 1"
            ),
            party,
        )
    }
    /// All records that were erased so far.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn erased(&self) -> Result<Records> {
        let rows = self.rows("SELECT kind, record FROM erased", [], |cells| Ok((cells.take()?, cells.take()?)))?;
        Ok(rows.into_iter().collect())
    }
}

impl Write<'_> {
    /// Erases what the records say about people. Those that are not there, or were erased before, are passed over; answers how
    /// many were erased. Ends the commit: nothing else may be waiting in it.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn erase(&mut self, records: &Records) -> Result<u64> {
        self.erase_and(records, Self::next_commit)
    }

    /// Erases what another PC erased: it told the others already.
    pub(crate) fn erase_too(&mut self, kind: EntityKind, id: Id) -> Result<()> {
        let told = |write: &mut Self| {
            write.keep_findable()?;
            write.ops.clear();
            Ok(())
        };
        self.erase_and(&BTreeSet::from([(kind, id)]), told).map(drop)
    }

    fn erase_and(&mut self, records: &Records, end: impl FnOnce(&mut Self) -> Result<()>) -> Result<u64> {
        let before = self.erased()?;
        let mut erased: Records = BTreeSet::new();
        for (kind, id) in records.iter().filter(|record| !before.contains(record)) {
            if self.erase_row(*kind, *id)? {
                erased.insert((*kind, *id));
            }
        }
        if erased.is_empty() {
            return Ok(0);
        }
        self.not_undoable();
        self.execute(None, "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)", [])?;
        let texts = self.findable_texts(&erased)?;
        self.forget_steps(&erased)?;
        self.forget_refused(&erased.iter().map(|(_, id)| *id).collect())?;
        self.forget_values(&erased, None)?;
        end(self)?;
        forget_words(self, &texts)?;
        self.execute(None, "INSERT INTO search (search, rank) VALUES ('secure-delete', 0)", [])?;
        Ok(erased.len() as u64)
    }

    /// Empties a row and takes it away; answers whether there was anything to erase.
    fn erase_row(&mut self, kind: EntityKind, id: Id) -> Result<bool> {
        let Some((_, names)) = PERSONAL.iter().find(|(known, _)| *known == kind) else { return Ok(false) };
        if !self.holds(&format!("SELECT 1 FROM \"{}\" WHERE id = ?1", kind.table()), id)? {
            return Ok(false);
        }
        let table = TableSpec::of(kind);
        let mut cells: Vec<CellAt> = Vec::new();
        for name in *names {
            let Some(number) = number_of(kind, name) else { continue };
            let optional = table.columns.iter().any(|column| column.name == *name && column.optional);
            let cell = match (kind, *name) {
                (EntityKind::Draft, "body") => json_cell(&DocumentDraft::new(self.get::<Draft>(id)?.kind)),
                _ if optional => Cell::Null,
                (_, "name" | "title" | "subject") => Cell::Text(NO_NAME.to_owned()),
                _ => Cell::Text(String::new()),
            };
            let sql = format!("UPDATE \"{}\" SET \"{name}\" = ?2 WHERE id = ?1", kind.table());
            self.execute(Some(kind), &sql, params![Sql(&id.to_cell()), Sql(&cell)])?;
            cells.push((number, cell));
        }
        self.ops.push(Op::Erase { table: kind.wire(), id, cells });
        // People who worked here stay in the list of those who did.
        let goes = removable(kind)
            && !matches!(kind, EntityKind::User | EntityKind::Employee | EntityKind::Deal | EntityKind::DealLine);
        if goes && self.is_there(kind, id)? {
            self.set_deleted(kind, id, true)?;
            self.ops.push(Op::Delete { table: kind.wire(), id });
        }
        self.execute(None, "DELETE FROM issue WHERE record = ?1", [Sql(&id.to_cell())])?;
        let sql = "INSERT OR IGNORE INTO erased (record, kind) VALUES (?1, ?2)";
        self.execute(None, sql, params![Sql(&id.to_cell()), kind.table()])?;
        Ok(true)
    }

    /// The texts by which the records were found.
    fn findable_texts(&self, records: &Records) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for (_, id) in records {
            let sql = "SELECT text FROM search_entry WHERE record = ?1";
            texts.extend(self.rows(sql, [Sql(&id.to_cell())], |cells| cells.take::<String>())?);
        }
        Ok(texts)
    }

    /// No step brings back what was erased.
    pub(crate) fn forget_steps(&mut self, records: &Records) -> Result<()> {
        let ids: BTreeSet<Id> = records.iter().map(|(_, id)| *id).collect();
        for (table, place) in [("undo_step", "step"), ("import_step", "run * 1000000000 + nth")] {
            let sql = format!("SELECT {place}, forward, inverse FROM {table}");
            let steps: Vec<(i64, Vec<u8>, Vec<u8>)> =
                self.rows(&sql, [], |cells| Ok((cells.take()?, cells.take()?, cells.take()?)))?;
            for (at, forward, inverse) in steps {
                let left = (undo::without(&forward, &ids)?, undo::without(&inverse, &ids)?);
                if left != (None, None) {
                    let sql = format!("UPDATE {table} SET forward = ?2, inverse = ?3 WHERE {place} = ?1");
                    let (forward, inverse) = (left.0.unwrap_or(forward), left.1.unwrap_or(inverse));
                    self.execute(None, &sql, params![at, forward, inverse])?;
                    // An import keeps its step, so that the others of it can still be taken back.
                    if table == "undo_step" && undo::is_empty(&inverse)? {
                        self.execute(None, "DELETE FROM undo_step WHERE step = ?1", [at])?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes the values out of the journal, but for those of one commit.
    pub(crate) fn forget_values(&mut self, records: &Records, but: Option<(u32, i64)>) -> Result<()> {
        let keys: BTreeSet<(u16, Id)> = records.iter().map(|(kind, id)| (kind.wire(), *id)).collect();
        let goes = |table: u16, id: Id, column: u16| keys.contains(&(table, id)) && is_personal(table, column);
        let commits: BTreeMap<i64, (u32, i64)> = commits_of(self, &keys)?;
        for (incarnation, dseq) in commits.into_values().filter(|place| Some(*place) != but) {
            let unreadable = |error: kontor_sync::commit::NotACommit| StoreError::Unreadable {
                what: format!("commit {incarnation}/{dseq}"),
                detail: error.to_string(),
            };
            let (bytes, values) = self.commit_bytes(incarnation, dseq)?;
            if let Some(values) = &values
                && let Some(left) = kontor_sync::seal::erase(&bytes, values, goes).map_err(unreadable)?
            {
                let sql = "UPDATE commit_value SET bytes = ?3 WHERE incarnation = ?1 AND dseq = ?2";
                self.execute(None, sql, params![incarnation, dseq, left])?;
            }
            let (mut sealed, mut emptied) = (false, false);
            let mut view = CommitView::read(&bytes, None).map_err(unreadable)?;
            while let Some(op) = view.next_op().map_err(unreadable)? {
                sealed |= op.has_seals();
                emptied |= op.was_emptied();
            }
            // A commit with seals has nothing else that is personal, and would lose them if it were written anew.
            let mut commit = Commit::decode(&bytes).map_err(unreadable)?;
            if !sealed && take_out(&mut commit, goes) {
                self.replace_commit(incarnation, dseq, &commit.encode())?;
            } else if emptied {
                // It was emptied in the newer file that this one is a restored state of: nobody here vouches for it yet.
                self.replace_commit(incarnation, dseq, &bytes)?;
            }
        }
        Ok(())
    }

    /// Puts other bytes in the place of a commit, and a fact into this one that vouches for them.
    fn replace_commit(&mut self, incarnation: u32, dseq: i64, bytes: &[u8]) -> Result<()> {
        let bytes_hash = chain::of_file(bytes).to_vec();
        let name = format!("commit_replaced/{incarnation}/{dseq}/{}", crate::key::hex(&bytes_hash));
        let id = CommitReplacedId(Id::named(&name));
        if self.find::<CommitReplaced>(id)?.is_none() {
            let dseq = u32::try_from(dseq).unwrap_or(u32::MAX);
            self.insert_trail(&CommitReplaced { id, incarnation, dseq, bytes_hash })?;
        }
        let sql = "UPDATE commit_log SET bytes = ?3 WHERE incarnation = ?1 AND dseq = ?2";
        self.execute(None, sql, params![incarnation, dseq, bytes]).map(drop)
    }

    /// Whoever was erased is not filled in again: neither by hand nor by undo nor by an import.
    ///
    /// # Errors
    /// `erased`.
    pub(crate) fn refuse_erased(&self, kind: EntityKind, id: Id) -> Result<()> {
        let can_be = PERSONAL.iter().any(|(known, _)| *known == kind);
        if can_be && self.holds("SELECT 1 FROM erased WHERE record = ?1", id)? {
            return Err(Fault::new(Code::Erased).with("kind", kind.table()).into());
        }
        Ok(())
    }
}

/// Takes values that stand in a commit itself out of it; answers whether there were any.
fn take_out(commit: &mut Commit, goes: impl Fn(u16, Id, u16) -> bool) -> bool {
    let mut found = false;
    for op in &mut commit.ops {
        let (table, id) = (op.table(), op.id());
        let (Op::Put { cells, .. } | Op::Patch { cells, .. }) = op else { continue };
        for (_, cell) in cells.iter_mut().filter(|(column, _)| goes(table, id, *column)) {
            let says_something = !matches!(cell, Cell::Null | Cell::Erased) && *cell != Cell::Text(String::new());
            if says_something {
                (*cell, found) = (Cell::Erased, true);
            }
        }
    }
    found
}
