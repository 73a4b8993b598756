//! A sale that is paid at once: several tenders, change, and the difference that the till writes off.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::PaymentMethod;
use crate::fault::{Code, Fault};
use crate::money::Money;

/// How a sale at the till ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TillResult {
    /// What the till kept.
    pub received: Money,
    /// Below zero: more was kept than was owed. Together with `received` it settles the sale.
    pub write_off: Money,
    /// What is still owed.
    pub open: Money,
}

/// Reckons a sale of `due` with what was given and the change that went back; change is given in cash only.
///
/// # Errors
/// `not-positive` for a tender, `negative` change, `more-than-open` for more change than cash, `currency-mismatch`.
pub fn settle_till(due: Money, tenders: &[(PaymentMethod, Money)], change: Money) -> Result<TillResult, Fault> {
    if let Some(at) = tenders.iter().position(|(_, amount)| amount.minor <= 0) {
        return Err(Fault::at(format!("tenders.{at}"), Code::NotPositive));
    }
    if change.minor < 0 {
        return Err(Fault::at("change", Code::Negative));
    }
    let cash = tenders.iter().filter(|(method, _)| *method == PaymentMethod::Cash).map(|(_, amount)| *amount);
    let cash = Money::sum(due.currency, cash)?;
    if change.minor > cash.minor {
        return Err(Fault::at("change", Code::MoreThanOpen).with("open", cash.to_decimal()));
    }
    let received = Money::sum(due.currency, tenders.iter().map(|(_, amount)| *amount))?.minus(change)?;
    let difference = due.minus(received)?;
    let none = Money::zero(due.currency);
    let (write_off, open) = if difference.minor < 0 { (difference, none) } else { (none, difference) };
    Ok(TillResult { received, write_off, open })
}
