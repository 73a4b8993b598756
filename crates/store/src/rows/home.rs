//! What waits for somebody: shown on the home screen and in the calendar.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, EntityKind, ItemId, LocationId, PartyId, UserId};
use kontor_core::money::Money;
use kontor_core::time::LocalDate;

use crate::column::Column;
use crate::error::Result;
use crate::list;
use crate::list::{Page, Window};
use crate::read::Read;
use crate::rows::deal::DealRow;
use crate::rows::document::DocumentRow;

list! {
    /// Money that should have come by now.
    OverdueRow from "open_item o JOIN document d ON d.id = o.document LEFT JOIN party p ON p.id = o.party"
    where "o.kind = 'instalment' AND o.open_minor > 0" key "o.source" viewed Document as "d" order "o.due_on", "o.source" {
        /// The invoice.
        document: DocumentId = "d.id";
        /// Its number.
        number: String = "d.number";
        /// Who owes it.
        party: Option<PartyId> = "o.party";
        /// Name of the party.
        party_name: Option<String> = "p.name";
        /// When it was due.
        due_on: Option<LocalDate> = "o.due_on";
        /// What is open.
        open: Money = "o.open_minor", "o.currency";
    }
}

list! {
    /// An item of which less is available than there should be, in all or in one place.
    LowStockRow from "(SELECT i.id AS item, i.sku, i.name, i.unit, NULL AS location, i.reorder_point AS wanted, \
            coalesce((SELECT sum(l.on_hand - l.reserved) FROM stock_level l JOIN location p ON p.id = l.location \
            WHERE l.item = i.id AND p.kind = 'storage'), 0) AS available \
            FROM item i WHERE i.reorder_point IS NOT NULL AND i.active = 1 AND i._del = 0 \
        UNION ALL SELECT i.id, i.sku, i.name, i.unit, s.location, s.reorder_point, \
            coalesce((SELECT l.on_hand - l.reserved FROM stock_level l WHERE l.item = s.item AND l.location = s.location), 0) \
            FROM stock_policy s JOIN item i ON i.id = s.item \
            WHERE s.reorder_point IS NOT NULL AND s._del = 0 AND i.active = 1 AND i._del = 0) w \
        LEFT JOIN location p ON p.id = w.location"
    where "w.available < w.wanted" key "w.item" and "coalesce(w.location, x'')" order "w.name COLLATE NOCASE", "w.item", "w.location" {
        /// The item.
        item: ItemId = "w.item";
        /// Its number.
        sku: String = "w.sku";
        /// Its name.
        name: String = "w.name";
        /// Its unit.
        unit: String = "w.unit";
        /// In which place; in all together when empty.
        location: Option<LocationId> = "w.location";
        /// Name of the place.
        location_name: Option<String> = "p.name";
        /// What can be sold.
        available: Quantity = "w.available";
        /// Below which it should be ordered again.
        reorder_point: Quantity = "w.wanted";
    }
}

/// Records of some kind that are not finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCount {
    /// Open deals.
    pub deals: i64,
    /// Quotes that wait for an answer.
    pub quotes: i64,
    /// Orders that are not delivered and invoiced.
    pub orders: i64,
    /// The person's drafts.
    pub drafts: i64,
}

fn first(limit: i64) -> Window {
    Window { limit: Some(limit), ..Window::default() }
}

impl Read<'_> {
    /// Money that was due before a day, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn overdue_rows(&self, today: LocalDate, limit: i64) -> Result<Page<OverdueRow>> {
        self.list_where(&first(limit), "o.due_on < ?1", vec![today.to_cell()])
    }
    /// The sum of that money, in minor units of company currency.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn overdue_sum(&self, today: LocalDate) -> Result<i64> {
        let all = "SELECT coalesce(sum(o.book_minor), 0) FROM open_item o WHERE o.kind = 'instalment' AND o.open_minor > 0 AND o.due_on < ?1";
        let reach = self.reach(EntityKind::Document, "d");
        let within = format!("{all} AND EXISTS (SELECT 1 FROM document d WHERE d.id = o.document AND {reach})");
        let sum = self.value(if reach == "1" { all } else { &within }, [crate::column::Sql(&today.to_cell())])?;
        Ok(sum.unwrap_or(0))
    }
    /// Open quotes whose date comes within a span, the first to expire first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn expiring_quotes(&self, from: LocalDate, to: LocalDate, limit: i64) -> Result<Page<DocumentRow>> {
        let condition = "s.kind = 'quote' AND s.state = 'open' AND s.until_on BETWEEN ?1 AND ?2";
        self.list_where(&by_date(limit), condition, vec![from.to_cell(), to.to_cell()])
    }
    /// Orders that are not done and are wanted within a span, the first wanted first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn orders_wanted(&self, from: LocalDate, to: LocalDate, limit: i64) -> Result<Page<DocumentRow>> {
        // An order whose goods have all left may be open again for its invoice; nobody waits for it at the door.
        let condition = "s.kind = 'order' AND s.state IN ('open', 'partial') AND s.until_on BETWEEN ?1 AND ?2 \
            AND EXISTS (SELECT 1 FROM document_line l LEFT JOIN line_progress g ON g.line = l.id \
            WHERE l.document = s.document AND coalesce(g.delivered, 0) < l.quantity)";
        self.list_where(&by_date(limit), condition, vec![from.to_cell(), to.to_cell()])
    }
    /// Items of which there is too little.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn low_stock_rows(&self, limit: i64) -> Result<Page<LowStockRow>> {
        self.list(&first(limit))
    }
    /// Open deals about which nothing is planned.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unplanned_deals(&self, limit: i64) -> Result<Page<DealRow>> {
        self.list_where(&first(limit), "s.outcome = 'open' AND n.id IS NULL", Vec::new())
    }
    /// How much is not finished.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_count(&self, user: UserId, today: LocalDate) -> Result<OpenCount> {
        let (deals, documents) = (self.reach(EntityKind::Deal, "d"), self.reach(EntityKind::Document, "d"));
        let documents = match documents.as_str() {
            "1" => documents,
            reach => format!("EXISTS (SELECT 1 FROM document d WHERE d.id = s.document AND {reach})"),
        };
        let counts = self.rows(
            &format!("SELECT (SELECT count(*) FROM deal d JOIN stage s ON s.id = d.stage WHERE s.outcome = 'open' AND d._del = 0 AND {deals}), \
             (SELECT count(*) FROM document_status s WHERE s.kind = 'quote' AND s.state = 'open' AND (s.until_on IS NULL OR s.until_on >= ?2) AND {documents}), \
             (SELECT count(*) FROM document_status s WHERE s.kind = 'order' AND s.state IN ('open', 'partial') AND {documents}), \
             (SELECT count(*) FROM draft WHERE owner = ?1 AND _del = 0)"),
            [crate::column::Sql(&user.to_cell()), crate::column::Sql(&today.to_cell())],
            |cells| Ok(OpenCount { deals: cells.take()?, quotes: cells.take()?, orders: cells.take()?, drafts: cells.take()? }),
        )?;
        let unreadable = || crate::StoreError::Unreadable {
            what: EntityKind::Document.table().to_owned(),
            detail: "count".to_owned(),
        };
        counts.into_iter().next().ok_or_else(unreadable)
    }
}

fn by_date(limit: i64) -> Window {
    let sort = vec![crate::list::Sort { column: "until_on".to_owned(), descending: false }];
    Window { limit: Some(limit), sort, ..Window::default() }
}
