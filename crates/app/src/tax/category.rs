//! Tax categories, and all about taxes at a glance.

use kontor_core::decimal::Rate;
use kontor_core::entity::TaxCategoryId;
use kontor_core::tax::{TaxCategory, TaxRate, TaxRule};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::look_up::vat_percent;
use crate::program::Nothing;
use crate::record::{RecordId, delete_unused};

/// All about taxes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxOverview {
    /// Categories with their rates.
    pub categories: Vec<TaxCategoryRow>,
    /// What replaces a category for certain customers, the first that counts first.
    pub rules: Vec<TaxRule>,
}

/// A tax category with its rates.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxCategoryRow {
    /// The category.
    pub category: TaxCategory,
    /// VAT in percent today; nothing when no rate is valid.
    pub today: Option<Rate>,
    /// Its rates, by tax and first day.
    pub rates: Vec<TaxRate>,
}

pub(crate) fn tax_overview(context: &Context<'_>, _: Nothing) -> Answer<TaxOverview> {
    context.read(|read| {
        let today = Calendar::of(&company(read)?).day_of(context.now());
        let rates = read.tax_rates()?;
        let row = |category: TaxCategory| TaxCategoryRow {
            today: vat_percent(&category, &rates, today),
            rates: rates.iter().filter(|rate| rate.category == category.id).cloned().collect(),
            category,
        };
        Ok(TaxOverview { categories: read.tax_categories()?.into_iter().map(row).collect(), rules: read.tax_rules()? })
    })
}

pub(crate) fn tax_category_save(context: &Context<'_>, mut category: TaxCategory) -> Answer<TaxCategory> {
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    category.reason_code = filled(category.reason_code);
    category.reason_text = filled(category.reason_text);
    category.validate()?;
    context.write(|write| {
        write.save(&category)?;
        Ok(category)
    })
}

pub(crate) fn tax_category_delete(context: &Context<'_>, request: RecordId) -> Answer<Nothing> {
    let id: TaxCategoryId = request.of();
    context.write(|write| {
        let used_by = write.tax_category_used_by(id)?;
        delete_unused::<TaxCategory>(write, id, used_by)?;
        for rate in write.tax_rates()?.into_iter().filter(|rate| rate.category == id) {
            write.delete::<TaxRate>(rate.id)?;
        }
        Ok(Nothing {})
    })
}
