//! Payments, allocations, and what is open.

use kontor_core::entity::{AllocationId, BranchId, DocumentId, EntityKind, InstalmentId, PartyId, PaymentId};
use kontor_core::id::Id;
use kontor_core::money::{Currency, Money};
use kontor_core::payment::{Allocation, Payment};
use kontor_core::time::LocalDate;
use rusqlite::params;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::write::Write;

/// Something open: a part of an invoice or credit note, or a payment that is not used up (below zero: our debt to the payer).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItem {
    /// The instalment or payment.
    pub source: Id,
    /// Whether it is a payment.
    pub is_payment: bool,
    /// Whose.
    pub party: Option<PartyId>,
    /// The invoice or credit note.
    pub document: Option<DocumentId>,
    /// Of which branch.
    pub branch: BranchId,
    /// When it is due; credit has no date.
    pub due_on: Option<LocalDate>,
    /// Currency of `open_minor`.
    pub currency: Currency,
    /// What is open, from the firm's side: above zero the party owes us.
    pub open_minor: i64,
    /// The same in the books, in company currency.
    pub book_minor: i64,
}

const COLUMNS: &str =
    "SELECT source, kind = 'payment', party, document, branch, due_on, currency, open_minor, book_minor FROM open_item";

/// An item from its columns, in the order of [`COLUMNS`].
pub(crate) fn open_item(cells: &mut crate::read::Cells<'_, '_>) -> Result<OpenItem> {
    Ok(OpenItem {
        source: cells.take()?,
        is_payment: cells.take()?,
        party: cells.take()?,
        document: cells.take()?,
        branch: cells.take()?,
        due_on: cells.take()?,
        currency: cells.take()?,
        open_minor: cells.take()?,
        book_minor: cells.take()?,
    })
}

impl Read<'_> {
    /// All payments, in the order of their ids.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payment_ids(&self) -> Result<Vec<PaymentId>> {
        self.rows("SELECT id FROM payment ORDER BY id", [], |cells| cells.take())
    }
    /// A payment of the same party, day and amount with the same words, that was not taken back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payment_like(
        &self,
        party: PartyId,
        paid_on: LocalDate,
        amount: Money,
        reference: &str,
    ) -> Result<Option<Payment>> {
        let found = self.all(
            "party = ?1 AND paid_on = ?2 AND currency = ?3 AND amount_minor = ?4 AND reference = ?5 AND reversal_of IS NULL \
             AND NOT EXISTS (SELECT 1 FROM payment r WHERE r.reversal_of = payment.id) LIMIT 1",
            rusqlite::params![
                Sql(&party.to_cell()),
                Sql(&paid_on.to_cell()),
                amount.currency.code(),
                amount.minor,
                reference.trim()
            ],
        )?;
        Ok(found.into_iter().next())
    }
    /// What is open of a party, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_items_of(&self, party: PartyId) -> Result<Vec<OpenItem>> {
        self.rows(
            &format!(
                "{COLUMNS} WHERE party IN ({}) ORDER BY due_on IS NULL, due_on, source",
                crate::table::alias::same_party!()
            ),
            [Sql(&party.to_cell())],
            open_item,
        )
    }
    /// What is open of one source.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_item(&self, source: Id) -> Result<Option<OpenItem>> {
        Ok(self.rows(&format!("{COLUMNS} WHERE source = ?1"), [Sql(&source.to_cell())], open_item)?.pop())
    }
    /// All that is open, by party.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_items(&self) -> Result<Vec<OpenItem>> {
        self.rows(&format!("{COLUMNS} ORDER BY party, due_on IS NULL, due_on, source"), [], open_item)
    }
    /// What a payment settles, and what was given back of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn allocations_of_payment(&self, payment: PaymentId) -> Result<Vec<Allocation>> {
        self.all("payment = ?1 OR refunded = ?1 ORDER BY id", [Sql(&payment.to_cell())])
    }
    /// The allocation that takes an allocation back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reversal_of_allocation(&self, allocation: AllocationId) -> Result<Option<Allocation>> {
        Ok(self.all("reversal_of = ?1", [Sql(&allocation.to_cell())])?.pop())
    }
    /// What settles an instalment, and what it settles itself as a credit.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn allocations_of_instalment(&self, instalment: InstalmentId) -> Result<Vec<Allocation>> {
        self.all("instalment = ?1 OR credit = ?1 ORDER BY id", [Sql(&instalment.to_cell())])
    }
    /// The payment that takes a payment back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reversal_of_payment(&self, payment: PaymentId) -> Result<Option<Payment>> {
        Ok(self.all("reversal_of = ?1", [Sql(&payment.to_cell())])?.pop())
    }
}

impl Write<'_> {
    /// Keeps what is open of a source; nothing open, no row.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_open_item(&mut self, item: &OpenItem) -> Result<()> {
        let kind = Some(if item.is_payment { EntityKind::Payment } else { EntityKind::Instalment });
        self.execute(kind, "DELETE FROM open_item WHERE source = ?1", [Sql(&item.source.to_cell())])?;
        if item.open_minor != 0 || item.book_minor != 0 {
            self.execute(
                kind,
                "INSERT INTO open_item (source, kind, party, document, branch, due_on, currency, open_minor, book_minor) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    Sql(&item.source.to_cell()),
                    if item.is_payment { "payment" } else { "instalment" },
                    Sql(&item.party.to_cell()),
                    Sql(&item.document.to_cell()),
                    Sql(&item.branch.to_cell()),
                    Sql(&item.due_on.to_cell()),
                    item.currency.code(),
                    item.open_minor,
                    item.book_minor
                ],
            )?;
        }
        Ok(())
    }
}
