//! Early-payment discount: what of it is price, and what is tax that is no longer owed.

use rust_decimal::Decimal;

use super::invoice::{TaxedAmount, Trade};
use crate::decimal::Rounding;
use crate::fault::{Code, Fault};
use crate::money::Money;
use crate::terms::DiscountTax;

/// Divides a discount over the taxes of its invoice, in proportion to their gross; the parts add up to the discount.
/// Where the tax follows the price, each part is itself gross and divided into net and tax at its rate.
///
/// # Errors
/// `amount-too-large`.
pub fn split_discount(
    discount: Money,
    invoiced: &[TaxedAmount],
    tax: DiscountTax,
    trade: Trade,
) -> Result<Vec<TaxedAmount>, Fault> {
    let role = trade.discount();
    let gross = |part: &TaxedAmount| Ok(part.net.plus(part.vat)?.to_decimal().abs());
    let weights = invoiced.iter().map(gross).collect::<Result<Vec<Decimal>, Fault>>()?;
    if weights.is_empty() {
        return Ok(vec![TaxedAmount::untaxed(role, discount)]);
    }
    let divided = discount.allocate(&weights).into_iter().zip(invoiced).map(|(share, part)| {
        let vat = match (tax, part.tax) {
            (DiscountTax::ReducedWhenTaken, Some(key)) if !part.vat.is_zero() => {
                contained(share, key.rate.of_percent())?
            }
            _ => Money::zero(share.currency),
        };
        let none = Money::zero(share.currency);
        Ok(TaxedAmount { role, tax: part.tax, net: share.minus(vat)?, vat, self_assessed: none })
    });
    divided.filter(|part| part.as_ref().map_or(true, |part| !part.net.is_zero() || !part.vat.is_zero())).collect()
}

/// The tax that a gross amount contains.
fn contained(gross: Money, rate: Decimal) -> Result<Money, Fault> {
    let exact = gross.to_decimal().checked_mul(rate).and_then(|tax| tax.checked_div(Decimal::ONE + rate));
    let exact = exact.ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
    Money::round(exact, gross.currency, Rounding::HalfUp)
}
