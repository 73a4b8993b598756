//! What the ledger says about each tax.

use kontor_core::decimal::Rate;
use kontor_core::entity::BranchId;
use kontor_core::ledger::{AccountRole, AccountType};
use kontor_core::tax::VatCategory;
use kontor_core::time::LocalDate;
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;

/// What was booked for one tax on accounts of one role.
#[derive(Debug, Clone, PartialEq)]
pub struct TaxTurnover {
    /// Category.
    pub category: VatCategory,
    /// Percent.
    pub rate: Rate,
    /// What the accounts are for.
    pub role: Option<AccountRole>,
    /// Where they stand in the statements.
    pub kind: AccountType,
    /// Credits less debits, in minor units of company currency.
    pub credit_minor: i64,
}

impl Read<'_> {
    /// All that was booked for a tax in a span.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn tax_turnover(
        &self,
        from: LocalDate,
        until: LocalDate,
        branch: Option<BranchId>,
    ) -> Result<Vec<TaxTurnover>> {
        self.rows(
            "SELECT l.vat, l.rate, a.role, a.kind, sum(l.credit_minor - l.debit_minor) FROM entry e JOIN entry_line l ON l.entry = e.id \
             JOIN account a ON a.id = l.account WHERE l.vat IS NOT NULL AND l.rate IS NOT NULL \
             AND e.booked_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR e.branch = ?3) GROUP BY 1, 2, 3, 4",
            params![Sql(&from.to_cell()), Sql(&until.to_cell()), Sql(&branch.to_cell())],
            |cells| {
                Ok(TaxTurnover {
                    category: cells.take()?,
                    rate: cells.take()?,
                    role: cells.take()?,
                    kind: cells.take()?,
                    credit_minor: cells.take()?,
                })
            },
        )
    }
}
