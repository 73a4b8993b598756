//! The accounts of the company.

use kontor_core::check::{CODE, NAME};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::ledger::Account;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;

/// An account as it should be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AccountSave {
    /// The account. A new one comes with an id of the caller's making.
    pub account: Account,
}

pub(crate) fn account_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<Account>> {
    context.read(|read| Ok(read.account_rows()?))
}

pub(crate) fn account_save(context: &Context<'_>, request: AccountSave) -> Answer<Account> {
    let account = request.account;
    context.write(|write| {
        check(write, &account)?;
        write.save(&account)?;
        Ok(account)
    })
}

/// An account keeps its kind once something is booked on it: the statements of past years would change otherwise.
fn check(read: &Read<'_>, account: &Account) -> Answer<()> {
    let mut faults = Faults::none();
    faults.required("account.code", &account.code, CODE);
    faults.required("account.name", &account.name, NAME);
    let others = read.account_rows()?;
    if others.iter().any(|other| other.id != account.id && other.code == account.code) {
        faults.push(Fault::at("account.code", Code::Repeated));
    }
    let before: Option<Account> = read.find(account.id)?;
    if before.is_some_and(|before| before.kind != account.kind) && read.account_is_used(account.id)? {
        faults.push(Fault::at("account.kind", Code::InUse).with("by", "entry"));
    }
    Ok(faults.ok()?)
}
