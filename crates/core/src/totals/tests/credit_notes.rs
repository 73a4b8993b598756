//! Credit notes: the figures of the invoice, positive on paper, the other way in the books.

use super::*;
use crate::fault::Code;
use crate::totals::credit::{CreditedLine, in_full, in_part};

fn invoice() -> DocumentInput {
    let mut discounted = line("3", "19.99", [vat("19")]);
    discounted.discount = Some(PercentOrAmount::Amount(eur("3.00")));
    let lines = vec![discounted, line("2", "7.35", [vat("7")]), line("1", "52.50", [vat("19").included()])];
    DocumentInput { prepaid: eur("10"), ..document(lines).per_line().less("5").to_coins(5, Rounding::HalfUp) }
}

#[test]
fn a_full_credit_note_cancels_every_box() {
    let invoice = invoice();
    let (sold, credited) = (total(&invoice).unwrap(), total(&in_full(&invoice)).unwrap());
    assert!(credited.gross.minor > 0, "positive on paper");
    let back = credited.mirrored();
    for (sold, back) in sold.groups.iter().zip(&back.groups) {
        assert!(sold.base.plus(back.base).unwrap().is_zero() && sold.charged.plus(back.charged).unwrap().is_zero());
    }
    let boxes = |of: &super::super::DocumentTotals| [of.lines_net, of.discount, of.net, of.tax, of.rounding, of.gross];
    for (sold, back) in boxes(&sold).into_iter().zip(boxes(&back)) {
        assert!(sold.plus(back).unwrap().is_zero());
    }
    assert_eq!(credited.due, sold.gross, "what was prepaid is credited too");
}

#[test]
fn all_quantities_are_the_whole_invoice() {
    let invoice = invoice();
    let all = |(line, of): (usize, &LineInput)| CreditedLine { line, quantity: of.quantity };
    let lines: Vec<CreditedLine> = invoice.lines.iter().enumerate().map(all).collect();
    assert_eq!(in_part(&invoice, &lines).unwrap(), in_full(&invoice));
}

#[test]
fn a_part_takes_its_share_of_fixed_discounts() {
    let part = in_part(&invoice(), &[CreditedLine { line: 0, quantity: 1.into() }]).unwrap();
    assert_eq!(part.mode, TaxMode::PerLine, "rounded as the invoice was");
    assert_eq!(part.lines[0].discount, Some(PercentOrAmount::Amount(eur("1.00"))));
    // Line amounts: 56.97 + 14.70 + 52.50 = 124.17; the part is 18.99, hence 5.00 x 18.99 / 124.17 = 0.76.
    assert_eq!(part.discount.map(|discount| discount.value), Some(PercentOrAmount::Amount(eur("0.76"))));
    let totals = total(&part).unwrap();
    assert_eq!((totals.net, totals.tax, totals.gross), (eur("18.23"), eur("3.46"), eur("21.69")));
}

#[test]
fn no_more_than_was_sold() {
    let cases: [(usize, i32, Code, &str); 4] = [
        (0, 4, Code::MoreThanLeft, "lines.0.quantity"),
        (0, -1, Code::MoreThanLeft, "lines.0.quantity"),
        (0, 0, Code::MoreThanLeft, "lines.0.quantity"),
        (7, 1, Code::NotFound, "lines.0"),
    ];
    for (line, quantity, code, field) in cases {
        let faults = in_part(&invoice(), &[CreditedLine { line, quantity: quantity.into() }]).unwrap_err();
        assert_eq!((faults.0[0].code, faults.0[0].field.as_str()), (code, field), "{quantity} of line {line}");
    }
}
