//! The charts of accounts that come with the program, as data: excerpts with the official numbers and names.
//!
//! Each file begins with a line that names its columns; lines with `#` are comments. Names are in the languages that the
//! header lists; a language that is missing gets the first of them.

use std::collections::BTreeMap;

use super::account::{Account, AccountRole, AccountType};
use crate::company::ChartName;
use crate::decimal::Rate;
use crate::entity::AccountId;
use crate::fault::{Code, Fault};
use crate::id::Id;
use crate::language::Language;
use crate::tax::VatCategory;
use crate::text_enum::TextEnum;

/// A chart of accounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Which.
    pub name: ChartName,
    /// Its accounts, by number.
    pub accounts: Vec<ChartAccount>,
}

/// An account of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartAccount {
    /// Its number.
    pub code: String,
    /// Where it stands in the statements.
    pub kind: AccountType,
    /// What the posting rules use it for.
    pub role: Option<AccountRole>,
    /// For which tax category only.
    pub vat: Option<VatCategory>,
    /// For which rate only.
    pub rate: Option<Rate>,
    /// Its names.
    pub names: BTreeMap<Language, String>,
}

impl Chart {
    /// Reads a chart that comes with the program.
    ///
    /// # Errors
    /// `bad-format` (`line`) when the data is damaged.
    pub fn load(name: ChartName) -> Result<Self, Fault> {
        let data = match name {
            ChartName::Skr03 => include_str!("charts/skr03.csv"),
            ChartName::Skr04 => include_str!("charts/skr04.csv"),
            ChartName::Pl => include_str!("charts/pl.csv"),
            ChartName::Neutral => include_str!("charts/neutral.csv"),
        };
        Self::parse(name, data)
    }

    pub(super) fn parse(name: ChartName, data: &str) -> Result<Self, Fault> {
        let mut lines = data.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
        let (header, _) = lines.next().ok_or_else(|| bad_line(1))?;
        let languages: Option<Vec<Language>> = header.split(';').skip(5).map(Language::from_text).collect();
        let languages = languages.filter(|languages| !languages.is_empty()).ok_or_else(|| bad_line(1))?;
        let account = |(line, number)| ChartAccount::parse(line, &languages).ok_or_else(|| bad_line(number));
        Ok(Self { name, accounts: lines.map(account).collect::<Result<_, _>>()? })
    }

    /// The accounts of a new company. Their ids follow from chart and number, so that they are the same on every PC.
    #[must_use]
    pub fn open(&self, language: Language) -> Vec<Account> {
        let open = |account: &ChartAccount| Account {
            id: AccountId(Id::named(&format!("account {} {}", self.name.as_str(), account.code))),
            code: account.code.clone(),
            name: account.name_in(language).to_owned(),
            kind: account.kind,
            role: account.role,
            vat: account.vat,
            rate: account.rate,
            active: true,
        };
        self.accounts.iter().map(open).collect()
    }
}

impl ChartAccount {
    /// Its name in a language, or in the first one that the chart has.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &str {
        self.names.get(&language).or_else(|| self.names.values().next()).map_or("", String::as_str)
    }

    /// `code;type;role;category;rate;names…`, where role, category and rate may be empty.
    fn parse(line: &str, languages: &[Language]) -> Option<Self> {
        let cells: Vec<&str> = line.split(';').collect();
        let (&[code, kind, role, vat, rate], names) = cells.split_first_chunk::<5>()?;
        let names: BTreeMap<Language, String> = languages
            .iter()
            .zip(names)
            .filter(|(_, name)| !name.is_empty())
            .map(|(language, name)| (*language, (*name).to_owned()))
            .collect();
        Some(Self {
            code: Some(code).filter(|code| !code.is_empty())?.to_owned(),
            kind: AccountType::from_text(kind)?,
            role: optional(role, AccountRole::from_text)?,
            vat: optional(vat, VatCategory::from_text)?,
            rate: optional(rate, |text| text.parse().ok())?,
            names: Some(names).filter(|names| names.len() == languages.len())?,
        })
    }
}

/// Nothing for an empty cell; `None` when the cell cannot be read.
fn optional<T>(cell: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if cell.is_empty() { Some(None) } else { read(cell).map(Some) }
}

fn bad_line(number: usize) -> Fault {
    Fault::new(Code::BadFormat).with("line", number)
}
