//! Figures over all of it: sales, receivables, stock, taxes, the first look in the morning, and all of them as files.
//!
//! Amounts are in company currency and exact: each report agrees with the ledger, which tests compare after random days.

mod dashboard;
pub(crate) mod export;
mod receivables;
mod sales;
mod stock_value;
mod vat;

pub use dashboard::DashboardView;
pub use export::{Exported, TableExport};
pub use receivables::{ReceivablesAgeing, ReceivablesAgeingView};
pub use sales::{ReportSales, ReportSalesView};
pub use stock_value::{ReportStockValue, ReportStockValueView};
pub use vat::{ReportVat, ReportVatView};

pub(crate) use dashboard::dashboard;
pub(crate) use export::{list_export, report_export};
pub(crate) use receivables::report_receivables_ageing;
pub(crate) use sales::report_sales;
pub(crate) use stock_value::report_stock_value;
pub(crate) use vat::report_vat;

use kontor_core::fault::{Code, Fault};
use kontor_core::permission::{Action, Permission, Resource};
use kontor_core::time::LocalDate;

/// The right to see reports.
const SEE: Permission = Permission::new(Resource::Report, Action::See);

/// A report needs its days in their order.
fn check_span(from: LocalDate, until: LocalDate) -> Result<(), Fault> {
    if until < from { Err(Fault::at("until", Code::EndBeforeStart)) } else { Ok(()) }
}
