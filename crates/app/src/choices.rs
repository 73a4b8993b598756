//! All small lists that screens choose from, in one answer, so that no form waits for a dozen of them.

use kontor_core::check::COUNTRIES;
use kontor_core::company::{Branch, User};
use kontor_core::deal::{Pipeline, Stage};
use kontor_core::decimal::Rate;
use kontor_core::entity::{EmployeeId, PaymentTermId, PriceListId, TaxCategoryId};
use kontor_core::item::COMMON_UNITS;
use kontor_core::language::Language;
use kontor_core::money::Currency;
use kontor_core::permission::{Action, Resource};
use kontor_core::tax::{TaxCategory, VatCategory};
use kontor_core::text_enum::TextEnum;
use kontor_core::warehouse::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::{Calendar, Context, company};
use crate::error::Answer;
use crate::item::{CategoryRow, category_rows};
use crate::look_up::vat_percent;
use crate::program::Nothing;
use crate::setup::standard_price_list;

/// What can be chosen. Names that came with the program ("standard", "net-30", "won") are keys that the screen translates.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct Choices {
    /// Branches by code.
    pub branches: Vec<Branch>,
    /// People by name, also those who no longer work here.
    pub users: Vec<User>,
    /// Employees by name.
    pub employees: Vec<EmployeeChoice>,
    /// Price lists by name.
    pub price_lists: Vec<PriceListChoice>,
    /// Payment terms by name.
    pub payment_terms: Vec<PaymentTermChoice>,
    /// Tax categories with what they charge today.
    pub tax_categories: Vec<TaxCategoryChoice>,
    /// Groups of items as a tree laid out in lines.
    pub item_categories: Vec<CategoryRow>,
    /// Places by name, those of partners too.
    pub locations: Vec<Location>,
    /// Pipelines.
    pub pipelines: Vec<Pipeline>,
    /// Stages of all pipelines in their order.
    pub stages: Vec<Stage>,
    /// Currencies by code.
    pub currencies: Vec<CurrencyChoice>,
    /// Codes of the usual units (UN/ECE Recommendation 20).
    pub units: Vec<String>,
    /// Codes of countries (ISO 3166-1).
    pub countries: Vec<String>,
    /// Languages of screen and paper.
    pub languages: Vec<Language>,
}

/// An employee.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct EmployeeChoice {
    /// Identity.
    pub id: EmployeeId,
    /// Name.
    pub name: String,
}

/// A price list.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PriceListChoice {
    /// Identity.
    pub id: PriceListId,
    /// Name.
    pub name: String,
    /// Currency of its prices.
    pub currency: Currency,
    /// Whether its prices contain tax.
    pub includes_tax: bool,
    /// Whether it counts for everybody who has no list of their own.
    pub standard: bool,
}

/// A payment term.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct PaymentTermChoice {
    /// Identity.
    pub id: PaymentTermId,
    /// Name.
    pub name: String,
}

/// A tax category.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct TaxCategoryChoice {
    /// Identity.
    pub id: TaxCategoryId,
    /// Name.
    pub name: String,
    /// Code of EN 16931.
    pub vat: VatCategory,
    /// VAT in percent today; nothing when no rate is valid.
    pub rate: Option<Rate>,
}

/// A currency.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
pub struct CurrencyChoice {
    /// Code of ISO 4217.
    pub code: Currency,
    /// Digits of its minor unit.
    pub digits: u32,
}

pub(crate) fn choices(context: &Context<'_>, _: Nothing) -> Answer<Choices> {
    context.read(|read| {
        let today = Calendar::of(&company(read)?).day_of(context.now());
        let rates = read.tax_rates()?;
        let tax_category = |category: TaxCategory| TaxCategoryChoice {
            rate: vat_percent(&category, &rates, today),
            id: category.id,
            name: category.name,
            vat: category.vat,
        };
        let price_lists = read.price_lists()?.into_iter().map(|list| PriceListChoice {
            standard: list.id == standard_price_list(),
            id: list.id,
            name: list.name,
            currency: list.currency,
            includes_tax: list.includes_tax,
        });
        // Who does not see the schedule still knows the colleagues by name.
        let planned = context.may(Resource::Schedule, Action::See);
        let employees = if planned { read.employees_seen()? } else { read.employees()? }.into_iter();
        let payment_terms = read.payment_terms()?.into_iter();
        Ok(Choices {
            branches: read.branches()?,
            users: read.users()?,
            employees: employees.map(|employee| EmployeeChoice { id: employee.id, name: employee.name }).collect(),
            price_lists: price_lists.collect(),
            payment_terms: payment_terms.map(|term| PaymentTermChoice { id: term.id, name: term.name }).collect(),
            tax_categories: read.tax_categories()?.into_iter().map(tax_category).collect(),
            item_categories: category_rows(read)?,
            locations: read.locations()?,
            pipelines: read.pipelines()?,
            stages: read.stages()?,
            currencies: Currency::all().map(|code| CurrencyChoice { code, digits: code.digits() }).collect(),
            units: COMMON_UNITS.iter().map(|unit| (*unit).to_owned()).collect(),
            countries: COUNTRIES.split(' ').map(str::to_owned).collect(),
            languages: Language::ALL.to_vec(),
        })
    })
}
