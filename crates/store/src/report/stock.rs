//! What the goods in stock are worth.

use kontor_core::decimal::Quantity;
use kontor_core::entity::{ItemCategoryId, ItemId};

use crate::error::Result;
use crate::read::Read;

/// An item in stock with its value at cost.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemValue {
    /// The item.
    pub item: ItemId,
    /// Its number.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// Its group.
    pub category: Option<ItemCategoryId>,
    /// Name of its group.
    pub category_name: Option<String>,
    /// Stock unit.
    pub unit: String,
    /// How many, in all our places.
    pub quantity: Quantity,
    /// What they cost, in minor units of company currency.
    pub value_minor: i64,
}

impl Read<'_> {
    /// Items of which something is in stock, or which have a value.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn item_values(&self) -> Result<Vec<ItemValue>> {
        self.rows(
            "SELECT i.id, i.sku, i.name, i.category, g.name, i.unit, c.quantity, c.value_minor FROM item_cost c JOIN item i ON i.id = c.item \
             LEFT JOIN item_category g ON g.id = i.category WHERE c.quantity <> 0 OR c.value_minor <> 0 \
             ORDER BY g.name COLLATE NOCASE, i.name COLLATE NOCASE, i.id",
            [],
            |cells| {
                Ok(ItemValue {
                    item: cells.take()?,
                    sku: cells.take()?,
                    name: cells.take()?,
                    category: cells.take()?,
                    category_name: cells.take()?,
                    unit: cells.take()?,
                    quantity: cells.take()?,
                    value_minor: cells.take()?,
                })
            },
        )
    }
}
