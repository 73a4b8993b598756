//! What is refused, and where the fault is shown.

use super::*;
use crate::decimal::{Quantity, UnitPrice};
use crate::fault::Code;
use crate::totals::{Adjustment, AdjustmentKind};

fn adjusted(value: PercentOrAmount, reason: &str) -> LineInput {
    let adjustment = Adjustment { kind: AdjustmentKind::Charge, value, reason: reason.to_owned() };
    LineInput { adjustments: vec![adjustment], ..line("2", "10", [vat("19")]) }
}

#[test]
fn bad_input_gets_a_code_and_its_field() {
    let good = || line("1", "10", [vat("19")]);
    let dollars = PercentOrAmount::Amount(money("1", Currency::new("USD").unwrap()));
    let huge = || LineInput::new(Quantity::from_micro(i64::MAX / 10), "1000000000000".parse().unwrap(), vec![]);
    let duty = || LineTax::per_unit("duty", rate("1000000000")).raising_base();
    let huge_duty = |tax: LineTax| line("1000000000", "1", [tax, vat("1000").in_sequence(1)]);
    let percent = |text: &str| PercentOrAmount::Percent(rate(text));
    let rows: Vec<(DocumentInput, &str, Code)> = vec![
        (document(vec![good(), line("1", "-1", [])]), "lines.1.unit_price", Code::Negative),
        (
            document(vec![LineInput { base_quantity: Quantity::ZERO, ..good() }]),
            "lines.0.base_quantity",
            Code::NotPositive,
        ),
        (document(vec![LineInput { discount: Some(percent("101")), ..good() }]), "lines.0.discount", Code::OutOfRange),
        (document(vec![LineInput { discount: Some(dollars), ..good() }]), "lines.0.discount", Code::CurrencyMismatch),
        (document(vec![adjusted(percent("5"), " ")]), "lines.0.adjustments.0.reason", Code::Required),
        (document(vec![adjusted(dollars, "freight")]), "lines.0.adjustments.0.value", Code::CurrencyMismatch),
        (document(vec![line("1", "1", [vat("7"), vat("19")])]), "lines.0.taxes.1", Code::Repeated),
        (document(vec![good()]).less_percent("-101"), "discount.value", Code::OutOfRange),
        (document(vec![good()]).to_coins(0, Rounding::Up), "cash.step_minor", Code::NotPositive),
        (document(vec![huge()]), "lines.0", Code::AmountTooLarge),
        (document(vec![huge_duty(duty())]), "", Code::AmountTooLarge),
        (document(vec![huge_duty(duty().included())]), "", Code::AmountTooLarge),
        (document(vec![line("1", "1", [vat("1000.5")])]), "lines.0.taxes.0.amount", Code::OutOfRange),
        (document(vec![line("1", "100", [levy("all", "-100").included()])]), "taxes", Code::OutOfRange),
        (
            DocumentInput { prepaid: money("1", Currency::new("USD").unwrap()), ..document(vec![good()]) },
            "",
            Code::CurrencyMismatch,
        ),
    ];
    for (input, field, code) in rows {
        let faults = total(&input).unwrap_err();
        assert_eq!((faults.0[0].field.as_str(), faults.0[0].code), (field, code), "{faults}");
    }
}

#[test]
fn all_lines_are_looked_at_before_refusing() {
    let faults = total(&document(vec![line("1", "-1", []), line("1", "1", []), line("1", "-2", [])])).unwrap_err();
    let fields: Vec<&str> = faults.0.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["lines.0.unit_price", "lines.2.unit_price"]);
}

#[test]
fn a_line_by_the_hundred_with_discount_allowance_and_charge() {
    let mut line = adjusted(PercentOrAmount::Amount(eur("2.50")), "packing");
    line.unit_price = "1234.5678".parse::<UnitPrice>().unwrap();
    line.quantity = 250.into();
    line.base_quantity = 100.into();
    line.discount = Some(PercentOrAmount::Percent(rate("3")));
    // 3086.4195 -> 3086.42; 3 % of it exact 92.592585 -> 92.59; + 2.50
    let totals = total(&document(vec![line])).unwrap();
    let found = &totals.lines[0];
    assert_eq!((found.value, found.reduction, found.net), (eur("3086.42"), eur("90.09"), eur("2996.33")));
}

#[test]
fn an_empty_draft_adds_up_to_nothing() {
    let totals = total(&document(vec![]).less("5")).unwrap();
    assert_eq!((totals.gross, totals.due, totals.groups.len()), (eur("0"), eur("0"), 0));
}
