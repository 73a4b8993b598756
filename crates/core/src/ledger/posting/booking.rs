//! An entry in the making: legs by role, sides by sign.

use crate::entity::PartyId;
use crate::fault::Fault;
use crate::ledger::{AccountRole, Accounts, Entry, EntryLine, Side, TaxKey};
use crate::money::Money;
use crate::time::LocalDate;

/// One side of an entry before it has an account. A negative amount goes to the other side.
#[derive(Debug, Clone, Copy)]
pub struct Leg {
    role: AccountRole,
    amount: Money,
    foreign: Option<Money>,
    party: Option<PartyId>,
    due_on: Option<LocalDate>,
    tax: Option<TaxKey>,
}

impl Leg {
    /// An amount in company currency.
    #[must_use]
    pub const fn new(role: AccountRole, amount: Money) -> Self {
        Self { role, amount, foreign: None, party: None, due_on: None, tax: None }
    }
    /// For a tax.
    #[must_use]
    pub const fn taxed(self, tax: Option<TaxKey>) -> Self {
        Self { tax, ..self }
    }
    /// Of a party.
    #[must_use]
    pub const fn of(self, party: Option<PartyId>) -> Self {
        Self { party, ..self }
    }
    /// Due on a day.
    #[must_use]
    pub const fn due(self, on: LocalDate) -> Self {
        Self { due_on: Some(on), ..self }
    }
    /// The same amount in the currency of the document; left out where that is the company's own.
    #[must_use]
    pub fn foreign(self, amount: Money) -> Self {
        Self { foreign: Some(amount).filter(|foreign| foreign.currency != self.amount.currency), ..self }
    }
}

/// Collects the legs of an entry.
#[derive(Debug)]
pub struct Booking<'a> {
    on: LocalDate,
    accounts: &'a Accounts,
    lines: Vec<EntryLine>,
}

impl<'a> Booking<'a> {
    /// An entry of a day, on the accounts of a company.
    #[must_use]
    pub const fn on(on: LocalDate, accounts: &'a Accounts) -> Self {
        Self { on, accounts, lines: Vec::new() }
    }

    /// Adds to the left side.
    ///
    /// # Errors
    /// `unknown-account`.
    pub fn debit(&mut self, leg: Leg) -> Result<(), Fault> {
        self.add(Side::Debit, leg)
    }

    /// Adds to the right side.
    ///
    /// # Errors
    /// `unknown-account`.
    pub fn credit(&mut self, leg: Leg) -> Result<(), Fault> {
        self.add(Side::Credit, leg)
    }

    /// Adds to a side.
    ///
    /// # Errors
    /// `unknown-account`.
    pub fn add(&mut self, side: Side, leg: Leg) -> Result<(), Fault> {
        if leg.amount.is_zero() {
            return Ok(());
        }
        let turned = leg.amount.minor < 0;
        let upright = |amount: Money| Money::new(amount.minor.abs(), amount.currency);
        self.lines.push(EntryLine {
            account: self.accounts.find(leg.role, leg.tax)?,
            side: if turned { side.opposite() } else { side },
            amount: upright(leg.amount),
            foreign: leg.foreign.map(upright),
            party: leg.party,
            due_on: leg.due_on,
            tax: leg.tax,
        });
        Ok(())
    }

    /// The entry; nothing when no leg had a value.
    ///
    /// # Errors
    /// `unbalanced`, `currency-mismatch`.
    pub fn finish(self) -> Result<Option<Entry>, Fault> {
        if self.lines.is_empty() { Ok(None) } else { Entry::balanced(self.on, self.lines).map(Some) }
    }
}
