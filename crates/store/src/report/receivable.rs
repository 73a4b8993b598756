//! What was open on a day: what is open now, with everything that happened since taken off again.

use kontor_core::entity::PaymentId;
use kontor_core::time::LocalDate;

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::table::payment::{OpenItem, open_item};

/// Part of an invoice or credit note of which something was open.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenClaim {
    /// Number of the document.
    pub number: String,
    /// What was open of it.
    pub item: OpenItem,
}

impl Read<'_> {
    /// Parts of invoices and credit notes of which something was open at the end of a day.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn claims_open_on(&self, day: LocalDate) -> Result<Vec<OpenClaim>> {
        self.rows(
            "SELECT s.number, i.id, 0, coalesce((SELECT m.merged_into FROM party m WHERE m.id = s.party), s.party), s.document, s.branch, i.due_on, s.currency, x.open_minor, x.book_minor FROM ( \
               SELECT id, sum(open_minor) AS open_minor, sum(book_minor) AS book_minor FROM ( \
                 SELECT source AS id, open_minor, book_minor FROM open_item WHERE kind = 'instalment' \
                 UNION ALL SELECT instalment, amount_minor + discount_minor + write_off_minor, book_minor \
                   FROM allocation WHERE allocated_on > ?1 AND instalment IS NOT NULL \
                 UNION ALL SELECT credit, -amount_minor, -paid_book_minor FROM allocation WHERE allocated_on > ?1 AND credit IS NOT NULL \
               ) GROUP BY id HAVING sum(open_minor) <> 0 OR sum(book_minor) <> 0 \
             ) x JOIN instalment i ON i.id = x.id JOIN document_status s ON s.document = i.document WHERE s.issued_on <= ?1 \
             ORDER BY i.due_on, s.number, i.position",
            [Sql(&day.to_cell())],
            |cells| Ok(OpenClaim { number: cells.take()?, item: open_item(cells)? }),
        )
    }
    /// Payments up to a day of which something is open now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn credits_open_now(&self, day: LocalDate) -> Result<Vec<OpenItem>> {
        self.rows(
            "SELECT o.source, 1, coalesce((SELECT m.merged_into FROM party m WHERE m.id = o.party), o.party), o.document, o.branch, o.due_on, o.currency, o.open_minor, o.book_minor \
             FROM open_item o JOIN payment p ON p.id = o.source WHERE o.kind = 'payment' AND p.paid_on <= ?1 ORDER BY p.paid_on, p.id",
            [Sql(&day.to_cell())],
            open_item,
        )
    }
    /// Payments up to a day to which something happened since: what was open of them is not what is open now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn payments_touched_since(&self, day: LocalDate) -> Result<Vec<PaymentId>> {
        self.rows(
            "SELECT p.id FROM payment p WHERE p.paid_on <= ?1 AND p.id IN ( \
               SELECT payment FROM allocation WHERE allocated_on > ?1 AND payment IS NOT NULL \
               UNION SELECT refunded FROM allocation WHERE allocated_on > ?1 AND refunded IS NOT NULL \
               UNION SELECT reversal_of FROM payment WHERE paid_on > ?1 AND reversal_of IS NOT NULL \
             ) ORDER BY p.paid_on, p.id",
            [Sql(&day.to_cell())],
            |cells| cells.take(),
        )
    }
}
