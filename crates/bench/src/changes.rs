//! Which rows a command wrote, found by comparing the file before and after it; and the same rows written by hand.

use std::collections::BTreeMap;

use anyhow::Result;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// A table as far as rows can be told apart in it.
struct Table {
    name: String,
    columns: Vec<String>,
    /// Places of the primary key among the columns.
    key: Vec<usize>,
}

/// All tables of a company file that hold rows; the index of the search comes by its own statement.
pub struct Tables(Vec<Table>);

type Rows = BTreeMap<String, Vec<Value>>;

/// What stands in every table, by its primary key.
pub struct Snapshot(Vec<Rows>);

/// Rows that are new, that are others now, and that are gone, with the place of their table.
pub struct Changes {
    inserted: Vec<(usize, Vec<Value>)>,
    updated: Vec<(usize, Vec<Value>)>,
    deleted: Vec<(usize, Vec<Value>)>,
}

impl Tables {
    pub fn of(connection: &Connection) -> Result<Self> {
        let sql = "SELECT name FROM pragma_table_list \
                   WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        let names: Vec<String> =
            connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let table = |name: String| -> Result<Table> {
            let mut statement = connection.prepare("SELECT name, pk FROM pragma_table_info(?1)")?;
            let columns: Vec<(String, bool)> = statement
                .query_map([&name], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? > 0)))?
                .collect::<rusqlite::Result<_>>()?;
            let key = columns.iter().enumerate().filter(|(_, (_, in_key))| *in_key).map(|(at, _)| at).collect();
            Ok(Table { name, columns: columns.into_iter().map(|(name, _)| name).collect(), key })
        };
        Ok(Self(names.into_iter().map(table).collect::<Result<_>>()?))
    }

    /// Name, statement that inserts a row, and number of columns of every table.
    pub fn statements(&self) -> impl Iterator<Item = (String, String, usize)> {
        self.0.iter().map(|table| (table.name.clone(), table.insert(), table.columns.len()))
    }

    pub fn snapshot(&self, connection: &Connection) -> Result<Snapshot> {
        let rows = self.0.iter().map(|table| -> Result<Rows> {
            let mut statement = connection.prepare_cached(&format!("SELECT * FROM \"{}\"", table.name))?;
            let mut rows = statement.query([])?;
            let mut found = Rows::new();
            while let Some(row) = rows.next()? {
                let cells: Vec<Value> =
                    (0..table.columns.len()).map(|at| row.get(at)).collect::<rusqlite::Result<_>>()?;
                found.insert(table.key_of(&cells), cells);
            }
            Ok(found)
        });
        Ok(Snapshot(rows.collect::<Result<_>>()?))
    }

    /// Writes the changes in one transaction, by statements that are prepared once.
    pub fn write(&self, connection: &mut Connection, changes: &Changes) -> Result<()> {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for (at, row) in &changes.inserted {
            let table = &self.0[*at];
            transaction.prepare_cached(&table.insert())?.execute(params_from_iter(row))?;
            if table.name == "search_entry" {
                let entry = (&row[table.place("entry")], &row[table.place("text")]);
                transaction.prepare_cached("INSERT INTO search (rowid, text) VALUES (?1, ?2)")?.execute(entry)?;
            }
        }
        for (at, row) in &changes.updated {
            transaction.prepare_cached(&self.0[*at].update())?.execute(params_from_iter(row))?;
        }
        for (at, row) in &changes.deleted {
            let table = &self.0[*at];
            let key = table.key.iter().map(|at| &row[*at]);
            transaction.prepare_cached(&table.delete())?.execute(params_from_iter(key))?;
        }
        Ok(transaction.commit()?)
    }
}

impl Table {
    fn key_of(&self, row: &[Value]) -> String {
        self.key.iter().map(|at| format!("{:?}", row[*at])).collect()
    }
    fn place(&self, column: &str) -> usize {
        self.columns.iter().position(|name| name == column).unwrap_or_default()
    }
    fn insert(&self) -> String {
        let places: Vec<String> = (1..=self.columns.len()).map(|at| format!("?{at}")).collect();
        format!("INSERT INTO \"{}\" VALUES ({})", self.name, places.join(", "))
    }
    fn update(&self) -> String {
        let cell = |at: usize| format!("\"{}\" = ?{}", self.columns[at], at + 1);
        let (key, rest): (Vec<usize>, Vec<usize>) = (0..self.columns.len()).partition(|at| self.key.contains(at));
        let join = |cells: Vec<usize>, between: &str| cells.into_iter().map(cell).collect::<Vec<_>>().join(between);
        format!("UPDATE \"{}\" SET {} WHERE {}", self.name, join(rest, ", "), join(key, " AND "))
    }
    fn delete(&self) -> String {
        let key: Vec<String> = self
            .key
            .iter()
            .enumerate()
            .map(|(at, column)| format!("\"{}\" = ?{}", self.columns[*column], at + 1))
            .collect();
        format!("DELETE FROM \"{}\" WHERE {}", self.name, key.join(" AND "))
    }
}

impl Snapshot {
    /// What was done since.
    pub fn changes(&self, after: &Self) -> Changes {
        let mut changes = Changes { inserted: Vec::new(), updated: Vec::new(), deleted: Vec::new() };
        for (at, (before, after)) in self.0.iter().zip(&after.0).enumerate() {
            for (key, row) in after {
                match before.get(key) {
                    None => changes.inserted.push((at, row.clone())),
                    Some(old) if old != row => changes.updated.push((at, row.clone())),
                    Some(_) => {}
                }
            }
            let gone = before.iter().filter(|(key, _)| !after.contains_key(*key));
            changes.deleted.extend(gone.map(|(_, row)| (at, row.clone())));
        }
        changes
    }
}

impl Changes {
    /// How many rows are written.
    pub fn count(&self) -> usize {
        self.inserted.len() + self.updated.len() + self.deleted.len()
    }
}
