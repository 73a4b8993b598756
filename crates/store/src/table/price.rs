//! Price lists, prices and price rules.

use kontor_core::entity::{EntityKind, ItemCategoryId, ItemId, PriceListId};
use kontor_core::price::{PriceItem, PriceList, PriceRule};

use crate::column::{Column, Sql};
use crate::error::Result;
use crate::read::Read;

impl Read<'_> {
    /// All price lists by name.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn price_lists(&self) -> Result<Vec<PriceList>> {
        self.all("_del = 0 ORDER BY name", [])
    }
    /// Prices that can concern an item: its own and those of its groups.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn prices_for(&self, item: ItemId, categories: &[ItemCategoryId]) -> Result<Vec<PriceItem>> {
        let mut prices: Vec<PriceItem> =
            self.all("item = ?1 AND _del = 0 ORDER BY list, min_quantity", [Sql(&item.to_cell())])?;
        for category in categories {
            prices.extend(self.all::<PriceItem>("category = ?1 AND _del = 0", [Sql(&category.to_cell())])?);
        }
        Ok(prices)
    }
    /// Prices of a list for whole groups of items.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn group_prices_of(&self, list: PriceListId) -> Result<Vec<PriceItem>> {
        self.all("list = ?1 AND category IS NOT NULL AND _del = 0 ORDER BY id", [Sql(&list.to_cell())])
    }
    /// All price rules, highest priority first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn price_rules(&self) -> Result<Vec<PriceRule>> {
        self.all("_del = 0 ORDER BY priority DESC, name", [])
    }
    /// What still needs a price list.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn price_list_used_by(&self, list: PriceListId) -> Result<Option<EntityKind>> {
        self.first_user(
            list,
            &[
                (EntityKind::Party, "SELECT 1 FROM party WHERE price_list = ?1 AND _del = 0 LIMIT 1"),
                (EntityKind::PriceList, "SELECT 1 FROM price_list WHERE parent = ?1 AND _del = 0 LIMIT 1"),
                (EntityKind::PriceRule, "SELECT 1 FROM price_rule WHERE list = ?1 AND _del = 0 LIMIT 1"),
            ],
        )
    }
    /// How many prices a list has of its own.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn price_count(&self, list: PriceListId) -> Result<i64> {
        let count = "SELECT count(*) FROM price_item WHERE list = ?1 AND _del = 0";
        Ok(self.value(count, [Sql(&list.to_cell())])?.unwrap_or(0))
    }
    /// Another price for the same thing in the same list from the same quantity and day on.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn price_beside(&self, price: &PriceItem) -> Result<Option<PriceItem>> {
        // Looked for among the prices of the thing, which are few; the list may have a hundred thousand.
        let of_thing = match price.item {
            Some(_) => "item = ?2 AND category IS ?3",
            None => "category = ?3 AND item IS ?2",
        };
        let found = self.all(
            &format!(
                "+list = ?1 AND {of_thing} AND unit IS ?4 AND min_quantity = ?5 AND valid_from IS ?6 AND id <> ?7 AND _del = 0 LIMIT 1"
            ),
            [
                Sql(&price.list.to_cell()),
                Sql(&price.item.to_cell()),
                Sql(&price.category.to_cell()),
                Sql(&price.unit.to_cell()),
                Sql(&price.min_quantity.to_cell()),
                Sql(&price.valid_from.to_cell()),
                Sql(&price.id.to_cell()),
            ],
        )?;
        Ok(found.into_iter().next())
    }
}
