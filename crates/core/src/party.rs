//! Parties: customers, suppliers and contacts in one. A party may be several of them at once.
//!
//! No business key is unique: two offline PCs may both enter the same VAT id; the duplicate is shown and merged, not refused.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{self, CODE, NAME, TEXT};
use crate::entity::{
    AddressId, BankAccountId, BranchId, ContactPointId, PartyCreditId, PartyId, PartyRelationId, PaymentTermId,
    PriceListId, UserId,
};
use crate::fault::Faults;
use crate::language::Language;
use crate::money::Currency;
use crate::text_enum;

text_enum! {
    /// A human or a firm.
    PartyKind {
        /// A firm, an authority, a club.
        Organisation "organisation",
        /// A human.
        Person "person",
    }
}

text_enum! {
    /// What may no longer be done with a party.
    PartyBlock {
        /// Nothing is blocked.
        None "none",
        /// No new orders; what is ordered is still delivered and invoiced.
        Orders "orders",
        /// No new documents at all.
        All "all",
    }
}

/// Customer, supplier or contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Party {
    /// Identity.
    pub id: PartyId,
    /// Human or firm.
    pub kind: PartyKind,
    /// Name by which people find it.
    pub name: String,
    /// Name on documents, where it differs.
    #[serde(default)]
    pub legal_name: String,
    /// Customer or supplier number for people.
    #[serde(default)]
    pub number: String,
    /// Buys from us.
    #[serde(default)]
    pub customer: bool,
    /// Sells to us.
    #[serde(default)]
    pub supplier: bool,
    /// VAT id with prefix.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// National tax number.
    #[serde(default)]
    pub tax_number: Option<String>,
    /// Language of its documents; the company's when empty.
    #[serde(default)]
    pub language: Option<Language>,
    /// Currency of its documents; the company's when empty.
    #[serde(default)]
    pub currency: Option<Currency>,
    /// Its prices; the standard list when empty.
    #[serde(default)]
    pub price_list: Option<PriceListId>,
    /// When it pays; the standard term when empty.
    #[serde(default)]
    pub payment_term: Option<PaymentTermId>,
    /// Group for prices and reports ("retail", "gastronomy").
    #[serde(default)]
    pub segment: String,
    /// Who looks after it.
    #[serde(default)]
    pub owner: Option<UserId>,
    /// Which branch looks after it.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// What may no longer be done.
    #[serde(default = "not_blocked")]
    pub block: PartyBlock,
    /// Free notes.
    #[serde(default)]
    pub notes: String,
    /// The party that this one turned out to be: that one goes on, what names this one means it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub merged_into: Option<PartyId>,
}

const fn not_blocked() -> PartyBlock {
    PartyBlock::None
}

text_enum! {
    /// What an address is for.
    AddressUsage {
        /// Invoices go there.
        Billing "billing",
        /// Goods go there.
        Delivery "delivery",
        /// Anything else.
        Other "other",
    }
}

/// An address of a party. Without one of the right usage the first one serves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Address {
    /// Identity.
    pub id: AddressId,
    /// Whose.
    pub party: PartyId,
    /// What for.
    pub usage: AddressUsage,
    /// Name of the place where it differs from the party's ("Ramp 3").
    #[serde(default)]
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Postal code.
    #[serde(default)]
    pub postal_code: String,
    /// City.
    pub city: String,
    /// State or province.
    #[serde(default)]
    pub region: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
}

text_enum! {
    /// How a party is reached.
    ContactKind {
        /// Landline.
        Phone "phone",
        /// Mobile phone.
        Mobile "mobile",
        /// E-mail.
        Mail "mail",
        /// Web site.
        Web "web",
        /// Messenger or anything else.
        Other "other",
    }
}

/// A phone number, mail address or the like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContactPoint {
    /// Identity.
    pub id: ContactPointId,
    /// Whose.
    pub party: PartyId,
    /// Which way.
    pub kind: ContactKind,
    /// The number or address as it was typed.
    pub value: String,
    /// What it is for ("orders", "accounts").
    #[serde(default)]
    pub label: String,
}

impl ContactPoint {
    /// The form in which values are compared and searched: digits of a number, lower case of an address.
    #[must_use]
    pub fn normalised(&self) -> String {
        match self.kind {
            ContactKind::Phone | ContactKind::Mobile => {
                self.value.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
            }
            ContactKind::Mail | ContactKind::Web | ContactKind::Other => self.value.trim().to_lowercase(),
        }
    }
}

/// A bank account of a party. Never merged silently: a changed IBAN is the oldest fraud there is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BankAccount {
    /// Identity.
    pub id: BankAccountId,
    /// Whose.
    pub party: PartyId,
    /// Account holder where it differs.
    #[serde(default)]
    pub holder: String,
    /// IBAN.
    pub iban: String,
    /// BIC.
    #[serde(default)]
    pub bic: String,
    /// Name of the bank.
    #[serde(default)]
    pub bank_name: String,
}

/// How much a customer may owe. Confidential: a table of its own, for those who may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartyCredit {
    /// Identity.
    pub id: PartyCreditId,
    /// Whose.
    pub party: PartyId,
    /// In minor units.
    #[ts(type = "number")]
    pub limit_minor: i64,
    /// Of this currency.
    pub currency: Currency,
}

text_enum! {
    /// What a person is to a firm.
    RelationRole {
        /// Buys.
        Buyer "buyer",
        /// Decides.
        Decider "decider",
        /// Uses what is bought.
        User "user",
        /// Pays.
        Payer "payer",
        /// Works there.
        Employee "employee",
        /// Is a branch of it.
        BranchOf "branch_of",
    }
}

/// Who is what to whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartyRelation {
    /// Identity.
    pub id: PartyRelationId,
    /// The person (or branch).
    pub person: PartyId,
    /// The firm.
    pub organisation: PartyId,
    /// As what.
    pub role: RelationRole,
    /// Title or position ("Head of purchasing").
    #[serde(default)]
    pub title: String,
}

impl Party {
    /// A firm of which nothing is known but its name.
    #[must_use]
    pub fn new(id: PartyId, name: &str) -> Self {
        Self {
            id,
            kind: PartyKind::Organisation,
            name: name.to_owned(),
            legal_name: String::new(),
            number: String::new(),
            customer: false,
            supplier: false,
            vat_id: None,
            tax_number: None,
            language: None,
            currency: None,
            price_list: None,
            payment_term: None,
            segment: String::new(),
            owner: None,
            branch: None,
            block: PartyBlock::None,
            notes: String::new(),
            merged_into: None,
        }
    }
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        faults.at_most("legal_name", &self.legal_name, NAME);
        faults.at_most("number", &self.number, CODE);
        faults.if_given("vat_id", self.vat_id.as_deref(), check::vat_id);
        faults.at_most("tax_number", self.tax_number.as_deref().unwrap_or(""), CODE);
        faults.at_most("segment", &self.segment, CODE);
        faults.at_most("notes", &self.notes, TEXT);
        faults.ok()
    }
    /// The name that stands on documents.
    #[must_use]
    pub fn paper_name(&self) -> &str {
        if self.legal_name.trim().is_empty() { &self.name } else { &self.legal_name }
    }
}

impl Address {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.at_most("name", &self.name, NAME);
        // Some places have no streets, and a first call often gives no more than a city.
        faults.at_most("street", &self.street, NAME);
        faults.at_most("postal_code", &self.postal_code, CODE);
        faults.required("city", &self.city, NAME);
        faults.at_most("region", &self.region, NAME);
        faults.required("country", &self.country, 2);
        faults.if_given("country", Some(&self.country), check::country);
        faults.ok()
    }
}

impl ContactPoint {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("value", &self.value, NAME);
        if self.kind == ContactKind::Mail {
            faults.if_given("value", Some(&self.value), check::mail);
        }
        faults.at_most("label", &self.label, CODE);
        faults.ok()
    }
}

impl BankAccount {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("iban", &self.iban, CODE);
        faults.if_given("iban", Some(&self.iban), check::iban);
        faults.if_given("bic", Some(&self.bic), check::bic);
        faults.at_most("holder", &self.holder, NAME);
        faults.at_most("bank_name", &self.bank_name, NAME);
        faults.ok()
    }
}
