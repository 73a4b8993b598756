//! What can be imported: kinds of tables, their fields, and the words by which people and programs head their columns.

mod contacts;
mod items;
mod open_invoices;
mod opening_stock;
mod parties;
mod payments;
mod prices;
mod propose;

use kontor_core::text_enum;

pub use self::propose::{Proposal, guess_kind, propose};

text_enum! {
    /// What the rows of a table are.
    TableKind {
        /// Customers and suppliers with address, phone, bank account.
        Parties "parties",
        /// People at firms.
        Contacts "contacts",
        /// Goods and services.
        Items "items",
        /// Prices of items in lists.
        Prices "prices",
        /// What lies in stock on the first day.
        OpeningStock "opening_stock",
        /// What is not paid on the first day.
        OpenInvoices "open_invoices",
        /// Payments that were made or received.
        Payments "payments",
    }
}

text_enum! {
    /// What a field holds, and by which function of [`values`](crate::values) it is read.
    FieldKind {
        /// Free text.
        Text "text",
        /// Text that names or numbers something: shelves, customers, lists.
        Code "code",
        /// A number.
        Number "number",
        /// A number with an optional currency.
        Money "money",
        /// A rate in per cent.
        Percent "percent",
        /// A date.
        Date "date",
        /// Yes or no.
        YesNo "yes_no",
        /// An e-mail address.
        Mail "mail",
        /// A phone number.
        Phone "phone",
        /// The address of a web page.
        Url "url",
        /// A bank account.
        Iban "iban",
        /// A VAT id.
        VatId "vat_id",
        /// A barcode.
        Ean "ean",
        /// A country.
        Country "country",
        /// A currency.
        Currency "currency",
    }
}

/// A field of a table that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name, stable: mappings are remembered by it.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// Whether a row makes no sense without it, or without one of `instead`.
    pub required: bool,
    /// Names of the fields that serve as well where this one is required.
    pub instead: &'static [&'static str],
    /// Headings in English, German, Polish, Russian, Kazakh and Indonesian (the order of
    /// [`Language`](kontor_core::language::Language)), the usual ones first, with `|` between them.
    words: [&'static str; 6],
}

impl Field {
    const fn new(name: &'static str, kind: FieldKind, words: [&'static str; 6]) -> Self {
        Self { name, kind, required: false, instead: &[], words }
    }
    const fn required(name: &'static str, kind: FieldKind, words: [&'static str; 6]) -> Self {
        Self { name, kind, required: true, instead: &[], words }
    }
    /// Another field does as well.
    const fn or(mut self, instead: &'static [&'static str]) -> Self {
        self.instead = instead;
        self
    }
    /// All headings by which the field is known, in all languages.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.words.into_iter().flat_map(|words| words.split('|')).filter(|word| !word.is_empty())
    }
}

impl TableKind {
    /// The fields in the order in which people expect them.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Parties => parties::FIELDS,
            Self::Contacts => contacts::FIELDS,
            Self::Items => items::FIELDS,
            Self::Prices => prices::FIELDS,
            Self::OpeningStock => opening_stock::FIELDS,
            Self::OpenInvoices => open_invoices::FIELDS,
            Self::Payments => payments::FIELDS,
        }
    }
    /// The field of that name.
    #[must_use]
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }
    /// The required fields that nothing serves for when these are chosen.
    #[must_use]
    pub fn lacking(self, chosen: &[&str]) -> Vec<&'static Field> {
        let served =
            |field: &Field| chosen.contains(&field.name) || field.instead.iter().any(|name| chosen.contains(name));
        self.fields().iter().filter(|field| field.required && !served(field)).collect()
    }
}
