//! Rates by date, rules by customer, and what EN 16931 wants of each category.

use proptest::prelude::*;

use super::preset::{TaxPreset, category_id, for_country};
use super::*;
use crate::decimal::Rate;
use crate::entity::{TaxCategoryId, TaxRateId, TaxRuleId};
use crate::fault::Code;
use crate::id::Id;
use crate::item::ItemKind;
use crate::money::{Currency, Money};
use crate::party::PartyKind;
use crate::time::LocalDate;

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn rate_id(name: &str) -> TaxRateId {
    TaxRateId(Id::named(name))
}

fn category(vat: VatCategory) -> TaxCategory {
    TaxCategory { id: category_id("test"), name: "Test".to_owned(), vat, reason_code: None, reason_text: None }
}

/// A row of the test category.
fn row(tax: &str, percent: i32, from: Option<&str>, to: Option<&str>) -> TaxRate {
    let id = rate_id(&format!("{tax} {percent} {from:?}"));
    let rate = TaxRate::vat(id, category_id("test"), Rate::from(percent), from.map(day));
    TaxRate { tax: tax.to_owned(), valid_to: to.map(day), ..rate }
}

#[test]
fn rates_by_date() {
    // TX12: a tax of two parts, of which the one of 20 % has dates.
    let parts = vec![row("ten", 10, None, None), row("twenty", 20, Some("2024-03-01"), Some("2024-06-30"))];
    // A new rate entered ahead, without an end on the old row.
    let ahead =
        vec![row(VAT, 19, None, None), row(VAT, 16, Some("2020-07-01"), None), row(VAT, 19, Some("2021-01-01"), None)];
    let ended = vec![row(VAT, 19, Some("2020-01-01"), Some("2020-12-31"))];
    let cases: [(&str, &[TaxRate], &str, &[i32]); 10] = [
        ("TX12 before", &parts, "2024-02-29", &[10]),
        ("TX12 first day", &parts, "2024-03-01", &[10, 20]),
        ("TX12 last day", &parts, "2024-06-30", &[10, 20]),
        ("TX12 after", &parts, "2024-07-01", &[10]),
        ("old", &ahead, "2020-06-30", &[19]),
        ("lowered", &ahead, "2020-07-01", &[16]),
        ("raised again", &ahead, "2021-01-01", &[19]),
        ("before the first", &ended, "2019-12-31", &[]),
        ("within", &ended, "2020-12-31", &[19]),
        ("after the last", &ended, "2021-01-01", &[]),
    ];
    for (id, rates, on, expect) in cases {
        match taxes_on(&category(VatCategory::Standard), rates, day(on), false) {
            Ok(taxes) => {
                let mut found: Vec<Rate> = taxes.iter().map(|tax| tax.amount).collect();
                found.sort();
                assert_eq!(found, expect.iter().map(|percent| Rate::from(*percent)).collect::<Vec<_>>(), "{id}");
            }
            Err(fault) => {
                assert!(expect.is_empty(), "{id}: {fault}");
                assert_eq!((fault.code, fault.params["on"].as_str()), (Code::NoTaxRate, on), "{id}");
            }
        }
    }
}

#[test]
fn a_line_copies_what_was_valid() {
    let mut eco = row("eco", 0, None, None);
    (eco.is_vat, eco.kind, eco.amount, eco.raises_base) = (false, TaxKind::PerUnit, Rate::from(5), true);
    eco.included = Some(false);
    let vat = TaxRate { sequence: 1, ..row(VAT, 20, None, None) };
    let taxes = taxes_on(&category(VatCategory::Standard), &[vat, eco], day("2026-01-01"), true).unwrap();
    let eco = LineTax::per_unit("eco", Rate::from(5)).raising_base();
    assert_eq!(taxes, [eco, LineTax::vat(Rate::from(20)).in_sequence(1).included()]);

    let export = taxes_on(&category(VatCategory::Export), &[], day("2026-01-01"), false).unwrap();
    assert_eq!((export.len(), export[0].amount, export[0].category), (1, Rate::ZERO, Some(VatCategory::Export)));
    assert_eq!(export[0].reason_code.as_deref(), Some("VATEX-EU-G"), "no row is needed where no tax is charged");
}

#[test]
fn german_and_polish_rates() {
    let cases = [
        ("DE", "standard", "2020-06-30", 19),
        ("DE", "standard", "2020-07-01", 16),
        ("DE", "reduced", "2020-12-31", 5),
        ("DE", "standard", "2026-11-20", 19),
        ("DE", "reduced", "2026-11-20", 7),
        ("PL", "standard", "2026-11-20", 23),
        ("PL", "reduced", "2026-11-20", 8),
        ("PL", "super_reduced", "2026-11-20", 5),
        ("AT", "zero", "2026-11-20", 0),
    ];
    for (country, name, on, percent) in cases {
        let preset = for_country(country, false);
        let category = preset.categories.iter().find(|category| category.id == category_id(name)).unwrap();
        let taxes = taxes_on(category, &preset.rates, day(on), false).unwrap();
        assert_eq!(
            taxes.iter().map(|tax| tax.amount).collect::<Vec<_>>(),
            [Rate::from(percent)],
            "{country} {name} {on}"
        );
    }
}

#[test]
fn presets_are_whole_and_valid() {
    for (country, small) in [("DE", false), ("DE", true), ("PL", true), ("FR", false), ("FR", true)] {
        let TaxPreset { categories, rates, rules } = for_country(country, small);
        assert_eq!(for_country(country, small).categories, categories, "the same on every PC");
        let known = |id: TaxCategoryId| categories.iter().any(|category| category.id == id);
        assert!(
            rates.iter().all(|rate| known(rate.category)) && rules.iter().all(|rule| known(rule.becomes)),
            "{country}"
        );
        categories.iter().for_each(|category| category.validate().unwrap());
        rates.iter().for_each(|rate| rate.validate().unwrap());
        rules.iter().for_each(|rule| rule.validate().unwrap());
    }
}

#[test]
fn rules_replace_the_category() {
    use ItemKind::{Ancillary, Goods, Service};
    use PartyKind::{Organisation, Person};
    let cases = [
        ("DE", "DE", Organisation, true, Goods, "standard"),
        ("DE", "PL", Organisation, true, Goods, "intra_community"),
        ("DE", "PL", Organisation, true, Service, "reverse_charge"),
        ("DE", "PL", Organisation, false, Goods, "standard"),
        ("DE", "PL", Person, false, Goods, "standard"),
        ("DE", "CH", Person, false, Goods, "export"),
        ("DE", "CH", Organisation, false, Service, "outside_scope"),
        ("DE", "CH", Organisation, false, Ancillary, "export"),
        ("DE", "PL", Organisation, true, Ancillary, "intra_community"),
        ("DE", "CH", Person, false, Service, "standard"),
        ("CH", "DE", Organisation, true, Goods, "export"),
    ];
    for (seller_country, country, customer, with_vat_id, supply, expect) in cases {
        let category = category_id("standard");
        let supplied =
            TaxedSupply { seller_country, country, customer, with_vat_id, supply, category, on: day("2026-11-20") };
        let found = tax_category_for(&for_country("DE", false).rules, &supplied);
        assert_eq!(found, category_id(expect), "{seller_country} to {country}, {customer:?}, {supply:?}");
        let small = tax_category_for(&for_country("DE", true).rules, &supplied);
        assert_eq!(small, category_id("small_business"), "a small business charges nothing to anybody");
    }
}

#[test]
fn rules_by_priority_condition_and_date() {
    let rule = |name: &str, priority| TaxRule::always(TaxRuleId(Id::named(name)), priority, category_id(name));
    let supply = TaxedSupply {
        seller_country: "DE",
        country: "FR",
        customer: PartyKind::Person,
        with_vat_id: false,
        supply: ItemKind::Goods,
        category: category_id("standard"),
        on: day("2026-11-20"),
    };
    let rules = [
        rule("low", 1),
        rule("high", 2),
        TaxRule { country: Some("PL".to_owned()), ..rule("poland", 3) },
        TaxRule { category: Some(category_id("reduced")), ..rule("reduced only", 4) },
        TaxRule { valid_to: Some(day("2026-11-19")), ..rule("over", 5) },
        TaxRule { valid_from: Some(day("2026-11-21")), ..rule("not yet", 6) },
    ];
    assert_eq!(tax_category_for(&rules, &supply), category_id("high"));
    assert_eq!(tax_category_for(&rules, &TaxedSupply { country: "PL", ..supply }), category_id("poland"));
    assert_eq!(tax_category_for(&rules, &TaxedSupply { on: day("2026-11-19"), ..supply }), category_id("over"));
    assert_eq!(tax_category_for(&[], &supply), supply.category);
}

fn group(category: VatCategory, percent: i32, reason: bool) -> TaxGroup {
    let zero = Money::zero(Currency::EUR);
    TaxGroup {
        tax: VAT.to_owned(),
        category: Some(category),
        kind: TaxKind::Percent,
        amount: Rate::from(percent),
        reason_code: None,
        reason_text: reason.then(|| "because".to_owned()),
        discount: zero,
        base: zero,
        charged: zero,
    }
}

/// What is given: s = seller's VAT id, n = seller's tax number, b = buyer's VAT id, d = date, c = country of delivery.
fn facts(given: &str) -> SupplyFacts {
    SupplyFacts {
        seller_vat_id: given.contains('s'),
        seller_tax_number: given.contains('n'),
        buyer_vat_id: given.contains('b'),
        delivery_date: given.contains('d'),
        delivery_country: given.contains('c'),
    }
}

#[test]
fn what_each_category_needs_and_must_not_have() {
    use Code::*;
    use VatCategory::*;
    let cases: &[(VatCategory, i32, bool, &str, &[Code])] = &[
        (Standard, 19, false, "n", &[]),
        (Standard, 19, false, "s", &[]),
        (Standard, 0, false, "s", &[OutOfRange]),
        (Standard, 19, true, "s", &[ReasonNotAllowed]),
        (Standard, 19, false, "", &[SellerTaxIdMissing]),
        (Zero, 0, false, "n", &[]),
        (Zero, 7, true, "", &[OutOfRange, ReasonNotAllowed, SellerTaxIdMissing]),
        (Exempt, 0, true, "n", &[]),
        (Exempt, 0, false, "n", &[ReasonMissing]),
        (Exempt, 5, true, "n", &[OutOfRange]),
        (ReverseCharge, 0, true, "sb", &[]),
        (ReverseCharge, 0, true, "n", &[SellerTaxIdMissing, BuyerTaxIdMissing]),
        (ReverseCharge, 19, false, "sb", &[OutOfRange, ReasonMissing]),
        (IntraCommunity, 0, true, "sbdc", &[]),
        (IntraCommunity, 0, true, "sb", &[Required, Required]),
        (IntraCommunity, 0, false, "nd", &[ReasonMissing, SellerTaxIdMissing, BuyerTaxIdMissing, Required]),
        (Export, 0, true, "s", &[]),
        (Export, 0, true, "n", &[SellerTaxIdMissing]),
        (OutsideScope, 0, true, "", &[]),
        (OutsideScope, 0, true, "sb", &[TaxIdNotAllowed, TaxIdNotAllowed]),
        (CanaryIslands, 7, false, "n", &[]),
        (CeutaMelilla, 0, false, "n", &[]),
        (CanaryIslands, -1, true, "", &[OutOfRange, ReasonNotAllowed, SellerTaxIdMissing]),
    ];
    for (category, percent, reason, given, expect) in cases {
        let found = check_categories(&[group(*category, *percent, *reason)], &facts(given));
        let codes: Vec<Code> = found.err().map_or(vec![], |faults| faults.0.iter().map(|fault| fault.code).collect());
        assert_eq!(codes, *expect, "{category:?} {percent} {reason} {given:?}");
    }
}

#[test]
fn categories_beside_each_other() {
    let (standard, outside) = (group(VatCategory::Standard, 19, false), group(VatCategory::OutsideScope, 0, true));
    let faults = check_categories(&[standard.clone(), outside.clone()], &facts("n")).unwrap_err();
    assert!(faults.has(Code::CategoryMustStandAlone));
    check_categories(&[outside.clone(), outside], &facts("")).unwrap();
    let eco = TaxGroup { category: None, tax: "eco".to_owned(), ..group(VatCategory::Standard, 0, false) };
    check_categories(&[standard.clone(), eco], &facts("n")).unwrap();
    // What both rates miss is named once.
    let faults =
        check_categories(&[standard.clone(), TaxGroup { amount: Rate::from(7), ..standard }], &facts("")).unwrap_err();
    assert_eq!(faults.0.len(), 1);
}

#[test]
fn rows_are_checked() {
    let percent = TaxRate { amount: Rate::from(-101), ..row(VAT, 1, Some("2026-02-01"), Some("2026-01-31")) };
    let faults = TaxRate { tax: String::new(), ..percent }.validate().unwrap_err();
    let found: Vec<(&str, Code)> = faults.0.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();
    assert_eq!(found, [("tax", Code::Required), ("amount", Code::OutOfRange), ("valid_to", Code::EndBeforeStart)]);
    assert!(category(VatCategory::Exempt).validate().unwrap_err().has(Code::ReasonMissing));
    let with_reason = TaxCategory { reason_text: Some("why".to_owned()), ..category(VatCategory::Standard) };
    assert!(with_reason.validate().unwrap_err().has(Code::ReasonNotAllowed));
    let rule = TaxRule { country: Some("XX".to_owned()), ..TaxRule::always(TaxRuleId::default(), 0, category_id("a")) };
    assert!(rule.validate().unwrap_err().has(Code::NotAChoice));
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(
        rows in prop::collection::vec((0_usize..3, 0_i32..25, 0_i64..60, any::<bool>()), 1..10),
        seed in any::<u64>(), on in 0_i64..60,
    ) {
        let date = |days: i64| day("2026-01-01") + chrono::Duration::days(days);
        let rates: Vec<TaxRate> = rows.iter().enumerate().map(|(at, (tax, percent, from, open))| TaxRate {
            id: rate_id(&at.to_string()),
            valid_from: (!open).then(|| date(*from)),
            ..row(["a", "b", VAT][*tax], *percent, None, None)
        }).collect();
        let mut shuffled = rates.clone();
        shuffled.sort_by_key(|rate| Id::named(&format!("{seed} {}", rate.id)));
        let taxes = |rates: &[TaxRate]| taxes_on(&category(VatCategory::Standard), rates, date(on), false);
        prop_assert_eq!(taxes(&rates), taxes(&shuffled));
    }
}
