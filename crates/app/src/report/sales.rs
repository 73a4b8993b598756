//! Sales of a span: net, cost of the goods that left, margin, quantity.
//!
//! Net counts on the day of the invoice, cost on the day on which the goods left, as in the ledger.

use std::collections::BTreeMap;

use kontor_core::company::Company;
use kontor_core::decimal::{Quantity, Rate, Rounding};
use kontor_core::entity::{BranchId, DocumentId};
use kontor_core::id::Id;
use kontor_core::money::Money;
use kontor_core::permission::Facet;
use kontor_core::time::LocalDate;
use kontor_store::Read;
use kontor_store::report::sales::{Invoiced, SalesGroup, SalesKey, SalesSpan};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SEE, check_span};
use crate::context::{Context, company};
use crate::error::Answer;
use crate::payment::in_books;

/// Which sales, grouped how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportSales {
    /// First day.
    pub from: LocalDate,
    /// Last day.
    pub until: LocalDate,
    /// Of one branch only.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// By what.
    pub group: SalesGroup,
}

/// Sales of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct SalesRow {
    /// First day of the span, where days, weeks or months are grouped.
    pub first_on: Option<LocalDate>,
    /// The customer, item, group, branch or person; nothing for what belongs to none.
    pub id: Option<Id>,
    /// Its name.
    pub label: String,
    /// In stock units, credit notes taken off.
    pub quantity: Quantity,
    /// Without tax, credit notes taken off.
    pub net: Money,
    /// What the goods that left had cost, less what came back; absent for people who may not see costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub cost: Option<Money>,
    /// Net less cost; absent as above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub margin: Option<Money>,
    /// Margin in percent of net, to one decimal; absent without net, and as above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub margin_percent: Option<Rate>,
}

impl SalesRow {
    /// As people see it who may not see costs.
    pub(super) fn without_costs(self) -> Self {
        Self { cost: None, margin: None, margin_percent: None, ..self }
    }
}

/// Sales of a span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportSalesView {
    /// Spans of time in their order; records by net, the most first.
    pub rows: Vec<SalesRow>,
    /// All of it.
    pub total: SalesRow,
}

pub(crate) fn report_sales(context: &Context<'_>, request: ReportSales) -> Answer<ReportSalesView> {
    check_span(request.from, request.until)?;
    let branch = context.branch_of_figures(SEE, request.branch)?;
    context.read(|read| {
        let span = SalesSpan { from: request.from, until: request.until, branch };
        let view = sales(read, &company(read)?, request.group, span)?;
        Ok(if context.sees(Facet::Cost) { view } else { view.without_costs() })
    })
}

impl ReportSalesView {
    fn without_costs(self) -> Self {
        let rows = self.rows.into_iter().map(SalesRow::without_costs).collect();
        Self { rows, total: self.total.without_costs() }
    }
}

/// Sales of a span, grouped.
pub(super) fn sales(read: &Read<'_>, company: &Company, group: SalesGroup, span: SalesSpan) -> Answer<ReportSalesView> {
    let mut found: BTreeMap<SalesKey, Figures> = BTreeMap::new();
    for (invoiced, net_minor) in in_company_currency(company, read.invoiced(group, span, company.currency)?)? {
        let figures = found.entry(invoiced.key).or_default();
        figures.net += net_minor;
        figures.quantity += invoiced.quantity.micro();
    }
    for costed in read.costed(group, span, company.currency)? {
        found.entry(costed.key).or_default().cost += costed.cost_minor;
    }
    let mut total = Figures::default();
    let mut rows = Vec::with_capacity(found.len());
    for (key, figures) in found {
        total.net += figures.net;
        total.cost += figures.cost;
        total.quantity += figures.quantity;
        rows.push(figures.row(company, key)?);
    }
    if rows.iter().all(|row| row.first_on.is_none()) {
        rows.sort_by(|a, b| b.net.minor.cmp(&a.net.minor).then_with(|| a.label.cmp(&b.label)));
    }
    let whole = SalesKey { first_on: None, id: None, label: String::new() };
    Ok(ReportSalesView { rows, total: total.row(company, whole)? })
}

#[derive(Default)]
struct Figures {
    net: i64,
    cost: i64,
    quantity: i64,
}

impl Figures {
    fn row(&self, company: &Company, key: SalesKey) -> Answer<SalesRow> {
        let money = |minor| Money::new(minor, company.currency);
        let margin = self.net - self.cost;
        let margin_percent = match self.net {
            0 => None,
            net => {
                let percent = Decimal::from(margin) * Decimal::ONE_HUNDRED / Decimal::from(net);
                Some(Rate::new(Rounding::HalfUp.apply(percent, 1))?)
            }
        };
        Ok(SalesRow {
            first_on: key.first_on,
            id: key.id,
            label: key.label,
            quantity: Quantity::from_micro(self.quantity),
            net: money(self.net),
            cost: Some(money(self.cost)),
            margin: Some(money(margin)),
            margin_percent,
        })
    }
}

/// Each figure in company currency. The parts of a document in another currency add up to its converted total: each gets
/// what the sum up to it is worth less what the sum before it was.
fn in_company_currency(company: &Company, all: Vec<Invoiced>) -> Answer<Vec<(Invoiced, i64)>> {
    let mut so_far: BTreeMap<DocumentId, i64> = BTreeMap::new();
    let mut converted = Vec::with_capacity(all.len());
    for invoiced in all {
        let minor = match invoiced.document {
            None => invoiced.net_minor,
            Some(document) => {
                let worth = |minor| in_books(company, Money::new(minor, invoiced.currency), invoiced.exchange_rate);
                let sum = so_far.entry(document).or_default();
                let before = worth(*sum)?;
                *sum += invoiced.net_minor;
                worth(*sum)?.minor - before.minor
            }
        };
        converted.push((invoiced, minor));
    }
    Ok(converted)
}
