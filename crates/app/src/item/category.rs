//! Groups of items, which may stand in one another.

use kontor_core::check::NAME;
use kontor_core::entity::{EntityKind, ItemCategoryId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::item::ItemCategory;
use kontor_store::Read;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::error::Answer;
use crate::program::Nothing;
use crate::record::{RecordId, delete_unused};
use crate::reference::expect_there;

/// A group by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CategoryName {
    /// Identity.
    pub id: ItemCategoryId,
    /// Name.
    pub name: String,
}

/// A group of items with its place among the others.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct CategoryRow {
    /// The group.
    pub category: ItemCategory,
    /// From the outermost group to this one.
    pub path: Vec<CategoryName>,
}

pub(crate) fn item_category_list(context: &Context<'_>, _: Nothing) -> Answer<Vec<CategoryRow>> {
    context.read(category_rows)
}

/// All groups in the order of a tree that is laid out in lines.
pub(crate) fn category_rows(read: &Read<'_>) -> Answer<Vec<CategoryRow>> {
    let all = read.item_categories()?;
    let row =
        |category: &ItemCategory| CategoryRow { path: path_of(&all, Some(category.id)), category: category.clone() };
    let mut rows: Vec<CategoryRow> = all.iter().map(row).collect();
    let names = |row: &CategoryRow| row.path.iter().map(|part| part.name.to_lowercase()).collect::<Vec<_>>();
    rows.sort_by_cached_key(|row| (names(row), row.category.id));
    Ok(rows)
}

/// From the outermost group to the one asked for. A ring, which two PCs can make together, ends where it began.
pub(crate) fn path_of(all: &[ItemCategory], of: Option<ItemCategoryId>) -> Vec<CategoryName> {
    let mut path: Vec<CategoryName> = Vec::new();
    let mut next = of;
    while let Some(category) = next.and_then(|id| all.iter().find(|category| category.id == id)) {
        if path.iter().any(|part| part.id == category.id) {
            break;
        }
        path.push(CategoryName { id: category.id, name: category.name.clone() });
        next = category.parent;
    }
    path.reverse();
    path
}

pub(crate) fn item_category_save(context: &Context<'_>, category: ItemCategory) -> Answer<ItemCategory> {
    context.write(|write| {
        let mut faults = Faults::none();
        faults.required("name", &category.name, NAME);
        expect_there(write, &mut faults, "parent", EntityKind::ItemCategory, category.parent, None)?;
        let above = path_of(&write.item_categories()?, category.parent);
        if above.iter().any(|part| part.id == category.id) {
            faults.push(Fault::at("parent", Code::NotAChoice));
        }
        faults.ok()?;
        write.save(&category)?;
        Ok(category)
    })
}

pub(crate) fn item_category_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    let id: ItemCategoryId = request.of();
    context.write(|write| {
        let used_by = write.item_category_used_by(id)?;
        delete_unused::<ItemCategory>(write, id, used_by)?;
        Ok(Nothing {})
    })
}
