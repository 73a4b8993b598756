//! What decides how far lines are carried on, what is open of a document, and where it stands: read narrowly, since the rows of documents and
//! lines are wide.

use kontor_core::decimal::Rate;
use kontor_core::entity::{BranchId, DocumentId, DocumentLineId, EntityKind, ItemId, PartyId};
use kontor_core::money::{Currency, Money};
use kontor_core::sales::{Document, DocumentKind, EventKind};
use kontor_core::time::LocalDate;
use rusqlite::params;

use crate::column::{Column as _, Sql};
use crate::error::Result;
use crate::read::{Cells, Read};
use crate::table::document::Progress;
use crate::write::Write;

/// What a document says about what is to be paid for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Which.
    pub document: DocumentId,
    /// Of which kind.
    pub kind: DocumentKind,
    /// By whom.
    pub party: Option<PartyId>,
    /// To which branch.
    pub branch: BranchId,
    /// In which currency.
    pub currency: Currency,
    /// Units of company currency for one of it.
    pub exchange_rate: Rate,
    /// All of it, in minor units.
    pub gross_minor: i64,
    /// What of it was paid before.
    pub prepaid_minor: i64,
}

impl Owed {
    /// An amount in the currency of the document.
    #[must_use]
    pub const fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.currency)
    }
}

impl From<&Document> for Owed {
    fn from(document: &Document) -> Self {
        Self {
            document: document.id,
            kind: document.kind,
            party: document.party,
            branch: document.branch,
            currency: document.currency,
            exchange_rate: document.exchange_rate,
            gross_minor: document.gross_minor,
            prepaid_minor: document.prepaid_minor,
        }
    }
}

/// What is open of a part of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenPart {
    /// The whole part.
    pub amount_minor: i64,
    /// What is open of it; nothing where nothing is.
    pub open_minor: Option<i64>,
    /// When that is due.
    pub due_on: Option<LocalDate>,
}

/// How far a line of a document is along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineAlong {
    /// How much it is, in millionths of its unit.
    pub quantity: i64,
    /// Whether stock is kept of its item.
    pub stocked: bool,
    /// How far it is carried on.
    pub progress: Progress,
    /// How far the line that it continues is.
    pub continued: Option<Progress>,
}

/// Where a line stands among documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinePlace {
    /// Its document.
    pub document: DocumentId,
    /// Of which kind that is.
    pub kind: DocumentKind,
    /// The line that it continues.
    pub source: Option<DocumentLineId>,
}

const OWED: &str = "SELECT id, kind, party, branch, currency, exchange_rate, gross_minor, prepaid_minor FROM document";

impl Read<'_> {
    /// What is to be paid for a document; nothing for one that is not here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn owed(&self, document: DocumentId) -> Result<Option<Owed>> {
        Ok(self.rows(&format!("{OWED} WHERE id = ?1"), [Sql(&document.to_cell())], owed)?.pop())
    }
    /// The same of so many documents behind one, in the order of their ids.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn owed_after(&self, document: Option<DocumentId>, most: usize) -> Result<Vec<Owed>> {
        let behind = document.map_or_else(Vec::new, |document| document.0.0.as_bytes().to_vec());
        let sql = format!("{OWED} WHERE id > ?1 ORDER BY id LIMIT ?2");
        self.rows(&sql, params![behind, i64::try_from(most).unwrap_or(i64::MAX)], owed)
    }
    /// Of which kind a document is; nothing for one that is not here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kind_of_document(&self, document: DocumentId) -> Result<Option<DocumentKind>> {
        self.value("SELECT kind FROM document WHERE id = ?1", [Sql(&document.to_cell())])
    }
    /// What happened to a document, in its order.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn steps_of(&self, document: DocumentId) -> Result<Vec<EventKind>> {
        let sql = "SELECT kind FROM document_event WHERE document = ?1 ORDER BY at_ms, id";
        self.rows(sql, [Sql(&document.to_cell())], |cells| cells.take())
    }
    /// What is open of the parts of a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_parts(&self, document: DocumentId) -> Result<Vec<OpenPart>> {
        let sql = "SELECT i.amount_minor, o.open_minor, o.due_on FROM instalment i LEFT JOIN open_item o ON o.source = i.id \
                   WHERE i.document = ?1";
        self.rows(sql, [Sql(&document.to_cell())], |cells| {
            Ok(OpenPart { amount_minor: cells.take()?, open_minor: cells.take()?, due_on: cells.take()? })
        })
    }
    /// How far the lines of a document are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lines_along(&self, document: DocumentId) -> Result<Vec<LineAlong>> {
        let sql = "SELECT l.quantity, coalesce(i.kind = 'goods', 0), o.delivered, o.invoiced, o.returned, l.source_line IS NOT NULL, \
                   c.delivered, c.invoiced, c.returned FROM document_line l LEFT JOIN item i ON i.id = l.item \
                   LEFT JOIN line_progress o ON o.line = l.id LEFT JOIN line_progress c ON c.line = l.source_line WHERE l.document = ?1";
        self.rows(sql, [Sql(&document.to_cell())], |cells| {
            let (quantity, stocked, own) = (cells.take()?, cells.take()?, progress(cells)?);
            let (continues, above): (bool, Progress) = (cells.take()?, progress(cells)?);
            Ok(LineAlong { quantity, stocked, progress: own, continued: continues.then_some(above) })
        })
    }
    /// Where a line stands; nothing for one that is not here.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn place_of_line(&self, line: DocumentLineId) -> Result<Option<LinePlace>> {
        let sql = "SELECT l.document, d.kind, l.source_line FROM document_line l JOIN document d ON d.id = l.document WHERE l.id = ?1";
        let read = self.rows(sql, [Sql(&line.to_cell())], |cells| {
            Ok(LinePlace { document: cells.take()?, kind: cells.take()?, source: cells.take()? })
        })?;
        Ok(read.into_iter().next())
    }
    /// Deliveries that continue a document.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn deliveries_of(&self, document: DocumentId) -> Result<Vec<DocumentId>> {
        let sql = "SELECT id FROM document WHERE (source = ?1 OR revision_of = ?1) AND kind = 'delivery'";
        self.rows(sql, [Sql(&document.to_cell())], |cells| cells.take())
    }
    /// The item that an item goes on as, if stock is kept of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stocked_as(&self, item: ItemId) -> Result<Option<ItemId>> {
        let sql = "SELECT i.id FROM item known JOIN item i ON i.id = coalesce(known.merged_into, known.id) \
                   WHERE known.id = ?1 AND i.kind = 'goods'";
        self.value(sql, [Sql(&item.to_cell())])
    }
}

impl Write<'_> {
    /// Carries a line on by what documents that continue it say.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn carry_line(&mut self, line: DocumentLineId, by: Progress) -> Result<()> {
        self.execute(
            Some(EntityKind::DocumentLine),
            "INSERT INTO line_progress (line, delivered, invoiced, returned) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (line) DO UPDATE \
             SET delivered = delivered + excluded.delivered, invoiced = invoiced + excluded.invoiced, returned = returned + excluded.returned",
            params![Sql(&line.to_cell()), by.delivered, by.invoiced, by.returned],
        )
        .map(drop)
    }
}

fn owed(cells: &mut Cells<'_, '_>) -> Result<Owed> {
    Ok(Owed {
        document: cells.take()?,
        kind: cells.take()?,
        party: cells.take()?,
        branch: cells.take()?,
        currency: cells.take()?,
        exchange_rate: cells.take()?,
        gross_minor: cells.take()?,
        prepaid_minor: cells.take()?,
    })
}

/// Three columns; a line that nothing continues has none.
fn progress(cells: &mut Cells<'_, '_>) -> Result<Progress> {
    let mut figure = || cells.take::<Option<i64>>().map(Option::unwrap_or_default);
    Ok(Progress { delivered: figure()?, invoiced: figure()?, returned: figure()? })
}
