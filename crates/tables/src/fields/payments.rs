//! Headings of lists of payments and of bank statements.

use super::Field;
use super::FieldKind::{Code, Currency, Date, Money, Text};

pub(super) const FIELDS: &[Field] = &[
    Field::required(
        "party",
        Text,
        [
            "customer|customer name|payer|payee|client|company|name|supplier|vendor|counterparty|beneficiary|paid by|account name",
            "Kunde|Kundenname|Name|Zahler|Auftraggeber|Empfänger|Begünstigter/Zahlungspflichtiger|Zahlungspflichtiger|Begünstigter|Firma|Lieferant|Auftraggeber/Empfänger|Debitor",
            "kontrahent|klient|nadawca|odbiorca|płatnik|nazwa|nazwa kontrahenta|firma|dostawca",
            "контрагент|плательщик|получатель|клиент|покупатель|поставщик|организация",
            "контрагент|төлеуші|алушы|клиент|сатып алушы",
            "pelanggan|nama pelanggan|pembayar|penerima|nama|pemasok|supplier",
        ],
    ).or(&["party_number", "invoice"]),
    Field::new(
        "party_number",
        Code,
        [
            "customer number|customer no|customer id|account number|supplier number|vendor id|customer code",
            "Kundennummer|Kunden-Nr|Kd-Nr|KdNr|Kundennr|Debitorennummer|Konto|Lieferantennummer|Personenkonto",
            "numer klienta|nr klienta|numer kontrahenta|kod kontrahenta",
            "код контрагента|код клиента|номер клиента|инн|бин",
            "контрагент коды|клиент коды|бсн",
            "nomor pelanggan|kode pelanggan|kode supplier",
        ],
    ),
    Field::new(
        "invoice",
        Code,
        [
            "invoice|invoice number|invoice no|applied to|document|document number|bill number|paid invoice|order|order name",
            "Rechnung|Rechnungsnummer|Rechnungs-Nr|RgNr|Rechnungsnr|Belegnummer|zu Rechnung|Beleg|Belegfeld 1",
            "faktura|numer faktury|nr faktury|dokument|numer dokumentu|za fakturę",
            "счет|номер счета|документ|номер документа|основание|документ основание|счет на оплату",
            "шот|шот нөмірі|құжат|құжат нөмірі|негіз",
            "faktur|nomor faktur|no faktur|invoice|nomor invoice|no invoice",
        ],
    ),
    Field::required(
        "paid_on",
        Date,
        [
            "payment date|paid on|date|date paid|received on|transaction date|booking date|value date|posting date|paid at",
            "Zahlungsdatum|Datum|bezahlt am|Buchungstag|Buchungsdatum|Valutadatum|Wertstellung|Zahltag|Eingangsdatum|gezahlt am|Zahlungseingang",
            "data płatności|data|data wpłaty|data zapłaty|data operacji|data księgowania|zapłacono dnia",
            "дата оплаты|дата платежа|дата|дата поступления|дата операции|дата документа",
            "төлем күні|төленген күні|күні|күн",
            "tanggal bayar|tanggal pembayaran|tanggal|tgl bayar|tanggal transaksi",
        ],
    ),
    Field::required(
        "amount",
        Money,
        [
            "amount|payment amount|paid|amount paid|paid amount|total|received|value|sum|gross|credit",
            "Betrag|Zahlbetrag|Zahlungsbetrag|bezahlt|gezahlt|Umsatz|Summe|Eingang|gezahlter Betrag",
            "kwota|kwota płatności|zapłacono|wpłata|kwota operacji|kwota zapłaty|suma",
            "сумма|сумма платежа|сумма оплаты|оплачено|приход|поступление|оплата",
            "сома|төлем сомасы|төленді|сомасы|кіріс",
            "jumlah|jumlah bayar|nominal|dibayar|total|jumlah pembayaran|nilai",
        ],
    ),
    Field::new(
        "currency",
        Currency,
        [
            "currency|currency code|ccy",
            "Währung|Währungscode|WKZ|Waehrung",
            "waluta|kod waluty",
            "валюта|валюта платежа",
            "валюта",
            "mata uang|valuta",
        ],
    ),
    Field::new(
        "method",
        Code,
        [
            "payment method|method|paid by method|payment type|payment mode|tender|gateway|how paid",
            "Zahlungsart|Zahlart|Zahlungsweise|Zahlungsmethode|Buchungstext|Zahlungsmittel",
            "forma płatności|metoda płatności|sposób płatności|rodzaj płatności|sposób zapłaty",
            "способ оплаты|вид оплаты|форма оплаты|тип оплаты|касса банк",
            "төлем әдісі|төлем түрі|төлеу тәсілі",
            "metode pembayaran|cara bayar|jenis pembayaran|metode",
        ],
    ),
    Field::new(
        "reference",
        Text,
        [
            "reference|memo|description|purpose|details|payment reference|transaction id|note|notes|remittance information|narrative",
            "Verwendungszweck|Referenz|Zahlungsreferenz|Bemerkung|Text|Kommentar|Kundenreferenz|Transaktions-ID|Zweck",
            "tytuł|tytułem|tytuł przelewu|opis|referencja|tytuł płatności|uwagi",
            "назначение платежа|назначение|комментарий|примечание|референс|номер платежного поручения|номер п п",
            "төлем мақсаты|мақсаты|ескерту|түсініктеме|төлемнің мақсаты",
            "referensi|keterangan|berita|catatan|deskripsi|berita transfer",
        ],
    ),
];
