//! What was invoiced and what the goods that left had cost, grouped as people ask.

use kontor_core::decimal::{Quantity, Rate};
use kontor_core::entity::{BranchId, DocumentId};
use kontor_core::id::Id;
use kontor_core::money::Currency;
use kontor_core::text_enum;
use kontor_core::time::LocalDate;
use rusqlite::params;

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
    /// The columns of a group: first day, id and name; `day` is the date that counts.
    fn columns(self, day: &str) -> String {
        let (first_on, id, label) = match self {
            Self::Day => (day.to_owned(), "NULL", "NULL"),
            Self::Week => (format!("date({day}, 'weekday 0', '-6 days')"), "NULL", "NULL"),
            Self::Month => (format!("substr({day}, 1, 7) || '-01'"), "NULL", "NULL"),
            Self::Customer => ("NULL".to_owned(), "d.party", "p.name"),
            Self::Item => ("NULL".to_owned(), "i.id", "i.name"),
            Self::Category => ("NULL".to_owned(), "c.id", "c.name"),
            Self::Branch => ("NULL".to_owned(), "d.branch", "b.name"),
            Self::Salesperson => ("NULL".to_owned(), "u.id", "u.name"),
        };
        format!("{first_on} AS first_on, {id} AS id, coalesce({label}, '') AS label")
    }
    /// What these columns need beside a document `d` and its lines or moves, and no more: every join is made for every line.
    fn joins(self, line: &str) -> String {
        let item = format!("LEFT JOIN item i ON i.id = {line}.item");
        match self {
            Self::Day | Self::Week | Self::Month => String::new(),
            Self::Customer => "LEFT JOIN party p ON p.id = d.party".to_owned(),
            Self::Item => item,
            Self::Category => format!("{item} LEFT JOIN item_category c ON c.id = i.category"),
            Self::Branch => "LEFT JOIN branch b ON b.id = d.branch".to_owned(),
            Self::Salesperson => "LEFT JOIN deal s ON s.id = d.deal LEFT JOIN party p ON p.id = d.party \
                LEFT JOIN user u ON u.id = coalesce(s.owner, p.owner, d.issued_by)"
                .to_owned(),
        }
    }
}

fn key(cells: &mut Cells<'_, '_>) -> Result<SalesKey> {
    Ok(SalesKey { first_on: cells.take()?, id: cells.take()?, label: cells.take()? })
}

impl Read<'_> {
    /// What was invoiced in a span. Prepayments are no sales; their final invoice is.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn invoiced(&self, group: SalesGroup, span: SalesSpan, company: Currency) -> Result<Vec<Invoiced>> {
        let sign = "CASE d.kind WHEN 'credit_note' THEN -1 ELSE 1 END";
        let (columns, joins) = (group.columns("d.issued_on"), group.joins("l"));
        let sql = format!(
            "SELECT {columns}, CASE WHEN d.currency = ?4 THEN NULL ELSE d.id END, d.currency, d.exchange_rate, \
             sum({sign} * l.net_minor), sum({sign} * l.stock_quantity) \
             FROM document d JOIN document_line l ON l.document = d.id {joins} \
             WHERE d.kind IN ('invoice', 'credit_note') AND d.issued_on BETWEEN ?1 AND ?2 AND d.prepayment_percent IS NULL \
             AND (?3 IS NULL OR d.branch = ?3) GROUP BY 1, 2, 3, 4 ORDER BY 1, 3, 2, 4"
        );
        let span =
            params![Sql(&span.from.to_cell()), Sql(&span.until.to_cell()), Sql(&span.branch.to_cell()), company.code()];
        self.rows(&sql, span, |cells| {
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
    /// What goods that left in a span had cost, with what turned out later about goods that had left before they came.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn costed(&self, group: SalesGroup, span: SalesSpan) -> Result<Vec<Costed>> {
        let (moved, settled, joins) = (group.columns("d.issued_on"), group.columns("r.made_on"), group.joins("m"));
        let sql = format!(
            "SELECT first_on, id, label, sum(cost) FROM ( \
               SELECT {moved}, CASE WHEN t.kind = 'customer' THEN m.value_minor WHEN f.kind = 'customer' THEN -m.value_minor ELSE 0 END AS cost \
               FROM document d JOIN stock_move m ON m.document = d.id JOIN location t ON t.id = m.to_location \
               JOIN location f ON f.id = m.from_location {joins} \
               WHERE d.kind IN ('delivery', 'invoice', 'credit_note') AND d.issued_on BETWEEN ?1 AND ?2 \
               AND (?3 IS NULL OR d.branch = ?3) \
               UNION ALL \
               SELECT {settled}, -r.value_minor FROM revaluation r JOIN stock_move m ON m.id = r.move \
               JOIN location t ON t.id = m.to_location AND t.kind = 'customer' JOIN document d ON d.id = m.document \
               {joins} \
               WHERE r.reason = 'settlement' AND r.made_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR d.branch = ?3) \
             ) GROUP BY 1, 2, 3"
        );
        let span = params![Sql(&span.from.to_cell()), Sql(&span.until.to_cell()), Sql(&span.branch.to_cell())];
        self.rows(&sql, span, |cells| Ok(Costed { key: key(cells)?, cost_minor: cells.take()? }))
    }
}
