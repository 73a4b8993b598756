//! Worked figures by their case ids, and the identities that hold for every document.

mod cases;
mod credit_notes;
mod faults;
mod properties;

use rust_decimal::Decimal;

use super::{CashRounding, DiscountOn, DocumentDiscount, DocumentInput, LineInput, PercentOrAmount, TaxMode, total};
use crate::decimal::{Rate, Rounding};
use crate::money::{Currency, Money};
use crate::tax::LineTax;

fn rate(text: &str) -> Rate {
    text.parse().unwrap()
}

fn vat(percent: &str) -> LineTax {
    LineTax::vat(rate(percent))
}

/// A tax that is not VAT.
fn levy(name: &str, percent: &str) -> LineTax {
    LineTax::percent(name, None, rate(percent))
}

fn line<const N: usize>(quantity: &str, price: &str, taxes: [LineTax; N]) -> LineInput {
    LineInput::new(quantity.parse().unwrap(), price.parse().unwrap(), taxes.into())
}

fn money(text: &str, currency: Currency) -> Money {
    let exact = Decimal::from_str_exact(text).unwrap();
    let money = Money::round(exact, currency, Rounding::HalfUp).unwrap();
    assert_eq!(money.to_decimal(), exact, "an expected figure is never rounded");
    money
}

fn eur(text: &str) -> Money {
    money(text, Currency::EUR)
}

fn document(lines: Vec<LineInput>) -> DocumentInput {
    DocumentInput::new(Currency::EUR, lines)
}

fn yen(lines: Vec<LineInput>) -> DocumentInput {
    DocumentInput::new(Currency::new("JPY").unwrap(), lines)
}

/// Changes a document on its way into a table.
trait With: Sized {
    fn per_line(self) -> Self;
    fn less_percent(self, percent: &str) -> Self;
    fn less(self, amount: &str) -> Self;
    fn less_of_gross(self, amount: &str) -> Self;
    fn to_coins(self, step_minor: i64, rounding: Rounding) -> Self;
}

impl With for DocumentInput {
    fn per_line(self) -> Self {
        Self { mode: TaxMode::PerLine, ..self }
    }
    fn less_percent(self, percent: &str) -> Self {
        let value = PercentOrAmount::Percent(rate(percent));
        Self { discount: Some(DocumentDiscount { on: DiscountOn::Prices, value }), ..self }
    }
    fn less(self, amount: &str) -> Self {
        let value = PercentOrAmount::Amount(money(amount, self.currency));
        Self { discount: Some(DocumentDiscount { on: DiscountOn::Prices, value }), ..self }
    }
    fn less_of_gross(self, amount: &str) -> Self {
        let value = PercentOrAmount::Amount(money(amount, self.currency));
        Self { discount: Some(DocumentDiscount { on: DiscountOn::Gross, value }), ..self }
    }
    fn to_coins(self, step_minor: i64, rounding: Rounding) -> Self {
        Self { cash: Some(CashRounding { step_minor, rounding }), ..self }
    }
}
