//! What passwords leave behind: a verifier per person and how often somebody failed. No record of the registry: none of it
//! stands in a commit, a list, an export or the search, and nothing of it is undone.

use kontor_core::entity::UserId;
use kontor_core::time::Timestamp;
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

/// What is kept of the password of a person.
#[derive(Clone, PartialEq, Eq)]
pub struct Password {
    /// What Argon2id leaves of it, as a PHC string.
    pub verifier: String,
    /// Whether an administrator gave it and the person must set another one.
    pub one_time: bool,
    /// Wrong tries since the last right one.
    pub failures: u32,
    /// When the last of them was.
    pub failed_at_ms: Timestamp,
}

impl Read<'_> {
    /// What is kept of a person's password; nothing where none was set.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn password_of(&self, user: UserId) -> Result<Option<Password>> {
        let sql = "SELECT verifier, one_time, failures, failed_at_ms FROM password WHERE user = ?1";
        let found = self.rows(sql, [Sql(&user.to_cell())], |cells| {
            Ok(Password {
                verifier: cells.take()?,
                one_time: cells.take()?,
                failures: cells.take()?,
                failed_at_ms: cells.take()?,
            })
        })?;
        Ok(found.into_iter().next())
    }
    /// The people who have a password.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn people_with_password(&self) -> Result<Vec<UserId>> {
        self.rows("SELECT user FROM password ORDER BY user", [], |cells| cells.take())
    }
}

impl Write<'_> {
    /// Sets what is kept of a person's password.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_password(&mut self, user: UserId, password: &Password) -> Result<()> {
        let Password { verifier, one_time, failures, failed_at_ms } = password;
        self.execute(
            None,
            "INSERT OR REPLACE INTO password (user, verifier, one_time, failures, failed_at_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![Sql(&user.to_cell()), verifier, i64::from(*one_time), failures, failed_at_ms.0],
        )?;
        Ok(())
    }
}
