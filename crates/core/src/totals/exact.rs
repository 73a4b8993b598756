//! Checked arithmetic of exact decimals: beyond 28 digits there is a fault, never a panic.

use rust_decimal::Decimal;

use crate::fault::{Code, Fault};

fn held(value: Option<Decimal>) -> Result<Decimal, Fault> {
    value.ok_or_else(|| Fault::new(Code::AmountTooLarge))
}

/// Product.
pub(crate) fn times(left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    held(left.checked_mul(right))
}

/// Quotient; a division by zero cannot be held either.
pub(crate) fn over(left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    held(left.checked_div(right))
}

/// Sum.
pub(crate) fn plus(left: Decimal, right: Decimal) -> Result<Decimal, Fault> {
    held(left.checked_add(right))
}

/// Sum of many.
pub(crate) fn sum(parts: impl IntoIterator<Item = Decimal>) -> Result<Decimal, Fault> {
    parts.into_iter().try_fold(Decimal::ZERO, plus)
}
