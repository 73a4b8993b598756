//! Items: goods and services, their units with exact factors, barcodes and groups.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::{self, CODE, NAME, TEXT};
use crate::decimal::{Quantity, Rate};
use crate::entity::{ItemBarcodeId, ItemCategoryId, ItemId, ItemUnitId, TaxCategoryId};
use crate::fault::{Code, Fault, Faults};
use crate::language::Language;
use crate::stock::NegativePolicy;
use crate::text_enum;

text_enum! {
    /// What an item is.
    ItemKind {
        /// Kept in stock.
        Goods "goods",
        /// Not kept in stock.
        Service "service",
        /// Carriage, packing, insurance: comes with goods and shares their tax (ancillary supply; ECJ C-349/96).
        Ancillary "ancillary",
    }
}

impl ItemKind {
    /// The kind of supply by which taxes are chosen.
    #[must_use]
    pub const fn taxed_as(self) -> Self {
        match self {
            Self::Goods | Self::Ancillary => Self::Goods,
            Self::Service => Self::Service,
        }
    }
}

/// Something that is bought and sold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Item {
    /// Identity.
    pub id: ItemId,
    /// Number for people and shelves.
    pub sku: String,
    /// Name in the company's language.
    pub name: String,
    /// Names in other languages, for the documents of customers who read them.
    #[serde(default)]
    pub names: BTreeMap<Language, String>,
    /// What stands below the name on documents.
    #[serde(default)]
    pub description: String,
    /// Goods or service.
    pub kind: ItemKind,
    /// Group.
    #[serde(default)]
    pub category: Option<ItemCategoryId>,
    /// How it is taxed.
    pub tax_category: TaxCategoryId,
    /// Unit in which stock is kept: UN/ECE Recommendation 20 (`C62` piece, `KGM` kilogram, `HUR` hour).
    pub unit: String,
    /// What happens when it runs out; the place may say otherwise.
    #[serde(default = "refuse")]
    pub negative: NegativePolicy,
    /// Order again when available stock falls below.
    #[serde(default)]
    pub reorder_point: Option<Quantity>,
    /// Whether it is still sold.
    #[serde(default = "yes")]
    pub active: bool,
    /// The item that this one turned out to be: that one goes on, what names this one means it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub merged_into: Option<ItemId>,
}

const fn refuse() -> NegativePolicy {
    NegativePolicy::Refuse
}
const fn yes() -> bool {
    true
}

impl Item {
    /// Goods that are sold by the piece and of which nothing else is known.
    #[must_use]
    pub fn new(id: ItemId, sku: &str, name: &str, tax_category: TaxCategoryId) -> Self {
        Self {
            id,
            sku: sku.to_owned(),
            name: name.to_owned(),
            names: BTreeMap::new(),
            description: String::new(),
            kind: ItemKind::Goods,
            category: None,
            tax_category,
            unit: "C62".to_owned(),
            negative: refuse(),
            reorder_point: None,
            active: true,
            merged_into: None,
        }
    }
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("sku", &self.sku, CODE);
        faults.required("name", &self.name, NAME);
        faults.at_most("description", &self.description, TEXT);
        faults.if_given("unit", Some(&self.unit), unit_code);
        if self.unit.trim().is_empty() {
            faults.push(Fault::at("unit", Code::Required));
        }
        if self.reorder_point.is_some_and(Quantity::is_negative) {
            faults.push(Fault::at("reorder_point", Code::Negative));
        }
        for (language, name) in &self.names {
            faults.at_most(&format!("names.{}", language.as_str()), name, NAME);
        }
        faults.ok()
    }
    /// Whether stock is kept of it.
    #[must_use]
    pub const fn stocked(&self) -> bool {
        matches!(self.kind, ItemKind::Goods)
    }
    /// The name in a language, or the company's name for it.
    #[must_use]
    pub fn name_in(&self, language: Language) -> &str {
        self.names.get(&language).map_or(&self.name, |name| if name.trim().is_empty() { &self.name } else { name })
    }
}

/// The form of a unit code of UN/ECE Recommendation 20 or 21.
///
/// # Errors
/// `bad-format`.
pub fn unit_code(text: &str) -> Result<(), Fault> {
    let fits = (2..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if fits { Ok(()) } else { Err(Fault::new(Code::BadFormat).with("example", "C62")) }
}

/// The units that are offered first: piece, kilogram, gram, litre, metre, square metre, hour, day, box, carton, pallet, pair, set, pack.
pub const COMMON_UNITS: &[&str] =
    &["C62", "KGM", "GRM", "LTR", "MTR", "MTK", "HUR", "DAY", "XBX", "XCT", "XPX", "PR", "SET", "XPK"];

/// Another unit: one of it is `factor` stock units, exactly.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemUnit {
    /// Identity.
    pub id: ItemUnitId,
    /// Of which item.
    pub item: ItemId,
    /// Unit code.
    pub unit: String,
    /// Stock units in one of it (a box of 12: 12).
    pub factor: Rate,
}

/// A barcode.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemBarcode {
    /// Identity.
    pub id: ItemBarcodeId,
    /// Of which item.
    pub item: ItemId,
    /// The code.
    pub code: String,
    /// The unit that it stands on; the stock unit when empty.
    #[serde(default)]
    pub unit: Option<String>,
}

/// A group of items.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ItemCategory {
    /// Identity.
    pub id: ItemCategoryId,
    /// Name.
    pub name: String,
    /// The group that it belongs to.
    #[serde(default)]
    pub parent: Option<ItemCategoryId>,
}

impl ItemUnit {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("unit", &self.unit, 3);
        faults.if_given("unit", Some(&self.unit), unit_code);
        if self.factor <= Rate::ZERO {
            faults.push(Fault::at("factor", Code::NotPositive));
        }
        faults.ok()
    }
}

impl ItemBarcode {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("code", &self.code, CODE);
        faults.if_given("code", Some(&self.code), check::barcode);
        faults.ok()
    }
}
