//! PostgreSQL, and what speaks its protocol: many nodes over one database.
//!
//! The place of a commit in the feed comes from the row of the firm, which the transaction updates before anything else: the
//! next one gets it only when this one is visible. A sequence would give numbers in another order than they become visible, and
//! readers would pass over some (SYNC.md 2.17).

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use ::postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use ::postgres::{Client, Config, NoTls, Statement};
use kontor_core::id::Id;

use super::lane::{Lane, Writer};
use super::pool::Pool;
use super::tls::{self, Tls};
use super::{Database, DbError, Result, Row, Sql, Value, Work, migrate};

/// A database on a server.
pub struct Postgres {
    config: Config,
    tls: Option<Tls>,
    connections: Pool<Connection>,
    /// Where the changes of a firm go one behind the other, as long as somebody changes it.
    lanes: Mutex<BTreeMap<Id, Arc<Lane<Connection>>>>,
}

struct Connection {
    client: Client,
    prepared: HashMap<String, Statement>,
}

/// Connections of one node.
const CONNECTIONS: usize = 16;
/// Statements that stay prepared in a connection.
const PREPARED: usize = 256;

impl Postgres {
    /// Connects to a server; with TLS where the address asks for it.
    ///
    /// # Errors
    /// When it cannot be reached, or a newer program has changed the database.
    pub fn open(address: &str) -> Result<Self> {
        let (address, mode) = tls::divided(address)?;
        let (config, tls) = (address.parse::<Config>()?, Tls::of(&mode)?);
        let database = Self { config, tls, connections: Pool::new(CONNECTIONS), lanes: Mutex::new(BTreeMap::new()) };
        database.write(None, &mut |sql| {
            // Nodes that start together take turns.
            sql.execute("SELECT pg_advisory_xact_lock(7021951)", &[])?;
            migrate::run(sql, str::to_owned)
        })?;
        Ok(database)
    }

    fn connect(&self) -> Result<Connection> {
        let client = match &self.tls {
            Some(tls) => self.config.connect(tls.clone())?,
            None => self.config.connect(NoTls)?,
        };
        Ok(Connection { client, prepared: HashMap::new() })
    }
    fn lane(&self, firm: Id) -> Arc<Lane<Connection>> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.retain(|of, lane| *of == firm || Arc::strong_count(lane) > 1);
        Arc::clone(lanes.entry(firm).or_default())
    }
}

impl Writer for Connection {
    // One way there and back for several words each.
    fn begin(&mut self) -> Result<()> {
        if self.prepared.len() > PREPARED {
            self.prepared.clear();
        }
        Ok(self.client.batch_execute("BEGIN; SAVEPOINT change")?)
    }
    fn next(&mut self) -> Result<()> {
        Ok(self.client.batch_execute("RELEASE change; SAVEPOINT change")?)
    }
    fn undo(&mut self) -> Result<()> {
        Ok(self.client.batch_execute("ROLLBACK TO change")?)
    }
    fn commit(&mut self) -> Result<()> {
        // COMMIT alone would roll back in silence where a statement had failed.
        Ok(self.client.batch_execute("RELEASE change; COMMIT")?)
    }
    fn give_up(&mut self) -> bool {
        self.client.batch_execute("ROLLBACK").is_ok()
    }
    fn work(&mut self, work: &mut Work<'_>) -> Result<()> {
        work(self)
    }
}

impl Database for Postgres {
    fn write(&self, firm: Option<Id>, work: &mut Work<'_>) -> Result<()> {
        let lane = firm.map(|firm| self.lane(firm)).unwrap_or_default();
        lane.join(&self.connections, || self.connect(), work)
    }
    fn read(&self, work: &mut Work<'_>) -> Result<()> {
        let look = |connection: &mut Connection| {
            connection.client.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            work(connection)?;
            Ok(connection.client.batch_execute("COMMIT")?)
        };
        self.connections.with(|| self.connect(), Writer::give_up, look)
    }
    fn copy_to(&self, _: &Path) -> Result<()> {
        Err(DbError::Unreadable("file: PostgreSQL is backed up with its own tools"))
    }
    fn kind(&self) -> &'static str {
        "postgresql"
    }
    fn bytes(&self) -> Option<u64> {
        None
    }
}

impl Connection {
    fn statement(&mut self, sql: &str) -> Result<Statement> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.client.prepare(sql)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
    /// The statement that adds rows which come as one array per column.
    fn insert(&mut self, into: &str, end: &str) -> Result<Statement> {
        let key = format!("{into} {end}");
        if let Some(known) = self.prepared.get(&key) {
            return Ok(known.clone());
        }
        let (table, columns) = into.split_once(' ').ok_or(DbError::Unreadable("table"))?;
        let columns = columns.trim_matches(['(', ')']);
        let types = self.client.prepare(&format!("SELECT {columns} FROM {table}"))?;
        let arrays =
            types.columns().iter().enumerate().map(|(at, column)| format!("${}::{}[]", at + 1, column.type_()));
        let arrays: Vec<String> = arrays.collect();
        let insert = format!("INSERT INTO {into} SELECT * FROM UNNEST({}) {end}", arrays.join(", "));
        let statement = self.client.prepare(&insert)?;
        self.prepared.insert(key, statement.clone());
        Ok(statement)
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl Sql for Connection {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        let statement = self.statement(sql)?;
        Ok(self.client.execute(&statement, &parameters(values))?)
    }
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let statement = self.statement(sql)?;
        rows(&self.client.query(&statement, &parameters(values))?)
    }
    fn insert_all(&mut self, into: &str, end: &str, rows: Vec<Vec<Value>>) -> Result<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        let mut columns: Vec<Vec<Value>> = first.iter().map(|_| Vec::with_capacity(rows.len())).collect();
        for row in rows {
            columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
        }
        let statement = self.insert(into, end)?;
        let arrays: Vec<&(dyn ToSql + Sync)> = columns.iter().map(|column| column as &(dyn ToSql + Sync)).collect();
        Ok(self.client.execute(&statement, &arrays).map(drop)?)
    }
    fn query_all(&mut self, sql: &str, before: &[Value], keys: &[Value]) -> Result<Vec<Row>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!("{} = ANY (${})", sql.trim_end_matches(" IN"), before.len() + 1);
        let statement = self.statement(&sql)?;
        let mut parameters = parameters(before);
        parameters.push(&keys);
        rows(&self.client.query(&statement, &parameters)?)
    }
}

fn rows(found: &[::postgres::Row]) -> Result<Vec<Row>> {
    let read = |row: &::postgres::Row| Ok(Row::new((0..row.len()).map(|at| value(row, at)).collect::<Result<_>>()?));
    found.iter().map(read).collect()
}

fn value(row: &::postgres::Row, at: usize) -> Result<Value> {
    let kind = row.columns().get(at).map(::postgres::Column::type_);
    Ok(match kind {
        Some(&Type::INT8) => row.try_get::<_, Option<i64>>(at)?.into(),
        Some(&Type::INT4) => row.try_get::<_, Option<i32>>(at)?.map(i64::from).into(),
        Some(&Type::TEXT | &Type::VARCHAR | &Type::NAME) => row.try_get::<_, Option<String>>(at)?.into(),
        Some(&Type::BYTEA) => row.try_get::<_, Option<Vec<u8>>>(at)?.into(),
        _ => return Err(DbError::Unreadable("type of a column")),
    })
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut ::postgres::types::private::BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Self::Int(value) => value.to_sql(kind, out),
            Self::Text(value) => value.to_sql(kind, out),
            Self::Bytes(value) => value.to_sql(kind, out),
        }
    }
    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::INT4 | Type::TEXT | Type::VARCHAR | Type::BYTEA)
    }
    to_sql_checked!();
}
