//! A document while it is being written. Everything may be missing; what is there is kept, also across a crash.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DocumentKind;
use crate::decimal::{Quantity, Rate, UnitPrice};
use crate::entity::{
    AddressId, BranchId, DealId, DocumentId, DocumentLineId, DraftId, ItemId, LocationId, PartyId, PaymentTermId,
    PriceListId, TaxCategoryId, UserId,
};
use crate::language::Language;
use crate::money::Currency;
use crate::time::{LocalDate, Timestamp};

/// What a person typed so far.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentDraft {
    /// What it will become.
    pub kind: DocumentKind,
    /// Customer or supplier.
    #[serde(default)]
    pub party: Option<PartyId>,
    /// The person addressed.
    #[serde(default)]
    pub contact: Option<PartyId>,
    /// The deal that it belongs to.
    #[serde(default)]
    pub deal: Option<DealId>,
    /// Issuing branch; the PC's own when empty.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// Date of the document; today when empty.
    #[serde(default)]
    pub issued_on: Option<LocalDate>,
    /// Date of supply; the document's date when empty.
    #[serde(default)]
    pub supply_on: Option<LocalDate>,
    /// Quote: valid until. Order: wanted on.
    #[serde(default)]
    pub until_on: Option<LocalDate>,
    /// Currency; the party's when empty.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// Units of company currency for one unit of the document's; the known rate of the day when empty.
    #[serde(default)]
    pub exchange_rate: Option<Rate>,
    /// Language of the paper; the party's when empty.
    #[serde(default)]
    pub language: Option<Language>,
    /// Where the invoice goes; the party's billing address when empty.
    #[serde(default)]
    pub billing_address: Option<AddressId>,
    /// Where the goods go; the party's delivery address when empty.
    #[serde(default)]
    pub delivery_address: Option<AddressId>,
    /// Price list; the party's when empty.
    #[serde(default)]
    pub price_list: Option<PriceListId>,
    /// Payment term; the party's when empty.
    #[serde(default)]
    pub payment_term: Option<PaymentTermId>,
    /// From or to where goods move; the branch's place when empty.
    #[serde(default)]
    pub location: Option<LocationId>,
    /// Dispatch: to where goods go, a place of another branch.
    #[serde(default)]
    pub destination: Option<LocationId>,
    /// The customer's order number, or the supplier's delivery note number.
    #[serde(default)]
    pub reference: String,
    /// Text above the lines.
    #[serde(default)]
    pub intro: String,
    /// Text below the lines.
    #[serde(default)]
    pub closing: String,
    /// Why a credit note or a correction is made.
    #[serde(default)]
    pub reason: String,
    /// Discount on the whole document in percent.
    #[serde(default)]
    pub discount_percent: Option<Rate>,
    /// Invoice: this is a prepayment of so many percent of its order.
    #[serde(default)]
    pub prepayment_percent: Option<Rate>,
    /// Credit note: the goods come back into stock.
    #[serde(default)]
    pub goods_back: bool,
    /// It was there before the first day in this company file: a claim or goods that another program had booked.
    #[serde(default)]
    pub opening: bool,
    /// The document that it continues.
    #[serde(default)]
    pub source: Option<DocumentId>,
    /// The quote that it replaces, or the claim from before the first day that it takes back.
    #[serde(default)]
    pub revision_of: Option<DocumentId>,
    /// The lines.
    #[serde(default)]
    pub lines: Vec<DraftLine>,
}

/// A draft as it is kept: who writes it, when it was saved, and how often.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Draft {
    /// Identity; the issued document takes it over.
    pub id: DraftId,
    /// What it will become.
    pub kind: DocumentKind,
    /// A line for lists: party and first item.
    pub title: String,
    /// What was typed.
    pub body: DocumentDraft,
    /// Who writes it.
    pub owner: UserId,
    /// When it was saved last.
    pub saved_at_ms: Timestamp,
    /// Counts the saves: a save that does not know the last one is refused with `changed-meanwhile`.
    #[ts(type = "number")]
    pub version: i64,
}

/// A line while it is being written.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DraftLine {
    /// The item; free text without one.
    #[serde(default)]
    pub item: Option<ItemId>,
    /// What stands on the paper; the item's name when empty.
    #[serde(default)]
    pub text: String,
    /// Smaller text below.
    #[serde(default)]
    pub description: String,
    /// How many. In a correction: by how much the stock changes.
    #[serde(default)]
    pub quantity: Option<Quantity>,
    /// Unit code; the item's stock unit when empty.
    #[serde(default)]
    pub unit: Option<String>,
    /// Price per unit, or in a receipt the cost per unit; looked up when empty.
    #[serde(default)]
    pub price: Option<UnitPrice>,
    /// Discount of the line in percent.
    #[serde(default)]
    pub discount_percent: Option<Rate>,
    /// How it is taxed; the item's category when empty.
    #[serde(default)]
    pub tax_category: Option<TaxCategoryId>,
    /// The line that it continues.
    #[serde(default)]
    pub source_line: Option<DocumentLineId>,
    /// Correction: what was counted; blank is not zero (ST35).
    #[serde(default)]
    pub counted: Option<Quantity>,
}

impl DocumentDraft {
    /// An empty draft.
    #[must_use]
    pub fn new(kind: DocumentKind) -> Self {
        Self {
            kind,
            party: None,
            contact: None,
            deal: None,
            branch: None,
            issued_on: None,
            supply_on: None,
            until_on: None,
            currency: None,
            exchange_rate: None,
            language: None,
            billing_address: None,
            delivery_address: None,
            price_list: None,
            payment_term: None,
            location: None,
            destination: None,
            reference: String::new(),
            intro: String::new(),
            closing: String::new(),
            reason: String::new(),
            discount_percent: None,
            prepayment_percent: None,
            goods_back: false,
            opening: false,
            source: None,
            revision_of: None,
            lines: Vec::new(),
        }
    }
}
