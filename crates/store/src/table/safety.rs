//! What keeps the company safe on this PC: former keys, the recovery key, the plan of backups and what came of them.

use kontor_core::time::Timestamp;
use rusqlite::params;

use crate::error::{Result, StoreError};
use crate::key::Key;
use crate::read::Read;
use crate::write::Write;

impl Read<'_> {
    /// When the recovery key was typed for the last time since the company has this key.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn recovery_confirmed(&self) -> Result<Option<Timestamp>> {
        self.value("SELECT confirmed_at_ms FROM recovery", [])
    }
    /// Keys that the company had before, the latest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn former_keys(&self) -> Result<Vec<Key>> {
        self.rows("SELECT key FROM former_key ORDER BY until_at_ms DESC", [], |cells| {
            let mut bytes = zeroize::Zeroizing::new(cells.take::<Vec<u8>>()?);
            let fixed = <[u8; 32]>::try_from(std::mem::take(&mut *bytes));
            let unreadable = |_| StoreError::Unreadable { what: "former_key".to_owned(), detail: "length".to_owned() };
            fixed.map(Key::new).map_err(unreadable)
        })
    }
}

impl Write<'_> {
    /// Notes that the recovery key was typed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn confirm_recovery(&mut self, now: Timestamp) -> Result<()> {
        let sql = "INSERT INTO recovery (one, confirmed_at_ms) VALUES (1, ?1) \
                   ON CONFLICT (one) DO UPDATE SET confirmed_at_ms = excluded.confirmed_at_ms";
        self.execute(None, sql, params![now.0]).map(drop)
    }
}
