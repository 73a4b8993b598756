//! Stock levels and moves as they stand in lists.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{DocumentId, ItemCategoryId, ItemId, LocationId, StockMoveId};
use kontor_core::money::{Currency, Money};
use kontor_core::sales::DocumentKind;
use kontor_core::stock::LocationType;
use kontor_core::time::{LocalDate, Timestamp};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::column::Column;
use crate::error::Result;
use crate::list;
use crate::list::{Fetch, Page, SeveralCells, Window};
use crate::read::{Cells, Read};

/// What a part of the stock of an item is worth at today's cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(transparent)]
pub struct AtCost(pub Money);

/// Nothing for people who may not see costs.
impl Fetch<SeveralCells> for Option<AtCost> {
    fn fetch(cells: &mut Cells<'_, '_>) -> Result<Self> {
        // The first cell only sorts and filters; what is shown is reckoned here, exactly.
        let _: Option<i64> = cells.take()?;
        let (value, whole, part): (Option<i64>, Option<i64>, Option<i64>) =
            (cells.take()?, cells.take()?, cells.take()?);
        let (value, whole, part) = (value.unwrap_or(0), whole.unwrap_or(0), part.unwrap_or(0));
        let currency: Option<Currency> = cells.take()?;
        Ok(currency.map(|currency| AtCost(Money::new(share_of(value, part, whole), currency))))
    }
}

/// The share of `value` that belongs to `part` of `whole`, half away from zero; nothing of nothing.
#[must_use]
pub fn share_of(value: i64, part: i64, whole: i64) -> i64 {
    if whole == 0 {
        return 0;
    }
    let (product, whole) = (i128::from(value) * i128::from(part), i128::from(whole));
    let half = if (product < 0) == (whole < 0) { whole } else { -whole };
    i64::try_from((2 * product + half) / (2 * whole)).unwrap_or(value)
}

list! {
    /// An item in one of our places.
    StockLevelRow from "(SELECT item, location FROM stock_level UNION SELECT item, location FROM stock_policy WHERE _del = 0 \
        UNION SELECT i.id, l.id FROM item i JOIN location l ON l.kind = 'storage' AND l._del = 0 WHERE i.reorder_point IS NOT NULL) k \
        JOIN item i ON i.id = k.item JOIN location l ON l.id = k.location LEFT JOIN stock_level s ON s.item = k.item AND s.location = k.location \
        LEFT JOIN item_cost c ON c.item = k.item LEFT JOIN item_category g ON g.id = i.category \
        LEFT JOIN stock_policy p ON p.id = (SELECT min(id) FROM stock_policy WHERE item = k.item AND location = k.location AND _del = 0)"
    where "i._del = 0 AND i.kind = 'goods' AND l.kind IN ('storage', 'transit')" key "k.item" and "k.location" search Item viewed Location as "l"
    order "i.name COLLATE NOCASE", "l.name COLLATE NOCASE", "k.item", "k.location" {
        /// The item.
        item: ItemId = "k.item";
        /// Its number.
        sku: String = "i.sku";
        /// Its name.
        name: String = "i.name";
        /// Its group.
        category: Option<ItemCategoryId> = "i.category";
        /// Name of its group.
        category_name: Option<String> = "g.name";
        /// Stock unit.
        unit: String = "i.unit";
        /// The place.
        location: LocationId = "k.location";
        /// Name of the place.
        location_name: String = "l.name";
        /// What is there.
        on_hand: Quantity = "coalesce(s.on_hand, 0)";
        /// What of it is promised.
        reserved: Quantity = "coalesce(s.reserved, 0)";
        /// What can be promised or sold.
        available: Quantity = "coalesce(s.on_hand, 0) - coalesce(s.reserved, 0)";
        /// What is there at today's cost; absent for people who may not see costs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        value: Option<AtCost> = "CASE WHEN c.quantity <> 0 THEN CAST(round(1.0 * c.value_minor * coalesce(s.on_hand, 0) / c.quantity) AS INTEGER) ELSE 0 END",
            "c.value_minor", "c.quantity", "s.on_hand", "(SELECT currency FROM company LIMIT 1)" for Cost;
        /// Order again when available stock falls below.
        reorder_point: Option<Quantity> = "coalesce(p.reorder_point, i.reorder_point)";
        /// Whether it fell below.
        reorder: bool = "coalesce(coalesce(s.on_hand, 0) - coalesce(s.reserved, 0) < coalesce(p.reorder_point, i.reorder_point), 0)";
    }
}

list! {
    /// Goods that went from one place to another.
    StockMoveRow from "stock_move m LEFT JOIN item i ON i.id = m.item LEFT JOIN location f ON f.id = m.from_location LEFT JOIN location t ON t.id = m.to_location \
        LEFT JOIN document d ON d.id = m.document LEFT JOIN branch b ON b.id = m.branch"
    where "1" key "m.id" search Item by "m.item", Document by "m.document" viewed StockMove as "m" order "m.moved_at_ms DESC", "m.id DESC" {
        /// Identity.
        id: StockMoveId = "m.id";
        /// On which business day.
        moved_on: LocalDate = "m.moved_on";
        /// When.
        moved_at_ms: Timestamp = "m.moved_at_ms" sort ["m.moved_at_ms", "m.id"];
        /// The item.
        item: ItemId = "m.item";
        /// Its number.
        sku: String = "i.sku";
        /// Its name.
        name: String = "i.name";
        /// Stock unit.
        unit: String = "i.unit";
        /// Out of here.
        from_location: LocationId = "m.from_location";
        /// Name of that place.
        from_name: String = "f.name";
        /// What kind of place.
        from_kind: LocationType = "f.kind";
        /// Into there.
        to_location: LocationId = "m.to_location";
        /// Name of that place.
        to_name: String = "t.name";
        /// What kind of place.
        to_kind: LocationType = "t.kind";
        /// How much.
        quantity: Quantity = "m.quantity";
        /// What it was worth at cost; absent for people who may not see costs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        value: Option<Money> = "(SELECT value_minor FROM stock_move_cost WHERE id = m.id)", "(SELECT currency FROM company LIMIT 1)" for Cost;
        /// The document that caused it.
        document: Option<DocumentId> = "m.document";
        /// What kind of document.
        document_kind: Option<DocumentKind> = "d.kind";
        /// Its number.
        number: Option<String> = "d.number";
        /// Code of the branch.
        branch: Option<String> = "b.code";
    }
}

impl Read<'_> {
    /// A window of the moves of one item.
    ///
    /// # Errors
    /// `not-a-choice` for an unknown column.
    pub fn move_rows_of(&self, item: ItemId, window: &Window) -> Result<Page<StockMoveRow>> {
        self.list_where(window, "m.item = ?1", vec![item.to_cell()])
    }
}
