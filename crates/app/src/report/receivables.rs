//! What customers owe, by how long it is overdue. The total is what stands on the receivable account at the end of the day.

#![allow(clippy::disallowed_types, reason = "serde's flatten names every kind of number; none of them is used")]

use std::collections::{BTreeMap, BTreeSet};

use kontor_core::company::Company;
use kontor_core::entity::{BranchId, DocumentId, PartyId, PaymentId};
use kontor_core::fault::Fault;
use kontor_core::money::Money;
use kontor_core::party::Party;
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::report::receivable::OpenClaim;
use kontor_store::table::payment::OpenItem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SEE;
use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::payment::payment_open_on;

/// Receivables of which day.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReceivablesAgeing {
    /// At the end of this day; today when empty.
    #[serde(default)]
    pub on: Option<LocalDate>,
    /// Of one branch only.
    #[serde(default)]
    pub branch: Option<BranchId>,
}

/// Amounts by how long they are overdue, in company currency.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgeingFigures {
    /// Not due yet.
    pub not_due: Money,
    /// 1 to 30 days overdue.
    pub days_1_30: Money,
    /// 31 to 60 days.
    pub days_31_60: Money,
    /// 61 to 90 days.
    pub days_61_90: Money,
    /// More than 90 days.
    pub over_90: Money,
    /// Credit notes and money that settle nothing yet, below zero.
    pub credit: Money,
    /// All of it.
    pub total: Money,
}

/// An open claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgeingClaim {
    /// The invoice.
    pub document: DocumentId,
    /// Its number.
    pub number: String,
    /// When it was due.
    pub due_on: LocalDate,
    /// Days overdue; zero when it is not due yet.
    #[ts(type = "number")]
    pub overdue_days: i64,
    /// What is open, in the currency of the invoice.
    pub open: Money,
    /// The same in company currency.
    pub book: Money,
}

/// What one party owes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgeingRow {
    /// The party.
    pub party: Option<PartyId>,
    /// Its name.
    pub party_name: String,
    /// What it owes.
    #[serde(flatten)]
    pub figures: AgeingFigures,
    /// Invoice by invoice, the oldest first.
    pub claims: Vec<AgeingClaim>,
}

/// What customers owe.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReceivablesAgeingView {
    /// At the end of this day.
    pub on: LocalDate,
    /// By party, who owes most first.
    pub rows: Vec<AgeingRow>,
    /// All of it.
    pub total: AgeingFigures,
}

pub(crate) fn report_receivables_ageing(
    context: &Context<'_>,
    request: ReceivablesAgeing,
) -> Answer<ReceivablesAgeingView> {
    let branch = context.branch_of_figures(SEE, request.branch)?;
    context.read(|read| {
        let company = company(read)?;
        let on = request.on.unwrap_or_else(|| Calendar::of(&company).day_of(context.now()));
        ageing(read, &company, on, branch)
    })
}

pub(super) fn ageing(
    read: &Read<'_>,
    company: &Company,
    on: LocalDate,
    branch: Option<BranchId>,
) -> Answer<ReceivablesAgeingView> {
    let touched: BTreeSet<PaymentId> = read.payments_touched_since(on)?.into_iter().collect();
    let mut claims = read.claims_open_on(on)?;
    for item in read.credits_open_now(on)? {
        if !touched.contains(&PaymentId(item.source)) {
            claims.push(OpenClaim { number: String::new(), item });
        }
    }
    for payment in touched {
        let item = payment_open_on(read, company, payment, on)?;
        if item.open_minor != 0 || item.book_minor != 0 {
            claims.push(OpenClaim { number: String::new(), item });
        }
    }
    claims.retain(|claim| branch.is_none_or(|branch| claim.item.branch == branch));
    let mut total = AgeingFigures::nothing(company);
    let mut parties: BTreeMap<Option<PartyId>, AgeingRow> = BTreeMap::new();
    for open in claims {
        let item = &open.item;
        if let std::collections::btree_map::Entry::Vacant(e) = parties.entry(item.party) {
            e.insert(AgeingRow::of(read, company, item.party)?);
        }
        let Some(row) = parties.get_mut(&item.party) else { continue };
        row.figures.add(company, item, on)?;
        total.add(company, item, on)?;
        row.claims.extend(claim(company, open, on));
    }
    let mut rows: Vec<AgeingRow> = parties.into_values().collect();
    rows.sort_by(|a, b| {
        let most = b.figures.total.minor.cmp(&a.figures.total.minor);
        most.then_with(|| a.party_name.cmp(&b.party_name))
    });
    Ok(ReceivablesAgeingView { on, rows, total })
}

fn overdue_days(item: &OpenItem, on: LocalDate) -> i64 {
    item.due_on.map_or(0, |due_on| (on - due_on).num_days().max(0))
}

fn claim(company: &Company, open: OpenClaim, on: LocalDate) -> Option<AgeingClaim> {
    let OpenClaim { number, item } = open;
    let (document, due_on) = item.document.zip(item.due_on).filter(|_| item.open_minor >= 0)?;
    Some(AgeingClaim {
        document,
        number,
        due_on,
        overdue_days: overdue_days(&item, on),
        open: Money::new(item.open_minor, item.currency),
        book: Money::new(item.book_minor, company.currency),
    })
}

impl AgeingRow {
    fn of(read: &Read<'_>, company: &Company, party: Option<PartyId>) -> Answer<Self> {
        let found: Option<Party> = party.map(|id| read.get(id)).transpose()?;
        let party_name = found.map(|party| party.name).unwrap_or_default();
        Ok(Self { party, party_name, figures: AgeingFigures::nothing(company), claims: Vec::new() })
    }
}

impl AgeingFigures {
    const fn nothing(company: &Company) -> Self {
        let none = Money::zero(company.currency);
        Self {
            not_due: none,
            days_1_30: none,
            days_31_60: none,
            days_61_90: none,
            over_90: none,
            credit: none,
            total: none,
        }
    }
    fn add(&mut self, company: &Company, item: &OpenItem, on: LocalDate) -> Result<(), Fault> {
        let book = Money::new(item.book_minor, company.currency);
        let bucket = match overdue_days(item, on) {
            _ if item.open_minor < 0 || item.due_on.is_none() => &mut self.credit,
            0 => &mut self.not_due,
            1..=30 => &mut self.days_1_30,
            31..=60 => &mut self.days_31_60,
            61..=90 => &mut self.days_61_90,
            _ => &mut self.over_90,
        };
        *bucket = bucket.plus(book)?;
        self.total = self.total.plus(book)?;
        Ok(())
    }
    /// What is overdue.
    pub(super) fn overdue(&self) -> Result<Money, Fault> {
        self.days_1_30.plus(self.days_31_60)?.plus(self.days_61_90)?.plus(self.over_90)
    }
}
