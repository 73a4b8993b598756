//! Headings of price lists.

use super::Field;
use super::FieldKind::{Code, Date, Money, Number};

pub(super) const FIELDS: &[Field] = &[
    Field::required(
        "sku",
        Code,
        [
            "sku|item number|item no|item code|product code|article number|article no|part number|product id|stock code|code|item|product",
            "Artikelnummer|Artikel-Nr|ArtNr|Art-Nr|Artikelnr|Produktnummer|Bestellnummer|Materialnummer|Artikel|SKU",
            "indeks|numer katalogowy|kod towaru|kod produktu|symbol|numer artykułu|kod|sku",
            "артикул|код товара|код номенклатуры|код|номенклатура|sku",
            "артикул|тауар коды|код|номенклатура",
            "kode barang|kode produk|nomor barang|kode|kode item|sku",
        ],
    ),
    Field::new(
        "list",
        Code,
        [
            "price list|pricelist|list|price group|price level|price type|price tier",
            "Preisliste|Preisgruppe|Liste|Preisart|Preislistenname",
            "cennik|grupa cenowa|rodzaj ceny|lista|nazwa cennika",
            "тип цен|вид цен|прайс лист|прайс|вид цены",
            "баға түрі|прайс парағы|бағалар тізімі",
            "daftar harga|kelompok harga|level harga|tipe harga",
        ],
    ),
    Field::required(
        "price",
        Money,
        [
            "price|unit price|sales price|net price|list price|amount|new price|selling price",
            "Preis|Nettopreis|Verkaufspreis|VK|Einzelpreis|Listenpreis|Staffelpreis|neuer Preis|VK netto|Betrag",
            "cena|cena netto|cena jednostkowa|cena sprzedaży|nowa cena",
            "цена|новая цена|цена продажи|цена за единицу|стоимость",
            "баға|бағасы|жаңа баға|сату бағасы",
            "harga|harga satuan|harga jual|harga baru",
        ],
    ),
    Field::new(
        "min_quantity",
        Number,
        [
            "min quantity|minimum quantity|from quantity|quantity break|min qty|quantity from|moq|tier quantity|quantity|qty",
            "ab Menge|Mindestmenge|Staffelmenge|Menge ab|Staffel|Menge|Abnahmemenge",
            "od ilości|ilość od|ilość minimalna|minimalna ilość|próg ilościowy|ilość",
            "количество от|мин количество|минимальное количество|от количества|количество",
            "саны бастап|ең аз саны|минималды саны|саны",
            "jumlah minimum|min qty|minimal jumlah|jumlah dari|jumlah",
        ],
    ),
    Field::new(
        "unit",
        Code,
        [
            "unit|unit of measure|uom|price unit|per",
            "Einheit|Mengeneinheit|ME|Preiseinheit|Maßeinheit",
            "jednostka|jm|j m|jednostka miary",
            "единица измерения|ед изм|ед|единица|упаковка",
            "өлшем бірлігі|бірлік",
            "satuan|unit|uom",
        ],
    ),
    Field::new(
        "valid_from",
        Date,
        [
            "valid from|from|start date|effective date|date from|effective from",
            "gültig ab|gültig von|ab|von|Startdatum|gültig seit|Datum von",
            "ważny od|obowiązuje od|od|data od|od dnia",
            "действует с|с даты|дата начала|начало действия|дата установки|период с",
            "басталу күні|бастап жарамды|күннен бастап",
            "berlaku dari|berlaku mulai|mulai tanggal|dari tanggal|tanggal mulai",
        ],
    ),
    Field::new(
        "valid_to",
        Date,
        [
            "valid to|valid until|to|end date|expires|date to|expiry date",
            "gültig bis|bis|Enddatum|Ablaufdatum|Datum bis",
            "ważny do|obowiązuje do|do|data do|do dnia",
            "действует по|действует до|по дату|дата окончания|окончание действия|период по",
            "аяқталу күні|дейін жарамды|күнге дейін",
            "berlaku sampai|sampai tanggal|tanggal akhir|berlaku hingga",
        ],
    ),
];
