//! Documents that a template breaks on: many lines, long words, no decimals, foreign customers.

use kontor_core::decimal::{Quantity, Rate};
use kontor_core::language::Language;
use kontor_core::money::{Currency, Money};
use kontor_core::sales::DocumentKind;
use kontor_core::tax::VatCategory;
use kontor_documents::build::{Mark, Prepayment};
use kontor_documents::model::Logo;

use super::{Sample, address, day, instalment};

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60"><rect x="2" y="6" width="48" height="48" rx="10" fill="#14505c"/><path d="M14 40V20l22 20V20" fill="none" stroke="#fff" stroke-width="5"/><path d="M66 18h60v6H66zM66 34h110v6H66z" fill="#14505c"/></svg>"##;

pub fn all() -> Vec<(&'static str, Sample)> {
    vec![
        ("one-line", invoice(1)),
        ("thirty-lines", invoice(30)),
        ("two-hundred-lines", invoice(200)),
        ("sums-move-on", invoice(11)),
        ("long-words", long_words()),
        ("yen", yen()),
        ("logo-and-instalments", logo_and_instalments()),
        ("reverse-charge-abroad", reverse_charge()),
        ("foreign-currency", zloty()),
        ("prepaid", prepaid()),
        ("gross-prices", gross()),
        ("small-business", small_business()),
        ("draft", draft()),
        ("russian", Sample::new(DocumentKind::Invoice, Language::Ru, 4)),
    ]
}

pub fn invoice(lines: usize) -> Sample {
    Sample::new(DocumentKind::Invoice, Language::De, lines)
}

pub fn long_words() -> Sample {
    let mut sample = Sample::new(DocumentKind::Quote, Language::De, 2);
    let name = "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsgesellschaft mit beschränkter Haftung";
    let party = sample.document.party_snapshot.as_mut().unwrap();
    party.name = name.into();
    party.contact = "Frau Dr. rer. nat. Wilhelmine-Charlotte Freifrau von und zu Hohenstein-Großkotzenburg".into();
    sample.document.reference = "Ausschreibung 2026/EU/447-19 vom Landesbeschaffungsamt, Los 7b".into();
    sample.document.seller_snapshot.name =
        "Nordwind Handels- und Lagerhausgesellschaft mbH & Co. Kommanditgesellschaft".into();
    let text = "Hochregal mit verzinkten Stützen und Querverstrebung, Fachlast 1.200 kg, RAL 5010, einschließlich Anfahrschutz. ";
    sample.line(
        [
            "KTR-REGAL-0000-4711-BLAU",
            "Schwerlastregal Hafencity mit Gitterrostfachböden und Bodenankern, Grundfeld 2.700 x 1.100 mm",
            &text.repeat(14),
        ],
        Quantity::from(3),
        "C62",
        "123456.789",
        Rate::from(19),
    );
    sample.line(
        ["X", &"Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(2), ""],
        "0.000125".parse().unwrap(),
        "ZZZ",
        "0.00000001",
        Rate::from(19),
    );
    sample.lines[0].discount_percent = Some("12.5".parse().unwrap());
    sample.document.discount_percent = Some(Rate::from(5));
    sample.settle()
}

pub fn yen() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::En, 0);
    sample.document.currency = Currency::new("JPY").unwrap();
    sample.document.exchange_rate = "0.0061".parse().unwrap();
    for _ in 0..2 {
        sample.line(["NW-0001", "Darjeeling First Flush", ""], Quantity::from(1), "XPK", "100.5", Rate::from(10));
    }
    sample.settle()
}

pub fn logo_and_instalments() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::En, 6);
    sample.logo = Some(Logo::new(LOGO.as_bytes().to_vec()).unwrap());
    let party = sample.document.party_snapshot.as_mut().unwrap();
    party.delivery_address = Some(address("Hafenstraße 9", "68159", "Mannheim", "DE"));
    let due = sample.document.due_minor;
    sample.instalments = vec![
        instalment(1, day(2026, 3, 21), due / 2, Some((day(2026, 3, 14), due / 100))),
        instalment(2, day(2026, 4, 6), due - due / 2, None),
    ];
    sample.settle()
}

pub fn reverse_charge() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::En, 3);
    let party = sample.document.party_snapshot.as_mut().unwrap();
    party.name = "Blondel père et fils".into();
    party.vat_id = Some("FR40303265045".into());
    party.address = address("24, place Kléber", "67000", "Strasbourg", "FR");
    for line in &mut sample.lines {
        (line.vat_category, line.vat_rate) = (Some(VatCategory::ReverseCharge), Rate::ZERO);
    }
    sample.settle()
}

pub fn zloty() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::En, 4);
    sample.document.currency = Currency::new("PLN").unwrap();
    sample.document.exchange_rate = "0.234512".parse().unwrap();
    sample.settle()
}

pub fn prepaid() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::De, 4);
    let prepayment = Prepayment {
        number: "INV-H1-2026-0012".into(),
        issued_on: day(2026, 1, 15),
        gross: Money::new(11_900, Currency::EUR),
        tax: Money::new(1_900, Currency::EUR),
    };
    sample.document.prepaid_minor = prepayment.gross.minor;
    sample.prepayments.push(prepayment);
    sample.settle()
}

/// Prices with tax: the gross stands, the tax is taken out of it.
pub fn gross() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::De, 0);
    sample.line(["NW-0002", "Mineral water 0.75 l", ""], Quantity::from(2), "XBX", "11.90", Rate::from(19));
    let mut sample = sample.settle();
    sample.document.prices_gross = true;
    (sample.document.net_minor, sample.document.tax_minor, sample.document.gross_minor, sample.document.due_minor) =
        (2000, 380, 2380, 2380);
    (sample.taxes[0].base_minor, sample.taxes[0].tax_minor, sample.lines[0].net_minor) = (2000, 380, 2000);
    sample.instalments = vec![instalment(1, day(2026, 4, 6), 2380, None)];
    sample
}

pub fn small_business() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::De, 2);
    sample.document.seller_snapshot.small_business = true;
    for line in &mut sample.lines {
        (line.vat_category, line.vat_rate) = (Some(VatCategory::Exempt), Rate::ZERO);
    }
    sample.settle()
}

pub fn draft() -> Sample {
    let mut sample = Sample::new(DocumentKind::Invoice, Language::De, 3);
    sample.document.number = String::new();
    sample.mark = Some(Mark::Draft);
    sample
}
