//! Items: list, one with all that belongs to it, scanner, save in one step; groups of items.
//!
//! Numbers and barcodes are not unique: two offline PCs may give the same. They are shown as possible duplicates. What stock
//! and documents rely on stands: the stock unit of an item that was ever moved or sold cannot become another one.

mod category;
mod detail;
mod label;
mod save;

pub use category::CategoryRow;
pub(crate) use category::{category_rows, item_category_delete, item_category_list, item_category_save};
pub use detail::{CodeHit, ItemCode, ItemDetail};
pub(crate) use detail::{item_by_code, item_get, item_list};
pub use label::LabelRequest;
pub(crate) use label::item_labels;
pub use save::ItemSave;
pub(crate) use save::{item_delete, item_save, save};
