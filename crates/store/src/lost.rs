//! Rows that head office does not have when everything is loaded from it: it was restored and nobody sends them again, or they moved out of
//! reach while this PC was silent. They leave like any row that may not be here (`leave.rs`), but for three sorts:
//!
//! * what this PC wrote and head office has not answered yet: it is on its way;
//! * facts: what was printed for a customer is not thrown away, also where head office and whoever issued it have lost it;
//! * what something that stays names: nobody should read a paper whose customer is missing.
//!
//! Facts that only tell of a row (`kontor_record::parent`) go and stay with it. Steps of a paper that head office has and that it did not take
//! (it refuses those of a PC that was silent for too long) go, the paper stays; facts of rows that never came go, too. Whatever is sent again comes with the feed.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::entity::{EntityKind, MergeClass};
use kontor_core::id::Id;
use kontor_record::{columns_of, parent};
use kontor_sync::part::Part;

use crate::error::Result;
use crate::undo::kind_of;
use crate::write::Write;

/// A row by the number of its table.
type Key = (u16, Id);
pub(crate) type Keys = BTreeSet<Key>;
/// What goes only with another row.
type Hanging = BTreeMap<Key, Key>;

fn kinds(facts: bool) -> impl Iterator<Item = EntityKind> {
    EntityKind::ALL.iter().copied().filter(move |kind| match kind.class() {
        MergeClass::Master | MergeClass::Draft => !facts,
        MergeClass::Fact | MergeClass::Guarded => facts,
        MergeClass::Local | MergeClass::Projection => false,
    })
}

/// What was loaded, and which of the rows here it was to have all of: those of the parts that were loaded, or every row.
struct Scope<'a> {
    loaded: &'a Keys,
    of: Option<Keys>,
}

impl Scope<'_> {
    fn lacks(&self, key: &Key) -> bool {
        !self.loaded.contains(key) && self.of.as_ref().is_none_or(|of| of.contains(key))
    }
}

impl Write<'_> {
    /// Notes what shall leave because it is not in what was `loaded`, which is everything at a place of the feed.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub(crate) fn let_go_of_lost(&mut self, loaded: &Keys, as_of: u64) -> Result<()> {
        self.count_anew(as_of)?;
        self.let_go_of(&Scope { loaded, of: None }, as_of)
    }

    /// The same of parts that came within reach: what is here of them from before is told of by nobody else.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub(crate) fn let_go_of_lost_in(&mut self, parts: &[Part], loaded: &Keys) -> Result<()> {
        let mut of = Keys::new();
        self.each_placed(|kind, id, part| {
            let key = (kind.wire(), id);
            if parts.contains(&part) && !loaded.contains(&key) {
                of.insert(key);
            }
        })?;
        if of.is_empty() {
            return self.keep_what_came_back(loaded);
        }
        let seen = self.position()?.seen;
        self.let_go_of(&Scope { loaded, of: Some(of) }, seen)
    }

    /// Notes it, unless it comes again behind a place of the feed.
    fn let_go_of(&mut self, scope: &Scope<'_>, seq: u64) -> Result<()> {
        self.keep_what_came_back(scope.loaded)?;
        let mut lost = self.missing(scope)?;
        let alone = self.alone(scope)?;
        lost.extend(&alone);
        if lost.is_empty() {
            return Ok(());
        }
        let hanging = self.hanging_on(&lost, scope)?;
        lost.extend(hanging.keys());
        let named = self.named_by_others(&lost)?;
        without_named(&mut lost, &hanging, &named);
        for (table, id) in lost {
            // A fact bears the place where it came first, and stays when it comes again.
            let fact = hanging.contains_key(&(table, id)) || alone.contains(&(table, id));
            self.forget_row(table, id, if fact { i64::MAX.cast_unsigned() } else { seq })?;
        }
        Ok(())
    }

    /// Places of a feed that is no more are none of this one: what bears one would count as not told yet when its journal is checked, and
    /// would not leave; and what was to leave behind one would leave although it came again.
    fn count_anew(&mut self, as_of: u64) -> Result<()> {
        for kind in kinds(false).chain(kinds(true)) {
            let sql = format!("UPDATE \"{}\" SET _seq = ?1 WHERE _seq > ?1", kind.table());
            self.execute(None, &sql, [as_of.cast_signed()])?;
        }
        let sql = "UPDATE leaving_row SET seq = ?1 WHERE seq > ?1 AND seq < ?2";
        self.execute(None, sql, [as_of.cast_signed(), i64::MAX]).map(drop)
    }

    /// What was to leave and is within reach again stays.
    fn keep_what_came_back(&mut self, loaded: &Keys) -> Result<()> {
        let noted = "SELECT tbl, record FROM leaving_row";
        let noted: Vec<(u32, Id)> = self.rows(noted, [], |cells| Ok((cells.take()?, cells.take()?)))?;
        for (table, id) in noted {
            let Ok(table) = u16::try_from(table) else { continue };
            if loaded.contains(&(table, id)) {
                self.keep_row(table, id)?;
            }
        }
        Ok(())
    }

    /// Rows that are no facts, were not loaded, and of which nothing written here is on its way.
    fn missing(&self, scope: &Scope<'_>) -> Result<Keys> {
        let mut missing = Keys::new();
        for kind in kinds(false) {
            let sql = format!("SELECT id FROM \"{}\"", kind.table());
            let here: Vec<Id> = self.rows(&sql, [], |cells| cells.take())?;
            for id in here.into_iter().filter(|id| scope.lacks(&(kind.wire(), *id))) {
                if self.pending(id, None)?.is_empty() {
                    missing.insert((kind.wire(), id));
                }
            }
        }
        Ok(missing)
    }

    /// Facts that tell of one of these rows and were not loaded either, with the row.
    fn hanging_on(&self, rows: &Keys, scope: &Scope<'_>) -> Result<Hanging> {
        let mut hanging = Hanging::new();
        for kind in kinds(true) {
            self.each_not_loaded(kind, scope, |key, above| {
                hanging.extend(above.filter(|above| rows.contains(above)).map(|above| (key, above)));
            })?;
        }
        Ok(hanging)
    }

    /// Steps that head office did not take, of rows that it has; and facts of rows that never scope, because a first load was cut short.
    fn alone(&self, scope: &Scope<'_>) -> Result<Keys> {
        let mut facts = Hanging::new();
        for kind in kinds(true) {
            self.each_not_loaded(kind, scope, |key, above| facts.extend(above.map(|above| (key, above))))?;
        }
        let mut alone = Keys::new();
        for (key, above) in facts {
            let step = kind_of(key.0)?.class() == MergeClass::Guarded;
            let goes =
                if scope.loaded.contains(&above) { step } else { self.row(kind_of(above.0)?, above.1)?.is_none() };
            if goes {
                alone.insert(key);
            }
        }
        Ok(alone)
    }

    /// Rows of a kind that were not loaded and of which nothing written here is on its way, each with the row that it tells of.
    fn each_not_loaded(
        &self,
        kind: EntityKind,
        scope: &Scope<'_>,
        mut look: impl FnMut(Key, Option<Key>),
    ) -> Result<()> {
        self.each_row::<crate::StoreError>(kind, |row| {
            let key = (kind.wire(), row.id);
            if !scope.lacks(&key) || !self.pending(row.id, None)?.is_empty() {
                return Ok(());
            }
            let cell = |number: u16| {
                let at = columns_of(kind).iter().position(|(_, known)| *known == number)?;
                row.cells.get(at).cloned()
            };
            look(key, parent(kind, cell).map(|(of, id)| (of.wire(), id)));
            Ok(())
        })
    }

    /// Which of these rows are named by which others.
    fn named_by_others(&self, rows: &Keys) -> Result<Vec<(Key, Key)>> {
        let tables: BTreeMap<&str, EntityKind> =
            rows.iter().filter_map(|(table, _)| kind_of(*table).ok()).map(|kind| (kind.table(), kind)).collect();
        let mut named = Vec::new();
        for kind in kinds(false).chain(kinds(true)) {
            let sql = "SELECT \"table\", \"from\" FROM pragma_foreign_key_list(?1)";
            let keys: Vec<(String, String)> =
                self.rows(sql, [kind.table()], |cells| Ok((cells.take()?, cells.take()?)))?;
            for (of, column) in keys {
                let Some(of) = tables.get(of.as_str()) else { continue };
                let sql = format!("SELECT id, \"{column}\" FROM \"{}\" WHERE \"{column}\" IS NOT NULL", kind.table());
                let names: Vec<(Id, Id)> = self.rows(&sql, [], |cells| Ok((cells.take()?, cells.take()?)))?;
                let names = names.into_iter().map(|(by, id)| ((of.wire(), id), (kind.wire(), by)));
                named.extend(names.filter(|(row, _)| rows.contains(row)));
            }
        }
        Ok(named)
    }
}

/// Leaves those of the rows that nothing names but rows that leave as well.
fn without_named(lost: &mut Keys, hanging: &Hanging, named: &[(Key, Key)]) {
    loop {
        let before = lost.len();
        for (row, by) in named {
            if !lost.contains(by) {
                lost.remove(row);
            }
        }
        for (fact, above) in hanging {
            if !lost.contains(above) {
                lost.remove(fact);
            }
        }
        if lost.len() == before {
            return;
        }
    }
}
