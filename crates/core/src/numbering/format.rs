//! The pattern of a number, as `{prefix}{yy}-{branch}{device}-{no:5}`.

use std::fmt::Write as _;
use std::str::FromStr;

use chrono::Datelike;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::series::{BranchCode, DeviceCode};
use crate::fault::{Code, Fault};
use crate::time::LocalDate;

/// Longest number that fits every form and exchange format.
const MAX_LENGTH: usize = 30;
/// What may stand between codes: none of it occurs in a code or a number.
const SEPARATORS: &str = "-/._ ";

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Text(String),
    Prefix,
    ShortYear,
    LongYear,
    Branch,
    Device,
    No(usize),
}

/// How the numbers of a kind of document are written. Made by parsing; a format that could clash does not parse.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(into = "String")]
#[ts(type = "string")]
pub struct NumberFormat(Vec<Token>);

impl NumberFormat {
    /// Reads a pattern.
    ///
    /// # Errors
    /// `required` (`part`) and `repeated` for number, year and device; `bad-format` for anything else that is not a pattern.
    pub fn parse(pattern: &str) -> Result<Self, Fault> {
        pattern.parse()
    }

    /// The number of a document.
    ///
    /// # Errors
    /// `out-of-range` for a year outside 2000 to 2099, `too-long`.
    pub fn write(
        &self,
        prefix: &str,
        branch: &BranchCode,
        device: &DeviceCode,
        on: LocalDate,
        no: u32,
    ) -> Result<String, Fault> {
        let year = on.year();
        if !(2000..=2099).contains(&year) {
            return Err(Fault::new(Code::OutOfRange).with("min", 2000).with("max", 2099));
        }
        let mut text = String::new();
        for token in &self.0 {
            let written = match token {
                Token::Text(literal) => write!(text, "{literal}"),
                Token::Prefix => write!(text, "{prefix}"),
                Token::ShortYear => write!(text, "{:02}", year % 100),
                Token::LongYear => write!(text, "{year}"),
                Token::Branch => write!(text, "{}", branch.as_str()),
                Token::Device => write!(text, "{}", device.as_str()),
                Token::No(width) => write!(text, "{no:0width$}"),
            };
            written.map_err(|_| Fault::new(Code::BadFormat))?;
        }
        if text.chars().count() > MAX_LENGTH {
            Err(Fault::new(Code::TooLong).with("max", MAX_LENGTH))
        } else {
            Ok(text)
        }
    }

    /// The number in what [`Self::write`] wrote; nothing where another format did.
    #[must_use]
    pub fn read(
        &self,
        text: &str,
        prefix: &str,
        branch: &BranchCode,
        device: &DeviceCode,
        on: LocalDate,
    ) -> Option<u32> {
        // A code or the year may stand right beside it: it is any part of a run of digits.
        let runs = text.split(|c: char| !c.is_ascii_digit());
        let parts = runs.flat_map(|run| {
            (0..run.len()).flat_map(move |from| (from + 1..=run.len()).filter_map(move |to| run.get(from..to)))
        });
        let written = |no: &u32| self.write(prefix, branch, device, on, *no).is_ok_and(|number| number == text);
        parts.filter_map(|part| part.parse().ok()).find(written)
    }

    /// Number, year and device must each stand in it once, and branch and number must be apart.
    fn check(tokens: &[Token]) -> Result<(), Fault> {
        let count = |wanted: fn(&Token) -> bool| tokens.iter().filter(|token| wanted(token)).count();
        let once = [
            ("{no:5}", count(|token| matches!(token, Token::No(_)))),
            ("{yy}", count(|token| matches!(token, Token::ShortYear | Token::LongYear))),
            ("{device}", count(|token| *token == Token::Device)),
        ];
        if let Some((missing, _)) = once.iter().find(|(_, times)| *times == 0) {
            return Err(Fault::new(Code::Required).with("part", missing));
        }
        let at_most_once = [count(|token| *token == Token::Prefix), count(|token| *token == Token::Branch)];
        if once.iter().any(|(_, times)| *times > 1) || at_most_once.iter().any(|times| *times > 1) {
            return Err(Fault::new(Code::Repeated));
        }
        let place = |wanted: fn(&Token) -> bool| tokens.iter().position(wanted);
        let (no, branch) = (place(|token| matches!(token, Token::No(_))), place(|token| *token == Token::Branch));
        if let (Some(no), Some(branch)) = (no, branch) {
            let between = &tokens[no.min(branch)..no.max(branch)];
            let apart = |token: &Token| matches!(token, Token::Text(text) if text.contains(|c| SEPARATORS.contains(c)));
            if !between.iter().any(apart) {
                return Err(Fault::new(Code::BadFormat).with("example", "{prefix}{yy}-{branch}{device}-{no:5}"));
            }
        }
        Ok(())
    }
}

fn token(name: &str) -> Option<Token> {
    Some(match name {
        "prefix" => Token::Prefix,
        "yy" => Token::ShortYear,
        "yyyy" => Token::LongYear,
        "branch" => Token::Branch,
        "device" => Token::Device,
        "no" => Token::No(1),
        _ => Token::No(name.strip_prefix("no:")?.parse().ok().filter(|width| (1..=9).contains(width))?),
    })
}

impl FromStr for NumberFormat {
    type Err = Fault;
    fn from_str(pattern: &str) -> Result<Self, Fault> {
        let bad = || Fault::new(Code::BadFormat).with("example", "{prefix}{yy}-{branch}{device}-{no:5}");
        let mut tokens = Vec::new();
        let mut rest = pattern;
        while !rest.is_empty() {
            if let Some(inside) = rest.strip_prefix('{') {
                let (name, after) = inside.split_once('}').ok_or_else(bad)?;
                tokens.push(token(name).ok_or_else(bad)?);
                rest = after;
            } else {
                let (literal, after) = rest.split_at(rest.find('{').unwrap_or(rest.len()));
                if !literal.chars().all(|c| c.is_ascii_alphanumeric() || SEPARATORS.contains(c)) {
                    return Err(bad());
                }
                tokens.push(Token::Text(literal.to_owned()));
                rest = after;
            }
        }
        Self::check(&tokens)?;
        Ok(Self(tokens))
    }
}

impl std::fmt::Display for NumberFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|token| match token {
            Token::Text(literal) => f.write_str(literal),
            Token::Prefix => f.write_str("{prefix}"),
            Token::ShortYear => f.write_str("{yy}"),
            Token::LongYear => f.write_str("{yyyy}"),
            Token::Branch => f.write_str("{branch}"),
            Token::Device => f.write_str("{device}"),
            Token::No(1) => f.write_str("{no}"),
            Token::No(width) => write!(f, "{{no:{width}}}"),
        })
    }
}

impl From<NumberFormat> for String {
    fn from(format: NumberFormat) -> Self {
        format.to_string()
    }
}

impl<'de> Deserialize<'de> for NumberFormat {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for NumberFormat {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "NumberFormat".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "examples": ["{prefix}{yy}-{branch}{device}-{no:5}"] })
    }
}
