//! Prices as they stand in lists.

use kontor_core::decimal::{Quantity, UnitPrice};
use kontor_core::entity::{ItemCategoryId, ItemId, PriceItemId, PriceListId};
use kontor_core::money::Currency;
use kontor_core::time::LocalDate;

use crate::list;
use crate::rows::BySize;

list! {
    /// A price in a list. Filter by `list` or `item` for the prices of one.
    PriceItemRow from "price_item p LEFT JOIN price_list l ON l.id = p.list LEFT JOIN item i ON i.id = p.item LEFT JOIN item_category c ON c.id = p.category"
    where "p._del = 0 AND l._del = 0 AND coalesce(i._del, 0) = 0" key "p.id" search Item by "p.item"
    order "l.name", "coalesce(i.sku, '')", "coalesce(c.name, '')", "p.unit", "p.min_quantity", "p.valid_from", "p.id" {
        /// Identity.
        id: PriceItemId = "p.id";
        /// List.
        list: PriceListId = "p.list";
        /// Name of the list.
        list_name: String = "l.name";
        /// Item.
        item: Option<ItemId> = "p.item";
        /// Number of the item.
        sku: Option<String> = "i.sku";
        /// Name of the item.
        item_name: Option<String> = "i.name";
        /// Or group of items.
        category: Option<ItemCategoryId> = "p.category";
        /// Name of the group.
        category_name: Option<String> = "c.name";
        /// Unit of which it is the price; the stock unit when empty.
        unit: Option<String> = "p.unit";
        /// From which quantity, in stock units.
        min_quantity: Quantity = "p.min_quantity";
        /// Price of one unit.
        price: BySize<UnitPrice> = "CAST(p.price * 100000000 AS INTEGER)", "p.price";
        /// Currency of the list.
        currency: Currency = "l.currency";
        /// Whether the prices of the list contain tax.
        includes_tax: bool = "l.includes_tax";
        /// First day.
        valid_from: Option<LocalDate> = "p.valid_from";
        /// Last day.
        valid_to: Option<LocalDate> = "p.valid_to";
    }
}
