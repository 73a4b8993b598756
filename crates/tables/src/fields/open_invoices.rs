//! Headings of lists of open items.

use super::Field;
use super::FieldKind::{Code, Currency, Date, Money, Text};

pub(super) const FIELDS: &[Field] = &[
    Field::required(
        "party",
        Text,
        [
            "customer|customer name|client|company|name|supplier|vendor|account name|debtor|company name|creditor|bill to",
            "Kunde|Kundenname|Name|Firma|Debitor|Lieferant|Kreditor|Geschäftspartner|Empfänger|Kontoname",
            "kontrahent|klient|nazwa|firma|odbiorca|dostawca|nazwa kontrahenta|dłużnik|nabywca",
            "контрагент|клиент|покупатель|поставщик|наименование|организация|дебитор|должник",
            "контрагент|клиент|сатып алушы|жеткізуші|атауы|борышкер",
            "pelanggan|nama pelanggan|nama|perusahaan|pemasok|supplier|debitur",
        ],
    ).or(&["party_number"]),
    Field::new(
        "party_number",
        Code,
        [
            "customer number|customer no|customer id|account number|account|supplier number|vendor id|debtor number|customer code|account code",
            "Kundennummer|Kunden-Nr|Kd-Nr|KdNr|Kundennr|Debitorennummer|Konto|Kontonummer|Lieferantennummer|Kreditorennummer|Personenkonto|Gegenkonto",
            "numer klienta|nr klienta|numer kontrahenta|kod kontrahenta|konto|nip",
            "код контрагента|код клиента|номер клиента|инн|бин",
            "контрагент коды|клиент коды|бсн",
            "nomor pelanggan|kode pelanggan|kode supplier",
        ],
    ),
    Field::required(
        "number",
        Code,
        [
            "invoice number|invoice no|invoice|invoice id|document number|document no|doc no|number|bill number|voucher number|inv no|reference|document",
            "Rechnungsnummer|Rechnungs-Nr|RgNr|Rg-Nr|Rechnungsnr|Belegnummer|Beleg-Nr|Rechnung|Beleg|Belegfeld 1|Nummer|Nr|RE-Nr",
            "numer faktury|nr faktury|faktura|numer dokumentu|nr dokumentu|numer|dokument|nr",
            "номер счета|номер документа|номер|счет|документ|номер накладной|счет фактура|документ расчетов|номер счета фактуры",
            "шот нөмірі|құжат нөмірі|нөмірі|шот фактура|құжат",
            "nomor faktur|no faktur|nomor invoice|faktur|nomor|no invoice|no dokumen|nomor dokumen",
        ],
    ),
    Field::new(
        "issued_on",
        Date,
        [
            "invoice date|date|issued on|issue date|document date|doc date|posting date|voucher date|bill date",
            "Rechnungsdatum|Datum|Belegdatum|Ausstellungsdatum|Buchungsdatum|Rg-Datum|vom",
            "data wystawienia|data faktury|data|data dokumentu|data sprzedaży",
            "дата|дата счета|дата документа|дата выставления|дата накладной",
            "күні|шот күні|құжат күні|шығарылған күні|күн",
            "tanggal faktur|tanggal|tanggal invoice|tgl faktur|tgl|tanggal dokumen",
        ],
    ),
    Field::new(
        "due_on",
        Date,
        [
            "due date|due|due on|payment due|pay by|maturity|net due date",
            "Fälligkeitsdatum|Fälligkeit|fällig am|fällig|Zahlungsziel|zahlbar bis|Fälligkeitstermin",
            "termin płatności|termin|płatne do|data płatności|termin zapłaty",
            "срок оплаты|оплатить до|дата оплаты|срок платежа|крайний срок|плановая дата погашения",
            "төлеу мерзімі|төлем мерзімі|мерзімі",
            "jatuh tempo|tanggal jatuh tempo|tgl jatuh tempo|batas bayar",
        ],
    ),
    Field::required(
        "amount",
        Money,
        [
            "open amount|amount|balance|outstanding|amount due|open balance|total|remaining|outstanding amount|balance due|gross amount|invoice amount",
            "offener Betrag|Betrag|offen|Restbetrag|Saldo|Offener Posten|Bruttobetrag|Rechnungsbetrag|Umsatz|Summe|Forderung|Brutto|noch offen",
            "kwota|do zapłaty|pozostało|saldo|kwota brutto|należność|kwota do zapłaty|brutto|pozostało do zapłaty",
            "сумма|долг|задолженность|остаток|сумма долга|к оплате|сальдо|остаток долга|наш долг|долг клиента",
            "сома|қарыз|берешек|сомасы|қалдық|төлеуге",
            "jumlah|sisa|saldo|total|piutang|jumlah terutang|sisa tagihan|nilai|tagihan",
        ],
    ),
    Field::new(
        "currency",
        Currency,
        [
            "currency|currency code|ccy",
            "Währung|Währungscode|WKZ|Waehrung|WKZ Umsatz",
            "waluta|kod waluty",
            "валюта|валюта расчетов|валюта документа",
            "валюта",
            "mata uang|valuta",
        ],
    ),
];
