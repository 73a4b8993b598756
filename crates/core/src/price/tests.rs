//! The cases PR, bands, units, derived lists, rules, the floor and the trace.

use proptest::prelude::*;

use super::*;
use crate::entity::{ItemUnitId, PriceItemId, PriceRuleId};
use crate::id::Id;
use crate::money::Money;

fn id<T: crate::id::EntityId>(name: &str) -> T {
    T::from_id(Id::named(name))
}

fn price(text: &str) -> UnitPrice {
    text.parse().unwrap()
}

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn list(name: &str) -> PriceList {
    PriceList {
        id: id(name),
        name: name.to_owned(),
        currency: Currency::EUR,
        includes_tax: false,
        parent: None,
        parent_percent: Rate::ZERO,
        parent_add: UnitPrice::ZERO,
        price_digits: None,
        valid_from: None,
        valid_to: None,
    }
}

fn listed(name: &str, in_list: &str, amount: &str) -> PriceItem {
    PriceItem {
        id: id(name),
        list: id(in_list),
        item: Some(id("chair")),
        category: None,
        unit: None,
        min_quantity: Quantity::ZERO,
        price: price(amount),
        valid_from: None,
        valid_to: None,
    }
}

fn rule(name: &str, action: PriceAction, value: &str) -> PriceRule {
    PriceRule { name: name.to_owned(), ..PriceRule::new(id(name), action, price(value)) }
}

/// A firm that sells chairs by piece and box of five.
struct Shop {
    lists: Vec<PriceList>,
    items: Vec<PriceItem>,
    rules: Vec<PriceRule>,
    units: Vec<ItemUnit>,
    categories: Vec<ItemCategoryId>,
}

impl Shop {
    fn new(items: Vec<PriceItem>, rules: Vec<PriceRule>) -> Self {
        let unit = |unit: &str, factor: i32| ItemUnit {
            id: id::<ItemUnitId>(unit),
            item: id("chair"),
            unit: unit.to_owned(),
            factor: Rate::from(factor),
        };
        let units = vec![unit("XBX", 5), unit("XPX", 40)];
        Self { lists: vec![list("retail")], items, rules, units, categories: vec![id("chairs"), id("furniture")] }
    }
    fn ask(&self, quantity: i32) -> PriceRequest<'_> {
        PriceRequest {
            list: id("retail"),
            currency: Currency::EUR,
            exchange: None,
            on: day("2026-11-20"),
            item: id("chair"),
            variant_of: None,
            categories: &self.categories,
            stock_unit: "C62",
            units: &self.units,
            unit: "C62",
            quantity: quantity.into(),
            party: Some(id("Ada")),
            segment: "gastronomy",
            typed: None,
            discount: None,
            document_discount: None,
            floor: None,
        }
    }
    fn price(&self, request: &PriceRequest<'_>) -> Result<Price, Fault> {
        let found = PriceBook { lists: &self.lists, items: &self.items, rules: &self.rules }.price(request)?;
        let explained = found.trace.explain().expect("a trace reckons its own price");
        assert_eq!(explained.last().map(|step| step.after), Some(found.discounted));
        Ok(found)
    }
    fn unit_price(&self, quantity: i32) -> String {
        self.price(&self.ask(quantity)).unwrap().unit_price.to_string()
    }
}

#[test]
fn pr01_margin_then_discount() {
    let shop = Shop::new(vec![listed("a", "retail", "1000")], vec![rule("margin", PriceAction::Margin, "10")]);
    let discount = Some(PercentOrAmount::Percent(Rate::from(10)));
    let found = shop.price(&PriceRequest { discount, ..shop.ask(1) }).unwrap();
    assert_eq!((found.unit_price, found.discounted), (price("1100"), price("990")), "PR01");
    let steps: Vec<String> = found.trace.explain().unwrap().iter().map(|step| step.after.to_string()).collect();
    assert_eq!(steps, ["1000", "1100", "990"], "PR01: list, margin, discount of 110");
}

#[test]
fn pr03_the_rule_of_the_variant_wins() {
    let of =
        |name: &str, percent: &str| PriceRule { item: Some(id(name)), ..rule(name, PriceAction::Percent, percent) };
    let shop = Shop::new(vec![listed("a", "retail", "1000")], vec![of("chair", "7.5"), of("red chair", "17.5")]);
    let red = PriceRequest { item: id("red chair"), variant_of: Some(id("chair")), ..shop.ask(1) };
    assert_eq!(shop.price(&red).unwrap().unit_price, price("825"), "PR03: variant");
    let blue = PriceRequest { item: id("blue chair"), ..red.clone() };
    assert_eq!(shop.price(&blue).unwrap().unit_price, price("925"), "PR03: rule of the item");
    let boxed = PriceRequest { unit: "XBX", ..red };
    assert_eq!(shop.price(&boxed).unwrap().unit_price, price("4125"), "a variant has the units of its item");
}

#[test]
fn pr05_a_list_that_builds_on_itself_is_refused() {
    let on = |name: &str, parent: &str| PriceList { parent: Some(id(parent)), ..list(name) };
    let mut shop = Shop::new(vec![listed("a", "retail", "1000")], vec![]);
    for lists in [vec![on("retail", "retail")], vec![on("retail", "b"), on("b", "c"), on("c", "retail")]] {
        shop.lists = lists;
        assert!(check_lists(&shop.lists).unwrap_err().has(Code::PriceListCycle), "PR05");
        assert_eq!(shop.price(&shop.ask(1)).unwrap_err().code, Code::PriceListCycle, "PR05");
    }
    shop.lists = vec![on("retail", "b"), on("b", "c"), list("c")];
    check_lists(&shop.lists).unwrap();
}

#[test]
fn pr06_set_price_within_bands() {
    let band = |name: &str, value: &str| PriceRule {
        currency: Some(Currency::EUR),
        min_quantity: Some(4.into()),
        max_quantity: Some(6.into()),
        min_amount_minor: Some(400_000),
        max_amount_minor: Some(600_000),
        ..rule(name, PriceAction::SetPrice, value)
    };
    let cases: [(&str, Vec<PriceRule>, i32, &str); 9] = [
        ("5 pcs", vec![band("a", "800")], 5, "800"),
        ("3 pcs", vec![band("a", "800")], 3, "1000"),
        ("7 pcs", vec![band("a", "800")], 7, "1000"),
        ("10 pcs", vec![band("a", "800")], 10, "1000"),
        ("5 pcs back", vec![band("a", "800")], -5, "800"),
        ("disabled", vec![PriceRule { active: false, ..band("a", "800") }], 5, "1000"),
        ("over", vec![PriceRule { valid_to: Some(day("2026-11-19")), ..band("a", "800") }], 5, "1000"),
        ("not yet", vec![PriceRule { valid_from: Some(day("2026-11-21")), ..band("a", "800") }], 5, "1000"),
        ("priority", vec![band("a", "800"), PriceRule { priority: 1, ..band("b", "700") }], 5, "700"),
    ];
    for (name, rules, quantity, expect) in cases {
        assert_eq!(Shop::new(vec![listed("a", "retail", "1000")], rules).unit_price(quantity), expect, "PR06 {name}");
    }
    let dear = Shop::new(vec![listed("a", "retail", "1500")], vec![band("a", "800")]);
    assert_eq!(dear.unit_price(5), "1500", "PR06: 7,500 is outside 4,000 to 6,000");
}

#[test]
fn bands_count_in_stock_units() {
    let from_ten = PriceItem { min_quantity: 10.into(), ..listed("ten", "retail", "90") };
    let box_price = PriceItem { unit: Some("XBX".to_owned()), ..listed("box", "retail", "470") };
    let shop = Shop::new(vec![listed("one", "retail", "100"), from_ten, box_price], vec![]);
    let in_unit =
        |unit, quantity| shop.price(&PriceRequest { unit, ..shop.ask(quantity) }).unwrap().unit_price.to_string();
    assert_eq!([in_unit("C62", 9), in_unit("C62", 10)], ["100", "90"]);
    assert_eq!(in_unit("XBX", 1), "470", "the box has its own price");
    assert_eq!(in_unit("XBX", 2), "450", "two boxes of five reach the band of ten");
    assert_eq!(in_unit("XPX", 1), "3600", "a pallet of 40 at the band of ten");
    let boxes_only = Shop::new(vec![shop.items[2].clone()], vec![]);
    assert_eq!(boxes_only.unit_price(1), "94", "a piece of a box at 470");
    let ten_off = PriceRule { currency: Some(Currency::EUR), ..rule("off", PriceAction::Amount, "10") };
    let shop = Shop::new(vec![listed("one", "retail", "100")], vec![ten_off]);
    assert_eq!(
        shop.price(&PriceRequest { unit: "XBX", ..shop.ask(1) }).unwrap().unit_price,
        price("450"),
        "per stock unit"
    );
}

#[test]
fn the_closest_row_is_the_base() {
    let of_group = |group: &str, amount: &str| PriceItem {
        item: None,
        category: Some(id(group)),
        ..listed(group, "retail", amount)
    };
    let since = |from: &str, amount: &str| PriceItem { valid_from: Some(day(from)), ..listed(from, "retail", amount) };
    let groups = vec![of_group("furniture", "50"), of_group("chairs", "60"), of_group("tables", "70")];
    let cases: [(&str, Vec<PriceItem>, &str); 4] = [
        ("nearest group", groups.clone(), "60"),
        ("item before group", [groups.clone(), vec![listed("a", "retail", "80")]].concat(), "80"),
        ("latest begun", vec![listed("a", "retail", "80"), since("2026-11-20", "85"), since("2026-11-21", "90")], "85"),
        (
            "own before ended",
            vec![PriceItem { valid_to: Some(day("2026-11-19")), ..listed("a", "retail", "80") }, groups[0].clone()],
            "50",
        ),
    ];
    for (name, items, expect) in cases {
        assert_eq!(Shop::new(items, vec![]).unit_price(1), expect, "{name}");
    }
}

#[test]
fn a_list_built_on_another() {
    let mut shop = Shop::new(vec![listed("a", "factory", "99.99")], vec![]);
    let gastronomy = PriceList {
        parent: Some(id("wholesale")),
        parent_percent: Rate::from(-10),
        parent_add: price("0.5"),
        price_digits: Some(2),
        ..list("retail")
    };
    let wholesale = PriceList { parent: Some(id("factory")), parent_percent: Rate::from(20), ..list("wholesale") };
    shop.lists = vec![wholesale.clone(), list("factory"), gastronomy.clone()];
    // 99.99 x 1.2 = 119.988; x 0.9 + 0.5 = 108.4892; rounded 108.49. A box: 5 x, with five times the addition.
    assert_eq!(shop.unit_price(1), "108.49");
    assert_eq!(shop.price(&PriceRequest { unit: "XBX", ..shop.ask(1) }).unwrap().unit_price, price("542.45"));
    shop.items.push(listed("b", "wholesale", "100"));
    assert_eq!(shop.unit_price(1), "90.5", "the nearest list that has a price");

    shop.lists[0].valid_to = Some(day("2026-11-19"));
    assert_eq!(shop.price(&shop.ask(1)).unwrap_err().code, Code::NoPrice, "an ended list passes nothing on");
    for (parent, code) in [
        (PriceList { includes_tax: true, ..wholesale.clone() }, Code::NotAChoice),
        (PriceList { currency: Currency::new("PLN").unwrap(), ..wholesale.clone() }, Code::CurrencyMismatch),
        (PriceList { id: id("elsewhere"), ..wholesale }, Code::NotFound),
    ] {
        shop.lists = vec![gastronomy.clone(), parent, list("factory")];
        assert!(check_lists(&shop.lists).unwrap_err().has(code));
        assert_eq!(shop.price(&shop.ask(1)).unwrap_err().code, code);
    }
}

#[test]
fn rules_by_rank() {
    let off = |name: &str, percent: &str| rule(name, PriceAction::Percent, percent);
    let stacked = |rule: PriceRule| PriceRule { stackable: true, ..rule };
    let fixed = |name: &str, value: &str| PriceRule {
        currency: Some(Currency::EUR),
        ..rule(name, PriceAction::SetPrice, value)
    };
    let cases: [(&str, Vec<PriceRule>, &str); 10] = [
        (
            "customer before group of customers",
            vec![
                PriceRule { segment: Some("gastronomy".into()), ..off("segment", "5") },
                PriceRule { party: Some(id("Ada")), ..off("party", "3") },
            ],
            "970",
        ),
        (
            "item before customer",
            vec![
                PriceRule { item: Some(id("chair")), ..off("item", "2") },
                PriceRule { party: Some(id("Ada")), ..off("party", "3") },
            ],
            "980",
        ),
        (
            "other customers",
            vec![
                PriceRule { party: Some(id("Bob")), ..off("party", "3") },
                PriceRule { segment: Some("retail".into()), ..off("segment", "5") },
                PriceRule { list: Some(id("wholesale")), ..off("list", "7") },
                PriceRule { currency: Some(Currency::new("PLN").unwrap()), ..off("currency", "9") },
            ],
            "1000",
        ),
        (
            "priority before closeness",
            vec![
                PriceRule { item: Some(id("chair")), ..off("item", "2") },
                PriceRule { priority: 1, ..off("all", "3") },
            ],
            "970",
        ),
        ("stacked on each other", vec![stacked(off("a", "10")), stacked(off("b", "10"))], "810"),
        (
            "one that stands alone ends it",
            vec![PriceRule { priority: 1, ..off("a", "10") }, stacked(off("b", "10"))],
            "900",
        ),
        ("and is passed over below", vec![PriceRule { priority: 1, ..stacked(off("a", "10")) }, off("b", "20")], "900"),
        (
            "set price before what is taken off",
            vec![
                PriceRule { priority: 2, ..stacked(off("a", "10")) },
                PriceRule { priority: 1, ..stacked(fixed("b", "500")) },
                stacked(fixed("c", "600")),
            ],
            "450",
        ),
        ("margin beside a discount", vec![rule("m", PriceAction::Margin, "50"), off("a", "10")], "1350"),
        (
            "never below zero",
            vec![PriceRule { currency: Some(Currency::EUR), ..rule("a", PriceAction::Amount, "1001") }],
            "0",
        ),
    ];
    for (name, rules, expect) in cases {
        assert_eq!(Shop::new(vec![listed("a", "retail", "1000")], rules).unit_price(1), expect, "{name}");
    }
}

#[test]
fn the_floor_needs_approval() {
    let shop = Shop::new(vec![listed("a", "retail", "100")], vec![]);
    let percent = |percent: i32| Some(PercentOrAmount::Percent(Rate::from(percent)));
    let amount = Some(PercentOrAmount::Amount(Money::new(10_000, Currency::EUR)));
    let cases = [
        ("at the floor", "C62", 4, percent(20), None, None),
        ("below", "C62", 4, percent(21), None, Some("80")),
        ("amount off the line", "C62", 4, amount, None, Some("80")),
        ("amount off more", "C62", 5, amount, None, None),
        ("typed", "C62", 4, None, Some("79.99"), Some("80")),
        ("by the box", "XBX", 1, percent(21), None, Some("400")),
    ];
    for (name, unit, quantity, discount, typed, expect) in cases {
        let request =
            PriceRequest { unit, discount, typed: typed.map(price), floor: Some(price("80")), ..shop.ask(quantity) };
        let found = shop.price(&request).unwrap();
        assert_eq!(found.below_floor, expect.map(price), "{name}");
        assert_eq!(found.guard(false).err().map(|fault| fault.code), expect.map(|_| Code::BelowFloorPrice), "{name}");
        found.guard(true).unwrap();
    }
    let off = |document: i32| {
        let document_discount = Some(Rate::from(document));
        let request =
            PriceRequest { discount: percent(10), document_discount, floor: Some(price("80")), ..shop.ask(4) };
        let found = shop.price(&request).unwrap();
        (found.discounted, found.paid, found.below_floor)
    };
    assert_eq!(off(11), (price("90"), price("80.1"), None));
    assert_eq!(off(12), (price("90"), price("79.2"), Some(price("80"))), "what the whole document gives counts too");
}

#[test]
fn what_cannot_be_priced() {
    let shop = Shop::new(vec![listed("a", "retail", "100")], vec![]);
    let ask = || shop.ask(1);
    let cases = [
        (PriceRequest { unit: "KGM", ..ask() }, Code::UnknownUnit),
        (PriceRequest { item: id("table"), ..ask() }, Code::NoPrice),
        (PriceRequest { list: id("none"), ..ask() }, Code::NotFound),
        (PriceRequest { currency: Currency::new("PLN").unwrap(), ..ask() }, Code::CurrencyMismatch),
        (PriceRequest { typed: Some(price("-1")), ..ask() }, Code::Negative),
        (PriceRequest { quantity: "1000000000000".parse().unwrap(), unit: "XPX", ..ask() }, Code::OutOfRange),
    ];
    for (request, code) in cases {
        assert_eq!(shop.price(&request).unwrap_err().code, code);
    }
    let typed = PriceRequest { item: id("table"), typed: Some(price("12.345")), ..ask() };
    assert_eq!(shop.price(&typed).unwrap().unit_price, price("12.345"), "a typed price needs no list");
}

#[test]
fn a_stored_trace_explains_itself_and_shows_tampering() {
    let rules = vec![rule("margin", PriceAction::Margin, "10"), rule("autumn", PriceAction::Percent, "5")];
    let shop = Shop::new(vec![listed("a", "retail", "19.99")], rules);
    let request = PriceRequest { unit: "XBX", discount: Some(PercentOrAmount::Percent(Rate::from(3))), ..shop.ask(3) };
    let trace = shop.price(&request).unwrap().trace;
    let stored = serde_json::to_string(&trace).unwrap();
    let read: PriceTrace = serde_json::from_str(&stored).unwrap();
    assert_eq!(read, trace);
    let steps = read.explain().unwrap();
    assert_eq!(steps.len(), 5, "list, unit, margin, rule, discount");
    assert!(steps.windows(2).all(|pair| pair[0].after == pair[1].before));
    let forged = PriceTrace { price: price("1"), ..read };
    assert_eq!(forged.explain().unwrap_err().code, Code::Internal);
}

#[test]
fn rows_are_checked() {
    let codes = |faults: Result<(), crate::fault::Faults>| -> Vec<(String, Code)> {
        faults.err().map_or(vec![], |faults| faults.0.into_iter().map(|fault| (fault.field, fault.code)).collect())
    };
    let row = PriceItem { item: None, price: price("-1"), min_quantity: (-1).into(), ..listed("a", "retail", "1") };
    assert_eq!(codes(row.validate()).len(), 3);
    let bad = PriceRule {
        min_quantity: Some(2.into()),
        max_quantity: Some(1.into()),
        max_amount_minor: Some(1),
        ..rule("a", PriceAction::Percent, "101")
    };
    let expect = [("value", Code::OutOfRange), ("currency", Code::Required), ("max_quantity", Code::EndBeforeStart)];
    assert_eq!(codes(bad.validate()), expect.map(|(field, code)| (field.to_owned(), code)));
    let odd = PriceList { parent_percent: Rate::from(-101), price_digits: Some(9), ..list("a") };
    assert_eq!(codes(odd.validate()).len(), 2);
    assert_eq!(codes(list("a").validate()), []);
}

proptest! {
    #[test]
    fn rows_in_any_order_give_the_same_price(
        bands in prop::collection::vec((0_i32..20, 1_i64..1000, 0_usize..3, prop::option::of(0_usize..2)), 1..8),
        rules in prop::collection::vec((0_usize..4, 1_i64..30, -1_i32..2, any::<bool>(), 0_usize..4), 0..8),
        quantity in 1_i32..30, seed in any::<u64>(),
    ) {
        let row = |(at, (min, amount, unit, group)): (usize, &(i32, i64, usize, Option<usize>))| PriceItem {
            id: id::<PriceItemId>(&format!("row {at}")),
            item: group.is_none().then(|| id("chair")),
            category: group.map(|group| id(["chairs", "furniture"][group])),
            unit: [None, Some("XBX"), Some("XPX")][*unit].map(str::to_owned),
            min_quantity: (*min).into(),
            ..listed("", "retail", &amount.to_string())
        };
        let changed = |(at, (action, value, priority, stackable, scope)): (usize, &(usize, i64, i32, bool, usize))| PriceRule {
            id: id::<PriceRuleId>(&format!("rule {at}")),
            priority: *priority,
            stackable: *stackable,
            item: (*scope == 1).then(|| id("chair")),
            category: (*scope == 2).then(|| id("furniture")),
            party: (*scope == 3).then(|| id("Ada")),
            ..rule("", [PriceAction::Margin, PriceAction::SetPrice, PriceAction::Percent, PriceAction::Amount][*action], &value.to_string())
        };
        let mut shop = Shop::new(bands.iter().enumerate().map(row).collect(), rules.iter().enumerate().map(changed).collect());
        let before = shop.price(&shop.ask(quantity)).map(|price| (price.unit_price, price.trace));
        shop.items.sort_by_key(|row| Id::named(&format!("{seed} {}", row.id)));
        shop.rules.sort_by_key(|rule| Id::named(&format!("{seed} {}", rule.id)));
        let after = shop.price(&shop.ask(quantity)).map(|price| (price.unit_price, price.trace));
        prop_assert_eq!(before, after);
    }
}

#[test]
fn a_price_in_another_currency_stays_as_fine_as_it_was() {
    // list price, units of company currency for one of the list's and one of the document's currency, document, expected
    let cases = [
        ("12.34", "1", "0.92", "USD", "13.41"),
        ("12.34", "1", "0.0061", "JPY", "2023"),
        ("0.0123", "1", "0.92", "USD", "0.0134"),
        ("50", "0.00005", "1", "USD", "0.0025"),
        ("5", "1", "3", "USD", "1.67"),
        ("0", "1", "0.92", "USD", "0"),
    ];
    for (listed_price, from, to, currency, expected) in cases {
        let shop = Shop::new(vec![listed("a", "retail", listed_price)], vec![]);
        let exchange = Some(Exchange { from_rate: from.parse().unwrap(), to_rate: to.parse().unwrap() });
        let currency = Currency::new(currency).unwrap();
        let found = shop.price(&PriceRequest { currency, exchange, ..shop.ask(1) }).unwrap();
        assert_eq!(found.unit_price, price(expected), "{listed_price} {currency}");
        assert_eq!(found.trace.explain().unwrap().last().unwrap().after, price(expected));
        assert_eq!(found.trace.currency, currency);
        let typed = PriceRequest { currency, exchange: None, typed: Some(price("7")), ..shop.ask(1) };
        assert_eq!(shop.price(&typed).unwrap().unit_price, price("7"), "typed prices are in the document's currency");
        let unknown = PriceRequest { currency, exchange: None, ..shop.ask(1) };
        assert_eq!(shop.price(&unknown).unwrap_err().code, Code::CurrencyMismatch);
    }
}
