//! Money: an integer of minor units with its currency. Every way from an exact decimal to money names its rounding.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::decimal::Rounding;
use crate::fault::{Code, Fault};

/// Largest amount in minor units: a safe integer in every program that reads our JSON.
pub const MAX_MINOR: i64 = 9_000_000_000_000_000;

/// A currency of ISO 4217.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(into = "String")]
#[ts(type = "string")]
pub struct Currency([u8; 3]);

/// ISO 4217 (active codes, funds and metals left out) with the digits of the minor unit where they are not 2.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD3 BIF0 BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP0 CNY COP CRC CUP CVE CZK DJF0 DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF0 GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD3 IRR ISK0 JMD JOD3 JPY0 KES KGS KHR KMF0 KPW KRW0 KWD3 KYD KZT LAK LBP LKR LRD LSL LYD3 MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR3 PAB PEN PGK PHP PKR PLN PYG0 QAR RON RSD RUB RWF0 SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND3 TOP TRY TTD TWD TZS UAH UGX0 USD UYU UZS VES VND0 VUV0 WST XAF0 XCD XOF0 XPF0 YER ZAR ZMW ZWG";

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// Looks the code up in ISO 4217.
    ///
    /// # Errors
    /// `unknown-currency`.
    pub fn new(code: &str) -> Result<Self, Fault> {
        let known = CODES.split(' ').any(|entry| entry.get(..3) == Some(code));
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(bytes) if known => Ok(Self(bytes)),
            _ => Err(Fault::new(Code::UnknownCurrency).with("currency", code)),
        }
    }
    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
    /// Digits of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD.
    #[must_use]
    pub fn digits(self) -> u32 {
        let digit =
            CODES.split(' ').find(|entry| entry.starts_with(self.code())).and_then(|entry| entry.chars().nth(3));
        digit.and_then(|d| d.to_digit(10)).unwrap_or(2)
    }
    /// All currencies.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.split(' ').filter_map(|entry| entry.get(..3)).filter_map(|code| Self::new(code).ok())
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217" })
    }
}

/// An amount of money. Arithmetic is checked: it fails with a code instead of wrapping or mixing currencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
pub struct Money {
    /// Minor units (cents), at most 9e15 either way.
    #[ts(type = "number")]
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

impl Money {
    /// An amount of minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }
    /// Nothing.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }
    /// The exact value in major units.
    #[must_use]
    pub fn to_decimal(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.minor), self.currency.digits())
    }
    /// The only way from an exact value in major units to money.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn round(value: Decimal, currency: Currency, rounding: Rounding) -> Result<Self, Fault> {
        let digits = currency.digits();
        let scale = Decimal::from(10_i64.pow(digits));
        rounding
            .apply(value, digits)
            .checked_mul(scale)
            .and_then(|minor| minor.to_i64())
            .map_or_else(|| Err(Fault::new(Code::AmountTooLarge)), |minor| Self::new(minor, currency).within_limit())
    }
    fn within_limit(self) -> Result<Self, Fault> {
        if self.minor.unsigned_abs() <= MAX_MINOR.unsigned_abs() {
            Ok(self)
        } else {
            Err(Fault::new(Code::AmountTooLarge))
        }
    }
    fn same_currency(self, other: Self) -> Result<(), Fault> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(Fault::new(Code::CurrencyMismatch).with("left", self.currency).with("right", other.currency))
        }
    }
    /// Sum.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn plus(self, other: Self) -> Result<Self, Fault> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or_else(|| Fault::new(Code::AmountTooLarge))?;
        Self::new(minor, self.currency).within_limit()
    }
    /// Difference.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn minus(self, other: Self) -> Result<Self, Fault> {
        self.plus(other.negated())
    }
    /// The same amount the other way.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self { minor: -self.minor, currency: self.currency }
    }
    /// Whether it is nothing.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.minor == 0
    }
    /// Sum of many.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn sum(currency: Currency, parts: impl IntoIterator<Item = Self>) -> Result<Self, Fault> {
        parts.into_iter().try_fold(Self::zero(currency), Self::plus)
    }
    /// Splits the amount by weights with the largest-remainder rule: the parts add up to the whole, to the cent.
    /// With no weight above zero all goes to the first part; with no weights there are no parts.
    #[must_use]
    pub fn allocate(self, weights: &[Decimal]) -> Vec<Self> {
        let weights: Vec<Decimal> = weights.iter().map(|weight| (*weight).max(Decimal::ZERO)).collect();
        let total: Decimal = weights.iter().sum();
        if weights.is_empty() {
            return Vec::new();
        }
        let mut parts = vec![0_i64; weights.len()];
        if total.is_zero() {
            parts[0] = self.minor;
        } else {
            let mut rest: Vec<(Decimal, usize)> = Vec::with_capacity(weights.len());
            for (at, weight) in weights.iter().enumerate() {
                let share = Decimal::from(self.minor.abs()) * (*weight / total);
                let whole = share.trunc();
                parts[at] = whole.to_i64().unwrap_or(0);
                rest.push((share - whole, at));
            }
            // Largest remainder first; of equals, the earlier part: the result must not depend on the sort.
            rest.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            let mut left = self.minor.abs() - parts.iter().sum::<i64>();
            let mut turn = rest.iter().cycle();
            while left != 0 {
                let Some(&(_, at)) = turn.next() else { break };
                parts[at] += left.signum();
                left -= left.signum();
            }
            if self.minor < 0 {
                parts.iter_mut().for_each(|part| *part = -*part);
            }
        }
        parts.into_iter().map(|minor| Self::new(minor, self.currency)).collect()
    }
}

impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn digits_of_the_minor_unit() {
        for (code, digits) in [("EUR", 2), ("JPY", 0), ("KWD", 3), ("KZT", 2), ("IDR", 2)] {
            assert_eq!(Currency::new(code).unwrap().digits(), digits, "{code}");
        }
        assert_eq!(Currency::new("EURO").unwrap_err().code, Code::UnknownCurrency);
        assert_eq!(Currency::new("eur").unwrap_err().code, Code::UnknownCurrency);
    }

    #[test]
    fn refuses_what_it_cannot_hold() {
        assert_eq!(eur(MAX_MINOR).plus(eur(1)).unwrap_err().code, Code::AmountTooLarge);
        let yen = Money::new(1, Currency::new("JPY").unwrap());
        assert_eq!(eur(1).plus(yen).unwrap_err().code, Code::CurrencyMismatch);
        assert_eq!(Money::round(Decimal::MAX, Currency::EUR, Rounding::HalfUp).unwrap_err().code, Code::AmountTooLarge);
    }

    proptest! {
        #[test]
        fn allocation_never_loses_a_cent(minor in -1_000_000_000_i64..1_000_000_000, weights in prop::collection::vec(0_u32..10_000, 1..20)) {
            let weights: Vec<Decimal> = weights.into_iter().map(Decimal::from).collect();
            let parts = eur(minor).allocate(&weights);
            prop_assert_eq!(parts.iter().map(|part| part.minor).sum::<i64>(), minor);
            prop_assert!(parts.iter().all(|part| part.minor.signum() * minor.signum() >= 0));
        }
    }
}
