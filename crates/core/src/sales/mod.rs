//! The sales chain: quote -> order -> delivery -> invoice -> credit note, the goods receipt and stock correction that feed the
//! stock, and the dispatch and arrival that carry goods from one branch to another. One shape serves all kinds; what a kind
//! does when it is issued is data ([`DocumentKind`]).
//!
//! A [`draft::DocumentDraft`] is what a person is still typing; nothing in it counts. Issuing it makes a [`Document`], which
//! is never changed again: states are events beside it, progress is computed from the documents that follow, a correction
//! is a new document.

pub mod document;
pub mod draft;
pub mod state;

pub use document::{
    Document, DocumentFile, DocumentLine, DocumentTax, Instalment, PartySnapshot, PostalAddress, SellerSnapshot,
};
pub use draft::{DocumentDraft, Draft, DraftLine};
pub use state::{DocumentEvent, DocumentState, EventKind};

use crate::permission::Resource;
use crate::text_enum;

text_enum! {
    /// Kinds of documents that are issued with a number.
    DocumentKind {
        /// An offer to a customer.
        Quote "quote",
        /// What a customer ordered.
        Order "order",
        /// Goods that leave for a customer.
        Delivery "delivery",
        /// What a customer owes.
        Invoice "invoice",
        /// A corrected invoice: less is owed, goods may come back.
        CreditNote "credit_note",
        /// Goods that arrive from a supplier.
        Receipt "receipt",
        /// Counted, broken, lost, found.
        Correction "correction",
        /// Goods that leave a place of ours for another branch.
        Dispatch "dispatch",
        /// Goods of another branch that arrive at a place of ours.
        Arrival "arrival",
    }
}

impl DocumentKind {
    /// Letters that stand in its numbers.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Quote => "Q",
            Self::Order => "SO",
            Self::Delivery => "DN",
            Self::Invoice => "INV",
            Self::CreditNote => "CN",
            Self::Receipt => "GR",
            Self::Correction => "SC",
            Self::Dispatch => "TO",
            Self::Arrival => "TI",
        }
    }
    /// Which rights guard it: what says what goods cost is apart from what is sold.
    #[must_use]
    pub const fn resource(self) -> Resource {
        match self {
            Self::Receipt | Self::Correction => Resource::Purchase,
            Self::Quote
            | Self::Order
            | Self::Delivery
            | Self::Invoice
            | Self::CreditNote
            | Self::Dispatch
            | Self::Arrival => Resource::Document,
        }
    }
    /// Whether it goes to (or comes from) a party.
    #[must_use]
    pub const fn has_party(self) -> bool {
        !matches!(self, Self::Correction | Self::Dispatch | Self::Arrival)
    }
    /// Whether its lines carry sales prices and taxes.
    #[must_use]
    pub const fn priced(self) -> bool {
        matches!(self, Self::Quote | Self::Order | Self::Invoice | Self::CreditNote)
    }
    /// Whether goods move when it is issued. A credit note moves them when the draft says that they come back.
    #[must_use]
    pub const fn moves_goods(self) -> bool {
        matches!(self, Self::Delivery | Self::Receipt | Self::Correction | Self::Dispatch | Self::Arrival)
    }
    /// Whether it changes what a customer owes.
    #[must_use]
    pub const fn is_claim(self) -> bool {
        matches!(self, Self::Invoice | Self::CreditNote)
    }
    /// Whether it can stand for something that was there before the first day in the company file.
    #[must_use]
    pub const fn may_open(self) -> bool {
        matches!(self, Self::Invoice | Self::CreditNote | Self::Correction)
    }
    /// Whether its lines are nothing but goods of which stock is kept.
    #[must_use]
    pub const fn only_goods(self) -> bool {
        matches!(self, Self::Receipt | Self::Correction | Self::Dispatch | Self::Arrival)
    }
    /// Whether it is printed: for somebody outside the firm, or to go with the goods.
    #[must_use]
    pub const fn on_paper(self) -> bool {
        !matches!(self, Self::Receipt | Self::Correction | Self::Arrival)
    }
    /// Which kinds a draft of this kind can continue.
    #[must_use]
    pub const fn sources(self) -> &'static [Self] {
        match self {
            Self::Quote | Self::Receipt | Self::Correction | Self::Dispatch => &[],
            Self::Arrival => &[Self::Dispatch],
            Self::Order => &[Self::Quote],
            Self::Delivery => &[Self::Order],
            Self::Invoice => &[Self::Order, Self::Delivery],
            Self::CreditNote => &[Self::Invoice],
        }
    }
}
