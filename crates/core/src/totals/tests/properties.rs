//! The identities of documents, on thousands of them.

use proptest::prelude::*;

use super::*;
use crate::decimal::{Quantity, UnitPrice};
use crate::totals::DocumentTotals;
use crate::totals::apportion::{apportion, by_weight};

fn taxes() -> impl Strategy<Value = Vec<LineTax>> {
    let percent = || prop::sample::select(vec!["0", "5.5", "7", "10", "19", "20", "21.375"]);
    let one = percent().prop_map(|percent| vec![vat(percent)]);
    let several =
        (percent(), -20_i32..10, any::<bool>(), any::<bool>()).prop_map(|(percent, other, raises, with_eco)| {
            let other = LineTax::percent("other", None, Rate::from(other));
            let mut taxes = vec![if raises { other.raising_base() } else { other }, vat(percent).in_sequence(2)];
            if with_eco {
                taxes.push(LineTax::per_unit("eco", rate("0.37")).raising_base().in_sequence(1));
            }
            taxes
        });
    prop_oneof![3 => one, 1 => several, 1 => Just(Vec::new())]
}

fn lines(included: impl Strategy<Value = bool> + Clone) -> impl Strategy<Value = Vec<LineInput>> {
    let reduction = prop_oneof![
        3 => Just(None),
        1 => (0_i32..100).prop_map(|percent| Some(PercentOrAmount::Percent(Rate::from(percent)))),
        1 => (0_i64..500).prop_map(|minor| Some(PercentOrAmount::Amount(Money::new(minor, Currency::EUR)))),
    ];
    let line = (-5_000_000_i64..20_000_000, 0_i64..9_999_999, taxes(), included, reduction).prop_map(
        |(micro, price, taxes, included, discount)| {
            let price = UnitPrice::new(Decimal::new(price, 4)).unwrap();
            let taxes = taxes.into_iter().map(|tax| LineTax { included, ..tax }).collect();
            LineInput { discount, ..LineInput::new(Quantity::from_micro(micro), price, taxes) }
        },
    );
    prop::collection::vec(line, 1..9)
}

fn documents(included: impl Strategy<Value = bool> + Clone) -> impl Strategy<Value = DocumentInput> {
    let discount = prop_oneof![
        2 => Just(None),
        1 => (any::<bool>(), 0_i32..=100).prop_map(|(gross, percent)| Some((gross, PercentOrAmount::Percent(Rate::from(percent))))),
        1 => (any::<bool>(), -100_i64..1000).prop_map(|(gross, minor)| {
            Some((gross, PercentOrAmount::Amount(Money::new(minor, Currency::EUR))))
        }),
    ];
    let rounding = prop::sample::select(vec![Rounding::HalfUp, Rounding::HalfEven, Rounding::Up, Rounding::Down]);
    let cash = prop::option::of((prop::sample::select(vec![1_i64, 5, 50, 100]), rounding));
    (lines(included), discount, cash, any::<bool>(), 0_i64..1000).prop_map(
        |(lines, discount, cash, per_line, prepaid)| DocumentInput {
            mode: if per_line { TaxMode::PerLine } else { TaxMode::PerDocument },
            discount: discount.map(|(gross, value)| DocumentDiscount {
                on: if gross { DiscountOn::Gross } else { DiscountOn::Prices },
                value,
            }),
            cash: cash.map(|(step_minor, rounding)| CashRounding { step_minor, rounding }),
            prepaid: Money::new(prepaid, Currency::EUR),
            ..document(lines)
        },
    )
}

fn sum(parts: impl Iterator<Item = Money>) -> i64 {
    parts.map(|money| money.minor).sum()
}

/// The whole document with all quantities and fixed amounts the other way.
fn returned(input: &DocumentInput) -> DocumentInput {
    let turned = |value: PercentOrAmount| match value {
        PercentOrAmount::Amount(amount) => PercentOrAmount::Amount(amount.negated()),
        percent @ PercentOrAmount::Percent(_) => percent,
    };
    let line = |line: &LineInput| LineInput {
        quantity: Quantity::from_micro(-line.quantity.micro()),
        discount: line.discount.map(turned),
        ..line.clone()
    };
    DocumentInput {
        lines: input.lines.iter().map(line).collect(),
        discount: input.discount.map(|discount| DocumentDiscount { value: turned(discount.value), ..discount }),
        prepaid: input.prepaid.negated(),
        ..input.clone()
    }
}

fn identities(input: &DocumentInput, totals: &DocumentTotals) -> Result<(), TestCaseError> {
    let lines = || totals.lines.iter();
    prop_assert_eq!(sum(lines().map(|line| line.net)), totals.lines_net.minor);
    prop_assert_eq!(sum(lines().map(|line| line.document_discount)), totals.discount.minor);
    prop_assert_eq!(totals.lines_net.minor - totals.discount.minor, totals.net.minor);
    prop_assert_eq!(sum(lines().map(|line| line.tax)), totals.tax.minor);
    prop_assert_eq!(sum(totals.groups.iter().map(|group| group.charged)), totals.tax.minor);
    prop_assert_eq!(sum(lines().flat_map(|line| &line.taxes).map(|tax| tax.charged)), totals.tax.minor);
    prop_assert_eq!(sum(lines().map(|line| line.gross)), totals.net.minor + totals.tax.minor);
    prop_assert_eq!(totals.net.minor + totals.tax.minor + totals.rounding.minor, totals.gross.minor);
    prop_assert_eq!(totals.gross.minor - totals.prepaid.minor, totals.due.minor);
    for line in lines() {
        prop_assert_eq!(line.value.minor - line.reduction.minor, line.amount.minor);
        prop_assert_eq!(line.net.minor - line.document_discount.minor + line.tax.minor, line.gross.minor);
    }
    for group in &totals.groups {
        let covered =
            input.lines.iter().zip(&totals.lines).flat_map(|(line, totals)| line.taxes.iter().zip(&totals.taxes));
        let base = sum(covered.filter(|(tax, _)| group.covers(tax)).map(|(_, amount)| amount.base));
        prop_assert_eq!(group.base.minor, base);
    }
    if let Some(cash) = input.cash {
        prop_assert_eq!(totals.gross.minor % cash.step_minor, 0);
        prop_assert!(totals.rounding.minor.abs() < cash.step_minor.max(1));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn parts_add_up_to_totals(input in documents(any::<bool>())) {
        identities(&input, &total(&input).unwrap())?;
    }

    #[test]
    fn a_price_with_tax_stands(input in documents(Just(true))) {
        let input = DocumentInput { discount: None, ..input };
        let totals = total(&input).unwrap();
        prop_assert_eq!(sum(totals.lines.iter().map(|line| line.amount)), totals.net.minor + totals.tax.minor);
        prop_assert!(totals.lines.iter().all(|line| line.amount == line.gross));
    }

    #[test]
    fn a_discount_on_the_gross_total_lowers_it_by_itself(input in documents(any::<bool>()), minor in -500_i64..500) {
        let value = PercentOrAmount::Amount(Money::new(minor, Currency::EUR));
        let plain = DocumentInput { discount: None, cash: None, ..input };
        let discount = Some(DocumentDiscount { on: DiscountOn::Gross, value });
        let (before, after) = (total(&plain).unwrap(), total(&DocumentInput { discount, ..plain.clone() }).unwrap());
        prop_assert_eq!(before.gross.minor - minor, after.gross.minor);
        prop_assert_eq!(before.lines_net, after.lines_net);
    }

    #[test]
    fn a_return_mirrors_its_sale_in_every_figure(input in documents(any::<bool>())) {
        // Rounding up and down is meant for the payable amount, whichever way it goes, and mirrors as well.
        prop_assert_eq!(total(&returned(&input)).unwrap(), total(&input).unwrap().mirrored());
    }

    #[test]
    fn an_invoice_and_its_full_credit_note_leave_nothing(input in documents(any::<bool>())) {
        let sold = total(&input).unwrap();
        let credited = total(&crate::totals::credit::in_full(&input)).unwrap().mirrored();
        prop_assert_eq!(sold.groups.len(), credited.groups.len());
        for (sold, back) in sold.groups.iter().zip(&credited.groups) {
            prop_assert_eq!((sold.base.minor + back.base.minor, sold.charged.minor + back.charged.minor), (0, 0));
        }
        prop_assert_eq!((sold.net.minor + credited.net.minor, sold.gross.minor + credited.gross.minor), (0, 0));
    }

    #[test]
    fn taxes_in_one_price_share_its_base(minor in 1_i64..10_000_000, rates in prop::collection::vec(1_i32..40, 2..5)) {
        let taxes = rates.iter().enumerate().map(|(at, rate)| levy(&format!("tax {at}"), &rate.to_string()).included());
        let price = UnitPrice::new(Decimal::new(minor, 2)).unwrap();
        let totals = total(&document(vec![LineInput::new(1.into(), price, taxes.collect())])).unwrap();
        prop_assert!(totals.groups.iter().all(|group| group.base == totals.net));
        // All of them together are one tax of the summed rate.
        let whole = Decimal::ONE_HUNDRED + Decimal::from(rates.iter().sum::<i32>());
        let net = Decimal::new(minor, 2) * Decimal::ONE_HUNDRED / whole;
        let tax = Money::round(Rounding::HalfUp.apply(Decimal::new(minor, 2) - net, 12), Currency::EUR, Rounding::HalfUp);
        prop_assert_eq!(totals.tax, tax.unwrap());
    }

    #[test]
    fn a_half_cent_stays_one_however_the_price_is_split(first in 1_i64..2000, second in 1_i64..2000, odd in 0_i64..100) {
        // Odd multiples of 52.50 contain 12 % of x.xx5, while the tax of each part is a fraction without end.
        let whole = 5250 * (2 * odd + 1);
        let part = |minor: i64| {
            LineInput::new(1.into(), UnitPrice::new(Decimal::new(minor, 2)).unwrap(), vec![vat("12").included()])
        };
        let totals = total(&document(vec![part(first), part(second), part(whole - first - second)])).unwrap();
        prop_assert_eq!(totals.tax.minor * 1000, 562_500 * (2 * odd + 1) + 500);
    }

    #[test]
    fn vat_of_a_group_is_its_base_times_its_rate(lines in lines(Just(false))) {
        let plain = lines.into_iter().map(|line| LineInput { taxes: line.taxes.into_iter().filter(|tax| tax.tax == "VAT").collect(), ..line });
        let totals = total(&document(plain.collect())).unwrap();
        for group in &totals.groups {
            let tax = Money::round(group.base.to_decimal() * group.amount.of_percent(), Currency::EUR, Rounding::HalfUp);
            prop_assert_eq!(group.charged, tax.unwrap());
        }
    }

    #[test]
    fn dividing_loses_no_cent_and_mirrors(minor in -1_000_000_i64..1_000_000, weights in prop::collection::vec(-1000_i64..5000, 1..12)) {
        let weights: Vec<Money> = weights.into_iter().map(|weight| Money::new(weight, Currency::EUR)).collect();
        let whole = Money::new(minor, Currency::EUR);
        let parts = by_weight(whole, &weights).unwrap();
        prop_assert_eq!(sum(parts.iter().copied()), minor);
        let turned: Vec<Money> = parts.into_iter().map(Money::negated).collect();
        prop_assert_eq!(by_weight(whole.negated(), &weights).unwrap(), turned);
    }

    #[test]
    fn parts_are_their_share_up_or_down(shares in prop::collection::vec(-99_999_i64..99_999, 1..12)) {
        let shares: Vec<Decimal> = shares.into_iter().map(|share| Decimal::new(share, 4)).collect();
        let whole = Money::round(shares.iter().sum(), Currency::EUR, Rounding::HalfUp).unwrap();
        for (part, share) in apportion(whole, &shares).unwrap().into_iter().zip(shares) {
            prop_assert!((part.to_decimal() - share).abs() < Decimal::new(1, 2), "{part} of {share}");
        }
    }
}
