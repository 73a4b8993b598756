//! Credit notes: what a credit note is added up from, taken from the invoice that it corrects.
//!
//! It prints positive amounts and counts the other way ([`super::DocumentTotals::mirrored`]). Rates, prices, rounding
//! and discounts are those of the invoice, whatever counts today.

use rust_decimal::Decimal;

use super::{DocumentDiscount, DocumentInput, LineInput, PercentOrAmount, exact, line, total};
use crate::decimal::{Quantity, Rounding};
use crate::fault::{Code, Fault, Faults};
use crate::money::Money;

/// How much of a line is credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CreditedLine {
    /// Place of the line in the invoice.
    pub line: usize,
    /// How many, with the sign of the line.
    pub quantity: Quantity,
}

/// A credit note over the whole invoice: the same figures to the cent, nothing prepaid.
#[must_use]
pub fn in_full(invoice: &DocumentInput) -> DocumentInput {
    DocumentInput { prepaid: Money::zero(invoice.currency), ..invoice.clone() }
}

/// A credit note over some quantities. Fixed discounts follow in proportion: that of a line by quantity, that of the
/// document by value. The payable total is not rounded to coins again unless the invoice is credited as a whole.
///
/// # Errors
/// `not-found` (`lines.<n>`), `more-than-left` (`lines.<n>.quantity`), what [`total`] finds.
pub fn in_part(invoice: &DocumentInput, credited: &[CreditedLine]) -> Result<DocumentInput, Faults> {
    let mut faults = Faults::none();
    let mut lines = Vec::with_capacity(credited.len());
    for (at, credit) in credited.iter().enumerate() {
        let found = invoice
            .lines
            .get(credit.line)
            .ok_or_else(|| Fault::at(format!("lines.{at}"), Code::NotFound).with("kind", "document_line"))
            .and_then(|line| part_of(line, credit.quantity).map_err(|fault| fault.under(&format!("lines.{at}"))));
        lines.extend(faults.take(found));
    }
    faults.ok()?;
    if lines == invoice.lines {
        return Ok(in_full(invoice));
    }
    let mut note = DocumentInput { lines, discount: None, cash: None, ..in_full(invoice) };
    note.discount = match invoice.discount {
        Some(DocumentDiscount { on, value: PercentOrAmount::Amount(amount) }) => {
            let part = in_proportion(amount, value(&note)?, value(invoice)?)?;
            Some(DocumentDiscount { on, value: PercentOrAmount::Amount(part) })
        }
        other => other,
    };
    total(&note).map(|_| note)
}

/// Sum of the line amounts, from which the document discount is divided.
fn value(input: &DocumentInput) -> Result<Decimal, Faults> {
    let amounts = line::amounts(input)?;
    Ok(exact::sum(amounts.iter().map(|line| line.amount.to_decimal()))?)
}

fn in_proportion(amount: Money, part: Decimal, whole: Decimal) -> Result<Money, Fault> {
    if whole.is_zero() {
        return Ok(Money::zero(amount.currency));
    }
    let share = exact::over(exact::times(amount.to_decimal(), part)?, whole)?;
    Money::round(Rounding::HalfEven.apply(share, 12), amount.currency, Rounding::HalfUp)
}

fn part_of(line: &LineInput, quantity: Quantity) -> Result<LineInput, Fault> {
    let same_way = quantity.is_negative() == line.quantity.is_negative() && !quantity.is_zero();
    if !same_way || quantity.get().abs() > line.quantity.get().abs() {
        return Err(Fault::at("quantity", Code::MoreThanLeft).with("left", line.quantity));
    }
    let scaled = |value: PercentOrAmount| match value {
        PercentOrAmount::Amount(amount) => {
            in_proportion(amount, quantity.get(), line.quantity.get()).map(PercentOrAmount::Amount)
        }
        percent @ PercentOrAmount::Percent(_) => Ok(percent),
    };
    let mut part = LineInput { quantity, ..line.clone() };
    part.discount = line.discount.map(scaled).transpose()?;
    for adjustment in &mut part.adjustments {
        adjustment.value = scaled(adjustment.value)?;
    }
    Ok(part)
}
