//! A document as it was issued: never changed again, and complete in itself. Names, addresses, tax ids, terms and rates are
//! copies, so that it prints the same when the customer moves or the tax changes (OF11).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DocumentKind;
use crate::decimal::{Quantity, Rate, UnitPrice};
use crate::entity::{
    BranchId, DealId, DeviceId, DocumentFileId, DocumentId, DocumentLineId, DocumentTaxId, DraftId, InstalmentId,
    ItemId, LocationId, PartyId, UserId,
};
use crate::language::Language;
use crate::money::{Currency, Money};
use crate::price::PriceTrace;
use crate::tax::{LineTax, TaxKind, VatCategory};
use crate::terms::DiscountTax;
use crate::time::{LocalDate, Timestamp};
use crate::totals::TaxMode;

/// An address as it was printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PostalAddress {
    /// Name of the place where it differs from the party's.
    #[serde(default)]
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// City.
    pub city: String,
    /// State or province.
    #[serde(default)]
    pub region: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
}

/// The party as it was printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartySnapshot {
    /// Legal name.
    pub name: String,
    /// Customer number.
    #[serde(default)]
    pub number: String,
    /// The person addressed.
    #[serde(default)]
    pub contact: String,
    /// VAT id.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// Where the document goes.
    pub address: PostalAddress,
    /// Where the goods go, where it differs.
    #[serde(default)]
    pub delivery_address: Option<PostalAddress>,
}

/// The firm as it was printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SellerSnapshot {
    /// Name.
    pub name: String,
    /// Address.
    pub address: PostalAddress,
    /// Register and legal form.
    pub register: String,
    /// Directors.
    pub directors: String,
    /// VAT id.
    pub vat_id: Option<String>,
    /// National tax number.
    pub tax_number: Option<String>,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub mail: String,
    /// Web site.
    pub web: String,
    /// Name of the bank.
    pub bank_name: String,
    /// Account for payments.
    pub iban: Option<String>,
    /// Bank code.
    pub bic: Option<String>,
    /// Hash of the logo.
    pub logo: Option<String>,
    /// Small business without VAT.
    pub small_business: bool,
}

/// A document as it was issued. Amounts are minor units of `currency`, positive also on a credit note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Document {
    /// Identity.
    pub id: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// The number for people: gapless per kind, device and year.
    pub number: String,
    /// Issuing branch.
    pub branch: BranchId,
    /// Issuing PC.
    pub device: DeviceId,
    /// Customer or supplier.
    pub party: Option<PartyId>,
    /// The person addressed.
    pub contact: Option<PartyId>,
    /// The deal that it belongs to.
    pub deal: Option<DealId>,
    /// The document that it continues.
    pub source: Option<DocumentId>,
    /// The quote that it replaces, or the claim from before the first day that it takes back.
    pub revision_of: Option<DocumentId>,
    /// Date of the document.
    pub issued_on: LocalDate,
    /// Date of supply.
    pub supply_on: LocalDate,
    /// Quote: valid until. Order: wanted on. Invoice: last due date.
    pub until_on: Option<LocalDate>,
    /// Currency.
    pub currency: Currency,
    /// Units of company currency for one unit of `currency`, frozen.
    pub exchange_rate: Rate,
    /// Language of the paper.
    pub language: Language,
    /// How tax was rounded.
    pub tax_mode: TaxMode,
    /// Whether the prices contain the tax.
    pub prices_gross: bool,
    /// The party as it was printed.
    pub party_snapshot: Option<PartySnapshot>,
    /// The firm as it was printed.
    pub seller_snapshot: SellerSnapshot,
    /// The payment term in words.
    pub terms: String,
    /// From or to where goods move.
    pub location: Option<LocationId>,
    /// Dispatch: to where goods go.
    #[serde(default)]
    pub destination: Option<LocationId>,
    /// The draft that was issued; none where the document was never kept as one.
    #[serde(default)]
    pub draft: Option<DraftId>,
    /// The customer's order number or the supplier's delivery note number.
    pub reference: String,
    /// Text above the lines.
    pub intro: String,
    /// Text below the lines.
    pub closing: String,
    /// Why a credit note or a correction was made.
    pub reason: String,
    /// Discount on the whole document in percent.
    pub discount_percent: Option<Rate>,
    /// A prepayment of so many percent of the order.
    pub prepayment_percent: Option<Rate>,
    /// The goods came back into stock.
    pub goods_back: bool,
    /// It was there before the first day in this company file. A claim keeps the number that it had, is free of tax here and
    /// stands against the opening balance, like goods that were there.
    #[serde(default)]
    pub opening: bool,
    /// Sum of the lines after discounts, without tax.
    #[ts(type = "number")]
    pub net_minor: i64,
    /// Tax.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// With tax.
    #[ts(type = "number")]
    pub gross_minor: i64,
    /// Already paid by prepayment invoices.
    #[ts(type = "number")]
    pub prepaid_minor: i64,
    /// Cash rounding.
    #[ts(type = "number")]
    pub rounding_minor: i64,
    /// What is to be paid: gross - prepaid + rounding.
    #[ts(type = "number")]
    pub due_minor: i64,
    /// Who issued it.
    pub issued_by: UserId,
    /// When it was issued.
    pub issued_at_ms: Timestamp,
}

impl Document {
    /// An amount of this document.
    #[must_use]
    pub const fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }
}

/// A line of an issued document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentLine {
    /// Identity.
    pub id: DocumentLineId,
    /// Of which document.
    pub document: DocumentId,
    /// Place on the paper, from 1.
    #[ts(type = "number")]
    pub position: i64,
    /// The item.
    pub item: Option<ItemId>,
    /// Its number.
    pub sku: String,
    /// Its name as printed.
    pub text: String,
    /// Smaller text below.
    pub description: String,
    /// How many units.
    pub quantity: Quantity,
    /// Which unit.
    pub unit: String,
    /// The same in stock units.
    pub stock_quantity: Quantity,
    /// Price per unit (or cost per unit in a receipt).
    pub price: UnitPrice,
    /// Discount of the line in percent.
    pub discount_percent: Option<Rate>,
    /// Net after the line's discount and its part of the document's.
    #[ts(type = "number")]
    pub net_minor: i64,
    /// Its tax, for statistics; the document's tax is what counts.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// EN 16931 category of its VAT.
    pub vat_category: Option<VatCategory>,
    /// Rate of its VAT in percent.
    pub vat_rate: Rate,
    /// All its taxes as they were reckoned; a credit note uses them again.
    pub taxes: Vec<LineTax>,
    /// The line that it continues.
    pub source_line: Option<DocumentLineId>,
    /// Why this price.
    pub price_trace: Option<PriceTrace>,
}

/// The tax of one category and rate on an issued document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentTax {
    /// Identity.
    pub id: DocumentTaxId,
    /// Of which document.
    pub document: DocumentId,
    /// Short name of the tax ("VAT", "eco").
    pub tax: String,
    /// EN 16931 category; none for taxes that are not VAT.
    pub category: Option<VatCategory>,
    /// What `rate` means.
    pub rate_kind: TaxKind,
    /// Percent, or major units per unit of quantity.
    pub rate: Rate,
    /// On how much.
    #[ts(type = "number")]
    pub base_minor: i64,
    /// How much.
    #[ts(type = "number")]
    pub tax_minor: i64,
    /// Why no tax is charged, as a VATEX code.
    pub reason_code: Option<String>,
    /// Why no tax is charged, in the words of the law.
    pub reason_text: Option<String>,
}

/// A part of an invoice with its due date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Instalment {
    /// Identity.
    pub id: InstalmentId,
    /// Of which document.
    pub document: DocumentId,
    /// Order.
    #[ts(type = "number")]
    pub position: i64,
    /// When it is due.
    pub due_on: LocalDate,
    /// How much, in the document's currency; negative on a credit note.
    #[ts(type = "number")]
    pub amount_minor: i64,
    /// Last day of the early-payment discount.
    pub discount_until_on: Option<LocalDate>,
    /// How much may then be taken off.
    #[ts(type = "number")]
    pub discount_minor: i64,
    /// What taking it does to the tax, frozen with the payment term.
    pub discount_tax: Option<DiscountTax>,
}

/// An issued document as it was printed; reprinted byte for byte.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DocumentFile {
    /// Identity.
    pub id: DocumentFileId,
    /// Of which document.
    pub document: DocumentId,
    /// SHA-256 of the bytes, in hex.
    pub hash: String,
    /// Media type.
    pub mime: String,
    /// Name under which it is saved.
    pub name: String,
    /// When it was made.
    pub made_at_ms: Timestamp,
}
