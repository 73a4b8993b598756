//! The home screen: what waits for the person, a few rows of each kind with how many there are.

use chrono::Days;
use kontor_core::money::Money;
use kontor_core::permission::{Action, Resource};
use kontor_core::time::{LocalDate, Timestamp};
use kontor_store::Read;
use kontor_store::incarnation::PutBack;
use kontor_store::list::Page;
use kontor_store::rows::activity::ActivityRow;
use kontor_store::rows::deal::DealRow;
use kontor_store::rows::document::DocumentRow;
use kontor_store::rows::home::{LowStockRow, OverdueRow};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::{self, BackupState};
use crate::context::{self, Calendar, Context};
use crate::error::Answer;
use crate::program::Nothing;

/// Rows of each section.
const ROWS: i64 = 10;
/// Rows of the agenda.
const AGENDA: i64 = 50;
/// What comes within so many days is soon.
const SOON: u64 = 7;

/// What waits for the person. A section that the person may not see is left out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct HomeSummary {
    /// Today, as the company counts.
    pub today: LocalDate,
    /// What the person should do: overdue, due today, or taking place today, and assigned to nobody else. Everybody's, when
    /// the person is no employee.
    pub agenda: Page<ActivityRow>,
    /// Money that should have come by now, the oldest first.
    pub overdue: Option<Overdue>,
    /// Open quotes that expire within a week.
    pub quotes_expiring: Option<Page<DocumentRow>>,
    /// Orders that are late or wanted within a week.
    pub orders_due: Option<Page<DocumentRow>>,
    /// Items of which there is too little.
    pub low_stock: Option<Page<LowStockRow>>,
    /// Open deals about which nothing is planned.
    pub deals_unplanned: Option<Page<DealRow>>,
    /// How much is not finished.
    pub counts: HomeCounts,
    /// Whether the company is safe, for those who can do something about it; nothing in a company to try things out.
    pub safety: Option<Safety>,
}

/// Whether the company could be had back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Safety {
    /// Whether the recovery key is written down.
    pub recovery_key_confirmed: bool,
    /// How the backups of this PC stand.
    pub backup: BackupState,
    /// An older copy of the company was put in its place by hand, not long ago.
    pub put_back: Option<PutBack>,
}

/// Money that should have come by now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Overdue {
    /// The first parts of invoices.
    pub invoices: Page<OverdueRow>,
    /// All of it in company currency, as it stands in the books.
    pub total: Money,
}

/// How much is not finished; nothing where the person may not see it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct HomeCounts {
    /// Open deals.
    #[ts(type = "number | null")]
    pub deals: Option<i64>,
    /// Quotes that wait for an answer.
    #[ts(type = "number | null")]
    pub quotes: Option<i64>,
    /// Orders that are not delivered and invoiced.
    #[ts(type = "number | null")]
    pub orders: Option<i64>,
    /// The person's drafts.
    #[ts(type = "number | null")]
    pub drafts: Option<i64>,
}

pub(crate) fn home_summary(context: &Context<'_>, _: Nothing) -> Answer<HomeSummary> {
    context.read(|read| {
        let company = context::company(read)?;
        let today = Calendar::of(&company).day_of(context.now());
        let soon = today.checked_add_days(Days::new(SOON)).unwrap_or(today);
        let open = read.open_count(context.user.id, today)?;
        let [documents, deals] =
            [Resource::Document, Resource::Deal].map(|resource| context.may(resource, Action::See));
        let overdue = || {
            let total = Money::new(read.overdue_sum(today)?, company.currency);
            Ok::<_, crate::AppError>(Overdue { invoices: read.overdue_rows(today, ROWS)?, total })
        };
        Ok(HomeSummary {
            today,
            agenda: read.agenda_rows(context.user.employee, today, AGENDA)?,
            overdue: context.may(Resource::Payment, Action::See).then(overdue).transpose()?,
            quotes_expiring: documents.then(|| read.expiring_quotes(today, soon, ROWS)).transpose()?,
            orders_due: documents.then(|| read.orders_wanted(LocalDate::MIN, soon, ROWS)).transpose()?,
            low_stock: context.may(Resource::Stock, Action::See).then(|| read.low_stock_rows(ROWS)).transpose()?,
            deals_unplanned: deals.then(|| read.unplanned_deals(ROWS)).transpose()?,
            counts: HomeCounts {
                deals: deals.then_some(open.deals),
                quotes: documents.then_some(open.quotes),
                orders: documents.then_some(open.orders),
                drafts: documents.then_some(open.drafts),
            },
            safety: (context.may(Resource::Company, Action::Change) && !company.demo)
                .then(|| safety(read, context.now()))
                .transpose()?,
        })
    })
}

/// How long an older copy is told of: as long as people may still have what it lacks.
const PUT_BACK_TOLD_MS: i64 = 30 * 86_400_000;

fn safety(read: &Read<'_>, now: Timestamp) -> Answer<Safety> {
    let put_back = read.put_back()?.filter(|found| now.0 - found.at_ms.0 < PUT_BACK_TOLD_MS);
    Ok(Safety { recovery_key_confirmed: read.recovery_confirmed()?.is_some(), backup: backup::state(read)?, put_back })
}
