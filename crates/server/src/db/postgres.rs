//! PostgreSQL, and what speaks its protocol: many nodes over one database.
//!
//! The place of a commit in the feed comes from the row of the firm, which the transaction updates before anything else: the
//! next one gets it only when this one is visible. A sequence would give numbers in another order than they become visible, and
//! readers would pass over some (SYNC.md 2.17).

use std::collections::HashMap;
use std::path::Path;

use ::postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use ::postgres::{Client, Config, NoTls, Statement, Transaction};

use super::pool::Pool;
use super::{Database, DbError, Result, Row, Sql, Value, Work, migrate};

/// A database on a server.
pub struct Postgres {
    config: Config,
    connections: Pool<Connection>,
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
    /// Connects to a server. The way there must be safe by itself: loopback, a socket, a private network.
    ///
    /// # Errors
    /// When it cannot be reached, or a newer program has changed the database.
    pub fn open(address: &str) -> Result<Self> {
        let database = Self { config: address.parse::<Config>()?, connections: Pool::new(CONNECTIONS) };
        database.write(&mut |sql| {
            // Nodes that start together take turns.
            sql.execute("SELECT pg_advisory_xact_lock(7021951)", &[])?;
            migrate::run(sql, str::to_owned)
        })?;
        Ok(database)
    }

    fn run(&self, read_only: bool, work: &mut Work<'_>) -> Result<()> {
        let make = || Ok(Connection { client: self.config.connect(NoTls)?, prepared: HashMap::new() });
        let sound = |connection: &mut Connection| !connection.client.is_closed();
        self.connections.with(make, sound, |connection| {
            if connection.prepared.len() > PREPARED {
                connection.prepared.clear();
            }
            let begun = connection.client.build_transaction();
            let level = ::postgres::IsolationLevel::RepeatableRead;
            // Whoever changes a firm waits for its row first; what is read behind it is what the one before wrote.
            let begun = if read_only { begun.read_only(true).isolation_level(level) } else { begun };
            let mut statements = Statements { within: begun.start()?, prepared: &mut connection.prepared };
            work(&mut statements)?;
            Ok(statements.within.commit()?)
        })
    }
}

impl Database for Postgres {
    fn write(&self, work: &mut Work<'_>) -> Result<()> {
        self.run(false, work)
    }
    fn read(&self, work: &mut Work<'_>) -> Result<()> {
        self.run(true, work)
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

struct Statements<'c> {
    within: Transaction<'c>,
    prepared: &'c mut HashMap<String, Statement>,
}

impl Statements<'_> {
    fn statement(&mut self, sql: &str) -> Result<Statement> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.within.prepare(sql)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn parameters(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl Sql for Statements<'_> {
    fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64> {
        let statement = self.statement(sql)?;
        Ok(self.within.execute(&statement, &parameters(values))?)
    }
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let statement = self.statement(sql)?;
        let rows = self.within.query(&statement, &parameters(values))?;
        rows.iter().map(|row| Ok(Row::new((0..row.len()).map(|at| value(row, at)).collect::<Result<_>>()?))).collect()
    }
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
