//! Brings a database to this version: plain SQL files, forward only, each once.

use include_dir::{Dir, include_dir};
use sha2::{Digest as _, Sha256};

use super::{DbError, Result, Sql};
use crate::values;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../migrations/server");

/// Runs what is due, inside the transaction it is given. `dialect` puts a statement into the words of the database.
pub fn run(sql: &mut dyn Sql, dialect: fn(&str) -> String) -> Result<()> {
    sql.execute("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL)", &[])?;
    let mut files: Vec<(&str, &str)> =
        FILES.files().filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?))).collect();
    files.sort_unstable();
    for mut row in sql.query("SELECT name, checksum FROM schema_migration ORDER BY name", &[])? {
        let (name, checksum): (String, String) = (row.take()?, row.take()?);
        match files.iter().find(|(known, _)| *known == name) {
            Some((_, text)) if sum(text) == checksum => files.retain(|(known, _)| *known != name),
            Some(_) => return Err(DbError::Unreadable("migration")),
            None => return Err(DbError::Newer(name)),
        }
    }
    for (name, text) in files {
        for statement in statements(text) {
            sql.execute(&dialect(&statement), &[])?;
        }
        sql.execute("INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)", values![name, sum(text)])?;
    }
    Ok(())
}

/// Statements without their comments, which fill lines of their own. None of ours has a `;` inside.
fn statements(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
    code.join("\n").split(';').map(|statement| statement.trim().to_owned()).filter(|one| !one.is_empty()).collect()
}

/// Line ends must not matter: a checkout on Windows may have others.
fn sum(text: &str) -> String {
    let hash = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}
