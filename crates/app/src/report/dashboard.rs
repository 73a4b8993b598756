//! The first look in the morning: sales, what is open, who and what brings it.

use chrono::{Datelike, Months};
use kontor_core::company::Company;
use kontor_core::fault::{Code, Fault};
use kontor_core::money::Money;
use kontor_core::permission::Facet;
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::report::sales::{SalesGroup, SalesSpan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SEE;
use super::receivables::ageing;
use super::sales::{SalesRow, sales};
use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::program::Nothing;

/// How many customers and items are named.
const TOP: usize = 5;

/// The first look in the morning, in company currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DashboardView {
    /// Today, as the company counts.
    pub today: LocalDate,
    /// Net sales of this month so far.
    pub month: Money,
    /// Net sales of the same month last year up to the same day.
    pub month_last_year_to_date: Money,
    /// Net sales of the same month last year.
    pub month_last_year: Money,
    /// The last twelve months with this one, the oldest first; a month without sales has zeros.
    pub months: Vec<SalesRow>,
    /// What customers owe, less their credits.
    pub receivables: Money,
    /// What of it is overdue.
    pub overdue: Money,
    /// Customers with the most net sales in these twelve months.
    pub top_customers: Vec<SalesRow>,
    /// Items with the most net sales in these twelve months.
    pub top_items: Vec<SalesRow>,
}

pub(crate) fn dashboard(context: &Context<'_>, _: Nothing) -> Answer<DashboardView> {
    let shown = |rows: Vec<SalesRow>| -> Vec<SalesRow> {
        if context.sees(Facet::Cost) { rows } else { rows.into_iter().map(SalesRow::without_costs).collect() }
    };
    let branch = context.branch_of_figures(SEE, None)?;
    context.read(|read| {
        let company = company(read)?;
        let today = Calendar::of(&company).day_of(context.now());
        let month = first_of_month(today)?;
        let last_year = months_before(month, 12)?;
        let oldest = months_before(month, 11)?;
        let year = SalesSpan { from: oldest, until: today, branch };
        let net = |from, until| {
            let span = SalesSpan { from, until, branch };
            sales(read, &company, SalesGroup::Month, span).map(|found| found.total.net)
        };
        let open = ageing(read, &company, today, branch)?.total;
        Ok(DashboardView {
            today,
            month: net(month, today)?,
            month_last_year_to_date: net(last_year, months_before(today, 12)?)?,
            month_last_year: net(last_year, last_of_month(last_year)?)?,
            months: shown(months(read, &company, year)?),
            receivables: open.total,
            overdue: open.overdue()?,
            top_customers: shown(top(read, &company, SalesGroup::Customer, year)?),
            top_items: shown(top(read, &company, SalesGroup::Item, year)?),
        })
    })
}

fn out_of_calendar() -> Fault {
    Fault::new(Code::OutOfRange)
}

fn first_of_month(day: LocalDate) -> Result<LocalDate, Fault> {
    day.with_day(1).ok_or_else(out_of_calendar)
}

fn last_of_month(first: LocalDate) -> Result<LocalDate, Fault> {
    let next = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    next.ok_or_else(out_of_calendar)
}

fn months_before(day: LocalDate, months: u32) -> Result<LocalDate, Fault> {
    day.checked_sub_months(Months::new(months)).ok_or_else(out_of_calendar)
}

fn months(read: &Read<'_>, company: &Company, span: SalesSpan) -> Answer<Vec<SalesRow>> {
    let found = sales(read, company, SalesGroup::Month, span)?;
    let none = Money::zero(company.currency);
    let mut rows = Vec::new();
    let mut first = span.from;
    while first <= span.until {
        let row = found.rows.iter().find(|row| row.first_on == Some(first)).cloned();
        rows.push(row.unwrap_or_else(|| SalesRow {
            first_on: Some(first),
            id: None,
            label: String::new(),
            quantity: kontor_core::decimal::Quantity::ZERO,
            net: none,
            cost: Some(none),
            margin: Some(none),
            margin_percent: None,
        }));
        first = last_of_month(first)?.succ_opt().ok_or_else(out_of_calendar)?;
    }
    Ok(rows)
}

fn top(read: &Read<'_>, company: &Company, group: SalesGroup, span: SalesSpan) -> Answer<Vec<SalesRow>> {
    let mut rows = sales(read, company, group, span)?.rows;
    rows.retain(|row| row.id.is_some() && row.net.minor > 0);
    rows.truncate(TOP);
    Ok(rows)
}
