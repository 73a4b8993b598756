//! Headings of lists of goods and services.

use super::Field;
use super::FieldKind::{Code, Ean, Money, Number, Percent, Text, YesNo};

pub(super) const FIELDS: &[Field] = &[
    Field::required(
        "sku",
        Code,
        [
            "sku|item number|item no|item code|product code|article number|article no|part number|part no|product id|stock code|stockcode|variant sku|product number|code|number|item id|ref",
            "Artikelnummer|Artikel-Nr|ArtNr|Art-Nr|Artikelnr|Produktnummer|Bestellnummer|Materialnummer|Nummer|Nr|Teilenummer|SKU",
            "indeks|numer katalogowy|kod towaru|kod produktu|symbol|numer artykułu|kod|indeks towaru|sku",
            "артикул|код товара|код номенклатуры|код|номер|номенклатурный номер|sku",
            "артикул|тауар коды|код|номенклатура коды",
            "kode barang|kode produk|nomor barang|kode|kode item|sku|no barang",
        ],
    ),
    Field::required(
        "name",
        Text,
        [
            "name|item name|product name|product|item|title|article|short description|product title",
            "Artikelbezeichnung|Bezeichnung|Name|Artikelname|Artikel|Produkt|Produktname|Kurztext|Bezeichnung 1|Titel|Produktbezeichnung",
            "nazwa|nazwa towaru|nazwa produktu|towar|produkt|artykuł",
            "наименование|номенклатура|товар|название|наименование товара|рабочее наименование",
            "атауы|тауар|тауар атауы|номенклатура",
            "nama|nama barang|nama produk|barang|produk|nama item",
        ],
    ),
    Field::new(
        "description",
        Text,
        [
            "description|long description|details|body html|body (html)|long text|product description|notes",
            "Beschreibung|Langtext|Artikelbeschreibung|Produktbeschreibung|Zusatztext|Artikeltext|Bezeichnung 2",
            "opis|opis towaru|opis produktu|szczegóły",
            "описание|полное наименование|текстовое описание|характеристика|наименование для печати",
            "сипаттама|сипаттамасы|толық атауы",
            "deskripsi|keterangan|uraian|deskripsi produk",
        ],
    ),
    Field::new(
        "kind",
        Code,
        [
            "kind|type|item type|product type|goods or service",
            "Art|Artikelart|Typ|Artikeltyp|Produktart|Ware oder Dienstleistung",
            "rodzaj|typ|rodzaj towaru|typ produktu",
            "вид номенклатуры|тип|тип номенклатуры|вид|товар услуга",
            "түрі|номенклатура түрі|тауар түрі",
            "jenis|tipe|jenis barang|tipe produk",
        ],
    ),
    Field::new(
        "category",
        Code,
        [
            "category|group|product group|item group|product category|collection|department|custom product type",
            "Warengruppe|Kategorie|Artikelgruppe|Gruppe|Produktgruppe|Artikelkategorie|Sortiment",
            "kategoria|grupa|grupa towarowa|grupa towarów|asortyment",
            "категория|группа|номенклатурная группа|товарная группа|группа номенклатуры|родитель",
            "санат|топ|тауар тобы|санаты",
            "kategori|grup|kelompok|kelompok barang|golongan",
        ],
    ),
    Field::new(
        "unit",
        Code,
        [
            "unit|unit of measure|uom|measure|base unit|sales unit|units",
            "Einheit|Mengeneinheit|ME|Verkaufseinheit|Basiseinheit|Maßeinheit|VPE Einheit",
            "jednostka|jm|j m|jednostka miary|miara",
            "единица измерения|ед изм|ед|единица|единица хранения|базовая единица",
            "өлшем бірлігі|бірлік|өлш бірл",
            "satuan|unit|satuan dasar|uom",
        ],
    ),
    Field::new(
        "tax_category",
        Code,
        [
            "tax category|tax code|tax class|vat code|vat category|taxable|variant taxable",
            "Steuerkategorie|Steuerschlüssel|Steuerklasse|Steuercode|MwSt-Schlüssel|Steuerart",
            "kategoria podatkowa|kod podatku|kod vat|grupa podatkowa",
            "категория налога|код ндс|вид ставки ндс|налоговая категория",
            "салық санаты|ққс коды",
            "kategori pajak|kode pajak|kelas pajak",
        ],
    ),
    Field::new(
        "tax_rate",
        Percent,
        [
            "tax rate|vat rate|vat|tax|vat %|tax %|gst|vat percent|sales tax",
            "Steuersatz|MwSt|MwSt-Satz|USt|USt-Satz|Mehrwertsteuer|MwSt %|USt %|Umsatzsteuersatz",
            "stawka vat|vat|stawka|podatek|vat %|stawka podatku",
            "ставка ндс|ндс|ндс %|налог|процент ндс",
            "ққс мөлшерлемесі|ққс|ққс %|салық",
            "tarif pajak|ppn|ppn %|pajak|tarif ppn",
        ],
    ),
    Field::new(
        "barcode",
        Ean,
        [
            "barcode|bar code|ean|ean13|ean code|gtin|upc|variant barcode|isbn",
            "EAN|Barcode|GTIN|EAN-Code|Strichcode|EAN-Nummer|EAN/GTIN|EAN 13",
            "kod kreskowy|ean|kod ean|gtin|kod paskowy",
            "штрихкод|штрих код|ean|gtin|баркод",
            "штрихкод|штрих код|сызықша код|ean",
            "barcode|kode batang|ean|gtin|barkod",
        ],
    ),
    Field::new(
        "reorder_point",
        Number,
        [
            "reorder point|reorder level|minimum stock|min stock|min quantity|safety stock|stock alert|low stock level",
            "Meldebestand|Mindestbestand|Bestellpunkt|Sicherheitsbestand|Mindestlagerbestand|Min Bestand",
            "stan minimalny|minimum|minimalny stan|próg zamówienia|zapas minimalny",
            "минимальный остаток|точка заказа|неснижаемый остаток|мин остаток|минимальный запас",
            "ең аз қалдық|тапсырыс нүктесі|минималды қалдық",
            "stok minimum|titik pemesanan|minimal stok|stok minimal|batas minimum",
        ],
    ),
    Field::new(
        "price",
        Money,
        [
            "price|sales price|selling price|unit price|list price|retail price|variant price|net price|rrp",
            "Preis|Verkaufspreis|VK|VK-Preis|Listenpreis|Nettopreis|Einzelpreis|VK netto|Preis netto|Bruttopreis|UVP|Stückpreis",
            "cena|cena sprzedaży|cena netto|cena jednostkowa|cena detaliczna|cena brutto",
            "цена|цена продажи|отпускная цена|розничная цена|оптовая цена|цена за единицу|цена продажная",
            "баға|сату бағасы|бағасы|бөлшек баға",
            "harga|harga jual|harga satuan|harga eceran",
        ],
    ),
    Field::new(
        "active",
        YesNo,
        [
            "active|enabled|status|is active|published|available|discontinued",
            "aktiv|Status|gesperrt|aktiv ja/nein|Artikel aktiv|verfügbar",
            "aktywny|czy aktywny|status|dostępny",
            "активен|активный|действует|статус|в продаже",
            "белсенді|күйі|сатылымда",
            "aktif|status|dijual",
        ],
    ),
];
