//! Which entry each business event makes. Every rule is a pure function from the figures of the event to a balanced entry.
//!
//! Figures carry the sign of the document: a credit note is an invoice with negative figures, and its lines change sides by
//! themselves. An event without any value (an invoice of nothing, a transfer) makes no entry.

mod booking;
mod discount;
mod goods;
mod invoice;
mod money;
mod prepayment;

#[cfg(test)]
mod tests;

pub use booking::{Booking, Leg};
pub use discount::split_discount;
pub use goods::{GoodsEvent, post_goods, post_revaluation};
pub use invoice::{Deduction, InvoicePosting, TaxedAmount, Trade, post_invoice};
pub use money::{PaymentPosting, SettledClaim, post_offset, post_payment};
pub use prepayment::{post_tax_due, prepayment_part, tax_due};
