//! An entry: lines whose debits equal their credits, in company currency. There is no other way to make one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::account::TaxKey;
use crate::entity::{AccountId, PartyId};
use crate::fault::{Code, Fault};
use crate::money::{Currency, Money};
use crate::text_enum;
use crate::time::LocalDate;

text_enum! {
    /// The side of an account.
    Side {
        /// Left.
        Debit "debit",
        /// Right.
        Credit "credit",
    }
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn opposite(self) -> Self {
        match self {
            Self::Debit => Self::Credit,
            Self::Credit => Self::Debit,
        }
    }
}

/// One side of one account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryLine {
    /// Which account.
    pub account: AccountId,
    /// Which side.
    pub side: Side,
    /// How much, in company currency; always above zero.
    pub amount: Money,
    /// The same in the currency of the document, where it is another one.
    #[serde(default)]
    pub foreign: Option<Money>,
    /// Whose claim or debt.
    #[serde(default)]
    pub party: Option<PartyId>,
    /// When it is due.
    #[serde(default)]
    #[ts(type = "string | null")]
    #[schemars(with = "Option<String>")]
    pub due_on: Option<LocalDate>,
    /// For the tax return.
    #[serde(default)]
    pub tax: Option<TaxKey>,
}

/// A balanced entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(try_from = "Unchecked")]
pub struct Entry {
    #[ts(type = "string")]
    booked_on: LocalDate,
    lines: Vec<EntryLine>,
}

/// An entry as it is read, before it is known to balance.
#[derive(Deserialize, JsonSchema)]
struct Unchecked {
    booked_on: LocalDate,
    lines: Vec<EntryLine>,
}

impl TryFrom<Unchecked> for Entry {
    type Error = Fault;
    fn try_from(read: Unchecked) -> Result<Self, Fault> {
        Self::balanced(read.booked_on, read.lines)
    }
}

impl Entry {
    /// An entry of these lines.
    ///
    /// # Errors
    /// `no-lines`, `not-positive` (`lines.N.amount`), `currency-mismatch`, `unbalanced` (`debit`, `credit`).
    pub fn balanced(booked_on: LocalDate, lines: Vec<EntryLine>) -> Result<Self, Fault> {
        let currency =
            lines.first().map(|line| line.amount.currency).ok_or_else(|| Fault::at("lines", Code::NoLines))?;
        if let Some(at) = lines.iter().position(|line| line.amount.minor <= 0) {
            return Err(Fault::at(format!("lines.{at}.amount"), Code::NotPositive));
        }
        let total = |side| Money::sum(currency, lines.iter().filter(|line| line.side == side).map(|line| line.amount));
        let (debit, credit) = (total(Side::Debit)?, total(Side::Credit)?);
        if debit == credit {
            Ok(Self { booked_on, lines })
        } else {
            let fault = Fault::at("lines", Code::Unbalanced);
            Err(fault.with("debit", debit.to_decimal()).with("credit", credit.to_decimal()))
        }
    }
    /// The date of the entry.
    #[must_use]
    pub const fn booked_on(&self) -> LocalDate {
        self.booked_on
    }
    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[EntryLine] {
        &self.lines
    }
    /// Company currency.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.lines.first().map(|line| line.amount.currency)
    }
    /// The entry that takes this one back: the same lines on the other side.
    #[must_use]
    pub fn reversed(&self, booked_on: LocalDate) -> Self {
        let mirror = |line: &EntryLine| EntryLine { side: line.side.opposite(), ..line.clone() };
        Self { booked_on, lines: self.lines.iter().map(mirror).collect() }
    }
}
