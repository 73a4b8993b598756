//! Dividing a rounded amount in proportion to exact shares, by largest remainder.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::exact;
use crate::fault::{Code, Fault};
use crate::money::{MAX_MINOR, Money};

/// Divides `total` so that every part is its exact share (in major units, of either sign) rounded up or down to the
/// minor unit and the parts add up to `total`. Of equal remainders the later part takes the cent.
///
/// With `total` and all shares negated the parts are negated: a mirrored document has mirrored parts.
///
/// # Errors
/// `amount-too-large`.
pub(crate) fn apportion(total: Money, shares: &[Decimal]) -> Result<Vec<Money>, Fault> {
    let too_large = || Fault::new(Code::AmountTooLarge);
    let first_sign = || shares.iter().find(|share| !share.is_zero()).is_some_and(|share| share.is_sign_negative());
    let turned = total.minor < 0 || (total.minor == 0 && first_sign());
    let turn = if turned { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let scale = Decimal::from(10_i64.pow(total.currency.digits())) * turn;
    let mut parts = Vec::with_capacity(shares.len());
    let mut remainders = Vec::with_capacity(shares.len());
    for (at, share) in shares.iter().enumerate() {
        let minor = exact::times(*share, scale)?;
        let whole = minor.floor();
        let part = whole.to_i64().filter(|part| part.unsigned_abs() <= MAX_MINOR.unsigned_abs());
        parts.push(part.ok_or_else(too_large)?);
        remainders.push((minor - whole, at));
    }
    remainders.sort_unstable();
    let spread = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(*part)).ok_or_else(too_large)?;
    let count = i64::try_from(parts.len()).map_err(|_| too_large())?.max(1);
    let left = total.minor.abs().checked_sub(spread).ok_or_else(too_large)?;
    // At most one cent each, unless the shares do not add up to the total; then all bear the difference alike.
    let (all, some) = (left.div_euclid(count), left.rem_euclid(count));
    let mut ranked = remainders.iter().rev();
    parts.iter_mut().for_each(|part| *part += all);
    for _ in 0..some {
        if let Some((_, at)) = ranked.next() {
            parts[*at] += 1;
        }
    }
    let sign = if turned { -1 } else { 1 };
    Ok(parts.into_iter().map(|minor| Money::new(minor * sign, total.currency)).collect())
}

/// Divides `total` by weights of either sign. When they add up to nothing the first part takes all.
///
/// # Errors
/// `amount-too-large`.
pub(crate) fn by_weight(total: Money, weights: &[Money]) -> Result<Vec<Money>, Fault> {
    let whole = exact::sum(weights.iter().map(|weight| weight.to_decimal()))?;
    let share = |(at, weight): (usize, &Money)| match () {
        () if !whole.is_zero() => exact::over(exact::times(total.to_decimal(), weight.to_decimal())?, whole),
        () if at == 0 => Ok(total.to_decimal()),
        () => Ok(Decimal::ZERO),
    };
    apportion(total, &weights.iter().enumerate().map(share).collect::<Result<Vec<_>, _>>()?)
}
