//! Making, changing and removing items.

use std::collections::BTreeSet;

use kontor_core::entity::{EntityKind, ItemId};
use kontor_core::fault::{Code, Fault, Faults};
use kontor_core::item::{Item, ItemBarcode, ItemUnit};
use kontor_store::{Read, Write};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::detail::{ItemDetail, item_get};
use crate::context::Context;
use crate::error::Answer;
use crate::party::replace;
use crate::program::Nothing;
use crate::record::{RecordId, delete_unused};
use crate::reference::expect_there;

/// An item as it should be. Units and barcodes that are not named are removed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemSave {
    /// The item. A new one comes with an id of the caller's making.
    pub item: Item,
    /// All its other units.
    #[serde(default)]
    pub units: Vec<ItemUnit>,
    /// All its barcodes.
    #[serde(default)]
    pub barcodes: Vec<ItemBarcode>,
}

pub(crate) fn item_save(context: &Context<'_>, request: ItemSave) -> Answer<ItemDetail> {
    let id = request.item.id;
    context.write(|write| save(write, request))?;
    item_get(context, RecordId { id: id.0 })
}

/// Saves an item in a change that is going on.
pub(crate) fn save(write: &mut Write<'_>, mut request: ItemSave) -> Answer<()> {
    let id = request.item.id;
    request.settle();
    let mut faults = request.check();
    let stored = write.find::<Item>(id)?;
    check_references(write, &request.item, &mut faults)?;
    if let Some(stored) = &stored {
        check_history(write, stored, &request.item, &mut faults)?;
    }
    faults.ok()?;
    // Only a merge says that an item is another one.
    request.item.merged_into = stored.and_then(|stored| stored.merged_into);
    write.save(&request.item)?;
    let (units, barcodes) = (write.units_of(id)?, write.barcodes_of(id)?);
    replace(write, units, &request.units)?;
    replace(write, barcodes, &request.barcodes)
}

pub(crate) fn item_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    let id: ItemId = request.of();
    context.write(|write| {
        let used_by = write.item_used_by(id)?;
        // A scanner must not find what is gone, and undo brings all of it back.
        let (units, barcodes) = (write.units_of(id)?, write.barcodes_of(id)?);
        delete_unused::<Item>(write, id, used_by)?;
        replace::<ItemUnit>(write, units, &[])?;
        replace::<ItemBarcode>(write, barcodes, &[])?;
        Ok(Nothing {})
    })
}

fn check_references(read: &Read<'_>, item: &Item, faults: &mut Faults) -> Answer<()> {
    expect_there(read, faults, "item.category", EntityKind::ItemCategory, item.category, None)?;
    expect_there(read, faults, "item.tax_category", EntityKind::TaxCategory, Some(item.tax_category), None)
}

/// What stock and documents rely on stands.
fn check_history(read: &Read<'_>, stored: &Item, wanted: &Item, faults: &mut Faults) -> Answer<()> {
    let other_unit = stored.unit != wanted.unit;
    let other_kind = stored.kind != wanted.kind;
    if (other_unit || other_kind) && read.item_has_history(stored.id)? {
        let by = |field| Fault::at(field, Code::InUse).with("by", "document");
        faults.0.extend(other_unit.then(|| by("item.unit")));
        faults.0.extend(other_kind.then(|| by("item.kind")));
    }
    Ok(())
}

impl ItemSave {
    /// An item with its units and barcodes as they are now.
    pub(crate) fn stored(read: &Read<'_>, id: ItemId) -> Answer<Self> {
        Ok(Self { item: read.present(id)?, units: read.units_of(id)?, barcodes: read.barcodes_of(id)? })
    }
    /// Parts belong to this item, whatever they say, and codes have no blanks around them.
    fn settle(&mut self) {
        let id = self.item.id;
        self.item.sku = self.item.sku.trim().to_owned();
        self.units.iter_mut().for_each(|unit| unit.item = id);
        for barcode in &mut self.barcodes {
            barcode.item = id;
            barcode.code = barcode.code.trim().to_owned();
            barcode.unit = barcode.unit.take().filter(|unit| !unit.trim().is_empty() && *unit != self.item.unit);
        }
    }

    fn check(&self) -> Faults {
        let mut faults = Faults::none();
        let mut part = |path: String, found: Result<(), Faults>| {
            if let Err(found) = found {
                faults.absorb(&path, found);
            }
        };
        part("item".to_owned(), self.item.validate());
        for (at, unit) in self.units.iter().enumerate() {
            part(format!("units.{at}"), unit.validate());
        }
        for (at, barcode) in self.barcodes.iter().enumerate() {
            part(format!("barcodes.{at}"), barcode.validate());
        }
        let mut units = BTreeSet::from([self.item.unit.as_str()]);
        for (at, unit) in self.units.iter().enumerate() {
            if !units.insert(&unit.unit) {
                faults.push(Fault::at(format!("units.{at}.unit"), Code::Repeated));
            }
        }
        let mut codes = BTreeSet::new();
        for (at, barcode) in self.barcodes.iter().enumerate() {
            if !codes.insert(&barcode.code) {
                faults.push(Fault::at(format!("barcodes.{at}.code"), Code::Repeated));
            }
            if let Some(unit) = barcode.unit.as_deref().filter(|unit| !units.contains(unit)) {
                faults.push(Fault::at(format!("barcodes.{at}.unit"), Code::UnknownUnit).with("unit", unit));
            }
        }
        faults
    }
}
