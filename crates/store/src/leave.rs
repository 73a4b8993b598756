//! Rows that leave the disk, because this PC may not hold them any more (SYNC.md 2.9): a part that went out of reach, or a row that moved
//! to where it is.
//!
//! * They leave once head office has all changes of this PC and this PC has heard in the feed what became of them: until then they are
//!   noted, and nothing of them is lost. A row that comes again meanwhile finds what was typed here, and does not overwrite it.
//! * With them goes everything that is kept beside them, and what own changes say of them: those keep their place and their hash in the
//!   chain (`commit_left`), head office has their content.
//! * Facts can be deleted only while there is a row in `leaving`, and only this module puts one there, inside its own transaction.
//! * Freed pages are overwritten with zeros (`secure_delete`), the index forgets words for good, the log is folded by
//!   [`crate::file::Store::write_long`] behind it. What is kept beside the facts is for the caller to derive anew.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::EntityKind;
use kontor_core::id::Id;
use kontor_record::{columns_of, hang_on, parent};
use kontor_sync::commit::Commit;
use kontor_sync::part::{Part, Reach};
use kontor_sync::seal;
use rusqlite::params;

use crate::column::{Column as _, Sql};
use crate::error::{Result, StoreError};
use crate::link::part_of;
use crate::read::Read;
use crate::search::{entries_of, forget_words, kinds};
use crate::undo::kind_of;
use crate::write::Write;

/// Rows by kind.
type Rows = BTreeSet<(EntityKind, Id)>;

impl Read<'_> {
    /// Whether something is to leave and can: no change of this PC waits for head office, and the feed told what became of each.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn can_leave(&self) -> Result<bool> {
        let noted = "SELECT EXISTS (SELECT 1 FROM leaving_part) OR EXISTS (SELECT 1 FROM leaving_row)";
        if self.value::<bool>(noted, [])? != Some(true) || self.waiting()? > 0 {
            return Ok(false);
        }
        let told = "SELECT echoed_incarnation, echoed_dseq FROM sync_state";
        let told: Vec<(i64, i64)> = self.rows(told, [], |cells| Ok((cells.take()?, cells.take()?)))?;
        let untold = "SELECT EXISTS (SELECT 1 FROM commit_log WHERE (incarnation, dseq) > (?1, ?2))";
        let (incarnation, dseq) = told.into_iter().next().unwrap_or_default();
        Ok(self.value::<bool>(untold, [incarnation, dseq])? == Some(false))
    }

    /// Own commits of which something left, by incarnation and place: head office alone has all of them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn commits_left(&self) -> Result<BTreeSet<(u32, i64)>> {
        // Files of before have no such table.
        let has = "SELECT count(*) FROM main.sqlite_schema WHERE name = 'commit_left'";
        if self.value::<i64>(has, [])? == Some(0) {
            return Ok(BTreeSet::new());
        }
        let sql = "SELECT incarnation, dseq FROM commit_left";
        Ok(self.rows(sql, [], |cells| Ok((cells.take()?, cells.take()?)))?.into_iter().collect())
    }

    /// The rows that are to leave now.
    fn leaving_rows(&self) -> Result<Rows> {
        let parts: BTreeSet<Part> = self
            .rows("SELECT part FROM leaving_part", [], |cells| part_of(&cells.take::<Vec<u8>>()?))?
            .into_iter()
            .collect();
        let mut gone = Rows::new();
        // One that came back behind the place where it left stays.
        let noted = "SELECT tbl, record, seq FROM leaving_row";
        for (table, id, seq) in self.rows(noted, [], |cells| Ok((cells.take()?, cells.take()?, cells.take()?)))? {
            let (table, id, seq): (u32, Id, i64) = (table, id, seq);
            let Some(kind) = u16::try_from(table).ok().and_then(|table| kind_of(table).ok()) else { continue };
            let sql = format!("SELECT 1 FROM \"{}\" WHERE id = ?1 AND _seq <= ?2", kind.table());
            if self.value::<i64>(&sql, params![Sql(&id.to_cell()), seq])?.is_some() {
                self.with_what_hangs((kind, id), &mut gone)?;
            }
        }
        if parts.is_empty() {
            return Ok(gone);
        }
        self.each_placed(|kind, id, part| {
            if parts.contains(&part) {
                gone.insert((kind, id));
            }
        })?;
        Ok(gone)
    }

    /// A row with all that hangs on it: where it may not be, none of that may be, also what head office never took and does not name.
    fn with_what_hangs(&self, (kind, id): (EntityKind, Id), gone: &mut Rows) -> Result<()> {
        if !gone.insert((kind, id)) {
            return Ok(());
        }
        for (below, column) in hang_on(kind) {
            let sql = format!("SELECT id FROM \"{}\" WHERE \"{column}\" = ?1", below.table());
            for hangs in self.rows(&sql, [Sql(&id.to_cell())], |cells| cells.take())? {
                // A draft and its document share an identity: what names one may hang on the other.
                if self.above(below, hangs)? == Some((kind, id)) {
                    self.with_what_hangs((below, hangs), gone)?;
                }
            }
        }
        Ok(())
    }

    /// What a row hangs on.
    fn above(&self, kind: EntityKind, id: Id) -> Result<Option<(EntityKind, Id)>> {
        let Some(row) = self.row(kind, id)? else { return Ok(None) };
        Ok(parent(kind, |number| {
            let at = columns_of(kind).iter().position(|(_, known)| *known == number)?;
            row.cells.get(at).cloned()
        }))
    }
}

impl Write<'_> {
    /// A part is out of reach: what belongs to it is to leave.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_part(&mut self, part: &Part) -> Result<()> {
        self.execute(None, "INSERT OR IGNORE INTO leaving_part (part) VALUES (?1)", [part.key()]).map(drop)
    }
    /// A part is within reach again before it left.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_part(&mut self, part: &Part) -> Result<()> {
        self.execute(None, "DELETE FROM leaving_part WHERE part = ?1", [part.key()]).map(drop)
    }

    /// All that this PC may hold is known: what belongs to other parts is to leave, and nothing else does for its part.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub(crate) fn hold_no_more_than(&mut self, reach: &Reach) -> Result<()> {
        self.execute(None, "DELETE FROM leaving_part", [])?;
        let mut beyond: BTreeSet<Part> = BTreeSet::new();
        self.each_placed(|_, _, part| {
            if !reach.sees(&part) {
                beyond.insert(part);
            }
        })?;
        beyond.iter().try_for_each(|part| self.forget_part(part))
    }
    /// A row moved out of reach, at a place in the feed: it is to leave, unless it comes back behind it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn forget_row(&mut self, table: u16, id: Id, seq: u64) -> Result<()> {
        let sql = "INSERT INTO leaving_row (tbl, record, seq) VALUES (?1, ?2, ?3) \
                   ON CONFLICT (tbl, record) DO UPDATE SET seq = excluded.seq";
        self.execute(None, sql, params![table, Sql(&id.to_cell()), seq.cast_signed()]).map(drop)
    }
    /// A fact came back before it left. Other rows bear the place in the feed where they came back, facts are never written twice.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(crate) fn keep_row(&mut self, table: u16, id: Id) -> Result<()> {
        let sql = "DELETE FROM leaving_row WHERE tbl = ?1 AND record = ?2";
        self.execute(None, sql, params![table, Sql(&id.to_cell())]).map(drop)
    }
    /// Lets leave what is to leave. Answers how many rows left; then what is kept beside the facts must be derived anew.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn leave(&mut self) -> Result<usize> {
        if !self.can_leave()? {
            return Ok(0);
        }
        let gone = self.leaving_rows()?;
        let parts = self.value::<bool>("SELECT EXISTS (SELECT 1 FROM leaving_part)", [])?.unwrap_or(false);
        for sql in ["DELETE FROM leaving_part", "DELETE FROM leaving_row"] {
            self.execute(None, sql, [])?;
        }
        if gone.is_empty() {
            return Ok(0);
        }
        self.execute(None, "INSERT INTO leaving (one) VALUES (1)", [])?;
        self.name_gone(&gone)?;
        self.keep_numbers()?;
        self.forget_findable()?;
        self.forget_steps(&gone)?;
        self.forget_words_of_commits(&gone)?;
        if parts {
            // A change that was refused is kept for whoever wrote it, but not of what may not be here.
            self.forget_refused(&gone.iter().map(|(_, id)| *id).collect())?;
        }
        for kind in gone.iter().map(|(kind, _)| *kind).collect::<BTreeSet<EntityKind>>() {
            let sql = format!("DELETE FROM \"{}\" WHERE id IN (SELECT record FROM gone WHERE tbl = ?1)", kind.table());
            self.execute(Some(kind), &sql, [kind.wire()])?;
        }
        for sql in BESIDE {
            self.execute(None, sql, [])?;
        }
        self.forget_files()?;
        self.execute(None, "DELETE FROM leaving", [])?;
        Ok(gone.len())
    }

    /// The rows that leave, for statements to name them.
    fn name_gone(&mut self, gone: &Rows) -> Result<()> {
        self.execute(
            None,
            "CREATE TEMP TABLE IF NOT EXISTS gone (tbl INTEGER, record BLOB, PRIMARY KEY (record, tbl)) WITHOUT ROWID",
            [],
        )?;
        self.execute(None, "DELETE FROM gone", [])?;
        for (kind, id) in gone {
            self.execute(
                None,
                "INSERT INTO gone (tbl, record) VALUES (?1, ?2)",
                params![kind.wire(), Sql(&id.to_cell())],
            )?;
        }
        Ok(())
    }

    /// The numbers of own documents that leave stay given.
    fn keep_numbers(&mut self) -> Result<()> {
        self.execute(None, NUMBERS, [EntityKind::Document.wire()]).map(drop)
    }

    /// What own changes say of rows that leave goes with them.
    fn forget_words_of_commits(&mut self, gone: &Rows) -> Result<()> {
        let keys: BTreeSet<(u16, Id)> = gone.iter().map(|(kind, id)| (kind.wire(), *id)).collect();
        let places = self.rows("SELECT incarnation, dseq FROM commit_log ORDER BY incarnation, dseq", [], |cells| {
            Ok((cells.take::<u32>()?, cells.take::<i64>()?))
        })?;
        for (incarnation, dseq) in places {
            let (bytes, values) = self.commit_bytes(incarnation, dseq)?;
            let unreadable = |error: kontor_sync::commit::NotACommit| StoreError::Unreadable {
                what: format!("commit {incarnation}/{dseq}"),
                detail: error.to_string(),
            };
            let emptied = seal::without_rows(&bytes, values.as_deref(), |table, id| keys.contains(&(table, id)));
            let Some(emptied) = emptied.map_err(unreadable)? else { continue };
            let at = params![incarnation, dseq];
            self.execute(None, "INSERT OR IGNORE INTO commit_left (incarnation, dseq) VALUES (?1, ?2)", at)?;
            let sql = "UPDATE commit_log SET bytes = ?3 WHERE incarnation = ?1 AND dseq = ?2";
            self.execute(None, sql, params![incarnation, dseq, emptied.bytes])?;
            match emptied.values {
                Some(left) => {
                    let sql = "UPDATE commit_value SET bytes = ?3 WHERE incarnation = ?1 AND dseq = ?2";
                    self.execute(None, sql, params![incarnation, dseq, left])?
                }
                None => self.execute(None, "DELETE FROM commit_value WHERE incarnation = ?1 AND dseq = ?2", at)?,
            };
        }
        self.forget_unknown(&keys)
    }

    /// Changes that this version cannot read of rows that leave.
    fn forget_unknown(&mut self, keys: &BTreeSet<(u16, Id)>) -> Result<()> {
        let kept: Vec<(i64, i64, Vec<u8>)> = self.rows("SELECT seq, nth, bytes FROM unknown_op", [], |cells| {
            Ok((cells.take()?, cells.take()?, cells.take()?))
        })?;
        for (seq, nth, bytes) in kept {
            let told = Commit::decode(&bytes)
                .is_ok_and(|commit| commit.ops.iter().any(|op| keys.contains(&(op.table(), op.id()))));
            if told {
                self.execute(None, "DELETE FROM unknown_op WHERE seq = ?1 AND nth = ?2", params![seq, nth])?;
            }
        }
        Ok(())
    }

    /// The index forgets for good what the rows were found by, and texts that only documents had which leave.
    fn forget_findable(&mut self) -> Result<()> {
        self.execute(None, "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)", [])?;
        let mut texts: BTreeMap<i64, String> = BTreeMap::new();
        // A draft and its document share an identity: what is found is told apart by its kind.
        let own = "SELECT entry, text FROM search_entry WHERE entry BETWEEN ?2 AND ?3 AND record IN (SELECT record FROM gone WHERE tbl = ?1)";
        for kind in kinds() {
            let (first, last) = entries_of(kind);
            let found =
                self.rows(own, params![kind.wire(), first, last], |cells| Ok((cells.take()?, cells.take()?)))?;
            texts.extend(found);
        }
        for entry in texts.keys() {
            self.execute(None, "DELETE FROM search_posting WHERE document = ?1", [entry])?;
        }
        let shared = "SELECT entry, text FROM search_entry e WHERE record IS NULL \
                      AND NOT EXISTS (SELECT 1 FROM search_posting p WHERE p.text = e.entry)";
        texts.extend(self.rows(shared, [], |cells| Ok((cells.take()?, cells.take()?)))?);
        for (entry, text) in &texts {
            self.unfile(*entry, text)?;
            self.execute(None, "DELETE FROM search_entry WHERE entry = ?1", [entry])?;
        }
        let texts: Vec<String> = texts.into_values().collect();
        forget_words(self, &texts)?;
        // What was filed anew before left its old words behind, marked as gone: they go, too.
        self.execute(None, "INSERT INTO search (search) VALUES ('optimize')", [])?;
        self.execute(None, "INSERT INTO search (search, rank) VALUES ('secure-delete', 0)", []).map(drop)
    }
}

/// What is kept beside rows that left.
const BESIDE: &[&str] = &[
    "DELETE FROM reservation WHERE line NOT IN (SELECT id FROM document_line)",
    "DELETE FROM issue AS i WHERE EXISTS (SELECT 1 FROM gone g WHERE g.tbl = i.tbl AND g.record IN (i.record, i.beside))",
    "DELETE FROM reminder_shown WHERE activity IN (SELECT record FROM gone)",
    "DELETE FROM gone",
];

/// Own documents that leave keep their numbers. Those of before the first day were not drawn here.
const NUMBERS: &str = "INSERT OR IGNORE INTO number_left (document, kind, device, year) \
    SELECT d.id, d.kind, v.code, CAST(substr(d.issued_on, 1, 4) AS INTEGER) FROM document d JOIN device v ON v.id = d.device \
    WHERE d.id IN (SELECT record FROM gone WHERE tbl = ?1) AND (d._seq = 0 AND d.id NOT IN (SELECT document FROM number_elsewhere) \
    OR d.device = (SELECT device FROM sync_state)) \
        AND NOT (d.opening = 1 AND d.kind IN ('invoice', 'credit_note'))";
