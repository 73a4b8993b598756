//! How many there are in a place, how many are promised, and whether more may leave than there are.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::costing::positive;
use crate::decimal::Quantity;
use crate::fault::{Code, Fault};
use crate::text_enum;

text_enum! {
    /// What happens when more leaves a place than is there.
    NegativePolicy {
        /// It is refused.
        Refuse "refuse",
        /// It is done, and the person is told.
        Warn "warn",
        /// It is done.
        Allow "allow",
    }
}

/// An item in a place: what is there and what of it is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Level {
    /// The sum of all moves.
    pub on_hand: Quantity,
    /// What is held for orders.
    pub reserved: Quantity,
}

/// More left than was free; told to the person where the policy says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Shortage {
    /// What was free.
    pub available: Quantity,
    /// What is missing.
    pub missing: Quantity,
}

impl Level {
    /// What can be promised or sold; below zero when too much was promised.
    #[must_use]
    pub fn available(self) -> Quantity {
        Quantity::from_micro(self.on_hand.micro().saturating_sub(self.reserved.micro()))
    }

    /// Holds a quantity for an order.
    ///
    /// # Errors
    /// `not-positive`, `not-enough-stock`.
    pub fn reserve(self, quantity: Quantity, policy: NegativePolicy) -> Result<(Self, Option<Shortage>), Fault> {
        let shortage = policy.check(self.available(), quantity)?;
        let reserved = Quantity::new(self.reserved.get() + quantity.get())?;
        Ok((Self { reserved, ..self }, shortage))
    }

    /// Lets go of what was held.
    ///
    /// # Errors
    /// `not-positive`, `more-than-left`.
    pub fn release(self, quantity: Quantity) -> Result<Self, Fault> {
        let left = self.reserved.get() - positive(quantity)?;
        if left.is_sign_negative() && !left.is_zero() {
            return Err(Fault::at("quantity", Code::MoreThanLeft).with("left", self.reserved));
        }
        Ok(Self { reserved: Quantity::new(left)?, ..self })
    }

    /// A quantity leaves. `own` is what was reserved for this very order: it may be taken although it is promised.
    ///
    /// # Errors
    /// `not-positive`, `not-enough-stock`, `more-than-left`.
    pub fn withdraw(
        self,
        quantity: Quantity,
        own: Quantity,
        policy: NegativePolicy,
    ) -> Result<(Self, Option<Shortage>), Fault> {
        positive(quantity)?;
        let used = own.min(quantity);
        let freed = if used > Quantity::ZERO { self.release(used)? } else { self };
        let shortage = policy.check(freed.available(), quantity)?;
        Ok((Self { on_hand: Quantity::new(freed.on_hand.get() - quantity.get())?, ..freed }, shortage))
    }

    /// A quantity arrives.
    ///
    /// # Errors
    /// `not-positive`, `out-of-range`.
    pub fn arrive(self, quantity: Quantity) -> Result<Self, Fault> {
        Ok(Self { on_hand: Quantity::new(self.on_hand.get() + positive(quantity)?)?, ..self })
    }
}

impl NegativePolicy {
    /// Whether `wanted` may be taken from `available`.
    ///
    /// # Errors
    /// `not-positive`; `not-enough-stock` where the policy refuses.
    pub fn check(self, available: Quantity, wanted: Quantity) -> Result<Option<Shortage>, Fault> {
        let missing = Quantity::new(positive(wanted)? - available.get().max(Decimal::ZERO))?;
        match self {
            _ if missing <= Quantity::ZERO => Ok(None),
            Self::Refuse => Err(Fault::at("quantity", Code::NotEnoughStock).with("available", available)),
            Self::Warn => Ok(Some(Shortage { available, missing })),
            Self::Allow => Ok(None),
        }
    }
}

/// What can leave on a day without making a later move impossible: the lowest level from that day on.
/// `later` are the changes after that day, in their order.
#[must_use]
pub fn free_over_time(on_the_day: Quantity, later: impl IntoIterator<Item = Quantity>) -> Quantity {
    let (mut level, mut lowest) = (on_the_day.micro(), on_the_day.micro());
    for change in later {
        level = level.saturating_add(change.micro());
        lowest = lowest.min(level);
    }
    Quantity::from_micro(lowest)
}

/// Reserves all lines of an order, or none: `(level, quantity)` per line, in the order of the lines.
/// Lines of the same item and place must be one line here.
///
/// # Errors
/// The first line that cannot be reserved, as `lines.N`.
pub fn reserve_all(
    lines: &[(Level, Quantity)],
    policy: NegativePolicy,
) -> Result<Vec<(Level, Option<Shortage>)>, Fault> {
    let reserve = |(at, (level, quantity)): (usize, &(Level, Quantity))| {
        level.reserve(*quantity, policy).map_err(|fault| fault.under(&format!("lines.{at}")))
    };
    lines.iter().enumerate().map(reserve).collect()
}

/// What a count changes: nothing where the line was left blank (blank is not zero) or where it agrees.
///
/// # Errors
/// `negative` when less than nothing was counted.
pub fn count_difference(expected: Quantity, counted: Option<Quantity>) -> Result<Option<Quantity>, Fault> {
    match counted {
        None => Ok(None),
        Some(counted) if counted.is_negative() => Err(Fault::at("counted", Code::Negative)),
        Some(counted) if counted == expected => Ok(None),
        Some(counted) => Quantity::new(counted.get() - expected.get()).map(Some),
    }
}
