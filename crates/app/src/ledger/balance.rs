//! The trial balance: what stands on each account, and that all of it together is nothing.

use std::collections::BTreeMap;

use kontor_core::entity::{AccountId, BranchId};
use kontor_core::ledger::AccountType;
use kontor_core::money::Money;
use kontor_core::permission::{Action, Permission, Resource};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Calendar, Context, company};
use crate::error::Answer;

/// Which trial balance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TrialBalanceRequest {
    /// First day of the period; from the beginning when empty.
    #[serde(default)]
    pub from: Option<LocalDate>,
    /// Last day; today when empty.
    #[serde(default)]
    pub until: Option<LocalDate>,
    /// Of one branch only.
    #[serde(default)]
    pub branch: Option<BranchId>,
}

/// What stands on an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TrialBalanceRow {
    /// The account.
    pub account: AccountId,
    /// Its number.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it stands in the statements.
    pub kind: AccountType,
    /// Debits less credits before the period.
    pub opening: Money,
    /// Debits of the period.
    pub debit: Money,
    /// Credits of the period.
    pub credit: Money,
    /// Debits less credits at the end.
    pub closing: Money,
}

/// What stands on all accounts on which something was booked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TrialBalanceView {
    /// Last day.
    pub until: LocalDate,
    /// By account, in the order of their numbers.
    pub rows: Vec<TrialBalanceRow>,
    /// All debits of the period.
    pub debit: Money,
    /// All credits of the period.
    pub credit: Money,
    /// All that stands on all accounts: nothing, always.
    pub closing: Money,
}

pub(crate) fn trial_balance(context: &Context<'_>, request: TrialBalanceRequest) -> Answer<TrialBalanceView> {
    let branch = context.branch_of_figures(Permission::new(Resource::Ledger, Action::See), request.branch)?;
    context.read(|read| {
        let company = company(read)?;
        let until = request.until.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
        let before = match request.from.and_then(|from| from.pred_opt()) {
            Some(day) => turnover(read, day, branch)?,
            None => BTreeMap::new(),
        };
        let after = turnover(read, until, branch)?;
        let money = |minor| Money::new(minor, company.currency);
        let mut rows = Vec::new();
        for account in read.account_rows()? {
            let Some((debit, credit)) = after.get(&account.id) else { continue };
            let (opening_debit, opening_credit) = before.get(&account.id).copied().unwrap_or_default();
            rows.push(TrialBalanceRow {
                account: account.id,
                code: account.code,
                name: account.name,
                kind: account.kind,
                opening: money(opening_debit - opening_credit),
                debit: money(debit - opening_debit),
                credit: money(credit - opening_credit),
                closing: money(debit - credit),
            });
        }
        let total = |of: fn(&TrialBalanceRow) -> Money| Money::sum(company.currency, rows.iter().map(of));
        let (debit, credit, closing) = (total(|row| row.debit)?, total(|row| row.credit)?, total(|row| row.closing)?);
        Ok(TrialBalanceView { until, debit, credit, closing, rows })
    })
}

/// All debits and credits up to a day, by account.
pub(crate) fn turnover(
    read: &Read<'_>,
    until: LocalDate,
    branch: Option<BranchId>,
) -> Answer<BTreeMap<AccountId, (i64, i64)>> {
    let lines = read.turnover_until(until, branch)?;
    Ok(lines.into_iter().map(|line| (line.account, (line.debit_minor, line.credit_minor))).collect())
}
