//! Exact decimals with a meaning: quantities, unit prices, rates. Binary floats never come near them.
//!
//! On the wire and in TypeScript they are strings (`"12.5"`), because a JSON number would pass through a float there.

use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::{Code, Fault};

/// How a value that lies between two steps is brought to one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// 0.5 goes away from zero: the legal habit on EU invoices, and Kontor's default.
    #[default]
    HalfUp,
    /// 0.5 goes to the even neighbour.
    HalfEven,
    /// Towards plus infinity.
    Up,
    /// Towards minus infinity.
    Down,
}

impl Rounding {
    const fn strategy(self) -> RoundingStrategy {
        match self {
            Self::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
            Self::Up => RoundingStrategy::ToPositiveInfinity,
            Self::Down => RoundingStrategy::ToNegativeInfinity,
        }
    }
    /// Rounds to `digits` places behind the decimal mark.
    #[must_use]
    pub fn apply(self, value: Decimal, digits: u32) -> Decimal {
        value.round_dp_with_strategy(digits, self.strategy())
    }
}

macro_rules! decimal_type {
    ($(#[$doc:meta])* $name:ident, scale $scale:literal, limit $limit:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(Decimal);

        impl $name {
            /// Zero.
            pub const ZERO: Self = Self(Decimal::ZERO);
            /// Most digits behind the decimal mark.
            pub const SCALE: u32 = $scale;

            /// Takes a decimal as it is.
            ///
            /// # Errors
            /// `too-many-decimals`, `out-of-range`.
            pub fn new(value: Decimal) -> Result<Self, Fault> {
                let value = value.normalize();
                if value.scale() > $scale {
                    return Err(Fault::new(Code::TooManyDecimals).with("max", $scale));
                }
                if value.abs() > Decimal::from($limit as i64) {
                    let limit = $limit as i64;
                    return Err(Fault::new(Code::OutOfRange).with("min", -limit).with("max", limit));
                }
                Ok(Self(value))
            }
            /// The exact value.
            #[must_use]
            pub const fn get(self) -> Decimal { self.0 }
            /// Whether it is zero.
            #[must_use]
            pub const fn is_zero(self) -> bool { self.0.is_zero() }
            /// Whether it is below zero.
            #[must_use]
            pub const fn is_negative(self) -> bool { self.0.is_sign_negative() && !self.0.is_zero() }
        }

        impl From<i32> for $name {
            fn from(value: i32) -> Self { Self(Decimal::from(value)) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = Fault;
            fn from_str(text: &str) -> Result<Self, Fault> {
                let value = Decimal::from_str_exact(text.trim())
                    .map_err(|_| Fault::new(Code::BadFormat).with("example", "12.5"))?;
                Self::new(value)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": r"^-?\d+(\.\d+)?$" })
            }
        }
    };
}

decimal_type!(
    /// A quantity in some unit; up to 6 decimals, so that it is an exact integer of millionths in the store.
    Quantity, scale 6, limit 1_000_000_000_000_i64
);
decimal_type!(
    /// A price for one unit in major units of its currency (`12.3456` EUR); up to 8 decimals.
    UnitPrice, scale 8, limit 1_000_000_000_000_i64
);
decimal_type!(
    /// A rate or factor: tax in percent (`19`), discount in percent, exchange rate, unit factor; up to 12 decimals.
    Rate, scale 12, limit 1_000_000_000_i64
);

impl Quantity {
    /// As an integer of millionths, the form in which the store keeps and adds it.
    #[must_use]
    pub fn micro(self) -> i64 {
        let scaled = self.0 * Decimal::from(1_000_000);
        i64::try_from(scaled).unwrap_or(if scaled.is_sign_negative() { i64::MIN } else { i64::MAX })
    }
    /// From an integer of millionths.
    #[must_use]
    pub fn from_micro(micro: i64) -> Self {
        Self(Decimal::from_i128_with_scale(i128::from(micro), 6).normalize())
    }
}

impl Rate {
    /// A percentage given in thousandths: 175 is 17.5 %.
    #[must_use]
    pub fn of_per_mille(per_mille: i32) -> Self {
        Self(Decimal::new(i64::from(per_mille), 1).normalize())
    }
    /// The factor of a percentage: 19 becomes 0.19.
    #[must_use]
    pub fn of_percent(self) -> Decimal {
        self.0 / Decimal::ONE_HUNDRED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms() {
        for (text, expect) in [
            ("12.50", Ok("12.5")),
            ("-0.000001", Ok("-0.000001")),
            ("0.0000001", Err(Code::TooManyDecimals)),
            ("1e3", Err(Code::BadFormat)),
            ("1,5", Err(Code::BadFormat)),
            ("", Err(Code::BadFormat)),
            ("9999999999999", Err(Code::OutOfRange)),
        ] {
            let got = text.parse::<Quantity>().map(|q| q.to_string()).map_err(|f| f.code);
            assert_eq!(got, expect.map(str::to_owned), "{text}");
        }
    }

    #[test]
    fn micro_round_trip() {
        for text in ["0", "1", "-1.5", "0.000001", "1000000000000"] {
            let quantity: Quantity = text.parse().unwrap();
            assert_eq!(Quantity::from_micro(quantity.micro()), quantity, "{text}");
        }
    }

    #[test]
    fn rounding_modes() {
        let value = |text: &str| Decimal::from_str_exact(text).unwrap();
        assert_eq!(Rounding::HalfUp.apply(value("-13.775"), 2), value("-13.78"));
        assert_eq!(Rounding::HalfEven.apply(value("0.125"), 2), value("0.12"));
        assert_eq!(Rounding::Up.apply(value("100.2"), 0), value("101"));
        assert_eq!(Rounding::Down.apply(value("-0.1"), 0), value("-1"));
    }
}
