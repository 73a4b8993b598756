//! The trial balance: what stands on each account, and that all of it together is nothing.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entry::{Entry, Side};
use crate::entity::AccountId;
use crate::fault::Fault;
use crate::money::{Currency, Money};

/// What stands on an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AccountBalance {
    /// All debits.
    pub debit: Money,
    /// All credits.
    pub credit: Money,
}

impl AccountBalance {
    /// Debits less credits.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn balance(&self) -> Result<Money, Fault> {
        self.debit.minus(self.credit)
    }
}

/// What stands on all accounts.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialBalance {
    /// By account.
    pub accounts: BTreeMap<AccountId, AccountBalance>,
    currency: Currency,
}

impl TrialBalance {
    /// Adds entries up.
    ///
    /// # Errors
    /// `currency-mismatch`, `amount-too-large`.
    pub fn of<'a>(currency: Currency, entries: impl IntoIterator<Item = &'a Entry>) -> Result<Self, Fault> {
        let none = AccountBalance { debit: Money::zero(currency), credit: Money::zero(currency) };
        let mut accounts = BTreeMap::new();
        for line in entries.into_iter().flat_map(Entry::lines) {
            let balance: &mut AccountBalance = accounts.entry(line.account).or_insert(none);
            let side = match line.side {
                Side::Debit => &mut balance.debit,
                Side::Credit => &mut balance.credit,
            };
            *side = side.plus(line.amount)?;
        }
        Ok(Self { accounts, currency })
    }
    /// Debits less credits of one account.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn balance(&self, account: AccountId) -> Result<Money, Fault> {
        self.accounts.get(&account).map_or(Ok(Money::zero(self.currency)), AccountBalance::balance)
    }
    /// All debits less all credits: nothing, always.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn total(&self) -> Result<Money, Fault> {
        self.accounts.values().try_fold(Money::zero(self.currency), |sum, account| sum.plus(account.balance()?))
    }
}
