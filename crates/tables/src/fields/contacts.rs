//! Headings of lists of people at firms.

use super::Field;
use super::FieldKind::{Code, Mail, Phone, Text};

pub(super) const FIELDS: &[Field] = &[
    Field::new(
        "organisation",
        Text,
        [
            "company|company name|organisation|organization|account|account name|customer|customer name|employer|firm",
            "Firma|Unternehmen|Organisation|Kunde|Firmenname|Kundenname|Arbeitgeber",
            "firma|nazwa firmy|organizacja|kontrahent|klient|przedsiębiorstwo",
            "организация|компания|контрагент|клиент|место работы|фирма|партнер",
            "ұйым|компания|контрагент|клиент|жұмыс орны",
            "perusahaan|organisasi|nama perusahaan|pelanggan|instansi",
        ],
    ),
    Field::new(
        "organisation_number",
        Code,
        [
            "customer number|customer no|account number|company id|customer id|account id|organisation id",
            "Kundennummer|Kunden-Nr|Kd-Nr|KdNr|Kundennr|Firmennummer|Debitorennummer",
            "numer klienta|nr klienta|numer kontrahenta|kod kontrahenta",
            "код контрагента|код клиента|номер клиента|код организации",
            "контрагент коды|клиент коды|ұйым коды",
            "nomor pelanggan|kode pelanggan|kode perusahaan",
        ],
    ),
    Field::required(
        "name",
        Text,
        [
            "name|full name|contact|contact name|contact person|display name|person|attention",
            "Name|Ansprechpartner|Kontakt|Kontaktperson|vollständiger Name|Anzeigename|Kontaktname",
            "imię i nazwisko|osoba kontaktowa|kontakt|nazwa|osoba",
            "фио|контактное лицо|контакт|имя фамилия|ф и о|контактные лица",
            "аты жөні|тегі аты жөні|байланыс тұлғасы|аты-жөні",
            "nama|nama lengkap|kontak|nama kontak|narahubung",
        ],
    )
    .or(&["last_name", "first_name"]),
    Field::new(
        "first_name",
        Text,
        ["first name|given name|forename|christian name", "Vorname|Rufname", "imię", "имя", "аты|есімі", "nama depan"],
    ),
    Field::new(
        "last_name",
        Text,
        [
            "last name|surname|family name",
            "Nachname|Familienname|Zuname",
            "nazwisko",
            "фамилия",
            "тегі",
            "nama belakang|nama keluarga",
        ],
    ),
    Field::new(
        "role",
        Code,
        [
            "role|function|relation|contact type|contact role",
            "Rolle|Funktion|Beziehung|Zuständigkeit",
            "rola|funkcja",
            "роль|функция|роль контакта",
            "рөлі|рөл|қызметі",
            "peran|fungsi",
        ],
    ),
    Field::new(
        "title",
        Text,
        [
            "job title|position|title|department|designation",
            "Position|Stellung|Abteilung|Berufsbezeichnung|Stellenbezeichnung|Titel",
            "stanowisko|dział|tytuł",
            "должность|отдел|подразделение",
            "лауазымы|лауазым|бөлім",
            "jabatan|posisi|departemen|bagian",
        ],
    ),
    Field::new(
        "phone",
        Phone,
        [
            "phone|telephone|phone number|tel|business phone|work phone|direct line|landline",
            "Telefon|Tel|Telefonnummer|Telefon geschäftlich|Durchwahl|Festnetz|Rufnummer",
            "telefon|tel|numer telefonu|nr telefonu|telefon służbowy",
            "телефон|тел|номер телефона|рабочий телефон",
            "телефон|телефон нөмірі|жұмыс телефоны",
            "telepon|telp|nomor telepon|no telp|no telepon",
        ],
    ),
    Field::new(
        "mobile",
        Phone,
        [
            "mobile|mobile phone|cell|cell phone|mobile number",
            "Mobil|Mobiltelefon|Handy|Mobilnummer|Handynummer",
            "telefon komórkowy|komórka|tel kom|tel komórkowy",
            "мобильный|мобильный телефон|сотовый|моб телефон",
            "ұялы телефон|ұялы|ұялы нөмір",
            "hp|ponsel|no hp|handphone|nomor hp|whatsapp",
        ],
    ),
    Field::new(
        "mail",
        Mail,
        [
            "email|e-mail|mail|email address|e-mail address|e-mail 1",
            "E-Mail|Email|Mail|E-Mail-Adresse|EMail|E-Mail 1",
            "e-mail|email|adres e-mail|mail|poczta elektroniczna",
            "электронная почта|email|почта|эл почта|адрес электронной почты",
            "электрондық пошта|email|пошта|эл пошта",
            "email|surel|alamat email",
        ],
    ),
    Field::new(
        "notes",
        Text,
        [
            "notes|note|comment|comments|remarks|description",
            "Notizen|Notiz|Bemerkung|Bemerkungen|Kommentar|Anmerkung",
            "uwagi|notatki|komentarz|opis",
            "комментарий|примечание|заметки|примечания",
            "ескерту|түсініктеме|ескертпе",
            "catatan|keterangan|komentar",
        ],
    ),
];
