//! Headings as people and programs write them, in six languages.

use super::*;

fn column(name: &str, look: Look) -> ColumnSeen {
    ColumnSeen { name: name.into(), named: true, samples: Vec::new(), look, filled: 10, distinct: 10 }
}

#[track_caller]
fn check(kind: TableKind, headings: &str, expected: &str) {
    let columns: Vec<_> = headings.split(';').map(|name| column(name, Look::Empty)).collect();
    let found: Vec<_> =
        propose(&columns, kind).iter().map(|found| found.map_or("-", |found| found.field.name)).collect();
    assert_eq!(found.join(" "), expected, "{headings}");
}

#[test]
fn headings_of_six_languages() {
    use TableKind::{Contacts, Items, OpenInvoices, OpeningStock, Parties, Payments, Prices};
    for (kind, headings, expected) in [
        (
            Parties,
            "Customer No.;Company;Street;ZIP;City;Country;E-mail;Phone",
            "number name street postal_code city country mail phone",
        ),
        (
            Parties,
            "Kd-Nr;Firma;Straße;PLZ;Ort;Land;E-Mail;Telefon;USt-IdNr.;IBAN",
            "number name street postal_code city country mail phone vat_id iban",
        ),
        (
            Parties,
            "Kod kontrahenta;Nazwa;NIP;Ulica;Kod pocztowy;Miejscowość;Kraj",
            "number name tax_number street postal_code city country",
        ),
        (Parties, "Код;Наименование;ИНН;Юридический адрес;Телефон;E-mail", "number name tax_number street phone mail"),
        (Parties, "Атауы;БСН;Мекенжайы;Қала;Телефон", "name tax_number street city phone"),
        (Parties, "Kode;Nama Perusahaan;Alamat;Kota;Kode Pos;NPWP", "number name street city postal_code tax_number"),
        (
            Parties,
            "Name;Lieferadresse Straße;PLZ Lieferadresse;Ort Lieferadresse;PLZ;Ort",
            "name delivery_street delivery_postal_code delivery_city postal_code city",
        ),
        (
            Contacts,
            "First Name;Last Name;Company;Job Title;E-mail Address;Mobile Phone",
            "first_name last_name organisation title mail mobile",
        ),
        (Contacts, "ФИО;Организация;Должность;Телефон", "name organisation title phone"),
        (
            Items,
            "Handle;Title;Body (HTML);Variant SKU;Variant Price;Variant Barcode",
            "- name description sku price barcode",
        ),
        (
            Items,
            "Artikel-Nr.;Bezeichnung;Einheit;VK netto;MwSt-Satz;EAN;Warengruppe",
            "sku name unit price tax_rate barcode category",
        ),
        (Items, "Артикул;Наименование;Ед. изм.;Цена;Ставка НДС;Штрихкод", "sku name unit price tax_rate barcode"),
        (
            Prices,
            "Artikelnummer;Preisliste;Preis;ab Menge;gültig ab;gültig bis",
            "sku list price min_quantity valid_from valid_to",
        ),
        (OpeningStock, "Артикул;Склад;Остаток;Себестоимость", "sku location quantity cost"),
        (
            OpenInvoices,
            "Rechnungsnr;Kunde;Rechnungsdatum;fällig am;offener Betrag;Währung",
            "number party issued_on due_on amount currency",
        ),
        (
            OpenInvoices,
            "Nomor faktur;Pelanggan;Tanggal faktur;Jatuh tempo;Sisa tagihan",
            "number party issued_on due_on amount",
        ),
        (
            Payments,
            "Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Währung",
            "paid_on party reference amount currency",
        ),
        (Payments, "Дата;Плательщик;Сумма;Назначение платежа", "paid_on party amount reference"),
    ] {
        check(kind, headings, expected);
    }
}

#[test]
fn a_slip_or_a_word_more_does_no_harm() {
    check(TableKind::Parties, "Kundenummer;Firmenname (alt);Telefone", "number name phone");
    check(TableKind::Parties, "Xyzzy;Lorem ipsum", "- -");
}

#[test]
fn values_speak_where_headings_do_not() {
    let columns = [column("Spalte 1", Look::Mail), column("Spalte 2", Look::Iban), column("Firma", Look::Text)];
    let found = propose(&columns, TableKind::Parties);
    let names: Vec<_> = found.iter().flatten().map(|found| (found.field.name, found.sure)).collect();
    assert_eq!(names, [("mail", BY_LOOK), ("iban", BY_LOOK), ("name", 95)]);
}

#[test]
fn a_heading_against_its_values_gives_way() {
    let columns = [column("Betrag", Look::Text), column("Offener Betrag in EUR", Look::Number)];
    let found = propose(&columns, TableKind::OpenInvoices);
    assert_eq!(
        found.iter().map(|found| found.map(|found| found.field.name)).collect::<Vec<_>>(),
        [None, Some("amount")]
    );
}

#[test]
fn the_kind_of_a_list_is_guessed() {
    for (headings, expected) in [
        ("Kd-Nr;Firma;Straße;PLZ;Ort", TableKind::Parties),
        ("Vorname;Nachname;Firma;Position;Name;E-Mail", TableKind::Contacts),
        ("SKU;Name;Unit;Barcode;Tax rate", TableKind::Items),
        ("Артикул;Склад;Остаток;Себестоимость", TableKind::OpeningStock),
        ("Artikelnummer;Preisliste;Preis;ab Menge;gültig ab", TableKind::Prices),
        ("Rechnungsnr;Kunde;Rechnungsdatum;fällig am;offener Betrag", TableKind::OpenInvoices),
        ("Payment date;Customer;Amount;Payment method;Reference", TableKind::Payments),
    ] {
        let columns: Vec<_> = headings.split(';').map(|name| column(name, Look::Text)).map(plausible).collect();
        assert_eq!(guess_kind(&columns).first().map(|(kind, _)| *kind), Some(expected), "{headings}");
    }
}

/// Values that do not contradict the heading.
fn plausible(mut column: ColumnSeen) -> ColumnSeen {
    column.look = Look::Empty;
    column
}

#[test]
fn no_heading_means_two_fields_of_a_kind_by_the_same_words() {
    for kind in TableKind::ALL {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for field in kind.fields() {
            for word in field.words().map(fold) {
                assert!(!word.is_empty(), "{} of {kind:?} has an empty heading", field.name);
                let other = *seen.entry(word.clone()).or_insert(field.name);
                assert_eq!(other, field.name, "{word} heads two fields of {kind:?}");
            }
        }
    }
}

#[test]
fn what_serves_instead_is_a_field_of_the_same_table() {
    for kind in TableKind::ALL {
        for field in kind.fields() {
            assert!(field.instead.iter().all(|name| kind.field(name).is_some()), "{} of {kind:?}", field.name);
        }
    }
    let names = |fields: Vec<&Field>| fields.iter().map(|field| field.name).collect::<Vec<_>>();
    assert_eq!(names(TableKind::Contacts.lacking(&["last_name"])), [""; 0]);
    assert_eq!(names(TableKind::OpenInvoices.lacking(&["number"])), ["party", "amount"]);
}
