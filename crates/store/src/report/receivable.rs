//! What was open on a day: what is open now, with everything that happened since taken off again.

use kontor_core::entity::PaymentId;
use kontor_core::time::LocalDate;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::table::payment::{OpenItem, open_item};

impl Read<'_> {
    /// Parts of invoices and credit notes of which something was open at the end of a day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_open_on(&self, day: LocalDate) -> Result<Vec<OpenItem>> {
        self.rows(
            "SELECT i.id, 0, d.party, d.id, d.branch, i.due_on, d.currency, sum(x.open_minor), sum(x.book_minor) FROM ( \
               SELECT source AS id, open_minor, book_minor FROM open_item WHERE kind = 'instalment' \
               UNION ALL SELECT instalment, amount_minor + discount_minor + write_off_minor, book_minor \
                 FROM allocation WHERE allocated_on > ?1 AND instalment IS NOT NULL \
               UNION ALL SELECT credit, -amount_minor, -paid_book_minor FROM allocation WHERE allocated_on > ?1 AND credit IS NOT NULL \
             ) x JOIN instalment i ON i.id = x.id JOIN document d ON d.id = i.document WHERE d.issued_on <= ?1 \
             GROUP BY i.id HAVING sum(x.open_minor) <> 0 OR sum(x.book_minor) <> 0 ORDER BY i.due_on, d.number, i.position",
            [Sql(&day.to_cell())],
            open_item,
        )
    }
    /// Payments of which something may have been open at the end of a day: those that are not used up now, and those to
    /// which something happened since.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_perhaps_open_on(&self, day: LocalDate) -> Result<Vec<PaymentId>> {
        self.rows(
            "SELECT p.id FROM payment p WHERE p.paid_on <= ?1 AND p.id IN ( \
               SELECT source FROM open_item WHERE kind = 'payment' \
               UNION SELECT payment FROM allocation WHERE allocated_on > ?1 AND payment IS NOT NULL \
               UNION SELECT refunded FROM allocation WHERE allocated_on > ?1 AND refunded IS NOT NULL \
               UNION SELECT reversal_of FROM payment WHERE paid_on > ?1 AND reversal_of IS NOT NULL \
             ) ORDER BY p.paid_on, p.id",
            [Sql(&day.to_cell())],
            |cells| cells.take(),
        )
    }
}
