//! Entries that a person writes: openings, accruals, corrections.

use kontor_core::check::NAME;
use kontor_core::company::Branch;
use kontor_core::entity::{AccountId, BranchId, EntryId, PartyId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::ledger::{
    Account, AccountRole, Entry, EntryHead, EntryLine, Journal, LockArea, Side, TaxKey, check_period,
};
use kontor_core::money::{Currency, Money};
use kontor_core::party::Party;
use kontor_core::permission::{Action, Permission, Resource};
use kontor_core::time::LocalDate;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entry::{EntryGet, EntryView, entry_get, reverse};
use crate::context::{Calendar, Context, company, here};
use crate::error::Answer;

/// A line of an entry by hand: one side of one account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryPostLine {
    /// The account.
    pub account: AccountId,
    /// Left side, in company currency.
    #[serde(default)]
    pub debit: Option<Money>,
    /// Right side, in company currency.
    #[serde(default)]
    pub credit: Option<Money>,
    /// Whose.
    #[serde(default)]
    pub party: Option<PartyId>,
    /// For the tax return.
    #[serde(default)]
    pub tax: Option<TaxKey>,
}

/// An entry by hand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryPost {
    /// Identity, made by the caller. The same entry sent twice is posted once.
    pub id: EntryId,
    /// Whose; the PC's own branch when empty.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// Its date.
    pub booked_on: LocalDate,
    /// What it is about.
    pub text: String,
    /// Its lines.
    pub lines: Vec<EntryPostLine>,
}

pub(crate) fn entry_post(context: &Context<'_>, request: EntryPost) -> Answer<EntryView> {
    let id = request.id;
    context.write(|write| {
        if write.find::<EntryHead>(id)?.is_some() {
            return Ok(());
        }
        let asked = context.branch_of_figures(Permission::new(Resource::Ledger, Action::Post), request.branch)?;
        let branch = match asked {
            Some(branch) => write.get::<Branch>(branch)?.id,
            None => here(write)?.1.id,
        };
        let currency = company(write)?.currency;
        let lines = request.read(write, currency)?;
        let entry = Entry::balanced(request.booked_on, lines)?;
        check_open(write, branch, request.booked_on, "booked_on")?;
        let head = EntryHead {
            id,
            branch,
            journal: Journal::General,
            booked_on: request.booked_on,
            document: None,
            payment: None,
            reversal_of: None,
            text: request.text.trim().to_owned(),
        };
        Ok(write.post_entry(&head, &entry, || context.new_id())?)
    })?;
    entry_get(context, EntryGet { id })
}

/// Accounts that are kept by documents and payments; by hand they would no longer agree with what is open and in stock.
const KEPT: &[AccountRole] = &[AccountRole::Receivable, AccountRole::Inventory];

impl EntryPost {
    fn read(&self, read: &Read<'_>, currency: Currency) -> Answer<Vec<EntryLine>> {
        let mut faults = Faults::none();
        faults.required("text", &self.text, NAME);
        let mut lines = Vec::with_capacity(self.lines.len());
        for (at, line) in self.lines.iter().enumerate() {
            let path = format!("lines.{at}");
            match read.find::<Account>(line.account)? {
                None => faults.push(Fault::at(format!("{path}.account"), Code::NotFound).with("kind", "account")),
                Some(account) if account.role.is_some_and(|role| KEPT.contains(&role)) || !account.active => {
                    faults.push(Fault::at(format!("{path}.account"), Code::NotAChoice));
                }
                Some(_) => {}
            }
            if let Some(party) = line.party
                && read.find::<Party>(party)?.is_none()
            {
                faults.push(Fault::at(format!("{path}.party"), Code::NotFound).with("kind", "party"));
            }
            lines.extend(faults.take(line.side(currency).map_err(|fault| fault.under(&path))));
        }
        faults.ok()?;
        Ok(lines)
    }
}

impl EntryPostLine {
    fn side(&self, currency: Currency) -> Result<EntryLine, Fault> {
        let (side, field, amount) = match (self.debit, self.credit) {
            (Some(amount), None) => (Side::Debit, "debit", amount),
            (None, Some(amount)) => (Side::Credit, "credit", amount),
            (None, None) => return Err(Fault::at("debit", Code::Required)),
            (Some(_), Some(_)) => return Err(Fault::at("credit", Code::NotAChoice)),
        };
        if amount.currency != currency {
            return Err(Fault::at(field, Code::CurrencyMismatch).with("left", amount.currency).with("right", currency));
        }
        if amount.minor <= 0 {
            return Err(Fault::at(field, Code::NotPositive));
        }
        let (account, party, tax) = (self.account, self.party, self.tax);
        Ok(EntryLine { account, side, amount, foreign: None, party, due_on: None, tax })
    }
}

/// Which entry by hand is taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct EntryReverse {
    /// The entry.
    pub entry: EntryId,
    /// On which day; today when empty.
    #[serde(default)]
    pub on: Option<LocalDate>,
}

pub(crate) fn entry_reverse(context: &Context<'_>, request: EntryReverse) -> Answer<EntryView> {
    let id = context.write(|write| {
        let head: EntryHead = write.get(request.entry)?;
        // What a document or payment posted is taken back together with it.
        if head.journal != Journal::General || head.reversal_of.is_some() {
            let fault = Fault::new(Code::WrongState).with("state", head.journal.as_str()).with("action", "reverse");
            return Err(fault.into());
        }
        let on = match request.on {
            Some(on) => on,
            None => Calendar::of(&company(write)?).day_of(context.now()),
        };
        if on < head.booked_on {
            return Err(Fault::at("on", Code::EndBeforeStart).into());
        }
        check_open(write, head.branch, on, "on")?;
        reverse(context, write, &head, on, None)
    })?;
    entry_get(context, EntryGet { id })
}

fn check_open(read: &Read<'_>, branch: BranchId, on: LocalDate, field: &str) -> Answer<()> {
    let checked = check_period(&read.period_locks()?, LockArea::All, branch, on);
    Ok(checked.map_err(|fault| Fault { field: field.to_owned(), ..fault })?)
}
