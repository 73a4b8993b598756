//! What is kept of passwords: a verifier per person, which travels as a record of its own ([`Credential`]) and is told to nobody, and
//! how often somebody failed here, which stays on this PC.
//!
//! Verifiers of a company of before stand in the table `password` until they become records: when their owner signs in, or when the
//! company joins head office. A verifier that is replaced leaves the journal.

use std::collections::BTreeSet;

use kontor_core::company::{Credential, User};
use kontor_core::entity::{BranchId, CredentialId, EntityKind, UserId};
use kontor_core::id::Id;
use kontor_core::time::Timestamp;
use kontor_record::number_of;
use kontor_sync::commit::Op;
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
    /// Wrong tries on this PC since the last right one.
    pub failures: u32,
    /// When the last of them was.
    pub failed_at_ms: Timestamp,
}

impl Read<'_> {
    /// What is kept of a person's password; nothing where none was set, or where this PC does not hold it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn password_of(&self, user: UserId) -> Result<Option<Password>> {
        let sql = "SELECT coalesce(nullif(c.verifier, ''), nullif(p.verifier, '')), coalesce(c.one_time, p.one_time), \
            coalesce(p.failures, 0), coalesce(p.failed_at_ms, 0) FROM (SELECT ?1 AS id) AS asked \
            LEFT JOIN credential c ON c.id = asked.id AND c._del = 0 LEFT JOIN password p ON p.user = asked.id \
            WHERE coalesce(nullif(c.verifier, ''), nullif(p.verifier, '')) IS NOT NULL";
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
    /// The people whose password this PC can judge.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn people_with_password(&self) -> Result<Vec<UserId>> {
        let sql = "SELECT id FROM credential WHERE _del = 0 AND verifier <> '' \
            UNION SELECT user FROM password WHERE verifier <> '' ORDER BY 1";
        self.rows(sql, [], |cells| cells.take())
    }
    /// The people whose verifier was not published yet; also in a file of the version before.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unpublished_passwords(&self) -> Result<Vec<UserId>> {
        self.rows("SELECT user FROM password WHERE verifier <> '' ORDER BY user", [], |cells| cells.take())
    }
    /// Whether anybody ever set or got a password, on whichever PC of the firm: also where this PC does not hold it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn firm_has_passwords(&self) -> Result<bool> {
        let sql = "SELECT 1 FROM sign_in WHERE outcome IN ('new_password', 'reset') LIMIT 1";
        Ok(self.value::<i64>(sql, [])?.is_some() || !self.people_with_password()?.is_empty())
    }
}

impl Write<'_> {
    /// Sets what is kept of a person's password. One that takes the place of another leaves nothing of that in the journal.
    ///
    /// # Errors
    /// When the file cannot be written; `not-found` without the person; `erased`.
    pub fn keep_password(&mut self, user: UserId, password: &Password) -> Result<()> {
        let id = CredentialId(user.0);
        let branch = self.get::<User>(user)?.branch;
        let verifier = Some(password.verifier.clone());
        if self.find::<Credential>(id)?.is_some_and(|before| before.verifier != verifier) {
            self.forget_values(&BTreeSet::from([(EntityKind::Credential, id.0)]), None)?;
        }
        self.save(&Credential { id, branch, verifier, one_time: password.one_time })?;
        self.not_undoable();
        let published = "UPDATE password SET verifier = '', one_time = 0 WHERE user = ?1";
        self.execute(None, published, [Sql(&user.to_cell())])?;
        self.keep_tries(user, password.failures, password.failed_at_ms)
    }
    /// Remembers how often somebody failed here.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_tries(&mut self, user: UserId, failures: u32, failed_at: Timestamp) -> Result<()> {
        let sql = "INSERT INTO password (user, verifier, one_time, failures, failed_at_ms) VALUES (?1, '', 0, ?2, ?3) \
            ON CONFLICT (user) DO UPDATE SET failures = ?2, failed_at_ms = ?3";
        self.execute(None, sql, params![Sql(&user.to_cell()), failures, failed_at.0]).map(drop)
    }
    /// Makes records of all verifiers of before, so that they travel.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn publish_passwords(&mut self) -> Result<()> {
        for user in self.unpublished_passwords()? {
            let known = self.is_there(EntityKind::User, user)?;
            if let Some(password) = self.password_of(user)?.filter(|_| known) {
                self.keep_password(user, &password)?;
            }
        }
        Ok(())
    }
    /// A person belongs to another branch: what is kept of the password goes to its PCs.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn move_password(&mut self, user: UserId, branch: Option<BranchId>) -> Result<()> {
        let id = CredentialId(user.0);
        match self.find::<Credential>(id)? {
            Some(kept) if self.is_there(EntityKind::Credential, id)? => {
                self.update(&Credential { branch, ..kept }).map(drop)
            }
            _ => Ok(()),
        }
    }
    /// Changes came: verifiers of before them leave the journal of this PC. What this PC said itself last stays, in case head office
    /// loses it.
    pub(crate) fn forget_replaced_passwords(&mut self, came: &[Op], own: Option<(u32, i64)>) -> Result<()> {
        let verifier = number_of(EntityKind::Credential, "verifier");
        let replaced = came.iter().filter(|op| {
            op.table() == EntityKind::Credential.wire() && op.cells().iter().any(|(at, _)| Some(*at) == verifier)
        });
        let ids: BTreeSet<(EntityKind, Id)> = replaced.map(|op| (EntityKind::Credential, op.id())).collect();
        if ids.is_empty() { Ok(()) } else { self.forget_values(&ids, own) }
    }
}
