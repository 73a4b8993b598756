//! Cases PY07 to PY17 of CASES.md as far as they are about terms, and the promise that parts add up.

use proptest::prelude::*;

use super::*;
use crate::decimal::{Rate, Rounding, UnitPrice};
use crate::entity::PaymentTermId;
use crate::fault::Code;
use crate::money::{Currency, Money};
use crate::time::LocalDate;

fn on(text: &str) -> LocalDate {
    text.parse().unwrap()
}
fn eur(text: &str) -> Money {
    Money::round(text.parse().unwrap(), Currency::EUR, Rounding::HalfUp).unwrap()
}
fn percent(text: &str) -> Share {
    Share::Percent(text.parse().unwrap())
}
fn fixed(text: &str) -> Share {
    Share::Fixed(text.parse().unwrap())
}
fn term(shares: &[Share]) -> PaymentTerm {
    let parts = shares
        .iter()
        .zip(1..)
        .map(|(share, number)| TermPart { share: *share, due: Due::in_days(10 * number) })
        .collect();
    PaymentTerm { id: PaymentTermId::default(), name: "Terms".to_owned(), parts, discount: None }
}
fn early(rate: &str, days: u32, tax: DiscountTax) -> EarlyDiscount {
    EarlyDiscount { percent: rate.parse().unwrap(), days, tax }
}

#[test]
fn invoices_are_divided() {
    let third = percent("33.333333333333");
    type Case = (&'static str, Vec<Share>, &'static str, &'static str, &'static [&'static str]);
    #[rustfmt::skip]
    let cases: [Case; 8] = [
        // id, parts, net, tax, instalments
        ("PY07", vec![percent("25"), percent("25"), fixed("4"), Share::Remainder], "-10", "0", &["-2.5", "-2.5", "-4", "-1"]),
        ("PY07", vec![percent("25"), percent("25"), fixed("4"), Share::Remainder], "10", "0", &["2.5", "2.5", "4", "1"]),
        ("PY08", vec![percent("25"), fixed("4"), Share::Remainder], "0", "0", &["0"]),
        ("PY09", vec![third, third, Share::Remainder], "100", "0", &["33.33", "33.33", "33.34"]),
        ("PY09", vec![third, Share::Remainder], "0.01", "0", &["0.01"]),
        ("PY10", vec![Share::Net, Share::Tax], "200", "36", &["200", "36"]),
        ("fixed beyond the total", vec![fixed("40"), percent("50"), Share::Remainder], "30", "0", &["30"]),
        ("percent only", vec![percent("50"), percent("50")], "0.03", "0", &["0.02", "0.01"]),
    ];
    for (id, shares, net, tax, amounts) in cases {
        let term = term(&shares);
        assert_eq!(term.validate(), Ok(()), "{id}");
        let parts = term.divide(eur(net), eur(tax), on("2026-01-01")).unwrap();
        let got: Vec<_> = parts.iter().map(|part| part.amount).collect();
        assert_eq!(got, amounts.iter().map(|amount| eur(amount)).collect::<Vec<_>>(), "{id}");
    }
}

#[test]
fn due_dates() {
    let due = |months, days, end_of_month, day_of_month| Due { months, days, end_of_month, day_of_month };
    for (rule, dated, expect) in [
        (due(0, 30, false, None), "2026-01-31", "2026-03-02"),
        (due(1, 0, false, None), "2026-01-31", "2026-02-28"),
        (due(1, 0, false, None), "2028-01-31", "2028-02-29"),
        (due(0, 0, true, None), "2026-02-01", "2026-02-28"),
        (due(0, 30, true, None), "2026-01-05", "2026-02-28"),
        (due(0, 0, true, Some(10)), "2026-01-05", "2026-02-10"),
        (due(0, 0, false, Some(15)), "2026-01-15", "2026-01-15"),
        (due(0, 0, false, Some(15)), "2026-12-16", "2027-01-15"),
        (due(1, 0, false, Some(31)), "2026-01-31", "2026-02-28"),
        (due(0, 1, false, Some(31)), "2026-01-31", "2026-02-28"),
    ] {
        assert_eq!(rule.after(on(dated)).unwrap(), on(expect), "{rule:?} {dated}");
    }
    assert_eq!(Due::in_days(1).after(LocalDate::MAX).unwrap_err().code, Code::OutOfRange);
}

#[test]
fn py17_the_last_day_of_the_discount_counts() {
    let mut term = PaymentTerm::net_days(PaymentTermId::default(), "30 days", 30);
    term.discount = Some(early("10", 10, DiscountTax::ReducedWhenTaken));
    let parts = term.divide(eur("100"), eur("19"), on("2019-01-01")).unwrap();
    let offer = DiscountOffer { until_on: on("2019-01-11"), amount: eur("11.90") };
    assert_eq!((parts[0].due_on, parts[0].discount), (on("2019-01-31"), Some(offer)));
}

/// PY14: the tax is reckoned from the reduced base, taken or not: 15 % of 900 and the fixed 0.05 on 1,000.
#[test]
fn py14_tax_on_the_reduced_base() {
    let mixed = early("10", 10, DiscountTax::AlwaysReduced);
    let base = mixed.tax_base(eur("1000")).unwrap();
    assert_eq!(base, eur("900"));
    let rate: Rate = "15".parse().unwrap();
    let tax = Money::round(base.to_decimal() * rate.of_percent(), Currency::EUR, Rounding::HalfUp).unwrap();
    let tax = tax.plus(eur("0.05")).unwrap();
    assert_eq!((tax, eur("1000").plus(tax).unwrap()), (eur("135.05"), eur("1135.05")));
    assert_eq!(mixed.amount(eur("1000"), tax).unwrap(), eur("100"), "the tax is not discounted twice");
    let usual = early("10", 10, DiscountTax::ReducedWhenTaken);
    assert_eq!(usual.tax_base(eur("1000")).unwrap(), eur("1000"));
    assert_eq!(early("10", 10, DiscountTax::Unchanged).amount(eur("1000"), eur("150")).unwrap(), eur("100"));
}

#[test]
fn the_discount_is_spread_over_the_parts() {
    let mut term = term(&[percent("50"), Share::Remainder]);
    term.discount = Some(early("3", 7, DiscountTax::ReducedWhenTaken));
    let parts = term.divide(eur("-10.01"), eur("0"), on("2026-01-01")).unwrap();
    let offers: Vec<_> = parts.iter().map(|part| part.discount.unwrap().amount).collect();
    assert_eq!(offers, [eur("-0.15"), eur("-0.15")]);
}

#[test]
fn wrong_terms_are_refused() {
    for (shares, code) in [
        (vec![], Code::TermsDoNotAddUp),
        (vec![percent("50")], Code::TermsDoNotAddUp),
        (vec![percent("60"), percent("60"), Share::Remainder], Code::TermsDoNotAddUp),
        (vec![Share::Remainder, percent("50")], Code::TermsDoNotAddUp),
        (vec![Share::Remainder, Share::Remainder], Code::TermsDoNotAddUp),
        (vec![fixed("10")], Code::TermsDoNotAddUp),
        (vec![Share::Net, Share::Net], Code::Repeated),
        (vec![fixed("0"), Share::Remainder], Code::NotPositive),
        (vec![percent("-1"), Share::Remainder], Code::OutOfRange),
    ] {
        assert!(term(&shares).validate().unwrap_err().has(code), "{shares:?}");
    }
    let mut wrong = term(&[Share::Remainder]);
    wrong.name = " ".to_owned();
    wrong.parts[0].due = Due { months: 121, days: 3651, end_of_month: false, day_of_month: Some(32) };
    wrong.discount = Some(early("0", 10, DiscountTax::Unchanged));
    let fields: Vec<_> = wrong.validate().unwrap_err().0.into_iter().map(|fault| fault.field).collect();
    let expect = ["name", "parts.0.due.months", "parts.0.due.days", "parts.0.due.day_of_month", "discount.percent"];
    assert_eq!(fields, expect);
    assert_eq!(term(&[]).divide(eur("1"), eur("0"), on("2026-01-01")).unwrap_err().code, Code::TermsDoNotAddUp);
}

proptest! {
    #[test]
    fn parts_add_up_and_never_turn_round(
        net in -1_000_000_i64..1_000_000,
        tax_percent in 0_i64..30,
        shares in prop::collection::vec(0_u32..3, 0..5),
        amounts in prop::collection::vec(1_i32..4_000, 5),
    ) {
        let tax = net * tax_percent / 100;
        let mut shares: Vec<Share> = shares.iter().zip(amounts).map(|(kind, amount)| match kind {
            0 => Share::Percent(Rate::from(amount % 20 + 1)),
            1 => Share::Fixed(UnitPrice::from(amount)),
            _ => Share::Tax,
        }).collect();
        shares.push(Share::Remainder);
        let mut term = term(&shares);
        term.discount = Some(early("3", 10, DiscountTax::ReducedWhenTaken));
        let (net, tax) = (Money::new(net, Currency::EUR), Money::new(tax, Currency::EUR));
        let parts = term.divide(net, tax, on("2026-01-31")).unwrap();
        let gross = net.plus(tax).unwrap();
        prop_assert_eq!(Money::sum(Currency::EUR, parts.iter().map(|part| part.amount)).unwrap(), gross);
        prop_assert!(parts.iter().all(|part| part.amount.minor.signum() == gross.minor.signum()));
        let offered = parts.iter().filter_map(|part| part.discount.map(|offer| offer.amount));
        prop_assert_eq!(Money::sum(Currency::EUR, offered).unwrap(), term.discount.unwrap().amount(net, tax).unwrap());
    }
}
