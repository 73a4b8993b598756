//! Entries as they are kept: a head and its lines, written once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entry::{Entry, EntryLine, Side};
use crate::decimal::Rate;
use crate::entity::{AccountId, BranchId, DocumentId, EntryId, EntryLineId, PartyId, PaymentId};
use crate::money::Currency;
use crate::tax::VatCategory;
use crate::text_enum;
use crate::time::LocalDate;

text_enum! {
    /// Which kind of event an entry comes from.
    Journal {
        /// Invoices and credit notes.
        Sales "sales",
        /// Bills.
        Purchase "purchase",
        /// Goods in and out, and their value.
        Stock "stock",
        /// Money in and out, and what it settles.
        Payment "payment",
        /// Anything else.
        General "general",
    }
}

/// What an entry is about. One posting event of one source makes one entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryHead {
    /// Identity.
    pub id: EntryId,
    /// Whose.
    pub branch: BranchId,
    /// The kind of event.
    pub journal: Journal,
    /// Its date.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub booked_on: LocalDate,
    /// The document that made it.
    pub document: Option<DocumentId>,
    /// Or the payment.
    pub payment: Option<PaymentId>,
    /// The entry that it takes back.
    pub reversal_of: Option<EntryId>,
    /// What it is about, where a person wrote it by hand.
    #[serde(default)]
    pub text: String,
}

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryLineRow {
    /// Identity.
    pub id: EntryLineId,
    /// Of which entry.
    pub entry: EntryId,
    /// Order.
    #[ts(type = "number")]
    pub position: i64,
    /// Which account.
    pub account: AccountId,
    /// In company currency; zero when the line is on the other side.
    #[ts(type = "number")]
    pub debit_minor: i64,
    /// In company currency; zero when the line is on the other side.
    #[ts(type = "number")]
    pub credit_minor: i64,
    /// Company currency.
    pub currency: Currency,
    /// The same in the currency of the document.
    #[ts(type = "number | null")]
    pub foreign_minor: Option<i64>,
    /// The currency of the document, where it is another one.
    pub foreign_currency: Option<Currency>,
    /// Whose claim or debt.
    pub party: Option<PartyId>,
    /// When it is due.
    #[ts(type = "string | null")]
    #[schemars(with = "Option<String>")]
    pub due_on: Option<LocalDate>,
    /// Tax category, for the tax return.
    pub vat: Option<VatCategory>,
    /// Tax rate.
    pub rate: Option<Rate>,
}

impl Entry {
    /// The lines to keep; `new_id` gives each its identity.
    pub fn rows(&self, entry: EntryId, mut new_id: impl FnMut() -> EntryLineId) -> Vec<EntryLineRow> {
        self.lines().iter().zip(0..).map(|(line, position)| line.row(new_id(), entry, position)).collect()
    }
}

impl EntryLine {
    fn row(&self, id: EntryLineId, entry: EntryId, position: i64) -> EntryLineRow {
        let on = |side| if self.side == side { self.amount.minor } else { 0 };
        EntryLineRow {
            id,
            entry,
            position,
            account: self.account,
            debit_minor: on(Side::Debit),
            credit_minor: on(Side::Credit),
            currency: self.amount.currency,
            foreign_minor: self.foreign.map(|amount| amount.minor),
            foreign_currency: self.foreign.map(|amount| amount.currency),
            party: self.party,
            due_on: self.due_on,
            vat: self.tax.map(|key| key.category),
            rate: self.tax.map(|key| key.rate),
        }
    }
}
