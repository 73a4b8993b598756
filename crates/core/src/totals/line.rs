//! The amount of a line: quantity x price, then discount, allowances and charges, each rounded to the minor unit.

use rust_decimal::Decimal;

use super::{AdjustmentKind, DocumentInput, LineInput, PercentOrAmount, exact};
use crate::decimal::{Quantity, Rate, Rounding};
use crate::fault::{Code, Fault, Faults};
use crate::money::{Currency, Money};

/// A line before tax, in the terms of its price (with the taxes that the price contains).
pub(super) struct Amounts {
    /// Quantity x price.
    pub(super) value: Money,
    /// Discount and allowances less charges.
    pub(super) reduction: Money,
    /// What is left.
    pub(super) amount: Money,
}

/// The amounts of all lines, or all that is wrong with them.
pub(super) fn amounts(input: &DocumentInput) -> Result<Vec<Amounts>, Faults> {
    let mut faults = Faults::none();
    let mut amounts = Vec::with_capacity(input.lines.len());
    for (at, line) in input.lines.iter().enumerate() {
        let path = format!("lines.{at}");
        let found = check(line, input.currency);
        let fine = found.0.is_empty();
        faults.absorb(&path, found);
        if fine {
            amounts.extend(faults.take(amounts_of(line, input.currency).map_err(|fault| fault.under(&path))));
        }
    }
    if let Some(discount) = &input.discount {
        faults.0.extend(check_value("discount.value", discount.value, input.currency));
    }
    faults.ok().map(|()| amounts)
}

fn check(line: &LineInput, currency: Currency) -> Faults {
    let mut faults = Faults::none();
    if line.base_quantity <= Quantity::ZERO {
        faults.push(Fault::at("base_quantity", Code::NotPositive));
    }
    if line.unit_price.is_negative() {
        faults.push(Fault::at("unit_price", Code::Negative));
    }
    if let Some(value) = line.discount {
        faults.0.extend(check_value("discount", value, currency));
    }
    for (at, adjustment) in line.adjustments.iter().enumerate() {
        let path = format!("adjustments.{at}");
        faults.0.extend(check_value("value", adjustment.value, currency).map(|fault| fault.under(&path)));
        if adjustment.reason.trim().is_empty() {
            faults.push(Fault::at("reason", Code::Required).under(&path));
        }
    }
    for (at, tax) in line.taxes.iter().enumerate() {
        if line.taxes.iter().take(at).any(|other| other.tax == tax.tax) {
            faults.push(Fault::at(format!("taxes.{at}"), Code::Repeated));
        }
        faults.0.extend(tax.kind.check(tax.amount).map(|fault| fault.under(&format!("taxes.{at}"))));
    }
    faults
}

fn check_value(field: &str, value: PercentOrAmount, currency: Currency) -> Option<Fault> {
    match value {
        PercentOrAmount::Percent(percent) if !(Rate::from(-100)..=Rate::from(100)).contains(&percent) => {
            Some(Fault::at(field, Code::OutOfRange).with("min", -100).with("max", 100))
        }
        PercentOrAmount::Amount(amount) if amount.currency != currency => {
            Some(Fault::at(field, Code::CurrencyMismatch).with("left", amount.currency).with("right", currency))
        }
        _ => None,
    }
}

fn amounts_of(line: &LineInput, currency: Currency) -> Result<Amounts, Fault> {
    let priced = exact::times(line.quantity.get(), line.unit_price.get())?;
    let priced = exact::over(priced, line.base_quantity.get())?;
    let value = Money::round(priced, currency, Rounding::HalfUp)?;
    let mut reduction = line.discount.map_or(Ok(Money::zero(currency)), |discount| discount.of(priced, currency))?;
    for adjustment in &line.adjustments {
        let amount = adjustment.value.of(priced, currency)?;
        reduction = match adjustment.kind {
            AdjustmentKind::Allowance => reduction.plus(amount)?,
            AdjustmentKind::Charge => reduction.minus(amount)?,
        };
    }
    Ok(Amounts { value, reduction, amount: value.minus(reduction)? })
}

impl LineInput {
    /// What the line comes to in the terms of its price, before a discount on the whole document.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn amount(&self, currency: Currency) -> Result<Money, Fault> {
        amounts_of(self, currency).map(|amounts| amounts.amount)
    }
}

impl PercentOrAmount {
    /// How much it is, taken from an exact value.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn of(self, value: Decimal, currency: Currency) -> Result<Money, Fault> {
        match self {
            Self::Percent(percent) => {
                Money::round(exact::times(value, percent.of_percent())?, currency, Rounding::HalfUp)
            }
            Self::Amount(amount) => Ok(amount),
        }
    }
}
