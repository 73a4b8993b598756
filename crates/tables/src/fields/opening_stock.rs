//! Headings of stock counts.

use super::Field;
use super::FieldKind::{Code, Money, Number};

pub(super) const FIELDS: &[Field] = &[
    Field::required(
        "sku",
        Code,
        [
            "sku|item number|item no|item code|product code|article number|article no|part number|product id|stock code|code|variant sku",
            "Artikelnummer|Artikel-Nr|ArtNr|Art-Nr|Artikelnr|Produktnummer|Materialnummer|Artikel|SKU",
            "indeks|numer katalogowy|kod towaru|kod produktu|symbol|numer artykułu|kod|sku",
            "артикул|код товара|код номенклатуры|код|номенклатура|sku",
            "артикул|тауар коды|код|номенклатура",
            "kode barang|kode produk|nomor barang|kode|kode item|sku",
        ],
    ),
    Field::new(
        "location",
        Code,
        [
            "location|warehouse|bin|store|shelf|stock location|storage|place|site",
            "Lager|Lagerort|Lagerplatz|Standort|Filiale|Regal|Lagerbezeichnung",
            "magazyn|lokalizacja|miejsce|regał|kod magazynu",
            "склад|место хранения|ячейка|местоположение|склад хранения",
            "қойма|орналасқан жері|сақтау орны",
            "gudang|lokasi|rak|tempat|lokasi gudang",
        ],
    ),
    Field::required(
        "quantity",
        Number,
        [
            "quantity|qty|stock|on hand|in stock|stock quantity|quantity on hand|available|opening stock|count|inventory|variant inventory qty|soh",
            "Menge|Bestand|Lagerbestand|Anzahl|Istbestand|Anfangsbestand|Stückzahl|Inventurmenge|Zählmenge",
            "ilość|stan|stan magazynowy|zapas|ilość na stanie|stan początkowy|ilość dostępna",
            "количество|остаток|конечный остаток|кол во|в наличии|остаток на складе|количество остаток|фактическое количество",
            "саны|қалдық|қоймадағы қалдық|мөлшері",
            "jumlah|stok|kuantitas|qty|saldo awal|stok awal|jumlah stok",
        ],
    ),
    Field::new(
        "cost",
        Money,
        [
            "cost|unit cost|cost price|purchase price|average cost|cost per item|buying price|standard cost|avg cost",
            "Einstandspreis|EK|EK-Preis|Einkaufspreis|Kosten|Durchschnittspreis|Bewertungspreis|Stückkosten|Selbstkosten|Lagerpreis",
            "cena zakupu|koszt|koszt jednostkowy|cena nabycia|średnia cena|cena magazynowa",
            "себестоимость|цена закупки|закупочная цена|себестоимость единицы|учетная цена|цена поступления|стоимость",
            "өзіндік құн|сатып алу бағасы|өзіндік құны",
            "harga pokok|hpp|harga beli|biaya|harga modal|biaya satuan",
        ],
    ),
];
