//! Prepayments: invoiced before the goods, taxed when the money comes, taken off by the final invoice.

use rust_decimal::Decimal;

use super::booking::{Booking, Leg};
use super::invoice::TaxedAmount;
use crate::decimal::Rounding;
use crate::fault::{Code, Fault};
use crate::ledger::{AccountRole, Accounts, Entry, TaxKey};
use crate::money::Money;
use crate::time::LocalDate;

/// What a prepayment invoice invoices: no revenue yet, but a debt in goods. The same part is the deduction of the final
/// invoice.
#[must_use]
pub const fn prepayment_part(tax: TaxKey, net: Money, vat: Money) -> TaxedAmount {
    TaxedAmount::new(AccountRole::PrepaymentsReceived, tax, net, vat)
}

/// How much tax of a prepayment invoice falls due when what is settled of it grows from `before` to `after` (or shrinks). Steps
/// add up: with the last one the whole tax is due.
///
/// # Errors
/// `amount-too-large`.
pub fn tax_due(parts: &[TaxedAmount], before: Money, after: Money) -> Result<Vec<(TaxKey, Money)>, Fault> {
    let none = Money::zero(before.currency);
    let gross = parts.iter().try_fold(none, |sum, part| sum.plus(part.net)?.plus(part.vat))?.to_decimal();
    let due = |vat: Money, settled: Money| {
        let exact = vat.to_decimal().checked_mul(settled.to_decimal());
        let exact =
            if gross.is_zero() { Some(Decimal::ZERO) } else { exact.and_then(|product| product.checked_div(gross)) };
        let exact = exact.ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
        Money::round(exact, vat.currency, Rounding::HalfUp)
    };
    let mut taxes = Vec::new();
    for part in parts {
        let vat = due(part.vat, after)?.minus(due(part.vat, before)?)?;
        taxes.extend(part.tax.filter(|_| !vat.is_zero()).map(|key| (key, vat)));
    }
    Ok(taxes)
}

/// The tax of a prepayment falls due with the money: it leaves the waiting account. Amounts are in company currency, as
/// large as the part of the invoice that the payment settles; negative when the payment is taken back.
///
/// # Errors
/// `unknown-account`, `currency-mismatch`.
pub fn post_tax_due(on: LocalDate, taxes: &[(TaxKey, Money)], accounts: &Accounts) -> Result<Option<Entry>, Fault> {
    let mut booking = Booking::on(on, accounts);
    for (key, vat) in taxes {
        booking.debit(Leg::new(AccountRole::VatOutputDeferred, *vat).taxed(Some(*key)))?;
        booking.credit(Leg::new(AccountRole::VatOutput, *vat).taxed(Some(*key)))?;
    }
    booking.finish()
}
