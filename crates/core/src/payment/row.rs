//! Payments and allocations as they are kept: written once, corrected by their opposite.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decimal::Rate;
use crate::entity::{AllocationId, BranchId, InstalmentId, PartyId, PaymentId};
use crate::money::Currency;
use crate::text_enum;
use crate::time::LocalDate;

text_enum! {
    /// How money changes hands.
    PaymentMethod {
        /// Notes and coins.
        Cash "cash",
        /// A transfer.
        Bank "bank",
        /// A card; the money arrives later.
        Card "card",
    }
}

/// Money that came in or went out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Payment {
    /// Identity.
    pub id: PaymentId,
    /// Where it was taken.
    pub branch: BranchId,
    /// From or to whom.
    pub party: Option<PartyId>,
    /// How.
    pub method: PaymentMethod,
    /// Value date.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub paid_on: LocalDate,
    /// Currency.
    pub currency: Currency,
    /// How much came in; below zero when it went out.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Units of company currency for one unit of `currency`, frozen.
    pub exchange_rate: Rate,
    /// What the payer wrote.
    #[serde(default)]
    pub reference: String,
    /// The payment that this one takes back.
    pub reversal_of: Option<PaymentId>,
}

/// Which payment or credit settles which part of an invoice, or gives back which credit. Amounts have the sign of the claim; those of an allocation that
/// takes another one back have the opposite sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Allocation {
    /// Identity.
    pub id: AllocationId,
    /// The payment that settles.
    pub payment: Option<PaymentId>,
    /// Or the claim of the other sign that offsets: an instalment of a credit note.
    pub credit: Option<InstalmentId>,
    /// What is settled: a part of an invoice.
    pub instalment: Option<InstalmentId>,
    /// Or the payment whose credit is given back by this one.
    pub refunded: Option<PaymentId>,
    /// When.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub allocated_on: LocalDate,
    /// Currency of the claim.
    pub currency: Currency,
    /// What the payment or credit gave.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Early-payment discount taken.
    #[ts(type = "number")]
    pub discount_minor: i64,
    /// Given up; below zero on an invoice when more was kept than was owed.
    #[ts(type = "number")]
    pub write_off_minor: i64,
    /// What the payment gave for `amount`, in its own currency.
    #[ts(type = "number")]
    pub paid_minor: i64,
    /// What that is worth in company currency.
    #[ts(type = "number")]
    pub paid_book_minor: i64,
    /// What amount, discount and write-off released of the claim's value in company currency.
    #[ts(type = "number")]
    pub book_minor: i64,
    /// What the payment was worth less what its amount released, in company currency: gain above zero, loss below.
    #[ts(type = "number")]
    pub exchange_minor: i64,
    /// The allocation that this one takes back.
    pub reversal_of: Option<AllocationId>,
}

impl Payment {
    /// The payment that takes this one back.
    #[must_use]
    pub fn reversed(&self, id: PaymentId, on: LocalDate) -> Self {
        Self { id, paid_on: on, amount_minor: -self.amount_minor, reversal_of: Some(self.id), ..self.clone() }
    }
}

impl Allocation {
    /// What it takes off the claim.
    #[must_use]
    pub const fn settles(&self) -> i64 {
        self.amount_minor.saturating_add(self.discount_minor).saturating_add(self.write_off_minor)
    }

    /// The allocation that takes this one back and so opens the claim again.
    #[must_use]
    pub fn reversed(&self, id: AllocationId, on: LocalDate) -> Self {
        Self {
            id,
            allocated_on: on,
            amount_minor: -self.amount_minor,
            discount_minor: -self.discount_minor,
            write_off_minor: -self.write_off_minor,
            paid_minor: -self.paid_minor,
            paid_book_minor: -self.paid_book_minor,
            book_minor: -self.book_minor,
            exchange_minor: -self.exchange_minor,
            reversal_of: Some(self.id),
            ..self.clone()
        }
    }
}
