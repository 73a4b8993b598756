//! Where the database of head office lies: a file, or a database of a PostgreSQL. Copies are made and put back while nobody has it open.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, OnceLock};

use kontor_server::db::{Database, Value, open};
use postgres::{Client, NoTls};

/// A PostgreSQL for stories.
pub struct Server {
    client: Mutex<Client>,
    /// The address of a database by its name.
    address: Box<dyn Fn(&str) -> String + Send + Sync>,
    made: AtomicU64,
    /// The database that all others begin as.
    first: OnceLock<String>,
}

impl Server {
    /// Connects to a PostgreSQL; `address` gives the address of one of its databases, of which `postgres` is there. What is in it need not
    /// survive a power cut.
    #[must_use]
    pub fn new(address: impl Fn(&str) -> String + Send + Sync + 'static) -> Arc<Self> {
        let mut client = Client::connect(&address("postgres"), NoTls).unwrap();
        client.batch_execute("ALTER SYSTEM SET fsync = off").unwrap();
        client.batch_execute("SELECT pg_reload_conf()").unwrap();
        Arc::new(Self {
            client: Mutex::new(client),
            address: Box::new(address),
            made: AtomicU64::new(0),
            first: OnceLock::new(),
        })
    }
    fn make(&self, template: Option<&str>) -> String {
        let name = format!("office_{}", self.made.fetch_add(1, Relaxed));
        let from = template.map(|template| format!(" TEMPLATE {template}")).unwrap_or_default();
        self.client.lock().unwrap().batch_execute(&format!("CREATE DATABASE {name}{from}")).unwrap();
        name
    }
}

/// A place for one database. Those of a PostgreSQL go with it.
pub enum Home {
    /// A file.
    File(PathBuf),
    /// A database of a PostgreSQL.
    There(Arc<Server>, String),
}

impl Home {
    /// A new database of a PostgreSQL, as the first one was made.
    #[must_use]
    pub fn on(server: &Arc<Server>, make: impl FnOnce(&dyn Database)) -> Self {
        let first = server.first.get_or_init(|| {
            let name = server.make(None);
            make(&*open(&(server.address)(&name)).unwrap());
            name
        });
        Self::There(Arc::clone(server), server.make(Some(first)))
    }
    /// Opens it.
    #[must_use]
    pub fn open(&self) -> Box<dyn Database> {
        let address = match self {
            Self::File(file) => file.to_str().unwrap().to_owned(),
            Self::There(server, name) => (server.address)(name),
        };
        open(&address).unwrap()
    }
    /// A copy; `file` says where, if it is a file.
    #[must_use]
    pub fn copy(&self, file: &Path) -> Self {
        match self {
            Self::File(own) => {
                std::fs::copy(own, file).unwrap();
                Self::File(file.to_owned())
            }
            Self::There(server, name) => Self::There(Arc::clone(server), server.make(Some(name))),
        }
    }
    /// Becomes what a copy has.
    pub fn put_back(&mut self, copy: &Self) {
        match self {
            Self::File(own) => {
                for ending in ["-wal", "-shm"] {
                    let _ = std::fs::remove_file(crate::pc::beside(own, ending));
                }
                let own = own.clone();
                *self = copy.copy(&own);
            }
            Self::There(..) => *self = copy.copy(Path::new("")),
        }
    }
}

/// Copies all rows of a SQLite database into an empty one of the same shape.
pub fn transfer(from: &dyn Database, to: &dyn Database) {
    for (table, columns) in tables(from) {
        let rows = rows(from, &table, columns.len());
        let into = format!("{table} ({})", columns.join(", "));
        to.change(|sql| sql.insert_all(&into, "", rows.clone())).unwrap();
    }
}

fn tables(db: &dyn Database) -> Vec<(String, Vec<String>)> {
    db.look(|sql| {
        // A table stands behind those that it names.
        let select = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_migration' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name <> 'firm', rowid";
        let names: Vec<String> = sql.query(select, &[])?.into_iter().map(|mut row| row.take()).collect::<Result<_, _>>()?;
        let columns = |name: String| {
            let select = "SELECT name FROM pragma_table_info($1) ORDER BY cid";
            let columns = sql.query(select, &[Value::from(name.as_str())])?.into_iter().map(|mut row| row.take());
            Ok((name, columns.collect::<Result<_, _>>()?))
        };
        names.into_iter().map(columns).collect()
    })
    .unwrap()
}

/// All rows of a table.
pub fn rows(db: &dyn Database, select: &str, columns: usize) -> Vec<Vec<Value>> {
    let read = |mut row: kontor_server::db::Row| (0..columns).map(|_| row.take()).collect();
    let all = format!("SELECT * FROM {select}");
    db.look(|sql| sql.query(&all, &[])?.into_iter().map(read).collect()).unwrap()
}
