//! Items as they stand in lists, with what is in all our storage places and their own price in the standard list.

use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::entity::{ItemCategoryId, ItemId, PriceListId};
use kontor_core::item::ItemKind;
use kontor_core::money::Currency;
use kontor_core::time::LocalDate;

use crate::column::Column;
use crate::error::{Result, StoreError};
use crate::list;
use crate::list::{Page, Walked, Window};
use crate::read::Read;
use crate::rows::BySize;

list! {
    /// An item in the list. Quantities are in its stock unit.
    ItemRow from "item i LEFT JOIN item_category c ON c.id = i.category LEFT JOIN price_item p ON p.id = ( \
        SELECT q.id FROM price_item q WHERE q.item = i.id AND q.list = ?2 AND q._del = 0 AND (q.unit IS NULL OR q.unit = i.unit) \
        AND (q.valid_from IS NULL OR q.valid_from <= ?1) AND (q.valid_to IS NULL OR q.valid_to >= ?1) \
        ORDER BY q.min_quantity, q.valid_from DESC, q.id LIMIT 1)"
    where "i._del = 0 AND i.merged_into IS NULL" key "i.id" search Item order "i.sku", "i.id" {
        /// Identity.
        id: ItemId = "i.id";
        /// Number for people and shelves.
        sku: String = "i.sku" sort ["i.sku", "i.id"];
        /// Name.
        name: String = "i.name" sort ["i.name COLLATE NOCASE", "i.id"];
        /// Goods or service.
        kind: ItemKind = "i.kind";
        /// Group.
        category: Option<ItemCategoryId> = "i.category";
        /// Name of the group.
        category_name: Option<String> = "c.name";
        /// Stock unit.
        unit: String = "i.unit";
        /// Its own price in the standard list today, lowest band; prices of groups and rules left out.
        price: BySize<Option<UnitPrice>> = "CAST(p.price * 100000000 AS INTEGER)", "p.price";
        /// Currency of the standard list.
        currency: Option<Currency> = "(SELECT l.currency FROM price_list l WHERE l.id = ?2)";
        /// What is there.
        on_hand: Quantity = "(SELECT coalesce(sum(s.on_hand), 0) FROM stock_level s JOIN location l ON l.id = s.location AND l.kind = 'storage' WHERE s.item = i.id)";
        /// What of it is promised.
        reserved: Quantity = "(SELECT coalesce(sum(s.reserved), 0) FROM stock_level s JOIN location l ON l.id = s.location AND l.kind = 'storage' WHERE s.item = i.id)";
        /// What can be sold; below zero when too much was promised.
        available: Quantity = "(SELECT coalesce(sum(s.on_hand - s.reserved), 0) FROM stock_level s JOIN location l ON l.id = s.location AND l.kind = 'storage' WHERE s.item = i.id)";
        /// Order again when available stock falls below.
        reorder_point: Option<Quantity> = "i.reorder_point";
        /// Whether it has fallen below.
        low: bool = "coalesce((SELECT coalesce(sum(s.on_hand - s.reserved), 0) FROM stock_level s JOIN location l ON l.id = s.location AND l.kind = 'storage' WHERE s.item = i.id) < i.reorder_point, 0)";
        /// Whether it is still sold.
        active: bool = "i.active";
    }
}

impl Read<'_> {
    /// A window of the items with their prices of a day in a list.
    ///
    /// # Errors
    /// `not-a-choice` for an unknown column.
    pub fn item_rows(&self, window: &Window, today: LocalDate, list: PriceListId) -> Result<Page<ItemRow>> {
        self.list_where(window, "1", vec![today.to_cell(), list.to_cell()])
    }
    /// All items with their prices of a day in a list, as [`Read::walk`] does it.
    ///
    /// # Errors
    /// As [`Read::walk`].
    pub fn walk_items<T, E: From<StoreError>>(
        &self,
        window: &Window,
        today: LocalDate,
        list: PriceListId,
        work: impl FnOnce(usize, &mut Walked<'_, ItemRow>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.walk_parts(window, vec![today.to_cell(), list.to_cell()], &["1".to_owned()], work)
    }
}
