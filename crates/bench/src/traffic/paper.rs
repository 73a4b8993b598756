//! Invoices with all that follows from them, as posting leaves them: lines, tax, claim, goods, and the entry.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{
    AccountId, BranchId, DeviceId, DocumentId, DocumentLineId, DocumentTaxId, EntryId, EntryLineId, InstalmentId,
    ItemId, LocationId, PartyId, StockMoveId, UserId,
};
use kontor_core::id::Id;
use kontor_core::language::Language;
use kontor_core::ledger::{EntryHead, EntryLineRow, Journal};
use kontor_core::money::Currency;
use kontor_core::sales::{
    Document, DocumentKind, DocumentLine, DocumentTax, Instalment, PostalAddress, SellerSnapshot,
};
use kontor_core::tax::{LineTax, TaxKind, VatCategory};
use kontor_core::time::{LocalDate, Timestamp};
use kontor_core::totals::TaxMode;
use kontor_core::warehouse::StockMove;
use kontor_sync::commit::Op;

use super::{BEGUN_MS, fact, item, user};

/// Net of a line: 2 at 50.00; and the VAT of it.
const NET: i64 = 10_000;
const TAX: i64 = 1_900;

fn day() -> LocalDate {
    let at = chrono::DateTime::from_timestamp_millis(BEGUN_MS.cast_signed()).unwrap_or_default();
    at.date_naive()
}

/// Goods of an item that go from one place to another.
pub fn goods(id: Id, item: Id, (from, to): (&str, &str), quantity: i32) -> StockMove {
    StockMove {
        id: StockMoveId(id),
        item: ItemId(item),
        from_location: LocationId(Id::named(from)),
        to_location: LocationId(Id::named(to)),
        quantity: Quantity::from(quantity),
        document: None,
        document_line: None,
        return_of: None,
        branch: BranchId(Id::named("north")),
        moved_on: day(),
        moved_at_ms: Timestamp(BEGUN_MS.cast_signed()),
    }
}

/// The facts of an invoice to a contact; `nth` says which of its PC, `records` how many
/// items there are.
pub fn invoice(
    mut id: impl FnMut() -> Id,
    (code, device): (&str, Id),
    contact: Id,
    (nth, records): (usize, u64),
) -> Vec<Op> {
    let lines = i64::try_from(2 + nth / 10 % 7).unwrap_or(2);
    let document = DocumentId(id());
    let mut ops = vec![fact(&head(document, (code, device), contact, nth, lines))];
    for position in 1..=lines {
        let traded = item((nth as u64 + position.cast_unsigned() * (records / 9)) % records);
        let row = line(DocumentLineId(id()), document, position, traded);
        ops.push(fact(&row));
        let moved = goods(id(), traded, ("shop", "world"), 2);
        ops.push(fact(&StockMove { document: Some(document), document_line: Some(row.id), ..moved }));
    }
    ops.push(fact(&DocumentTax {
        id: DocumentTaxId(id()),
        document,
        tax: "VAT".to_owned(),
        category: Some(VatCategory::Standard),
        rate_kind: TaxKind::Percent,
        rate: 19.into(),
        base_minor: lines * NET,
        tax_minor: lines * TAX,
        reason_code: None,
        reason_text: None,
    }));
    ops.push(fact(&Instalment {
        id: InstalmentId(id()),
        document,
        position: 1,
        due_on: day(),
        amount_minor: lines * (NET + TAX),
        discount_until_on: None,
        discount_minor: 0,
        discount_tax: None,
    }));
    ops.extend(entry(&mut id, document, contact, lines));
    ops
}

fn entry(id: &mut impl FnMut() -> Id, document: DocumentId, contact: Id, lines: i64) -> Vec<Op> {
    let entry = EntryId(id());
    let head = EntryHead {
        id: entry,
        branch: BranchId(Id::named("north")),
        journal: Journal::General,
        booked_on: day(),
        document: Some(document),
        payment: None,
        reversal_of: None,
        text: String::new(),
    };
    let mut side = |position: i64, account: &str, debit_minor: i64, credit_minor: i64| {
        fact(&EntryLineRow {
            id: EntryLineId(id()),
            entry,
            position,
            account: AccountId(Id::named(account)),
            debit_minor,
            credit_minor,
            currency: Currency::EUR,
            foreign_minor: None,
            foreign_currency: None,
            party: (debit_minor > 0).then_some(PartyId(contact)),
            due_on: None,
            vat: None,
            rate: None,
        })
    };
    let sides = [
        side(1, "receivables", lines * (NET + TAX), 0),
        side(2, "sales", 0, lines * NET),
        side(3, "vat", 0, lines * TAX),
    ];
    std::iter::once(fact(&head)).chain(sides).collect()
}

fn line(id: DocumentLineId, document: DocumentId, position: i64, traded: Id) -> DocumentLine {
    let vat = LineTax { category: Some(VatCategory::Standard), ..LineTax::vat(19.into()) };
    DocumentLine {
        id,
        document,
        position,
        item: Some(ItemId(traded)),
        sku: "A-100".to_owned(),
        text: "Screws, galvanised, 4 x 40".to_owned(),
        description: String::new(),
        quantity: Quantity::from(2),
        unit: "box".to_owned(),
        stock_quantity: Quantity::from(2),
        price: 50.into(),
        discount_percent: None,
        net_minor: NET,
        tax_minor: TAX,
        vat_category: Some(VatCategory::Standard),
        vat_rate: 19.into(),
        taxes: vec![vat],
        source_line: None,
        price_trace: None,
    }
}

fn head(id: DocumentId, (code, device): (&str, Id), contact: Id, nth: usize, lines: i64) -> Document {
    let kind = DocumentKind::Invoice;
    Document {
        id,
        kind,
        number: format!("{}-{code}-{nth:06}", kind.prefix()),
        branch: BranchId(Id::named("north")),
        device: DeviceId(device),
        party: Some(PartyId(contact)),
        contact: None,
        deal: None,
        source: None,
        revision_of: None,
        issued_on: day(),
        supply_on: day(),
        until_on: None,
        currency: Currency::EUR,
        exchange_rate: 1.into(),
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
        net_minor: lines * NET,
        tax_minor: lines * TAX,
        gross_minor: lines * (NET + TAX),
        prepaid_minor: 0,
        rounding_minor: 0,
        due_minor: lines * (NET + TAX),
        issued_by: UserId(user()),
        issued_at_ms: Timestamp(BEGUN_MS.cast_signed()),
    }
}

fn seller() -> SellerSnapshot {
    SellerSnapshot {
        name: "Nordwind Handel GmbH".to_owned(),
        address: PostalAddress::default(),
        register: String::new(),
        directors: String::new(),
        vat_id: Some("DE123456789".to_owned()),
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
