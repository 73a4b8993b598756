//! Rules that replace a tax category by customer and kind of supply: data of the company, chosen by priority.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{check_order, valid_on};
use crate::check;
use crate::entity::{TaxCategoryId, TaxRuleId};
use crate::fault::Faults;
use crate::item::ItemKind;
use crate::party::PartyKind;
use crate::text_enum;
use crate::time::LocalDate;

text_enum! {
    /// Where a customer is, seen from the seller.
    Region {
        /// In the seller's country.
        Domestic "domestic",
        /// In another member state of the EU.
        EuropeanUnion "eu",
        /// Anywhere else.
        ThirdCountry "third_country",
    }
}

impl Region {
    /// The region of a country (ISO 3166-1), seen from the seller's. A seller outside the EU has no EU neighbours.
    #[must_use]
    pub fn of(country: &str, seller_country: &str) -> Self {
        if country == seller_country {
            Self::Domestic
        } else if check::in_eu_vat(country) && check::in_eu_vat(seller_country) {
            Self::EuropeanUnion
        } else {
            Self::ThirdCountry
        }
    }
}

/// What replaces the tax for certain customers. An empty condition asks nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxRule {
    /// Identity.
    pub id: TaxRuleId,
    /// The highest priority wins.
    pub priority: i32,
    /// Where the customer is.
    #[serde(default)]
    pub region: Option<Region>,
    /// One country alone.
    #[serde(default)]
    pub country: Option<String>,
    /// Human or firm.
    #[serde(default)]
    pub customer: Option<PartyKind>,
    /// Whether the customer has a VAT id.
    #[serde(default)]
    pub with_vat_id: Option<bool>,
    /// Goods or services.
    #[serde(default)]
    pub supply: Option<ItemKind>,
    /// The tax category that is replaced.
    #[serde(default)]
    pub category: Option<TaxCategoryId>,
    /// The tax category that takes its place.
    pub becomes: TaxCategoryId,
    /// First day.
    #[serde(default)]
    pub valid_from: Option<LocalDate>,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<LocalDate>,
}

/// What a rule looks at: who gets what, from where.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaxedSupply<'a> {
    /// The seller's country.
    pub seller_country: &'a str,
    /// Where the goods go, or where the customer is established (services).
    pub country: &'a str,
    /// Human or firm.
    pub customer: PartyKind,
    /// Whether the customer has a VAT id.
    pub with_vat_id: bool,
    /// Goods or services.
    pub supply: ItemKind,
    /// The tax category of the item.
    pub category: TaxCategoryId,
    /// Day of supply.
    pub on: LocalDate,
}

impl TaxRule {
    /// A rule without conditions.
    #[must_use]
    pub const fn always(id: TaxRuleId, priority: i32, becomes: TaxCategoryId) -> Self {
        Self {
            id,
            priority,
            region: None,
            country: None,
            customer: None,
            with_vat_id: None,
            supply: None,
            category: None,
            becomes,
            valid_from: None,
            valid_to: None,
        }
    }
    /// All that is wrong with the fields.
    ///
    /// # Errors
    /// Codes per field.
    pub fn validate(&self) -> Result<(), Faults> {
        let mut faults = Faults::none();
        faults.if_given("country", self.country.as_deref(), check::country);
        check_order(&mut faults, self.valid_from, self.valid_to);
        faults.ok()
    }
    /// Whether every condition is met.
    #[must_use]
    pub fn applies_to(&self, supply: &TaxedSupply<'_>) -> bool {
        self.region.is_none_or(|region| region == Region::of(supply.country, supply.seller_country))
            && self.country.as_deref().is_none_or(|country| country == supply.country)
            && self.customer.is_none_or(|kind| kind == supply.customer)
            && self.with_vat_id.is_none_or(|with| with == supply.with_vat_id)
            && self.supply.is_none_or(|kind| kind.taxed_as() == supply.supply.taxed_as())
            && self.category.is_none_or(|category| category == supply.category)
            && valid_on(self.valid_from, self.valid_to, supply.on)
    }
}

/// The tax category that counts for a supply: that of the highest rule that applies, else the item's own.
/// Of equal priorities the older rule wins, on every PC.
#[must_use]
pub fn tax_category_for(rules: &[TaxRule], supply: &TaxedSupply<'_>) -> TaxCategoryId {
    rules
        .iter()
        .filter(|rule| rule.applies_to(supply))
        .max_by_key(|rule| (rule.priority, std::cmp::Reverse(rule.id)))
        .map_or(supply.category, |rule| rule.becomes)
}
