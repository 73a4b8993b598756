//! What rows are called by people: numbers, codes, VAT ids, as a push finds and leaves them. Two rows of one name are a duplicate.

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::id::Id;

use super::rows::Key;
use crate::db::{Result, Sql, Value};
use crate::values;

/// A name: what sort of name it is, and the word as it is compared.
pub type Name = (String, String);

/// The names of a firm that a push works with.
#[derive(Default)]
pub struct Names {
    /// Who bears a name that was asked for.
    bearers: BTreeMap<Name, BTreeSet<Id>>,
    /// All names of the rows that were asked for, and the tables of those.
    own: BTreeMap<Id, BTreeMap<Name, u16>>,
    added: BTreeSet<(Id, Name)>,
    /// Rows that lost a name.
    renamed: BTreeSet<Id>,
}

/// Others of the same name that are told of at most.
const MOST_OTHERS: usize = 5;

impl Names {
    /// Reads who bears these names, and what these rows are called.
    pub fn load(
        &mut self,
        sql: &mut dyn Sql,
        firm: Id,
        names: BTreeSet<Name>,
        rows: impl IntoIterator<Item = Id>,
    ) -> Result<()> {
        let asked: BTreeSet<Name> = names.into_iter().filter(|name| !self.bearers.contains_key(name)).collect();
        let words: BTreeSet<&str> = asked.iter().map(|(_, word)| word.as_str()).collect();
        let words: Vec<Value> = words.into_iter().map(Value::from).collect();
        // Each name is found in the index by its sort and its word.
        let sorts: BTreeSet<&str> = asked.iter().map(|(sort, _)| sort.as_str()).collect();
        let sorts = sorts.into_iter().map(|sort| format!("'{sort}'")).collect::<Vec<_>>().join(", ");
        let select = format!("SELECT sort, word, id FROM lookup WHERE firm = $1 AND sort IN ({sorts}) AND word IN");
        let mut found = Vec::new();
        if !words.is_empty() {
            found = sql.query_all(&select, values![firm], &words)?;
        }
        self.bearers.extend(asked.into_iter().map(|name| (name, BTreeSet::new())));
        for mut row in found {
            let name = (row.take()?, row.take()?);
            if let Some(bearers) = self.bearers.get_mut(&name) {
                bearers.insert(row.take()?);
            }
        }
        let rows: Vec<Id> = rows.into_iter().filter(|id| !self.own.contains_key(id)).collect();
        let keys: Vec<Value> = rows.iter().map(|id| Value::from(*id)).collect();
        self.own.extend(rows.into_iter().map(|id| (id, BTreeMap::new())));
        for mut row in
            sql.query_all("SELECT id, sort, word, tbl FROM lookup WHERE firm = $1 AND id IN", values![firm], &keys)?
        {
            let (id, name): (Id, Name) = (row.take()?, (row.take()?, row.take()?));
            let table = u16::try_from(row.take::<i64>()?).unwrap_or_default();
            self.own.entry(id).or_default().insert(name, table);
        }
        Ok(())
    }

    /// Says that rows are not here yet, so that they have no names.
    pub fn note_new(&mut self, rows: impl Iterator<Item = Id>) {
        for id in rows {
            self.own.entry(id).or_default();
        }
    }

    /// Calls a row by a name, in the place of another one of that sort. Answers others that bear it already, unless it was called
    /// so before.
    pub fn call(&mut self, sql: &mut dyn Sql, firm: Id, row: Key, name: &Name) -> Result<Vec<Id>> {
        if !self.own.contains_key(&row.1) || !self.bearers.contains_key(name) {
            self.load(sql, firm, BTreeSet::from([name.clone()]), [row.1])?;
        }
        let own = self.own.entry(row.1).or_default();
        if own.contains_key(name) {
            return Ok(Vec::new());
        }
        let before: Vec<Name> = own.keys().filter(|(sort, _)| *sort == name.0).cloned().collect();
        for lost in before {
            own.remove(&lost);
            if let Some(bearers) = self.bearers.get_mut(&lost) {
                bearers.remove(&row.1);
            }
            self.renamed.insert(row.1);
        }
        own.insert(name.clone(), row.0);
        self.added.insert((row.1, name.clone()));
        let bearers = self.bearers.entry(name.clone()).or_default();
        bearers.insert(row.1);
        Ok(bearers.iter().filter(|id| **id != row.1).take(MOST_OTHERS).copied().collect())
    }

    /// A row is called nothing any more.
    pub fn forget(&mut self, id: Id) {
        self.own.insert(id, BTreeMap::new());
        for bearers in self.bearers.values_mut() {
            bearers.remove(&id);
        }
        self.renamed.insert(id);
    }

    /// Writes what was changed.
    pub fn flush(&mut self, sql: &mut dyn Sql, firm: Id) -> Result<()> {
        let renamed = std::mem::take(&mut self.renamed);
        let keys: Vec<Value> = renamed.iter().map(|id| Value::from(*id)).collect();
        sql.query_all("DELETE FROM lookup WHERE firm = $1 AND id IN", values![firm], &keys)?;
        let added = std::mem::take(&mut self.added);
        let names = self.own.iter().flat_map(|(id, names)| names.iter().map(move |(name, table)| (*id, name, *table)));
        let new = names.filter(|(id, name, _)| renamed.contains(id) || added.contains(&(*id, (*name).clone())));
        let rows = new.map(|(id, (sort, word), table)| values![firm, sort.as_str(), word.as_str(), table, id].to_vec());
        let end = "ON CONFLICT (firm, sort, word, id) DO NOTHING";
        sql.insert_all("lookup (firm, sort, word, tbl, id)", end, rows.collect())
    }
}
