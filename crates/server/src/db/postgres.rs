//! PostgreSQL, and what speaks its protocol: many nodes over one database.
//!
//! The place of a commit in the feed comes from the row of the firm, which the transaction updates before anything else: the
//! next one gets it only when this one is visible. A sequence would give numbers in another order than they become visible, and
//! readers would pass over some (SYNC.md 2.17).
//!
//! Rows that are added wait for the next statement and go with it, one behind the other, without waiting in between: whatever a push
//! writes takes the way to the database once.

mod values;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use futures_util::future::{join, join_all};
use kontor_core::id::Id;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, Error, NoTls, Statement};

use self::values::rows;
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
    /// What goes with the next statement.
    waiting: Vec<Addition>,
    /// What moves the bytes, as long as somebody waits for an answer.
    runtime: Runtime,
}

/// Rows that are added, as one array per column.
struct Addition {
    statement: Statement,
    columns: Vec<Vec<Value>>,
}

/// Connections of one node.
const CONNECTIONS: usize = 16;
/// Statements that wait to go together at most.
const TOGETHER: usize = 24;
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
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let client = match &self.tls {
            Some(tls) => {
                let (client, carrier) = runtime.block_on(self.config.connect(tls.clone()))?;
                carry(&runtime, carrier);
                client
            }
            None => {
                let (client, carrier) = runtime.block_on(self.config.connect(NoTls))?;
                carry(&runtime, carrier);
                client
            }
        };
        Ok(Connection { client, prepared: HashMap::new(), waiting: Vec::new(), runtime })
    }
    fn lane(&self, firm: Id) -> Arc<Lane<Connection>> {
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        lanes.retain(|of, lane| *of == firm || Arc::strong_count(lane) > 1);
        Arc::clone(lanes.entry(firm).or_default())
    }
}

/// Lets a connection carry what is sent, as long as it stands.
fn carry<S, T>(runtime: &Runtime, carrier: tokio_postgres::Connection<S, T>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    runtime.spawn(async move {
        if let Err(error) = carrier.await {
            tracing::warn!(%error, "a connection to PostgreSQL ended");
        }
    });
}

impl Writer for Connection {
    // One way there and back for several words each.
    fn begin(&mut self) -> Result<()> {
        if self.prepared.len() > PREPARED {
            self.prepared.clear();
        }
        self.words("BEGIN; SAVEPOINT change")
    }
    fn next(&mut self) -> Result<()> {
        self.words("RELEASE change; SAVEPOINT change")
    }
    fn undo(&mut self) -> Result<()> {
        self.waiting.clear();
        self.words("ROLLBACK TO change")
    }
    fn commit(&mut self) -> Result<()> {
        // COMMIT alone would roll back in silence where a statement had failed.
        self.words("RELEASE change; COMMIT")
    }
    fn give_up(&mut self) -> bool {
        self.waiting.clear();
        self.words("ROLLBACK").is_ok()
    }
    fn work(&mut self, work: &mut Work<'_>) -> Result<()> {
        work(self)?;
        // Whoever changed something must hear of what the database refuses of it, nobody else.
        self.send(async |_| Ok(()))
    }
}

impl Database for Postgres {
    fn write(&self, firm: Option<Id>, work: &mut Work<'_>) -> Result<()> {
        let lane = firm.map(|firm| self.lane(firm)).unwrap_or_default();
        lane.join(&self.connections, || self.connect(), work)
    }
    fn read(&self, work: &mut Work<'_>) -> Result<()> {
        let look = |connection: &mut Connection| {
            connection.words("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            work(connection)?;
            connection.words("COMMIT")
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
    /// Sends what waits, and a statement behind it.
    fn send<T>(&mut self, last: impl AsyncFnOnce(&Client) -> std::result::Result<T, Error>) -> Result<T> {
        let (client, waiting) = (&self.client, std::mem::take(&mut self.waiting));
        let added = join_all(waiting.iter().map(|one| client.execute_raw(&one.statement, &one.columns)));
        let (added, last) = self.runtime.block_on(join(added, last(client)));
        // After the first that is refused all others are: it is the one that tells why.
        for one in added {
            one?;
        }
        Ok(last?)
    }
    fn words(&mut self, words: &str) -> Result<()> {
        self.send(async |client| client.batch_execute(words).await)
    }
    fn prepare(&mut self, sql: &str) -> Result<Statement> {
        self.send(async |client| client.prepare(sql).await)
    }
    fn statement(&mut self, sql: &str) -> Result<Statement> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.prepare(sql)?;
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
        let types = self.prepare(&format!("SELECT {columns} FROM {table}"))?;
        let arrays =
            types.columns().iter().enumerate().map(|(at, column)| format!("${}::{}[]", at + 1, column.type_()));
        let arrays: Vec<String> = arrays.collect();
        let insert = format!("INSERT INTO {into} SELECT * FROM UNNEST({}) {end}", arrays.join(", "));
        let statement = self.prepare(&insert)?;
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
        self.send(async |client| client.execute(&statement, &parameters(values)).await)
    }
    fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>> {
        let statement = self.statement(sql)?;
        rows(&self.send(async |client| client.query(&statement, &parameters(values)).await)?)
    }
    fn insert_all(&mut self, into: &str, end: &str, rows: Vec<Vec<Value>>) -> Result<()> {
        let Some(first) = rows.first() else { return Ok(()) };
        let mut columns: Vec<Vec<Value>> = first.iter().map(|_| Vec::with_capacity(rows.len())).collect();
        for row in rows {
            columns.iter_mut().zip(row).for_each(|(column, value)| column.push(value));
        }
        let statement = self.insert(into, end)?;
        self.waiting.push(Addition { statement, columns });
        if self.waiting.len() < TOGETHER { Ok(()) } else { self.send(async |_| Ok(())) }
    }
    fn query_all(&mut self, sql: &str, before: &[Value], keys: &[Value]) -> Result<Vec<Row>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!("{} = ANY (${})", sql.trim_end_matches(" IN"), before.len() + 1);
        let statement = self.statement(&sql)?;
        let mut parameters = parameters(before);
        parameters.push(&keys);
        rows(&self.send(async |client| client.query(&statement, &parameters).await)?)
    }
}
