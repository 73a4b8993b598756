//! Items with their units, barcodes and groups.

use kontor_core::entity::{EntityKind, ItemCategoryId, ItemId};
use kontor_core::id::EntityId;
use kontor_core::item::{Item, ItemBarcode, ItemCategory, ItemUnit};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;
use crate::table::alias::same_item;

impl Read<'_> {
    /// Other units of an item.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn units_of(&self, item: ItemId) -> Result<Vec<ItemUnit>> {
        self.all(concat!("item IN (", same_item!(), ") AND _del = 0 ORDER BY id"), [Sql(&item.to_cell())])
    }
    /// Barcodes of an item.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn barcodes_of(&self, item: ItemId) -> Result<Vec<ItemBarcode>> {
        self.all(concat!("item IN (", same_item!(), ") AND _del = 0 ORDER BY id"), [Sql(&item.to_cell())])
    }
    /// Which items carry a barcode or a number: what a scanner asks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn items_by_code(&self, code: &str) -> Result<Vec<Item>> {
        self.all(
            "id IN (SELECT coalesce(merged_into, id) FROM item WHERE sku = ?1 OR id IN (SELECT item FROM item_barcode \
             WHERE code = ?1 AND _del = 0)) AND _del = 0 LIMIT 10",
            [code],
        )
    }
    /// Other items with this number: shown as possible duplicates, never refused.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn items_with_sku(&self, sku: &str, but: ItemId) -> Result<Vec<Item>> {
        self.all(
            "sku = ?1 AND id <> ?2 AND _del = 0 AND merged_into IS NULL LIMIT 10",
            rusqlite::params![sku, Sql(&but.to_cell())],
        )
    }
    /// What still needs an item: stock, a document that is not finished, a draft.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn item_used_by(&self, item: ItemId) -> Result<Option<EntityKind>> {
        let found = self.first_user(
            item,
            &[
                (
                    EntityKind::StockMove,
                    "SELECT 1 FROM stock_level s JOIN location l ON l.id = s.location \
                     WHERE s.item = ?1 AND l.kind IN ('storage', 'transit') AND (s.on_hand <> 0 OR s.reserved <> 0) LIMIT 1",
                ),
                (
                    EntityKind::Document,
                    "SELECT 1 FROM document_line l JOIN document d ON d.id = l.document \
                     JOIN document_status s ON s.document = d.id WHERE l.item = ?1 AND (s.state = 'open' OR s.state = 'partial') \
                     AND d.kind IN ('quote', 'order', 'delivery') LIMIT 1",
                ),
            ],
        )?;
        // Drafts are JSON: the id stands in them as text.
        let in_draft = "SELECT 1 FROM draft WHERE _del = 0 AND instr(body, ?1) > 0 LIMIT 1";
        match found {
            Some(kind) => Ok(Some(kind)),
            None => Ok(self.value::<i64>(in_draft, [item.id().to_string()])?.is_some().then_some(EntityKind::Draft)),
        }
    }
    /// Whether an item was ever moved or stands on a document: its unit can no longer change its meaning.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn item_has_history(&self, item: ItemId) -> Result<bool> {
        Ok(self.holds("SELECT 1 FROM stock_move WHERE item = ?1 LIMIT 1", item)?
            || self.holds("SELECT 1 FROM document_line WHERE item = ?1 LIMIT 1", item)?)
    }
    /// What still needs a group of items.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn item_category_used_by(&self, category: ItemCategoryId) -> Result<Option<EntityKind>> {
        self.first_user(
            category,
            &[
                (EntityKind::Item, "SELECT 1 FROM item WHERE category = ?1 AND _del = 0 LIMIT 1"),
                (EntityKind::ItemCategory, "SELECT 1 FROM item_category WHERE parent = ?1 AND _del = 0 LIMIT 1"),
                (EntityKind::PriceItem, "SELECT 1 FROM price_item WHERE category = ?1 AND _del = 0 LIMIT 1"),
                (EntityKind::PriceRule, "SELECT 1 FROM price_rule WHERE category = ?1 AND _del = 0 LIMIT 1"),
            ],
        )
    }
    /// All groups by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn item_categories(&self) -> Result<Vec<ItemCategory>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// A group and the groups that it belongs to, the nearest first. A ring ends where it began.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn category_path(&self, start: Option<ItemCategoryId>) -> Result<Vec<ItemCategoryId>> {
        let mut path = Vec::new();
        let mut next = start;
        while let Some(id) = next.filter(|id| !path.contains(id)) {
            path.push(id);
            next = self.find::<ItemCategory>(id)?.and_then(|category| category.parent);
        }
        Ok(path)
    }
}
