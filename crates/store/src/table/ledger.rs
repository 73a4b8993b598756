//! Accounts, entries with their lines, period locks, and the turnover of accounts.

use std::collections::{BTreeMap, HashMap};

use kontor_core::entity::{AccountId, BranchId, DocumentId, EntityKind, EntryId, EntryLineId, PaymentId};
use kontor_core::ledger::{Account, Accounts, Entry, EntryHead, EntryLineRow, PeriodLock};
use kontor_core::time::LocalDate;
use rusqlite::params;

use crate::came::Arrived;
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
            let (account, month) = (line.account, month_of(head.booked_on));
            self.turn_over((account, head.branch, month), line.debit_minor, line.credit_minor)?;
        }
        Ok(())
    }
    /// Adds the sides of entries that came from elsewhere to what their accounts turned over.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn add_turnovers(&mut self, arrived: &Arrived) -> Result<()> {
        let mut heads: HashMap<EntryId, (BranchId, String)> = HashMap::new();
        for head in arrived.new_rows(self, EntityKind::Entry) {
            heads.insert(EntryId(head.id), (head.value("branch")?, month_of(head.value("booked_on")?)));
        }
        let mut sums: BTreeMap<(AccountId, BranchId, String), (i64, i64)> = BTreeMap::new();
        for line in arrived.new_rows(self, EntityKind::EntryLine) {
            let entry: EntryId = line.value("entry")?;
            let (branch, month) = match heads.get(&entry) {
                Some(known) => known.clone(),
                None => match self.find::<EntryHead>(entry)? {
                    Some(head) => (head.branch, month_of(head.booked_on)),
                    // Head office did not take it.
                    None => continue,
                },
            };
            let (debit, credit) = sums.entry((line.value("account")?, branch, month)).or_default();
            *debit += line.value::<i64>("debit_minor")?;
            *credit += line.value::<i64>("credit_minor")?;
        }
        sums.into_iter().try_for_each(|(key, (debit, credit))| self.turn_over(key, debit, credit))
    }
    fn turn_over(
        &mut self,
        (account, branch, month): (AccountId, BranchId, String),
        debit_minor: i64,
        credit_minor: i64,
    ) -> Result<()> {
        self.execute(
            Some(EntityKind::EntryLine),
            "INSERT INTO account_month (account, branch, month, debit_minor, credit_minor) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (account, branch, month) DO UPDATE SET debit_minor = debit_minor + excluded.debit_minor, \
             credit_minor = credit_minor + excluded.credit_minor",
            params![Sql(&account.to_cell()), Sql(&branch.to_cell()), month, debit_minor, credit_minor],
        )?;
        Ok(())
    }
}

fn month_of(day: LocalDate) -> String {
    day.format("%Y-%m").to_string()
}
