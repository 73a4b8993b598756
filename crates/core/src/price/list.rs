//! Price lists and their prices. A list may build on another: its prices are those of the other, changed by a formula,
//! unless it has its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::check::NAME;
use crate::decimal::{Quantity, Rate, UnitPrice};
use crate::entity::{ItemCategoryId, ItemId, PriceItemId, PriceListId};
use crate::fault::{Code, Fault, Faults};
use crate::money::Currency;
use crate::tax::check_order;
use crate::time::LocalDate;

/// A price list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceList {
    /// Identity.
    pub id: PriceListId,
    /// Name.
    pub name: String,
    /// Currency of its prices.
    pub currency: Currency,
    /// Whether its prices contain tax.
    pub includes_tax: bool,
    /// The list that it builds on.
    #[serde(default)]
    pub parent: Option<PriceListId>,
    /// What is put on the parent's prices, in percent (-10: ten percent cheaper).
    #[serde(default)]
    pub parent_percent: Rate,
    /// What is put on after that, per stock unit.
    #[serde(default)]
    pub parent_add: UnitPrice,
    /// Digits to which prices are rounded after all rules; none keeps them exact.
    #[serde(default)]
    pub price_digits: Option<u32>,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<LocalDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<LocalDate>,
}

/// A price in a list, of an item or of a whole group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceItem {
    /// Identity.
    pub id: PriceItemId,
    /// In which list.
    pub list: PriceListId,
    /// Of which item (and its variants).
    #[serde(default)]
    pub item: Option<ItemId>,
    /// Of which group, when it is not the price of one item.
    #[serde(default)]
    pub category: Option<ItemCategoryId>,
    /// Unit of which it is the price; the item's stock unit when empty.
    #[serde(default)]
    pub unit: Option<String>,
    /// From which quantity, in stock units.
    #[serde(default)]
    pub min_quantity: Quantity,
    /// Price of one unit.
    pub price: UnitPrice,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<LocalDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<LocalDate>,
}

impl PriceList {
    /// All that is wrong with the fields. Whether the parent fits is a question to all lists: [`check_lists`].
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.required("name", &self.name, NAME);
        if self.parent_percent < Rate::from(-100) {
            faults.push(
                Fault::at("parent_percent", Code::OutOfRange).with("min", -100).with("max", Rate::from(1_000_000)),
            );
        }
        if self.price_digits.is_some_and(|digits| digits > UnitPrice::SCALE) {
            faults.push(Fault::at("price_digits", Code::TooManyDecimals).with("max", UnitPrice::SCALE));
        }
        check_order(&mut faults, self.valid_from, self.valid_to);
        faults.ok()
    }
}

impl PriceItem {
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        if self.item.is_some() == self.category.is_some() {
            faults.push(Fault::at("item", Code::Required));
        }
        if self.price.is_negative() {
            faults.push(Fault::at("price", Code::Negative));
        }
        if self.min_quantity.is_negative() {
            faults.push(Fault::at("min_quantity", Code::Negative));
        }
        check_order(&mut faults, self.valid_from, self.valid_to);
        faults.ok()
    }
}

/// Checks that every list can build on its parent: the parent is there, nothing builds on itself, and both have the
/// same currency and the same terms (a formula cannot put tax on a price).
///
/// # Errors
/// At `lists.<n>.parent`: `price-list-cycle`, `not-found`, `currency-mismatch`, `not-a-choice`.
pub fn check_lists(lists: &[PriceList]) -> Result<(), Faults> {
    let mut faults = Faults::none();
    for (at, list) in lists.iter().enumerate() {
        faults.take(chain(lists, list.id).map_err(|fault| Fault { field: format!("lists.{at}.parent"), ..fault }));
    }
    faults.ok()
}

/// The list, its parent, and so on to the list that builds on none.
pub(super) fn chain(lists: &[PriceList], start: PriceListId) -> Result<Vec<&PriceList>, Fault> {
    let mut chain: Vec<&PriceList> = Vec::new();
    let mut next = Some(start);
    while let Some(id) = next {
        if chain.iter().any(|list| list.id == id) {
            return Err(Fault::at("list", Code::PriceListCycle));
        }
        let list = lists.iter().find(|list| list.id == id);
        let list = list.ok_or_else(|| Fault::at("list", Code::NotFound).with("kind", "price_list"))?;
        if let Some(child) = chain.last() {
            if child.currency != list.currency {
                let fault = Fault::at("list", Code::CurrencyMismatch);
                return Err(fault.with("left", child.currency).with("right", list.currency));
            }
            if child.includes_tax != list.includes_tax {
                return Err(Fault::at("list", Code::NotAChoice));
            }
        }
        chain.push(list);
        next = list.parent;
    }
    Ok(chain)
}
