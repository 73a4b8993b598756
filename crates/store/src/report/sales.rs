//! What was invoiced and what the goods that left had cost, grouped as people ask.

use kontor_core::decimal::{Quantity, Rate};
use kontor_core::entity::{BranchId, DocumentId};
use kontor_core::id::Id;
use kontor_core::money::Currency;
use kontor_core::text_enum;
use kontor_core::time::LocalDate;
use kontor_sync::commit::Cell;
use rusqlite::params_from_iter;

use super::months::Months;
use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::{Cells, Read};

text_enum! {
    /// By what sales are grouped.
    SalesGroup {
        /// Day of the document.
        Day "day",
        /// Week, by its Monday.
        Week "week",
        /// Month, by its first day.
        Month "month",
        /// Customer.
        Customer "customer",
        /// Item; lines without one together.
        Item "item",
        /// Group of items.
        Category "category",
        /// Issuing branch.
        Branch "branch",
        /// Who owns the deal or the customer, else who issued the document.
        Salesperson "salesperson",
    }
}

/// What a figure belongs to: a span of time or a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SalesKey {
    /// First day of the span.
    pub first_on: Option<LocalDate>,
    /// The record.
    pub id: Option<Id>,
    /// Its name.
    pub label: String,
}

/// What was invoiced: of documents in company currency together, of others per document.
#[derive(Debug, Clone, PartialEq)]
pub struct Invoiced {
    /// Of what.
    pub key: SalesKey,
    /// The document, where it is in another currency.
    pub document: Option<DocumentId>,
    /// Currency of `net_minor`.
    pub currency: Currency,
    /// Units of company currency for one of it.
    pub exchange_rate: Rate,
    /// Without tax, credit notes taken off.
    pub net_minor: i64,
    /// In stock units, credit notes taken off.
    pub quantity: Quantity,
}

/// What goods that left had cost, in company currency; what came back is taken off.
#[derive(Debug, Clone, PartialEq)]
pub struct Costed {
    /// Of what.
    pub key: SalesKey,
    /// How much.
    pub cost_minor: i64,
}

/// What was invoiced in a month to a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionNet {
    /// Year and month: `2026-01`.
    pub month: String,
    /// State, province or other name of the address.
    pub region: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// Without tax, credit notes taken off.
    pub net_minor: i64,
}

/// Which sales.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SalesSpan {
    /// First day.
    pub from: LocalDate,
    /// Last day.
    pub until: LocalDate,
    /// Of one branch only.
    pub branch: Option<BranchId>,
}

impl SalesGroup {
    /// The columns of a group of rows `s`: first day, id and name.
    const fn columns(self) -> &'static str {
        match self {
            Self::Day => "s.sold_on AS first_on, NULL AS id, '' AS label",
            Self::Week => "date(s.sold_on, 'weekday 0', '-6 days') AS first_on, NULL AS id, '' AS label",
            Self::Month => "substr(s.sold_on, 1, 7) || '-01' AS first_on, NULL AS id, '' AS label",
            Self::Customer => "NULL AS first_on, coalesce(o.id, s.party) AS id, coalesce(o.name, p.name, '') AS label",
            Self::Branch => "NULL AS first_on, s.branch AS id, coalesce(b.name, '') AS label",
            Self::Salesperson => "NULL AS first_on, u.id AS id, coalesce(u.name, '') AS label",
            Self::Item => "NULL AS first_on, coalesce(o.id, i.id) AS id, coalesce(o.name, i.name, '') AS label",
            Self::Category => "NULL AS first_on, c.id AS id, coalesce(c.name, '') AS label",
        }
    }
    /// What these columns need beside the rows, and no more: every join is made for every row.
    const fn joins(self) -> &'static str {
        match self {
            Self::Day | Self::Week | Self::Month => "",
            Self::Customer => "LEFT JOIN party p ON p.id = s.party LEFT JOIN party o ON o.id = p.merged_into",
            Self::Branch => "LEFT JOIN branch b ON b.id = s.branch",
            Self::Salesperson => {
                "LEFT JOIN deal e ON e.id = s.deal LEFT JOIN party p ON p.id = s.party \
                 LEFT JOIN user u ON u.id = coalesce(e.owner, p.owner, s.issued_by)"
            }
            Self::Item => "LEFT JOIN item i ON i.id = s.item LEFT JOIN item o ON o.id = i.merged_into",
            Self::Category => "LEFT JOIN item i ON i.id = s.item LEFT JOIN item_category c ON c.id = i.category",
        }
    }
    /// What rows have in common before names are looked up, so that few of them need one.
    const fn keys(self) -> &'static str {
        match self {
            Self::Day | Self::Week | Self::Month => "s.sold_on",
            Self::Customer => "s.party",
            Self::Branch => "s.branch",
            Self::Salesperson => "s.deal, s.party, s.issued_by",
            Self::Item | Self::Category => "s.item",
        }
    }
    /// Whether it needs more than a document knows as a whole.
    const fn by_line(self) -> bool {
        matches!(self, Self::Item | Self::Category)
    }
}

fn key(cells: &mut Cells<'_, '_>) -> Result<SalesKey> {
    Ok(SalesKey { first_on: cells.take()?, id: cells.take()?, label: cells.take()? })
}

/// `?1` to `?4` of every query: first and last day, branch, company currency.
fn params_of(span: SalesSpan, company: Currency) -> [Cell; 4] {
    [span.from.to_cell(), span.until.to_cell(), span.branch.to_cell(), Cell::Text(company.code().to_owned())]
}

/// Documents and later costs of a span, as `s`.
const OF_SPAN: &str = "s.sold_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR s.branch = ?3)";

impl Read<'_> {
    /// What was invoiced in a span. Prepayments are no sales; their final invoice is. Claims from before the first day are none
    /// either.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn invoiced(&self, group: SalesGroup, span: SalesSpan, company: Currency) -> Result<Vec<Invoiced>> {
        let rows = if group.by_line() {
            Months::of(self, span)?.invoiced()
        } else {
            format!(
                "SELECT s.*, CASE WHEN s.currency = ?4 THEN NULL ELSE s.source END AS document FROM sale s \
                 WHERE s.kind IN ('invoice', 'credit_note') AND {OF_SPAN}"
            )
        };
        let (columns, joins, keys) = (group.columns(), group.joins(), group.keys());
        let sql = format!(
            "SELECT {columns}, s.document, s.currency, s.exchange_rate, sum(s.net_minor), sum(s.quantity) FROM ( \
               SELECT {keys}, s.document, s.currency, s.exchange_rate, sum(s.net_minor) AS net_minor, sum(s.quantity) AS quantity \
               FROM ({rows}) s GROUP BY {keys}, s.document, s.currency, s.exchange_rate \
             ) s {joins} GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, 2, 4"
        );
        self.rows(&sql, params_from_iter(params_of(span, company).iter().map(Sql)), |cells| {
            Ok(Invoiced {
                key: key(cells)?,
                document: cells.take()?,
                currency: cells.take()?,
                exchange_rate: cells.take()?,
                net_minor: cells.take()?,
                quantity: cells.take()?,
            })
        })
    }
    /// What goods that left in a span had cost, with what turned out later about goods that had left before they came.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn costed(&self, group: SalesGroup, span: SalesSpan, company: Currency) -> Result<Vec<Costed>> {
        let rows = if group.by_line() {
            Months::of(self, span)?.costed()
        } else {
            format!("SELECT s.* FROM sale s WHERE {OF_SPAN}")
        };
        let (columns, joins, keys) = (group.columns(), group.joins(), group.keys());
        let sql = format!(
            "SELECT {columns}, sum(s.cost_minor) FROM ( \
               SELECT {keys}, sum(s.cost_minor) AS cost_minor FROM ({rows}) s WHERE ?4 IS ?4 GROUP BY {keys} \
             ) s {joins} GROUP BY 1, 2, 3"
        );
        self.rows(&sql, params_from_iter(params_of(span, company).iter().map(Sql)), |cells| {
            Ok(Costed { key: key(cells)?, cost_minor: cells.take()? })
        })
    }
    /// Net of invoices less credit notes in company currency, by month and by the region and country to which they were
    /// addressed; both are those of the paper, not of today's address.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn invoiced_by_region(&self, company: Currency) -> Result<Vec<RegionNet>> {
        self.rows(
            "SELECT substr(issued_on, 1, 7), coalesce(json_extract(party_snapshot, '$.address.region'), ''), \
             coalesce(json_extract(party_snapshot, '$.address.country'), ''), \
             sum(CASE kind WHEN 'credit_note' THEN -net_minor ELSE net_minor END) \
             FROM document WHERE kind IN ('invoice', 'credit_note') AND currency = ?1 AND prepayment_percent IS NULL \
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
            [company.code()],
            |cells| {
                Ok(RegionNet {
                    month: cells.take()?,
                    region: cells.take()?,
                    country: cells.take()?,
                    net_minor: cells.take()?,
                })
            },
        )
    }
}
