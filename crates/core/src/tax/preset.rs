//! Tax categories, rates and rules with which a new company starts: rows like any others, to be changed by its people.
//!
//! Ids follow from names ([`Id::named`]), so that two PCs that set up the same company make the same rows.
//! Reasons are VATEX codes, whose sentences come from the reader's language; only what has no code brings its words,
//! in the language of its law.

use super::{Region, TaxCategory, TaxRate, TaxRule, VatCategory};
use crate::decimal::Rate;
use crate::entity::{TaxCategoryId, TaxRateId, TaxRuleId};
use crate::id::Id;
use crate::item::ItemKind;
use crate::party::PartyKind;
use crate::time::LocalDate;

/// The tax rows of a new company.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TaxPreset {
    /// Categories.
    pub categories: Vec<TaxCategory>,
    /// Their rates.
    pub rates: Vec<TaxRate>,
    /// What replaces them.
    pub rules: Vec<TaxRule>,
}

/// A rate in force since a day: per mille, year, month, day.
type Since = (i32, i32, u32, u32);

/// Name, code, rates.
type Charged = (&'static str, VatCategory, &'static [Since]);

/// Germany: section 12 UStG with the half year of lowered rates (article 3 of the act of 29 June 2020).
const GERMANY: &[Charged] = &[
    ("standard", VatCategory::Standard, &[(190, 2007, 1, 1), (160, 2020, 7, 1), (190, 2021, 1, 1)]),
    ("reduced", VatCategory::Standard, &[(70, 1983, 7, 1), (50, 2020, 7, 1), (70, 2021, 1, 1)]),
];

/// Poland: article 41 with 146ef of the VAT act.
const POLAND: &[Charged] = &[
    ("standard", VatCategory::Standard, &[(230, 2011, 1, 1)]),
    ("reduced", VatCategory::Standard, &[(80, 2011, 1, 1)]),
    ("super_reduced", VatCategory::Standard, &[(50, 2011, 1, 1)]),
];

/// United Kingdom: section 2 of the VAT Act 1994, the rise of section 3 of the Finance (No. 2) Act 2010, section 29A.
const BRITAIN: &[Charged] = &[
    ("standard", VatCategory::Standard, &[(175, 2010, 1, 1), (200, 2011, 1, 4)]),
    ("reduced", VatCategory::Standard, &[(50, 2001, 11, 1)]),
];

/// Categories in which no tax is charged, for every country.
const UNCHARGED: &[(&str, VatCategory)] = &[
    ("zero", VatCategory::Zero),
    ("reverse_charge", VatCategory::ReverseCharge),
    ("intra_community", VatCategory::IntraCommunity),
    ("export", VatCategory::Export),
    ("outside_scope", VatCategory::OutsideScope),
];

/// The id of a category of the presets, by its name there ("standard", "reduced", "intra_community").
#[must_use]
pub fn category_id(name: &str) -> TaxCategoryId {
    TaxCategoryId(Id::named(&format!("tax_category/{name}")))
}

/// The rows for a company in that country (ISO 3166-1). Other countries than DE, GB and PL start without charged rates:
/// their people enter them. A small business charges no tax at all.
#[must_use]
pub fn for_country(country: &str, small_business: bool) -> TaxPreset {
    let charged = match country {
        "DE" => GERMANY,
        "PL" => POLAND,
        "GB" => BRITAIN,
        _ => &[],
    };
    let mut preset = TaxPreset::default();
    for (name, vat, since) in charged {
        preset.categories.push(category(name, *vat));
        preset.rates.extend(since.iter().map(|since| rate(name, *since)));
    }
    preset.categories.extend(UNCHARGED.iter().map(|(name, vat)| category(name, *vat)));
    preset.rules = cross_border_rules();
    if small_business {
        preset.categories.push(TaxCategory {
            reason_text: Some(small_business_note(country).to_owned()),
            ..category("small_business", VatCategory::Exempt)
        });
        preset.rules.push(TaxRule::always(rule_id("small_business"), 1000, category_id("small_business")));
    }
    preset
}

fn category(name: &str, vat: VatCategory) -> TaxCategory {
    TaxCategory { id: category_id(name), name: name.to_owned(), vat, reason_code: None, reason_text: None }
}

fn rate(name: &str, (per_mille, year, month, day): Since) -> TaxRate {
    let id = TaxRateId(Id::named(&format!("tax_rate/{name}/{year}-{month}")));
    let percent = Rate::of_per_mille(per_mille);
    TaxRate::vat(id, category_id(name), percent, LocalDate::from_ymd_opt(year, month, day))
}

fn rule_id(name: &str) -> TaxRuleId {
    TaxRuleId(Id::named(&format!("tax_rule/{name}")))
}

/// VAT directive: articles 138 (goods to firms with a VAT id), 44 and 196 (services to them), 146 (export).
fn cross_border_rules() -> Vec<TaxRule> {
    let eu_business = |name: &str, supply: ItemKind, becomes: &str| TaxRule {
        region: Some(Region::EuropeanUnion),
        customer: Some(PartyKind::Organisation),
        with_vat_id: Some(true),
        supply: Some(supply),
        ..TaxRule::always(rule_id(name), 100, category_id(becomes))
    };
    vec![
        eu_business("eu_goods", ItemKind::Goods, "intra_community"),
        eu_business("eu_services", ItemKind::Service, "reverse_charge"),
        TaxRule {
            region: Some(Region::ThirdCountry),
            supply: Some(ItemKind::Goods),
            ..TaxRule::always(rule_id("export_goods"), 100, category_id("export"))
        },
        TaxRule {
            region: Some(Region::ThirdCountry),
            customer: Some(PartyKind::Organisation),
            supply: Some(ItemKind::Service),
            ..TaxRule::always(rule_id("services_abroad"), 100, category_id("outside_scope"))
        },
    ]
}

const fn small_business_note(country: &str) -> &'static str {
    match country.as_bytes() {
        b"DE" => "Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gemäß § 19 UStG",
        b"PL" => "Zwolnienie podmiotowe: art. 113 ust. 1 ustawy o VAT",
        _ => "Directive 2006/112/EC, article 284: special scheme for small enterprises",
    }
}
