//! From an issued document to what is on the page. Everything comes from the document's own copies (names, rates, terms),
//! so an old document prints the same years later; what differs between the kinds is data (`form`).
//!
//! A draft is built the same way, without number and with [`Mark::Draft`] across the page.

mod form;
mod info;
mod legal;
mod letterhead;
mod lines;
mod sums;
mod terms;

use kontor_core::fault::{Code, Fault};
use kontor_core::money::{Currency, Money};
use kontor_core::sales::{Document, DocumentKind, DocumentLine, DocumentTax, Instalment};
use kontor_core::time::LocalDate;

use crate::format::Format;
use crate::model::{Carry, Logo, Paper};
use crate::words::Words;
use form::Form;

/// A document with all that is printed on it.
#[derive(Debug, Clone)]
pub struct Issued<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its lines in their order.
    pub lines: &'a [DocumentLine],
    /// Its taxes by category and rate.
    pub taxes: &'a [DocumentTax],
    /// When what is due.
    pub instalments: &'a [Instalment],
    /// The document that it continues or corrects.
    pub source: Option<Earlier>,
    /// Prepayment invoices that are deducted.
    pub prepayments: &'a [Prepayment],
    /// Currency of the seller's books, in which tax must be told too.
    pub company_currency: Currency,
    /// Who answers questions about the document.
    pub contact: &'a str,
    /// Picture at the head.
    pub logo: Option<Logo>,
    /// Word across the page.
    pub mark: Option<Mark>,
}

/// An earlier document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// What it is.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: LocalDate,
}

/// A prepayment invoice that is deducted from the final one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepayment {
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: LocalDate,
    /// What was paid, with tax.
    pub gross: Money,
    /// The tax in it.
    pub tax: Money,
}

/// A word across every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not issued yet.
    Draft,
    /// Not the original.
    Copy,
}

/// What the parts of the page are written with.
struct Pen<'a> {
    issued: &'a Issued<'a>,
    document: &'a Document,
    form: &'static Form,
    words: Words,
    format: Format,
}

impl Pen<'_> {
    fn money(&self, minor: i64) -> String {
        self.format.money(self.document.money(minor))
    }
}

/// Writes the page of a document in the document's language.
///
/// # Errors
/// `not-a-choice` for kinds that are not printed for anybody, `amount-too-large` when a line cannot be held.
pub fn paper(issued: &Issued<'_>) -> Result<Paper, Fault> {
    let document = issued.document;
    let form = Form::of(document.kind).ok_or_else(|| Fault::at("kind", Code::NotAChoice))?;
    let words = Words::of(document.language);
    let pen = Pen { issued, document, form, words, format: Format::of(document.language) };
    let table = lines::table(&pen)?;
    let carry = form
        .priced
        .then(|| Carry { forward: words.text("paper-carried-forward"), brought: words.text("paper-brought-forward") });
    Ok(Paper {
        kind: document.kind,
        language: document.language,
        issued_on: document.issued_on,
        accent: ACCENT.to_owned(),
        logo: issued.logo.clone(),
        seller: letterhead::seller(&pen),
        sender_line: letterhead::sender_line(&document.seller_snapshot),
        recipient: letterhead::recipient(&pen),
        info: info::facts(&pen),
        title: words.with(pen.title_id(), &[("number", &document.number)]).trim_end().to_owned(),
        intro: terms::intro(&pen),
        columns: table.columns,
        totals: if form.priced { sums::totals(&pen, table.sum)? } else { Vec::new() },
        taxes: if form.priced { sums::taxes(&pen) } else { None },
        lines: table.lines,
        carry,
        notices: legal::notices(&pen)?,
        terms: terms::terms(&pen),
        payment: terms::payment(&pen),
        signatures: form.signatures.iter().map(|id| words.text(id)).collect(),
        closing: terms::closing(&pen),
        footer: letterhead::footer(&pen),
        page_of: words.with("paper-page", &[("page", "{page}"), ("pages", "{pages}")]),
        mark: issued.mark.map(|mark| words.text(mark.id())),
    })
}

/// Deep teal: dark enough for print and for readers with weak sight (contrast 8:1 on white).
const ACCENT: &str = "#14505c";

impl Mark {
    const fn id(self) -> &'static str {
        match self {
            Self::Draft => "paper-mark-draft",
            Self::Copy => "paper-mark-copy",
        }
    }
}

impl Pen<'_> {
    fn is_prepayment(&self) -> bool {
        self.document.kind == DocumentKind::Invoice && self.document.prepayment_percent.is_some()
    }
    fn title_id(&self) -> &'static str {
        if self.is_prepayment() { "paper-title-prepayment-invoice" } else { self.form.title }
    }
}
