//! What is open between the firm and a party: claims, and credits of the party.

use kontor_core::company::Company;
use kontor_core::entity::{DocumentId, InstalmentId, PartyId, PaymentId};
use kontor_core::money::Money;
use kontor_core::party::Party;
use kontor_core::payment::{Balance, Payment};
use kontor_core::sales::DocumentKind;
use kontor_core::terms::DiscountOffer;
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::table::payment::OpenItem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::claims::open_claim;
use crate::context::{Calendar, Context, company};
use crate::error::Answer;

/// Where something open comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpenSource {
    /// A part of an invoice or credit note.
    Instalment {
        /// Which.
        id: InstalmentId,
    },
    /// A payment.
    Payment {
        /// Which.
        id: PaymentId,
    },
}

/// Of which party.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpenItems {
    /// The party.
    pub party: PartyId,
    /// Overdue as of this day; today when empty.
    #[serde(default)]
    pub on: Option<LocalDate>,
}

/// Something open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpenEntry {
    /// Where it comes from.
    pub source: OpenSource,
    /// The invoice or credit note.
    pub document: Option<DocumentId>,
    /// What kind of document; none for a payment.
    pub document_kind: Option<DocumentKind>,
    /// Its number; of a payment what the payer wrote.
    pub number: String,
    /// Date of the document or payment.
    pub dated_on: LocalDate,
    /// When it is due.
    pub due_on: Option<LocalDate>,
    /// Days since it was due; zero when it is not due yet.
    #[ts(type = "number")]
    pub overdue_days: i64,
    /// What it was at first.
    pub amount: Money,
    /// What of it is open; below zero we owe it.
    pub open: Money,
    /// The same in the books.
    pub book: Money,
    /// What may be taken off for paying early.
    pub discount: Option<DiscountOffer>,
}

/// What is open between the firm and a party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct OpenItemsView {
    /// What the party owes us, the oldest first.
    pub claims: Vec<OpenEntry>,
    /// What we owe the party: credit notes and money that settles nothing yet.
    pub credits: Vec<OpenEntry>,
    /// All of it in company currency, and what of it is due.
    pub balance: Balance,
}

pub(crate) fn open_items(context: &Context<'_>, request: OpenItems) -> Answer<OpenItemsView> {
    context.read(|read| {
        let company = company(read)?;
        read.get::<Party>(request.party)?;
        let day = request.on.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
        view(read, &company, request.party, day)
    })
}

fn view(read: &Read<'_>, company: &Company, party: PartyId, day: LocalDate) -> Answer<OpenItemsView> {
    let items = read.open_items_of(party)?;
    let open: Vec<(Option<LocalDate>, Money)> =
        items.iter().map(|item| (item.due_on, Money::new(item.book_minor, company.currency))).collect();
    let balance = Balance::on(day, company.currency, &open)?;
    let entries = items.iter().map(|item| entry(read, company, item, day)).collect::<Answer<Vec<OpenEntry>>>()?;
    let (claims, credits) = entries.into_iter().partition(|entry| entry.open.minor > 0);
    Ok(OpenItemsView { claims, credits, balance })
}

pub(super) fn entry(read: &Read<'_>, company: &Company, item: &OpenItem, day: LocalDate) -> Answer<OpenEntry> {
    let open = Money::new(item.open_minor, item.currency);
    let book = Money::new(item.book_minor, company.currency);
    let overdue_days = item.due_on.map_or(0, |due_on| (day - due_on).num_days().max(0));
    if item.is_payment {
        let payment: Payment = read.get(item.source)?;
        return Ok(OpenEntry {
            source: OpenSource::Payment { id: payment.id },
            document: None,
            document_kind: None,
            number: payment.reference,
            dated_on: payment.paid_on,
            due_on: None,
            overdue_days,
            amount: Money::new(-payment.amount_minor, payment.currency),
            open,
            book,
            discount: None,
        });
    }
    let found = open_claim(read, company, item)?;
    Ok(OpenEntry {
        source: OpenSource::Instalment { id: found.instalment.id },
        document: Some(found.document.id),
        document_kind: Some(found.document.kind),
        dated_on: found.document.issued_on,
        due_on: Some(found.instalment.due_on),
        overdue_days,
        amount: found.document.money(found.instalment.amount_minor),
        number: found.document.number,
        open,
        book,
        discount: found.claim.discount,
    })
}
