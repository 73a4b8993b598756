//! Accounts, entries with their lines, period locks, and the turnover of accounts.

use kontor_core::entity::{AccountId, BranchId, DocumentId, EntityKind, EntryId, EntryLineId, PaymentId};
use kontor_core::ledger::{Account, Accounts, Entry, EntryHead, EntryLineRow, PeriodLock};
use kontor_core::time::LocalDate;
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

/// What went through an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnover {
    /// Which account.
    pub account: AccountId,
    /// Debits in minor units of company currency.
    pub debit_minor: i64,
    /// Credits in minor units of company currency.
    pub credit_minor: i64,
}

impl Read<'_> {
    /// All accounts by code.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn account_rows(&self) -> Result<Vec<Account>> {
        self.all("_del = 0 ORDER BY code, id", [])
    }
    /// The accounts by what they are for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn accounts(&self) -> Result<Accounts> {
        self.account_rows().map(|rows| Accounts::new(&rows))
    }
    /// All period locks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn period_locks(&self) -> Result<Vec<PeriodLock>> {
        self.all("_del = 0 ORDER BY until_on", [])
    }
    /// Entries of a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries_of_document(&self, document: DocumentId) -> Result<Vec<EntryHead>> {
        self.all("document = ?1 ORDER BY id", [Sql(&document.to_cell())])
    }
    /// Entries of a payment.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries_of_payment(&self, payment: PaymentId) -> Result<Vec<EntryHead>> {
        self.all("payment = ?1 ORDER BY id", [Sql(&payment.to_cell())])
    }
    /// The entry that takes an entry back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reversal_of_entry(&self, entry: EntryId) -> Result<Option<EntryHead>> {
        Ok(self.all("reversal_of = ?1", [Sql(&entry.to_cell())])?.pop())
    }
    /// Whether anything was booked on an account.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn account_is_used(&self, account: AccountId) -> Result<bool> {
        let found: Option<i64> =
            self.value("SELECT 1 FROM entry_line WHERE account = ?1 LIMIT 1", [Sql(&account.to_cell())])?;
        Ok(found.is_some())
    }
    /// Lines of an entry.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lines_of_entry(&self, entry: EntryId) -> Result<Vec<EntryLineRow>> {
        self.all("entry = ?1 ORDER BY position", [Sql(&entry.to_cell())])
    }
    /// Turnover of all accounts up to a day, that day included: whole months from the projection, the rest from the lines.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn turnover_until(&self, until: LocalDate, branch: Option<BranchId>) -> Result<Vec<Turnover>> {
        let month = until.format("%Y-%m").to_string();
        self.rows(
            "SELECT account, sum(debit_minor), sum(credit_minor) FROM ( \
               SELECT account, debit_minor, credit_minor FROM account_month WHERE month < ?1 AND (?3 IS NULL OR branch = ?3) \
               UNION ALL \
               SELECT l.account, l.debit_minor, l.credit_minor FROM entry e JOIN entry_line l ON l.entry = e.id \
               WHERE e.booked_on >= ?1 || '-01' AND e.booked_on <= ?2 AND (?3 IS NULL OR e.branch = ?3) \
             ) GROUP BY account",
            params![month, Sql(&until.to_cell()), Sql(&branch.to_cell())],
            |cells| Ok(Turnover { account: cells.take()?, debit_minor: cells.take()?, credit_minor: cells.take()? }),
        )
    }
}

impl Write<'_> {
    /// Writes a balanced entry: head, lines, turnover.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn post_entry(&mut self, head: &EntryHead, entry: &Entry, new_id: impl FnMut() -> EntryLineId) -> Result<()> {
        self.insert(head)?;
        for line in entry.rows(head.id, new_id) {
            self.insert(&line)?;
            self.turn_over(head, &line)?;
        }
        Ok(())
    }
    /// Adds a side of an entry that came from elsewhere to what its account turned over in the month.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn add_turnover(&mut self, line: &EntryLineRow) -> Result<()> {
        let head: EntryHead = self.get(line.entry)?;
        self.turn_over(&head, line)
    }
    fn turn_over(&mut self, head: &EntryHead, line: &EntryLineRow) -> Result<()> {
        let month = head.booked_on.format("%Y-%m").to_string();
        self.execute(
            Some(EntityKind::EntryLine),
            "INSERT INTO account_month (account, branch, month, debit_minor, credit_minor) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (account, branch, month) DO UPDATE SET debit_minor = debit_minor + excluded.debit_minor, \
             credit_minor = credit_minor + excluded.credit_minor",
            params![
                Sql(&line.account.to_cell()),
                Sql(&head.branch.to_cell()),
                month,
                line.debit_minor,
                line.credit_minor
            ],
        )?;
        Ok(())
    }
}
