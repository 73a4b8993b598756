//! Sample documents of a small trading firm, for the golden files and for measuring.
#![allow(dead_code, clippy::unwrap_used, reason = "each test binary uses its own part")]

pub mod lists;
pub mod stress;

use kontor_core::decimal::{Quantity, Rate, Rounding, UnitPrice};
use kontor_core::entity::{BranchId, DeviceId, DocumentId, DocumentLineId, DocumentTaxId, InstalmentId, UserId};
use kontor_core::language::Language;
use kontor_core::money::{Currency, Money};
use kontor_core::sales::{
    Document, DocumentKind, DocumentLine, DocumentTax, Instalment, PartySnapshot, PostalAddress, SellerSnapshot,
};
use kontor_core::tax::{TaxKind, VAT, VatCategory};
use kontor_core::time::{LocalDate, Timestamp};
use kontor_core::totals::TaxMode;
use kontor_documents::build::{Earlier, Issued, Mark, Prepayment};
use kontor_documents::model::Logo;
use rust_decimal::Decimal;

/// A document that owns what [`Issued`] borrows.
#[derive(Clone)]
pub struct Sample {
    pub document: Document,
    pub lines: Vec<DocumentLine>,
    pub taxes: Vec<DocumentTax>,
    pub instalments: Vec<Instalment>,
    pub source: Option<Earlier>,
    pub prepayments: Vec<Prepayment>,
    pub logo: Option<Logo>,
    pub mark: Option<Mark>,
}

pub fn day(year: i32, month: u32, day: u32) -> LocalDate {
    LocalDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn address(street: &str, postal_code: &str, city: &str, country: &str) -> PostalAddress {
    PostalAddress {
        street: street.into(),
        postal_code: postal_code.into(),
        city: city.into(),
        country: country.into(),
        ..PostalAddress::default()
    }
}

pub fn seller() -> SellerSnapshot {
    SellerSnapshot {
        name: "Nordwind Handel GmbH".into(),
        address: address("Speicherstadt 12", "20457", "Hamburg", "DE"),
        register: "Amtsgericht Hamburg\nHRB 104711".into(),
        directors: "Anna Petersen, Jan Kowalski".into(),
        vat_id: Some("DE136695976".into()),
        tax_number: Some("27/123/45678".into()),
        phone: "+49 40 555 0100".into(),
        mail: "office@nordwind.example".into(),
        web: "www.nordwind.example".into(),
        bank_name: "Elbe Bank".into(),
        iban: Some("DE89370400440532013000".into()),
        bic: Some("COBADEFFXXX".into()),
        logo: None,
        small_business: false,
    }
}

pub fn party() -> PartySnapshot {
    PartySnapshot {
        name: "Blauer See Delikatessen OHG".into(),
        number: "10042".into(),
        contact: "Hanna Moos".into(),
        vat_id: Some("DE129273398".into()),
        address: address("Forsterstraße 57", "68306", "Mannheim", "DE"),
        delivery_address: None,
    }
}

impl Sample {
    /// A document of the kind with `count` lines from the firm's shelf.
    pub fn new(kind: DocumentKind, language: Language, count: usize) -> Self {
        let mut sample = Self {
            document: document(kind, language),
            lines: Vec::new(),
            taxes: Vec::new(),
            instalments: Vec::new(),
            source: earlier(kind),
            prepayments: Vec::new(),
            logo: None,
            mark: None,
        };
        for at in 0..count {
            let (sku, text, description, unit, price, rate) = SHELF[at % SHELF.len()];
            let quantity = Quantity::from(i32::try_from(at % 7 * 12 + 1).unwrap());
            sample.line([sku, text, description], quantity, unit, price, Rate::from(rate));
        }
        sample.settle()
    }

    /// Adds a line: item number, name and further text; how much of which unit; price and rate of tax.
    pub fn line(&mut self, goods: [&str; 3], quantity: Quantity, unit: &str, price: &str, rate: Rate) {
        let [sku, text, description] = goods;

        let price: UnitPrice = price.parse().unwrap();
        self.lines.push(DocumentLine {
            id: DocumentLineId::default(),
            document: DocumentId::default(),
            position: i64::try_from(self.lines.len()).unwrap() + 1,
            item: None,
            sku: sku.into(),
            text: text.into(),
            description: description.into(),
            quantity,
            unit: unit.into(),
            stock_quantity: quantity,
            price,
            discount_percent: None,
            net_minor: 0,
            tax_minor: 0,
            vat_category: Some(VatCategory::Standard),
            vat_rate: rate,
            taxes: Vec::new(),
            source_line: None,
            price_trace: None,
        });
    }

    /// Adds the figures up as the sales chain does: line nets rounded, tax once per category and rate.
    pub fn settle(mut self) -> Self {
        let currency = self.document.currency;
        self.taxes.clear();
        for line in &mut self.lines {
            let left = Decimal::ONE - line.discount_percent.map(Rate::of_percent).unwrap_or_default();
            let all = Decimal::ONE - self.document.discount_percent.map(Rate::of_percent).unwrap_or_default();
            let net = Money::round(line.quantity.get() * line.price.get() * left, currency, Rounding::HalfUp).unwrap();
            line.net_minor = Money::round(net.to_decimal() * all, currency, Rounding::HalfUp).unwrap().minor;
            let same = |tax: &&mut DocumentTax| tax.category == line.vat_category && tax.rate == line.vat_rate;
            match self.taxes.iter_mut().find(same) {
                Some(tax) => tax.base_minor += line.net_minor,
                None => self.taxes.push(DocumentTax {
                    id: DocumentTaxId::default(),
                    document: DocumentId::default(),
                    tax: VAT.into(),
                    category: line.vat_category,
                    rate_kind: TaxKind::Percent,
                    rate: line.vat_rate,
                    base_minor: line.net_minor,
                    tax_minor: 0,
                    reason_code: None,
                    reason_text: None,
                }),
            }
        }
        for tax in &mut self.taxes {
            let exact = Money::new(tax.base_minor, currency).to_decimal() * tax.rate.of_percent();
            tax.tax_minor = Money::round(exact, currency, Rounding::HalfUp).unwrap().minor;
        }
        let document = &mut self.document;
        document.net_minor = self.lines.iter().map(|line| line.net_minor).sum();
        document.tax_minor = self.taxes.iter().map(|tax| tax.tax_minor).sum();
        document.gross_minor = document.net_minor + document.tax_minor;
        document.due_minor = document.gross_minor - document.prepaid_minor + document.rounding_minor;
        if document.kind == DocumentKind::Invoice && self.instalments.len() < 2 {
            let discount = Decimal::from(document.due_minor) * Decimal::new(2, 2);
            let discount_minor = i64::try_from(discount.round()).unwrap();
            self.instalments =
                vec![instalment(1, day(2026, 4, 6), document.due_minor, Some((day(2026, 3, 17), discount_minor)))];
        }
        self
    }

    pub fn issued(&self) -> Issued<'_> {
        Issued {
            document: &self.document,
            lines: &self.lines,
            taxes: &self.taxes,
            instalments: &self.instalments,
            source: self.source.clone(),
            prepayments: &self.prepayments,
            company_currency: Currency::EUR,
            contact: "Maria Anders",
            logo: self.logo.clone(),
            mark: self.mark,
        }
    }

    pub fn paper(&self) -> kontor_documents::model::Paper {
        kontor_documents::build::paper(&self.issued()).unwrap()
    }
}

pub fn instalment(
    position: i64,
    due_on: LocalDate,
    amount_minor: i64,
    discount: Option<(LocalDate, i64)>,
) -> Instalment {
    Instalment {
        id: InstalmentId::default(),
        document: DocumentId::default(),
        position,
        due_on,
        amount_minor,
        discount_until_on: discount.map(|(on, _)| on),
        discount_minor: discount.map_or(0, |(_, minor)| minor),
        discount_tax: None,
    }
}

fn earlier(kind: DocumentKind) -> Option<Earlier> {
    let (kind, number) = match kind {
        DocumentKind::Order => (DocumentKind::Quote, "Q-H1-2026-0031"),
        DocumentKind::Delivery | DocumentKind::Invoice => (DocumentKind::Order, "SO-H1-2026-0028"),
        DocumentKind::CreditNote => (DocumentKind::Invoice, "INV-H1-2026-0042"),
        _ => return None,
    };
    Some(Earlier { kind, number: number.into(), issued_on: day(2026, 2, 24) })
}

fn document(kind: DocumentKind, language: Language) -> Document {
    Document {
        id: DocumentId::default(),
        kind,
        number: format!("{}-H1-2026-0057", kind.prefix()),
        branch: BranchId::default(),
        device: DeviceId::default(),
        party: None,
        contact: None,
        deal: None,
        source: None,
        revision_of: None,
        issued_on: day(2026, 3, 7),
        supply_on: day(2026, 3, 5),
        until_on: (kind != DocumentKind::CreditNote).then(|| day(2026, 4, 6)),
        currency: Currency::EUR,
        exchange_rate: Rate::from(1),
        language,
        tax_mode: TaxMode::PerDocument,
        prices_gross: false,
        party_snapshot: Some(party()),
        seller_snapshot: seller(),
        terms: if language == Language::De {
            "30 Tage netto, 10 Tage 2 % Skonto".into()
        } else {
            "30 days net, 10 days 2 % discount".into()
        },
        location: None,
        destination: None,
        draft: None,
        reference: "PO 7731".into(),
        intro: String::new(),
        closing: String::new(),
        reason: if kind == DocumentKind::CreditNote { "Damaged in transit".into() } else { String::new() },
        discount_percent: None,
        prepayment_percent: None,
        goods_back: false,
        opening: false,
        net_minor: 0,
        tax_minor: 0,
        gross_minor: 0,
        prepaid_minor: 0,
        rounding_minor: 0,
        due_minor: 0,
        issued_by: UserId::default(),
        issued_at_ms: Timestamp(0),
    }
}

type ShelfRow = (&'static str, &'static str, &'static str, &'static str, &'static str, i32);

const SHELF: [ShelfRow; 9] = [
    (
        "NW-0001",
        "Darjeeling First Flush",
        "Leaf tea, single estate, vacuum packed\nBest before 11/2027",
        "XPK",
        "18.40",
        7,
    ),
    ("NW-0002", "Mineral water 0.75 l", "", "XBX", "9.6", 19),
    ("NW-0003", "Aniseed syrup", "550 ml bottles", "C62", "10", 19),
    ("NW-0017", "Assembly and training on site", "", "HUR", "96.50", 19),
    ("NW-0024", "Guaraná Fantástica", "", "C62", "4.5", 19),
    ("NW-0031", "Gorgonzola Telino", "Aged twelve weeks, cut to order", "KGM", "12.5", 7),
    ("NW-0043", "Ipoh Coffee", "Roasted beans, 500 g", "XPK", "46", 7),
    ("NW-0055", "Pâté chinois", "24 boxes of 2 pies", "XCT", "24", 7),
    ("NW-0061", "Sirop d'érable", "", "C62", "28.5075", 7),
];
