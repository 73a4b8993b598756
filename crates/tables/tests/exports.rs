//! Lists as other programs export them, found by their headings alone.

use kontor_tables::{Limits, Source, TableKind, fields};

/// `expected` names what was proposed, field by field, as `heading=field`.
#[track_caller]
fn check(kind: TableKind, header: &str, expected: &[(&str, &str)]) {
    let delimiter = if header.contains(';') { ';' } else { ',' };
    let blanks = format!("x{}", delimiter.to_string().repeat(header.matches(delimiter).count()));
    let source = Source::open(format!("{header}\n{blanks}\n").into_bytes(), &Limits::default()).expect("a table");
    assert_eq!(source.shape().header, Some(1));
    let proposals = fields::propose(source.columns(), kind);
    let found: Vec<(&str, &str)> = source
        .columns()
        .iter()
        .zip(&proposals)
        .filter_map(|(column, proposal)| Some((column.name.as_str(), proposal.as_ref()?.field.name)))
        .collect();
    for pair in expected {
        assert!(found.contains(pair), "{pair:?} is not in {found:?}");
    }
    assert_eq!(fields::guess_kind(source.columns()).first().map(|(kind, _)| *kind), Some(kind), "{header}");
}

#[test]
fn outlook() {
    check(
        TableKind::Contacts,
        "First Name,Last Name,Company,Department,Job Title,Business Phone,Mobile Phone,E-mail Address,Notes",
        &[
            ("First Name", "first_name"),
            ("Last Name", "last_name"),
            ("Company", "organisation"),
            ("Job Title", "title"),
            ("Business Phone", "phone"),
            ("Mobile Phone", "mobile"),
            ("E-mail Address", "mail"),
        ],
    );
}

#[test]
fn sevdesk() {
    check(
        TableKind::Parties,
        "Kunden-Nr.;Organisation;Kategorie;IBAN;BIC;Umsatzsteuer-ID;Strasse;PLZ;Ort;Land;Telefon;Mobil;E-Mail;Webseite;Beschreibung",
        &[
            ("Kunden-Nr.", "number"),
            ("Organisation", "name"),
            ("Kategorie", "segment"),
            ("IBAN", "iban"),
            ("Umsatzsteuer-ID", "vat_id"),
            ("Strasse", "street"),
            ("Webseite", "web"),
            ("Beschreibung", "notes"),
        ],
    );
}

#[test]
fn datev() {
    check(
        TableKind::Parties,
        "Konto;Name (Adressattyp Unternehmen);Adressattyp;EU-UStID;Straße;Postleitzahl;Ort;Land;Telefon;E-Mail;Internet;IBAN-Nr. 1;SWIFT-Code 1",
        &[
            ("Konto", "number"),
            ("Name (Adressattyp Unternehmen)", "name"),
            ("Adressattyp", "kind"),
            ("EU-UStID", "vat_id"),
            ("IBAN-Nr. 1", "iban"),
            ("SWIFT-Code 1", "bic"),
            ("Internet", "web"),
        ],
    );
    check(
        TableKind::OpenInvoices,
        "Konto;Kontoname;Belegfeld 1;Belegdatum;Fälligkeit;Saldo;WKZ",
        &[
            ("Konto", "party_number"),
            ("Kontoname", "party"),
            ("Belegfeld 1", "number"),
            ("Saldo", "amount"),
            ("WKZ", "currency"),
        ],
    );
}

#[test]
fn shopify() {
    check(
        TableKind::Parties,
        "Customer ID,Default Address Company,Default Address Address1,Default Address City,Default Address Country Code,Default Address Zip,Email,Phone",
        &[
            ("Customer ID", "number"),
            ("Default Address Company", "name"),
            ("Default Address City", "city"),
            ("Default Address Country Code", "country"),
            ("Default Address Zip", "postal_code"),
            ("Email", "mail"),
        ],
    );
    check(
        TableKind::Items,
        "Handle,Title,Body (HTML),Type,Variant SKU,Variant Price,Variant Barcode,Variant Taxable,Status",
        &[("Title", "name"), ("Variant SKU", "sku"), ("Variant Price", "price"), ("Variant Barcode", "barcode")],
    );
}

#[test]
fn one_c() {
    check(
        TableKind::Parties,
        "Код;Рабочее наименование;Полное наименование;ИНН;КПП;Юридический адрес;Телефон;Адрес электронной почты;Расчетный счет;БИК",
        &[
            ("Код", "number"),
            ("Рабочее наименование", "name"),
            ("Полное наименование", "legal_name"),
            ("ИНН", "tax_number"),
            ("Расчетный счет", "iban"),
            ("БИК", "bic"),
        ],
    );
    check(
        TableKind::OpeningStock,
        "Код;Номенклатура;Склад;Конечный остаток;Себестоимость единицы",
        &[("Код", "sku"), ("Склад", "location"), ("Конечный остаток", "quantity"), ("Себестоимость единицы", "cost")],
    );
}

#[test]
fn bank_statement() {
    check(
        TableKind::Payments,
        "Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Begünstigter/Zahlungspflichtiger;Kontonummer/IBAN;Betrag;Währung",
        &[
            ("Verwendungszweck", "reference"),
            ("Begünstigter/Zahlungspflichtiger", "party"),
            ("Betrag", "amount"),
            ("Währung", "currency"),
        ],
    );
}
