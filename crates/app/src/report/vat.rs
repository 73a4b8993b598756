//! Base and tax by category and rate, from the ledger: what the tax return asks for, ready to be compared with the accounts.

use std::collections::BTreeMap;

use kontor_core::decimal::Rate;
use kontor_core::entity::BranchId;
use kontor_core::ledger::{AccountRole, AccountType};
use kontor_core::money::Money;
use kontor_core::permission::{Action, Permission, Resource};
use kontor_core::tax::VatCategory;
use kontor_core::text_enum;
use kontor_core::time::LocalDate;
use kontor_store::report::tax::TaxTurnover;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check_span;
use crate::context::{Context, company};
use crate::error::Answer;

/// Taxes of which span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportVat {
    /// First day.
    pub from: LocalDate,
    /// Last day.
    pub until: LocalDate,
    /// Of one branch only.
    #[serde(default)]
    pub branch: Option<BranchId>,
}

text_enum! {
    /// Whose tax it is.
    VatSide {
        /// On sales: owed.
        Sales "sales",
        /// On purchases: deducted.
        Purchases "purchases",
    }
}

/// One tax.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct VatRow {
    /// Owed or deducted.
    pub side: VatSide,
    /// Category of EN 16931.
    pub category: VatCategory,
    /// Percent.
    pub rate: Rate,
    /// On how much: sales, prepayments invoiced, discounts taken off; or purchases.
    pub base: Money,
    /// The tax that fell due.
    pub tax: Money,
    /// The tax that is invoiced and not owed yet.
    pub waiting: Money,
}

/// Taxes of a span.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReportVatView {
    /// Sales first, then by category and rate.
    pub rows: Vec<VatRow>,
    /// Tax on sales that fell due.
    pub output: Money,
    /// Tax on purchases.
    pub input: Money,
    /// What is to be paid; below zero what comes back.
    pub payable: Money,
}

pub(crate) fn report_vat(context: &Context<'_>, request: ReportVat) -> Answer<ReportVatView> {
    check_span(request.from, request.until)?;
    let branch = context.branch_of_figures(Permission::new(Resource::Ledger, Action::See), request.branch)?;
    context.read(|read| {
        let currency = company(read)?.currency;
        let none = Money::zero(currency);
        let mut found: BTreeMap<(VatSide, VatCategory, Rate), VatRow> = BTreeMap::new();
        for turnover in read.tax_turnover(request.from, request.until, branch)? {
            let (side, figure) = place(&turnover);
            let TaxTurnover { category, rate, .. } = turnover;
            let row = VatRow { side, category, rate, base: none, tax: none, waiting: none };
            let row = found.entry((side, category, rate)).or_insert(row);
            // On purchases debits count.
            let minor = if side == VatSide::Sales { turnover.credit_minor } else { -turnover.credit_minor };
            let figure = match figure {
                Figure::Base => &mut row.base,
                Figure::Tax => &mut row.tax,
                Figure::Waiting => &mut row.waiting,
            };
            *figure = figure.plus(Money::new(minor, currency))?;
        }
        let rows: Vec<VatRow> = found.into_values().collect();
        let sum = |side| Money::sum(currency, rows.iter().filter(|row| row.side == side).map(|row| row.tax));
        let (output, input) = (sum(VatSide::Sales)?, sum(VatSide::Purchases)?);
        Ok(ReportVatView { payable: output.minus(input)?, output, input, rows })
    })
}

enum Figure {
    Base,
    Tax,
    Waiting,
}

/// Which figure a tagged booking belongs to.
fn place(turnover: &TaxTurnover) -> (VatSide, Figure) {
    match (turnover.role, turnover.kind) {
        (Some(AccountRole::VatOutput), _) => (VatSide::Sales, Figure::Tax),
        (Some(AccountRole::VatOutputDeferred), _) => (VatSide::Sales, Figure::Waiting),
        (Some(AccountRole::VatInput), _) => (VatSide::Purchases, Figure::Tax),
        (Some(AccountRole::DiscountTaken), _) => (VatSide::Purchases, Figure::Base),
        (Some(AccountRole::PrepaymentsReceived | AccountRole::DiscountGranted), _) | (_, AccountType::Income) => {
            (VatSide::Sales, Figure::Base)
        }
        _ => (VatSide::Purchases, Figure::Base),
    }
}
