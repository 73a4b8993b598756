//! Issued documents at head office: reckoned again, numbers, closed periods, signatures (SYNC.md 2.15).

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
mod support;

use kontor_core::entity::{
    BranchId, DeviceId, DeviceKeyId, DocumentId, DocumentLineId, DocumentSignatureId, DocumentTaxId, EntityKind as K,
    InstalmentId, PartyId, UserId,
};
use kontor_core::id::Id;
use kontor_core::journal::{DeviceKey, DocumentSignature};
use kontor_core::language::Language;
use kontor_core::money::Currency;
use kontor_core::sales::{
    Document, DocumentKind, DocumentLine, DocumentTax, Instalment, PostalAddress, SellerSnapshot,
};
use kontor_core::tax::{LineTax, TaxKind, VatCategory};
use kontor_core::time::{LocalDate, Timestamp};
use kontor_core::totals::TaxMode;
use kontor_record::facets;
use kontor_sync::commit::Op;
use kontor_sync::sign::{DeviceSecret, document_message};
use kontor_sync::view::OpView;
use kontor_sync::wire::IssueKind;
use support::{Pc, fact, put, text, waits, with_two_pcs};

/// A document of one line: 2 at 50.00 and 19 % VAT.
#[derive(Clone)]
struct Paper {
    head: Document,
    line: DocumentLine,
    tax: DocumentTax,
    parts: Vec<Instalment>,
}

impl Paper {
    fn new(pc: &Pc<'_>, kind: DocumentKind, number: &str) -> Self {
        let id = DocumentId(Id::named(&format!("{}/{number}", pc.who.device)));
        let day = LocalDate::from_ymd_opt(2026, 3, 2).unwrap();
        let vat = LineTax { category: Some(VatCategory::Standard), ..LineTax::vat("19".parse().unwrap()) };
        let head = head(pc, id, kind, number, day);
        let line = line(id, vat);
        let tax = DocumentTax {
            id: DocumentTaxId(Id::named(&format!("tax of {id}"))),
            document: id,
            tax: "VAT".to_owned(),
            category: Some(VatCategory::Standard),
            rate_kind: TaxKind::Percent,
            rate: "19".parse().unwrap(),
            base_minor: 10_000,
            tax_minor: 1_900,
            reason_code: None,
            reason_text: None,
        };
        let part = Instalment {
            id: InstalmentId(Id::named(&format!("part of {id}"))),
            document: id,
            position: 1,
            due_on: day,
            amount_minor: 11_900,
            discount_until_on: None,
            discount_minor: 0,
            discount_tax: None,
        };
        let parts = if kind == DocumentKind::Invoice { vec![part] } else { Vec::new() };
        Self { head, line, tax, parts }
    }
    fn ops(&self) -> Vec<Op> {
        let mut ops = vec![fact(&self.head), fact(&self.line), fact(&self.tax)];
        ops.extend(self.parts.iter().map(fact));
        ops
    }
}

fn head(pc: &Pc<'_>, id: DocumentId, kind: DocumentKind, number: &str, day: LocalDate) -> Document {
    Document {
        id,
        kind,
        number: format!("{}-{}-{number}", kind.prefix(), pc.code),
        branch: BranchId(Id::named("north")),
        device: DeviceId(pc.who.device),
        party: Some(PartyId(Id::named("party"))),
        contact: None,
        deal: None,
        source: None,
        revision_of: None,
        issued_on: day,
        supply_on: day,
        until_on: None,
        currency: Currency::EUR,
        exchange_rate: "1".parse().unwrap(),
        language: Language::En,
        tax_mode: TaxMode::PerDocument,
        prices_gross: false,
        party_snapshot: None,
        seller_snapshot: seller(),
        terms: String::new(),
        location: None,
        destination: None,
        draft: None,
        reference: String::new(),
        intro: String::new(),
        closing: String::new(),
        reason: String::new(),
        discount_percent: None,
        prepayment_percent: None,
        goods_back: false,
        opening: false,
        net_minor: 10_000,
        tax_minor: 1_900,
        gross_minor: 11_900,
        prepaid_minor: 0,
        rounding_minor: 0,
        due_minor: 11_900,
        issued_by: UserId(Id::named("user")),
        issued_at_ms: Timestamp(0),
    }
}

fn line(id: DocumentId, vat: LineTax) -> DocumentLine {
    DocumentLine {
        id: DocumentLineId(Id::named(&format!("line of {id}"))),
        document: id,
        position: 1,
        item: None,
        sku: String::new(),
        text: "Screws".to_owned(),
        description: String::new(),
        quantity: "2".parse().unwrap(),
        unit: "box".to_owned(),
        stock_quantity: "2".parse().unwrap(),
        price: "50".parse().unwrap(),
        discount_percent: None,
        net_minor: 10_000,
        tax_minor: 1_900,
        vat_category: Some(VatCategory::Standard),
        vat_rate: "19".parse().unwrap(),
        taxes: vec![vat],
        source_line: None,
        price_trace: None,
    }
}

fn seller() -> SellerSnapshot {
    SellerSnapshot {
        name: "Firm".to_owned(),
        address: PostalAddress::default(),
        register: String::new(),
        directors: String::new(),
        vat_id: None,
        tax_number: None,
        phone: String::new(),
        mail: String::new(),
        web: String::new(),
        bank_name: String::new(),
        iban: None,
        bic: None,
        logo: None,
        small_business: false,
    }
}

/// Issues a document that was changed before; the sorts of issues that it opens.
fn issued(change: impl FnOnce(&mut Paper)) -> Vec<IssueKind> {
    let mut found = Vec::new();
    with_two_pcs(|here, _| {
        let mut paper = Paper::new(here, DocumentKind::Invoice, "1");
        change(&mut paper);
        here.write(paper.ops());
        here.push();
        found = waits(here);
        assert_eq!(here.copy.rows.len(), 4, "it stands whatever is wrong with it");
    });
    found
}

#[test]
fn documents_are_reckoned_again() {
    assert_eq!(issued(|_| {}), []);
    assert_eq!(issued(|paper| paper.head.net_minor = 10_001), [IssueKind::TotalsWrong]);
    assert_eq!(issued(|paper| paper.tax.tax_minor = 1_899), [IssueKind::TotalsWrong]);
    assert_eq!(issued(|paper| paper.head.due_minor = 1), [IssueKind::TotalsWrong]);
    assert_eq!(issued(|paper| paper.parts[0].amount_minor = 11_899), [IssueKind::TotalsWrong]);
    // Every sum agrees, but two at 50.00 are not 90.00.
    let cheaper = |paper: &mut Paper| {
        (paper.head.net_minor, paper.head.tax_minor, paper.head.gross_minor) = (9_000, 1_710, 10_710);
        (paper.line.net_minor, paper.line.tax_minor, paper.head.due_minor) = (9_000, 1_710, 10_710);
        (paper.tax.base_minor, paper.tax.tax_minor, paper.parts[0].amount_minor) = (9_000, 1_710, 10_710);
    };
    assert_eq!(issued(cheaper), [IssueKind::TotalsWrong]);
    let discounted = |paper: &mut Paper| {
        cheaper(paper);
        paper.line.discount_percent = Some("10".parse().unwrap());
    };
    assert_eq!(issued(discounted), []);
}

#[test]
fn number_of_another_pc_and_number_given_twice() {
    with_two_pcs(|here, there| {
        let mut stolen = Paper::new(here, DocumentKind::Invoice, "1");
        here.write(stolen.ops());
        here.push();
        assert_eq!(waits(here), []);
        // Another PC issues a document under the number of the first.
        stolen.head.id = DocumentId(Id::named("stolen"));
        stolen.head.device = DeviceId(there.who.device);
        there.write(vec![fact(&stolen.head)]);
        there.push();
        let found = waits(here);
        for kind in [IssueKind::SeriesNotOwned, IssueKind::NumberTwice] {
            assert!(found.contains(&kind), "{found:?}");
        }
        let lease = here.db.look(|sql| kontor_server::hub::series::lease(sql, here.who, 0)).unwrap().body.unwrap();
        assert_eq!((lease.last.len(), lease.last[0].count, lease.last[0].number.as_str()), (1, 1, "INV-01-1"));
    });
}

#[test]
fn invoice_posted_in_a_period_closed_meanwhile() {
    with_two_pcs(|office, till| {
        let named = [("area", text("all")), ("until_on", text("2026-03-31"))];
        office.write(vec![put(K::PeriodLock, Id::named("lock"), &named)]);
        office.push();
        till.write(Paper::new(till, DocumentKind::Invoice, "1").ops());
        till.push();
        assert_eq!(waits(office), [IssueKind::PeriodClosed]);
    });
}

#[test]
fn same_goods_receipt_booked_twice() {
    with_two_pcs(|here, there| {
        let book = |pc: &mut Pc<'_>| {
            let mut paper = Paper::new(pc, DocumentKind::Receipt, "1");
            paper.head.reference = "LS 4711".to_owned();
            pc.write(paper.ops());
            pc.push();
        };
        book(here);
        book(there);
        assert_eq!(waits(here), [IssueKind::ReceivedTwice]);
    });
}

#[test]
fn two_invoices_for_one_order() {
    with_two_pcs(|here, there| {
        let order = Paper::new(here, DocumentKind::Order, "1");
        here.write(order.ops());
        here.push();
        let invoice = |pc: &mut Pc<'_>| {
            let mut paper = Paper::new(pc, DocumentKind::Invoice, "2");
            paper.line.source_line = Some(order.line.id);
            pc.write(paper.ops());
            pc.push();
        };
        invoice(here);
        invoice(there);
        assert_eq!(waits(there), [IssueKind::InvoicedTwice], "both stand; one of them wants a credit note");
    });
}

#[test]
fn a_signature_that_does_not_fit_is_shown() {
    for bent in [false, true] {
        with_two_pcs(|here, _| {
            let (paper, secret) = (Paper::new(here, DocumentKind::Invoice, "1"), DeviceSecret::new(&[5; 32]));
            let mut ops = paper.ops();
            let views: Vec<OpView<'_>> = ops.iter().map(Op::view).collect();
            let all: Vec<&OpView<'_>> = views.iter().collect();
            let signed = facets::of(paper.head.id, &all, &[6; 32]);
            let key = DeviceKeyId(Id::named("key"));
            let signature = DocumentSignature {
                id: DocumentSignatureId(Id::named("signature")),
                document: paper.head.id,
                key,
                facets: signed.to_bytes(),
                signature: secret.sign(&document_message(paper.head.id.0, &signed)).to_vec(),
            };
            let known = DeviceKey {
                id: key,
                device: DeviceId(here.who.device),
                incarnation: 1,
                public: secret.public().to_vec(),
                follows_dseq: None,
                follows_hash: None,
                made_at_ms: Timestamp(0),
            };
            if bent {
                let mut other = paper.clone();
                other.head.reference = "another".to_owned();
                ops = other.ops();
            }
            ops.extend([fact(&known), fact(&signature)]);
            here.write(ops);
            here.push();
            assert_eq!(waits(here), if bent { vec![IssueKind::SignatureWrong] } else { vec![] });
        });
    }
}
