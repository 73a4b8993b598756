//! Which series a document draws its number from, and the drawing.

use std::str::FromStr;

use chrono::Datelike;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::fault::{Code, Fault};
use crate::time::LocalDate;

macro_rules! code_type {
    ($(#[$doc:meta])* $name:ident, $min:literal to $max:literal, example $example:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
        #[serde(into = "String")]
        #[ts(type = "string")]
        pub struct $name(String);

        impl $name {
            /// The code.
            #[must_use]
            pub fn as_str(&self) -> &str { &self.0 }
        }

        impl FromStr for $name {
            type Err = Fault;
            fn from_str(text: &str) -> Result<Self, Fault> {
                let fits = ($min..=$max).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
                if fits { Ok(Self(text.to_owned())) } else { Err(Fault::new(Code::BadFormat).with("example", $example)) }
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self { code.0 }
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
                json_schema!({ "type": "string", "pattern": concat!("^[A-Z0-9]{", $min, ",", $max, "}$") })
            }
        }
    };
}

code_type!(
    /// The code of a device: two capital letters or digits, unique in the company.
    DeviceCode, 2 to 2, example "07"
);
code_type!(
    /// The code of a branch: up to six capital letters or digits.
    BranchCode, 1 to 6, example "B3"
);

/// What has its own count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
pub struct SeriesKey {
    /// The kind of document, as its text.
    pub kind: String,
    /// Who issues it.
    pub device: DeviceCode,
    /// The year of the document's date, also when it is issued in another one.
    pub year: i32,
}

impl SeriesKey {
    /// The series of a document.
    #[must_use]
    pub fn of(kind: &str, device: &DeviceCode, dated_on: LocalDate) -> Self {
        Self { kind: kind.to_owned(), device: device.clone(), year: dated_on.year() }
    }
}

/// How far a series has counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct NumberSeries {
    /// Of what.
    pub key: SeriesKey,
    /// The last number drawn; zero when none was.
    pub last_no: u32,
}

impl NumberSeries {
    /// A series from which nothing was drawn.
    #[must_use]
    pub const fn new(key: SeriesKey) -> Self {
        Self { key, last_no: 0 }
    }

    /// The next number, and the series after it. Nothing is drawn until the caller keeps the series, which it does in the
    /// transaction that posts the document: where that fails, the number was never taken.
    ///
    /// # Errors
    /// `out-of-range` after the last number that can be written.
    pub fn draw(&self) -> Result<(u32, Self), Fault> {
        let no = self.last_no.checked_add(1).ok_or_else(|| Fault::new(Code::OutOfRange).with("max", u32::MAX))?;
        Ok((no, Self { key: self.key.clone(), last_no: no }))
    }
}
