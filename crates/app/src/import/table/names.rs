//! Names in cells that stand for records of ours: lists, terms, tax categories, groups, units.

use std::collections::HashMap;

use kontor_core::entity::{ItemCategoryId, PaymentTermId, PriceListId, TaxCategoryId};
use kontor_core::fault::{Code, Fault};
use kontor_core::item::{ItemCategory, unit_code};
use kontor_core::language::Language;
use kontor_core::text_enum::TextEnum as _;
use kontor_documents::words::Words;
use kontor_store::Write;
use rust_decimal::Decimal;

use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::look_up::vat_percent;

/// What is known by name, read once for all rows.
pub(super) struct Names {
    pub country: String,
    /// Why goods of the first day are booked, in the language of the firm.
    pub opening_stock: String,
    /// What stands on the line of a claim of the first day.
    pub open_claim: String,
    lists: HashMap<String, PriceListId>,
    terms: HashMap<String, PaymentTermId>,
    taxes: HashMap<String, TaxCategoryId>,
    rates: Vec<(Decimal, TaxCategoryId)>,
    groups: HashMap<(Option<ItemCategoryId>, String), ItemCategoryId>,
}

/// As names are compared: without case and without white space around them.
fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// A record by its own name and by the words that stand for it in every language.
fn named<T: Copy>(names: &mut HashMap<String, T>, prefix: &str, name: &str, id: T) {
    let key = format!("name-{prefix}-{name}");
    let words = Language::ALL.iter().filter_map(|language| Words::of(*language).known(&key));
    for text in words.chain([name.to_owned()]) {
        names.entry(folded(&text)).or_insert(id);
    }
}

impl Names {
    pub fn of(context: &Context<'_>, write: &Write<'_>) -> Answer<Self> {
        let company = company(write)?;
        let today = Calendar::of(&company).day_of(context.now());
        let words = Words::of(company.language);
        let mut names = Self {
            country: company.country.clone(),
            opening_stock: words.text("import-opening-stock"),
            open_claim: words.text("import-open-claim"),
            lists: HashMap::new(),
            terms: HashMap::new(),
            taxes: HashMap::new(),
            rates: Vec::new(),
            groups: HashMap::new(),
        };
        for list in write.price_lists()? {
            named(&mut names.lists, "price-list", &list.name, list.id);
        }
        for term in write.payment_terms()? {
            named(&mut names.terms, "payment-term", &term.name, term.id);
        }
        let rates = write.tax_rates()?;
        for category in write.tax_categories()? {
            named(&mut names.taxes, "tax-category", &category.name, category.id);
            names.rates.extend(vat_percent(&category, &rates, today).map(|rate| (rate.get(), category.id)));
        }
        for group in write.item_categories()? {
            names.groups.insert((group.parent, folded(&group.name)), group.id);
        }
        Ok(names)
    }
    /// A price list.
    pub fn list(&self, name: &str) -> Result<PriceListId, Fault> {
        known(&self.lists, name)
    }
    /// A payment term.
    pub fn term(&self, name: &str) -> Result<PaymentTermId, Fault> {
        known(&self.terms, name)
    }
    /// A tax category.
    pub fn tax(&self, name: &str) -> Result<TaxCategoryId, Fault> {
        known(&self.taxes, name)
    }
    /// The tax category that is charged at a rate today; a share of one counts as percent (0.19 is 19).
    pub fn taxed_at(&self, rate: Decimal) -> Result<TaxCategoryId, Fault> {
        let percent = if rate > Decimal::ZERO && rate < Decimal::ONE { rate * Decimal::ONE_HUNDRED } else { rate };
        let found = self.rates.iter().find(|(known, _)| *known == percent).map(|(_, id)| *id);
        let untaxed = || if percent.is_zero() { self.taxes.get("zero").copied() } else { None };
        found.or_else(untaxed).ok_or_else(|| Fault::new(Code::UnknownName).with("value", percent.normalize()))
    }
    /// A group of items by its path (`Drinks / Coffee`); what is not there is made.
    pub fn group(
        &mut self,
        context: &Context<'_>,
        write: &mut Write<'_>,
        path: &str,
    ) -> Answer<Option<ItemCategoryId>> {
        let mut parent = None;
        for name in path.split(['/', '>', '\\']).map(str::trim).filter(|name| !name.is_empty()) {
            let key = (parent, folded(name));
            let id = match self.groups.get(&key) {
                Some(id) => *id,
                None => {
                    let id = ItemCategoryId(context.new_id());
                    write.insert(&ItemCategory { id, name: name.to_owned(), parent })?;
                    self.groups.insert(key, id);
                    id
                }
            };
            parent = Some(id);
        }
        Ok(parent)
    }
    /// Forgets groups that a row had made and that were taken back with it.
    pub fn forget_groups(&mut self, read: &Write<'_>) -> Answer<()> {
        let mut there = HashMap::new();
        for group in read.item_categories()? {
            there.insert((group.parent, folded(&group.name)), group.id);
        }
        self.groups = there;
        Ok(())
    }
}

fn known<T: Copy>(names: &HashMap<String, T>, name: &str) -> Result<T, Fault> {
    names.get(&folded(name)).copied().ok_or_else(|| Fault::new(Code::UnknownName).with("value", name))
}

/// Words for the units that goods come in, in six languages; codes of UN/ECE Recommendation 20 are taken as they are.
const UNITS: &[(&str, &str)] = &[
    (
        "C62",
        "pc pcs piece pieces ea each st stk stck stück stueck szt szt. sztuka шт шт. штука дана buah bh unit units h87",
    ),
    ("KGM", "kg kilogram kilo килограмм кг"),
    ("GRM", "g gr gram gramm грамм г"),
    ("LTR", "l lt ltr litre liter litr литр л"),
    ("MLT", "ml мл"),
    ("MTR", "m meter metre metr метр м"),
    ("MTK", "m2 m² qm sqm м2 м²"),
    ("MTQ", "m3 m³ cbm м3 м³"),
    ("HUR", "h hr hour hours std stunde stunden godz час ч сағат jam"),
    ("DAY", "day days tag tage dzień день күн hari"),
    ("XBX", "box boxes kiste pudełko коробка кор қорап kotak"),
    ("XCT", "carton ctn karton картон"),
    ("XPX", "pallet palette paleta поддон паллета palet"),
    ("XPK", "pack pck pkg packung paket opak opakowanie упаковка уп упак орам pak"),
    ("PR", "pair paar para пара жұп pasang"),
    ("SET", "set satz zestaw комплект компл набор жиынтық"),
];

/// The code of a unit.
pub(super) fn unit(text: &str) -> Result<String, Fault> {
    let word = folded(text);
    let found = UNITS.iter().find(|(_, words)| {
        words.split(' ').any(|known| known == word || known.trim_end_matches('.') == word.trim_end_matches('.'))
    });
    match found {
        Some((code, _)) => Ok((*code).to_owned()),
        None if unit_code(text.trim()).is_ok() => Ok(text.trim().to_owned()),
        None => Err(Fault::new(Code::UnknownUnit).with("unit", text)),
    }
}
