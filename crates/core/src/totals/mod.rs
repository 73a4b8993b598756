//! What a document adds up to: the one engine behind quote, order, invoice, till and the check of received totals.
//!
//! The order of reckoning: line amounts ([`LineInput`]), the document discount divided over the lines, tax
//! ([`crate::tax`] names every rounding point), cash rounding, prepaid. With the terms of EN 16931: line net = BT-131,
//! `lines_net` = BT-106, `discount` = BT-107, `net` = BT-109, `tax` = BT-110, `net + tax` = BT-112, `rounding` = BT-114,
//! `prepaid` = BT-113, `due` = BT-115.
//!
//! # Invariants
//!
//! * sum of line nets - discount = net; sum of groups = sum of line taxes = tax; net + tax + rounding = gross;
//!   gross - prepaid = due.
//! * The base of a group is the sum of the bases of its lines.
//! * A price that contains its tax stands: no rounding of tax changes what the customer pays.
//! * A full credit note has the figures of its invoice to the cent, in every box ([`credit`]).
//! * How tax is rounded belongs to the document ([`DocumentInput::mode`]), never to today's settings.

pub(crate) mod apportion;
mod cash;
pub mod credit;
mod discount;
pub(crate) mod exact;
mod input;
mod levy;
mod line;
mod result;

pub use cash::CashRounding;
pub use input::{
    Adjustment, AdjustmentKind, DiscountOn, DocumentDiscount, DocumentInput, LineInput, PercentOrAmount, TaxMode,
};
pub use result::{DocumentTotals, LineTaxAmount, LineTotals};

use crate::fault::{Fault, Faults};
use crate::money::Money;

/// Adds a document up.
///
/// # Errors
/// Per line (`lines.<n>.<field>`): `not-positive`, `negative`, `out-of-range`, `required`, `repeated`,
/// `currency-mismatch`, `amount-too-large`; for the document `amount-too-large`, `currency-mismatch`, `not-positive`.
pub fn total(input: &DocumentInput) -> Result<DocumentTotals, Faults> {
    let lines = line::amounts(input)?;
    Ok(reckon(input, &lines)?)
}

fn reckon(input: &DocumentInput, lines: &[line::Amounts]) -> Result<DocumentTotals, Fault> {
    let before = levy::levy(&discount::undiscounted(input, lines), input.mode)?;
    let after = match discount::discounted(input, lines, &before)? {
        Some(taxables) => levy::levy(&taxables, input.mode)?,
        None => before.clone(),
    };
    let lines: Vec<LineTotals> = lines
        .iter()
        .zip(before.iter().zip(after))
        .map(|(amounts, (before, after))| LineTotals::of(amounts, before, after))
        .collect::<Result<_, _>>()?;
    let sum = |part: fn(&LineTotals) -> Money| Money::sum(input.currency, lines.iter().map(part));
    let lines_net = sum(|line| line.net)?;
    let discount = sum(|line| line.document_discount)?;
    let tax = sum(|line| line.tax)?;
    let net = lines_net.minus(discount)?;
    let with_tax = net.plus(tax)?;
    let rounding = input.cash.map_or(Ok(Money::zero(input.currency)), |cash| cash.difference(with_tax))?;
    let gross = with_tax.plus(rounding)?;
    let groups = result::groups(input, &lines)?;
    let prepaid = input.prepaid;
    Ok(DocumentTotals {
        lines,
        groups,
        lines_net,
        discount,
        net,
        tax,
        rounding,
        gross,
        prepaid,
        due: gross.minus(prepaid)?,
    })
}

#[cfg(test)]
mod tests;
