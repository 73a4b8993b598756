//! A database that tells what it is asked: for tests and measurements that count statements instead of looking at a clock.

use std::path::Path;

use kontor_core::id::Id;

use super::{Database, Result, Row, Sql, Value, Work};

/// Passes everything on.
pub struct Watched<H> {
    inner: Box<dyn Database>,
    heard: H,
}

impl<H: Fn(&str) + Send + Sync> Watched<H> {
    /// Tells `heard` of every statement; those for no rows or keys are none.
    pub const fn new(inner: Box<dyn Database>, heard: H) -> Self {
        Self { inner, heard }
    }
}

impl<H: Fn(&str) + Send + Sync> Database for Watched<H> {
    fn write(&self, firm: Option<Id>, work: &mut Work<'_>) -> Result<()> {
        self.inner.write(firm, &mut |sql| work(&mut Statements { sql, heard: &self.heard }))
    }
    fn read(&self, work: &mut Work<'_>) -> Result<()> {
        self.inner.read(&mut |sql| work(&mut Statements { sql, heard: &self.heard }))
    }
    fn copy_to(&self, path: &Path) -> Result<()> {
        self.inner.copy_to(path)
    }
    fn kind(&self) -> &'static str {
        self.inner.kind()
    }
    fn bytes(&self) -> Option<u64> {
        self.inner.bytes()
    }
}

struct Statements<'s> {
    sql: &'s mut dyn Sql,
    heard: &'s dyn Fn(&str),
}

impl Sql for Statements<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        (self.heard)(sql);
        self.sql.execute(sql, values)
    }
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        (self.heard)(sql);
        self.sql.query(sql, values)
    }
    fn insert_all(&mut self, into: &str, end: &str, rows: Vec<Vec<Value>>) -> Result<()> {
        if !rows.is_empty() {
            (self.heard)(&format!("INSERT INTO {into}"));
        }
        self.sql.insert_all(into, end, rows)
    }
    fn query_all(&mut self, sql: &str, before: &[Value], keys: &[Value]) -> Result<Vec<Row>> {
        if !keys.is_empty() {
            (self.heard)(sql);
        }
        self.sql.query_all(sql, before, keys)
    }
}
